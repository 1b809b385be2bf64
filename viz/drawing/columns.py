"""How far right each item of a row stands: as near to its neighbours as gaps allow.

Each row is the least-squares solution, by pooling adjacent violators, that keeps its
order and its gaps; a bend pulls harder than a box, so that long lines run straight.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from viz.drawing.grid import Bend

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from viz.drawing.grid import Grid, Item
    from viz.labels import Box

BOX_GAP = 12.0
LINE_GAP = 7.0
BEND_WIDTH = 2.0
ROUNDS = 32
BEND_PULL = 8.0


def columns(
    made: Grid, boxes: Mapping[str, Box], width: float
) -> tuple[dict[Item, float], float]:
    """Each item's x, and the width that the widest row needs, at least `width`."""
    rows = [row for row in made.rows if row]
    offsets = [_offsets(row, boxes) for row in rows]
    width = max(
        [width, *(_length(r, o, boxes) for r, o in zip(rows, offsets, strict=True))]
    )
    xs = {
        item: offset + (width - _length(row, across, boxes)) / 2
        for row, across in zip(rows, offsets, strict=True)
        for item, offset in zip(row, across, strict=True)
    }
    for turn in range(ROUNDS):
        order = list(zip(rows, offsets, strict=True))
        for row, across in order if turn % 2 == 0 else order[::-1]:
            wishes = [_wish(item, made, xs) for item in row]
            slack = max(0.0, width - _length(row, across, boxes))
            xs |= zip(row, _settle(wishes, across, slack), strict=True)
    return xs, width


def _size(item: Item, boxes: Mapping[str, Box]) -> float:
    return BEND_WIDTH if isinstance(item, Bend) else boxes[item].width


def _offsets(row: Sequence[Item], boxes: Mapping[str, Box]) -> list[float]:
    """The least x of each item."""
    found = [_size(row[0], boxes) / 2]
    for left, right in pairwise(row):
        lines = isinstance(left, Bend) or isinstance(right, Bend)
        gap = LINE_GAP if lines else BOX_GAP
        found.append(found[-1] + gap + (_size(left, boxes) + _size(right, boxes)) / 2)
    return found


def _length(
    row: Sequence[Item], offsets: Sequence[float], boxes: Mapping[str, Box]
) -> float:
    return offsets[-1] + _size(row[-1], boxes) / 2


def _wish(item: Item, made: Grid, xs: Mapping[Item, float]) -> tuple[float, float]:
    """Where an item would stand, and how strongly it wants to."""
    own = isinstance(item, Bend)
    total = pull = 0.0
    for near in (made.above[item], made.below[item]):
        for other in near:
            weight = BEND_PULL if own and isinstance(other, Bend) else 1.0
            total += xs[other] * weight
            pull += weight
    return (total / pull, pull) if pull else (xs[item], 0.2)


def _settle(
    wishes: Sequence[tuple[float, float]], offsets: Sequence[float], slack: float
) -> list[float]:
    """The x nearest to the wishes that keep the order, the gaps, the width."""
    moved = [
        (wish - offset, pull)
        for (wish, pull), offset in zip(wishes, offsets, strict=True)
    ]
    return [
        min(max(shift, 0.0), slack) + offset
        for shift, offset in zip(_isotonic(moved), offsets, strict=True)
    ]


def _isotonic(values: Iterable[tuple[float, float]]) -> list[float]:
    """The non-decreasing sequence nearest to the weighted values in least squares."""
    blocks: list[tuple[float, float, int]] = []
    for value, weight in values:
        total, pull, count = value * weight, weight, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / pull:
            before = blocks.pop()
            total, pull, count = total + before[0], pull + before[1], count + before[2]
        blocks.append((total, pull, count))
    return [total / pull for total, pull, count in blocks for _ in range(count)]
