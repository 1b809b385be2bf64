"""All that concerns one agency: its tasks, the reports it owes, with whom it works."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from graph.answers.cells import DEGREES
from graph.answers.charges import ACTIVE, Desk
from graph.answers.due import last_day_of
from graph.answers.duties import known_on
from graph.answers.steps import steps_around
from graph.catalog import catalog
from graph.evidence import parts_of_tasks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.answers.cells import Cell
    from graph.answers.charges import Charge
    from graph.answers.steps import Step
    from graph.catalog import Agency, Document, Task
    from graph.store import Store

SOON: Final = timedelta(days=30)
MOST_CHARGES: Final = 30
"""Tasks of one part that are told of."""
MOST_OWED: Final = 30
MOST_ISSUED: Final = 20
MOST_PARTNERS: Final = 15


@dataclass(frozen=True, slots=True)
class Charges:
    """The tasks in which an agency has one part, what is due first before the rest.

    `items` are the first of them; `total` counts all, `by_name` those that name the
    agency itself, `overdue` those that are over, `soon` those due within `SOON`.
    """

    role: str
    items: tuple[Charge, ...]
    total: int
    by_name: int
    overdue: int
    soon: int


@dataclass(frozen=True, slots=True)
class Owed:
    """A reporting step that an agency takes, or that goes through it (`passes_on`)."""

    task: Task
    letter: Document
    step: Step
    passes_on: bool


@dataclass(frozen=True, slots=True)
class Partner:
    """An agency with a part in some of the same tasks; it leads in `leads` of them."""

    agency: Agency
    tasks: int
    leads: int


@dataclass(frozen=True, slots=True)
class Workload:
    """What an agency has to do as of a day.

    `cells` are those of the matrix, the strongest of each document; `groups` those that
    the agency is one of and that were given work. Of the other lists the first are
    told, with their totals.
    """

    charges: tuple[Charges, ...]
    cells: tuple[tuple[Document, Cell], ...]
    groups: tuple[Agency, ...]
    owed: tuple[Owed, ...]
    owed_total: int
    issued: tuple[Document, ...]
    issued_total: int
    partners: tuple[Partner, ...]


def workload(
    store: Store,
    agency: Agency,
    as_of: date,
    *,
    within: date | None = None,
    by_name: bool | None = None,
) -> Workload:
    """What an agency has to do as of a day; see `Desk`.

    With `by_name` the items are only those that name it, or only the others.
    """
    desk = Desk(store, agency, as_of, within)
    charges = desk.charges()
    owed = _owed(store, desk.holders, as_of)
    issued = _issued(store, agency.slug)
    return Workload(
        charges=tuple(_by_role(desk, charges, as_of, by_name=by_name)),
        cells=tuple(_strongest(desk)),
        groups=desk.groups,
        owed=tuple(owed[:MOST_OWED]),
        owed_total=len(owed),
        issued=tuple(issued[:MOST_ISSUED]),
        issued_total=len(issued),
        partners=tuple(_partners(store, desk.holders, charges)),
    )


def _by_role(
    desk: Desk, charges: Sequence[Charge], as_of: date, *, by_name: bool | None
) -> Iterator[Charges]:
    until = min(as_of, date.max - SOON) + SOON
    for role in ACTIVE:
        found = [charge for charge in charges if charge.role == role]
        waiting = [c.state for c in found if c.state.status in ("overdue", "in_time")]
        ends = [state.last_day for state in waiting if state.last_day]
        chosen = [c for c in found if by_name in (None, c.by_name)]
        if found:
            yield Charges(
                role=role,
                items=tuple(map(desk.grounded, chosen[:MOST_CHARGES])),
                total=len(found),
                by_name=sum(charge.by_name for charge in found),
                overdue=sum(day < as_of for day in ends),
                soon=sum(as_of <= day <= until for day in ends),
            )


def _strongest(desk: Desk) -> Iterator[tuple[Document, Cell]]:
    """One cell of each document; the agency's own before that of a group."""
    seen = set()
    own = desk.agency.slug
    for document, cell in sorted(
        desk.cells,
        key=lambda one: (DEGREES.index(one[1].degree), one[1].agency != own),
    ):
        if document.slug not in seen:
            seen.add(document.slug)
            yield document, cell


def _owed(store: Store, holders: Iterable[str], as_of: date) -> list[Owed]:
    """The reporting steps in which an agency sends or passes on, the soonest first."""
    known, mine = catalog(store), set(holders)
    found = [
        Owed(task, known.documents[task.letter], step, passes_on=not sends)
        for task, of_task in steps_around(store, mine)
        if known_on(store, task.letter, as_of)
        for step in of_task
        if (sends := any(sender.slug in mine for sender in step.senders))
        or (step.via and step.via.slug in mine)
    ]
    return sorted(found, key=lambda one: (one.passes_on, _end(one.step)))


def _end(step: Step) -> date:
    """The last day of a step, to put it in order by."""
    times = step.times or ((step.feeds,) if step.feeds else ())
    return min(filter(None, map(last_day_of, times)), default=date.max)


def _issued(store: Store, slug: str) -> list[Document]:
    """The documents of an agency: those in the store first, the latest first."""
    order = "NOT d.held, COALESCE(d.date, '') DESC, d.slug"
    issued = "d.issuer = ? AND d.canonical IS NULL"
    return catalog(store).documents.where(issued, slug, order=order)


def _partners(
    store: Store, holders: Iterable[str], charges: Iterable[Charge]
) -> list[Partner]:
    """Those who act in the same tasks, the closest first."""
    known, parts = catalog(store), parts_of_tasks(store)
    together: Counter[str] = Counter()
    leads: Counter[str] = Counter()
    for charge in charges:
        acting = [p for p in parts.get(charge.task.slug, ()) if p.role in ACTIVE]
        together.update({part.agency for part in acting}.difference(holders))
        leads.update({part.agency for part in acting if part.role == "lead"})
    return [
        Partner(known.agencies[slug], count, leads[slug])
        for slug, count in together.most_common(MOST_PARTNERS)
    ]
