"""Who has to do what by when: a task and each of its reporting steps by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.per_task import PerTask, Reader
from graph.answers.steps import steps
from graph.answers.written import written
from graph.catalog import catalog
from graph.directions import ACTIVE_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from graph.answers.steps import Step
    from graph.catalog import Agency, Deadline, Task
    from graph.evidence import Assignment
    from graph.quotes import Quote
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Duty:
    """What one agency has to do: a task, or a step of it.

    `role` is that of the contract, "report" for one that only passes a report on;
    `times` are its own deadlines.
    """

    task: Task
    agency: Agency
    role: str
    stated: bool
    step: Step | None
    times: tuple[Deadline, ...]
    quote: Quote

    @property
    def feeds(self) -> Deadline | None:
        """The time of the later step that rests on this one."""
        return self.step.feeds if self.step else None


def duties(store: Store) -> PerTask[Duty]:
    """The duties of every task by its slug, the task's own before its steps."""
    return store.keep(
        "duties",
        lambda: PerTask(store, lambda chosen: _Reader(store, chosen).duties()),
    )


def known_on(store: Store, letter: str, day: date) -> bool:
    """Whether a letter may have been signed by a day.

    A letter whose day is left open was signed no earlier than what it cites.
    """
    found = written(store, letter)
    if found is not None:
        return found.day <= day
    return (catalog(store).documents[letter].date or "") <= day.isoformat()


@dataclass(slots=True)
class _Reader(Reader):
    """Reads duties out of what letters state: those of all tasks, or of some."""

    def duties(self) -> dict[str, tuple[Duty, ...]]:
        of_step: Mapping[str, tuple[Step, ...]] = steps(self.store)
        if self.chosen is not None:
            of_step = steps(self.store).among(self.chosen)
        return {
            task.slug: tuple(self._of(task, self.parts.get(task.slug, ()), of_step))
            for task in self._tasks()
        }

    def _of(
        self,
        task: Task,
        parts: Sequence[Assignment],
        of_step: Mapping[str, tuple[Step, ...]],
    ) -> Iterator[Duty]:
        found = of_step.get(task.slug, ())
        times = _own(task, found)
        by_agency = {p.agency: p for p in reversed(parts) if p.role in ACTIVE_ROLES}
        senders = {agency.slug for step in found for agency in step.senders}
        for part in parts:
            only_a_step = part.role == "advise" and part.agency in senders
            if part.role in ACTIVE_ROLES and not only_a_step:
                agency = self.known.agencies[part.agency]
                yield Duty(
                    task, agency, part.role, part.stated, None, times, part.quote
                )
        for step in found:
            for agency in step.senders:
                own = by_agency.get(agency.slug)
                role, stated = (own.role, own.stated) if own else ("report", True)
                yield Duty(task, agency, role, stated, step, step.times, step.quote)

    def _tasks(self) -> Iterable[Task]:
        if self.chosen is None:
            return self.known.tasks.values()
        return self.known.in_order(self.chosen)


def _own(task: Task, found: Sequence[Step]) -> tuple[Deadline, ...]:
    """The deadlines of the task itself: those that stand in none of its steps."""
    taken = {due for step in found for due in step.times}
    return tuple(due for due in task.deadlines if due not in taken)
