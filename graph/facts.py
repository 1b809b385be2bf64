"""What the letters of a store say, read back as values: the input of resolution."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.writer import node
from ontology.standards import Dcterms
from ontology.terms import DOCUMENT_TYPE, LEVEL, Cd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.iris import Iris
    from graph.store import Row, Store

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
_BY_HAND = """
SELECT ?letter ?property ?value { GRAPH $people {
  VALUES ?property { cd:number dcterms:date dcterms:title cd:issuer cd:issuerName
                     cd:level }
  ?letter ?property ?value . FILTER EXISTS { ?correction cd:inLetter ?letter }
} }"""
_MENTIONS = """
SELECT ?mention ?letter ?document ?kind ?number ?type ?date ?printedIssuer ?title
       ?level ?issuer ?quote ?antecedent ?blocked ?person WHERE {
  ?mention cd:understoodAs ?document ; dcterms:isPartOf ?letter ; cd:kind ?kind ;
           cd:quote ?quote .
  OPTIONAL { ?mention cd:canonicalNumber ?number }
  OPTIONAL { ?mention cd:printedNumber ?number }  # where the former left it open
  OPTIONAL { ?mention cd:printedType ?type }
  OPTIONAL { ?mention cd:printedDate ?date }
  OPTIONAL { ?mention cd:printedIssuer ?printedIssuer }
  OPTIONAL { ?mention cd:printedTitle ?title }
  OPTIONAL { ?mention cd:level ?level }
  OPTIONAL { ?mention cd:issuer ?issuer }
  OPTIONAL { ?mention cd:antecedent ?antecedent }
  OPTIONAL { ?mention cd:blocked ?blocked }
  OPTIONAL { ?mention prov:wasGeneratedBy ?person }
}"""
# What stands before and behind a name, in the letter: "dự án Luật …", "… (sửa đổi)".
_AROUND = """
SELECT ?mention ?start ?before ?after WHERE {
  ?mention a cd:CitationMention ; cd:kind "named" ; dcterms:isPartOf ?letter ;
           oa:hasTarget/oa:hasSelector ?place .
  ?place oa:start ?start ; oa:end ?end .
  GRAPH ?letter { ?letter cd:text ?text }
  BIND(IF(?start > 60, ?start - 60, 0) AS ?from)
  BIND(SUBSTR(?text, ?from + 1, ?start - ?from) AS ?before)
  BIND(SUBSTR(?text, ?end + 1, 30) AS ?after)
}"""
_ASSERTIONS = """
SELECT ?assertion ?letter ?subject ?predicate ?object ?task WHERE {
  ?assertion cd:assertedBy ?letter ; rdf:subject ?subject ;
             rdf:predicate ?predicate ; rdf:object ?object .
  OPTIONAL { ?assertion cd:inTask ?task }
}"""
_NAMINGS = """
SELECT DISTINCT ?letter ?agency ?name ?kind ?level WHERE {
  ?mention a cd:AgencyMention ; dcterms:isPartOf ?letter ; oa:hasBody ?agency ;
           rdfs:label ?name ; cd:kind ?kind ; cd:level ?level .
}"""


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
    date, by which it is known; `place` is where it says that it was written.
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


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention: `document` is the slug that its letter alone understands.

    `by_hand` tells that a person said so: it means that very document. `before` and
    `after` are the words around a document cited by name. `antecedent` is the mention
    that it takes up again, saying no more; a `blocked` one may take up what cannot be
    read.
    """

    slug: str
    letter: str
    document: str
    kind: str
    number: str | None
    type: str | None
    date: str | None
    issuer: str | None
    issuer_printed: bool
    title: str | None
    level: str | None
    quote: str
    by_hand: bool = False
    before: str = ""
    after: str = ""
    antecedent: str | None = None
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a letter states of two documents; `predicate` is an IRI, all else slugs."""

    slug: str
    letter: str
    subject: str
    predicate: str
    object: str
    task: str | None


@dataclass(frozen=True, slots=True)
class Naming:
    """What a letter calls an agency, and what it takes it for."""

    letter: str
    agency: str
    name: str
    kind: str
    level: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that resolution goes by; the order within each part means nothing."""

    letters: tuple[LetterFacts, ...]
    mentions: tuple[Mention, ...]
    assertions: tuple[Assertion, ...]
    namings: tuple[Naming, ...]


