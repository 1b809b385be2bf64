"""The lines of a letter's running text, and what an item of it looks like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from extract.letters import CAPITAL, SMALL, WALL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout import Interval

ITEM = re.compile(
    rf"(?:\d{{1,3}}(?:\.\d{{1,2}})*(?:\\?[.)]|/(?=\s|{CAPITAL}{SMALL})|"
    rf" ?[-–](?= ?{CAPITAL}{SMALL}))|[IVX]{{1,5}}(?:[.)]| ?[-–](?= ?{CAPITAL})|"
    rf"(?= {CAPITAL}{{2,}},? {CAPITAL}{{2}}))|"
    r"(?:PHẦN|Phần)\s+(?:[IVX]{1,5}|\d{1,2})\b|[A-HĐ][.)](?=\s+\w{2})|"
    r"Điều \d+[a-z]?\s*[.:])\s*\S"
)
"""What opens an item that is numbered, a part or an article."""

BULLET = re.compile(r"\\?[-+*•]\s*")
"""What opens an item that is not numbered."""


class Line(NamedTuple):
    """A line of the reading text."""

    start: int
    end: int
    text: str


def read_lines(text: str, end: int) -> list[Line]:
    """The lines of `text[:end]`, walls between cells left out."""
    lines, start = [], 0
    for part in text[:end].split("\n"):
        if part != WALL:
            first = start + len(part) - len(part.lstrip())
            lines.append(Line(first, start + len(part), part.strip()))
        start += len(part) + 1
    return lines


def inside(offset: int, places: Sequence[Interval]) -> bool:
    """Whether an offset lies in one of some places."""
    return any(start <= offset < end for start, end in places)
