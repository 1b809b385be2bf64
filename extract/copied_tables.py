"""Tables copied from a page in a browser: a line with a tab ends each cell.

Cells are blocks of text (`innerText` of the HTML standard, where each cell holds
paragraphs): the line of the tab stands below every cell, and an empty line below the
tab of the last. Two columns are a letterhead or a signature, and no table.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extract.layout import Table

if TYPE_CHECKING:
    from extract.layout import Interval

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_TAB = re.compile(r" *\t[ \t]*(?:\r\n|\r|\n|\Z)")
_COLUMNS = 3  # at least
_MOST = 16  # cells of a row


def find_copied(text: str) -> tuple[Table, ...]:
    """Find the tables that were copied from a browser, in order.

    A table has two rows or more that are as wide as its head.
    """
    if "\n\t" not in text:
        return ()
    page = _Page(text)
    tables: list[Table] = []
    index = 0
    while index < len(page.lines):
        rows: list[tuple[Interval, ...]] = []
        at = index
        while (row := page.row(at)) is not None:
            rows.append(row[0])
            at = row[1]
        alike = sum(len(row) == len(rows[0]) for row in rows)
        if alike > 1 and len(rows[0]) >= _COLUMNS:
            tables.append(Table(tuple(rows)))
        index = at if rows else page.paragraph(index + 1)
    return tuple(tables)


def line_spans(text: str) -> list[Interval]:
    """Where the lines of a text lie, the marks that end them included."""
    return [m.span() for m in _LINE.finditer(text) if m.end() > m.start()]


class _Page:
    """The lines of a text, and which of them are tabs or empty."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.lines = line_spans(text)
        self._tabs = [i for i, at in enumerate(self.lines) if _TAB.match(text, *at)]
        tabs = set(self._tabs)
        self._empty = [
            i
            for i, (start, end) in enumerate(self.lines)
            if i not in tabs and not text[start:end].strip()
        ]

    def paragraph(self, index: int) -> int:
        """The first line behind the next empty one."""
        return self._next(self._empty, index) + 1

    def row(self, index: int) -> tuple[tuple[Interval, ...], int] | None:
        """The cells of a row that begins at a line, and the line behind it.

        The first cell is one paragraph; any other may hold several, or nothing.
        """
        tab = self._next(self._tabs, index)
        if self._next(self._empty, index) < tab:
            return None
        cells: list[Interval] = []
        while tab < len(self.lines) and len(cells) < _MOST:
            cells.append(self._words(index, tab))
            index = tab + 1
            tab = self._next(self._tabs, index)
            ends = self._next(self._empty, index) == index
            if ends and (tab != index + 1 or tab == len(self.lines)):
                return tuple(cells), index + 1
        return None

    def _next(self, lines: list[int], index: int) -> int:
        """The first of some lines at or behind another; else the end."""
        at = bisect_left(lines, index)
        return lines[at] if at < len(lines) else len(self.lines)

    def _words(self, first: int, last: int) -> Interval:
        """What the lines hold without the white space around it."""
        start, end = self.lines[first][0], self.lines[last][0]
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        return start, max(start, end - len(words) + len(words.rstrip()))
