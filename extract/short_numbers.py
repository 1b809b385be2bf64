"""Numbers without their codes: "các Nghị quyết số 57, 59 và 68 của Bộ Chính trị".

The codes stand in the same list ("101, 102/QĐ-BXD"), follow from type and issuer where
those say only one thing ("57-NQ/TW"), or are those of the one document of the same type
and number that the letter cites in full, or in such a list. All others stay unread.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.branching import branching
from extract.dates import printed_date
from extract.numbers import SPOILT, parse_number
from ontology.registry import document_types

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from extract.agencies import AgencyMention

_AND = r"(?:,|;| và|, và| hoặc)(?: số)? "
_NUMBER = r"\d{1,5}[a-zđ]?"
_NEXT = re.compile(rf"{_AND}(?P<serial>{_NUMBER})(?![\w/%]|[.,-]\d|-[A-ZĐ]|{SPOILT})")
_FULL = re.compile(rf"{_AND}(?=\d{{1,5}}[a-zđ]?[/-])")
_JOINT = re.compile(r"(?:,|;| và|, và) (?:các )?")
_DATED = re.compile(r",? (?=ngày )")
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

_PARTY_CODES = {"Quy định": "QĐ", "Chương trình hành động": "CTr"}
_BY_HEAD = {"Chỉ thị": "/CT-TTg", "Công điện": "/CĐ-TTg"}
"""What the Prime Minister writes without a year."""


class Short(NamedTuple):
    """A bare number: the stretch of its type word and it, and the number in full."""

    start: int
    end: int
    type: str
    number: str


class Full(NamedTuple):
    """A citation with a full number: where it stands, and what the number says."""

    start: int
    end: int
    type: str | None
    number: str


def find_short(
    text: str, full: Sequence[Full], starts: Mapping[int, AgencyMention]
) -> Iterator[Short]:
    """Find the bare numbers that can be read in full; `starts`: agencies.

    Those of a list come with its head, from the last list of the text to the first.
    """
    at = {citation.start: citation for citation in full}
    found: list[Short] = []
    bare: list[Short] = []  # their codes stand elsewhere in the letter
    said: dict[tuple[int, str], str | None] = {}
    for match in reversed(list(_head().finditer(text))):
        name = _types()[" ".join(match["type"].split()).casefold()]
        run = [(match.start(), match.end("serial"), match["serial"])]
        run += _following(text, match.end("serial"))
        end = _past_date(text, run[-1][1])
        if _OTHER.match(text, end):
            continue
        codes = _codes(text, end, name, at, starts)
        if codes is None and (joint := _JOINT.match(text, end)):
            codes = said.get((joint.end(), name))
        said[match.start(), name] = codes
        for start, last, serial in run:
            short = Short(start, last, name, f"{serial}{codes or ''}")
            (found if codes else bare).append(short)
    for citation in full:
        found += _behind(text, citation, starts)
    found = [short for short in found if parse_number(short.number)]
    yield from found
    cited = _by_serial([*full, *(Full(*short) for short in found)])
    for short in bare:
        known = cited.get((short.type, short.number.lstrip("0")), set())
        if len(known) == 1 and parse_number(number := "".join(known)):
            yield short._replace(number=number)


def _following(text: str, end: int) -> list[tuple[int, int, str]]:
    """The bare numbers of a list that go on behind `end`, each perhaps dated."""
    run: list[tuple[int, int, str]] = []
    while following := _NEXT.match(text, _past_date(text, end)):
        end = following.end()
        run.append((following.start("serial"), end, following["serial"]))
    return run


def _behind(
    text: str, citation: Full, starts: Mapping[int, AgencyMention]
) -> Iterator[Short]:
    """Bare numbers behind a full one: "57-NQ/TW, 59 và 68 của Bộ Chính trị"."""
    run = _following(text, citation.end)
    codes = _CODES.fullmatch(citation.number)
    of = _OF.match(text, _past_date(text, run[-1][1])) if run else None
    if codes and citation.type and of and of.end() in starts:
        for start, last, serial in run:
            yield Short(start, last, citation.type, f"{serial}{codes['codes']}")


def _past_date(text: str, end: int) -> int:
    """Where a date ends that follows a number, else `end`."""
    gap = _DATED.match(text, end)
    dated = printed_date(text, gap.end()) if gap else None
    return dated[1] if dated else end


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
    return _PARTY_CODES.get(name) or kinds[name]


def _by_serial(full: Sequence[Full]) -> dict[tuple[str | None, str], set[str]]:
    """The numbers cited, by their type and what stands before their codes."""
    found: dict[tuple[str | None, str], set[str]] = {}
    for citation in full:
        serial = re.split("[/-]", citation.number)[0].lstrip("0")
        found.setdefault((citation.type, serial), set()).add(citation.number)
    return found


@cache
def _types() -> dict[str, str]:
    kinds = [
        kind
        for kind in document_types()
        if kind.branch != "state" or kind.normative or kind.code == "CĐ"
    ]
    codes = {
        kind.code.casefold(): kind.name for kind in kinds if kind.code[1:].isupper()
    }
    names = {each.casefold(): kind.name for kind in kinds for each in kind.printed}
    return codes | names


@cache
def _head() -> re.Pattern[str]:
    codes = {kind.code for kind in document_types()} & {n.upper() for n in _types()}
    names = (
        (name[0], re.escape(name[1:]).replace(r"\ ", r"\s+"))
        for name in sorted(_types(), key=len, reverse=True)
        if name.upper() not in codes
    )
    types = rf"{branching(names)}|(?-i:{'|'.join(sorted(codes))})"  # "các CĐ số 15"
    return re.compile(
        rf"(?<!\w)(?<!pháp )(?P<type>{types})(?: số ?:?)? "
        rf"(?P<serial>{_NUMBER})(?![\w/%]|[.,-]\d|-[A-ZĐ]| ?[-/] ?[A-ZĐ]|{SPOILT})",
        re.IGNORECASE,
    )
