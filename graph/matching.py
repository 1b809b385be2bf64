"""Search that forgives: diacritics, abbreviations, spaces and single wrong letters.

"nghi quyet 57", "NQ57" and "57nq/tw" all find Nghị quyết 57-NQ/TW; "so khcn" finds Sở
Khoa học và Công nghệ. Each word that is asked for stands from the beginning of a word
on, spaces aside; figures are whole, so that 57 is not 157; of a word that is run
together with those before it two letters are asked for at least. What is found nowhere
is looked for once more, its words replaced by those that come close.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import accumulate, islice, product
from typing import TYPE_CHECKING, Final

from graph.iris import fold
from graph.readings import readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Self

Way = tuple[str, ...]
"""A way to read a query: words that all have to be there."""

LONGEST_QUERY: Final = 200
"""Characters that a search may have."""

CLOSE: Final = 0.75
"""How much of a word that is misspelt is right, at least."""
_NEIGHBOURS: Final = 4
_MOST_WAYS: Final = 64
_SHORTEST_MISSPELT: Final = 4
_NUMBER_WORD: Final = "so"  # "số 57-NQ/TW", but not "Sở Tài chính"


@dataclass(frozen=True, slots=True)
class Words:
    """Texts as they are searched: folded, without spaces; words begin at `edges`."""

    squeezed: str
    edges: frozenset[int]

    @classmethod
    def of(cls, *texts: str | None) -> Self:
        """The words of some texts, one after the other."""
        words = words_of(" ".join(text for text in texts if text))
        return cls("".join(words), frozenset(accumulate(map(len, words), initial=0)))

    def hold_any(self, asked: Iterable[Way]) -> bool:
        """Whether all words of one of the ways are there."""
        return any(all(map(self._holds, way)) for way in asked)

    def _holds(self, piece: str) -> bool:
        start = self.squeezed.find(piece)
        while start >= 0:
            if self._is_whole(start, start + len(piece)):
                return True
            start = self.squeezed.find(piece, start + 1)
        return False

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether a place begins with a word, and cuts off no figure nor letter."""
        inside = end < len(self.squeezed) and end not in self.edges
        cuts = inside and self.squeezed[end - 1 : end + 1].isdigit()
        last = end - 1 in self.edges and is_single(self.squeezed[start:end])
        return start in self.edges and not cuts and not (inside and last)


@dataclass(frozen=True, slots=True)
class Hits:
    """The slugs of what a query found, and how the query was read."""

    slugs: frozenset[str]
    ways: tuple[Way, ...]

    def __bool__(self) -> bool:
        return bool(self.slugs)

    def are_in(self, *texts: str | None) -> bool:
        """Whether some texts have what was asked for."""
        return Words.of(*texts).hold_any(self.ways)


@dataclass(frozen=True)
class Index:
    """Things by their slugs, each with the words by which it is found."""

    words: Mapping[str, Words]
    texts: Sequence[str]

    @classmethod
    def of(cls, things: Iterable[tuple[str, Sequence[str | None]]]) -> Self:
        """Prepare things, given with all texts that speak of each."""
        kept = {
            slug: " ".join(text for text in texts if text) for slug, texts in things
        }
        words = {slug: Words.of(text) for slug, text in kept.items()}
        return cls(words, tuple(kept.values()))

    def find(self, query: str) -> Hits:
        """The things that a query means."""
        asked = ways(query)
        return self._holding(asked) or self._holding(
            corrected(
                asked[0],
                begins=lambda word: any(w.startswith(word) for w in self._vocabulary),
                near=lambda word: get_close_matches(
                    word, self._vocabulary, _NEIGHBOURS, CLOSE
                ),
            )
        )

    def _holding(self, asked: tuple[Way, ...]) -> Hits:
        slugs = (slug for slug, words in self.words.items() if words.hold_any(asked))
        return Hits(frozenset(slugs), asked)

    @cached_property
    def _vocabulary(self) -> Sequence[str]:
        every = {word for text in self.texts for word in words_of(text)}
        return sorted(filter(is_spelt, every))


def corrected(
    way: Way,
    begins: Callable[[str], bool],
    near: Callable[[str], Iterable[str]],
) -> tuple[Way, ...]:
    """A way with each word that nothing begins with replaced by what comes close.

    Of long queries with many such words not all combinations are tried.
    """
    nearest = (
        (word,)
        if not is_spelt(word) or begins(word)
        else tuple(islice(near(word), _NEIGHBOURS)) or (word,)
        for word in way
    )
    return tuple(islice(product(*nearest), _MOST_WAYS))


def ways(query: str) -> tuple[Way, ...]:
    """What may be meant by a query; as typed first, then with abbreviations in full."""
    by_word = " ".join(readings(word)[-1] for word in query.split())
    return tuple(dict.fromkeys(map(words_of, (*readings(query), by_word))))


def matches(query: str, *texts: str | None) -> bool:
    """Whether some texts have what a query asks for."""
    return Words.of(*texts).hold_any(ways(query))


def words_of(text: str) -> Way:
    """Folded words without leading zeros; "số" before a number is none."""
    words = [word.lstrip("0") or "0" for word in fold(text).split()]
    after = (*words[1:], "")
    return tuple(
        word
        for word, following in zip(words, after, strict=False)
        if not (word == _NUMBER_WORD and following[:1].isdigit())
    )


def is_single(joined: str) -> bool:
    """Whether the last letter of joined words is too little of a word to find it by.

    "phat" is not "pha t…"; "57n" is 57-NQ/TW.
    """
    return len(joined) > 1 and joined[-2:].isalpha()


def is_spelt(word: str) -> bool:
    """Whether a word is long enough, and no number, to be told if misspelt."""
    return len(word) >= _SHORTEST_MISSPELT and word.isalpha()
