"""The reading text: what a person reads, with the way back to the raw offsets.

Footnotes, markers and page numbers are taken out of the running text, white space is
folded, and a line break stays only where the letter begins something: an item, a
dash of a list, a new paragraph, a cell of a table. The footnotes follow at the end, one
a line.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.folding import Folder
from extract.furniture import find_furniture
from extract.layout import Furniture, Layout, Table
from extract.letters import WALL
from extract.markup import line_edges
from extract.mending import mend
from extract.model import Span
from extract.specks import stray_marks
from extract.tables import cells_of, drawing, find_tables, merged
from extract.two_columns import read_columns

if TYPE_CHECKING:
    from extract.layout import Interval
    from extract.offsets import Offsets


@dataclass(frozen=True, slots=True)
class ReadNote:
    """A footnote in the reading text.

    `mark` is the offset its marker stood at, -1 where that is not known.
    """

    number: int
    start: int
    end: int
    mark: int


class Reading:
    """Running text with its footnotes behind it, and the map to raw offsets.

    Attributes:
        text: The reading text; the footnotes start at `body_end`.
        printed: The same before misread letters were put right; as long.
        notes: The footnotes, in order.
        marks: Offsets at which a footnote's marker was taken out.
        tables: The tables, their cells in offsets of the reading text.
        columns: What stands left and right at the end of a text typed in two columns.
    """

    def __init__(
        self, raw: str, layout: Layout = Layout(), *, scanned: bool = False
    ) -> None:
        """Read `raw`: take the page furniture out, fold, and remember where from.

        Where the layout does not tell furniture or tables, they are found in the text;
        so are footnotes that it does not know. `scanned` says that OCR read it.
        """
        self._raw = raw
        furniture = _furniture(raw, layout)
        tables = layout.tables or find_tables(raw)
        self._cuts = merged([*furniture.intervals(), *drawing(raw, tables)])
        self._cut_starts = [start for start, _ in self._cuts]
        self._specks = sorted(stray_marks(raw))
        left_out = merged([*self._cuts, *self._specks])
        folder = Folder(raw)
        borders = {edge for cell in cells_of(tables) for edge in cell}
        if layout.furniture is None:
            borders.update(line_edges(raw))
        self.columns = read_columns(raw) if layout.furniture is None else None
        folder.add(_outside(left_out, len(raw)), borders)
        self.body_end = folder.starts.length
        body = folder.text if tables else ""
        self.tables = tuple(_read_table(table, body, folder.starts) for table in tables)
        marks = [
            folder.starts.here(note.marker[0]) if note.marker else -1
            for note in furniture.notes
        ]
        notes = []
        for note, mark in zip(furniture.notes, marks, strict=True):
            if not raw[slice(*note.body)].strip():
                continue
            start = folder.add([note.body], folded=True)
            end = folder.starts.length
            notes.append(ReadNote(note.number, start, end, mark))
        self.notes = tuple(notes)
        self.marks = frozenset(marks) - {-1}
        self.printed = folder.text
        self.text = mend(self.printed, scanned=scanned)
        self._folder = folder

    def span(self, start: int, end: int) -> Span:
        """The raw place of reading text `start:end`, white space at its ends cut."""
        while start < end and _is_gap(self.text[start]):
            start += 1
        while end > start and _is_gap(self.text[end - 1]):
            end -= 1
        raw_start = self._folder.starts.there(start)
        raw_end = self._folder.end(end - 1)
        first = bisect_left(self._cut_starts, raw_start)
        last = bisect_left(self._cut_starts, raw_end)
        inside = [(s - raw_start, e - raw_start) for s, e in self._cuts[first:last]]
        pieces = (
            self._trim(raw_start + s, raw_start + e)
            for s, e in _outside(inside, raw_end - raw_start)
        )
        segments = tuple(piece for piece in pieces if piece is not None)
        segments = segments or ((raw_start, raw_end),)
        words = self.printed[start:end].replace(WALL, " ")
        if bisect_left(self._specks, segments[0]) < bisect_left(
            self._specks, (raw_end,)
        ):
            printed = " ".join(self._raw[slice(*segment)] for segment in segments)
            words = unicodedata.normalize("NFC", printed)
        return Span(segments, " ".join(words.split()))

    def _trim(self, start: int, end: int) -> tuple[int, int] | None:
        piece = self._raw[start:end]
        if not (words := piece.strip()):
            return None
        lead = len(piece) - len(piece.lstrip())
        return start + lead, start + lead + len(words)


def _furniture(raw: str, layout: Layout) -> Furniture:
    """What the layout tells, and footnotes and page numbers that are only typed."""
    found, told = find_furniture(raw), layout.furniture
    if told is None:
        return found
    numbers = {note.number for note in told.notes}
    places = told.intervals()

    def new(block: Interval) -> bool:
        return all(end <= block[0] or block[1] <= start for start, end in places)

    typed = (n for n in found.notes if n.number not in numbers and new(n.block))
    notes = sorted((*told.notes, *typed), key=lambda note: note.number)
    others = (*told.others, *filter(new, found.others))
    return Furniture(tuple(notes), others)


def _read_table(table: Table, text: str, starts: Offsets) -> Table:
    """A table in offsets of the reading text; empty cells stand where the next does."""

    def place(cell: Interval) -> Interval:
        start, end = map(starts.here, cell)
        while end > start and _is_gap(text[end - 1]):
            end -= 1
        return start, end

    return Table(tuple(tuple(map(place, row)) for row in table.rows))


def _is_gap(character: str) -> bool:
    return character.isspace() or character == WALL


def _outside(cuts: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What of `0:length` the intervals leave."""
    edges = [0, *(edge for cut in cuts for edge in cut), length]
    return list(zip(edges[::2], edges[1::2], strict=True))
