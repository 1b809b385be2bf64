"""What every mention refers to, given all letters: the derived graph.

A pure function of the letters' graphs, so it can be thrown away and made again, and
the order in which letters arrived leaves no trace. A document that was read states
its own header in its own graph; only what it leaves open is added here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.describe import (
    AGENCY_CLASSES,
    document_class,
    document_label,
    document_name,
    type_concept,
)
from graph.facts import Naming, read_facts
from graph.keys import Key, most_precise
from graph.merge import majority, most_precise_date
from graph.writer import Writer
from ontology.standards import Dcterms, Oa, Rdfs
from ontology.terms import LEVEL, STATUS, Cd

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from graph.facts import Facts, LetterFacts, Mention
    from graph.iris import Iris
    from graph.store import Store


def resolve(store: Store, iris: Iris) -> None:
    """Make the derived graph anew, in one transaction, and publish a snapshot."""
    store.replace_graph(iris.vocabulary, _vocabulary(iris.vocabulary))
    store.replace_graph(iris.resolution, derive(read_facts(store, iris), iris))
    store.publish()


def derive(facts: Facts, iris: Iris) -> list[ox.Quad]:
    """The derived graph of what the letters say."""
    out = Writer(iris, iris.resolution)
    meanings = find_meanings(facts)
    held = {letter.slug: letter for letter in facts.letters}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    ambiguous: set[str] = set()
    for mention in facts.mentions:
        meaning = meanings[mention.letter, mention.document]
        mentions[meaning.slug].append(mention)
        ambiguous.update([meaning.slug] if meaning.candidates else ())
        _mention(out, mention, meaning, held.keys())
    for slug, found in mentions.items():
        if slug in held:
            _left_open(out, held[slug], found)
        elif found[0].kind != "open":
            _document(out, slug, found)
            status = "ambiguous" if slug in ambiguous else "stub"
            out.term(slug, Cd.resolutionStatus, STATUS + status)
    _edges(out, facts, meanings)
    _agencies(out, facts)
    return out.quads


@dataclass(frozen=True, slots=True)
class Meaning:
    """The document that a letter's understanding of a mention comes down to."""

    slug: str
    candidates: tuple[str, ...] = ()


def find_meanings(facts: Facts) -> dict[tuple[str, str], Meaning]:
    """What a document is that a letter (first) knows by a slug (second)."""
    held = {letter.slug: letter for letter in facts.letters}
    keys = {
        (m.letter, m.document): Key.parse(m.document, m.number, m.level)
        for m in facts.mentions
        if m.number
    }
    known: dict[str, set[Key]] = defaultdict(set)
    for letter in facts.letters:
        if letter.number:
            key = Key.parse(letter.slug, letter.number, letter.level)
            known[key.number].add(key)
    for key in keys.values():
        known[key.number].add(key)
    dates = _dates(facts)
    meanings: dict[tuple[str, str], Meaning] = {}
    for mention in facts.mentions:
        pair = mention.letter, mention.document
        if pair not in keys:
            meanings[pair] = Meaning(mention.document)
        elif pair not in meanings:
            key, written = keys[pair], held[mention.letter].date
            possible = (
                other
                for other in known[key.number]
                if not _is_later(dates.get(other.slug), written)
            )
            finest = tuple(dict.fromkeys(k.slug for k in most_precise(key, possible)))
            one = len(finest) == 1
            meanings[pair] = Meaning(finest[0]) if one else Meaning(key.slug, finest)
    return meanings


def _dates(facts: Facts) -> dict[str, str]:
    """The date of every document that has one, by the slug its letters know it by."""
    said: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for mention in facts.mentions:
        said[mention.document].append((mention.letter, mention.date))
    dates = {slug: most_precise_date(pairs) for slug, pairs in said.items()}
    dates |= {letter.slug: letter.date for letter in facts.letters if letter.date}
    return {slug: date for slug, date in dates.items() if date}


