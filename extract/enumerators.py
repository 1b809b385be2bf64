"""What numbers an item: "Điều 3.", "II.", "1.", "1.2.", "1/", "1-", "a)", "-", "+".

Letters run through the Vietnamese alphabet (a b c d đ e g h i k l …) and start again
under each number; numbers may run on through the parts of a document. A number or
letter that does not continue its list numbers nothing, unless OCR makes it of the one
that is due: "Š." for "5.", "e)" for "c)".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.letters import SMALL, UPPER

ALPHABET = "abcdđeghiklmnopqrstuvxy"
SKIPPED = {("d", "e"), ("e", "f"), ("f", "g")}
"""Letters beside each other where a list runs on as in English."""
_MISREAD = {
    "1": "lI|ïi", "2": "Z", "3": "Ø", "5": "ŠS§", "6": "ó", "8": "B§", "9": "g",
    "a": "á", "c": "e¢©€", "d": "đ", "e": "é©", "đ": "d", "g": "øq", "i": "ï¡l1",
}  # fmt: skip
_PARTY = rf"\s?[-–](?=\s?[{UPPER}]{SMALL})"  # "1- Tăng cường", as the Party numbers
_ENUMERATOR = re.compile(
    rf"""
    (?:
        (?P<part>(?:PHẦN|Phần)\s+(?:[IVX]{{1,5}}|\d{{1,2}}))(?:\s*[.:\-–—])?
      | (?P<article>Điều\s+\d+[a-z]?)\s*[.:]
      | (?P<section>[A-HĐ])[.)](?=\s+[{UPPER}]{{2}})
      | (?P<roman>[IVX]{{1,5}})
        (?:[.)/]|\s?[\-–](?=\s?[{UPPER}])|(?=\s[{UPPER}]{{2,}},?\s[{UPPER}]{{2}}))
      | (?P<path>\d{{1,3}}(?:\.\d{{1,2}})+)(?:\\?[.)]|{_PARTY})?
      | (?P<number>\d{{1,3}})(?:\\?[.)]|/(?=\s|[{UPPER}]{SMALL})|{_PARTY})
      | (?P<letter>[a-zđ])(?:[.)]|/(?=\s))
      | (?P<dash>\\?[-*•–])
      | (?P<plus>\+)
    )\s*(?=\S)
    """,
    re.VERBOSE,
)
_ODD = re.compile(r"(?P<sign>\S)[.)/]\s+(?=\w)")


@dataclass(frozen=True, slots=True)
class Mark:
    """An enumerator: its kind, what it says, and where the text behind it begins."""

    kind: str
    said: str
    end: int


def kind_of_mark(line: str) -> str | None:
    """The kind of the enumerator that opens a line, in its turn or not."""
    match = _ENUMERATOR.match(line)
    return match and match.lastgroup


def read_mark(line: str, number: str | None, letter: str | None) -> Mark | None:
    """The enumerator that opens a line; None if none does, or one out of turn.

    `number` and `letter` are the last of the lists that are open.
    """
    match = _ENUMERATOR.match(line)
    if match and _continues(match, number, letter):
        kind = match.lastgroup or "dash"
        return Mark(kind, match[kind], match.end())
    odd = _ODD.match(line)
    if odd and letter and odd["sign"] in _MISREAD.get(following(letter), ()):
        return Mark("letter", following(letter), odd.end())
    if odd and number and odd["sign"] in _MISREAD.get(str(int(number) + 1), ()):
        return Mark("number", str(int(number) + 1), odd.end())
    return None


def _continues(match: re.Match[str], number: str | None, letter: str | None) -> bool:
    """Whether an enumerator is the next of its list, or the first of a new one.

    A number may have been passed over, or be lost.
    """
    if match["number"]:
        found, last = int(match["number"]), int(number or -1)
        return found == 1 or (last > 0 and 0 < found - last <= 2)  # noqa: PLR2004
    if match["letter"] and match["letter"] != "a":
        skipped = letter is not None and (letter, match["letter"]) in SKIPPED
        return skipped or match["letter"] == following(letter)
    return True


def following(letter: str | None) -> str:
    """The letter that is due behind another; none behind the last, or behind none."""
    if letter is None or letter not in ALPHABET:
        return ""
    at = ALPHABET.index(letter) + 1
    return ALPHABET[at : at + 1]
