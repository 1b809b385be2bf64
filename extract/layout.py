"""Where the words of a letter stand on its pages, as far as its file tells.

A text file tells nothing; a PDF, a scan or a Word file says what is a footnote, a page
number, a stamp or a table, and where each word lies. Offsets are code points into
`Letter.text`, half-open; boxes are in points from the page's upper left corner.
"""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; `body` is its words alone.

    `marker` is where its number stands in the text, None where that is not known.
    """

    number: int
    block: Interval
    body: Interval
    marker: Interval | None


@dataclass(frozen=True, slots=True)
class Furniture:
    """All that is not running text.

    `others` are page numbers, running heads, stamps of signatures and the like.
    """

    notes: tuple[Note, ...] = ()
    others: tuple[Interval, ...] = ()

    def intervals(self) -> list[Interval]:
        """Every interval to take out, in order."""
        cuts = [note.block for note in self.notes]
        cuts += [note.marker for note in self.notes if note.marker is not None]
        return sorted(cuts + list(self.others))


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, each cell the interval of its words (may be empty)."""

    rows: tuple[tuple[Interval, ...], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page; `confidence` is the OCR engine's, 0 to 1, None if printed."""

    start: int
    end: int
    page: int
    box: Box
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """What the file tells of its pages; `furniture` is None if it tells nothing."""

    furniture: Furniture | None = None
    tables: tuple[Table, ...] = ()
    words: tuple[Word, ...] = ()
