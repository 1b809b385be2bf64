"""Sheets → the text of a letter in reading order, with its layout.

The geometry says what a stream of characters cannot: which words share a line, that
letterhead and signature stand in two columns, which small lines at the foot are
footnotes, and what is a page number, a running head or a stamp.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from statistics import median_low
from typing import TYPE_CHECKING
from unicodedata import normalize

from extract.layout import Furniture, Layout, Note, Table, Word
from extract.model import Page
from extract.readers.columns import group_rows, in_reading_order
from extract.readers.grids import find_grids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.layout import Interval
    from extract.readers.columns import Row
    from extract.readers.glyphs import Glyphs, Sheet
    from extract.readers.grids import Grid

_BROKEN = re.compile(r"[^\W_]-$")
_PAGE_NUMBER = re.compile(
    r"\W*(?:Trang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?\W*", re.IGNORECASE
)
_MARGIN = 0.09  # of the page's height: where page numbers and running heads stand
_FOOT = 0.5  # footnotes stand in the lower half
_SMALL = 0.93  # of the height of the body's lines
_REPEATED = 3  # pages with the same line at the edge: a running head
_NOTE = re.compile(r"\[?(\d{1,2})\]?[.)]?(?=\s|[^\W\d])")


@dataclass(slots=True)
class _Line:
    """A row of a page, or of a table, with what it turned out to be."""

    row: Row
    furniture: bool = False
    note: int | None = None  # the number of the footnote it belongs to
    opens: bool = False  # whether it is the first line of that footnote


@dataclass(frozen=True, slots=True)
class _Filled:
    """A table: the words of every cell, a cell over several rows in each of them."""

    rows: list[list[list[Row]]]


@dataclass(slots=True)
class _Text:
    """The text as it grows, with the place of every word and what is no letter."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    words: list[Word] = field(default_factory=list)
    raised: dict[int, Interval] = field(default_factory=dict)
    notes: list[tuple[int, Interval, int]] = field(default_factory=list)
    others: list[Interval] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def add(self, separator: str) -> None:
        """Add what is no word."""
        self.parts.append(separator)
        self.length += len(separator)

    @property
    def broken(self) -> bool:
        """Whether a line broke within a word: "42/QĐ-", for Vietnamese has no other."""
        return bool(self.parts) and _BROKEN.search(self.parts[-1]) is not None

    def put(self, rows: Iterable[Row], page: int) -> Interval:
        """Add words, blanks between them; returns where they stand."""
        first = self.length
        for row in rows:
            for word in row.words:
                if self.length > first:
                    self.add(" ")
                self._word(word, page)
        return first, self.length

    def _word(self, word: Glyphs, page: int) -> None:
        start = self.length
        self.add(normalize("NFC", word.text))
        box = (word.left, word.top, word.right, word.bottom)
        self.words.append(Word(start, self.length, page, box, word.confidence))
        if word.written is not None:
            self.others.append(_place(word, word.written, start))
        if word.raised is not None:
            number = int(word.text[slice(*word.raised)])
            self.raised.setdefault(number, _place(word, word.raised, start))

    def line(self, line: _Line, page: int) -> None:
        """Add a line, and remember what it is."""
        raised = dict(self.raised)
        place = self.put([line.row], page)
        if line.furniture:
            self.others.append(place)
        elif line.note is not None:
            self.raised = raised  # the number before a footnote is no marker of it
            self._note(line, place)

    def _note(self, line: _Line, place: Interval) -> None:
        number = line.note or 0
        if self.notes and not line.opens:
            _, (start, _), body = self.notes[-1]
            self.notes[-1] = (number, (start, place[1]), body)
            return
        opening = _NOTE.match(line.row.text)
        body = opening.end() if opening else 0
        while line.row.text[body : body + 1].isspace():
            body += 1
        self.notes.append((number, place, place[0] + body))

    def table(self, table: _Filled, page: int) -> None:
        """Add the rows of a table, a bar between the cells of each."""
        rows: list[tuple[Interval, ...]] = []
        known: dict[int, Interval] = {}
        for number, row in enumerate(table.rows):
            if number:
                self.add("\n")
            places: list[Interval] = []
            for column, cell in enumerate(row):
                if column:
                    self.add(" | ")
                place = known.get(id(cell)) if cell else None
                places.append(place or self.put(cell, page))
                if cell:
                    known[id(cell)] = places[-1]
            rows.append(tuple(places))
        self.tables.append(Table(tuple(rows)))

    def stamps(self, words: list[Glyphs], page: int) -> None:
        """Add what a signing program printed, as no part of the letter."""
        for row in group_rows(words):
            self.add("\n" if self.length else "")
            self.others.append(self.put([row], page))

    def layout(self) -> Layout:
        """All that the pages tell."""
        notes = tuple(
            Note(number, block, (body, block[1]), self.raised[number])
            for number, block, body in self.notes
            if number in self.raised
        )
        furniture = Furniture(notes, tuple(self.others))
        return Layout(furniture, tuple(self.tables), tuple(self.words))


