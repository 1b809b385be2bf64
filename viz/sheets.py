"""The pages of a letter's text: running text and tables, in pieces."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from viz.marks import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from viz.grids import Grid

_ENDS: Final = ".;:"
"""Where a paragraph may end that a footnote follows."""


@dataclass(frozen=True, slots=True)
class Block:
    """Running text, or the rows of a table by their cells; the first may head it."""

    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the letter, by its number; all of it where the file has no pages."""

    number: int | None
    blocks: tuple[Block, ...]

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces of the page, in order."""
        for block in self.blocks:
            yield from block.pieces
            for row in block.rows:
                for cell in row:
                    yield from cell


def sheets(cut: Iterable[Piece], tables: Sequence[Grid]) -> Iterator[Sheet]:
    """Put the pieces page by page; notes, which stand apart, are left out."""
    number, on = None, list[Piece]()
    for piece in _joined(cut):
        if piece.page is not None:
            if on:
                yield Sheet(number, tuple(_blocks(on, tables)))
            number, on = piece.page, []
        on.append(piece)
    yield Sheet(number, tuple(_blocks(on, tables)))


def edges(tables: Sequence[Grid]) -> Iterator[int]:
    """Where tables and their cells begin and end."""
    for grid in tables:
        yield from (grid.start, grid.end)
        for cells in grid.rows:
            for cell in cells:
                yield from cell


def _blocks(on: Sequence[Piece], tables: Sequence[Grid]) -> Iterator[Block]:
    """The pieces of a page, those in tables put into their cells."""
    starts = [grid.start for grid in tables]

    def table_of(piece: Piece) -> Grid | None:
        at = bisect_right(starts, piece.start) - 1
        return tables[at] if at >= 0 and piece.start < tables[at].end else None

    for grid, held in groupby(on, table_of):
        if grid is None:
            yield Block(tuple(held))
        else:
            yield _table(grid, held)


def _table(grid: Grid, held: Iterable[Piece]) -> Block:
    """The part of a table that some pieces are; what draws it is left out."""
    rows = [[list[Piece]() for _ in cells] for cells in grid.rows]
    for piece in held:
        if place := grid.cell(piece.start):
            rows[place[0]][place[1]].append(piece)
    filled = [
        (number, tuple(map(tuple, cells)))
        for number, cells in enumerate(rows)
        if any(cells)
    ]
    headed = grid.headed and bool(filled) and filled[0][0] == 0
    return Block(rows=tuple(cells for _, cells in filled), headed=headed)


def _joined(cut: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces without the notes, what stood around them parted as it was."""
    before, lifted = "", False
    for piece in cut:
        if "note" in piece.kinds:
            lifted = True
            continue
        if lifted and before and not before[-1].isspace():
            yield Piece(" " if before[-1] not in _ENDS else "\n\n", piece.start)
        before, lifted = piece.text or before, False
        yield piece
