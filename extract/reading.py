"""The reading text: what a person reads, with the way back to the raw offsets.

Footnotes, markers and page numbers are taken out of the running text, white space is
folded, and a line break stays only where the letter begins something: an item, a
dash of a list, a new paragraph, a cell of a table. The footnotes follow at the end, one
a line.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.furniture import find_furniture
from extract.layout import Furniture, Layout, Table
from extract.letters import INVISIBLE, WALL
from extract.lines import opens_line, parts_by_blank_lines
from extract.markup import line_edges
from extract.mending import mend
from extract.model import Span
from extract.tables import cells_of, drawing, find_tables, merged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from extract.layout import Interval

_LINE = re.compile(r"[^\s](?:[^\n\r\f]*[^\s])?")
_WORD = re.compile(r"\S+")
_FOLDED = re.compile(r"[^\S ]|^ | $|  ")  # white space that is more than a blank
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_LOOK_BACK = 200
_WIDEST = 110  # characters of a line, where paragraphs are not broken
_SHORT = 0.65  # of a full line


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
    """

    def __init__(self, raw: str, layout: Layout = Layout()) -> None:
        """Read `raw`: take the page furniture out, fold, and remember where from.

        Where the layout does not tell furniture or tables, they are found in the text;
        so are footnotes that it does not know.
        """
        self._raw = raw
        furniture = _furniture(raw, layout)
        tables = layout.tables or find_tables(raw)
        self._cuts = merged([*furniture.intervals(), *drawing(raw, tables)])
        self._cut_starts = [start for start, _ in self._cuts]
        builder = _Builder(raw)
        borders = {edge for cell in cells_of(tables) for edge in cell}
        if layout.furniture is None:
            borders.update(line_edges(raw))
        builder.add(_outside(self._cuts, len(raw)), borders)
        self.body_end = len(builder.starts)
        self.tables = tuple(_read_table(table, builder) for table in tables)
        marks = [
            bisect_left(builder.starts, note.marker[0]) if note.marker else -1
            for note in furniture.notes
        ]
        notes = []
        for note, mark in zip(furniture.notes, marks, strict=True):
            if not raw[slice(*note.body)].strip():
                continue
            start = builder.add([note.body], folded=True)
            notes.append(ReadNote(note.number, start, len(builder.starts), mark))
        self.notes = tuple(notes)
        self.marks = frozenset(marks) - {-1}
        self.printed = "".join(builder.characters)
        self.text = mend(self.printed)
        self._starts, self._ends = builder.starts, builder.ends

    def span(self, start: int, end: int) -> Span:
        """The raw place of reading text `start:end`, white space at its ends cut."""
        while start < end and _is_gap(self.text[start]):
            start += 1
        while end > start and _is_gap(self.text[end - 1]):
            end -= 1
        raw_start, raw_end = self._starts[start], self._ends[end - 1]
        first = bisect_left(self._cut_starts, raw_start)
        last = bisect_left(self._cut_starts, raw_end)
        inside = [(s - raw_start, e - raw_start) for s, e in self._cuts[first:last]]
        pieces = (
            self._trim(raw_start + s, raw_start + e)
            for s, e in _outside(inside, raw_end - raw_start)
        )
        segments = tuple(piece for piece in pieces if piece is not None)
        segments = segments or ((raw_start, raw_end),)
        words = self.printed[start:end].replace(WALL, " ").split()
        return Span(segments, " ".join(words))

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


