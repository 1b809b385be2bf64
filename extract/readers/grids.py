"""Ruled lines → the grids of tables, cell by cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout import Box
    from extract.readers.glyphs import Glyphs

_SAME = 3.5  # points between lines that are one
_FEWEST = 2  # rows and columns of a table
_MOST_CELLS = 20_000  # on one page: more is hatching
_COVER = 0.6  # of a cell's side that a line has to run along


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines: the edges of its columns and rows, and which cells are one.

    `owner[row][column]` is the row and column of the cell that covers this place.
    """

    across: tuple[float, ...]
    down: tuple[float, ...]
    owner: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def box(self) -> Box:
        """The outer edges."""
        return self.across[0], self.down[0], self.across[-1], self.down[-1]

    def holds(self, word: Glyphs) -> bool:
        """Whether a word stands inside."""
        return word.within(self.box)

    def ruled(self, rule: Box) -> bool:
        """Whether a ruled line lies inside or at the edge."""
        left, top, right, bottom = self.box
        return (
            left - _SAME <= rule[0]
            and rule[2] <= right + _SAME
            and top - _SAME <= rule[1]
            and rule[3] <= bottom + _SAME
        )

    def cells(self, words: Iterable[Glyphs]) -> dict[tuple[int, int], list[Glyphs]]:
        """The words of each cell, by the cell's first row and column."""
        found: dict[tuple[int, int], list[Glyphs]] = {}
        for word in words:
            middle = (word.left + word.right) / 2
            row = min(bisect_right(self.down, word.middle), len(self.down) - 1) - 1
            column = min(bisect_right(self.across, middle), len(self.across) - 1) - 1
            place = self.owner[max(row, 0)][max(column, 0)]
            found.setdefault(place, []).append(word)
        return found


def find_grids(rules: Sequence[Box]) -> list[Grid]:
    """The tables that ruled lines draw, from the top down."""
    grids = (_grid(group) for group in _connected(rules))
    return sorted((g for g in grids if g is not None), key=lambda g: g.down[0])


def _connected(rules: Sequence[Box]) -> list[list[Box]]:
    """Lines that touch one another, directly or not."""
    pending = sorted(rules, key=lambda rule: rule[1])
    groups: list[tuple[list[float], list[Box]]] = []
    for rule in pending:
        left, top, right, bottom = rule
        touching = [
            group
            for group in groups
            if left <= group[0][2] + _SAME
            and right >= group[0][0] - _SAME
            and top <= group[0][3] + _SAME
        ]
        reach, members = [left, top, right, bottom], [rule]
        for group in touching:
            other, more = group
            reach = [
                min(reach[0], other[0]),
                min(reach[1], other[1]),
                max(reach[2], other[2]),
                max(reach[3], other[3]),
            ]
            members += more
            groups.remove(group)
        groups.append((reach, members))
    return [members for _, members in groups]


def _grid(rules: Sequence[Box]) -> Grid | None:
    flat = [rule for rule in rules if rule[2] - rule[0] >= rule[3] - rule[1]]
    upright = [rule for rule in rules if rule[2] - rule[0] < rule[3] - rule[1]]
    down = _edges((rule[1] + rule[3]) / 2 for rule in flat)
    across = _edges((rule[0] + rule[2]) / 2 for rule in upright)
    if len(down) <= _FEWEST - 1 or len(across) <= _FEWEST:
        return None
    if len(down) * len(across) > _MOST_CELLS:
        return None
    lines = _Lines(flat, upright, across, down)
    rows, columns = len(down) - 1, len(across) - 1
    owner: list[list[tuple[int, int]]] = []
    for row in range(rows):
        owner.append([])
        for column in range(columns):
            if column and not lines.left_of(row, column):
                owner[row].append(owner[row][column - 1])
            elif row and not lines.above(row, column):
                owner[row].append(owner[row - 1][column])
            else:
                owner[row].append((row, column))
    return Grid(tuple(across), tuple(down), tuple(map(tuple, owner)))


class _Lines:
    """Which stretches between the edges of a grid have a line along them."""

    def __init__(
        self,
        flat: Sequence[Box],
        upright: Sequence[Box],
        across: Sequence[float],
        down: Sequence[float],
    ) -> None:
        self._beside = _ruled(
            ((r[0] + r[2], r[1], r[3]) for r in upright), across, down
        )
        self._above = _ruled(((r[1] + r[3], r[0], r[2]) for r in flat), down, across)

    def left_of(self, row: int, column: int) -> bool:
        """Whether a line parts a cell from the one on its left."""
        return self._beside[column][row]

    def above(self, row: int, column: int) -> bool:
        """Whether a line parts a cell from the one above it."""
        return self._above[row][column]


def _ruled(
    rules: Iterable[tuple[float, float, float]],
    edges: Sequence[float],
    steps: Sequence[float],
) -> list[list[bool]]:
    """For each edge, along which of the stretches between `steps` lines run.

    A rule is twice its place, and from where to where it runs; each is looked at once
    for every edge it lies on and every stretch it touches.
    """
    runs = [[0.0] * (len(steps) - 1) for _ in edges]
    for twice, low, high in rules:
        first = bisect_right(edges, twice / 2 - _SAME)
        last = bisect_left(edges, twice / 2 + _SAME)
        start = max(bisect_right(steps, low) - 1, 0)
        end = min(bisect_left(steps, high), len(steps) - 1)
        for run in runs[first:last]:
            for step in range(start, end):
                run[step] += min(high, steps[step + 1]) - max(low, steps[step])
    return [
        [
            length >= _COVER * (b - a)
            for length, (a, b) in zip(run, pairwise(steps), strict=True)
        ]
        for run in runs
    ]


def _edges(places: Iterable[float]) -> list[float]:
    """Places closer together than a line is wide are one edge."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _SAME:
            edges.append(place)
    return edges