def _is_later(date: str | None, than: str | None) -> bool:
    """Whether a date lies after another, as far as both are known."""
    if date is None or than is None:
        return False
    length = min(len(date), len(than))
    return date[:length] > than[:length]


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
    number = majority((m.letter, m.number) for m in mentions)
    type_ = majority((m.letter, m.type) for m in mentions)
    level = _level((m.letter, m.level) for m in mentions)
    if number:
        out.a(slug, document_class(number, type_, level))
        out.text(slug, Rdfs.label, document_label(type_, number))
        out.text(slug, Cd.number, number)
        out.text(slug, Dcterms.title, _title(mentions))
    else:
        out.a(slug, Cd.NamedInstrument)
        names = ((m.letter, document_name(m.quote, m.title)) for m in mentions)
        out.text(slug, Rdfs.label, majority(names))
    out.term(slug, Cd.documentType, type_concept(type_))
    out.date(
        slug, Dcterms.date, most_precise_date((m.letter, m.date) for m in mentions)
    )
    out.link(slug, Cd.issuer, _issuer(mentions))
    out.term(slug, Cd.level, LEVEL + level)


def _left_open(out: Writer, letter: LetterFacts, mentions: list[Mention]) -> None:
    """Add to a letter that was read what others know and its header leaves open."""
    if letter.date is None:
        date = most_precise_date((m.letter, m.date) for m in mentions)
        out.date(letter.slug, Dcterms.date, date)
    if letter.title is None:
        out.text(letter.slug, Dcterms.title, _title(mentions))
    if letter.issuer is None:
        out.link(letter.slug, Cd.issuer, _issuer(mentions))


def _title(mentions: list[Mention]) -> str | None:
    return majority((m.letter, m.title) for m in mentions)


def _issuer(mentions: list[Mention]) -> str | None:
    """The issuer, printed rather than read off the number."""
    printed = majority((m.letter, m.issuer) for m in mentions if m.issuer_printed)
    return printed or majority((m.letter, m.issuer) for m in mentions)


def _level(said: Iterable[tuple[str, str | None]]) -> str:
    told = ((letter, level) for letter, level in said if level != "unspecified")
    return majority(told) or "unspecified"


def _edges(out: Writer, facts: Facts, meanings: dict[tuple[str, str], Meaning]) -> None:
    """The direct edges between documents, and from tasks to documents."""
    edges: set[tuple[str, str, str]] = set()
    for said in facts.assertions:
        ends = [
            meanings[said.letter, end].slug if (said.letter, end) in meanings else end
            for end in (said.subject, said.object)
        ]
        if ends[0] != ends[1]:
            edges.add((ends[0], said.predicate, ends[1]))
        if said.task and said.subject == said.letter:
            edges.add((said.task, said.predicate, ends[1]))
    for subject, predicate, object_ in edges:
        out.link(subject, predicate, object_)


def _agencies(out: Writer, facts: Facts) -> None:
    namings: dict[str, list[Naming]] = defaultdict(list)
    for naming in facts.namings:
        namings[naming.agency].append(naming)
    for letter in facts.letters:
        if letter.issuer and letter.issuer_name and letter.issuer not in namings:
            name, level = letter.issuer_name, letter.level
            issuer = Naming(letter.slug, letter.issuer, name, "body", level)
            namings[letter.issuer].append(issuer)
    for slug, found in namings.items():
        kind = majority((n.letter, n.kind) for n in found) or "body"
        out.a(slug, AGENCY_CLASSES[kind])
        out.text(slug, Rdfs.label, majority((n.letter, n.name) for n in found))
        out.term(slug, Cd.level, LEVEL + _level((n.letter, n.level) for n in found))


@cache
def _vocabulary(graph: str) -> tuple[ox.Quad, ...]:
    from ontology.vocabulary import vocabulary  # noqa: PLC0415 - rdflib is slow to load

    triples = vocabulary().serialize(format="nt", encoding="utf-8")
    name = ox.NamedNode(graph)
    return tuple(
        ox.Quad(quad.subject, quad.predicate, quad.object, name)
        for quad in ox.parse(triples, format=ox.RdfFormat.N_TRIPLES)
    )