class _Builder:
    """Collects the characters of the reading text with the raw place of each."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self.characters: list[str] = []
        self.starts = array("q")
        self.ends = array("q")

    def add(
        self,
        kept: list[Interval],
        borders: AbstractSet[int] = frozenset(),
        *,
        folded: bool = False,
    ) -> int:
        """Add the raw stretches as one text; `folded` keeps no line breaks in it.

        No line runs across one of the raw offsets `borders`. Returns the offset at
        which the text starts; it is a line of its own.
        """
        text = "".join(self._raw[start:end] for start, end in kept)
        places = array("q")
        for start, end in kept:
            places.extend(range(start, end))
        first = len(self.starts)
        edges = sorted({bisect_left(places, border) for border in borders})
        walled = room = False
        end = 0  # of the line above
        full, parts = _width(text), parts_by_blank_lines(text)
        for line, fresh in _lines(text, edges):
            walled = walled or fresh
            if not line[0].strip(INVISIBLE):
                continue
            parted = parts and text.count("\n", end, line.start()) > 1
            end = line.end()
            if first == len(self.starts):
                separator = "\n" if first else ""
            elif walled:
                separator = f"\n{WALL}\n"
            elif not folded and opens_line(
                line[0], self._above(), room=room, parted=parted
            ):
                separator = "\n"
            else:
                separator = " "
            walled = False
            room = len(line[0]) < _SHORT * full
            for character in separator:
                self._put(character, places[line.start()] - 1, places[line.start()])
            if first and first == len(self.starts) - 1:
                first += 1
            self._words(line[0], places[line.start() : line.end()])
        return first

    def _above(self) -> str:
        return "".join(self.characters[-_LOOK_BACK:])

    def _words(self, text: str, places: array[int]) -> None:
        """Add a line, white space folded; letter by letter where it has to be."""
        if not _is_plain(text):
            self._letters(text, places)
            return
        if places[-1] - places[0] == len(text) - 1 and not _FOLDED.search(text):
            self.characters.extend(text)
            self.starts.extend(places)
            self.ends.extend(range(places[0] + 1, places[-1] + 2))
            return
        reached = 0
        for word in _WORD.finditer(text):
            start, end = word.span()
            if start:
                self._put(" ", places[reached], places[reached] + 1)
            first, last = places[start], places[end - 1] + 1
            self.characters.extend(word[0])
            if last - first == end - start:  # nothing was cut out of it
                self.starts.extend(range(first, last))
                self.ends.extend(range(first + 1, last + 1))
            else:
                self.starts.extend(places[start:end])
                self.ends.extend(place + 1 for place in places[start:end])
            reached = end

    def _letters(self, text: str, places: array[int]) -> None:
        """Add a line whose letters are composed first, or that has invisible ones."""
        blank: int | None = None
        first = len(self.starts)
        for letter, left, right in _clusters(text):
            if letter in INVISIBLE:
                continue
            if letter.isspace():
                blank = left if blank is None and len(self.starts) > first else blank
                continue
            if blank is not None:
                self._put(" ", places[blank], places[blank] + 1)
                blank = None
            self._put(letter, places[left], places[right - 1] + 1)

    def _put(self, character: str, start: int, end: int) -> None:
        self.characters.append(character)
        self.starts.append(start)
        self.ends.append(end)


def _width(text: str) -> int:
    """How long the lines of a text are that run to the margin."""
    lengths = sorted(map(len, re.split(r"[\r\n]+", text)))
    return min(lengths[len(lengths) * 9 // 10], _WIDEST)


def _lines(text: str, edges: list[int]) -> Iterator[tuple[re.Match[str], bool]]:
    """The lines of a text that is divided at `edges`, and which are first of a part."""
    for start, end in pairwise([0, *edges, len(text)]):
        fresh = start > 0
        for line in _LINE.finditer(text, start, end):
            yield line, fresh
            fresh = False


def _read_table(table: Table, builder: _Builder) -> Table:
    """A table in offsets of the reading text; empty cells stand where the next does."""

    def place(cell: Interval) -> Interval:
        start, end = (bisect_left(builder.starts, edge) for edge in cell)
        while end > start and _is_gap(builder.characters[end - 1]):
            end -= 1
        return start, end

    return Table(tuple(tuple(map(place, row)) for row in table.rows))


def _is_plain(text: str) -> bool:
    """Whether each character is a letter to be read, as most are."""
    return text.isascii() or (
        unicodedata.is_normalized("NFC", text) and _UNSEEN.search(text) is None
    )


def _is_gap(character: str) -> bool:
    return character.isspace() or character == WALL


def _outside(cuts: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """What of `0:length` the intervals leave."""
    edges = [0, *(edge for cut in cuts for edge in cut), length]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _clusters(text: str) -> list[tuple[str, int, int]]:
    """NFC characters with the decomposed stretch each came from."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return [(c, i, i + 1) for i, c in enumerate(text)]
    return [
        (c, match.start(), match.end())
        for match in re.finditer(r".[\u0300-\u036f]*", text, re.DOTALL)
        for c in unicodedata.normalize("NFC", match[0])
    ]
