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
from typing import TYPE_CHECKING

from extract.letters import CAPITAL
from ontology.registry import bodies, body_codes, document_types, phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]+")
_Match = tuple[int, tuple[str, ...]]  # the first word of a phrase, and how it is spelt
_WORDS = 2**15  # whose letters are remembered
_LONGEST = 8  # words of a fixed phrase
_SOUND = 0.02
"""The share of fixed phrases that differ by a mark in a text nobody misread.

There "mỗi trường" is no "môi trường", nor "sở kết nối" a "sơ kết". Of 79 digital texts
none was above 0.018, of 33 that OCR had read none below 0.027.
"""
# Fraction and division slash; eth, which old keyboards typed for Đ; and oi, which many
# fonts of PDF files print for ư.
_SAME = str.maketrans({"⁄": "/", "∕": "/", "Ð": "Đ", "ƣ": "ư", "Ƣ": "Ư"})
_ENUMERATORS = {"ø": "g", "¡": "i"}  # neither is a letter of Vietnamese
_ENUMERATOR = re.compile(r"^[ø¡](?=\)\s)", re.MULTILINE)
_SMUDGE = re.compile(r"^_+(?=\s?[-+]\s)", re.MULTILINE)  # before a dash
_DASH = re.compile(rf"^~(?=\s+{CAPITAL})", re.MULTILINE)  # as OCR reads "-"
_MARKUP = re.compile(  # of Markdown: emphasis, headings
    r"(?<![\w*])\*{1,2}(?=[^\s*])|(?<=[^\s*])\*{1,2}(?![\w*])|^#{1,6}(?= )",
    re.MULTILINE,
)
_SO = re.compile(r"(?<!\w)(?P<so>[Ss][ôóòồổỗộõỏốÔÓỐ])(?=\s*:?\s*\d{1,6}[a-zđ]?\s*[/-])")
_NGAY = re.compile(
    r"(?<!\w)(?P<ngay>ng[aàáảạâ][yỷ])(?=\s+\d{1,2}(?:/\d|\s+th))", re.IGNORECASE
)
_DATE = re.compile(
    r"(?<!\w)(?P<d>[0-9lIOo|]{1,2})(?=\s+tháng\s+\d)|"
    r"(?<=tháng )(?P<m>[0-9lIOo|]{1,2})(?=\s+năm\s+\d{4})|"
    r"(?<=năm )(?P<y>[12lI|][0-9OolI|]{3})(?!\w)"
)
_SERIAL = re.compile(r"(?<=số )(?P<n>[0-9lIOo|]{1,5})(?=/(?:\d{4}/)?[A-ZĐ]{2})")
_DIGITS = str.maketrans("lIOo|", "11001")
_LETTERS = r"[A-Za-zĐđƯư][A-Za-zĐđƯư1|]{1,7}"
_CODES = re.compile(rf"(?<=[0-9][/-]){_LETTERS}(?:[-/]{_LETTERS}){{0,3}}")
_ALIKE = ("DĐ", "ITl1|", "O0", "gq9")


def mend(text: str) -> str:
    """The text with misread letters put right; of the same length."""
    text = _MARKUP.sub(lambda m: " " * len(m[0]), text.translate(_SAME))
    text = _SMUDGE.sub(lambda m: " " * len(m[0]), text)
    text = _DASH.sub("-", text)
    text = _phrases(text)
    text = _ENUMERATOR.sub(lambda m: _ENUMERATORS[m[0]], text)
    text = _SO.sub(lambda m: _like(m["so"], "số"), text)
    text = _NGAY.sub(lambda m: _like(m["ngay"], "ngày"), text)
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
    words = list(_WORD.finditer(text))
    found = list(_found(text, words))
    misread = sum(_wrong(words, first, right) > 0 for first, right in found)
    if misread <= len(found) * _SOUND:
        return text
    sound: dict[int, list[_Match]] = {}
    for first, right in found:
        if not _wrong(words, first, right):
            for place in range(first, first + len(right)):
                sound.setdefault(place, []).append((first, right))
    pieces: list[str] = []
    at = 0
    for first, right in found:
        behind = first + len(right)
        wrong = _wrong(words, first, right)
        printed = [word[0] for word in words[first:behind]]
        if not wrong or not _certain(printed, right, wrong):
            continue
        start, end = words[first].start(), words[behind - 1].end()
        beside = chain.from_iterable(sound.get(i, ()) for i in range(first, behind))
        if start >= at and all(_holds((first, right), it) for it in beside):
            pieces += [text[at:start], _spelt(text, words[first:behind], right)]
            at = end
    return "".join((*pieces, text[at:]))


