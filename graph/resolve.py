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
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.bodies import told_apart
from graph.describe import AGENCY_CLASSES
from graph.documents import complete_headers, counted, describe, is_law, level_of
from graph.edges import find_edges
from graph.facts import Mention, Naming, read_facts
from graph.index.keeping import publish
from graph.iris import body_slug
from graph.meanings import find_meanings, status_of
from graph.meant import Meant, meant
from graph.merge import majority
from graph.named import acts_seen, add_named, find_named
from graph.origins import add_origins
from graph.register import register_quads
from graph.twins import find_copies
from graph.writer import Writer
from ontology.standards import Oa, Rdfs
from ontology.terms import LEVEL, STATUS, Cd

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from graph.edges import Edges
    from graph.facts import Facts
    from graph.iris import Iris
    from graph.meanings import Meaning
    from graph.store import Store


def resolve(store: Store, iris: Iris) -> None:
    """Make the derived graphs anew, each in one transaction; publish a snapshot."""
    store.replace_graph(iris.vocabulary, _vocabulary(iris.vocabulary))
    facts = read_facts(store, iris)
    bodies = meant(facts)
    store.replace_graph(iris.register, register_quads(bodies, iris))
    store.replace_graph(iris.resolution, derive(facts, bodies, iris))
    publish(store)


def derive(facts: Facts, meant: Meant, iris: Iris) -> list[ox.Quad]:
    """The derived graph of what the letters say; `meant` are the bodies they mean."""
    out = Writer(iris, iris.resolution)
    copies = find_copies(facts.letters)
    meanings = find_meanings(facts, copies)
    held = {letter.slug for letter in facts.letters}
    mentions, ambiguous = _mentions(out, facts, meanings, held)
    named = find_named(facts, copies)
    described = mentions.keys() - _left_to_register(mentions, acts_seen(named))
    laws = {letter.slug for letter in facts.letters if is_law(letter)}
    for slug in described - held:
        found = mentions[slug]
        if found[0].kind != "open":
            class_ = describe(out, slug, counted(found, copies))
            laws.update([slug] if class_ == Cd.LegalNormativeDocument else ())
            status = "blocked" if found[0].blocked else "stub"
            status = "ambiguous" if slug in ambiguous else status
            out.term(slug, Cd.resolutionStatus, STATUS + status)
    complete_headers(out, facts, copies, mentions)
    _edges(out, find_edges(facts, meanings, copies, laws))
    add_named(out, named, described | held)
    _agencies(out, facts, copies)
    for agency, bodies in meant.bodies.items():
        out.link(agency, Cd.meansBody, *map(body_slug, sorted(bodies)))
    add_origins(out, held)
    return out.quads


def _mentions(
    out: Writer,
    facts: Facts,
    meanings: Mapping[tuple[str, str], Meaning],
    held: Container[str],
) -> tuple[dict[str, list[Mention]], set[str]]:
    """Say what each mention means; give back who prints what, and what is ambiguous."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    ambiguous: set[str] = set()
    by_slug = {mention.slug: mention for mention in facts.mentions}
    for mention in facts.mentions:
        said = by_slug.get(mention.antecedent or "", mention)
        meaning = meanings[said.letter, said.document]
        if mention.antecedent is None:
            mentions[meaning.slug].append(mention)
        ambiguous.update([meaning.slug] if meaning.candidates else ())
        _mention(out, mention, meaning, held)
    return {slug: _printed(found) for slug, found in mentions.items()}, ambiguous


def _left_to_register(
    mentions: Mapping[str, list[Mention]], acts: set[str]
) -> set[str]:
    """The acts that letters call by name alone, and people by their number."""
    return {
        slug
        for slug in acts & mentions.keys()
        if all(mention.by_hand for mention in mentions[slug])
    }


def _printed(mentions: list[Mention]) -> list[Mention]:
    """Those that print what they mean, before those of which a person says it."""
    return [m for m in mentions if not m.by_hand] or mentions


def _mention(
    out: Writer, mention: Mention, meaning: Meaning, held: Container[str]
) -> None:
    out.link(mention.slug, Oa.hasBody, meaning.slug)
    out.link(mention.slug, Cd.candidate, *meaning.candidates)
    status = status_of(mention, meaning, held)
    out.term(mention.slug, Cd.resolutionStatus, STATUS + status)


def _edges(out: Writer, edges: Edges) -> None:
    """The direct edges between documents, those from tasks, and the steps of chains."""
    for subject, predicate, object_ in edges.direct | edges.steps:
        out.link(subject, predicate, object_)
    for assertion, reason in edges.rejected.items():
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
        found = counted(said, copies)
        kind = majority((n.letter, n.kind) for n in found) or "body"
        out.a(slug, AGENCY_CLASSES[kind])
        called = majority((n.letter, n.name) for n in found)
        out.text(slug, Rdfs.label, called and told_apart(slug, called, namings))
        out.term(slug, Cd.level, LEVEL + level_of((n.letter, n.level) for n in found))


@cache
def _vocabulary(graph: str) -> frozenset[ox.Quad]:
    from ontology.vocabulary import vocabulary  # noqa: PLC0415 - rdflib is slow to load

    triples = vocabulary().serialize(format="nt", encoding="utf-8")
    name = ox.NamedNode(graph)
    return frozenset(
        ox.Quad(quad.subject, quad.predicate, quad.object, name)
        for quad in ox.parse(triples, format=ox.RdfFormat.N_TRIPLES)
    )
