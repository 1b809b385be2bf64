"""The tasks of one agency: its part in each, by when, and what stands behind them.

What falls to a group that the agency is one of is its own too (giao chung). The
documents of the Centre behind a task are those of the matrix: both say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from graph.answers.cells import DEGREES, Degree
from graph.answers.duties import duties, known_on
from graph.answers.matrix import cells_of, walker_over
from graph.answers.passages import Passages
from graph.answers.states import State, is_member, judge, latest
from graph.answers.trace import Tracer
from graph.catalog import catalog
from graph.evidence import parts_of_agencies

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.answers.cells import Cell
    from graph.answers.passages import QuotedPath
    from graph.catalog import Agency, Deadline, Document, Task
    from graph.evidence import Assignment
    from graph.store import Store

ACTIVE: Final = ("lead", "cooperate", "monitor", "advise")
"""The parts of those who act, the chief one first."""
MOST_GROUNDS: Final = 3
"""Documents of the Centre behind one task that are told with their chain."""

_Stand = tuple["Document", Degree]


@dataclass(frozen=True, slots=True)
class Ground:
    """A document of the Centre behind a task, and how the task comes from it."""

    document: Document
    degree: Degree
    chain: QuotedPath


@dataclass(frozen=True, slots=True)
class Charge:
    """A task of an agency, and its part in it.

    `holder` is the one given the task: the agency, or a group that it is one of.
    `times` are its deadlines, those of its reporting steps among them; `grounds` the
    nearest documents of the Centre, `more` how many stand behind it besides.
    """

    task: Task
    letter: Document
    holder: Agency
    role: str
    stated: bool
    times: tuple[Deadline, ...]
    state: State
    grounds: tuple[Ground, ...] = ()
    more: int = 0

    @property
    def by_name(self) -> bool:
        """Whether the task names the agency itself (giao đích danh)."""
        return self.stated and self.state.group is None


class Desk:
    """What one agency is charged with as of a day.

    Letters that were not signed by then are absent. Documents of the Centre are looked
    for in what is known on the day `within`; always, if None.
    """

    def __init__(
        self, store: Store, agency: Agency, as_of: date, within: date | None = None
    ) -> None:
        self._store, self._as_of = store, as_of
        self._known = catalog(store)
        self.agency = agency
        acting = (self._known.agencies[one] for one in parts_of_agencies(store))
        self.groups = tuple(g for g in acting if is_member(store, self.agency, g))
        self.holders = {agency.slug, *(group.slug for group in self.groups)}
        found = cells_of(store, self.holders, within)
        found.sort(key=lambda cell: -len(cell.tasks))
        documents = self._known.documents
        self.cells: tuple[tuple[Document, Cell], ...] = tuple(
            (documents[cell.document], cell) for cell in found
        )
        self._walker = walker_over(store, within, cited=False)
        self._tracer = Tracer(self._known, self._walker.network)
        self._passages = Passages(store)
        self._ways: dict[tuple[str, str], Mapping[str, tuple[Degree, list[str]]]] = {}

    def charges(self) -> list[Charge]:
        """The tasks, what is due first before the rest; without their grounds."""
        return sorted(map(self._charge, self._parts().values()), key=self._when)

    def grounded(self, charge: Charge) -> Charge:
        """A charge with what stands behind it, word for word."""
        behind = self._behind(charge)
        grounds = (self._ground(charge, *one) for one in behind[:MOST_GROUNDS])
        more = max(0, len(behind) - MOST_GROUNDS)
        return replace(charge, grounds=tuple(grounds), more=more)

    def _parts(self) -> dict[str, Assignment]:
        """The strongest part in each task: its own before a group's, named first."""
        parts: dict[str, Assignment] = {}
        for part in sorted(self._all_parts(), key=self._rank):
            parts.setdefault(part.task, part)
        return parts

    def _all_parts(self) -> Iterable[Assignment]:
        tasks = self._known.tasks
        return (
            part
            for holder in sorted(self.holders)
            for part in parts_of_agencies(self._store).get(holder, ())
            if part.role in ACTIVE
            and known_on(self._store, tasks[part.task].letter, self._as_of)
        )

    def _rank(self, part: Assignment) -> tuple[bool, bool, int]:
        is_groups = part.agency != self.agency.slug
        return is_groups, not part.stated, ACTIVE.index(part.role)

    def _when(self, charge: Charge) -> tuple[date, bool, bool]:
        last_day = charge.state.last_day or date.max
        return last_day, charge.holder != self.agency, not charge.by_name

    def _charge(self, part: Assignment) -> Charge:
        task, own = self._known.tasks[part.task], self.agency.slug
        mine = duties(self._store).get(task.slug, ())
        times = tuple(
            dict.fromkeys(
                due
                for duty in mine
                if duty.agency.slug == part.agency
                for due in duty.times
            )
        )
        report = latest(self._store, task.slug, own, self._as_of)
        status, end, past = judge(task, times, report, self._as_of)
        holder = self._known.agencies[part.agency]
        group = None if part.agency == own else holder
        return Charge(
            task=task,
            letter=self._known.documents[task.letter],
            holder=holder,
            role=part.role,
            stated=part.stated,
            times=times,
            state=State(self.agency, group, status, end, past, report),
        )

    def _behind(self, charge: Charge) -> list[_Stand]:
        """The documents behind a task, those it is itself to carry out first."""
        found = [
            (document, part.degree)
            for document, cell in self.cells
            if cell.agency == charge.holder.slug
            for part in cell.tasks
            if part.task.slug == charge.task.slug
        ]
        return sorted(found, key=lambda one: DEGREES.index(one[1]))

    def _ground(self, charge: Charge, document: Document, degree: Degree) -> Ground:
        key = document.slug, charge.holder.slug
        if key not in self._ways:
            self._ways[key] = self._walker.ways(document.slug, {charge.holder.slug})
        _, way = self._ways[key][charge.task.slug]
        path = self._tracer.path([charge.holder.slug, *way])
        return Ground(document, degree, self._passages.path(path))
