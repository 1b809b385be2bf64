"""The cells of the matrix: one walk down from a document finds all of its column.

Named (giao đích danh) and falling to all addressees (giao chung) are different answers,
and both differ from a task in a letter that carries a document out as a whole, and from
a mere mention. What counts as an order is in `graph.answers.orders`.

An open group ("các đơn vị có liên quan") names nobody: it has a cell where it leads,
and in general; where it only cooperates it has none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, get_args

from graph.answers.kinds import is_open_group
from graph.answers.orders import orders_below, way_up
from graph.answers.trace import MOST_PATHS, Tracer
from graph.directions import ACTIVE_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.answers.paths import Node, Path
    from graph.catalog import Catalog, Task
    from graph.network.network import Network
    from graph.quotes import Quote

Degree = Literal["stated", "general", "letter", "cited"]
DEGREES: Final[tuple[Degree, ...]] = get_args(Degree)
"""The strongest first."""


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
    """Walks down from a document, once, to all that carries it out."""

    known: Catalog
    network: Network
    items: Mapping[str, list[Task]]
    cited: bool

    def column(self, document: str) -> Iterator[Cell]:
        """The cells of a document."""
        tracer = Tracer(self.known, self.network)
        ways = self.ways(document)
        for agency, tasks in self._parts(ways).items():
            tasks.sort(
                key=lambda t: (DEGREES.index(t.degree), len(ways[t.task.slug][1]))
            )
            best = tasks[0]
            way = agency, *ways[best.task.slug][1]
            nodes = tuple(map(tracer.node, way))
            yield Cell(agency, document, best.degree, tuple(tasks), nodes)

    def ways(self, document: str) -> Mapping[str, tuple[Degree, list[str]]]:
        """The tasks that lead to a document, its own first: how, and through what."""
        above = orders_below(self.network, document)
        ways: dict[str, tuple[Degree, list[str]]] = {
            task.slug: ("stated", [task.slug, document])
            for task in self.items.get(document, ())
        }
        for slug in above:
            if slug in self.known.tasks:
                ways.setdefault(slug, ("stated", way_up(above, slug)))
        for slug in above:
            if slug != document:
                for task in self.items.get(slug, ()):
                    ways.setdefault(
                        task.slug, ("letter", [task.slug, *way_up(above, slug)])
                    )
        if self.cited:
            self._add_cited(document, ways)
        return ways

    def _add_cited(
        self, document: str, ways: dict[str, tuple[Degree, list[str]]]
    ) -> None:
        """Add the tasks that mention a document, or whose letter does, and no more."""
        near = self.network.next_to(document, "down")
        for slug in near:
            if slug in self.known.tasks:
                ways.setdefault(slug, ("cited", [slug, document]))
        for slug in near:
            for task in self.items.get(slug, ()):
                ways.setdefault(task.slug, ("cited", [task.slug, slug, document]))

    def _parts(
        self, ways: Mapping[str, tuple[Degree, list[str]]]
    ) -> dict[str, list[CellTask]]:
        """The agencies that act in some tasks."""
        parts: dict[str, list[CellTask]] = defaultdict(list)
        for slug, (degree, _) in ways.items():
            for agency in self.network.next_to(slug, "down"):
                if agency not in self.known.agencies:
                    continue
                if part := self._part(agency, slug, degree):
                    parts[agency].append(part)
        return parts

    def _part(self, agency: str, task: str, degree: Degree) -> CellTask | None:
        """The strongest part an agency has in a task."""
        edges = self.network.edges(agency, task)
        is_open = is_open_group(self.known.agencies[agency])
        counted = {"lead"} if is_open else ACTIVE_ROLES
        roles = [role for role in edges if role in counted]
        if not roles:
            return None
        role = min(roles, key=lambda role: (not edges[role].strong, role != "lead"))
        if degree == "stated" and (is_open or not edges[role].strong):
            degree = "general"
        quote = edges[role].statements[0].quote
        return CellTask(self.known.tasks[task], role, degree, quote)

    def with_paths(self, cell: Cell) -> Cell:
        """A cell with every path of its tasks, word for word."""
        tracer, ways = Tracer(self.known, self.network), self.ways(cell.document)
        paths: list[Path] = []
        for part in cell.tasks:
            slug, left = part.task.slug, MOST_PATHS - len(paths)
            every = tracer.orders(slug, cell.document, left) or [ways[slug][1]]
            paths += (tracer.path([cell.agency, *way], "up") for way in every)
        return replace(cell, paths=tuple(paths[:MOST_PATHS]))
