"""Numbers and dates that OCR misread: "38/2O15/TT-BTC", "ngày l6 tháng 4", "QĐ-TIg".

A misread sign for a sign, so that offsets stay; only where digits stand around it, or a
code that looks like one that is known.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from extract.spelling import bare, like
from ontology.registry import body_codes, document_types

# Each begins with what it looks for, what stands before it behind: `re` passes over
# all others at once.
_SO = re.compile(
    r"[Ss](?<!\w.)(?:[ôóòồổỗộõỏốÔÓỐ](?=\s*:?\s*\d{1,6}[a-zđ]?\s*[/-])|"
    r"[06](?=:?\s+\d{1,6}[a-zđ]?\s*[/-]\s?(?:(?:19|20)\d\d/)?[A-ZĐ]{2}))"
)
_NGAY = re.compile(r"[Nn](?<!\w.)(?i:g[aàáảạâ][yỷ])(?=\s+\d{1,2}(?:/\d|\s+(?i:th)))")
_DATE = re.compile(
    r"[0-9lIOo|](?:(?<!\w.)[0-9lIOo|]?(?=\s+tháng\s+\d)|"
    r"(?<=tháng .)[0-9lIOo|]?(?=\s+năm\s+\d{4})|"
    r"(?<=năm [12lI|])[0-9OolI|]{3}(?!\w))"
)
_SERIAL = re.compile(r"(?<=số )[0-9lIOo|]{1,5}(?=/(?:\d{4}/)?[A-ZĐ]{2})")
_FIGURES = (  # the serial number, the year of a number, a date, a term of Quốc hội
    re.compile(
        r"[0-9OlI|](?<![\w/.,-].)[0-9OlI|]{0,5}"
        r"(?=\s?[/-]\s?(?:[12lI|][0-9OolI|]{3}\s?/?\s?)?[A-ZĐ]{2})"
    ),
    re.compile(r"[12lI|](?<=/.)[0-9OolI|]{3}(?=\s?/?\s?[A-ZĐ]{2})"),
    re.compile(
        r"[0-3lIO](?<![\w/].)[0-9lIO]?/[0-9lIO]{1,2}/[12lI|][0-9OolI|]{3}(?!\w)"
    ),
    re.compile(r"[lI1|](?<=QH.)[0-9lIO|]?(?!\w)"),
)
_DIGITS = str.maketrans("lIOo|", "11001")
_LETTERS = r"[A-Za-zĐđƯư][A-Za-zĐđƯư1|]{1,7}"
_CODES = re.compile(rf"(?<=[0-9][/-]){_LETTERS}(?:[-/]{_LETTERS}){{0,3}}")
_ALIKE = ("DĐ", "ITl1|", "IL", "O0", "gq9")
_LABEL = re.compile(r"^(?:86|8ố|S6|S[oeé])(?=\s?:)", re.MULTILINE)
"""What OCR makes of "Số:", at the beginning of a line."""
_NUMBERED = re.compile(r"[DdĐđKkTt](?<!\w.)[^\W\d_]{3,4}(?= \d)")
_BEFORE_NUMBERS = {"dieu": "điều", "khoan": "khoản", "thang": "tháng"}
_YEAR = re.compile(r"n[^\W\d_]m(?= (?:19|20)\d\d(?!\w))")


def mend_numbers(text: str, *, misread: bool) -> str:
    """The text with its numbers and dates put right; of the same length.

    Words before a number ("Diéu 5", "näm 2021") and figures anywhere are, where all is
    `misread`.
    """
    if misread:
        text = _LABEL.sub("Số", text)
        text = _NUMBERED.sub(_before_number, text)
        text = _YEAR.sub("năm", text)
        for figures in _FIGURES:
            text = figures.sub(_figures, text)
    text = _SO.sub(lambda m: like(m[0], "số"), text)
    text = _NGAY.sub(lambda m: like(m[0], "ngày"), text)
    for pattern in (_DATE, _SERIAL):
        text = pattern.sub(lambda m: m[0].translate(_DIGITS), text)
    return _CODES.sub(_codes, text)


def _figures(match: re.Match[str]) -> str:
    """Figures, if one of them is read as such."""
    read = any(map(str.isdecimal, match[0]))
    return match[0].translate(_DIGITS) if read else match[0]


def _before_number(match: re.Match[str]) -> str:
    """A word that stands before numbers."""
    right = _BEFORE_NUMBERS.get(bare(match[0]))
    return like(match[0], right) if right else match[0]


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