def read_facts(store: Store, iris: Iris) -> Facts:
    """Read what all letters of a store say."""
    around: dict[str, list[Row]] = defaultdict(list)
    for row in store.rows(_AROUND):
        around[row["mention"]].append(row)
    reader = _Reader(iris, around)
    return Facts(
        letters=tuple(_with_corrections(store, iris, reader)),
        mentions=tuple(map(reader.mention, store.rows(_MENTIONS))),
        assertions=tuple(map(reader.assertion, store.rows(_ASSERTIONS))),
        namings=tuple(map(reader.naming, store.rows(_NAMINGS))),
    )


def _with_corrections(
    store: Store, iris: Iris, reader: _Reader
) -> Iterator[LetterFacts]:
    """What the headers of letters state, that which people say of them included."""
    by_hand: dict[str, Row] = defaultdict(dict)
    for row in store.rows(_BY_HAND, people=node(iris.corrections)):
        by_hand[row["letter"]][_NAMES[row["property"]]] = row["value"]
    for row in store.rows(_LETTERS):
        said = by_hand.get(row["letter"], {})
        known_by = {"number", "date"} & said.keys()
        yield replace(reader.letter({**row, **said}), by_hand=bool(known_by))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes values of rows."""

    iris: Iris
    around: Mapping[str, list[Row]]

    def letter(self, row: Row) -> LetterFacts:
        return LetterFacts(
            slug=self._slug(row, "letter"),
            number=row.get("number"),
            date=row.get("date"),
            title=row.get("title"),
            issuer=self._maybe_slug(row, "issuer"),
            issuer_name=row.get("issuerName"),
            level=_level(row) or "unspecified",
            symbol=row.get("symbol"),
            ocr=row.get("ocr") == "true",
            fingerprint=row.get("fingerprint"),
            place=row.get("place"),
            type=row["type"].removeprefix(DOCUMENT_TYPE) if "type" in row else None,
        )

    def mention(self, row: Row) -> Mention:
        by_hand = "person" in row
        return Mention(
            slug=self._slug(row, "mention"),
            letter=self._slug(row, "letter"),
            document=self._slug(row, "document"),
            kind=row["kind"],
            number=row.get("number"),
            type=row.get("type"),
            date=row.get("date"),
            issuer=self._maybe_slug(row, "issuer"),
            issuer_printed="printedIssuer" in row,
            title=row.get("title"),
            level=_level(row),
            quote=row["quote"],
            by_hand=by_hand,
            before=self._beside(row, "before", 0),
            after=self._beside(row, "after", -1),
            antecedent=None if by_hand else self._maybe_slug(row, "antecedent"),
            blocked="blocked" in row and not by_hand,
        )

    def assertion(self, row: Row) -> Assertion:
        return Assertion(
            slug=self._slug(row, "assertion"),
            letter=self._slug(row, "letter"),
            subject=self._slug(row, "subject"),
            predicate=row["predicate"],
            object=self._slug(row, "object"),
            task=self._maybe_slug(row, "task"),
        )

    def naming(self, row: Row) -> Naming:
        return Naming(
            letter=self._slug(row, "letter"),
            agency=self._slug(row, "agency"),
            name=row["name"],
            kind=row["kind"],
            level=_level(row) or "unspecified",
        )

    def _beside(self, row: Row, side: str, segment: int) -> str:
        """The words beside the first or the last segment of a mention."""
        places = self.around.get(row["mention"], ())
        found = sorted(places, key=lambda place: int(place["start"]))
        return found[segment][side] if found else ""

    def _slug(self, row: Row, name: str) -> str:
        return self.iris.slug(row[name])

    def _maybe_slug(self, row: Row, name: str) -> str | None:
        return self._slug(row, name) if name in row else None


def _level(row: Row) -> str | None:
    return row["level"].removeprefix(LEVEL) if "level" in row else None
