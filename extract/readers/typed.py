"""The text of pages as it grows, with the place of every word on them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import normalize

from extract.layout import Furniture, Layout, Note, Table, Word
from extract.readers.columns import group_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extract.layout import Interval
    from extract.readers.columns import Row
    from extract.readers.continued import Filled
    from extract.readers.glyphs import Glyphs

_BROKEN = re.compile(r"[^\W_]-$")
NOTE = re.compile(r"\[?(\d{1,2})\]?[.)]?(?=\s|[^\W\d])")
"""What opens a footnote: its number."""


@dataclass(slots=True)
class Line:
    """A row of a page, or of a table, with what it turned out to be."""

    row: Row
    furniture: bool = False
    note: int | None = None  # the number of the footnote it belongs to
    opens: bool = False  # whether it is the first line of that footnote


@dataclass(slots=True)
class Typed:
    """The text as it grows, with the place of every word and what is no letter."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    words: list[Word] = field(default_factory=list)
    raised: dict[int, Interval] = field(default_factory=dict)
    notes: list[tuple[int, Interval, int]] = field(default_factory=list)
    others: list[Interval] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    cells: dict[int, Interval] = field(default_factory=dict)  # of the last table
    page: int = 0

    def add(self, separator: str) -> None:
        """Add what is no word."""
        self.parts.append(separator)
        self.length += len(separator)

    @property
    def broken(self) -> bool:
        """Whether a line broke within a word: "42/QĐ-", for Vietnamese has no other."""
        return bool(self.parts) and _BROKEN.search(self.parts[-1]) is not None

    def put(
        self, rows: Iterable[Row], moved: Mapping[int, int] = MappingProxyType({})
    ) -> Interval:
        """Add words, blanks between them; returns where they stand.

        `moved` are lines by their identity that stand so many pages further on.
        """
        first = self.length
        for row in rows:
            whole = not self.broken
            for word in row.words:
                if self.length > first and (whole or word is not row.words[0]):
                    self.add(" ")
                self._word(word, self.page + moved.get(id(row), 0))
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
            low, high = _place(word, word.raised, start)
            low -= word.raised[0] == 0 and self.parts[-2:-1] == [" "]  # and its blank
            self.raised.setdefault(number, (low, high))

    def line(self, line: Line) -> None:
        """Add a line, and remember what it is."""
        raised = dict(self.raised)
        place = self.put([line.row])
        if line.furniture:
            self.others.append(place)
        elif line.note is not None:
            self.raised = raised  # the number before a footnote is no marker of it
            self._note(line, place)

    def _note(self, line: Line, place: Interval) -> None:
        number = line.note or 0
        if self.notes and not line.opens:
            _, (start, _), body = self.notes[-1]
            self.notes[-1] = (number, (start, place[1]), body)
            return
        opening = NOTE.match(line.row.text)
        body = opening.end() if opening else 0
        while line.row.text[body : body + 1].isspace():
            body += 1
        self.notes.append((number, place, place[0] + body))

    def table(self, table: Filled) -> None:
        """Add the rows of a table, a bar between the cells of each."""
        for row in table.heads:
            self.others += [self.put(cell) for cell in row if cell]
            self.add("\n")
        rows: list[tuple[Interval, ...]] = []
        if not table.continues:
            self.cells = {}
        for number, row in enumerate(table.rows):
            if number:
                self.add("\n")
            places: list[Interval] = []
            for column, cell in enumerate(row):
                if column:
                    self.add(" | ")
                place = self.cells.get(id(cell)) if cell else None
                places.append(place or self.put(cell, table.moved))
                if cell:
                    self.cells[id(cell)] = places[-1]
            rows.append(tuple(places))
        if table.continues and self.tables:
            rows = [*self.tables.pop().rows, *rows]
        self.tables.append(Table(tuple(rows)))

    def stamps(self, words: list[Glyphs]) -> None:
        """Add what a signing program printed, as no part of the letter."""
        for row in group_rows(words):
            self.add("\n" if self.length else "")
            self.others.append(self.put([row]))

    def layout(self) -> Layout:
        """All that the pages tell."""
        notes = tuple(
            Note(number, block, (body, block[1]), self.raised.get(number))
            for number, block, body in self.notes
        )
        furniture = Furniture(notes, tuple(self.others))
        return Layout(furniture, tuple(self.tables), tuple(self.words))


def _place(word: Glyphs, part: Interval, start: int) -> Interval:
    """Where part of a word stands in the text, in which marks are composed."""
    low, high = (len(normalize("NFC", word.text[:edge])) for edge in part)
    return start + low, start + high
