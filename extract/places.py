"""From words of the text back to the page: where they stand in the original."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout import Box, Interval, Word


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page (from 1), in points from its upper left corner."""

    page: int
    box: Box

    @property
    def fragment(self) -> str:
        """As the fragment identifier of a PDF (RFC 8118).

        `page=2&viewrect=72,90,300,14`: left, top, width and height in whole points.
        """
        left, top, right, bottom = self.box
        sides = (left, top, right - left, bottom - top)
        return f"page={self.page}&viewrect=" + ",".join(f"{side:.0f}" for side in sides)


class Places:
    """Finds the places of a letter's words; of a letter without pages, none."""

    def __init__(self, words: Sequence[Word]) -> None:
        """Take the words in the order of the text."""
        self._words = words
        self._starts = [word.start for word in words]

    def lines(self, segments: Iterable[Interval]) -> list[Place]:
        """The rectangles of stretches of text, one a line."""
        found: list[Place] = []
        for word in self._within(segments):
            last = found[-1] if found else None
            if last is not None and last.page == word.page and _beside(last.box, word):
                found[-1] = Place(word.page, _around(last.box, word.box))
            else:
                found.append(Place(word.page, word.box))
        return found

    def regions(self, segments: Iterable[Interval]) -> list[Place]:
        """The rectangles around stretches of text, one a page."""
        found: dict[int, Box] = {}
        for word in self._within(segments):
            box = found.get(word.page)
            found[word.page] = word.box if box is None else _around(box, word.box)
        return [Place(page, box) for page, box in found.items()]

    def _within(self, segments: Iterable[Interval]) -> Iterable[Word]:
        for start, end in segments:
            first = max(bisect_right(self._starts, start) - 1, 0)
            for word in self._words[first : bisect_left(self._starts, end)]:
                if word.end > start:
                    yield word


def _beside(box: Box, word: Word) -> bool:
    """Whether a word stands on the line of a rectangle, right of it."""
    _, top, right, bottom = box
    middle = (word.box[1] + word.box[3]) / 2
    return top <= middle <= bottom and word.box[2] >= right


def _around(box: Box, other: Box) -> Box:
    return (
        min(box[0], other[0]),
        min(box[1], other[1]),
        max(box[2], other[2]),
        max(box[3], other[3]),
    )
