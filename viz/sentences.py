"""The sentence around a place of a text, with the place marked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 220
"""Characters on either side of the place."""

_ENDS: Final = re.compile(r"[.;:!?…]\s+|\n\s*\n")
_BLANK: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words before a place, at it and behind it; cut where they are long."""

    before: str
    marked: str
    after: str


def sentence(text: str, start: int, end: int) -> Sentence:
    """The sentence that holds a place; white space folded."""
    begin = max(start - LONGEST, 0)
    ends = [match.end() for match in _ENDS.finditer(text, begin, start)]
    cut = not ends and begin > 0
    begin = ends[-1] if ends else begin
    stop = min(end + LONGEST, len(text))
    found = _ENDS.search(text, end, stop)
    more = found is None and stop < len(text)
    stop = found.start() + 1 if found else stop
    return Sentence(
        ("… " if cut else "") + _folded(text[begin:start]).lstrip(),
        _folded(text[start:end]),
        _folded(text[end:stop]).rstrip() + (" …" if more else ""),
    )


def _folded(text: str) -> str:
    return _BLANK.sub(" ", text)
