"""What a letter quotes: provisions of other acts, in quotation marks over lines.

Such a quotation opens a line or follows a colon. Curly marks are counted; straight
ones, which look the same on both sides, close where a line ends with an odd one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.layout import Interval

_LINE = re.compile(r"[^\n]+")
_OPENING = re.compile(r"(?:^|(?<=: ))[“\"]")
_CLOSES = re.compile(r"[”\"][\s.,;)]*$")
_LONGEST = 20_000  # characters; what is opened and not closed quotes nothing


def quoted(text: str, start: int, end: int) -> Iterator[Interval]:
    """The quotations of several lines in `text[start:end]`, without their marks."""
    opened, depth = -1, 0
    for line in _LINE.finditer(text, start, end):
        words, at = line[0], line.start()
        if opened >= 0 and at - opened > _LONGEST:
            opened = -1
        if opened < 0:
            opening = _OPENING.search(words)
            if opening is None:
                continue
            depth = _balance(words[opening.start() :])
            opened = at + opening.end() if depth > 0 else -1
            continue
        depth += _balance(words) if text[opened - 1] == "“" else -_odd(words)
        if depth <= 0:
            closing = max(words.rfind("”"), words.rfind('"'))
            yield opened, at + max(closing, 0)
            opened = -1


def _balance(words: str) -> int:
    """How many quotations words leave open: of curly marks, else of a straight one."""
    if words.startswith('"'):
        return words.count('"') % 2
    return words.count("“") - words.count("”")


def _odd(words: str) -> int:
    """1 if a line ends with a straight mark that nothing in it opened."""
    return words.count('"') % 2 if _CLOSES.search(words) else 0