def _place(word: Glyphs, part: Interval, start: int) -> Interval:
    """Where part of a word stands in the text, in which marks are composed."""
    low, high = (len(normalize("NFC", word.text[:edge])) for edge in part)
    return start + low, start + high


def arrange(sheets: Iterable[Sheet]) -> tuple[str, tuple[Page, ...], Layout]:
    """Put the words of all pages in order; form feeds part the pages."""
    sheets = list(sheets)
    contents = [_contents(sheet) for sheet in sheets]
    _mark_edges(sheets, contents)
    _mark_notes(sheets, contents)
    out = _Text()
    pages: list[Page] = []
    for number, (sheet, content) in enumerate(zip(sheets, contents, strict=True), 1):
        if pages:
            out.add("\f")
        start = out.length
        for item in content:
            if out.length > start and not out.broken:
                out.add("\n")
            out.line(item, number) if isinstance(item, _Line) else out.table(
                item, number
            )
        out.stamps(sheet.stamps, number)
        size = sheet.width, sheet.height
        pages.append(Page(number, start, out.length, sheet.ocr, *size))
    return "".join(out.parts), tuple(pages), out.layout()


def _contents(sheet: Sheet) -> list[_Line | _Filled]:
    """What stands on a page, in reading order: lines and tables."""
    grids = find_grids(sheet.rules)
    free = sheet.words
    found: list[_Line | _Filled] = []
    for grid in grids:
        above = [w for w in free if not grid.holds(w) and w.middle < grid.down[0]]
        inside = [word for word in free if grid.holds(word)]
        taken = {id(word) for word in (*above, *inside)}
        free = [word for word in free if id(word) not in taken]
        found += map(_Line, in_reading_order(group_rows(above)))
        if inside:
            found.append(_filled(grid, inside))
    found += map(_Line, in_reading_order(group_rows(free)))
    return found


def _filled(grid: Grid, words: list[Glyphs]) -> _Filled:
    cells = {place: group_rows(held) for place, held in grid.cells(words).items()}
    rows: list[list[list[Row]]] = []
    for number, owners in enumerate(grid.owner):
        row = []
        for column, (first, left) in enumerate(owners):
            own = left == column  # a cell over several columns is its first one's
            row.append(cells.get((first, left), []) if own else [])
        if any(first == number for first, _ in owners):
            rows.append(row)
    return _Filled(rows)


def _mark_edges(sheets: list[Sheet], contents: list[list[_Line | _Filled]]) -> None:
    """Find page numbers, and lines that the edge of every page repeats."""
    edges: list[tuple[int, _Line]] = []
    for index, (sheet, content) in enumerate(zip(sheets, contents, strict=True)):
        lines = [item for item in content if isinstance(item, _Line)]
        margin = _MARGIN * sheet.height
        for line in lines:
            top, bottom = line.row.top, line.row.bottom
            if bottom < margin or top > sheet.height - margin:
                edges.append((index, line))
    repeated = Counter(_pattern(line) for _, line in edges)
    for index, line in edges:
        number = _PAGE_NUMBER.fullmatch(line.row.text)
        line.furniture = (number is not None and (index > 0 or number[1] == "1")) or (
            repeated[_pattern(line)] >= _REPEATED
        )


def _pattern(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.row.text.casefold())


def _mark_notes(sheets: list[Sheet], contents: list[list[_Line | _Filled]]) -> None:
    """Find footnotes: small lines at the foot, numbered like a raised number above."""
    heights = [
        item.row.height
        for content in contents
        for item in content
        if isinstance(item, _Line)
    ]
    if not heights:
        return
    small = _SMALL * median_low(heights)
    for sheet, content in zip(sheets, contents, strict=True):
        foot = _foot(sheet, content, small)
        raised = {
            word.text[slice(*word.raised)]
            for item in content
            for row in _rows_of(item)
            for word in row.words
            if word.raised is not None
        }
        current: int | None = None
        for line in foot:
            number = _NOTE.match(line.row.text)
            if number and number[1] in raised and int(number[1]) != current:
                current = int(number[1])
                line.opens = True
            line.note = current


def _foot(sheet: Sheet, content: list[_Line | _Filled], small: float) -> list[_Line]:
    """The small lines that end a page, page number apart."""
    foot: list[_Line] = []
    for item in reversed(content):
        if not isinstance(item, _Line):
            break
        if item.furniture:
            continue
        if item.row.height > small or item.row.top < _FOOT * sheet.height:
            break
        foot.append(item)
    return foot[::-1]


def _rows_of(item: _Line | _Filled) -> list[Row]:
    if isinstance(item, _Line):
        return [item.row]
    return [line for row in item.rows for cell in row for line in cell]
