"""What kind of document a number and a type make, and how to call it in few words."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graph.iris import fold, year_in
from ontology.registry import body_codes, document_types
from ontology.terms import DOCUMENT_TYPE, Cd

if TYPE_CHECKING:
    from extract.model import Header

AGENCY_CLASSES = {
    "body": Cd.Agency,
    "group": Cd.AgentGroup,
    "office_holder": Cd.OfficeHolder,
    "taskforce": Cd.TaskForce,
}
"""The class of each kind of agency, by its name in the contract."""

PARTY_LEVELS = frozenset(("central_party", "provincial_party"))

_PARTY_NUMBER = re.compile(r"^\d+[A-Za-zđĐ]?-")


def document_class(number: str | None, type_: str | None, level: str | None) -> str:
    """The most specific class, as an IRI.

    A Party number has its type before the slash (57-NQ/TW), a State number behind it;
    a State number with a year, or a law, is a legal normative document (Luật ban hành
    văn bản quy phạm pháp luật). Without a number the level of the issuer decides.
    """
    if number is None:
        party = level in PARTY_LEVELS
    else:
        party = _PARTY_NUMBER.match(number) is not None
    if party:
        return Cd.PartyDocument
    if (number and year_in(number)) or fold(type_ or "") in _normative_types():
        return Cd.LegalNormativeDocument
    letter = fold(type_ or "") == "cong van"
    return Cd.OfficialLetter if letter else Cd.AdministrativeDocument


def type_concept(type_: str | None) -> str | None:
    """The concept of a type by its name; None if the registry does not know it."""
    slug = _type_slugs().get(fold(type_ or ""))
    return DOCUMENT_TYPE + slug if slug else None


def type_name(slug: str) -> str | None:
    """The name of a type by the slug of its concept; None if there is none."""
    return next((t.name for t in document_types() if t.slug == slug), None)


def document_label(type_: str | None, number: str | None) -> str:
    """A label: "Kế hoạch 725/KH-UBND"."""
    return f"{type_ or 'Văn bản'} {number}" if number else type_ or "Văn bản"


def unnumbered_label(header: Header, about: str | None) -> str:
    """A label for a letter whose number is blank, told by what it carries out.

    "Công văn …/UBND-KTTH (2025, triển khai 124/NQ-CP)"; `about` is that number.
    """
    name = f"{header.type or 'Văn bản'} "
    name += f"…{header.symbol}" if header.symbol else "chưa có số"
    said = [
        (header.date or "")[:4],
        "" if header.symbol else header.issuer or "",
        f"triển khai {about}" if about else "",
    ]
    said = [part for part in said if part]
    return f"{name} ({', '.join(said)})" if said else name


def document_name(printed: str, title: str | None) -> str:
    """The name of a document without number: as printed, with its title behind."""
    if not title or fold(title) in fold(printed):
        return printed
    return title if fold(printed) in fold(title) else f"{printed} {title}"


def level_of_code(number: str | None) -> str | None:
    """The level of the first body that a number or symbol names: STC, UBND, TW."""
    for part in re.split(r"[-/\s]", number or ""):
        if part in _levels():
            return _levels()[part]
    return None


@cache
def _levels() -> dict[str, str]:
    return {code: body.level for body in body_codes() for code in body.also}


@cache
def _type_slugs() -> dict[str, str]:
    return {fold(name): t.slug for t in document_types() for name in t.printed}


@cache
def _normative_types() -> frozenset[str]:
    return frozenset(fold(t.name) for t in document_types() if t.normative)
