"""Tables in the text of a letter, told by the pipes that draw them.

Markdown draws its own; readers of Word and PDF put one between the cells of a row. A
lone pipe is what a scanner made of a stain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extract.tables import find_tables

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Span = tuple[int, int]

_LINE: Final = re.compile(r"[^\n\f]+")
_PIPE: Final = re.compile(r" \| ?")
_FEWEST_ROWS: Final = 2
_ROWS_OF_TWO: Final = 3
"""So many rows of two cells are no accident."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: where its lines lie, the cells of its rows; the first may head it."""

    start: int
    end: int
    rows: tuple[tuple[Span, ...], ...]
    headed: bool

    def cell(self, place: int) -> tuple[int, int] | None:
        """The row and column of a place; None of what draws the table."""
        for row, cells in enumerate(self.rows):
            if cells and cells[0][0] <= place < max(end for _, end in cells):
                for column, (start, end) in enumerate(cells):
                    if start <= place < end:
                        return row, column
        return None


def grids(text: str) -> list[Grid]:
    """The tables of a text, in order."""
    if "|" not in text:
        return []
    found = [
        Grid(*_lines(text, cells), table.rows, headed=True)
        for table in find_tables(text)
        if (cells := [cell for row in table.rows for cell in row])
    ]
    taken = [(grid.start, grid.end) for grid in found]
    found += [
        grid
        for grid in _piped(text)
        if not any(start < grid.end and grid.start < end for start, end in taken)
    ]
    return sorted(found, key=lambda grid: grid.start)


def _lines(text: str, cells: Sequence[Span]) -> Span:
    """The whole lines that some cells stand on."""
    start = text.rfind("\n", 0, cells[0][0]) + 1
    end = text.find("\n", max(end for _, end in cells))
    return start, len(text) if end < 0 else end + 1


def _piped(text: str) -> Iterator[Grid]:
    """Lines one below the other that have pipes."""
    run: list[tuple[Span, ...]] = []
    last = 0
    for line in _LINE.finditer(text):
        cells = tuple(_cells(text, *line.span()))
        if run and (len(cells) == 1 or line.start() != last + 1):
            yield from _grid(text, run)
            run = []
        if len(cells) > 1:
            run.append(cells)
        last = line.end()
    yield from _grid(text, run)


def _cells(text: str, start: int, end: int) -> Iterator[Span]:
    at = start
    for pipe in _PIPE.finditer(text, start, end):
        yield at, pipe.start()
        at = pipe.end()
    yield at, end


def _grid(text: str, run: Sequence[tuple[Span, ...]]) -> Iterator[Grid]:
    """A run as a table, if it looks like one."""
    wide = sum(len(cells) > 2 for cells in run)  # noqa: PLR2004 - a single pipe
    if wide >= _FEWEST_ROWS or len(run) >= _ROWS_OF_TWO:
        places = [cell for cells in run for cell in cells]
        yield Grid(*_lines(text, places), tuple(run), headed=False)
