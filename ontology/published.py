"""The vocabulary and its shapes as they are given out: as files, and as a list.

The IRI of a term is that of the vocabulary with a fragment, so whoever follows one
gets all of them (Cool URIs for the Semantic Web, §4.1); the shapes' names are such
IRIs too and are part of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from ontology.standards import (
    OWL,
    RDF,
    SCHEMA,
    SKOS,
    Dcterms,
    Oa,
    Org,
    Prov,
    Rdf,
    Rdfs,
    Schema,
    Skos,
    Time,
    Xsd,
)
from ontology.terms import CD, PREFIXES, Cd
from ontology.vocabulary import shapes, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib import Graph
    from rdflib.term import Node

Kind = Literal["class", "property", "concept", "scheme", "shape"]
Part = Literal["all", "shapes"]

FORMATS: Final[Mapping[str, str]] = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
}
"""The media types of the files, with the names that rdflib has for them."""

SHAPES_PATH: Final = "shapes"
"""What the IRI of the shapes, as an ontology, has behind that of the vocabulary."""
VERSION: Final = "0.1.0"
"""That of the vocabulary: its `owl:versionIRI` ends so."""
KINDS: Final[tuple[Kind, ...]] = ("class", "property", "scheme", "concept", "shape")
_OTHERS: Final = (Dcterms, Oa, Org, Prov, Rdf, Rdfs, Schema, Skos, Time, Xsd)
_SHACL: Final = "http://www.w3.org/ns/shacl#"
_CLASSES: Final[Mapping[str, Kind]] = {
    f"{OWL}Class": "class",
    f"{OWL}ObjectProperty": "property",
    f"{OWL}DatatypeProperty": "property",
    f"{RDF}Property": "property",
    f"{SKOS}ConceptScheme": "scheme",
    f"{SKOS}Collection": "scheme",
    f"{SKOS}Concept": "concept",
    f"{_SHACL}NodeShape": "shape",
    f"{_SHACL}PropertyShape": "shape",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A term: `name` is its fragment, labels and definitions are by language."""

    name: str
    kind: Kind
    labels: Mapping[str, str]
    definitions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Relation:
    """A property that leads from things of a class to things of another.

    `subject` and `object` are names of ours, or of other vocabularies with a prefix.
    """

    property: str
    subject: str
    object: str
    labels: Mapping[str, str]


@cache
def published_file(media_type: str, part: Part = "all") -> bytes:
    """The vocabulary with its shapes, or the shapes alone, in one of `FORMATS`."""
    graph = _graph(part)
    made = graph.serialize(format=FORMATS[media_type], encoding="utf-8")
    return bytes(made)


@cache
def published_terms(part: Part = "all") -> tuple[Term, ...]:
    """Every term, by kind and name."""
    from rdflib import URIRef  # noqa: PLC0415 - kept out of the start of every command

    graph = _graph(part)
    found = {}
    for subject, class_ in graph.subject_objects(URIRef(Rdf.type)):
        name = str(subject).removeprefix(CD)
        if str(class_) in _CLASSES and name != str(subject):
            found[name] = Term(
                name,
                _CLASSES[str(class_)],
                _by_language(graph, subject, Rdfs.label, Skos.prefLabel),
                _by_language(graph, subject, f"{SKOS}definition", f"{_SHACL}message"),
            )
    return tuple(sorted(found.values(), key=lambda t: (KINDS.index(t.kind), t.name)))


@cache
def published_relations() -> tuple[Relation, ...]:
    """Every property between two classes, in the order of `ontology.terms.Cd`."""
    from rdflib import URIRef  # noqa: PLC0415 - kept out of the start of every command

    graph = vocabulary()
    found = [
        Relation(
            str(term).removeprefix(CD),
            _short(str(subject)),
            _short(str(target)),
            _by_language(graph, term, Rdfs.label),
        )
        for term in graph.subjects(URIRef(Rdf.type), URIRef(f"{OWL}ObjectProperty"))
        for subject in graph.objects(term, URIRef(f"{SCHEMA}domainIncludes"))
        for target in graph.objects(term, URIRef(f"{SCHEMA}rangeIncludes"))
    ]
    order = {name: place for place, name in enumerate(vars(Cd))}
    return tuple(sorted(found, key=lambda r: (r.subject, r.object, order[r.property])))


def _short(iri: str) -> str:
    """The name of a term of ours; that of another with its prefix."""
    return iri.removeprefix(CD) if iri.startswith(CD) else _compact(iri)


def _compact(iri: str) -> str:
    spaces = sorted(PREFIXES.items(), key=lambda pair: -len(pair[1]))
    return next(
        (f"{p}:{iri.removeprefix(s)}" for p, s in spaces if iri.startswith(s)), iri
    )


@cache
def published_names(lang: str) -> dict[str, object]:
    """What an editor of queries completes: `prefixes`, and `terms` with their labels.

    Terms are ours but for the shapes, and those of other vocabularies that the graph
    uses, each with its prefix; a term without a label has an empty one.
    """
    terms = {
        _compact(CD + term.name): term.labels.get(lang, "")
        for term in published_terms()
        if term.kind != "shape"
    }
    others = (i for names in _OTHERS for n, i in vars(names).items() if n[0] != "_")
    terms |= dict.fromkeys(map(_compact, others), "")
    listed = [{"term": name, "label": label} for name, label in sorted(terms.items())]
    return {"prefixes": dict(PREFIXES), "terms": listed}


@cache
def _graph(part: Part) -> Graph:
    from rdflib import Graph  # noqa: PLC0415 - kept out of the start of every command

    graph = Graph()
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True)
    graph += shapes()
    if part == "all":
        graph += vocabulary()
    return graph


def _by_language(graph: Graph, subject: Node, *names: str) -> dict[str, str]:
    from rdflib import (  # noqa: PLC0415 - kept out of the start of every command
        Literal as Words,
    )
    from rdflib import URIRef  # noqa: PLC0415 - as above

    return {
        value.language or "": str(value)
        for name in reversed(names)  # the first has the last word
        for value in graph.objects(subject, URIRef(name))
        if isinstance(value, Words)
    }
