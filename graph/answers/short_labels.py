"""Labels of documents and agencies that are short enough for a box of the chain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.catalog import Agency, Document

_SHORT_FORMS = (
    ("Ủy ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Ngân hàng Chính sách xã hội", "NHCSXH"),
    ("Ngân hàng Nhà nước", "NHNN"),
)
# Bodies that stand at several levels and keep the word "tỉnh".
_AT_SEVERAL_LEVELS = ("UBND", "HĐND", "Công an")
_IN_PROVINCE = re.compile(r" tỉnh ([^\W\d_]\w*(?: [^\W\d_]\w*)*)$")


def short_document_label(document: Document) -> str:
    """The label of a document: "NQ 57-NQ/TW", "CV …/UBND-KTTH", "PL I, …"."""
    code = document.code or "VB"
    if document.number:
        return f"{code} {document.number}"
    if document.held and document.type is None:  # an annex, or of no known type
        return document.label.replace("Phụ lục", "PL", 1)
    if document.held:
        label = document.label.replace(str(document.type), code, 1)
        return label.replace(f"{document.issuer_name}, ", "")
    return _abbreviated(document.label)


def short_agency_label(agency: Agency, *, in_one_province: bool) -> str:
    """The label of an agency; its province is left out where it is everybody's."""
    label = _abbreviated(agency.name)
    if in_one_province and (match := _IN_PROVINCE.search(label)):
        head = label[: match.start()]
        plain = agency.kind == "body" and head not in _AT_SEVERAL_LEVELS
        return head if plain else f"{head} tỉnh"
    return label


def same_province(names: Iterable[str]) -> bool:
    """Whether all provinces in the names of agencies are one."""
    found = (_IN_PROVINCE.search(name) for name in names)
    provinces = (match[1] for match in found if match)
    first = next(provinces, None)
    return first is not None and all(other == first for other in provinces)


def _abbreviated(name: str) -> str:
    for long, short in _SHORT_FORMS:
        name = name.replace(long, short)
    return name
