"""What OCR misread, put right by the word that stands beside it.

"cúa Chính phủ", "phoi hợp", "Công an tinh": where the one word of a pair is right and
the other only lacks marks or has wrong ones, it is the word that letters have there.
Only texts that OCR has read are mended so.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.spelling import bare, is_name, like, marks
from ontology.registry import pairs, single_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet


_Ways = dict[tuple[str, str], tuple[str, str, bool]]
"""By the marks of two words: the words, and whether one of them tells the other."""


def mend_by_neighbours(
    words: list[str], gaps: Sequence[str], settled: AbstractSet[int] = frozenset()
) -> None:
    """Put misread words right, in their place; `gaps` is what stands behind each.

    A word is let alone where it is `settled`, right beside one of its neighbours, or
    where they want different words. Read forwards and backwards, so that a word which
    has been put right speaks for the next.
    """
    known, _ = _pairs()
    found = {
        at: ways
        for at, pair in enumerate(pairwise(map(bare, words)))
        if (ways := known.get(pair)) and gaps[at].isspace()
    }
    sound = set(settled)
    for at, ways in found.items():
        if (marks(words[at]), marks(words[at + 1])) in ways:
            sound.update((at, at + 1))
    doubtful = sorted({*found, *(at + 1 for at in found)} - sound)
    for order in (doubtful, doubtful[::-1]):
        for at in order:
            _mend(words, at, found)


def _mend(words: list[str], at: int, found: dict[int, _Ways]) -> None:
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
    words: list[str], at: int, found: dict[int, _Ways]
) -> Iterator[dict[str, tuple[str, bool]]]:
    """What a word may be behind the one above and before the one below, and how surely.

    By the marks of the words; nothing where the neighbour is in no pair.
    """
    if at - 1 in found:
        above, ways = marks(words[at - 1]), found[at - 1].items()
        yield {own: (w, strong) for (a, own), (_, w, strong) in ways if a == above}
    if at in found:
        below, ways = marks(words[at + 1]), found[at].items()
        yield {own: (w, strong) for (own, b), (w, _, strong) in ways if b == below}


@cache
def _pairs() -> tuple[dict[tuple[str, str], _Ways], frozenset[str]]:
    """The pairs by their bare letters, and the marks of all words that letters have."""
    known: dict[tuple[str, str], _Ways] = {}
    for table in ("strong", "weak", "shared"):
        for first, second in pairs(table):
            ways = known.setdefault((bare(first), bare(second)), {})
            ways[marks(first), marks(second)] = first, second, table == "strong"
    words = {word for ways in known.values() for way in ways for word in way}
    return known, frozenset(words.union(map(marks, single_words())))
