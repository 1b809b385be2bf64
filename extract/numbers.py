"""The grammar of document numbers, and what a number says of its document.

Forms (Nghị định 30/2020/NĐ-CP, Phụ lục I and III; Hướng dẫn 36-HD/VPTW):

    State    43/QĐ-UBND   1594/UBND-TTHCC (a letter: no type code)
    Unit     4229/QĐ-UBND.CN (who drew it up, behind a dot)
    Law      30/2020/NĐ-CP   202/2025/QH15   1677/NQ-UBTVQH15
    Party    57-NQ/TW   95-CTr/TU
    Old      58/CP   94-CP   1141 TC/QĐ/CĐKT
    Company  15/2020/ABCVN-CV   05-2021/CV (any, where "số" and a date enclose it)
             ACC-11/2019-01   SSV20190423 (letters first, behind a type and "số")
    Mixed    262-TB/VPCP   286-TB-VPCP (an office of the State in Party dress)

Separators are identity: 66-NQ/TW (Bộ Chính trị) is not 66/NQ-CP (Chính phủ).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ontology.registry import body_codes, document_types

if TYPE_CHECKING:
    from ontology.rows import BodyCode, DocumentType

_CODE = (
    r"[A-ZĐƯÂĂÊÔƠ](?:(?!ngày|của)[A-Za-zĐđƯưÂĂÊÔƠ&])*\d{0,2}"  # what follows may stick
)
DASH = r"\-–—"
"""A hyphen and what word processors make of it, for a character class."""
_SEP = rf"\s*\\?[{DASH}]\s*(?:[{DASH}]\s*)?"  # two where a line broke at one
_UNIT = (
    r"(?:\.(?!UBND|HĐND|BTC|CHỦ)[A-ZĐ]{1,5}(?!\w|\.\w))?"  # of a clerk: "QĐ-UBND.CN"
)
_WHOLE = r"(?<![^\s\w()\[\]{}<>\"'“”‘’«»:;|\\*=+•–—>-])(?<!\d[*\"'’|\\=+])"
"""What a number cannot begin behind: a sign that spoils it ("38?8/QĐ-BYT" is no 8)."""
SPOILT = rf"[^\s\w,;:.()/{DASH}]\w*[/-]"
"""What spoils a serial number, behind its first figures."""
_SHORTEST = 3  # letters of a code that stands alone behind a year: HĐBT, QH13
NUMBER = re.compile(
    rf"""
    (?=[0-9])  # nowhere else is any of it tried
    (?:(?<![\w/.,-])(?<![\dA-Z]:){_WHOLE}|(?<=\bsố)|(?<=\bSố))
    (?P<serial>
        (?:(?<=[Ss]ố\s)[0-9]{{1,3}}\s(?=[0-9]{{1,4}}/))?  # OCR parts 65 19/BTC-TCHQ
        [0-9]{{1,6}}(?:\.\d{{1,3}})?(?:[a-zđ]|[A-D](?=\s*[/-]))?
    )
    (?:
        \s*/\s*(?P<year>(?:19|20)\d\s?\d)(?:\s*/\s*|(?=[A-ZĐ]{{2}}))  # or lost
        (?P<norm>{_CODE}(?:(?:{_SEP}|[/_]){_CODE})*)
      | (?:\s*/\s*|(?=(?:QĐ|CT|KH|NQ|TB|UBND)-[A-ZĐ]))
        (?P<state>{_CODE}(?:(?:{_SEP}|/){_CODE})*{_UNIT})
      | {_SEP}(?P<party>{_CODE})\s*/\s*(?P<organ>{_CODE}(?:{_SEP}{_CODE})*)
      | {_SEP}(?P<hyphens>{_CODE}(?:{_SEP}{_CODE})?)
      | \s(?P<old>{_CODE}(?:/{_CODE}){{1,2}})
      | (?P<free>
            (?=[^\s,;]{{0,30}}[A-ZĐ])
            [0-9A-ZĐ.]*(?:[/-][0-9A-Za-zĐđ.&]{{1,20}}){{1,4}}
        )(?=,?\s(?:(?:đề|ghi)\s)?ngày\s\d)
    )
    (?P<tail>-\d{{1,3}}(?![\w.]))?  # 04/HVGC-15
    (?:\s(?P<term>\d{{1,2}})(?=,?\s(?:ngày|của|năm)\s))?  # "QH 12"
    (?:(?=ngày|của)|(?![\w/]|-\w))
    """,
    re.VERBOSE,
)

LETTERED = re.compile(
    rf"(?<=[Ss]ố )(?P<text>[A-ZĐ]{{2,12}}"
    rf"(?:[{DASH}/.][A-ZĐ]{{1,12}}){{0,4}}(?:[{DASH}/.]\s?)?\d[0-9A-ZĐ]*(?:[{DASH}/.][0-9A-ZĐ]+){{0,4}})"
    r"(?=,?\s(?:(?:ghi\s|đề\s)?ngày\s\d|của\s))"
)
"""A number that opens with letters, as companies give them: "ACC-11/2019-01"."""


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number taken apart.

    `text` is the canonical form; `type` and `body` are rows of the registry or None
    where the number names none; `malformed` when its separators contradict its body.
    `bare` is what only is a number where a type is printed before it: one code that is
    no body's ("235/HĐBT", "2/KM", "43/QĐ"), and old forms ("94-CP").
    """

    text: str
    type: DocumentType | None
    body: BodyCode | None
    year: int | None
    malformed: bool
    bare: bool = False


