"""The paths of a trace as one would write them down: slow, and plain to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np

from graph.network.adjacency import CENTRAL, DOCUMENT, HELD, Adjacency, Nodes
from graph.network.links import Columns
from graph.network.region import LONGEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.network.adjacency import Way


@dataclass(frozen=True)
class Plain:
    """A network: what is known of each node, and which links are orders."""

    flags: Sequence[int]
    letter_of: Sequence[int]
    links: Mapping[tuple[int, int], bool]

    def arrays(
        self, dates: Sequence[int] = (), letters: Sequence[int] = ()
    ) -> Adjacency:
        """The same as it is searched; all of it was always known, if not told."""
        said = letters or [0] * len(self.links)
        links = Columns.of(
            (*ends, order, letter)
            for (ends, order), letter in zip(self.links.items(), said, strict=True)
        )
        nodes = Nodes(
            np.array(self.flags, np.uint8),
            np.array(self.letter_of, np.int32),
            np.array(dates or [0] * len(self.flags), np.int32),
        )
        return Adjacency.of(nodes, links)

    def view(self, way: Way, *, strong: bool) -> nx.DiGraph[int]:
        view: nx.DiGraph[int] = nx.DiGraph()
        view.add_nodes_from(range(len(self.flags)))
        view.add_edges_from(
            sorted(
                (lower, higher) if way == "up" else (higher, lower)
                for (lower, higher), order in self.links.items()
                if order or not strong
            )
        )
        return view

    def to_ends(self, start: int, way: Way) -> list[list[int]]:
        """Orders to where none leads on; to all else the shortest way, if it is one."""
        orders = self.view(way, strong=True)
        ends = [end for end in _tops(orders, start) if self._is_end(end, way)]
        strong = nx.all_simple_paths(orders, start, ends, cutoff=LONGEST)
        full = self.view(way, strong=False)
        tops = _tops(full, start)
        reached = {start, *nx.descendants(orders, start)}
        shortest = nx.single_source_shortest_path(full, start, LONGEST)
        weak = [
            path
            for end, path in shortest.items()
            if end not in reached
            and (end in tops or self._is_central_document(end))
            and self._is_end(end, way)
            and self.letter_of[path[-2]] != end
        ]
        return sorted(strong, key=self._rank) + sorted(weak, key=self._rank)

    def between(self, low: int, high: int) -> list[list[int]]:
        """Orders from one up to the other, else all shortest ways."""
        if low == high:
            return [[low]] if any(low in ends for ends in self.links) else []
        orders, full = (self.view("up", strong=strong) for strong in (True, False))
        strong = list(nx.all_simple_paths(orders, low, high, cutoff=LONGEST))
        if not strong and nx.has_path(full, low, high):
            strong = list(nx.all_shortest_paths(full, low, high))
        return sorted(strong, key=self._rank)

    def _is_end(self, node: int, way: Way) -> bool:
        document = self.flags[node] & DOCUMENT
        if way == "up":
            return bool(document)
        return not document or bool(self.flags[node] & HELD)

    def _is_central_document(self, node: int) -> bool:
        return self.flags[node] & (CENTRAL | DOCUMENT) == CENTRAL | DOCUMENT

    def _rank(self, path: list[int]) -> tuple[bool, int, list[int]]:
        return not self.flags[path[-1]] & CENTRAL, len(path), path


def _tops(view: nx.DiGraph[int], start: int) -> set[int]:
    """Where no path leads on: dead ends, and cycles that nothing leaves."""
    region = view.subgraph({start, *nx.descendants(view, start)})
    return set().union(*nx.attracting_components(region)) - {start}
