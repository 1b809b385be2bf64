"""Words as they lie on a page, before anybody knows their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from extract.layout import Box


class Glyphs(NamedTuple):
    """A printed word: what it says and where, in points from the upper left corner.

    `base` is the height of the line it stands on, where that is known better than by
    `bottom`, which hangs on the font. `raised` is where in `text` a raised number
    stands (a footnote's marker), if any; `written` is the stretch of it that is written
    by hand; `confidence` is the OCR engine's, 0 to 1.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float = 0.0
    raised: tuple[int, int] | None = None
    written: tuple[int, int] | None = None
    confidence: float | None = None

    @property
    def middle(self) -> float:
        """The height at which the word stands."""
        return (self.top + self.bottom) / 2

    @property
    def line(self) -> float:
        """The height of the line it stands on."""
        return self.base or self.bottom

    @property
    def height(self) -> float:
        """From the top of the line to its bottom."""
        return self.bottom - self.top

    def within(self, box: Box) -> bool:
        """Whether the middle of the word lies in a box."""
        left, top, right, bottom = box
        across = (self.left + self.right) / 2
        return left <= across <= right and top <= self.middle <= bottom


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its size, its words in any order, the lines ruled on it.

    `stamps` are what a signing program or a registry prints over the page ("Ký bởi:
    …"), not the letter; `added` are the words that annotations print, which are no
    stamps; `rules` are thin boxes, across or down; `pictured` says that a picture
    covers most of the page.
    """

    width: float
    height: float
    words: list[Glyphs]
    rules: list[Box]
    stamps: list[Glyphs]
    added: list[Glyphs]
    pictured: bool = False
    ocr: bool = False
