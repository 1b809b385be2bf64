"""The grammar of document numbers, and what a number says of its document.

Forms (Nghị định 30/2020/NĐ-CP, Phụ lục I and III; Hướng dẫn 36-HD/VPTW):

    State    43/QĐ-UBND   1594/UBND-TTHCC (a letter: no type code)
    Law      30/2020/NĐ-CP   202/2025/QH15   1677/NQ-UBTVQH15
    Party    57-NQ/TW   95-CTr/TU

Separators are identity: 66-NQ/TW (Bộ Chính trị) is not 66/NQ-CP (Chính phủ).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ontology.registry import BodyCode, DocumentType, body_codes, document_types

_CODE = r"[A-ZĐƯ][A-Za-zĐđƯư&]*\d{0,2}"
DASH = r"\-–—"
"""A hyphen and what word processors make of it, for a character class."""
_SEP = rf"\s*\\?[{DASH}]\s*(?:[{DASH}]\s*)?"  # two where a line broke at one
NUMBER = re.compile(
    rf"""
    (?<![\w/.,-])(?P<serial>[0-9]{{1,6}}(?:\.\d{{1,3}})?[a-zđ]?)
    (?:
        \s*/\s*(?P<year>(?:19|20)\d\d)\s*/\s*(?P<norm>{_CODE}(?:(?:{_SEP}|/){_CODE})*)
      | \s*/\s*(?P<state>{_CODE}(?:(?:{_SEP}|/){_CODE})*)
      | {_SEP}(?P<party>{_CODE})\s*/\s*(?P<organ>{_CODE}(?:{_SEP}{_CODE})*)
    )
    (?![\w/])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number taken apart.

    `text` is the canonical form; `type` and `body` are rows of the registry or None
    where the number names none; `malformed` when its separators were put right.
    One code that is in no registry ("235/HĐBT", "2/KM") is only a number where a type
    is printed before it: `bare`.
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
    """What a match of `NUMBER` says; None where neither code is of a Party number."""
    serial = match["serial"]
    if match["party"]:
        kind, organ = _type(match["party"]), compact(match["organ"])
        body = _body(organ)
        if kind is None and body is None:
            return None
        if body is not None and body.style == "state" and kind is not None:
            return DocumentNumber(
                f"{serial}/{match['party']}-{organ}", kind, body, None, malformed=True
            )
        text = f"{serial}-{match['party']}/{organ}"
        return DocumentNumber(text, kind, body, None, malformed=False)
    printed = match["norm"] or match["state"]
    codes = compact(printed)
    malformed = codes.count("-") > len(re.findall(f"[{DASH}]+", printed))
    first, *others = re.split("[-/]", codes, maxsplit=1)
    rest = "".join(others)
    kind = _type(codes) or _type(first)
    body = _body(rest) if kind else _body(first)
    year = int(match["year"]) if match["year"] else None
    if kind is not None and body is not None and body.style == "party" and not year:
        text = f"{serial}-{first}/{rest}"
        return DocumentNumber(text, kind, body, None, malformed=True)
    text = f"{serial}/{year}/{codes}" if year else f"{serial}/{codes}"
    bare = kind is None and body is None and not rest and year is None
    return DocumentNumber(text, kind, body, year, malformed, bare)


def compact(codes: str) -> str:
    """Codes without blanks, their dashes as hyphens, each code as it is known.

    OCR doubles the Đ ("QĐĐ-UBND"); some print no hyphen at all ("NĐCP").
    """
    joined = re.sub(f"[{DASH}]+", "-", re.sub(r"[\s\\]+", "", codes))
    return "".join(map(_as_known, re.split("([-/])", joined)))


@cache
def _as_known(code: str) -> str:
    known = _types().keys() | _bodies().keys()
    if code in known:
        return code
    single = re.sub("Đ{2,}", "Đ", code)
    if single in known:
        return single
    halves = [
        f"{code[:at]}-{code[at:]}"
        for at in range(2, len(code) - 1)
        if code[:at] in _types() and code[at:] in _bodies()
    ]
    return halves[0] if len(halves) == 1 else code


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
    first = codes.partition("-")[0]
    known = _bodies()
    if (body := known.get(codes) or known.get(first)) is not None:
        return body
    term = re.fullmatch(r"(\D+)\d{1,2}", first)
    body = known.get(term[1]) if term else None
    return body if body is not None and body.term else None
