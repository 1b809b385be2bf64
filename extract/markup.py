"""What programs write around the words of a text file: Markdown, page marks, rules.

Collections of letters keep a block of metadata before the text (front matter, between
two lines of dashes), headings as Markdown has them (CommonMark), and a line where a
page ended ("--- PAGE BREAK ---"). None of it is the letter's; offsets are those of the
raw text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.layout import Interval

_LINE = re.compile(r"[^\n]*(?:\n|\Z)")
_FENCE = re.compile(r"\ufeff?-{3}[ \t\r]*\n?")
_FIELD = re.compile(r"[\w-]+[ \t]*:|[ \t]|-[ \t]|#|\r?\n")
_MOST_FIELDS = 200  # lines of front matter
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)
_BAR = r"[ \t]*[-–—=]{2,}[ \t]*"
_PAGE = re.compile(
    rf"^{_BAR}(?:PAGE|TRANG)(?:[ \t]+(?:BREAK|\d+))?{_BAR}$",
    re.MULTILINE | re.IGNORECASE,
)
_RULE = re.compile(r"^[ \t]*(?:[-_*=][ \t]?){3,}[ \t]*$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+(?=\S)", re.MULTILINE)
_BOLD = re.compile(r"\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}")


def find_markup(text: str) -> list[Interval]:
    """Find what is no word of the letter, in order, none touching another."""
    first = _front_matter(text)
    found = [(0, first)] if first else []
    headings = list(_HEADING.finditer(text, first))
    places = [*_PAGE.finditer(text, first), *headings]
    if headings:
        places += [*_RULE.finditer(text, first), *_BOLD.finditer(text, first)]
    edge = first
    for place in sorted(match.span() for match in places):
        if place[0] >= edge and place[0] < place[1]:
            found.append(place)
            edge = place[1]
    return found


def line_edges(text: str) -> Iterator[int]:
    """Where headings of Markdown begin and end, and its items: lines of their own."""
    headings = list(_HEADING.finditer(text))
    for match in headings:
        yield match.end()
        end = text.find("\n", match.end())
        yield len(text) if end < 0 else end + 1
    if headings:
        yield from (match.start() for match in _ITEM.finditer(text))


def _front_matter(text: str) -> int:
    """Where the block of metadata that opens a text ends; 0 if none does."""
    opening = _FENCE.match(text)
    if opening is None:
        return 0
    at = opening.end()
    for _ in range(_MOST_FIELDS):
        line = _LINE.match(text, at)
        if line is None or not line[0]:
            return 0
        if _FENCE.fullmatch(line[0]):
            return line.end()
        if not _FIELD.match(line[0]):
            return 0
        at = line.end()
    return 0