def _holds(phrase: _Match, sound: _Match) -> bool:
    """Whether a phrase holds, as part of it, one that is right as it stands."""
    first, right = phrase
    start, spelt = sound
    part = right[max(0, start - first) :][: len(spelt)]
    return start >= first and list(map(str.casefold, part)) == [
        *map(str.casefold, spelt)
    ]


def _certain(printed: list[str], right: tuple[str, ...], wrong: int) -> bool:
    """Whether words that are spelt wrong can be nothing else.

    Half of them have to be right, or any two words might be taken for a phrase; but
    capitals, and three words or more, may all have lost their marks. "Thanh Trà" is
    a name, and no "Thanh tra".
    """
    if any(map(_named, printed[1:], right[1:])):
        return False
    if (len(right) - wrong) * 2 >= len(right):
        return True
    bare = all(word.isascii() for word in printed)
    return bare and (len(right) > 2 or all(map(str.isupper, printed)))  # noqa: PLR2004 - words


def _named(printed: str, right: str) -> bool:
    """Whether a word begins with a capital that the phrase has not."""
    return printed[0].isupper() and not printed.isupper() and right[0].islower()


def _found(text: str, words: list[re.Match[str]]) -> Iterator[_Match]:
    """Where a fixed phrase may stand, the longest at each word, and its spelling."""
    known, lengths = _fixed()
    bare = [_bare(word[0]) for word in words]
    for index, word in enumerate(bare):
        for size in lengths.get(word, ()):
            right = known.get(" ".join(bare[index : index + size]))
            if (
                right is not None
                and len(right) == size
                and _joined(text, words[index : index + size])
            ):
                yield index, right
                break


def _wrong(words: list[re.Match[str]], first: int, right: tuple[str, ...]) -> int:
    """How many words of a phrase are not spelt as they should be."""
    printed = [word[0] for word in words[first : first + len(right)]]
    return sum(map(ne, map(_marks, printed), map(_marks, right)))


def _joined(text: str, words: list[re.Match[str]]) -> bool:
    """Whether nothing but a blank, or a line's end, parts the words."""
    gaps = (text[a.end() : b.start()] for a, b in pairwise(words))
    return all(gap.isspace() for gap in gaps)


def _spelt(text: str, words: list[re.Match[str]], right: tuple[str, ...]) -> str:
    start, end = words[0].start(), words[-1].end()
    spelt = text[start:end]
    for word, correct in zip(words, right, strict=True):
        low, high = word.start() - start, word.end() - start
        spelt = spelt[:low] + _like(spelt[low:high], correct) + spelt[high:]
    return spelt


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
def _fixed() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[int, ...]]]:
    """Fixed phrases by their bare letters, and the lengths they have by first word."""
    spelt: dict[str, dict[str, tuple[str, ...]]] = {}
    for phrase in _known_phrases():
        words = tuple(_WORD.findall(phrase))
        if 1 < len(words) <= _LONGEST and " ".join(words) == " ".join(phrase.split()):
            ways = spelt.setdefault(" ".join(map(_bare, words)), {})
            ways.setdefault(phrase.casefold(), words)
    known = {bare: next(iter(w.values())) for bare, w in spelt.items() if len(w) == 1}
    firsts: dict[str, set[int]] = {}
    for bare, words in known.items():
        firsts.setdefault(bare.split()[0], set()).add(len(words))
    return known, {word: tuple(sorted(n, reverse=True)) for word, n in firsts.items()}


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
