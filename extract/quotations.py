"""What a letter quotes: provisions of other acts, in quotation marks over lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.layout import Interval

# Straight marks open behind a blank or a colon and close before one.
_MARK = re.compile(
    r"(?P<open>“|(?:(?<=[\s(:])|^)\"(?=\S))|(?P<close>”|(?<=\S)\"(?=[\s.,;:)]|$))",
    re.MULTILINE,
)
_LONGEST = 20_000  # characters; what is opened and not closed quotes nothing


def quoted(text: str, start: int, end: int) -> Iterator[Interval]:
    """The quotations of several lines in `text[start:end]`, without their marks."""
    opened: list[int] = []
    for mark in _MARK.finditer(text, start, end):
        if mark["open"]:
            if opened and mark.start() - opened[0] > _LONGEST:
                opened = []
            opened.append(mark.end())
        elif opened:
            first = opened.pop()
            if not opened and "\n" in text[first : mark.start()]:
                yield first, mark.start()
