"""What every mention refers to, given all letters: the derived graph.

A pure function of the letters' graphs, so it can be thrown away and made again, and
the order in which letters arrived leaves no trace. A document that was read states
its own header in its own graph; only what it leaves open is added here.

Of the copies of a letter (`graph.twins`) one is canonical: it alone has edges, and what
the others say of third documents counts only where no other letter speaks of them.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from graph.bodies import told_apart
from graph.describe import (
    AGENCY_CLASSES,
    document_class,
    document_label,
    document_name,
    type_concept,
)
from graph.edges import find_edges
from graph.facts import Mention, Naming, read_facts
from graph.iris import body_slug, lex_urn, number_slug, shared_slug
from graph.keys import Key
from graph.meanings import find_meanings
from graph.meant import Meant, meant
from graph.merge import majority, most_precise_date
from graph.named import add_named
from graph.origins import add_origins
from graph.register import register_quads
from graph.scopes import UNKNOWN
from graph.twins import find_copies
from graph.writer import Writer
from ontology.register.naming import NEW
from ontology.standards import Dcterms, Oa, Rdfs
from ontology.terms import LEVEL, STATUS, Cd

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from graph.facts import Facts, LetterFacts
    from graph.iris import Iris
    from graph.meanings import Meaning
    from graph.store import Store


Said = TypeVar("Said", Mention, Naming)


def resolve(store: Store, iris: Iris) -> None:
    """Make the derived graphs anew, each in one transaction; publish a snapshot."""
    store.replace_graph(iris.vocabulary, _vocabulary(iris.vocabulary))
    facts = read_facts(store, iris)
    bodies = meant(facts)
    store.replace_graph(iris.register, register_quads(bodies, iris))
    store.replace_graph(iris.resolution, derive(facts, bodies, iris))
    store.publish()


def derive(facts: Facts, meant: Meant, iris: Iris) -> list[ox.Quad]:
    """The derived graph of what the letters say; `meant` are the bodies they mean."""
    out = Writer(iris, iris.resolution)
    copies = find_copies(facts.letters)
    meanings = find_meanings(facts, copies)
    held = {letter.slug: letter for letter in facts.letters}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    ambiguous: set[str] = set()
    for mention in facts.mentions:
        meaning = meanings[mention.letter, mention.document]
        mentions[meaning.slug].append(mention)
        ambiguous.update([meaning.slug] if meaning.candidates else ())
        _mention(out, mention, meaning, held.keys())
    mentions = {slug: _printed(found) for slug, found in mentions.items()}
    for slug, found in mentions.items():
        if slug not in held and found[0].kind != "open":
            _document(out, slug, _counted(found, copies))
            status = "ambiguous" if slug in ambiguous else "stub"
            out.term(slug, Cd.resolutionStatus, STATUS + status)
    _headers(out, facts, copies, mentions)
    _edges(out, facts, meanings, copies)
    add_named(out, facts, copies, mentions.keys() | held.keys())
    _agencies(out, facts, copies)
    for agency, bodies in meant.bodies.items():
        out.link(agency, Cd.meansBody, *map(body_slug, sorted(bodies)))
    add_origins(out, held)
    return out.quads


def _counted(said: list[Said], copies: Container[str]) -> list[Said]:
    """What counts of what letters say: not that of copies, unless they alone say it."""
    return [one for one in said if one.letter not in copies] or said


def _printed(mentions: list[Mention]) -> list[Mention]:
    """Those that print what they mean, before those of which a person says it."""
    return [m for m in mentions if not m.by_hand] or mentions


def _mention(
    out: Writer, mention: Mention, meaning: Meaning, held: Container[str]
) -> None:
    out.link(mention.slug, Oa.hasBody, meaning.slug)
    out.link(mention.slug, Cd.candidate, *meaning.candidates)
    if meaning.slug in held:
        status = "resolved"
    elif meaning.candidates:
        status = "ambiguous"
    else:
        status = "unresolved" if mention.kind == "open" else "stub"
    out.term(mention.slug, Cd.resolutionStatus, STATUS + status)


def _document(out: Writer, slug: str, mentions: list[Mention]) -> None:
    """Describe a document that was not read, from what is printed of it."""
    number = majority((m.letter, m.number) for m in mentions if _prints(m, slug))
    type_ = majority((m.letter, m.type) for m in mentions)
    level = _level((m.letter, m.level) for m in mentions)
    date = most_precise_date((m.letter, m.date) for m in mentions)
    issuer = _issuer(mentions)
    if number:
        _identity(out, slug, number, level)
        out.text(slug, Dcterms.identifier, _urn(issuer, type_, date, number))
        out.a(slug, document_class(number, type_, level))
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


def _headers(
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
        said = _counted(mentions.get(letter.slug, []), copies)
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


def _level(said: Iterable[tuple[str, str | None]]) -> str:
    told = ((letter, level) for letter, level in said if level != "unspecified")
    return majority(told) or "unspecified"


def _edges(
    out: Writer,
    facts: Facts,
    meanings: Mapping[tuple[str, str], Meaning],
    copies: Container[str],
) -> None:
    """The direct edges between documents, and from tasks to documents."""
    edges, rejected = find_edges(facts, meanings, copies)
    for subject, predicate, object_ in edges:
        out.link(subject, predicate, object_)
    for assertion, reason in rejected.items():
        out.text(assertion, Cd.rejected, reason)


def _agencies(out: Writer, facts: Facts, copies: Container[str]) -> None:
    namings: dict[str, list[Naming]] = defaultdict(list)
    for naming in facts.namings:
        namings[naming.agency].append(naming)
    for letter in facts.letters:
        if letter.issuer and letter.issuer_name and letter.issuer not in namings:
            name, level = letter.issuer_name, letter.level
            issuer = Naming(letter.slug, letter.issuer, name, "body", level)
            namings[letter.issuer].append(issuer)
    for slug, said in namings.items():
        found = _counted(said, copies)
        kind = majority((n.letter, n.kind) for n in found) or "body"
        out.a(slug, AGENCY_CLASSES[kind])
        called = majority((n.letter, n.name) for n in found)
        out.text(slug, Rdfs.label, called and told_apart(slug, called, namings))
        out.term(slug, Cd.level, LEVEL + _level((n.letter, n.level) for n in found))


@cache
def _vocabulary(graph: str) -> frozenset[ox.Quad]:
    from ontology.vocabulary import vocabulary  # noqa: PLC0415 - rdflib is slow to load

    triples = vocabulary().serialize(format="nt", encoding="utf-8")
    name = ox.NamedNode(graph)
    return frozenset(
        ox.Quad(quad.subject, quad.predicate, quad.object, name)
        for quad in ox.parse(triples, format=ox.RdfFormat.N_TRIPLES)
    )
