"""Rows of items with links between neighbouring rows: what is ordered and routed.

A line that passes rows is cut into links by bends, one in each row it passes; lines of
one kind that share an end share their bends, so that they are drawn as one trunk and
branch off. Which end they share is told by where more of them meet.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from viz.families import family_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from graph.answers.chain_view import ChainEdge

MOST_BENT = 500
"""Boxes above which lines are not led around other boxes: it would take seconds."""


class Bend(NamedTuple):
    """Where lines of one kind that share the end `hub` pass a row."""

    row: int
    hub: str
    kind: tuple[str, bool]
    downwards: bool


Item = str | Bend
"""A box, by its node's id, or a bend."""


@dataclass(slots=True)
class Grid:
    """Items by row, from left to right, and each item's neighbours above and below.

    `routes` has for each edge the items it passes, its hub first; edges inside a row
    have both ends only.
    """

    rows: list[list[Item]]
    above: dict[Item, list[Item]] = field(default_factory=dict)
    below: dict[Item, list[Item]] = field(default_factory=dict)
    routes: dict[str, tuple[Item, ...]] = field(default_factory=dict)

    def links(self, row: int) -> list[tuple[int, int]]:
        """The links from a row to the next, by places in both."""
        place = {item: at for at, item in enumerate(self.rows[row + 1])}
        return [
            (at, place[other])
            for at, item in enumerate(self.rows[row])
            for other in self.below[item]
        ]


def grid(rows: Sequence[Sequence[str]], edges: Collection[ChainEdge]) -> Grid:
    """The grid of boxes that stand in `rows`; bends stand at the right for now."""
    made = Grid([list(row) for row in rows])
    row_of = {node: at for at, row in enumerate(rows) for node in row}
    bent = len(row_of) <= MOST_BENT
    hubs = _hubs(edges, row_of)
    for edge in edges:
        ends = edge.source, edge.target
        if hubs[edge.id] == edge.target:
            ends = ends[1], ends[0]
        bends = _bends(edge, ends, row_of) if bent else ()
        made.routes[edge.id] = (ends[0], *bends, ends[1])
    passed = dict.fromkeys(i for r in made.routes.values() for i in r[1:-1])
    for bend in passed:
        if isinstance(bend, Bend):
            made.rows[bend.row].append(bend)
    _link(made)
    return made


def _hubs(edges: Collection[ChainEdge], rows: Mapping[str, int]) -> dict[str, str]:
    """The end of each edge at which more long edges of its kind meet."""
    meeting: Counter[tuple[str, tuple[str, bool]]] = Counter()
    for edge in edges:
        if abs(rows[edge.source] - rows[edge.target]) > 1:
            meeting.update(((edge.source, _kind(edge)), (edge.target, _kind(edge))))
    return {
        edge.id: max(
            (edge.target, edge.source), key=lambda end: meeting[end, _kind(edge)]
        )
        for edge in edges
    }


def _kind(edge: ChainEdge) -> tuple[str, bool]:
    return family_of(edge.relation).key, edge.stated


def _bends(
    edge: ChainEdge, ends: tuple[str, str], rows: Mapping[str, int]
) -> tuple[Bend, ...]:
    """Where an edge passes rows on its way from its hub to its other end."""
    start, end = rows[ends[0]], rows[ends[1]]
    step = 1 if end > start else -1
    return tuple(
        Bend(row, ends[0], _kind(edge), step > 0)
        for row in range(start + step, end, step)
    )


def _link(made: Grid) -> None:
    rows = {item: at for at, row in enumerate(made.rows) for item in row}
    made.above = {item: [] for item in rows}
    made.below = {item: [] for item in rows}
    pairs = dict.fromkeys(p for route in made.routes.values() for p in pairwise(route))
    for pair in pairs:
        upper, lower = sorted(pair, key=rows.__getitem__)
        if rows[lower] - rows[upper] == 1 and lower not in made.below[upper]:
            made.below[upper].append(lower)
            made.above[lower].append(upper)
