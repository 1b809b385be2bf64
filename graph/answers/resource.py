"""What the graph says of one thing: its description, for whoever follows its IRI.

What it says and what leads to it, the parts that it leads to, and the name and class
of every neighbour (as in Linked Data, T. Heath and C. Bizer, 2011, §4.5). It is of
bounded size and cost: of each property so many triples are given, and whether there
are more is told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph.errors import NotFoundError
from graph.iris import iris_of, is_slug
from graph.writer import node
from ontology.standards import Dcterms, Oa, Org, Prov, Rdf, Rdfs, Schema, Skos
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graph.store import Store

MOST_OF_ONE_PROPERTY: Final = 100
"""Triples of one property that begin, or end, in one thing."""
MOST_PARTS: Final = 50
LONGEST_VALUE: Final = 100_000
"""Code points of a literal: the whole text of a long letter is left to the API."""

_ENOUGH: Final = MOST_OF_ONE_PROPERTY + 1
"""Triples to read of one property, to know whether there are more."""
_MOST_LOOKED_AT: Final = 10_000
NAMES: Final = (Rdf.type, Rdfs.label, Skos.prefLabel, Cd.taskLabel, Schema.name)
"""What a description tells of a neighbour; of a term not what it is."""
_LABELS: Final = (Rdfs.label, Skos.prefLabel, Schema.name, Dcterms.title, Cd.quote)
_LEADING_HERE: Final = tuple(
    iri
    for terms in (Cd, Dcterms, Oa, Org, Prov, Rdf, Schema)
    for name, iri in vars(terms).items()
    if name[0].islower() and iri != Rdf.type
)
"""Every property that may lead to a thing, each asked for by itself: a body with a
hundred thousand tasks costs no more than one with a hundred."""


@dataclass(frozen=True, slots=True)
class Resource:
    """A thing and what is said of it.

    `triples` tell first of the thing, then of its parts, then what leads to it, then
    the names of others; `cut` says whether there are more.
    """

    slug: str
    iri: str
    label: str
    triples: tuple[ox.Triple, ...]
    cut: bool = False


@dataclass(slots=True)
class _Collected:
    triples: dict[ox.Triple, None] = field(default_factory=dict)
    cut: bool = False

    def add(self, found: Sequence[ox.Triple]) -> None:
        """Take triples of one property at one thing, as many as may be."""
        self.cut |= len(found) > MOST_OF_ONE_PROPERTY
        self.triples |= dict.fromkeys(found[:MOST_OF_ONE_PROPERTY])


def is_named(store: Store, slug: str) -> bool:
    """Whether the graph says anything of a thing."""
    if not is_slug(slug):
        return False
    iri = iris_of(store).iri(slug)
    says = store.matching(iri, most=1)
    return bool(says or store.matching(value=node(iri), most=1))


def resource(store: Store, slug: str) -> Resource:
    """Describe one thing under the base.

    Raises:
        NotFoundError: the graph does not name it.
    """
    if not is_named(store, slug):
        raise NotFoundError(slug)
    iri = iris_of(store).iri(slug)
    found = _Collected()
    _outwards(store, found, iri)
    for name in _LEADING_HERE:
        found.add(store.matching(predicate=name, value=node(iri), most=_ENOUGH))
    label = label_of(iri, found.triples) or slug
    _names(store, found, iri)
    return Resource(slug, iri, label, tuple(found.triples), found.cut)


def label_of(iri: str, triples: Iterable[ox.Triple], lang: str = "vi") -> str | None:
    """What triples call a thing, in a language where they tell several."""
    own = [t for t in triples if t.subject == node(iri)]
    for name in _LABELS:
        said = [t.object for t in own if t.predicate == node(name)]
        words = [value for value in said if isinstance(value, ox.Literal)]
        words.sort(key=lambda value: value.language != lang)
        if words:
            return words[0].value
    return None


def _outwards(store: Store, found: _Collected, iri: str) -> None:
    """What is said of a thing, and of the parts that it leads to."""
    waiting = [iri]
    for thing in waiting:  # grows as parts are found
        said = _said(store, found, thing)
        for name in dict.fromkeys(triple.predicate for triple in said):
            found.add([triple for triple in said if triple.predicate == name])
        for part in _parts(said, iri):
            if part not in waiting and len(waiting) <= MOST_PARTS:
                waiting.append(part)


def _said(store: Store, found: _Collected, thing: str) -> Sequence[ox.Triple]:
    """What is said of a thing, without values too long for a description."""
    said = store.matching(thing, most=_MOST_LOOKED_AT + 1)
    short = [one for one in said[:_MOST_LOOKED_AT] if not _is_long(one.object)]
    found.cut |= len(short) < len(said)
    return short


def _is_long(value: object) -> bool:
    return isinstance(value, ox.Literal) and len(value.value) > LONGEST_VALUE


def _parts(said: Iterable[ox.Triple], whole: str) -> Iterator[str]:
    for triple in said:
        end = triple.object
        if isinstance(end, ox.NamedNode) and end.value.startswith(f"{whole}."):
            yield end.value


def _names(store: Store, found: _Collected, iri: str) -> None:
    """What neighbours are called, properties too; of things, what they are."""
    base = iris_of(store).base
    ends = {
        end.value
        for triple in found.triples
        for end in (triple.subject, triple.predicate, triple.object)
        if isinstance(end, ox.NamedNode) and end.value != iri
    }
    for other in sorted(ends):
        for name in NAMES if other.startswith(base) else NAMES[1:]:
            found.add(store.matching(other, name, most=_ENOUGH))
