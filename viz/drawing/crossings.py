"""The order in each row that has fewest lines cross: sweeps, then exchanges.

Barycentres of the neighbouring row order a row (Sugiyama, 1981); neighbours change
places where that has fewer crossings (Gansner et al., "A Technique for Drawing Directed
Graphs", 1993). Crossings are counted by an accumulator tree (Barth, Mutzel and Jünger,
2004). Nothing is left to chance: the same grid is always ordered in the same way.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viz.drawing.grid import Grid, Item

SWEEPS = 16
PATIENCE = 4
"""Sweeps that may pass without fewer crossings."""
LARGE = 600
"""Items above which neighbours do not change places: sweeps alone must do."""


def crossings(made: Grid) -> int:
    """How often links cross, over all rows."""
    pairs = range(len(made.rows) - 1)
    return sum(crossing(made.links(row), len(made.rows[row + 1])) for row in pairs)


def crossing(links: Sequence[tuple[int, int]], width: int) -> int:
    """How often links between two rows cross, `width` being the places of the second.

    >>> crossing([(0, 1), (1, 0), (2, 0)], 2)
    2
    """
    first = 1
    while first < width:
        first *= 2
    tree = [0] * (2 * first)
    count = 0
    for _, place in sorted(links):
        at = place + first
        tree[at] += 1
        while at > 1:
            if at % 2 == 0:
                count += tree[at + 1]
            at //= 2
            tree[at] += 1
    return count


def untangle(made: Grid) -> None:
    """Order the rows of a grid so that few links cross."""
    large = sum(map(len, made.rows)) > LARGE
    best, least = [list(row) for row in made.rows], crossings(made)
    idle = 0
    for sweep in range(SWEEPS):
        if not least or idle == PATIENCE:
            break
        _sweep(made, downwards=sweep % 2 == 0)
        if not large:
            _exchange(made)
        if (count := crossings(made)) < least:
            best, least, idle = [list(row) for row in made.rows], count, 0
        else:
            idle += 1
    made.rows = best


def _sweep(made: Grid, *, downwards: bool) -> None:
    """Order each row by where its neighbours in the row before stand."""
    near = made.above if downwards else made.below
    rows = made.rows if downwards else made.rows[::-1]
    for before, row in pairwise(rows):
        share = {item: (at + 0.5) / len(before) for at, item in enumerate(before)}
        own = {item: (at + 0.5) / len(row) for at, item in enumerate(row)}
        row.sort(key=lambda item: _barycentre(near[item], share, own[item]))


def _barycentre(near: Sequence[Item], share: Mapping[Item, float], own: float) -> float:
    return sum(share[item] for item in near) / len(near) if near else own


def _exchange(made: Grid) -> None:
    """Let neighbours change places wherever that has fewer links cross."""
    for at, row in enumerate(made.rows):
        others = [
            (near, {item: place for place, item in enumerate(made.rows[other])})
            for near, other in ((made.above, at - 1), (made.below, at + 1))
            if 0 <= other < len(made.rows)
        ]
        ends = {
            item: [sorted(map(place.__getitem__, near[item])) for near, place in others]
            for item in row
        }
        better = True
        while better:
            better = False
            for left in range(len(row) - 1):
                one, two = ends[row[left]], ends[row[left + 1]]
                pairs = list(zip(one, two, strict=True))
                if sum(_cross(a, b) for a, b in pairs) > sum(
                    _cross(b, a) for a, b in pairs
                ):
                    row[left : left + 2] = row[left + 1], row[left]
                    better = True


def _cross(left: Sequence[int], right: Sequence[int]) -> int:
    """How many links of the left item cross those of the right one; both sorted."""
    return sum(bisect_left(right, end) for end in left)
