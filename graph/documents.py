"""What the derived graph says of documents: of those not read, and left open by others.

What several letters print of one document is weighed (`graph.merge`); what a document
that was read states itself stands in its own graph, and is not said again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.describe import (
    document_class,
    document_label,
    document_name,
    type_concept,
    type_name,
)
from graph.iris import lex_urn, number_slug, shared_slug
from graph.keys import Key
from graph.merge import most_precise_date
from graph.scopes import UNKNOWN
from ontology.register.naming import NEW
from ontology.standards import Dcterms, Rdfs
from ontology.terms import LEVEL, Cd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.facts import Mention
    from graph.headers import LetterFacts
    from graph.merge import Tally
    from graph.writer import Writer


def is_law(letter: LetterFacts) -> bool:
    """Whether a letter that was read is a law: all are to keep it."""
    type_ = type_name(letter.type) if letter.type else None
    made = document_class(letter.number, type_, letter.level)
    return made == Cd.LegalNormativeDocument


def votes_of(mention: Mention, slug: str) -> Iterator[tuple[str, str | None]]:
    """What a mention says of the document it means: fields and values.

    The number that is printed may be that of another document, where a person says
    which is meant.
    """
    number = mention.number
    prints = not mention.by_hand or not number or slug.startswith(number_slug(number))
    if prints and number:
        yield "number", number
    else:
        yield "name", document_name(mention.quote, mention.title)
    yield "type", mention.type
    yield "level", None if mention.level == "unspecified" else mention.level
    yield "date", mention.date
    yield "title", mention.title
    yield "issuer", mention.issuer
    if mention.issuer_printed:
        yield "printed issuer", mention.issuer


def class_of(said: Tally) -> str:
    """The class of a document that was not read."""
    return document_class(said.most("number"), said.most("type"), level_of(said))


def describe(out: Writer, slug: str, said: Tally) -> None:
    """Describe a document that was not read, from what is printed of it."""
    number, type_ = said.most("number"), said.most("type")
    level, date, issuer = level_of(said), said.finest("date"), _issuer(said)
    if number:
        _identity(out, slug, number, level)
        out.text(slug, Dcterms.identifier, _urn(issuer, type_, date, number))
        out.a(slug, class_of(said))
        out.text(slug, Rdfs.label, document_label(type_, number))
        out.text(slug, Cd.number, number)
        out.text(slug, Dcterms.title, said.most("title"))
    else:
        out.a(slug, Cd.NamedInstrument)
        out.text(slug, Rdfs.label, said.most("name"))
    out.term(slug, Cd.documentType, type_concept(type_))
    out.date(slug, Dcterms.date, date)
    out.link(slug, Cd.issuer, issuer)
    out.term(slug, Cd.level, LEVEL + level)


def _identity(out: Writer, slug: str, number: str, level: str) -> None:
    """Say in what scope a number is one document, as its slug has it."""
    scope = Key.parse(shared_slug(slug), number, level).scope
    out.text(slug, Cd.scope, scope or UNKNOWN)


def _urn(
    issuer: str | None, type_: str | None, date: str | None, number: str | None
) -> str | None:
    """The URN:LEX of a document whose issuer, type, day and number are all known."""
    day = date if date and len(date) == len("2025-01-01") else None
    if not (issuer and type_ and day and number):
        return None
    return lex_urn(issuer.removesuffix(NEW), type_, day, number)


def complete_header(
    out: Writer, letter: LetterFacts, alike: Sequence[LetterFacts], said: Tally
) -> None:
    """Add what the header of a letter that was read leaves open.

    As its copies have it (`alike`, itself among them, in the order of their slugs),
    else as others say it.
    """
    number, date, issuer = letter.number, letter.date, letter.issuer
    if number is None:
        number = _first(one.number for one in alike)
        out.text(letter.slug, Cd.number, number)
    else:
        _identity(out, letter.slug, number, letter.level)
    if date is None:
        date = most_precise_date((one.slug, one.date) for one in alike)
        date = date or said.finest("date")
        out.date(letter.slug, Dcterms.date, date)
    if letter.title is None:
        title = _first(one.title for one in alike)
        out.text(letter.slug, Dcterms.title, title or said.most("title"))
    if issuer is None:
        issuer = _first(one.issuer for one in alike) or _issuer(said)
        out.link(letter.slug, Cd.issuer, issuer)
    urn = _urn(issuer, letter.type, date, number)
    out.text(letter.slug, Dcterms.identifier, urn)


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _issuer(said: Tally) -> str | None:
    """The issuer, printed rather than read off the number."""
    return said.most("printed issuer") or said.most("issuer")


def level_of(said: Tally) -> str:
    """The level that most letters tell."""
    return said.most("level") or "unspecified"
