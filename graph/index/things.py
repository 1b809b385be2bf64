"""Documents and agencies, as rows of the index: read from the store by their IRIs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

from graph.describe import AGENCY_CLASSES
from ontology.standards import Dcterms, Prov, Rdf, Rdfs, Schema
from ontology.terms import LEVEL, STATUS, Cd

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from graph.index.database import Row
    from graph.iris import Iris
    from graph.readable import Readable
    from graph.readable import Row as Found

T = TypeVar("T")

AT_ONCE: Final = 500
"""Things asked for in one query."""

_DOCUMENTS: Final = {
    Cd.LegalNormativeDocument,
    Cd.AdministrativeDocument,
    Cd.OfficialLetter,
    Cd.PartyDocument,
    Cd.NamedInstrument,
    Cd.DocumentSet,
}
_KINDS: Final = {class_: kind for kind, class_ in AGENCY_CLASSES.items()}
_IRI: Final = re.compile(r"[^\x00-\x20<>\"{}|^`\\]+")
_ABOUT: Final = """
SELECT ?slug ?property ?value WHERE {
  VALUES ?slug { %s } ?slug ?property ?value FILTER(?property IN (%s))
}"""
_OF_AGENCIES: Final = (Rdf.type, Rdfs.label, Cd.level)
_OF_DOCUMENTS: Final = (
    *_OF_AGENCIES,
    *(Cd.number, Cd.symbol, Cd.documentType, Dcterms.date, Dcterms.title, Cd.issuer),
    *(Cd.resolutionStatus, Schema.locationCreated, Cd.urgency, Cd.signedBy),
    *(Prov.wasDerivedFrom, Cd.canonical, Cd.annexOf),
)
_TYPES: Final = """
SELECT ?slug ?code ?type WHERE {
  VALUES ?slug { %s }
  ?slug skos:notation ?code ; skos:prefLabel ?type FILTER(LANG(?type) = "vi")
}"""
_SIGNERS: Final = """
SELECT ?slug ?name WHERE { VALUES ?slug { %s } ?slug schema:name ?name }"""
_EVERY: Final = "SELECT ?slug WHERE { VALUES ?class { %s } ?slug a ?class }"


def every_thing(store: Readable, iris: Iris) -> list[str]:
    """The slugs of all documents and agencies."""
    classes = " ".join(f"<{class_}>" for class_ in (*_DOCUMENTS, *_KINDS))
    found = {row["slug"] for row in store.rows(_EVERY % classes)}
    return sorted(iris.slug(iri) for iri in found if iri.startswith(iris.base))


def documents(store: Readable, iris: Iris, slugs: Iterable[str]) -> list[Row]:
    """Rows of those of some things that are documents."""
    found: list[Row] = []
    for part in some(slugs):
        about = _about(store, iris, part, _OF_DOCUMENTS)
        things = [one for one in about if one.is_a(_DOCUMENTS)]
        types = _named(store, _TYPES, things, Cd.documentType)
        signers = _named(store, _SIGNERS, things, Cd.signedBy)
        found += (_document(one, iris, types, signers) for one in things)
    return found


def agencies(store: Readable, iris: Iris, slugs: Iterable[str]) -> list[Row]:
    """Rows of those of some things that are agencies."""
    return [
        _agency(one, iris)
        for part in some(slugs)
        for one in _about(store, iris, part, _OF_AGENCIES)
        if one.is_a(_KINDS)
    ]


def some(things: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """All of them, so many at a time."""
    left = iter(things)
    while part := list(islice(left, size)):
        yield part


def values(iris: Iris, slugs: Iterable[str]) -> str:
    """The IRIs of slugs, as SPARQL lists values."""
    return " ".join(f"<{iris.iri(slug)}>" for slug in slugs)


@dataclass(frozen=True, slots=True)
class _Thing:
    """A thing and some of what the graphs together say of it, by property."""

    iri: str
    said: Mapping[str, set[str]]

    def one(self, property_: str) -> str | None:
        """A value; of several always the same one."""
        return min(self.said.get(property_, ()), default=None)

    def is_a(self, classes: Collection[str]) -> bool:
        """Whether it is of one of some classes, and described at all."""
        said = self.said
        described = Rdfs.label in said and Cd.level in said
        return described and not said.get(Rdf.type, set()).isdisjoint(classes)


def _about(
    store: Readable, iris: Iris, slugs: Collection[str], properties: Iterable[str]
) -> list[_Thing]:
    """Some things with some properties, as far as these are said of them."""
    asked = values(iris, slugs), ", ".join(f"<{one}>" for one in properties)
    found: dict[str, dict[str, set[str]]] = {}
    for row in store.rows(_ABOUT % asked):
        said = found.setdefault(row["slug"], {})
        said.setdefault(row["property"], set()).add(row["value"])
    return [_Thing(iri, said) for iri, said in found.items()]


def _named(
    store: Readable, query: str, things: Iterable[_Thing], property_: str
) -> dict[str, Found]:
    """What is asked of the things that others are linked to, by IRI."""
    linked = sorted({one for thing in things if (one := thing.one(property_))})
    asked = " ".join(f"<{iri}>" for iri in linked if _IRI.fullmatch(iri))
    return {row["slug"]: row for row in store.rows(query % asked)} if asked else {}


def _document(
    thing: _Thing, iris: Iris, types: Mapping[str, Found], signers: Mapping[str, Found]
) -> Row:
    one, classes = thing.one, thing.said[Rdf.type]
    kind = "letter" if Prov.wasDerivedFrom in thing.said else "document"
    if Cd.NamedInstrument in classes:
        kind = "named"
    elif Cd.DocumentSet in classes:
        kind = "set"
    type_: Found = types.get(one(Cd.documentType) or "", {})
    signer: Found = signers.get(one(Cd.signedBy) or "", {})
    issuer, canonical, whole = (
        iris.slug_of_ours(one(end))  # what others wrote may link anywhere
        for end in (Cd.issuer, Cd.canonical, Cd.annexOf)
    )
    return (
        None,
        iris.slug(thing.iri),
        kind,
        one(Rdfs.label),
        one(Cd.number),
        one(Cd.symbol),
        type_.get("type"),
        type_.get("code"),
        one(Dcterms.date),
        one(Dcterms.title),
        issuer,
        (one(Cd.level) or "").removeprefix(LEVEL),
        (one(Cd.resolutionStatus) or "").removeprefix(STATUS),
        one(Schema.locationCreated),
        one(Cd.urgency),
        signer.get("name"),
        kind == "letter",
        canonical,
        whole,
    )


def _agency(thing: _Thing, iris: Iris) -> Row:
    level = (thing.one(Cd.level) or "").removeprefix(LEVEL)
    class_ = min(thing.said[Rdf.type] & _KINDS.keys())
    return None, iris.slug(thing.iri), _KINDS[class_], thing.one(Rdfs.label), level
