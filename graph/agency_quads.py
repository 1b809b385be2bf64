"""Agencies as quads: every place that names one, and the groups of one letter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.bodies import is_letters_own
from graph.describe import AGENCY_CLASSES
from graph.iris import part
from ontology.standards import Dcterms, Oa, Rdfs
from ontology.terms import LEVEL, Cd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.model import Extraction, Span
    from graph.identity import Identities
    from graph.writer import LetterWriter


@dataclass(frozen=True, slots=True)
class _Named:
    """A place that names an agency; `name` is None for the letter's own groups."""

    slug: str
    span: Span
    name: str | None
    kind: str
    level: str


def add_agencies(out: LetterWriter, extraction: Extraction, who: Identities) -> None:
    """Every place that names an agency, and the groups only this letter knows."""
    named: list[_Named] = []
    for agency, slug in zip(extraction.agencies, who.of_agency, strict=True):
        own = is_letters_own(agency)
        if own:
            out.a(slug, AGENCY_CLASSES[agency.kind])
            out.text(slug, Rdfs.label, agency.name)
            out.term(slug, Cd.level, LEVEL + agency.level)
        name = None if own else agency.name
        named += [
            _Named(slug, span, name, agency.kind, agency.level)
            for span in agency.mentions
        ]
    named += _unlisted_issuers(extraction, who)
    for number, body in enumerate(named):
        _agency_mention(out, part(out.letter, f"m{number}"), body)


def _unlisted_issuers(extraction: Extraction, who: Identities) -> Iterator[_Named]:
    """Issuers that no agency of the extraction is: named where they are cited."""
    listed = set(who.of_agency)
    for document in who.documents:
        slug, name = document.issuer_slug, document.issuer
        if slug and name and slug not in listed:
            listed.add(slug)
            span = extraction.citations[document.mentions[0]].span
            yield _Named(slug, span, name, "body", document.level or "unspecified")


def _agency_mention(out: LetterWriter, mention: str, body: _Named) -> None:
    out.a(mention, Cd.AgencyMention)
    out.link(mention, Dcterms.isPartOf, out.letter)
    out.link(mention, Oa.hasBody, body.slug)
    if body.name is not None:
        out.text(mention, Rdfs.label, body.name)
        out.text(mention, Cd.kind, body.kind)
        out.term(mention, Cd.level, LEVEL + body.level)
    out.quote(mention, body.span)
