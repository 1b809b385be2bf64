"""Tables of metadata that collections print before a text: "Số hiệu | 148/NQ-CP".

They say what the letterhead says elsewhere; what a letterhead says itself stays.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.dates import DATE, iso
from extract.given import canonical_number
from extract.letterhead import is_issuer
from extract.model import Signer
from extract.numbers import parse_number

if TYPE_CHECKING:
    from extract.model import Header

_FIELDS = {
    "number": r"Số(?:[ /]ký)? hiệu(?: văn bản)?",
    "date": r"Ngày (?:ban hành|ký)",
    "type": r"Loại văn bản|Hình thức văn bản",
    "issuer": r"Cơ quan ban hành",
    "subject": r"Trích yếu(?: nội dung)?",
    "signer": r"Người ký",
}
_FIELD = re.compile(
    "^(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _FIELDS.items())
    + r")[ ]?:?(?:\n|[ ])(?P<value>[^\n]+)$",
    re.MULTILINE,
)
_TITLED = re.compile(
    r"^[^\W\d][^\n:]{2,40}? (?:số ?:? ?)?(?P<number>\d[^\s,;]+)", re.MULTILINE
)
_BY = re.compile(r" của .*")
_NATION = re.compile(r" nước Cộng hòa xã hội chủ nghĩa Việt Nam$")
_OFFICE = re.compile(
    r"(?:(?:Phó )?(?:Thủ tướng|Chủ tịch|Bộ trưởng)(?: Chính phủ| Quốc hội)? )?"
    r"(?P<name>[^(]+?)\s*(?:\((?P<title>[^)]+)\))?"
)


def with_metadata(header: Header, head: str) -> Header:
    """The header, what it lacks taken from a table of metadata in `head`.

    `head` is the text before the body, one cell a line. The number may stand in the
    title as well: "Nghị quyết 148/NQ-CP — Phiên họp …".
    """
    said: dict[str, str] = {}
    for match in _FIELD.finditer(head):
        name = next(name for name in _FIELDS if match[name])
        said.setdefault(name, match["value"].strip())
    number = header.number or _number(said.get("number")) or _titled(head)
    dated = DATE.search(said.get("date", ""))
    parsed = parse_number(number) if number else None
    named = parsed.type.name if parsed and parsed.type else None
    kind = _BY.sub("", said.get("type", "")).capitalize() or None
    signer = header.signer
    if signer.name is None and (by := _OFFICE.fullmatch(said.get("signer", ""))):
        office = is_issuer(by["name"])  # "Thủ tướng Chính phủ" names nobody
        signer = Signer(None if office else by["name"], by["title"], signer.authority)
    return replace(
        header,
        number=number,
        symbol=header.symbol or (re.sub(r"^[\d.]+", "", number) if number else None),
        date=header.date or (iso(dated) if dated else None),
        type=header.type or kind or named,
        issuer=(header.issuer if header.number else None)
        or _NATION.sub("", said.get("issuer", header.issuer or ""))
        or None,
        subject=header.subject or said.get("subject"),
        signer=signer,
    )


def _number(written: str | None) -> str | None:
    return canonical_number(written) if written else None


def _titled(head: str) -> str | None:
    """The number that the first line of a text begins with, behind its type."""
    first = _TITLED.match(head.lstrip())
    parsed = parse_number(first["number"]) if first else None
    return parsed.text if parsed else None
