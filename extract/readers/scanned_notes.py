"""Footnotes of scanned pages: under a short rule or in small print, numbered on.

OCR reads a raised number as a quotation mark or not at all, so what a footnote stands
on is unknown. But the rule that word processors draw above footnotes is there, or the
small print, and so are the numbers that the footnotes begin with.
"""

from __future__ import annotations

from itertools import takewhile
from statistics import median
from typing import TYPE_CHECKING

from extract.readers.typed import NOTE, Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.readers.continued import Filled
    from extract.readers.glyphs import Sheet

_SHORT, _LONG = 0.1, 0.45  # of the page's width: how long the rule is
_LOWER = 0.4  # of the page's height: where it may stand
_SMALL = 0.88  # of the height of usual lines
_FLAT = 4.0  # points
_AT_MARGIN = 20.0  # points between its left end and that of the lines below
_REACH = 30.0  # points between it and the first footnote


def mark_scanned_notes(
    sheets: Sequence[Sheet], contents: Sequence[Sequence[Line | Filled]]
) -> None:
    """Mark the lines of footnotes on pages that were read by OCR."""
    last = 0
    for sheet, content in zip(sheets, contents, strict=True):
        if sheet.ocr:
            last = _mark(_under_rule(sheet, content) or _in_small_print(content), last)


def _mark(lines: Sequence[Line], last: int) -> int:
    """Mark lines if the first opens the note after `last`; the number of the last."""
    if not lines or _number(lines[0]) != last + 1:
        return last
    for line in lines:
        if _number(line) == last + 1:
            last += 1
            line.opens = True
        line.note = last
    return last


def _number(line: Line) -> int | None:
    opening = NOTE.match(line.row.text)
    return int(opening[1]) if opening else None


def _in_small_print(content: Sequence[Line | Filled]) -> list[Line]:
    """The small lines that end a page."""
    lines = [i for i in content if isinstance(i, Line) and not i.furniture]
    usual = median(line.row.size for line in lines) if lines else 0.0
    small = takewhile(lambda i: i.row.size <= _SMALL * usual, reversed(lines))
    return list(small)[::-1]


def _under_rule(sheet: Sheet, content: Sequence[Line | Filled]) -> list[Line]:
    """The lines under the lowest rule that may part footnotes from the text."""
    lines = [i for i in content if isinstance(i, Line) and not i.furniture]
    rules = (
        rule
        for rule in sheet.rules
        if rule[3] - rule[1] <= _FLAT
        and _SHORT <= (rule[2] - rule[0]) / sheet.width <= _LONG
        and rule[1] >= _LOWER * sheet.height
    )
    for left, top, _, _ in sorted(rules, key=lambda rule: -rule[1]):
        below = [line for line in lines if line.row.bottom > top + _FLAT]
        below = [line for line in below if line.row.top >= top - _FLAT]
        if not below:
            continue
        first = min(below, key=lambda line: line.row.top).row
        if abs(first.left - left) <= _AT_MARGIN and first.top - top <= _REACH:
            return below
    return []
