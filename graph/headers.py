"""What the headers of the letters of a store state, and what people say of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.iris import fold
from graph.writer import node
from ontology.standards import Dcterms
from ontology.terms import DOCUMENT_TYPE, LEVEL, Cd

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.iris import Iris
    from graph.readable import Row
    from graph.store import Store

_LETTERS = """
SELECT ?letter ?number ?symbol ?type ?date ?title ?issuer ?issuerName ?level
       ?fingerprint ?ocr ?place WHERE { GRAPH ?letter {
  ?letter cd:text ?text .
  OPTIONAL { ?letter cd:level ?level }
  OPTIONAL { ?letter cd:number ?number }
  OPTIONAL { ?letter cd:symbol ?symbol }
  OPTIONAL { ?letter cd:documentType ?type }
  OPTIONAL { ?letter dcterms:date ?date }
  OPTIONAL { ?letter dcterms:title ?title }
  OPTIONAL { ?letter cd:issuer ?issuer }
  OPTIONAL { ?letter cd:issuerName ?issuerName }
  OPTIONAL { ?letter cd:fingerprint ?fingerprint }
  OPTIONAL { ?letter prov:wasDerivedFrom/cd:ocr ?ocr }
  OPTIONAL { ?letter schema:locationCreated ?place }
} }"""
_ADDRESSED = """
SELECT ?letter ?name WHERE { ?letter cd:addressedTo/cd:printedName ?name }"""
_BY_HAND = """
SELECT ?letter ?property ?value { GRAPH $people {
  VALUES ?property { cd:number dcterms:date dcterms:title cd:issuer cd:issuerName
                     cd:level }
  ?letter ?property ?value . FILTER EXISTS { ?correction cd:inLetter ?letter }
} }"""
_NAMES = {
    Cd.number: "number",
    Dcterms.date: "date",
    Dcterms.title: "title",
    Cd.issuer: "issuer",
    Cd.issuerName: "issuerName",
    Cd.level: "level",
}


@dataclass(frozen=True, slots=True, order=True)
class LetterFacts:
    """A letter that was read: its slug and what its header states.

    `type` is a slug ("nghi-quyet"); `fingerprint` is that of its words, encoded; None
    in stores of older versions. `by_hand` tells that a person stated its number or
    date, by which it is known; `place` is where it says that it was written;
    `addressees` are folded names.
    """

    slug: str
    number: str | None
    date: str | None
    title: str | None
    issuer: str | None
    issuer_name: str | None
    level: str
    symbol: str | None = None
    ocr: bool = False
    fingerprint: str | None = None
    by_hand: bool = False
    place: str | None = None
    type: str | None = None
    addressees: frozenset[str] = frozenset()


def read_letters(store: Store, iris: Iris) -> Iterator[LetterFacts]:
    """What the headers of all letters state, what people say of them included."""
    by_hand: dict[str, Row] = defaultdict(dict)
    for row in store.rows(_BY_HAND, people=node(iris.corrections)):
        by_hand[row["letter"]][_NAMES[row["property"]]] = row["value"]
    addressees: dict[str, set[str]] = defaultdict(set)
    for row in store.rows(_ADDRESSED):
        addressees[row["letter"]].add(fold(row["name"]))
    for row in store.rows(_LETTERS):
        said = by_hand.get(row["letter"], {})
        known_by = {"number", "date"} & said.keys()
        yield replace(
            _letter({**row, **said}, iris),
            by_hand=bool(known_by),
            addressees=frozenset(addressees[row["letter"]]),
        )


def _letter(row: Row, iris: Iris) -> LetterFacts:
    return LetterFacts(
        slug=iris.slug(row["letter"]),
        number=row.get("number"),
        date=row.get("date"),
        title=row.get("title"),
        issuer=iris.slug(row["issuer"]) if "issuer" in row else None,
        issuer_name=row.get("issuerName"),
        level=level_in(row) or "unspecified",
        symbol=row.get("symbol"),
        ocr=row.get("ocr") == "true",
        fingerprint=row.get("fingerprint"),
        place=row.get("place"),
        type=row["type"].removeprefix(DOCUMENT_TYPE) if "type" in row else None,
    )


def level_in(row: Row) -> str | None:
    """The level that a row tells, as the contract spells it."""
    return row["level"].removeprefix(LEVEL) if "level" in row else None
