"""Paragraphs and tables of a file without pages → text and layout."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from unicodedata import normalize

from extract.layout import Furniture, Interval, Layout, Note, Table
from extract.readers.content import Content
from extract.source import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLANKS = re.compile(r"[ \r\f\v\u00a0]+")  # a tab may part two columns
_HALVES = re.compile(r"(?P<left>[^\t]{4,}?)\s*\t\s*(?P<right>[^\t]{4,})", re.DOTALL)
_LAYOUT = re.compile(
    r"(?i)c[ộô]ng\s+h(?:[òo]a|oà)\s+x|đảng\s+cộng\s+sản\s+việt|độc\s+lập\s*[-–]|"
    r"nơi\s+nhận\s*:|kính\s+gửi"
)


@dataclass(frozen=True, slots=True)
class Raised:
    """A paragraph's text, and where footnote numbers stand in it, by number."""

    text: str
    marks: tuple[tuple[int, Interval], ...] = ()


Cell = tuple[Raised, ...]
"""The paragraphs of a table's cell."""


@dataclass(slots=True)
class Flow:
    """The text as it grows, with its tables and footnotes.

    `knows_notes` says that the file has a way to tell footnotes: no others are sought.
    """

    knows_notes: bool = False
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _marks: dict[int, Interval] = field(default_factory=dict)
    _notes: list[tuple[int, Interval, Interval]] = field(default_factory=list)
    _tables: list[Table] = field(default_factory=list)
    _halves: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What has been added so far."""
        self._end_halves()
        return "".join(self._parts)

    @property
    def length(self) -> int:
        """How many characters have been added so far."""
        return self._length

    def paragraph(self, paragraph: Raised) -> None:
        """Add a paragraph as a line of its own, an empty one as a blank line.

        Where tabs part letterhead or signature in two, the left halves come first.
        """
        if self._is_halved(paragraph):
            return
        self._end_halves()
        if paragraph.text.strip():
            self._break()
            self._put(paragraph)
        elif self._parts and self._parts[-1] != "\n":
            self._break()

    def _is_halved(self, paragraph: Raised) -> bool:
        """Put a paragraph by if a tab parts it as it parts the letterhead."""
        text = paragraph.text.strip()
        halved = None if paragraph.marks else _HALVES.fullmatch(text)
        if halved and (self._halves or _LAYOUT.search(text)):
            self._halves.append((halved["left"], halved["right"]))
            return True
        if self._halves and (not text or text.startswith("-")) and not paragraph.marks:
            self._halves.append((text, ""))  # a blank line, or one more of Nơi nhận
            return True
        return False

    def _end_halves(self) -> None:
        halves, self._halves = self._halves, []
        for side in (0, 1):
            for half in halves:
                self.paragraph(Raised(half[side].replace("\t", " ")))

    def table(self, rows: Sequence[Sequence[Cell]], *, ruled: bool = True) -> None:
        """Add a table: rows of cells; one cell object in several rows is one cell.

        A table of up to two columns without lines, or one that holds letterhead,
        addressees or signature, only places its cells: they follow one another, column
        by column.
        """
        self._end_halves()
        words = " ".join(p.text for row in rows for cell in row for p in cell)
        columns = max(map(len, rows), default=0)
        filled = {n for row in rows for n, cell in enumerate(row) if cell}
        least = 2 if ruled else 3
        if min(columns, max(len(filled), 2 * ruled)) < least or _LAYOUT.search(words):
            self._columns(rows, columns)
            return
        places: list[tuple[Interval, ...]] = []
        known: dict[int, Interval] = {}
        for row in rows:
            self._break()
            places.append(tuple(self._row(row, known)))
        self._tables.append(Table(tuple(places)))

    def _columns(self, rows: Sequence[Sequence[Cell]], columns: int) -> None:
        seen: set[int] = set()
        for column in range(columns):
            for row in rows:
                cell = row[column] if column < len(row) else ()
                if cell and id(cell) not in seen:
                    seen.add(id(cell))
                    for paragraph in cell:
                        self.paragraph(paragraph)

    def _row(
        self, row: Sequence[Cell], known: dict[int, Interval]
    ) -> Iterator[Interval]:
        for column, cell in enumerate(row):
            if column:
                self._add(" | ")
            if not cell or id(cell) not in known:
                known[id(cell)] = self._cell(cell)
            yield known[id(cell)]

    def _cell(self, cell: Cell) -> Interval:
        start = self._length
        for paragraph in cell:
            if paragraph.text.strip():
                if self._length > start:
                    self._add(" ")
                self._put(paragraph, folded=True)
        return start, self._length

    def note(self, number: int, text: str) -> None:
        """Add a footnote, printed with its number, at the end."""
        self._end_halves()
        words = normalize("NFC", " ".join(text.split()))
        if not words or number not in self._marks:
            return
        self._break()
        start = self._length
        self._add(f"{number} ")
        body = self._length
        self._add(words)
        self._notes.append((number, (start, self._length), (body, self._length)))

    def content(self) -> Content:
        """All of it, as one page."""
        notes = tuple(
            Note(number, block, body, self._marks[number])
            for number, block, body in self._notes
        )
        text = self.text.rstrip("\n")
        furniture = Furniture(notes) if notes or self.knows_notes else None
        layout = Layout(furniture, tuple(self._tables))
        return Content(text, (Page(1, 0, len(text)),), layout)

    def _break(self) -> None:
        if self._parts:
            self._add("\n")

    def _put(self, paragraph: Raised, *, folded: bool = False) -> None:
        """Add a paragraph, blanks folded; its footnote numbers keep their places."""
        at = 0
        for number, (low, high) in paragraph.marks:
            self._add(_fold(paragraph.text[at:low], folded=folded))
            start = self._length
            self._add(paragraph.text[low:high])
            self._marks.setdefault(number, (start, self._length))
            at = high
        self._add(_fold(paragraph.text[at:], folded=folded))

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _fold(text: str, *, folded: bool) -> str:
    text = normalize("NFC", text)
    return " ".join(text.split()) if folded and "\n" in text else _BLANKS.sub(" ", text)
