"""Who has to do what by when: a task and each of its reporting steps by itself.

A date belongs to the step it stands in. Of "gửi Sở Xây dựng để tổng hợp tham mưu UBND
tỉnh báo cáo Bộ Xây dựng trước ngày 25/7" the last step alone has the date; the two
before it have none of their own, but have to be done for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from graph.answers.written import written
from graph.catalog import Deadline, catalog
from graph.directions import ACTIVE_ROLES
from graph.evidence import evidence, parts_of_agencies, parts_of_tasks
from graph.index.shelf import MOST_KEPT
from graph.index.things import some, values
from graph.iris import fold, whole
from graph.quotes import Quote

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import date

    from graph.catalog import Agency, Catalog, Task
    from graph.evidence import Assignment, Evidence
    from graph.readable import Row
    from graph.store import Store

T = TypeVar("T")

_STEPS = """
SELECT ?slug ?task ?sender ?via ?to ?recurrence ?deadline ?quote WHERE {
  %s ?task cd:hasReport ?slug . ?slug cd:quote ?quote .
  OPTIONAL { ?slug cd:sender ?sender }
  OPTIONAL { ?slug cd:via ?via }
  OPTIONAL { ?slug cd:to ?to }
  OPTIONAL { ?slug cd:recurrence ?recurrence }
  OPTIONAL { ?slug cd:deadlineValue ?deadline }
}"""
_REPORTING = """
SELECT DISTINCT ?task WHERE {
  VALUES ?agency { %s } { ?step cd:sender ?agency } UNION { ?step cd:via ?agency }
  ?task cd:hasReport ?step
}"""
_NAMES = """
SELECT ?task ?name WHERE {
  %s ?task cd:hasAssignment ?part . ?part cd:role ?role ; cd:printedName ?name .
  FILTER(?role IN (role:lead, role:monitor))
}"""


@dataclass(frozen=True, slots=True)
class Step:
    """A reporting step: `number` counts within its task, from 1.

    `times` are its own; `feeds` is the time of the later step that rests on one which
    has no time of its own.
    """

    number: int
    quote: Quote
    senders: tuple[Agency, ...]
    via: Agency | None
    to: Agency | None
    times: tuple[Deadline, ...]
    feeds: Deadline | None


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
    return store.keep("duties", lambda: PerTask(store, _Reader.duties))


def steps(store: Store) -> PerTask[Step]:
    """The reporting steps of every task that has some."""
    return store.keep("steps", lambda: PerTask(store, _Reader.steps))


def steps_around(
    store: Store, agencies: Collection[str]
) -> Iterator[tuple[Task, tuple[Step, ...]]]:
    """The steps of the tasks in which agencies report, pass on, or act; in order.

    Who acts in a task sends its reports, where a letter names all who act together.
    """
    known = catalog(store)
    asked = _REPORTING % values(known.iris, agencies)
    tasks = {known.iris.slug(row["task"]) for row in store.rows(asked)}
    parts = parts_of_agencies(store)
    tasks.update(part.task for one in agencies for part in parts.get(one, ()))
    every = steps(store)
    for some_tasks in some([task.slug for task in known.in_order(tasks)]):
        found = every.among(some_tasks)
        yield from (
            (known.tasks[slug], found[slug]) for slug in some_tasks if slug in found
        )


class PerTask(Mapping[str, tuple[T, ...]]):
    """What tasks have, by their slugs: of a small store read at once and wholly.

    Of others it is read as it is asked for, and a part of it kept.
    """

    def __init__(
        self,
        store: Store,
        read: Callable[[_Reader], dict[str, tuple[T, ...]]],
    ) -> None:
        """`read` is what reads it, of all tasks or of some."""
        self._store = store
        self._read = read
        self._kept: dict[str, tuple[T, ...]] = {}
        self._is_whole = catalog(store).tasks.are_few
        if self._is_whole:
            self._kept = read(_Reader(store))

    def among(self, tasks: Collection[str]) -> dict[str, tuple[T, ...]]:
        """What those of some tasks have that have it."""
        if self._is_whole:
            return {task: self._kept[task] for task in tasks if task in self._kept}
        return self._read(_Reader(self._store, tasks))

    def __getitem__(self, task: str) -> tuple[T, ...]:
        if not self._is_whole and task not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept = {}
            self._kept |= self.among([task])
        return self._kept[task]

    def __iter__(self) -> Iterator[str]:
        return (task for part in self.parts() for task in part)

    def __len__(self) -> int:
        return sum(map(len, self.parts()))

    def parts(self) -> Iterator[dict[str, tuple[T, ...]]]:
        """All of it, so many tasks at a time."""
        if self._is_whole:
            yield self._kept
        else:
            for tasks in some(catalog(self._store).tasks):
                yield self.among(tasks)


def known_on(store: Store, letter: str, day: date) -> bool:
    """Whether a letter may have been signed by a day.

    A letter whose day is left open was signed no earlier than what it cites.
    """
    found = written(store, letter)
    if found is not None:
        return found.day <= day
    return (catalog(store).documents[letter].date or "") <= day.isoformat()


@dataclass(slots=True)
class _Reader:
    """Reads duties out of what letters state: those of all tasks, or of some."""

    store: Store
    chosen: Collection[str] | None = None

    @property
    def _parts(self) -> Mapping[str, Sequence[Assignment]]:
        return parts_of_tasks(self.store)

    @property
    def _known(self) -> Catalog:
        return catalog(self.store)

    @property
    def _said(self) -> Evidence:
        return evidence(self.store)

    def duties(self) -> dict[str, tuple[Duty, ...]]:
        of_step: Mapping[str, tuple[Step, ...]]
        of_step = steps(self.store) if self.chosen is None else self.steps()
        return {
            task.slug: tuple(self._of(task, self._parts.get(task.slug, ()), of_step))
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
                agency = self._known.agencies[part.agency]
                yield Duty(
                    task, agency, part.role, part.stated, None, times, part.quote
                )
        for step in found:
            for agency in step.senders:
                own = by_agency.get(agency.slug)
                role, stated = (own.role, own.stated) if own else ("report", True)
                yield Duty(task, agency, role, stated, step, step.times, step.quote)

    def steps(self) -> dict[str, tuple[Step, ...]]:
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows(_STEPS):
            rows[self._known.iris.slug(row["task"])].append(row)
        names: dict[str, set[str]] = defaultdict(set)
        for row in self._rows(_NAMES):
            names[self._known.iris.slug(row["task"])].add(fold(row["name"]))
        tasks = self._known.tasks
        return {
            slug: self._chain(tasks[slug], found, names[slug])
            for slug, found in rows.items()
            if slug in tasks
        }

    def _tasks(self) -> Iterable[Task]:
        if self.chosen is None:
            return self._known.tasks.values()
        return self._known.in_order(self.chosen)

    def _rows(self, query: str) -> list[Row]:
        """The rows of a query about tasks."""
        if self.chosen is None:
            return self.store.rows(query % "")
        tasks = values(self._known.iris, self.chosen)
        return self.store.rows(query % f"VALUES ?task {{ {tasks} }}")

    def _chain(
        self, task: Task, rows: list[Row], assignees: set[str]
    ) -> tuple[Step, ...]:
        """The steps of a task in their order, each with the time it serves."""
        rows.sort(key=lambda row: _number(row["slug"]))
        made = [self._step(task, row, assignees) for row in rows]
        leads = self._leads(task)
        for place in range(len(made) - 2, -1, -1):
            step, after = made[place], made[place + 1]
            if not step.times and _rests_on(after, step, leads):
                served = after.times[0] if after.times else after.feeds
                made[place] = Step(
                    step.number,
                    step.quote,
                    step.senders,
                    step.via,
                    step.to,
                    step.times,
                    served,
                )
        return tuple(made)

    def _step(self, task: Task, row: Row, assignees: set[str]) -> Step:
        slug = self._known.iris.slug(row["slug"])
        place = self._said.places[slug]
        quote = Quote(task.letter, row["quote"], place, task.label)
        sender = self._agency(row, "sender")
        senders: tuple[Agency, ...] = (sender,) if sender else ()
        # Several assignees who report together are joined by the reader into one name.
        if (
            sender
            and whole(sender.slug) == task.letter
            and {fold(name) for name in sender.name.split("; ")} == assignees
        ):
            senders = self._leads(task) or senders
        return Step(
            number=_number(slug),
            quote=quote,
            senders=senders,
            via=self._agency(row, "via"),
            to=self._agency(row, "to"),
            times=_times(task, row),
            feeds=None,
        )

    def _agency(self, row: Row, name: str) -> Agency | None:
        slug = self._known.iris.slug(row[name]) if name in row else ""
        return self._known.agencies.get(slug)

    def _leads(self, task: Task) -> tuple[Agency, ...]:
        parts = self._parts.get(task.slug, ())
        chosen = [p for p in parts if p.role == "lead"] or [
            p for p in parts if p.role == "monitor"
        ]
        return tuple(self._known.agencies[p.agency] for p in chosen)


def _number(slug: str) -> int:
    return int(slug.rpartition(".p")[2])


def _rests_on(after: Step, step: Step, leads: Sequence[Agency]) -> bool:
    """Whether a step goes on with what the one before it delivers."""
    if step.to is not None:
        return step.to in after.senders
    return bool(after.senders) and set(after.senders) <= set(leads)


def _times(task: Task, row: Row) -> tuple[Deadline, ...]:
    """The deadlines of a task that stand in one of its steps, as printed."""
    day, again = row.get("deadline"), row.get("recurrence")
    found = [due for due in task.deadlines if _stands_in(due, row["quote"], day)]
    if day and not found:
        found = [Deadline(row["quote"], day, "date", None)]
    repeated = {
        d.text for d in task.deadlines if d.kind == "recurring" and d.value == again
    }
    if again and not repeated:
        found.append(Deadline(row["quote"], again, "recurring", None))
    found += [d for d in task.deadlines if d.kind == "recurring" and d.text in repeated]
    return tuple(found)


def _stands_in(due: Deadline, words: str, value: str | None) -> bool:
    return (
        due.kind != "recurring"
        and due.value == value
        and value is not None
        and fold(due.text) in fold(words)
    )


def _own(task: Task, found: Sequence[Step]) -> tuple[Deadline, ...]:
    """The deadlines of the task itself: those that stand in none of its steps."""
    taken = {due for step in found for due in step.times}
    return tuple(due for due in task.deadlines if due not in taken)
