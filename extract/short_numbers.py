"""Numbers without their codes: "các Nghị quyết số 57, 59 và 68 của Bộ Chính trị".

The codes stand in the same list ("101, 102/QĐ-BXD"), follow from type and issuer where
those say only one thing ("57-NQ/TW"), or are those of the one document of the same type
and number that the letter cites in full. Any other bare number stays unread.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.numbers import parse_number
from ontology.registry import document_types

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.agencies import AgencyMention

_AND = r"(?:,|;| và|, và| hoặc)(?: số)? "
_NUMBER = r"\d{1,5}[a-zđ]?"
_NEXT = re.compile(rf"{_AND}(?P<serial>{_NUMBER})(?![\w/%]|[.,-]\d|-[A-ZĐ])")
_FULL = re.compile(rf"{_AND}(?=\d{{1,5}}[a-zđ]?[/-])")
_OF = re.compile(r",? của ")
_OTHER = re.compile(
    r" (?:năm|tháng|giờ|tuần|quý|tỷ|triệu|nghìn|người|điểm|mục|lần|%|đồng|ngày (?!\d))"
)
_CODES = re.compile(r"\d+[a-zđ]?(?P<codes>[/-].+)")
_ISSUED = {
    "Bộ Chính trị": "-{}/TW",
    "Ban Bí thư": "-{}/TW",
    "Ban Chấp hành Trung ương": "-{}/TW",
    "Ban Thường vụ Tỉnh ủy": "-{}/TU",
    "Ban Thường vụ Thành ủy": "-{}/TU",
    "Tỉnh ủy": "-{}/TU",
    "Thành ủy": "-{}/TU",
}
"""How an issuer writes every number of its own."""

_BY_HEAD = {"Chỉ thị": "/CT-TTg", "Công điện": "/CĐ-TTg"}
"""What the Prime Minister writes without a year."""


class Short(NamedTuple):
    """A bare number: the stretch of its type word and it, and the number in full."""

    start: int
    end: int
    type: str
    number: str


class Full(NamedTuple):
    """A citation with a full number: where the number starts, and what it says."""

    start: int
    type: str | None
    number: str


def find_short(
    text: str, full: Sequence[Full], starts: Mapping[int, AgencyMention]
) -> Iterator[Short]:
    """Find the bare numbers that can be read in full; `starts`: agencies."""
    at = {citation.start: citation for citation in full}
    cited = _by_serial(full)
    for match in _head().finditer(text):
        serials = [(match.start(), match.end(), match["serial"])]
        while following := _NEXT.match(text, serials[-1][1]):
            place = (following.start("serial"), following.end(), following["serial"])
            serials.append(place)
        end = serials[-1][1]
        if _OTHER.match(text, end):
            continue
        name = _types()[" ".join(match["type"].split()).casefold()]
        codes = _codes(text, end, name, at, starts)
        for start, last, serial in serials:
            known = cited.get((name, serial.lstrip("0")), set())
            number = f"{serial}{codes}" if codes else "".join(known)
            if (codes or len(known) == 1) and parse_number(number):
                yield Short(start, last, name, number)


def _codes(
    text: str,
    end: int,
    name: str,
    full: Mapping[int, Full],
    starts: Mapping[int, AgencyMention],
) -> str | None:
    """The codes that the rest of the list, or its issuer, gives its numbers."""
    if (joint := _FULL.match(text, end)) and (citation := full.get(joint.end())):
        codes = _CODES.fullmatch(citation.number)
        return codes["codes"] if codes else None
    of = _OF.match(text, end)
    issuer = starts.get(of.end()) if of else None
    if issuer is None:
        return None
    if issuer.name.startswith("Thủ tướng"):
        return _BY_HEAD.get(name)
    names = sorted(_ISSUED, key=len, reverse=True)
    by = next((n for n in names if issuer.name.startswith(n)), None)
    return _ISSUED[by].format(_party_code(name)) if by else None


def _party_code(name: str) -> str:
    """The Party writes QĐ for Quy định too (Hướng dẫn 05-HD/VPTW)."""
    kinds = {kind.name: kind.code for kind in document_types()}
    return "QĐ" if name == "Quy định" else kinds[name]


def _by_serial(full: Sequence[Full]) -> dict[tuple[str | None, str], set[str]]:
    """The numbers cited, by their type and what stands before their codes."""
    found: dict[tuple[str | None, str], set[str]] = {}
    for citation in full:
        serial = re.split("[/-]", citation.number)[0].lstrip("0")
        found.setdefault((citation.type, serial), set()).add(citation.number)
    return found


@cache
def _types() -> dict[str, str]:
    return {
        printed.casefold(): kind.name
        for kind in document_types()
        for printed in kind.printed
        if kind.branch != "state" or kind.normative or kind.code == "CĐ"
    }


@cache
def _head() -> re.Pattern[str]:
    names = "|".join(
        re.escape(name).replace(r"\ ", r"\s+")
        for name in sorted(_types(), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<!\w)(?<!pháp )(?P<type>{names})(?: số ?:?)? "
        rf"(?P<serial>{_NUMBER})(?![\w/%]|[.,-]\d|-[A-ZĐ]| ?[-/] ?[A-ZĐ])",
        re.IGNORECASE,
    )
