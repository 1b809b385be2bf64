"""Which mentions of a letter mean the same document, and what is known of it.

One number, one document: the key is number, place and scope, mostly the year. A mention
that leaves out its date joins the only dated one of the same number; between several it
stays a document of its own, marked ambiguous. What several mentions print about one
document is merged, the better attested first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from graph import iris
from graph.annexes import slug_of_annex
from graph.bodies import Bodies
from graph.citation_slugs import Issuer, citation_slugs
from graph.describe import document_name, level_of_code
from graph.fingerprint import content_of
from graph.keys import Key
from graph.places import level_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.model import CitationKind, Extraction, Header, Node

Status = Literal["resolved", "stub", "ambiguous", "unresolved", "blocked"]
_BASIS_ORDER = ("printed", "preceding", "list_head", "symbol", "unknown")


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """A document as one letter knows it.

    `issuer` is the full name ("Ủy ban nhân dân tỉnh Kon Tum"), `issuer_slug` that of
    the agency. `mentions` are indexes into `Extraction.citations`; `candidates` are
    slugs of the documents an ambiguous mention may mean.
    """

    slug: str
    kind: CitationKind
    type: str | None
    number: str | None
    issuer: str | None
    issuer_slug: str | None
    date: str | None
    title: str | None
    level: str | None
    status: Status
    mentions: tuple[int, ...]
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Identities:
    """The slugs of everything in one extraction.

    `of_citation[i]` is the slug of the document that citation `i` means,
    `of_agency[i]` that of agency `i`. `issuer` and `level` are the letter's own;
    `documents` leaves out the letter itself.
    """

    letter: str
    issuer: str | None
    level: str
    documents: tuple[CitedDocument, ...]
    of_citation: tuple[str, ...]
    of_agency: tuple[str, ...]

    def of_node(self, node: Node) -> str:
        """The slug of an end of a relation."""
        if node.kind == "letter":
            return self.letter
        table = self.of_citation if node.kind == "citation" else self.of_agency
        return table[node.index]


def identify(extraction: Extraction) -> Identities:
    """Give the letter, every document and every agency of an extraction its slug."""
    bodies = Bodies.of(extraction)
    level = _letter_level(extraction.header, bodies)
    letter = _letter_slug(extraction, level)
    issuer = Issuer(extraction.header.issuer, level, extraction.header.province)
    slugs, candidates = citation_slugs(extraction, letter, issuer)
    mentions: dict[str, list[int]] = {}
    for index, slug in enumerate(slugs):
        mentions.setdefault(slug, []).append(index)
    mentions.pop(letter, None)
    return Identities(
        letter=letter,
        issuer=bodies.slug_of(extraction.header.issuer, level, letter),
        level=level,
        documents=tuple(
            _Merger(extraction, bodies, letter).merge(
                slug, found, candidates.get(slug, ())
            )
            for slug, found in mentions.items()
        ),
        of_citation=tuple(slugs),
        of_agency=tuple(bodies.slug(agency, letter) for agency in extraction.agencies),
    )


def _letter_level(header: Header, bodies: Bodies) -> str:
    issuer = bodies.find(header.issuer)
    if issuer and issuer.level != "unspecified":
        return issuer.level
    below = level_below(header.issuer or "")
    return below or level_of_code(header.number or header.symbol) or "unspecified"


def _letter_slug(extraction: Extraction, level: str) -> str:
    """The slug of the letter itself: of its number, else of its words."""
    header = extraction.header
    if annex := slug_of_annex(extraction):
        return annex
    if header.number is None:
        content = content_of(extraction)
        return iris.unnumbered_slug(header.type, header.issuer, content)
    return Key.of(
        header.number,
        type_=header.type,
        date=header.date,
        issuer=header.issuer,
        level=level,
        province=header.province,
    ).slug


@dataclass(frozen=True, slots=True)
class _Merger:
    """Puts together what the mentions of a document in one letter say of it."""

    extraction: Extraction
    bodies: Bodies
    letter: str

    def merge(
        self, slug: str, mentions: Sequence[int], candidates: tuple[str, ...]
    ) -> CitedDocument:
        found = [self.extraction.citations[index] for index in mentions]
        attested = sorted(found, key=lambda c: _BASIS_ORDER.index(c.issuer_basis))
        kind = found[0].kind
        level = _first(c.level for c in attested)
        issuer = _first(c.issuer for c in attested)
        date = _longest(c.date for c in found)
        numbered = kind == "numbered"
        status: Status = "unresolved" if kind == "open" else "stub"
        if any(citation.blocked for citation in found):
            status = "blocked"
        return CitedDocument(
            slug=slug,
            kind=kind,
            type=_first(c.type for c in found),
            number=_first(c.number for c in found),
            issuer=self.bodies.name_of(issuer, level),
            issuer_slug=None
            if kind == "open"
            else self.bodies.slug_of(issuer, level, self.letter, date),
            date=date,
            title=_longest(c.title for c in found)
            if numbered
            else document_name(found[0].span.text, found[0].title),
            level=level,
            status="ambiguous" if candidates else status,
            mentions=tuple(mentions),
            candidates=candidates,
        )


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _longest(values: Iterable[str | None]) -> str | None:
    return min((v for v in values if v), key=lambda v: (-len(v), v), default=None)
