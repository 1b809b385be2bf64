"""Annexes in files of their own: which document they came with, and their slugs.

That an annex came with a document is a statement like any other: the letter's graph
holds a mention of that document and an assertion, with the words that say so, and
`graph.resolve` finds out which document it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.describe import level_of_code
from graph.iris import annex_slug, part
from graph.keys import Key
from ontology.standards import Dcterms, Rdf
from ontology.terms import LEVEL, Cd

if TYPE_CHECKING:
    from extract.model import Extraction
    from graph.writer import LetterWriter

PRINTED, GIVEN = "R-ANNEX-PRINTED", "R-ANNEX-GIVEN"
"""The rules of those statements: the page says so, or a register does."""

_MENTION, _ASSERTION = "whole", "annex"


def whole_slug(extraction: Extraction) -> str | None:
    """The slug, by all the annex says, of what it came with; None if it says none."""
    annex, header = extraction.annex, extraction.header
    if annex is None or annex.number is None:
        return None
    return Key.of(
        annex.number,
        type_=annex.type,
        date=annex.date,
        issuer=annex.issuer,
        level=level_of_code(annex.number),
        province=header.province,
    ).slug


def slug_of_annex(extraction: Extraction) -> str | None:
    """The slug of a letter that is an annex; None if it is none, or of what is open."""
    whole = whole_slug(extraction)
    if whole is None or extraction.annex is None:
        return None
    return annex_slug(whole, extraction.annex.label)


def annex_label(extraction: Extraction, about: str | None) -> str | None:
    """What to call an annex: "Phụ lục II, Nghị quyết 03/NQ-CP"; None if it is none.

    `about` is the number of what it carries out, told where its own document is open.
    """
    annex = extraction.annex
    if annex is None:
        return None
    name = f"Phụ lục {annex.label}" if annex.label else "Phụ lục"
    if annex.number is None:
        said = f", triển khai {about}" if about else ""
        return f"{name} (chưa rõ kèm văn bản nào{said})"
    return f"{name}, {annex.type or 'Văn bản'} {annex.number}"


def add_annex(out: LetterWriter, extraction: Extraction) -> None:
    """Add the mention of what an annex came with, and the statement that it did."""
    annex, whole = extraction.annex, whole_slug(extraction)
    if annex is None or whole is None:
        return
    rule, confidence = (GIVEN, 1.0) if annex.given else (PRINTED, 0.98)
    mention, assertion = (part(out.letter, name) for name in (_MENTION, _ASSERTION))
    out.a(mention, Cd.CitationMention)
    out.link(mention, Cd.understoodAs, whole)
    out.text(mention, Cd.kind, "numbered")
    out.text(mention, Cd.section, "header")
    out.text(mention, Cd.printedType, annex.type)
    out.text(mention, Cd.printedNumber, annex.number)
    out.date(mention, Cd.printedDate, annex.date)
    level = level_of_code(annex.number)
    out.term(mention, Cd.level, level and LEVEL + level)
    out.a(assertion, Cd.RelationAssertion)
    out.link(assertion, Rdf.subject, out.letter)
    out.term(assertion, Rdf.predicate, Cd.annexOf)
    out.link(assertion, Rdf.object, whole)
    out.link(assertion, Cd.assertedBy, out.letter)
    out.link(assertion, Cd.mention, mention)
    for statement in (mention, assertion):
        out.link(statement, Dcterms.isPartOf, out.letter)
        out.quote(statement, annex.span)
        out.text(statement, Cd.rule, rule)
        out.decimal(statement, Cd.confidence, confidence)
