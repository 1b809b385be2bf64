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
from graph.describe import document_name, level_of_code
from graph.fingerprint import content_of
from graph.keys import Key, most_precise
from graph.places import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.model import Citation, CitationKind, Extraction, Header, Node

Status = Literal["resolved", "stub", "ambiguous", "unresolved", "blocked"]
_BASIS_ORDER = ("printed", "preceding", "list_head", "symbol", "unknown")
_GENERA = (
    "chuong trinh hanh dong",
    "chuong trinh cong tac",
    "chuong trinh",
    "ke hoach",
    "de an",
    "phuong an",
    "quy hoach",
)


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
    slugs, candidates = _citation_slugs(extraction, letter)
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
    return level_of_code(header.number or header.symbol) or "unspecified"


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


def _citation_slugs(
    extraction: Extraction, letter: str
) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    """The slug each citation means, and the candidates of the ambiguous ones."""
    province = extraction.header.province
    keys = {
        index: Key.of(
            citation.number,
            type_=citation.type,
            date=citation.date,
            issuer=citation.issuer,
            level=citation.level,
            province=province,
        )
        for index, citation in enumerate(extraction.citations)
        if citation.number
    }
    known = set(keys.values())
    numbered: dict[int, str] = {}
    candidates: dict[str, tuple[str, ...]] = {}
    for index, key in keys.items():
        finest = most_precise(key, known)
        numbered[index] = finest[0].slug if len(finest) == 1 else key.slug
        if len(finest) > 1:
            candidates[key.slug] = tuple(k.slug for k in finest)
    acts = _promulgating_acts(extraction, numbered)
    slugs = [
        numbered.get(index) or _unnumbered_slug(c, letter, acts.get(index), province)
        for index, c in enumerate(extraction.citations)
    ]
    for index, citation in enumerate(extraction.citations):
        if citation.antecedent is not None:
            slugs[index] = slugs[citation.antecedent]
    return slugs, candidates


def _promulgating_acts(
    extraction: Extraction, numbered: dict[int, str]
) -> dict[int, str]:
    """The slug of the act that promulgates a citation, by the citation's index."""
    return {
        relation.object.index: numbered[relation.subject.index]
        for relation in extraction.relations
        if relation.predicate == "promulgates"
        and relation.subject.kind == relation.object.kind == "citation"
        and relation.subject.index in numbered
    }


def _unnumbered_slug(
    citation: Citation, letter: str, act: str | None, province: str | None
) -> str:
    """The slug of a document without number.

    A name that many share ("Chương trình hành động của Chính phủ") belongs to the act
    that promulgates it, else to the letter; an open set belongs to the letter, and
    "Kế hoạch nêu trên", where it is blocked, to its item.
    """
    if citation.blocked:
        name = iris.name_slug(f"{citation.section} {citation.span.text}")
        return iris.part(letter, f"n-{name}")
    if citation.kind != "named":
        return iris.part(letter, f"set-{iris.name_slug(citation.span.text)}")
    name = document_name(citation.span.text, citation.title)
    if _shared_by_many(citation, name):
        return iris.part(act or letter, f"n-{iris.name_slug(name)}")
    return iris.named_slug(name, place_of(citation.issuer, citation.level, province))


def _shared_by_many(citation: Citation, name: str) -> bool:
    folded = iris.fold(name)
    genus = next((genus for genus in _GENERA if folded.startswith(genus)), None)
    if genus is None:
        return False
    issuer = iris.fold(citation.issuer or "")
    return folded.removeprefix(genus).strip() in ("", f"cua {issuer}")


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
