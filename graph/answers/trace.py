"""Chains up to the Centre and down to those who act, word for word."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import networkx as nx

from graph.answers.annexes import annexes
from graph.answers.network import network, one_way
from graph.answers.paths import CENTRE, Direction, Node, Path, Step
from graph.answers.successors import find_on, successions
from graph.catalog import catalog

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from graph.answers.annexes import AnnexRows
    from graph.answers.successors import Succession
    from graph.catalog import Catalog
    from graph.store import Store

LONGEST = 10
MOST_PATHS = 200


@dataclass(frozen=True, slots=True)
class Trace:
    """The paths from a thing, or between two; strong ones first.

    `truncated` tells that there are more than are listed. `annexes` are those of the
    documents passed; `successions` tell of agencies that are no more on the day asked
    for.
    """

    start: Node
    to: Node | None
    paths: tuple[Path, ...]
    truncated: bool = False
    annexes: tuple[AnnexRows, ...] = ()
    successions: tuple[Succession, ...] = ()


def trace(
    store: Store, from_: str, to: str | None = None, as_of: date | None = None
) -> Trace:
    """Trace a document, agency or task.

    Without `to`: up to the highest documents reached, and down to the agencies that
    act. With it: between the two, whichever stands higher. What a strong path reaches
    is not listed again by weak ones, of which each end has its shortest.

    Raises:
        NotFoundError, AmbiguousError: a key means nothing, or several things.
    """
    tracer = Tracer(catalog(store), network(store, as_of))
    start = find_on(store, from_, as_of)
    if to is None:
        paths = [*tracer.ends(start, "up"), *tracer.ends(start, "down")]
        goal = None
    else:
        goal = find_on(store, to, as_of)
        paths = tracer.between(start, goal, "up") or tracer.between(start, goal, "down")
    paths.sort(key=_rank)
    shown = paths[:MOST_PATHS]
    passed = dict.fromkeys(node.slug for path in shown for node in path.nodes)
    return Trace(
        start=tracer.node(start),
        to=tracer.node(goal) if goal else None,
        paths=tuple(shown),
        truncated=len(paths) > MOST_PATHS,
        annexes=annexes(store, passed),
        successions=successions(store, [start, *passed], as_of) if as_of else (),
    )


@dataclass(frozen=True, slots=True)
class Tracer:
    """Follows a network, and puts names and quotes to what it finds."""

    known: Catalog
    graph: nx.MultiDiGraph[str]

    def node(self, slug: str) -> Node:
        """What stands at a slug."""
        known = self.known
        if document := known.documents.get(slug):
            kind, level = document.kind, document.level
            label, status = document.label, document.status
            return Node(slug, document.iri, kind, label, level, status)
        if agency := known.agencies.get(slug):
            return Node(slug, agency.iri, "agency", agency.name, agency.level)
        if task := known.tasks.get(slug):
            level = known.documents[task.letter].level
            return Node(slug, task.iri, "task", task.label, level)
        return Node(slug, known.iris.iri(slug), "document", slug, "unspecified")

    def ends(self, start: str, direction: Direction) -> list[Path]:
        """Strong paths to every end, and the shortest weak one to each other end."""
        full = self._view(direction, strong=False)
        if start not in full:
            return []
        orders = self._view(direction, strong=True)
        reached = nx.descendants(orders, start)
        tops = {t for t in self._tops(orders, start) if self._is_end(t, direction)}
        found = list(islice(simple_paths(orders, start, tops), MOST_PATHS + 1))
        shortest = nx.single_source_shortest_path(full, start, cutoff=LONGEST)
        tops = self._tops(full, start)
        found += [
            path
            for end, path in shortest.items()
            if end not in reached
            and (end in tops or self._is_central(end))
            and end != start
            and self._is_end(end, direction)
            and not self._is_own_letter(path)
        ]
        return [self.path(path, direction) for path in found]

    def between(self, start: str, goal: str, direction: Direction) -> list[Path]:
        """Strong paths from one to the other, else the shortest weak ones."""
        full = self._view(direction, strong=False)
        if start not in full or goal not in full or not nx.has_path(full, start, goal):
            return []
        orders = self._view(direction, strong=True)
        found = simple_paths(orders, start, {goal})
        paths = list(islice(found, MOST_PATHS + 1))
        if not paths:
            shortest = nx.all_shortest_paths(full, start, goal)
            paths = list(islice(shortest, MOST_PATHS + 1))
        return [self.path(path, direction) for path in paths]

    def _view(self, direction: Direction, *, strong: bool) -> nx.DiGraph[str]:
        return one_way(self.graph, strong=strong, down=direction == "down")

    def _tops(self, view: nx.DiGraph[str], start: str) -> set[str]:
        """Where no path leads on: dead ends, and cycles that nothing leaves."""
        region = view.subgraph({start, *nx.descendants(view, start)})
        return set().union(*nx.attracting_components(region)) - {start}

    def _is_end(self, slug: str, direction: Direction) -> bool:
        """Upwards a path ends in a document, downwards in who or what acts on it."""
        document = self.known.documents.get(slug)
        if direction == "up":
            return document is not None
        return document is None or document.held

    def _is_own_letter(self, path: Sequence[str]) -> bool:
        """Whether a path ends in the letter of its last task, which tells nothing."""
        task = self.known.tasks.get(path[-2])
        return task is not None and task.letter == path[-1]

    def _is_central(self, slug: str) -> bool:
        document = self.known.documents.get(slug)
        return document is not None and document.level in CENTRE

    def path(self, slugs: Sequence[str], direction: Direction) -> Path:
        """The path through some nodes, each a neighbour of the next."""
        steps = (
            self._step(*(pair if direction == "up" else pair[::-1]))
            for pair in pairwise(slugs)
        )
        return Path(tuple(map(self.node, slugs)), tuple(steps), direction)

    def _step(self, lower: str, higher: str) -> Step:
        edges = self.graph[lower][higher]
        predicate = min(edges, key=lambda key: (not edges[key]["strong"], key))
        data = edges[predicate]
        ends = (lower, higher) if data["forward"] else (higher, lower)
        statements = data["statements"]
        return Step(
            subject=self.node(ends[0]),
            predicate=predicate,
            object=self.node(ends[1]),
            quotes=tuple(statement.quote for statement in statements),
            rule=statements[0].rule,
            confidence=statements[0].confidence,
            strong=data["strong"],
        )


def simple_paths(
    view: nx.DiGraph[str], start: str, ends: set[str]
) -> Iterator[list[str]]:
    """Paths of at most `LONGEST` steps to the ends.

    `networkx.all_simple_paths` walks on where no end is near enough any more, which
    in layered plans takes time exponential in the depth; here each step is one that
    can still arrive.
    """
    if not ends:
        return
    away = nx.multi_source_dijkstra_path_length(
        view.reverse(copy=False), ends & set(view), weight=None
    )
    path = [start]
    branches = [iter(view.successors(start))]
    while branches:
        onward = next(branches[-1], None)
        if onward is None:
            branches.pop()
            path.pop()
        elif onward not in path and len(path) + away.get(onward, LONGEST) <= LONGEST:
            if onward in ends:
                yield [*path, onward]
            path.append(onward)
            branches.append(iter(view.successors(onward)))


def _rank(path: Path) -> tuple[bool, bool, bool, int, list[str]]:
    """Upwards before down, strong before weak, to the Centre first, then short ones."""
    central = path.nodes[-1].level in CENTRE
    slugs = [node.slug for node in path.nodes]
    return path.direction == "down", not path.strong, not central, len(slugs), slugs
