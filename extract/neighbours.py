"""What OCR misread, put right by the word that stands beside it.

"cúa Chính phủ", "phoi hợp", "Công an tinh": where the one word of a pair is right and
the other only lacks marks or has wrong ones, it is the word that letters have there.
Only texts that OCR has read are mended so.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from extract.spelling import bare, is_name, like, marks
from ontology.registry import pairs, single_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet


class _Pair(NamedTuple):
    """Two words that stand together; `strong` where the one tells the other."""

    first: str
    second: str
    strong: bool


def mend_by_neighbours(
    words: list[str], gaps: Sequence[str], settled: AbstractSet[int] = frozenset()
) -> None:
    """Put misread words right, in their place; `gaps` is what stands behind each.

    A word is let alone where it is `settled`, right beside one of its neighbours, or
    where they want different words. Read forwards and backwards, so that a word which
    has been put right speaks for the next.
    """
    known, _ = _pairs()
    bares = list(map(bare, words))
    found = {
        at: ways
        for at, pair in enumerate(pairwise(bares))
        if (ways := known.get(pair)) and gaps[at].isspace()
    }
    for order in (range(len(words)), range(len(words) - 1, -1, -1)):
        for at in order:
            if at not in settled:
                _mend(words, at, found)


def _mend(words: list[str], at: int, found: dict[int, tuple[_Pair, ...]]) -> None:
    """Put one word right, as the pairs want it that it belongs to."""
    printed = marks(words[at])
    sides = [side for side in _sides(words, at, found) if side]
    if not sides or any(printed in side for side in sides):
        return
    wanted = set(sides[0]).intersection(*sides[1:])
    if len(wanted) != 1:
        return
    key = wanted.pop()
    word = sides[0][key][0]
    strong = any(side[key][1] for side in sides)
    certain = strong or len(sides) > 1 or printed not in _pairs()[1]
    if certain and not (at - 1 in found and is_name(words[at], word)):
        words[at] = like(words[at], word)


def _sides(
    words: list[str], at: int, found: dict[int, tuple[_Pair, ...]]
) -> Iterator[dict[str, tuple[str, bool]]]:
    """What a word may be behind the one above and before the one below, and how surely.

    By the marks of the words; nothing where the neighbour is in no pair.
    """
    if at - 1 in found:
        above = marks(words[at - 1])
        ways = (p for p in found[at - 1] if marks(p.first) == above)
        yield {marks(p.second): (p.second, p.strong) for p in ways}
    if at in found:
        below = marks(words[at + 1])
        ways = (p for p in found[at] if marks(p.second) == below)
        yield {marks(p.first): (p.first, p.strong) for p in ways}


@cache
def _pairs() -> tuple[dict[tuple[str, str], tuple[_Pair, ...]], frozenset[str]]:
    """The pairs by their bare letters, and every word that letters have."""
    known: dict[tuple[str, str], tuple[_Pair, ...]] = {}
    for table in ("strong", "weak", "shared"):
        for first, second in pairs(table):
            pair = _Pair(first, second, table == "strong")
            key = bare(first), bare(second)
            known[key] = (*known.get(key, ()), pair)
    words = {marks(w) for ways in known.values() for p in ways for w in p[:2]}
    return known, frozenset(words.union(map(marks, single_words())))
