"""Sheets → the text of a letter in reading order, with its layout.

The geometry says what a stream of characters cannot: which words share a line, that
letterhead and signature stand in two columns, which small lines at the foot are
footnotes, and what is a page number, a running head or a stamp.
"""

from __future__ import annotations

import re
from collections import Counter
from statistics import median_low
from typing import TYPE_CHECKING

from extract.readers.columns import group_rows, in_reading_order
from extract.readers.continued import Filled, fill, join_tables
from extract.readers.grids import find_grids
from extract.readers.scanned_notes import mark_scanned_notes
from extract.readers.typed import NOTE, Line, Typed
from extract.source import Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.layout import Layout
    from extract.readers.columns import Row
    from extract.readers.glyphs import Sheet

_PAGE_NUMBER = re.compile(
    r"\W*(?:Trang\s+)?(\d{1,3})(?:\s*/\s*\d{1,3})?\W*", re.IGNORECASE
)
_MARGIN = 0.09  # of the page's height: where page numbers and running heads stand
_FOOT = 0.5  # footnotes stand in the lower half
_FULL = 0.95  # of the width between the margins
_EMPTY = 0.9  # of a line's height: nothing more is between two lines
_SMALL = 0.93  # of the height of the body's lines
_REPEATED = 3  # pages with the same line at the edge: a running head


def arrange(sheets: Iterable[Sheet]) -> tuple[str, tuple[Page, ...], Layout]:
    """Put the words of all pages in order; form feeds part the pages."""
    sheets = list(sheets)
    contents = [_contents(sheet) for sheet in sheets]
    _mark_edges(sheets, contents)
    _mark_notes(sheets, contents)
    mark_scanned_notes(sheets, contents)
    join_tables([[i for i in content if _is_text(i)] for content in contents])
    margins = _margins(sheets)
    out = Typed()
    pages: list[Page] = []
    for number, (sheet, content) in enumerate(zip(sheets, contents, strict=True), 1):
        if pages:
            out.add("\f")
        start, out.page = out.length, number
        room = margins[sheet.width, sheet.height]
        above: Line | Filled | None = None
        for item in content:
            if out.length > start and not out.broken:
                out.add(_between(above, item, room))
            out.line(item) if isinstance(item, Line) else out.table(item)
            above = item
        out.stamps(sheet.stamps)
        size = sheet.width, sheet.height
        pages.append(Page(number, start, out.length, sheet.ocr, *size))
    return "".join(out.parts), tuple(pages), out.layout()


def _is_text(item: Line | Filled) -> bool:
    return isinstance(item, Filled) or not (item.furniture or item.note)


def _margins(sheets: Iterable[Sheet]) -> dict[tuple[float, float], float]:
    """The width between the margins, for each size of page: a page may be half full."""
    edges: dict[tuple[float, float], tuple[float, float]] = {}
    for sheet in sheets:
        size = sheet.width, sheet.height
        left, right = edges.get(size, (sheet.width, 0.0))
        edges[size] = (
            min([left, *(word.left for word in sheet.words)]),
            max([right, *(word.right for word in sheet.words)]),
        )
    return {size: right - left for size, (left, right) in edges.items()}


def _between(above: Line | Filled | None, item: Line | Filled, room: float) -> str:
    """What parts a line from the one above: a break, and a blank line if one is left.

    A heading in capitals that had no room for another word goes on instead.
    """
    if not isinstance(above, Line) or not isinstance(item, Line):
        return "\n"
    capitals = above.row.text.isupper() and item.row.text.isupper()
    if capitals and _full(above.row, item.row, room):
        return " "
    gap = item.row.top - above.row.bottom
    return "\n\n" if gap > _EMPTY * item.row.height else "\n"


def _full(above: Row, row: Row, room: float) -> bool:
    """Whether a row had no room for the first word of the next, between the margins.

    Who writes a heading parts it where he likes: then it was short.
    """
    word = row.words[0]
    return above.right - above.left + word.right - word.left > _FULL * room


def _contents(sheet: Sheet) -> list[Line | Filled]:
    """What stands on a page, in reading order: lines and tables."""
    grids = find_grids(sheet.rules)
    free = sheet.words
    found: list[Line | Filled] = []
    for grid in grids:
        above = [w for w in free if not grid.holds(w) and w.middle < grid.down[0]]
        inside = [word for word in free if grid.holds(word)]
        taken = {id(word) for word in (*above, *inside)}
        free = [word for word in free if id(word) not in taken]
        found += map(Line, in_reading_order(group_rows(above)))
        if inside:
            found.append(fill(grid, inside))
    found += map(Line, in_reading_order(group_rows(free)))
    return found


def _mark_edges(sheets: list[Sheet], contents: list[list[Line | Filled]]) -> None:
    """Find page numbers, and lines that the edge of every page repeats."""
    edges: list[tuple[int, Line]] = []
    for index, (sheet, content) in enumerate(zip(sheets, contents, strict=True)):
        lines = [item for item in content if isinstance(item, Line)]
        margin = _MARGIN * sheet.height
        for line in lines:
            top, bottom = line.row.top, line.row.bottom
            if bottom < margin or top > sheet.height - margin:
                edges.append((index, line))
    repeated = Counter(_pattern(line) for _, line in edges)
    ahead = [_ahead(line, index) for index, line in edges]
    counted = Counter(ahead)
    for (_, line), pages in zip(edges, ahead, strict=True):
        paged = pages == 1 or (pages is not None and counted[pages] > 1)
        head = pages is None and repeated[_pattern(line)] >= _REPEATED
        line.furniture = paged or head


def _ahead(line: Line, index: int) -> int | None:
    """How far a bare number is ahead of the pages before its own: 1 in a whole letter.

    An annex counts anew, an extract goes on: then several pages are as far ahead.
    """
    number = _PAGE_NUMBER.fullmatch(line.row.text)
    return int(number[1]) - index if number else None


def _pattern(line: Line) -> str:
    return re.sub(r"\d+", "#", line.row.text.casefold())


def _mark_notes(sheets: list[Sheet], contents: list[list[Line | Filled]]) -> None:
    """Find footnotes: small lines at the foot, numbered like a raised number above."""
    heights = [
        item.row.size
        for content in contents
        for item in content
        if isinstance(item, Line)
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
            number = NOTE.match(line.row.text)
            if number and number[1] in raised and int(number[1]) != current:
                current = int(number[1])
                line.opens = True
            line.note = current


def _foot(sheet: Sheet, content: list[Line | Filled], small: float) -> list[Line]:
    """The small lines that end a page, page number apart."""
    foot: list[Line] = []
    for item in reversed(content):
        if not isinstance(item, Line):
            break
        if item.furniture:
            continue
        if item.row.size > small or item.row.top < _FOOT * sheet.height:
            break
        foot.append(item)
    return foot[::-1]


def _rows_of(item: Line | Filled) -> list[Row]:
    return [item.row] if isinstance(item, Line) else item.lines()
