"""Tables of a page, filled with its words, and those that go on from page to page.

Where a page ends within a row, the rest of each cell stands on the next page, below
the heads, if those are repeated: it is read with the cell it belongs to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.readers.columns import group_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.readers.columns import Row
    from extract.readers.glyphs import Glyphs
    from extract.readers.grids import Grid

    Cells = list[list[Row]]

_SAME_WIDTH = 4.0  # points between columns that are one
_PADDING = 14.0  # points of a cell's width, its two sides and a blank, that stay free
_MOST_HEADS = 3  # rows that are repeated on each page
_ENDED = re.compile(r"[.;:!?…][”\"»)\]]*$")
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5}|[A-ZĐa-zđ])[.)]?")


@dataclass(slots=True)
class Filled:
    """A table of a page: the lines of every cell, one over several rows in each.

    `widths` are those of its columns, in points. `heads` are rows above it that repeat
    those of the table it `continues`; `moved` are the lines that were taken up from
    the next pages, with how many pages on they stand.
    """

    widths: tuple[float, ...]
    rows: list[Cells]
    heads: list[Cells] = field(default_factory=list)
    continues: bool = False
    moved: dict[int, int] = field(default_factory=dict)

    def lines(self) -> list[Row]:
        """All its lines."""
        rows = (*self.heads, *self.rows)
        return [line for row in rows for cell in row for line in cell]


def fill(grid: Grid, words: Iterable[Glyphs]) -> Filled:
    """Put words into the cells of a grid."""
    cells = {place: group_rows(held) for place, held in grid.cells(words).items()}
    rows: list[Cells] = []
    for number, owners in enumerate(grid.owner):
        row = []
        for column, (first, left) in enumerate(owners):
            own = left == column  # a cell over several columns is its first one's
            row.append(cells.setdefault((first, left), []) if own else [])
        if any(first == number for first, _ in owners):
            rows.append(row)
    return Filled(tuple(b - a for a, b in pairwise(grid.across)), rows)


def join_tables(pages: Sequence[Sequence[object]]) -> None:
    """Join a table that ends a page with the one that begins the next.

    `pages` are what stands on them, without what is no part of the letter's text.
    """
    open_: tuple[Filled, list[Cells], int] | None = None  # its heads, where it ends
    for number, content in enumerate(pages):
        if not content:
            continue
        first, last = content[0], content[-1]
        if isinstance(first, Filled) and open_ is not None:
            _join(open_[0], first, open_[1], number - open_[2])
        if not isinstance(last, Filled):
            open_ = None
        elif not last.continues:
            open_ = (last, last.rows[:_MOST_HEADS], number)
        elif open_ is not None and last.rows:
            open_ = (last, open_[1], number)


def _join(above: Filled, below: Filled, heads: list[Cells], on: int) -> None:
    """Mark one table as the rest of another, and complete the last row of that."""
    if not _same_columns(above.widths, below.widths):
        return
    below.continues = True
    said = list(map(_words, heads))
    repeated = 0
    while repeated < min(len(said), len(below.rows) - 1):
        if _words(below.rows[repeated]) != said[repeated]:
            break
        repeated += 1
    below.heads = below.rows[:repeated]
    below.rows = below.rows[repeated:]
    if not above.rows:
        return
    if _goes_on(above, below):
        for cell, rest in zip(above.rows[-1], below.rows.pop(0), strict=True):
            _take_up(above, cell, rest, on)
    elif below.rows:
        _join_merged(above, below, on)


def _take_up(above: Filled, cell: list[Row], rest: list[Row], on: int) -> None:
    above.moved.update((id(line), on) for line in rest)
    cell.extend(rest)


def _join_merged(above: Filled, below: Filled, on: int) -> None:
    """Make one cell of those that lie over several rows, on both sides of a break."""
    for column, cell in enumerate(above.rows[-1]):
        rest = below.rows[0][column]
        if not cell or not (
            _merged(above.rows[::-1], column) or _merged(below.rows, column)
        ):
            continue
        if not rest or _runs_on(cell, rest, above.widths[column]):
            _take_up(above, cell, rest, on)
            for row in below.rows:
                if row[column] is rest:
                    row[column] = cell


def _merged(rows: Sequence[Cells], column: int) -> bool:
    """Whether the cell of the first of some rows is that of the second, too."""
    return len(rows) > 1 and rows[0][column] is rows[1][column]


def _same_columns(above: Sequence[float], below: Sequence[float]) -> bool:
    return len(above) == len(below) and all(
        abs(a - b) <= _SAME_WIDTH for a, b in zip(above, below, strict=True)
    )


def _goes_on(above: Filled, below: Filled) -> bool:
    """Whether a row is the rest of the one above: no number, and amid a sentence."""
    if not below.rows:
        return False
    last, first = above.rows[-1], below.rows[0]
    filled = [
        (cell, rest, width)
        for cell, rest, width in zip(last, first, above.widths, strict=True)
        if rest
    ]
    if not filled or not all(cell for cell, _, _ in filled):
        return False
    if first[0] and (_NUMBER.fullmatch(_text(first[0])) or last[0] == first[0]):
        return False
    return all(
        _runs_on(*three) or _ENDED.search(_text(three[0])) for three in filled
    ) and any(_runs_on(*three) for three in filled)


def _runs_on(cell: list[Row], rest: list[Row], width: float) -> bool:
    """Whether the text of a cell goes on in another that is below it.

    Its last line had no room for the next word; or the next word is a small letter's.
    """
    line, word = cell[-1], rest[0].words[0]
    if _ENDED.search(line.text):
        return False
    needed = line.right - line.left + word.right - word.left
    return word.text[0].islower() or needed > width - _PADDING


def _words(row: Cells) -> list[str]:
    return list(map(_text, row))


def _text(cell: list[Row]) -> str:
    return " ".join(line.text for line in cell)
