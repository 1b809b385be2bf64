"""Tables in the raw text: found where Markdown draws them, taken apart for reading.

A reader of Word, PDF or HTML hands its tables over (`Layout.tables`). In plain text a
table is what Markdown makes one: rows with pipes under a head that a row of dashes
underlines (GitHub Flavored Markdown, Tables); or what a browser copies of one
(`extract.copied_tables`). Offsets are those of the raw text.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.copied_tables import find_copied, line_spans
from extract.layout import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.layout import Interval

_DASHES = r"[ \t]*:?-+:?[ \t]*"
_UNDERLINE = re.compile(
    rf"[ \t]*(?:\|{_DASHES}(?:\|{_DASHES})*\||\|?{_DASHES}(?:\|{_DASHES})+\|?)[ \t]*"
)
_PIPE = re.compile(r"(?<!\\)\|")
_OUTER = re.compile(r"[\s*_]*")  # blanks, and the stars of bold print
# What draws a table and says nothing: pipes, rules, stars of bold print.
_DRAWN = re.compile(r"[\s|:*_-]*")


def find_tables(text: str) -> tuple[Table, ...]:
    """Find the tables of a text, in order: Markdown's, or those of a browser.

    A cell is the interval of its words, without the stars around what is bold.
    """
    if "|" not in text:
        return find_copied(text)
    lines = line_spans(text)
    tables: list[Table] = []
    index = 1
    while index < len(lines):
        head = lines[index - 1]
        underlined = _UNDERLINE.fullmatch(text[slice(*lines[index])].rstrip("\r\n"))
        if underlined is None or not _PIPE.search(text, *head):
            index += 1
            continue
        last = index + 1
        while last < len(lines) and _PIPE.search(text, *lines[last]):
            last += 1
        rows = [head, *lines[index + 1 : last]]
        tables.append(Table(tuple(_cells(text, *row) for row in rows)))
        index = last + 1
    return tuple(tables) or find_copied(text)


def _cells(text: str, start: int, end: int) -> tuple[Interval, ...]:
    """The cells of a row; pipes at its ends enclose it."""
    start, end = _trim(text, start, end, re.compile(r"\s*"))
    pipes = [match.start() for match in _PIPE.finditer(text, start, end)]
    edges = [start - 1, *pipes, end]
    if pipes[0] == start:
        edges = edges[1:]
    if pipes[-1] == end - 1:
        edges = edges[:-1]
    return tuple(
        _trim(text, left + 1, right, _OUTER) for left, right in pairwise(edges)
    )


def _trim(text: str, start: int, end: int, outer: re.Pattern[str]) -> tuple[int, int]:
    """An interval without what lies around its words."""
    lead = outer.match(text, start, end)
    start = lead.end() if lead else start
    trail = outer.match(text[start:end][::-1])
    return start, end - (trail.end() if trail else 0)


def cells_of(tables: Iterable[Table]) -> list[Interval]:
    """Every cell that holds something, once, in order of the text."""
    cells = {cell for table in tables for row in table.rows for cell in row}
    return sorted(cell for cell in cells if cell[0] < cell[1])


def drawing(text: str, tables: Iterable[Table]) -> list[Interval]:
    """What draws the tables between and around the cells: no words to be read."""
    drawn: list[Interval] = []
    for table in tables:
        cells = cells_of([table])
        if not cells:
            continue
        first = text.rfind("\n", 0, cells[0][0]) + 1
        last = text.find("\n", cells[-1][1])
        edge = first
        for start, end in cells:
            if edge < start:
                drawn += _drawn(text, edge, start)
            edge = max(edge, end)
        drawn += _drawn(text, edge, len(text) if last < 0 else last)
    return sorted(drawn)


def _drawn(text: str, start: int, end: int) -> list[Interval]:
    """What of a gap is drawing: all of it, or the ends of it around other words."""
    left = _DRAWN.match(text, start, end)
    first = left.end() if left else start
    if first == end:
        return [(start, end)]
    right = _DRAWN.match(text[first:end][::-1])
    last = end - (right.end() if right else 0)
    return [(a, b) for a, b in ((start, first), (last, end)) if a < b]


def merged(cuts: Iterable[Interval]) -> list[Interval]:
    """Intervals in order, those that overlap made one."""
    merged: list[Interval] = []
    for start, end in sorted(cuts):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
