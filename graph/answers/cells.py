"""The cells of the matrix: one walk down from a document finds all of its column.

Named (giao đích danh) and falling to all addressees (giao chung) are different answers,
and both differ from a task in a letter that carries a document out as a whole, and from
a mere mention. What counts as an order is in `graph.answers.orders`.

An open group ("các đơn vị có liên quan") names nobody: it has a cell where it leads,
and in general; where it only cooperates it has none.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from graph.answers.kinds import is_open_group
from graph.answers.orders import orders_below, way_up
from graph.answers.trace import MOST_PATHS, Tracer
from graph.directions import ACTIVE_ROLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from graph.answers.paths import Node, Path
    from graph.catalog import Catalog, Task
    from graph.evidence import Assignment
    from graph.network.network import Network
    from graph.quotes import Quote

Degree = Literal["stated", "general", "letter", "cited"]
DEGREES: Final[tuple[Degree, ...]] = get_args(Degree)
"""The strongest first."""

_OF_LETTERS: Final = "letter IN (SELECT value FROM json_each(?))"
OF_AGENCIES: Final = """slug IN (SELECT task FROM assignments
WHERE agency IN (SELECT value FROM json_each(?)))"""
"""That a task is one of some agencies."""


@dataclass(frozen=True, slots=True)
class CellTask:
    """A task of an agency that leads to a document, and the words that give it."""

    task: Task
    role: str
    degree: Degree
    quote: Quote


@dataclass(frozen=True, slots=True)
class Cell:
    """What an agency has to do with a document.

    `degree` is the strongest of its tasks, `way` the shortest path of that task, from
    the agency up to the document. `paths` are all with their quotes, where only one
    cell was asked for.
    """

    agency: str
    document: str
    degree: Degree
    tasks: tuple[CellTask, ...]
    way: tuple[Node, ...]
    paths: tuple[Path, ...] = ()


@dataclass(slots=True)
class Walker:
    """Walks down from a document, once, to all that carries it out.

    `parts` are the assignments of each task. Where agencies are given, only their tasks
    are of account.
    """

    known: Catalog
    network: Network
    parts: Mapping[str, Sequence[Assignment]]
    cited: bool

    def column(
        self, document: str, agencies: Collection[str] | None = None
    ) -> Iterator[Cell]:
        """The cells of a document."""
        ways = self.ways(document, agencies)
        cells = []
        for acting, tasks in self._parts(ways, agencies).items():
            tasks.sort(
                key=lambda t: (DEGREES.index(t.degree), len(ways[t.task.slug][1]))
            )
            way = acting, *ways[tasks[0].task.slug][1]
            cells.append((acting, tasks, way))
        tracer = Tracer(self.known, self.network)
        nodes = tracer.nodes({slug for _, _, way in cells for slug in way})
        for acting, tasks, way in cells:
            passed = tuple(nodes[slug] for slug in way)
            yield Cell(acting, document, tasks[0].degree, tuple(tasks), passed)

    def ways(
        self, document: str, agencies: Collection[str] | None = None
    ) -> Mapping[str, tuple[Degree, list[str]]]:
        """The tasks that lead to a document, its own first: how, and through what."""
        above = orders_below(self.network, document)
        items = self._items({document, *above}, agencies)
        ways: dict[str, tuple[Degree, list[str]]] = {
            task: ("stated", [task, document]) for task in items.get(document, ())
        }
        tasks = self.known.tasks.among(above)
        for slug in above:
            if slug in tasks:
                ways.setdefault(slug, ("stated", way_up(above, slug)))
        for slug in above:
            if slug != document:
                for task in items.get(slug, ()):
                    ways.setdefault(task, ("letter", [task, *way_up(above, slug)]))
        if self.cited:
            self._add_cited(document, agencies, ways)
        return ways

    def _add_cited(
        self,
        document: str,
        agencies: Collection[str] | None,
        ways: dict[str, tuple[Degree, list[str]]],
    ) -> None:
        """Add the tasks that mention a document, or whose letter does, and no more."""
        near = self.network.next_to(document, "down")
        tasks, items = self.known.tasks.among(near), self._items(near, agencies)
        for slug in near:
            if slug in tasks:
                ways.setdefault(slug, ("cited", [slug, document]))
        for slug in near:
            for task in items.get(slug, ()):
                ways.setdefault(task, ("cited", [task, slug, document]))

    def _items(
        self, letters: Collection[str], agencies: Collection[str] | None
    ) -> dict[str, list[str]]:
        """The slugs of the tasks of letters, by these."""
        condition, parameters = _OF_LETTERS, [json.dumps([*letters])]
        if agencies is not None:
            condition = f"{_OF_LETTERS} AND {OF_AGENCIES}"
            parameters.append(json.dumps([*agencies]))
        items: dict[str, list[str]] = defaultdict(list)
        for task in self.known.tasks.where(condition, *parameters):
            items[task.letter].append(task.slug)
        return items

    def _parts(
        self,
        ways: Mapping[str, tuple[Degree, list[str]]],
        agencies: Collection[str] | None,
    ) -> dict[str, list[CellTask]]:
        """The agencies that act in some tasks."""
        parts: dict[str, list[CellTask]] = defaultdict(list)
        tasks = self.known.tasks.among(ways)
        for slug, (degree, _) in ways.items():
            acting: dict[str, list[Assignment]] = defaultdict(list)
            for part in self.parts.get(slug, ()):
                if (agencies is None or part.agency in agencies) and self._counts(part):
                    acting[part.agency].append(part)
            for body in sorted(acting):
                parts[body].append(self._part(tasks[slug], acting[body], degree))
        return parts

    def _counts(self, part: Assignment) -> bool:
        """Whether it was known, and is active; an open group counts where it leads."""
        is_open = is_open_group(self.known.agencies[part.agency])
        counted = {"lead"} if is_open else ACTIVE_ROLES
        return part.role in counted and self.network.are_known(part.quote.letter_id)

    def _part(self, task: Task, parts: list[Assignment], degree: Degree) -> CellTask:
        """The strongest part an agency has in a task."""
        part = min(parts, key=lambda part: (not part.stated, part.role != "lead"))
        is_open = is_open_group(self.known.agencies[part.agency])
        if degree == "stated" and (is_open or not part.stated):
            degree = "general"
        return CellTask(task, part.role, degree, part.quote)

    def with_paths(self, cell: Cell) -> Cell:
        """A cell with every path of its tasks, word for word."""
        tracer = Tracer(self.known, self.network)
        ways = self.ways(cell.document, {cell.agency})
        paths: list[Path] = []
        for part in cell.tasks:
            slug, left = part.task.slug, MOST_PATHS - len(paths)
            every = tracer.orders(slug, cell.document, left) or [ways[slug][1]]
            paths += (tracer.path([cell.agency, *way]) for way in every)
        return replace(cell, paths=tuple(paths[:MOST_PATHS]))