def parse_number(printed: str) -> DocumentNumber | None:
    """Take a printed number apart; None if it is not one.

    >>> parse_number("1594 /UBND – TTHCC").text
    '1594/UBND-TTHCC'
    """
    match = NUMBER.fullmatch(printed.strip())
    number = read_number(match) if match else None
    return None if number is None or number.bare else number


def read_number(match: re.Match[str]) -> DocumentNumber | None:
    """What a match of `NUMBER` says; None where it names no document.

    That is a Party number with neither code known, and what a broken line left of a
    number ("49/2021/TT", "15/2026/T").
    """
    serial = "".join(match["serial"].split())
    if match["party"]:
        return _party(serial, match["party"], compact(match["organ"]))
    if match["hyphens"]:
        return _hyphens(serial, compact(match["hyphens"]))
    if match["old"] or match["free"]:
        rest = f" {compact(match['old'])}" if match["old"] else match["free"]
        text = f"{serial}{rest}"
        return DocumentNumber(text, None, None, None, malformed=False, bare=True)
    return _state(serial, match)


def read_lettered(match: re.Match[str]) -> DocumentNumber:
    """What a match of `LETTERED` says: a number, where a type stands before it."""
    text = re.sub(r"\s", "", match["text"])
    return DocumentNumber(text, None, None, None, malformed=False, bare=True)


def _party(serial: str, code: str, organ: str) -> DocumentNumber | None:
    """57-NQ/TW; an office of the State that prints so ("262-TB/VPCP") is left so.

    The Government and its head never do: "57-NQ/CP" is 57/NQ-CP.
    """
    kind, body = _type(code), _body(organ)
    if kind is None and body is None:
        return None
    state = body is not None and body.style == "state" and kind is not None
    slip = state and body is not None and body.level == "central_government"
    text = f"{serial}/{code}-{organ}" if slip else f"{serial}-{code}/{organ}"
    return DocumentNumber(text, kind, body, None, malformed=state)


def _hyphens(serial: str, codes: str) -> DocumentNumber:
    """286-TB-VPCP, and 94-CP of old; anything else needs its type before it."""
    first, _, rest = codes.partition("-")
    kind = _type(first) if rest else None
    body = _body(rest or first)
    known = kind is not None and body is not None
    text = f"{serial}-{codes}"
    return DocumentNumber(text, kind, body, None, malformed=known, bare=not known)


def _state(serial: str, match: re.Match[str]) -> DocumentNumber | None:
    """30/2020/NĐ-CP, 43/QĐ-UBND, 1594/UBND-TTHCC, 202/2025/QH15."""
    printed = match["norm"] or match["state"]
    codes = compact(printed) + (match["term"] or "")
    malformed = codes.count("-") > len(re.findall(f"[{DASH}_]+", printed))
    first, *others = re.split("[-/]", codes, maxsplit=1)
    rest = "".join(others)
    kind = _type(codes) or _type(first)
    body = _body(rest) if kind else _body(first)
    if kind is not None and (office := _bodies().get(codes)) is not None:
        kind, body = None, office  # CT-TTHT: a unit of a tax office, no directive
    year = int("".join(match["year"].split())) if match["year"] else None
    if year and not rest and body is None and (kind or len(codes) < _SHORTEST):
        return None
    if kind is not None and body is not None and body.style == "party" and not year:
        text = f"{serial}-{first}/{rest}"
        return DocumentNumber(text, kind, body, None, malformed=True)
    text = f"{serial}/{year}/{codes}" if year else f"{serial}/{codes}"
    if match["tail"]:
        return DocumentNumber(
            text + match["tail"], kind, body, year, malformed, bare=True
        )
    bare = body is None and not rest and year is None
    return DocumentNumber(text, kind, body, year, malformed, bare)


def compact(codes: str) -> str:
    """Codes without blanks, their dashes as hyphens, each code as it is known.

    OCR doubles the Đ ("QĐĐ-UBND"); some print no hyphen at all ("NĐCP").
    """
    joined = re.sub(f"[{DASH}_]+", "-", re.sub(r"[\s\\]+", "", codes))
    return "".join(map(_as_known, re.split("([-/])", joined)))


@cache
def _as_known(code: str) -> str:
    known = _types().keys() | _bodies().keys()
    if code in known:
        return code
    single = re.sub("Đ{2,}", "Đ", code)
    if single in known:
        return single
    if (mixed := _in_capitals().get(code)) is not None:
        return mixed
    halves = [
        f"{code[:at]}-{code[at:]}"
        for at in range(2, len(code) - 1)
        if code[:at] in _types() and code[at:] in _bodies()
    ]
    return halves[0] if len(halves) == 1 else code


@cache
def _in_capitals() -> dict[str, str]:
    """Codes with small letters, as headings in capitals print them: TTG, TTR, CTR."""
    bodies = (code for code, body in _bodies().items() if body.style == "state")
    return {c.upper(): c for c in (*_types(), *bodies) if not c.isupper()}


@cache
def _types() -> dict[str, DocumentType]:
    return {code: kind for kind in document_types() for code in kind.also}


@cache
def _bodies() -> dict[str, BodyCode]:
    return {code: body for body in body_codes() for code in body.also}


def _type(code: str) -> DocumentType | None:
    return _types().get(code)


def _body(codes: str) -> BodyCode | None:
    """The body that the codes after the type name; a unit behind it is passed over."""
    codes = codes.partition(".")[0]
    first = codes.partition("-")[0]
    known = _bodies()
    if (body := known.get(codes) or known.get(first)) is not None:
        return body
    term = re.fullmatch(r"(\D+?)K?\d{1,2}", first)
    body = known.get(term[1]) if term else None
    return body if body is not None and body.term else None
