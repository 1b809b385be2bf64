"""Which letters cite a document, or give an agency work: to notice those that come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.catalog import catalog
from graph.writer import node

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.catalog import Agency, Document
    from graph.iris import Iris
    from graph.store import Store

MOST_QUOTES: Final = 5
# Also by a name that means the document ("Đề án 06").
_CITING: Final = """
SELECT DISTINCT ?letter {
  { ?mention oa:hasBody $document } UNION
  { ?name cd:namesAct $document . ?mention oa:hasBody ?name }
  ?mention dcterms:isPartOf ?letter . FILTER(?letter != $document)
}"""
_ASSIGNING: Final = """
SELECT DISTINCT ?letter {
  ?assignment cd:agent $agency . ?task cd:hasAssignment ?assignment ;
                                       dcterms:isPartOf ?letter .
}"""
_CITING_WORDS: Final = """
SELECT ?slug ?quote {
  { ?slug oa:hasBody $document } UNION
  { ?name cd:namesAct $document . ?slug oa:hasBody ?name }
  ?slug dcterms:isPartOf $letter ; cd:quote ?quote .
} ORDER BY ?slug"""
_ASSIGNING_WORDS: Final = """
SELECT ?slug ?quote {
  ?slug cd:agent $agency ; cd:quote ?quote . ?task cd:hasAssignment ?slug ;
                                                  dcterms:isPartOf $letter .
} ORDER BY ?slug"""


@dataclass(frozen=True, slots=True)
class Watched:
    """What is looked out for, by slug: a document, an agency, or both in one letter."""

    document: str | None
    agency: str | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A letter that cites the document, or gives the agency work, in its words."""

    letter: Document
    document: Document | None
    agency: Agency | None
    quotes: tuple[str, ...]


def letters_with(store: Store, iris: Iris, watched: Watched) -> frozenset[str]:
    """The slugs of the letters in which something is, copies of letters left out."""
    found: list[set[str]] = []
    if watched.document is not None:
        document = node(iris.iri(watched.document))
        rows = store.rows(_CITING, document=document)
        found.append({iris.slug(row["letter"]) for row in rows})
    if watched.agency is not None:
        rows = store.rows(_ASSIGNING, agency=node(iris.iri(watched.agency)))
        found.append({iris.slug(row["letter"]) for row in rows})
    return frozenset(set.intersection(*found) if found else ())


def sightings(
    store: Store, iris: Iris, watched: Watched, letters: Iterable[str]
) -> list[Sighting]:
    """The words of letters in which something is, in the order of their slugs."""
    known = catalog(store)
    return [
        Sighting(
            letter=known.documents[letter],
            document=known.documents.get(watched.document or ""),
            agency=known.agencies.get(watched.agency or ""),
            quotes=tuple(_quotes(store, iris, watched, letter)[:MOST_QUOTES]),
        )
        for letter in sorted(letters)
        if letter in known.documents and letter not in known.copies
    ]


def _quotes(store: Store, iris: Iris, watched: Watched, letter: str) -> list[str]:
    place, rows = node(iris.iri(letter)), []
    if watched.document is not None:
        document = node(iris.iri(watched.document))
        rows += store.rows(_CITING_WORDS, document=document, letter=place)
    if watched.agency is not None:
        agency = node(iris.iri(watched.agency))
        rows += store.rows(_ASSIGNING_WORDS, agency=agency, letter=place)
    return list(dict.fromkeys(row["quote"] for row in rows))
