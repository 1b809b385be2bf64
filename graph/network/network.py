"""The network of all statements (`graph.network.statements`), asked by slugs.

Between two things there may be several edges, one for each predicate, and an edge may
rest on several statements, of several letters; it keeps them all, and is strong if one
of them is.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from graph.answers.paths import CENTRE
from graph.catalog import catalog
from graph.evidence import evidence
from graph.network.adjacency import (
    CENTRAL,
    DOCUMENT,
    HELD,
    MENTION,
    STRONG,
    TASK,
    Adjacency,
    Columns,
    as_number,
)
from graph.network.region import Region
from graph.network.statements import statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from graph.catalog import Catalog
    from graph.evidence import Evidence
    from graph.network.adjacency import Way
    from graph.network.statements import Said, Statement
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Edge:
    """All statements of one predicate between two things, the surest first."""

    lower: str
    higher: str
    predicate: str
    forward: bool
    strong: bool
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """What letters state: arrays, the slugs of their nodes, and what is said."""

    links: Adjacency
    _slugs: Sequence[str]
    _said: Sequence[Said]

    def number(self, slug: str) -> int | None:
        """The node of a slug; None if there is none."""
        place = bisect_left(self._slugs, slug)
        found = place < len(self._slugs) and self._slugs[place] == slug
        return place if found else None

    def slugs(self, nodes: Iterable[int]) -> list[str]:
        """The slugs of nodes."""
        return [self._slugs[node] for node in nodes]

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

    def edges(self, lower: str, higher: str) -> Mapping[str, Edge]:
        """The edges by which one leads up to another, by predicate."""
        ends = self.number(lower), self.number(higher)
        if ends[0] is None or ends[1] is None:
            return {}
        return _edges(self._said[n] for n in self.links.said(ends[0], ends[1]))

    def __iter__(self) -> Iterator[Edge]:
        """All edges, by lower and higher end."""
        for lower in self._slugs:
            for higher in self.next_to(lower, "up"):
                yield from self.edges(lower, higher).values()


def network(store: Store, as_of: date | None = None) -> Network:
    """The network of a store, as known on a day (always, if None)."""
    whole = store.keep("network", lambda: _read(catalog(store), evidence(store)))
    return replace(whole, links=whole.links.on(as_of))


def below(store: Store, document: str) -> set[str]:
    """Everything from which orders lead up to a document, by slugs."""
    return {*network(store).reach(document, "down")} - {document}


def _edges(said: Iterable[Said]) -> dict[str, Edge]:
    grouped: dict[str, list[Said]] = {}
    for one in said:
        grouped.setdefault(one.predicate, []).append(one)
    return {predicate: _edge(every) for predicate, every in grouped.items()}


def _edge(said: Sequence[Said]) -> Edge:
    first = said[0]
    return Edge(
        lower=first.lower,
        higher=first.higher,
        predicate=first.predicate,
        forward=first.forward,
        strong=any(one.force >= STRONG for one in said),
        statements=tuple(
            sorted((one.statement for one in said), key=lambda s: -s.confidence)
        ),
    )


def _read(known: Catalog, said: Evidence) -> Network:
    every = list(statements(known, said))
    ends = {end for one in every for end in (one.lower, one.higher)}
    slugs = sorted({*known.documents, *known.agencies, *known.tasks, *ends})
    numbers = {slug: number for number, slug in enumerate(slugs)}
    tasks = known.tasks
    links = Columns(
        lower=[numbers[one.lower] for one in every],
        higher=[numbers[one.higher] for one in every],
        force=[one.force for one in every],
        letters=[numbers[one.statement.quote.letter_id] for one in every],
        said=range(len(every)),
    )
    adjacency = Adjacency.of(
        flags=[_flags(known, slug) for slug in slugs],
        letter_of=[numbers[t.letter] if (t := tasks.get(s)) else -1 for s in slugs],
        dates=[_date(known, slug) for slug in slugs],
        links=links,
    )
    return Network(adjacency, slugs, every)


def _flags(known: Catalog, slug: str) -> int:
    if task := known.tasks.get(slug):
        level = known.documents[task.letter].level
        return TASK | CENTRAL * (level in CENTRE)
    if document := known.documents.get(slug):
        central = CENTRAL * (document.level in CENTRE)
        return DOCUMENT | HELD * document.held | central
    agency = known.agencies.get(slug)
    return CENTRAL * (agency is not None and agency.level in CENTRE)


def _date(known: Catalog, slug: str) -> int:
    task = known.tasks.get(slug)
    document = known.documents.get(task.letter if task else slug)
    return as_number(document.date) if document else 0


def is_after(known: Catalog, slug: str, day: str) -> bool:
    """Whether a document, or the letter of a task, is dated after a day."""
    task = known.tasks.get(slug)
    document = known.documents.get(task.letter if task else slug)
    return bool(
        document and document.date and document.date > day[: len(document.date)]
    )
