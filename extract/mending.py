"""What OCR misread, put right where only one reading is possible.

And the marks of Markdown, which are no words.

"CHÍ THỊ", "Chỉ nhánh", "sô 15/2020", "QĐ-TIg": a misread letter for a letter, so that
offsets stay. Mended are only fixed words that letters are made of, whose bare letters
no other such word shares, numbers and dates. What was printed stays in the raw text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain, pairwise
from operator import ne
from typing import TYPE_CHECKING, NamedTuple

from extract.letters import CAPITAL
from ontology.registry import bodies, body_codes, document_types, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"([^\W\d_]+)")
_WORDS = 2**15  # whose letters are remembered, and phrases
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
_SO = re.compile(r"[Ss](?<!\w.)[ôóòồổỗộõỏốÔÓỐ](?=\s*:?\s*\d{1,6}[a-zđ]?\s*[/-])")
_NGAY = re.compile(r"[Nn](?<!\w.)(?i:g[aàáảạâ][yỷ])(?=\s+\d{1,2}(?:/\d|\s+(?i:th)))")
_DATE = re.compile(
    r"[0-9lIOo|](?:(?<!\w.)[0-9lIOo|]?(?=\s+tháng\s+\d)|"
    r"(?<=tháng .)[0-9lIOo|]?(?=\s+năm\s+\d{4})|"
    r"(?<=năm [12lI|])[0-9OolI|]{3}(?!\w))"
)
_SERIAL = re.compile(r"(?<=số )[0-9lIOo|]{1,5}(?=/(?:\d{4}/)?[A-ZĐ]{2})")
_DIGITS = str.maketrans("lIOo|", "11001")
_LETTERS = r"[A-Za-zĐđƯư][A-Za-zĐđƯư1|]{1,7}"
_CODES = re.compile(rf"(?<=[0-9][/-]){_LETTERS}(?:[-/]{_LETTERS}){{0,3}}")
_ALIKE = ("DĐ", "ITl1|", "O0", "gq9")


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


def mend(text: str) -> str:
    """The text with misread letters put right; of the same length."""
    text = _ALSO.sub(lambda m: _SAME[m[0]], text)
    text = _MARKUP.sub(lambda m: " " * len(m[0]), text)
    text = _SMUDGE.sub(lambda m: " " * len(m[0]), text)
    text = _DASH.sub("-", text)
    text = _phrases(text)
    text = _ENUMERATOR.sub(lambda m: _ENUMERATORS[m[0]], text)
    text = _SO.sub(lambda m: _like(m[0], "số"), text)
    text = _NGAY.sub(lambda m: _like(m[0], "ngày"), text)
    for pattern in (_DATE, _SERIAL):
        text = pattern.sub(lambda m: m[0].translate(_DIGITS), text)
    return _CODES.sub(_codes, text)


def _codes(match: re.Match[str]) -> str:
    """Type and issuer put right; units have codes of their own, in no registry."""
    first, *others = re.split("([-/])", match[0])
    first = mend_code(first)
    if others and first in _type_codes():
        others[1] = mend_code(others[1])
    return "".join((first, *others))


@cache
def mend_code(code: str) -> str:
    """A code in a number that no registry knows → the only known one that looks alike.

    >>> mend_code("TIg")
    'TTg'
    """
    if code in _known_codes() or len(code) < 2:  # noqa: PLR2004 - a code has two letters
        return code
    likely = {known for known in _known_codes() if _looks_like(code, known)}
    return likely.pop() if len(likely) == 1 else code


def _looks_like(code: str, known: str) -> bool:
    """Whether only strokes that OCR confuses tell two codes apart."""
    return len(code) == len(known) and all(
        a == b or any(a in alike and b in alike for alike in _ALIKE)
        for a, b in zip(code, known, strict=True)
    )


@cache
def _type_codes() -> frozenset[str]:
    return frozenset(chain.from_iterable(kind.also for kind in document_types()))


@cache
def _known_codes() -> frozenset[str]:
    issuers = chain.from_iterable(body.also for body in body_codes())
    parts = (code.split("-") for code in chain(_type_codes(), issuers))
    return frozenset(part for code in parts for part in code if len(part) > 1)


def _phrases(text: str) -> str:
    """Put the diacritics of fixed phrases right."""
    parts = _WORD.split(text)
    words, gaps = parts[1::2], parts[2::2]
    found = list(_found(words, gaps))
    if sum(phrase.wrong > 0 for phrase in found) <= len(found) * _SOUND:
        return text
    mended = 0
    for index, phrase in enumerate(found):
        if phrase.first < mended or not phrase.wrong or not _certain(phrase):
            continue
        near = found[max(0, index - _LONGEST) : index + _LONGEST]
        if all(_leaves(phrase, it) for it in near if not it.wrong):
            mended = phrase.behind
            words[phrase.first : mended] = map(_like, phrase.printed, phrase.right)
    parts[1::2] = words
    return "".join(parts)


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
    if any(map(_named, printed[1:], right[1:])):
        return False
    if (len(right) - phrase.wrong) * 2 >= len(right):
        return True
    bare = all(word.isascii() for word in printed)
    return bare and (len(right) > 2 or all(map(str.isupper, printed)))  # noqa: PLR2004 - words


def _named(printed: str, right: str) -> bool:
    """Whether a word begins with a capital that the phrase has not."""
    return printed[0].isupper() and not printed.isupper() and right[0].islower()


def _found(words: list[str], gaps: list[str]) -> Iterator[_Phrase]:
    """Where a fixed phrase may stand, the longest at each word.

    Nothing but a blank, or a line's end, parts its words.
    """
    known, lengths = _fixed()
    bare = list(map(_bare, words))
    for first, pair in enumerate(pairwise(bare)):
        for size in lengths.get(pair, ()):
            behind = first + size
            right = known.get(tuple(bare[first:behind]))
            if right and "".join(gaps[first : behind - 1]).isspace():
                printed = tuple(words[first:behind])
                yield _Phrase(first, printed, right, _wrong(printed, right))
                break


@lru_cache(_WORDS)
def _wrong(printed: tuple[str, ...], right: tuple[str, ...]) -> int:
    """How many words of a phrase are not spelt as they should be."""
    return sum(map(ne, map(_marks, printed), map(_marks, right)))


def _like(printed: str, correct: str) -> str:
    """A word in the capitals of what was printed; another spelling of it stays."""
    if len(printed) != len(correct) or _marks(printed) == _marks(correct):
        return printed
    letters = (
        c.upper() if p.isupper() else c.lower()
        for p, c in zip(printed, correct, strict=True)
    )
    return "".join(letters)


@lru_cache(_WORDS)
def _marks(word: str) -> str:
    """Letters and marks, wherever the tone is written: of "hòa" as of "hoà"."""
    return "".join(sorted(unicodedata.normalize("NFD", word.casefold())))


@lru_cache(_WORDS)
def _bare(word: str) -> str:
    """A word without its diacritics; Đ is D, as OCR often has it."""
    letters = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def _fixed() -> tuple[
    dict[tuple[str, ...], tuple[str, ...]], dict[tuple[str, str], tuple[int, ...]]
]:
    """Fixed phrases by their bare words, and the lengths they have by the first two."""
    spelt: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
    for phrase in _known_phrases():
        words = tuple(_WORD.findall(phrase))
        if 1 < len(words) <= _LONGEST and " ".join(words) == " ".join(phrase.split()):
            ways = spelt.setdefault(tuple(map(_bare, words)), {})
            ways.setdefault(phrase.casefold(), words)
    known = {bare: next(iter(w.values())) for bare, w in spelt.items() if len(w) == 1}
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
