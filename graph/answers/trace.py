"""Chains up to the Centre and down to those who act, word for word."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from graph.answers.annexes import annexes
from graph.answers.paths import CENTRE, Direction, Node, Path, Step
from graph.answers.successors import find_on, successions
from graph.catalog import catalog
from graph.network.adjacency import ORDER
from graph.network.network import network
from graph.network.ways import between, to_ends

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from graph.answers.annexes import AnnexRows
    from graph.answers.successors import Succession
    from graph.catalog import Catalog
    from graph.network.network import Network
    from graph.network.words import Edge, Pair
    from graph.store import Store

MOST_PATHS = 100
"""Paths that are listed where nobody says how many."""
MOST_QUOTES = 5
"""Letters that are quoted for one step."""


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
    store: Store,
    from_: str,
    to: str | None = None,
    as_of: date | None = None,
    *,
    most: int = MOST_PATHS,
) -> Trace:
    """Trace a document, agency or task; list `most` paths.

    Without `to`: up to the highest documents reached, and down to the agencies that
    act. With it: between the two, whichever stands higher. What a strong path reaches
    is not listed again by weak ones, of which each end has its shortest.

    Raises:
        NotFoundError, AmbiguousError: a key means nothing, or several things.
    """
    tracer = Tracer(catalog(store), network(store, as_of))
    start = find_on(store, from_, as_of)
    if to is None:
        paths, cut = tracer.ends(start, most)
        goal = None
    else:
        goal = find_on(store, to, as_of)
        paths, cut = tracer.between(start, goal, most)
    paths = sorted(paths, key=_rank)
    shown = paths[:most]
    passed = dict.fromkeys(node.slug for path in shown for node in path.nodes)
    return Trace(
        start=tracer.node(start),
        to=tracer.node(goal) if goal else None,
        paths=tuple(shown),
        truncated=cut or len(paths) > most,
        annexes=annexes(store, passed),
        successions=successions(store, [start, *passed], as_of) if as_of else (),
    )


@dataclass(frozen=True, slots=True)
class Tracer:
    """Follows a network, and puts names and quotes to what it finds."""

    known: Catalog
    network: Network

    def node(self, slug: str) -> Node:
        """What stands at a slug."""
        return self.nodes([slug])[slug]

    def nodes(self, slugs: Collection[str]) -> dict[str, Node]:
        """What stands at some slugs, read at once."""
        known = self.known
        agencies, tasks = known.agencies.among(slugs), known.tasks.among(slugs)
        letters = {task.letter for task in tasks.values()}
        documents = known.documents.among({*slugs, *letters})
        nodes: dict[str, Node] = {}
        for slug in slugs:
            if (one := documents.get(slug)) is not None:
                node = Node(slug, one.iri, one.kind, one.label, one.level, one.status)
            elif (agency := agencies.get(slug)) is not None:
                node = Node(slug, agency.iri, "agency", agency.name, agency.level)
            elif (task := tasks.get(slug)) is not None:
                level = documents[task.letter].level
                node = Node(slug, task.iri, "task", task.label, level)
            else:
                node = Node(slug, known.iris.iri(slug), "document", slug, "unspecified")
            nodes[slug] = node
        return nodes

    def ends(self, start: str, most: int = MOST_PATHS) -> tuple[list[Path], bool]:
        """Paths up and down to every end; whether there may be more."""
        node = self.network.number(start)
        if node is None:
            return [], False
        up = to_ends(self.network.links, node, "up", most + 1)
        left = most + 1 - len(up.paths)
        down = to_ends(self.network.links, node, "down", left)
        return self._paths(up.paths, down.paths), up.cut or down.cut

    def between(
        self, start: str, goal: str, most: int = MOST_PATHS
    ) -> tuple[list[Path], bool]:
        """Paths between two, whichever stands higher; whether there may be more."""
        ends = self.network.number(start), self.network.number(goal)
        if ends[0] is None or ends[1] is None:
            return [], False
        up = between(self.network.links, ends[0], ends[1], most + 1)
        if up.paths:
            return self._paths(up.paths, []), up.cut
        down = between(self.network.links, ends[1], ends[0], most + 1)
        turned = [path[::-1] for path in down.paths]
        return self._paths([], turned), up.cut or down.cut

    def orders(self, low: str, high: str, most: int) -> list[list[str]]:
        """The first paths, by slugs, on which all are told to carry out the next."""
        ends = self.network.number(low), self.network.number(high)
        if ends[0] is None or ends[1] is None:
            return []
        found = between(self.network.links, ends[0], ends[1], most, (ORDER,))
        return [self.network.slugs(way) for way in found.paths]

    def path(self, slugs: Sequence[str]) -> Path:
        """The path up through some nodes, each a neighbour of the next."""
        return self.paths([("up", slugs)])[0]

    def paths(self, ways: Sequence[tuple[Direction, Sequence[str]]]) -> list[Path]:
        """Paths through some nodes; what is shown of all of them is read at once."""
        if not ways:
            return []
        pairs = [_upwards(direction, way) for direction, way in ways]
        nodes = self.nodes({*chain.from_iterable(way for _, way in ways)})
        edges = self.network.edges_of({*chain.from_iterable(pairs)}, MOST_QUOTES)
        steps = {pair: _step(nodes, between) for pair, between in edges.items()}
        return [
            Path(
                nodes=tuple(nodes[slug] for slug in way),
                steps=tuple(steps[pair] for pair in passed),
                direction=direction,
            )
            for (direction, way), passed in zip(ways, pairs, strict=True)
        ]

    def _paths(self, up: list[list[int]], down: list[list[int]]) -> list[Path]:
        ways: list[tuple[Direction, list[int]]] = []
        ways += (("up", way) for way in up)
        ways += (("down", way) for way in down)
        slugs = {node: self.network.names[node] for _, way in ways for node in way}
        return self.paths([(turn, [slugs[node] for node in way]) for turn, way in ways])


def _upwards(direction: Direction, way: Sequence[str]) -> list[Pair]:
    """The steps of a path, in its order, each from the lower end to the higher."""
    return [(a, b) if direction == "up" else (b, a) for a, b in pairwise(way)]


def _step(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> Step:
    """The strongest of the edges between two nodes."""
    edge = min(edges.values(), key=lambda edge: (not edge.strong, edge.predicate))
    subject, object_ = nodes[edge.lower], nodes[edge.higher]
    if not edge.forward:
        subject, object_ = object_, subject
    return Step(
        subject=subject,
        predicate=edge.predicate,
        object=object_,
        quotes=tuple(statement.quote for statement in edge.statements),
        rule=edge.statements[0].rule,
        confidence=edge.statements[0].confidence,
        strong=edge.strong,
    )


def _rank(path: Path) -> tuple[bool, bool, bool, int, list[str]]:
    """Upwards before down, strong before weak, to the Centre first, then short ones."""
    central = path.nodes[-1].level in CENTRE
    slugs = [node.slug for node in path.nodes]
    return path.direction == "down", not path.strong, not central, len(slugs), slugs
