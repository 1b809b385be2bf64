"""Documents and agencies as boxes of a chain: lane, label, what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from graph.answers.chain_view import ChainNode
from graph.answers.short_labels import (
    same_province,
    short_agency_label,
    short_document_label,
)
from graph.describe import PARTY_LEVELS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from graph.answers.chain_view import Branch
    from graph.catalog import Agency, Catalog, Document

T = TypeVar("T")

_LANES = {
    "central_party": 0,
    "national_assembly": 1,
    "head_of_state": 1,
    "central_government": 1,
    "ministry": 2,
    "provincial_party": 3,
    "provincial_council": 4,
    "provincial_government": 4,
    "provincial_department": 5,
    "central_branch": 5,
    "organisation": 5,
    "district": 6,
    "commune": 6,
}
_UNKNOWN_DOCUMENT = 7
_UNKNOWN_AGENCY = 5  # groups of agencies are mostly departments


def has_lane(document: Document) -> bool:
    """Whether it is known by what level a document was issued."""
    return document.level in _LANES


def chain_nodes(known: Catalog, hidden: Mapping[str, int]) -> list[ChainNode]:
    """The boxes of what `hidden` names, documents first, with its counts."""
    documents = [
        _document_node(d, known.copies_of(d.slug) if d.held else (), hidden[d.slug])
        for d in _chosen(known.documents, hidden)
    ]
    in_one_province = same_province(agency.name for agency in known.agencies.values())
    agencies = [
        _agency_node(a, hidden[a.slug], in_one_province=in_one_province)
        for a in _chosen(known.agencies, hidden)
    ]
    return [*documents, *agencies]


def _chosen(things: Mapping[str, T], slugs: Collection[str]) -> list[T]:
    return [things[slug] for slug in sorted(slugs) if slug in things]


def _document_node(
    document: Document, copies: Iterable[Document], hidden: int
) -> ChainNode:
    level = document.level
    branch: Branch = "party" if level in PARTY_LEVELS else "state"
    return ChainNode(
        id=document.slug,
        iri=document.iri,
        kind="letter" if document.held else "document",
        label=short_document_label(document),
        lane=_LANES.get(level, _UNKNOWN_DOCUMENT),
        branch=branch,
        title=document.title or document.label,
        details=_details(
            type=document.type,
            number=document.number or document.symbol,
            date=document.date,
            issuer=document.issuer_name,
            level=level,
            place=document.place,
            signer=document.signer,
            urgency=document.urgency,
            copies="; ".join(copy.label for copy in copies),
        ),
        held=document.held,
        status=document.status,
        hidden=hidden,
    )


def _agency_node(agency: Agency, hidden: int, *, in_one_province: bool) -> ChainNode:
    return ChainNode(
        id=agency.slug,
        iri=agency.iri,
        kind="agency",
        label=short_agency_label(agency, in_one_province=in_one_province),
        lane=_LANES.get(agency.level, _UNKNOWN_AGENCY),
        branch="agency",
        title=agency.name,
        details=_details(kind=agency.kind, level=agency.level),
        hidden=hidden,
    )


def _details(**values: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((key, value) for key, value in values.items() if value)
