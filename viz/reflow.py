"""Lines of a letter joined again into paragraphs, as far as it can be told.

Files of text and PDF break lines where the page ended. A break is no end of a
paragraph where something found runs over it, or where a full line ends without a mark
at which sentences end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[int, int]

_WHITE: Final = re.compile(r"[^\S\n\f]*\n[^\S\f]*|[^\S\n\f]{2,}")
_DASH: Final = re.compile(r"[-–—+•*]\s")
_ITEM: Final = re.compile(
    r"[-–—+•*]\s|(?:\d{1,3}|[a-zđ]|[ivx]{1,5})[.)]\s|V/v\b|Kính gửi|Nơi nhận",
    re.IGNORECASE,
)
_ENDS: Final = ".;:!?/"
_FULL: Final = 0.75  # of the width of full lines
_WIDEST: Final = 130  # characters; where lines are longer each is a paragraph


class Reflow:
    """The text of a letter, with what stands in for its breaks."""

    def __init__(self, text: str, running: Iterable[Span]) -> None:
        """Look at all breaks; what was found at `running` goes on over them."""
        self._text = text
        running = _united(running)
        width = _width(text)
        self._white = [match.span() for match in _WHITE.finditer(text)]
        self._instead = [self._replaced(*span, running, width) for span in self._white]

    def part(self, start: int, end: int) -> str:
        """The text from one place to another; a break belongs to where it begins."""
        made: list[str] = []
        at = start
        first = bisect_left(self._white, (start, 0))
        if first and self._white[first - 1][1] > start:
            at = min(end, self._white[first - 1][1])
        for (begin, stop), instead in zip(
            self._white[first:], self._instead[first:], strict=True
        ):
            if begin >= end:
                break
            made += self._text[at:begin], instead
            at = min(stop, end)
        return "".join([*made, self._text[at:end]])

    def _replaced(self, start: int, end: int, running: list[Span], width: int) -> str:
        text = self._text
        if "\n" not in text[start:end]:
            return " "
        before = text[start - 1 : start]
        if not _ITEM.match(text, end):
            line = text[text.rfind("\n", 0, start) + 1 : start].strip()
            full = 0 < width <= _WIDEST and len(line) >= _FULL * width
            if _holds(running, start, end) or (full and before not in _ENDS):
                return " "
        ends = before and before in _ENDS and not _DASH.match(text, end)
        return "\n\n" if ends else "\n"


def _united(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one."""
    united: list[Span] = []
    for start, end in sorted(spans):
        if united and start < united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united


def _holds(spans: list[Span], start: int, end: int) -> bool:
    """Whether one of the spans, which do not overlap, runs on over a place."""
    at = bisect_right(spans, (start, start)) - 1
    return at >= 0 and spans[at][0] < start and end < spans[at][1]


def _width(text: str) -> int:
    """How many characters full lines have."""
    lengths = sorted(len(line.strip()) for line in text.split("\n") if line.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0
