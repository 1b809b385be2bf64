"""Enumerators that OCR misread, put right by those that stand before and behind.

"l. Các sở", "6, Sở X", "đ)" where "c)" is due, "~ Phối hợp" among dashes: what opens a
line is read as what continues the list, if it may be that. The text stays as long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from extract.enumerators import ALPHABET, SKIPPED, following
from extract.letters import UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DIGITS = {
    "0": "OoQ", "1": "lI|ïi!", "2": "Zz", "3": "Ø", "5": "ŠS§s", "6": "óGb", "8": "B§",
    "9": "gq",
}  # fmt: skip
"""What OCR makes of a digit."""
_LETTERS = {
    "a": "áàâäãạ8", "b": "h6", "c": "e¢©€o", "d": "đ", "e": "c¢é©è", "đ": "d",
    "g": "øqy9", "h": "b", "i": "ï¡l1íj", "l": "1Iií", "o": "0ơô", "q": "g9",
}  # fmt: skip
"""What it makes of a letter that enumerates."""
_SIGNS = "".join(sorted({*"0123456789", *"".join(_DIGITS.values())}))
_SMALL = "".join(sorted({*ALPHABET, *"".join(_LETTERS.values())} - {*_SIGNS}))
_MARK = re.compile(
    rf"""^(?:
        (?P<path>(?=[lIO.]*\d)[0-9lIO]{{1,2}}(?:\.[0-9lIO]{{1,2}}){{1,2}})
        (?=[.)]?\s+[{UPPER}])
      | (?P<roman>(?!1+\.)[IVXl1|]{{1,5}})(?=[.,]\ [{UPPER},\ -]{{8}})
      | (?P<sign>[{re.escape(_SIGNS)}]{{1,2}}|[{re.escape(_SMALL)}])
        (?P<end>\ ?(?:[.)/]|[,:;}}\]](?=\s+[{UPPER}])))(?=\s*\w)
      | (?P<dash>[-–+*•])(?=\s*\w)
      | (?P<odd>[~—_=.»«°¬])(?=\s+[{UPPER}])
    )""",
    re.MULTILINE | re.VERBOSE,
)
_STROKES = str.maketrans("l1|", "III")
_FIGURES = str.maketrans("lIO", "110")
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_CLOSING = ".)/"
_SECOND = 2
_SKIPPED = 2  # numbers from one to the next of a list, where one was lost


class _Found(NamedTuple):
    """What may be an enumerator: where, its kind, what it says, and what closes it."""

    start: int
    end: int
    kind: str
    said: str
    closing: str = ""

    @property
    def plain(self) -> bool:
        """Whether it is printed as numbers and letters of a list are."""
        return self.kind in ("number", "letter") and self.closing[-1] in _CLOSING


@dataclass(slots=True)
class _Lists:
    """The last enumerators of the lists that are open, and the kind of the last."""

    number: int = 0
    letter: str = ""
    roman: int = 0
    kind: str = ""

    def take(self, kind: str, said: str) -> None:
        """Go on behind an enumerator."""
        self.kind = kind
        self.letter = (
            said if kind == "letter" else self.letter if kind == "dash" else ""
        )
        if kind == "number":
            self.number = int(said)
        elif kind == "roman":
            self.roman = _NUMERALS.index(said) + 1


class _Below(NamedTuple):
    """What stands next below a line: the kind, the plain number, the plain letter."""

    kind: str = ""
    number: int = 0
    letter: str = ""


def mend_enumerators(text: str) -> str:
    """A text that OCR misread, with the enumerators right that open its lines."""
    found = [_read(match) for match in _MARK.finditer(text)]
    lists = _Lists()
    pieces: list[str] = []
    done = 0
    for place, below in zip(found, _below(found), strict=True):
        kind, said = _understood(place, lists, below)
        if not kind:
            continue
        lists.take(kind, said)
        pieces += text[done : place.start], _written(place, kind, said)
        done = place.end
    return "".join((*pieces, text[done:]))


def _read(match: re.Match[str]) -> _Found:
    """An enumerator as it is printed."""
    kind, sign = match.lastgroup or "", match["sign"]
    if sign is None:
        return _Found(*match.span(), kind, match[0])
    kind = "number" if sign.isdecimal() else "letter" if sign in ALPHABET else "sign"
    return _Found(*match.span(), kind, sign, match["end"])


def _written(place: _Found, kind: str, said: str) -> str:
    """An enumerator as it should be printed, as long as it is."""
    if not place.closing:
        return said
    mark = place.closing[-1]
    if mark not in _CLOSING:
        mark = "." if kind == "number" else ")"
    return f"{said}{mark}{' ' * (len(place.closing) - 1)}"


def _below(found: Sequence[_Found]) -> list[_Below]:
    """What stands below each enumerator; letters as far as the next number."""
    below, known = [], _Below()
    for place in reversed(found):
        below.append(known)
        known = known._replace(kind=place.kind)
        if place.plain and place.kind == "number":
            known = known._replace(number=int(place.said), letter="")
        elif place.plain:
            known = known._replace(letter=place.said)
    return below[::-1]


def _understood(place: _Found, lists: _Lists, below: _Below) -> tuple[str, str]:
    """The kind of an enumerator and what it says; empty where it is left as it is."""
    said = place.said
    if place.kind == "odd" and "dash" not in (lists.kind, below.kind):
        return "", ""
    if place.kind in ("odd", "dash"):
        return "dash", said if place.kind == "dash" else "-"
    if place.kind == "path":
        return "path", said.translate(_FIGURES)
    if place.kind == "roman":
        return _numeral(said, lists, below)
    return next(_readings(place, lists, below), ("", ""))


def _numeral(said: str, lists: _Lists, below: _Below) -> tuple[str, str]:
    """What Roman numerals say that a heading in capitals has."""
    if said in _NUMERALS:
        return "roman", said
    numeral = said.translate(_STROKES)
    if numeral == "I" and below.number == _SECOND:
        return "number", "1"
    due = numeral in _NUMERALS[lists.roman : lists.roman + 1]
    return ("roman", numeral) if due else ("", "")


def _readings(place: _Found, lists: _Lists, below: _Below) -> Iterator[tuple[str, str]]:
    """What a number or letter may be, the likeliest first."""
    said = place.said
    if place.plain and _in_turn(place, lists):
        yield place.kind, said
    letter, number = following(lists.letter or None), lists.number + 1
    if letter and _may_be(said, letter, _LETTERS):
        yield "letter", letter
    begun = not lists.letter and _may_be(below.letter, "b", _LETTERS)
    if begun and _may_be(said, "a", _LETTERS):
        yield "letter", "a"
    listed = lists.number or below.number == number + 1
    if listed and _may_be(said, str(number), _DIGITS):
        yield "number", str(number)
    begins = not lists.number and said != "I" and place.closing[-1] in (".", ",")
    first = begins or below.number == _SECOND
    if first and _may_be(said, "1", _DIGITS):
        yield "number", "1"
    if place.plain:
        yield from _out_of_turn(place, lists, below)


def _out_of_turn(
    place: _Found, lists: _Lists, below: _Below
) -> Iterator[tuple[str, str]]:
    """What is due where a number or letter is printed that is not."""
    due = following(lists.letter or None)
    if place.kind == "number":
        number = lists.number + 1
        if below.number == number + 1 and len(str(number)) == len(place.said):
            yield "number", str(number)
    elif due:
        lost = place.said == following(due)
        yield "letter", place.said if lost else due


def _in_turn(place: _Found, lists: _Lists) -> bool:
    """Whether an enumerator begins a list or continues one."""
    if place.kind == "number":
        number = int(place.said)
        return number == 1 or 0 < number - lists.number <= _SKIPPED
    letter = place.said
    skipped = (lists.letter, letter) in SKIPPED
    return skipped or letter in ("a", following(lists.letter or None))


def _may_be(printed: str, due: str, misread: dict[str, str]) -> bool:
    """Whether OCR may make `printed` of what is due."""
    return len(printed) == len(due) and all(
        a == b or a in misread.get(b, "") for a, b in zip(printed, due, strict=True)
    )
