"""What OCR misread, put right where only one reading is possible.

And the marks of Markdown, which are no words.

"CHÍ THỊ", "Chỉ nhánh", "sô 15/2020", "QĐ-TIg": a misread letter for a letter, so that
offsets stay. Mended are only fixed words that letters are made of, whose bare letters
no other such word shares, numbers and dates. What was printed stays in the raw text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from operator import ne
from typing import TYPE_CHECKING, NamedTuple

from extract.letters import CAPITAL
from extract.misread_numbers import mend_numbers
from extract.neighbours import mend_by_neighbours
from extract.sequences import mend_enumerators
from extract.spelling import WORDS, bare, is_name, like, marks
from ontology.registry import bodies, document_types, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"([^\W\d_]+)")
_LONGEST = 8  # words of a fixed phrase
_SOUND = 0.02
"""The share of fixed phrases that differ by a mark in a text nobody misread.

There "mỗi trường" is no "môi trường", nor "sở kết nối" a "sơ kết". Of 79 digital texts
none was above 0.018, of 33 that OCR had read none below 0.027.
"""
# Fraction and division slash; eth, which old keyboards typed for Đ; and oi, which many
# fonts of PDF files print for ư.
_SAME = {"⁄": "/", "∕": "/", "Ð": "Đ", "ƣ": "ư", "Ƣ": "Ư"}
_ALSO = re.compile(f"[{''.join(_SAME)}]")
_ENUMERATORS = {"ø": "g", "¡": "i"}  # neither is a letter of Vietnamese
_ENUMERATOR = re.compile(r"^[ø¡](?=\)\s)", re.MULTILINE)
_SMUDGE = re.compile(r"^_+(?=\s?[-+]\s)", re.MULTILINE)  # before a dash
_DASH = re.compile(rf"^~(?=\s+{CAPITAL})", re.MULTILINE)  # as OCR reads "-"
# The rest begin with the character they look for, what stands before it behind: `re`
# passes over all others at once.
_MARKUP = re.compile(  # of Markdown: emphasis, headings
    r"\*(?<![\w*].)\*?(?=[^\s*])|\*(?<=[^\s*].)\*?(?![\w*])|#(?<=^.)#{0,5}(?= )",
    re.MULTILINE,
)


class _Phrase(NamedTuple):
    """A fixed phrase: its first word, how it is printed, how it should be.

    `wrong` is how many words are not spelt so.
    """

    first: int
    printed: tuple[str, ...]
    right: tuple[str, ...]
    wrong: int

    @property
    def behind(self) -> int:
        """The word behind it."""
        return self.first + len(self.right)


def mend(text: str, *, scanned: bool = False) -> str:
    """The text with misread letters put right; of the same length.

    `scanned` says that OCR read it; else its words tell.
    """
    text = _ALSO.sub(lambda m: _SAME[m[0]], text)
    text = _MARKUP.sub(lambda m: " " * len(m[0]), text)
    text = _SMUDGE.sub(lambda m: " " * len(m[0]), text)
    text = _DASH.sub("-", text)
    text, misread = _phrases(text, scanned=scanned)
    text = _ENUMERATOR.sub(lambda m: _ENUMERATORS[m[0]], text)
    text = mend_enumerators(text) if misread else text
    return mend_numbers(text, misread=misread)


def _phrases(text: str, *, scanned: bool) -> tuple[str, bool]:
    """Put the diacritics of words right; whether OCR read the text."""
    parts = _WORD.split(text)
    words, gaps = parts[1::2], parts[2::2]
    found = list(_found(words, gaps))
    wrong = sum(phrase.wrong > 0 for phrase in found)
    if wrong <= len(found) * _SOUND and not scanned:
        return text, False
    mended = 0
    settled = {at for it in found if not it.wrong for at in range(it.first, it.behind)}
    for index, phrase in enumerate(found):
        if phrase.first < mended or not phrase.wrong or not _certain(phrase):
            continue
        near = found[max(0, index - _LONGEST) : index + _LONGEST]
        if all(_leaves(phrase, it) for it in near if not it.wrong):
            mended = phrase.behind
            settled.update(range(phrase.first, mended))
            words[phrase.first : mended] = map(like, phrase.printed, phrase.right)
    mend_by_neighbours(words, gaps, settled)
    parts[1::2] = words
    return "".join(parts), True


def _leaves(phrase: _Phrase, sound: _Phrase) -> bool:
    """Whether one that is right as it stands stays so: beside it, or part of it."""
    if sound.behind <= phrase.first or phrase.behind <= sound.first:
        return True
    part = phrase.right[max(0, sound.first - phrase.first) :][: len(sound.right)]
    return sound.first >= phrase.first and list(map(str.casefold, part)) == [
        *map(str.casefold, sound.right)
    ]


def _certain(phrase: _Phrase) -> bool:
    """Whether words that are spelt wrong can be nothing else.

    Half of them have to be right, or any two words might be taken for a phrase; but
    capitals, and three words or more, may all have lost their marks. "Thanh Trà" is
    a name, and no "Thanh tra".
    """
    printed, right = phrase.printed, phrase.right
    if any(map(is_name, printed[1:], right[1:])):
        return False
    if (len(right) - phrase.wrong) * 2 >= len(right):
        return True
    unmarked = all(word.isascii() for word in printed)
    return unmarked and (len(right) > 2 or all(map(str.isupper, printed)))  # noqa: PLR2004 - words


def _found(words: list[str], gaps: list[str]) -> Iterator[_Phrase]:
    """Where a fixed phrase may stand, the longest at each word.

    Nothing but a blank, or a line's end, parts its words.
    """
    known, lengths = _fixed()
    letters = list(map(bare, words))
    for first, pair in enumerate(pairwise(letters)):
        for size in lengths.get(pair, ()):
            behind = first + size
            right = known.get(tuple(letters[first:behind]))
            if right and "".join(gaps[first : behind - 1]).isspace():
                printed = tuple(words[first:behind])
                yield _Phrase(first, printed, right, _wrong(printed, right))
                break


@lru_cache(WORDS)
def _wrong(printed: tuple[str, ...], right: tuple[str, ...]) -> int:
    """How many words of a phrase are not spelt as they should be."""
    return sum(map(ne, map(marks, printed), map(marks, right)))


@cache
def _fixed() -> tuple[
    dict[tuple[str, ...], tuple[str, ...]], dict[tuple[str, str], tuple[int, ...]]
]:
    """Fixed phrases by their bare words, and the lengths they have by the first two."""
    spelt: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
    for phrase in _known_phrases():
        words = tuple(_WORD.findall(phrase))
        if 1 < len(words) <= _LONGEST and " ".join(words) == " ".join(phrase.split()):
            ways = spelt.setdefault(tuple(map(bare, words)), {})
            ways.setdefault(phrase.casefold(), words)
    known = {key: next(iter(w.values())) for key, w in spelt.items() if len(w) == 1}
    firsts: dict[tuple[str, str], set[int]] = {}
    for first, second, *others in known:
        firsts.setdefault((first, second), set()).add(len(others) + 2)
    return known, {pair: tuple(sorted(n, reverse=True)) for pair, n in firsts.items()}


def _known_phrases() -> Iterator[str]:
    for kind in document_types():
        yield from kind.printed
    for name in bodies().names:
        yield name.name
        yield name.full
    for province in bodies().provinces:
        yield province
        yield f"tỉnh {province}"
    yield from phrases()
