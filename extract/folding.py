"""Raw text → running text: lines joined, white space folded, letters composed."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.letters import INVISIBLE, WALL
from extract.lines import opens_line, parts_by_blank_lines
from extract.offsets import Offsets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from extract.layout import Interval

_LINE = re.compile(r"[^\s](?:[^\n\r\f]*[^\s])?")
_WORD = re.compile(r"\S+")
_UNFOLDED = re.compile(r"\s(?:(?<! )|\s)")  # more than a blank between two words
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_LOOK_BACK = 200
_WIDEST = 110  # characters of a line, where paragraphs are not broken
_SHORT, _FITS = 0.65, 0.88  # of a full line


class Folder:
    """Folds raw text, and remembers where each character comes from.

    Attributes:
        starts: The offsets of the folded text, and the raw ones.
    """

    def __init__(self, raw: str) -> None:
        """Begin with nothing."""
        self.starts = Offsets()
        self._raw = raw
        self._pieces: list[str] = []
        self._above = ""  # the last of the text
        self._ends: dict[int, int] = {}  # of letters that were composed

    @property
    def text(self) -> str:
        """What is folded so far."""
        return "".join(self._pieces)

    def end(self, offset: int) -> int:
        """The raw offset behind a character."""
        return self._ends.get(offset) or self.starts.there(offset) + 1

    def add(
        self,
        kept: list[Interval],
        borders: AbstractSet[int] = frozenset(),
        *,
        folded: bool = False,
    ) -> int:
        """Add the raw stretches as one text; `folded` keeps no line breaks in it.

        No line runs across one of the raw offsets `borders`. Returns the offset at
        which the text starts; it is a line of its own.
        """
        text = "".join(self._raw[start:end] for start, end in kept)
        places = Offsets()
        for start, end in kept:
            places.add(end - start, start)
        first = self.starts.length
        edges = sorted({places.here(border) for border in borders})
        walled = room = fits = False
        end = 0  # of the line above
        full, parts = _width(text), parts_by_blank_lines(text)
        for line, fresh in _lines(text, edges):
            walled = walled or fresh
            if not line[0].strip(INVISIBLE):
                continue
            parted = parts and text.count("\n", end, line.start()) > 1
            end = line.end()
            if first == self.starts.length:
                separator = "\n" if first else ""
            elif walled:
                separator = f"\n{WALL}\n"
            elif not folded and opens_line(
                line[0], self._above, room=room, parted=parted, fits=fits
            ):
                separator = "\n"
            else:
                separator = " "
            walled = False
            room = len(line[0]) < _SHORT * full
            fits = len(line[0]) < _FITS * full
            for character in separator:
                self._put(character, places.there(line.start()) - 1)
            if first and first == self.starts.length - 1:
                first += 1
            self._words(line[0], line.start(), places)
        return first

    def _words(self, line: str, at: int, places: Offsets) -> None:
        """Add a line, white space folded; letter by letter where it has to be."""
        if not _is_plain(line):
            self._letters(line, at, places)
        elif not _UNFOLDED.search(line):
            self._copy(line, at, places)
        else:
            reached = at
            for word in _WORD.finditer(line):
                if word.start():
                    self._put(" ", places.there(reached))
                self._copy(word[0], at + word.start(), places)
                reached = at + word.end()

    def _copy(self, words: str, at: int, places: Offsets) -> None:
        """Add words as they are."""
        done = 0
        for count, there in places.runs(at, at + len(words)):
            self._put(words[done : done + count], there)
            done += count

    def _letters(self, line: str, at: int, places: Offsets) -> None:
        """Add a line whose letters are composed first, or that has invisible ones."""
        blank: int | None = None
        first = self.starts.length
        for letter, left, right in _clusters(line):
            if letter in INVISIBLE:
                continue
            if letter.isspace():
                begun = self.starts.length > first
                blank = left if blank is None and begun else blank
                continue
            if blank is not None:
                self._put(" ", places.there(at + blank))
                blank = None
            if right > left + 1:
                self._ends[self.starts.length] = places.there(at + right - 1) + 1
            self._put(letter, places.there(at + left))

    def _put(self, words: str, there: int) -> None:
        self._pieces.append(words)
        self._above = f"{self._above}{words}"[-_LOOK_BACK:]
        self.starts.add(len(words), there)


def _width(text: str) -> int:
    """How long the lines of a text are that run to the margin."""
    lengths = sorted(map(len, re.split(r"[\r\n]+", text)))
    return min(lengths[len(lengths) * 9 // 10], _WIDEST)


def _lines(text: str, edges: list[int]) -> Iterator[tuple[re.Match[str], bool]]:
    """The lines of a text that is divided at `edges`, and which are first of a part."""
    for start, end in pairwise([0, *edges, len(text)]):
        fresh = start > 0
        for line in _LINE.finditer(text, start, end):
            yield line, fresh
            fresh = False


def _is_plain(text: str) -> bool:
    """Whether each character is a letter to be read, as most are."""
    return text.isascii() or (
        unicodedata.is_normalized("NFC", text) and _UNSEEN.search(text) is None
    )


def _clusters(text: str) -> list[tuple[str, int, int]]:
    """NFC characters with the decomposed stretch each came from."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return [(c, i, i + 1) for i, c in enumerate(text)]
    return [
        (c, match.start(), match.end())
        for match in re.finditer(r".[\u0300-\u036f]*", text, re.DOTALL)
        for c in unicodedata.normalize("NFC", match[0])
    ]
