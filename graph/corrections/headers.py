"""How a change of a letter's header is made on a sheet.

What the program makes of the header follows: the label, the class, the level.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.model import Header
from graph.describe import (
    document_class,
    document_label,
    type_concept,
    type_name,
    unnumbered_label,
)
from ontology.standards import Dcterms, Rdf, Rdfs
from ontology.terms import DOCUMENT_TYPE, LEVEL, Cd

if TYPE_CHECKING:
    from graph.corrections.model import Change
    from graph.corrections.sheet import Sheet


def change_header(sheet: Sheet, change: Change) -> None:
    """Give a field of the header another value, or take it away."""
    out, letter, new = sheet.writer(), sheet.letter, change.new
    match change.field:
        case "number":
            sheet.take(letter, Cd.number)
            sheet.take(letter, Cd.symbol)
            out.text(letter, Cd.number, new)
        case "date":
            sheet.take(letter, Dcterms.date)
            out.date(letter, Dcterms.date, new)
        case "subject":
            sheet.take(letter, Dcterms.title)
            out.text(letter, Dcterms.title, new)
        case "type":
            sheet.take(letter, Cd.documentType)
            out.term(letter, Cd.documentType, type_concept(new))
        case _:
            for predicate in (Cd.issuer, Cd.issuerName, Cd.level):
                sheet.take(letter, predicate)
            if new is not None:
                out.link(letter, Cd.issuer, change.slug("agency"))
            out.text(letter, Cd.issuerName, new)
            out.term(letter, Cd.level, LEVEL + change.details["level"])
    sheet.put(out.quads)
    if change.field in ("number", "type", "issuer"):
        _describe(sheet)


def _describe(sheet: Sheet) -> None:
    """Say anew what kind of document the letter is, and what it is called."""
    letter = sheet.letter
    number = sheet.literal(letter, Cd.number)
    concept = sheet.literal(letter, Cd.documentType) or ""
    type_ = type_name(concept.removeprefix(DOCUMENT_TYPE))
    level = (sheet.literal(letter, Cd.level) or "").removeprefix(LEVEL)
    header = Header(
        type=type_,
        symbol=sheet.literal(letter, Cd.symbol),
        issuer=sheet.literal(letter, Cd.issuerName),
        date=sheet.literal(letter, Dcterms.date),
    )
    label = document_label(type_, number) if number else unnumbered_label(header, None)
    out = sheet.writer()
    sheet.take(letter, Rdf.type)
    sheet.take(letter, Rdfs.label)
    out.a(letter, document_class(number, type_, level))
    out.text(letter, Rdfs.label, label)
    sheet.put(out.quads)
