"""The reporting steps of tasks: who reports to whom, through whom, by when.

A date belongs to the step it stands in. Of "gửi Sở Xây dựng để tổng hợp tham mưu UBND
tỉnh báo cáo Bộ Xây dựng trước ngày 25/7" the last step alone has the date; the two
before it have none of their own, but have to be done for it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.per_task import PerTask, Reader
from graph.catalog import Deadline, catalog
from graph.evidence import evidence, parts_of_agencies
from graph.index.things import some, values
from graph.iris import fold, whole
from graph.quotes import Quote

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from graph.catalog import Agency, Task
    from graph.evidence import Evidence
    from graph.readable import Row
    from graph.store import Store

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


def steps(store: Store) -> PerTask[Step]:
    """The reporting steps of every task that has some."""
    return store.keep(
        "steps", lambda: PerTask(store, lambda chosen: _Reader(store, chosen).steps())
    )


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


@dataclass(slots=True)
class _Reader(Reader):
    """Reads steps out of what letters state: those of all tasks, or of some."""

    @property
    def _said(self) -> Evidence:
        return evidence(self.store)

    def steps(self) -> dict[str, tuple[Step, ...]]:
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in self._rows(_STEPS):
            rows[self.known.iris.slug(row["task"])].append(row)
        names: dict[str, set[str]] = defaultdict(set)
        for row in self._rows(_NAMES):
            names[self.known.iris.slug(row["task"])].add(fold(row["name"]))
        tasks = self.known.tasks
        return {
            slug: self._chain(tasks[slug], found, names[slug])
            for slug, found in rows.items()
            if slug in tasks
        }

    def _rows(self, query: str) -> list[Row]:
        """The rows of a query about tasks."""
        if self.chosen is None:
            return self.store.rows(query % "")
        tasks = values(self.known.iris, self.chosen)
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
        slug = self.known.iris.slug(row["slug"])
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
        slug = self.known.iris.slug(row[name]) if name in row else ""
        return self.known.agencies.get(slug)

    def _leads(self, task: Task) -> tuple[Agency, ...]:
        parts = self.parts.get(task.slug, ())
        chosen = [p for p in parts if p.role == "lead"] or [
            p for p in parts if p.role == "monitor"
        ]
        return tuple(self.known.agencies[p.agency] for p in chosen)


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
