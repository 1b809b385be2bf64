"""A letter in Akoma Ntoso 1.0 (OASIS Standard, 29 August 2018), with its references.

Names follow the OASIS naming convention (21 February 2019): country, type, issuer,
date, number. Every citation in the text is a `<ref>`; an open set of documents, which
names none, is an `implicitReference` in the analysis.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from graph.catalog import catalog
from graph.dates import is_day
from graph.iris import akn_work
from graph.xml_text import xml_safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.catalog import Catalog, Document
    from graph.exchange.marks import Mark, MarkedLetter
    from graph.store import Store

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
UNKNOWN_DAY: Final = "0001-01-01"
"""The schema wants a full day; where the page leaves it open, none is invented."""

_US: Final = "#chidao"
_CHANGES: Final = frozenset(("amends", "replaces", "abrogates", "corrects", "extends"))
_BLANK_LINES: Final = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Reference:
    """A segment of a citation in the text and the document that it means."""

    start: int
    end: int
    mark: Mark


def to_akn(letter: MarkedLetter, store: Store) -> bytes:
    """One letter as an `<akomaNtoso>` document."""
    known = catalog(store)
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})
    doc = _add(root, "doc", name=_kind(letter.document))
    meta = _add(doc, "meta")
    _identification(meta, letter.document)
    _analysis(meta, letter, known)
    _references(meta, letter, known)
    body = _add(doc, "mainBody")
    references = _in_text(letter)
    for start, end in _paragraphs(letter.text, references):
        inside = [one for one in references if start <= one.start and one.end <= end]
        _paragraph(_add(body, "p"), letter.text, start, end, inside, known)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(
        parent,
        f"{{{NAMESPACE}}}{tag}",
        {name.rstrip("_"): xml_safe(value) for name, value in attributes.items()},
    )


def _kind(document: Document) -> str:
    return akn_work(document).split("/")[4]


def _identification(meta: etree._Element, document: Document) -> None:
    """FRBR: the work, its Vietnamese expression, this file."""
    work = akn_work(document)
    full = is_day(document.date)
    day = {"date": document.date or "" if full else UNKNOWN_DAY}
    day["name"] = "issue" if full else "unknown"
    out = _add(meta, "identification", source=_US)
    levels = (
        ("FRBRWork", work, "/!main"),
        ("FRBRExpression", f"{work}/vie@", "/!main"),
        ("FRBRManifestation", f"{work}/vie@.akn", ""),
    )
    for tag, uri, main in levels:
        level = _add(out, tag)
        _add(level, "FRBRthis", value=uri + main)
        _add(level, "FRBRuri", value=uri)
        if tag == "FRBRWork":
            _add(level, "FRBRalias", value=document.iri, name="iri")
        _add(level, "FRBRdate", **day)
        _add(level, "FRBRauthor", href=_issuer(document))
        if tag == "FRBRWork":
            _add(level, "FRBRcountry", value="vn")
            if document.number:
                _add(level, "FRBRnumber", value=document.number)
        elif tag == "FRBRExpression":
            _add(level, "FRBRlanguage", language="vie")
        else:
            _add(level, "FRBRformat", value="application/akn+xml")


def _issuer(document: Document) -> str:
    return f"#{document.issuer}" if document.issuer else "#unknown"


def _analysis(meta: etree._Element, letter: MarkedLetter, known: Catalog) -> None:
    """What the letter refers to without naming a document: open sets."""
    implicit = [mark for mark in letter.of("citation") if mark.label == "open"]
    if implicit:
        analysis = _add(meta, "analysis", source=_US)
        others = _add(analysis, "otherReferences", source=_US)
        for mark in implicit:
            _add(
                others,
                "implicitReference",
                href=_href(mark.about, known),
                showAs=mark.quote,
            )


def _references(meta: etree._Element, letter: MarkedLetter, known: Catalog) -> None:
    """Documents changed, bodies, roles and types: each once, in order of its name."""
    out = _add(meta, "references", source=_US)
    changed = {
        mark.about: mark
        for mark in letter.of("relation")
        if mark.label in _CHANGES and mark.about is not None
    }
    for slug, mark in sorted(changed.items()):
        _add(out, "activeRef", href=_href(slug, known), showAs=mark.label)
    bodies = {mark.about for mark in letter.of("agency")} | {letter.document.issuer}
    for slug in sorted(body for body in bodies if body is not None):
        agency = known.agencies.get(slug)
        name, href = (agency.name, agency.iri) if agency else (slug, f"#{slug}")
        _add(out, "TLCOrganization", eId=slug, href=href, showAs=name)
    if letter.document.issuer is None:
        _add(out, "TLCOrganization", eId="unknown", href="#unknown", showAs="?")
    for relation in sorted({mark.label for mark in letter.of("relation")}):
        href = f"/akn/ontology/concept/{relation}"
        _add(out, "TLCConcept", eId=f"relation-{relation}", href=href, showAs=relation)
    _add(out, "TLCOrganization", eId="chidao", href="#chidao", showAs="chidao")


def _in_text(letter: MarkedLetter) -> list[Reference]:
    """The segments of citations that name a document; of two that overlap the first.

    A reference cannot stand in another.
    """
    found: list[Reference] = []
    named = [mark for mark in letter.of("citation") if mark.label != "open"]
    segments = sorted(
        (
            (start, -end, mark.slug, mark)
            for mark in named
            for start, end in mark.segments
        )
    )
    for start, minus_end, _, mark in segments:
        if not found or start >= found[-1].end:
            found.append(Reference(start, -minus_end, mark))
    return found


def _paragraphs(text: str, references: list[Reference]) -> Iterator[tuple[int, int]]:
    """The parts between blank lines; never divided inside a reference."""
    start = 0
    for gap in _BLANK_LINES.finditer(text):
        held = any(
            one.start < gap.end() and gap.start() < one.end for one in references
        )
        if not held:
            yield start, gap.end()
            start = gap.end()
    if start < len(text):
        yield start, len(text)


def _paragraph(  # noqa: PLR0913, PLR0917 - a place, and what stands in it
    out: etree._Element,
    text: str,
    start: int,
    end: int,
    references: list[Reference],
    known: Catalog,
) -> None:
    """Fill a paragraph: all its characters, those of citations inside a `<ref>`."""
    first = references[0].start if references else end
    out.text = xml_safe(text[start:first])
    follows = [*(one.start for one in references[1:]), end]
    for one, next_start in zip(references, follows, strict=False):  # none: no end
        name = f"{one.mark.slug.rpartition('.')[2]}-{one.start}"
        ref = _add(out, "ref", eId=name, href=_href(one.mark.about, known))
        ref.text = xml_safe(text[one.start : one.end])
        ref.tail = xml_safe(text[one.end : next_start])


def _href(slug: str | None, known: Catalog) -> str:
    document = known.documents.get(slug or "")
    return akn_work(document) if document else f"#{slug}"
