"""What the derived graph says of documents: of those not read, and left open by others.

What several letters print of one document is weighed (`graph.merge`); what a document
that was read states itself stands in its own graph, and is not said again.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from graph.describe import (
    document_class,
    document_label,
    document_name,
    type_concept,
    type_name,
)
from graph.facts import Mention, Naming
from graph.iris import lex_urn, number_slug, shared_slug
from graph.keys import Key
from graph.merge import majority, most_precise_date
from graph.scopes import UNKNOWN
from ontology.register.naming import NEW
from ontology.standards import Dcterms, Rdfs
from ontology.terms import LEVEL, Cd

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from graph.facts import Facts
    from graph.headers import LetterFacts
    from graph.writer import Writer

Said = TypeVar("Said", Mention, Naming)


def counted(said: list[Said], copies: Container[str]) -> list[Said]:
    """What counts of what letters say: not that of copies, unless they alone say it."""
    return [one for one in said if one.letter not in copies] or said


def is_law(letter: LetterFacts) -> bool:
    """Whether a letter that was read is a law: all are to keep it."""
    type_ = type_name(letter.type) if letter.type else None
    made = document_class(letter.number, type_, letter.level)
    return made == Cd.LegalNormativeDocument


def describe(out: Writer, slug: str, mentions: list[Mention]) -> str:
    """Describe a document that was not read, from what is printed of it.

    Returns the class of what it is, also of one that is only called by name.
    """
    number = majority((m.letter, m.number) for m in mentions if _prints(m, slug))
    type_ = majority((m.letter, m.type) for m in mentions)
    level = level_of((m.letter, m.level) for m in mentions)
    date = most_precise_date((m.letter, m.date) for m in mentions)
    issuer = _issuer(mentions)
    class_ = document_class(number, type_, level)
    if number:
        _identity(out, slug, number, level)
        out.text(slug, Dcterms.identifier, _urn(issuer, type_, date, number))
        out.a(slug, class_)
        out.text(slug, Rdfs.label, document_label(type_, number))
        out.text(slug, Cd.number, number)
        out.text(slug, Dcterms.title, _title(mentions))
    else:
        out.a(slug, Cd.NamedInstrument)
        names = ((m.letter, document_name(m.quote, m.title)) for m in mentions)
        out.text(slug, Rdfs.label, majority(names))
    out.term(slug, Cd.documentType, type_concept(type_))
    out.date(slug, Dcterms.date, date)
    out.link(slug, Cd.issuer, issuer)
    out.term(slug, Cd.level, LEVEL + level)
    return class_


def _prints(mention: Mention, slug: str) -> bool:
    """Whether the number that is printed is that of the document meant."""
    number = mention.number
    return not mention.by_hand or not number or slug.startswith(number_slug(number))


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


def complete_headers(
    out: Writer,
    facts: Facts,
    copies: Mapping[str, str],
    mentions: Mapping[str, list[Mention]],
) -> None:
    """Add to letters that were read what their copies and others know of them."""
    kin: dict[str, list[LetterFacts]] = defaultdict(list)
    for letter in sorted(facts.letters, key=lambda one: one.slug):
        kin[copies.get(letter.slug, letter.slug)].append(letter)
    for letter in facts.letters:
        out.link(letter.slug, Cd.canonical, copies.get(letter.slug))
        alike = kin[copies.get(letter.slug, letter.slug)]
        said = counted(mentions.get(letter.slug, []), copies)
        _left_open(out, letter, alike, said)


def _left_open(
    out: Writer, letter: LetterFacts, alike: list[LetterFacts], said: list[Mention]
) -> None:
    """Add what a header leaves open: as its copies have it, else as others say it."""
    number, date, issuer = letter.number, letter.date, letter.issuer
    if number is None:
        number = _first(one.number for one in alike)
        out.text(letter.slug, Cd.number, number)
    else:
        _identity(out, letter.slug, number, letter.level)
    if date is None:
        date = most_precise_date((one.slug, one.date) for one in alike)
        date = date or most_precise_date((m.letter, m.date) for m in said)
        out.date(letter.slug, Dcterms.date, date)
    if letter.title is None:
        title = _first(one.title for one in alike)
        out.text(letter.slug, Dcterms.title, title or _title(said))
    if issuer is None:
        issuer = _first(one.issuer for one in alike) or _issuer(said)
        out.link(letter.slug, Cd.issuer, issuer)
    urn = _urn(issuer, letter.type, date, number)
    out.text(letter.slug, Dcterms.identifier, urn)


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def _title(mentions: list[Mention]) -> str | None:
    return majority((m.letter, m.title) for m in mentions)


def _issuer(mentions: list[Mention]) -> str | None:
    """The issuer, printed rather than read off the number."""
    printed = majority((m.letter, m.issuer) for m in mentions if m.issuer_printed)
    return printed or majority((m.letter, m.issuer) for m in mentions)


def level_of(said: Iterable[tuple[str, str | None]]) -> str:
    """The level that most letters tell, each with what it tells."""
    told = ((letter, level) for letter, level in said if level != "unspecified")
    return majority(told) or "unspecified"
