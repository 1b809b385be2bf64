"""The network of all that letters state, asked by slugs.

Between two things there may be several edges, one for each predicate, and an edge may
rest on several statements, of several letters; it is strong if one of them is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from graph.index.keeping import view_of
from graph.network import keeping
from graph.network.adjacency import DOCUMENT, MENTION, ORDER, STRONG, TASK
from graph.network.region import Region
from graph.network.words import edges, first_edges

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from datetime import date

    from graph.index.database import View
    from graph.network.adjacency import Adjacency, Way
    from graph.network.names import Names
    from graph.network.words import Edge, Pair
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Network:
    """Links as arrays, the slugs of their nodes, and where the words are."""

    links: Adjacency
    names: Names
    view: View

    def number(self, slug: str) -> int | None:
        """The node of a slug; None if there is none."""
        return self.names.number(slug)

    def slugs(self, nodes: Iterable[int]) -> list[str]:
        """The slugs of nodes."""
        return [self.names[node] for node in nodes]

    def next_to(self, slug: str, way: Way) -> list[str]:
        """What is one step away, up or down, in order."""
        node = self.number(slug)
        if node is None:
            return []
        start = np.array([node], np.int32)
        return self.slugs(self.links.step(start, way, MENTION).to.tolist())

    def reach(self, slug: str, way: Way, least: int = STRONG) -> dict[str, str | None]:
        """Itself and all that orders lead to, and for each the next step back.

        The nearest first, of those the first by slugs; `least` is the force that links
        have to have.
        """
        node = self.number(slug)
        if node is None:
            return {slug: None}
        region = Region(self.links, node, way, least, whole=True)
        region.widen_all()
        reached = self.slugs(region.nodes.tolist())
        back = (reached[place] for place in region.parents[1:].tolist())
        return {slug: None, **dict(zip(reached[1:], back, strict=True))}

    def above(self, slugs: Collection[str]) -> set[str]:
        """What orders lead up to from some things, these among them."""
        reached = self.links.reached(self.names.numbers_of(slugs), "up", ORDER)
        return {*self.slugs(np.flatnonzero(reached).tolist())}

    def bodies_below(self, document: str) -> dict[str, int]:
        """In how many tasks from which orders lead to a document a body is named.

        Bodies that one letter alone knows are left out.
        """
        node = self.number(document)
        if node is None:
            return {}
        flags, owners, _ = self.links.nodes
        region = Region(self.links, node, "down", ORDER, whole=True)
        region.widen_all()
        own = self.links.step(region.nodes[:1], "down", MENTION).to
        nodes = np.append(region.nodes, own[owners[own] == node])
        tasks = np.unique(nodes[flags[nodes] & TASK > 0])
        found = self.links.step(tasks, "down", STRONG)
        is_body = flags[found.to] & (TASK | DOCUMENT) == 0
        parts = np.unique(np.stack((found.to[is_body], found.which[is_body])), axis=1)
        bodies, counts = np.unique(parts[0], return_counts=True)
        named = zip(self.slugs(bodies.tolist()), counts.tolist(), strict=True)
        return {slug: count for slug, count in named if "." not in slug}

    def edges(self, lower: str, higher: str) -> Mapping[str, Edge]:
        """The edges by which one leads up to another, by predicate."""
        pair = lower, higher
        return edges(self.view, [pair], self.are_known).get(pair, {})

    def edges_of(
        self, pairs: Collection[Pair], most: int
    ) -> Mapping[Pair, Mapping[str, Edge]]:
        """The edges of many pairs of a lower and a higher thing.

        Each by `most` of its statements, unless a day was asked for: the first of them
        may be of letters that were not there.
        """
        if self.links.day is None:
            return first_edges(self.view, pairs, most)
        return edges(self.view, pairs, self.are_known)

    def __iter__(self) -> Iterator[Edge]:
        """All edges, by lower and higher end."""
        for slug in self.names:
            for higher in self.next_to(slug, "up"):
                yield from self.edges(slug, higher).values()

    def are_known(self, *slugs: str) -> bool:
        """Whether documents and the letters of tasks were there on the day."""
        day, dates = self.links.day, self.links.nodes.dates
        return day is None or all(
            (node := self.number(slug)) is None or dates[node] <= day for slug in slugs
        )


def network(store: Store, as_of: date | None = None) -> Network:
    """The network of a store, as known on a day (always, if None)."""
    whole = store.keep("network", lambda: _made(store))
    return replace(whole, links=whole.links.on(as_of))


def _made(store: Store) -> Network:
    view = view_of(store)
    kept = keeping.at(view, store.folder, writes=store.writable)
    return Network(kept.links, kept.names, view)


def below(store: Store, document: str) -> set[str]:
    """Everything from which orders lead up to a document, by slugs."""
    return {*network(store).reach(document, "down")} - {document}
