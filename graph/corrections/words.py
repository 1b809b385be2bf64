"""Words of a letter found again by their folded form, whatever stands between them."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from extract.model import Span
from graph.iris import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Segments = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Word:
    folded: str
    start: int
    end: int


def count_words(text: str, folded: str, within: Segments) -> int:
    """How often folded words stand in these segments."""
    return len(all_words(text, folded, within))


def all_words(text: str, folded: str, within: Segments) -> list[Span]:
    """Every place where folded words stand, in order.

    Only the segments `within` are looked at, one behind the other: a footnote that
    interrupts them is not there.
    """
    wanted = folded.split()
    words = _words(text, tuple(within))
    if not wanted:
        return []
    return [
        _span(text, words[at].start, words[at + len(wanted) - 1].end, within)
        for at in range(len(words) - len(wanted) + 1)
        if words[at].folded == wanted[0]
        and [word.folded for word in words[at : at + len(wanted)]] == wanted
    ]


@lru_cache(maxsize=64)
def _words(text: str, within: tuple[tuple[int, int], ...]) -> list[_Word]:
    """The words of some segments, folded as `graph.iris.fold` folds them."""
    found: list[_Word] = []
    letters: list[str] = []
    start = last = 0
    for at in _offsets(within):
        if letters and at != last and any(c.isspace() for c in text[last:at]):
            found.append(_Word("".join(letters), start, last))
            letters = []
        plain = _plain(text[at])
        if plain:
            start = start if letters else at
            letters.append(plain)
            last = at + 1
        elif letters and not unicodedata.combining(text[at]):
            found.append(_Word("".join(letters), start, last))
            letters = []
    if letters:
        found.append(_Word("".join(letters), start, last))
    return found


@cache
def _plain(character: str) -> str:
    return fold(character).replace(" ", "")


def _offsets(within: Segments) -> Iterable[int]:
    for start, end in within:
        yield from range(start, end)


def _span(text: str, start: int, end: int, within: Segments) -> Span:
    """The part of the segments from one offset to another, with its words."""
    parts = [(max(start, s), min(end, e)) for s, e in within]
    segments = tuple((s, e) for s, e in parts if s < e)
    return Span(segments, joined(text, segments))


def joined(text: str, segments: Segments) -> str:
    """The words of segments in one line; a gap is a blank where it holds one."""
    words = ""
    last: int | None = None
    for start, end in segments:
        if last is not None and any(c.isspace() for c in text[last:start]):
            words += " "
        words += text[start:end]
        last = end
    return " ".join(words.split())
