"""What the letters of a store say, read back as values: the input of resolution."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.headers import level_in, read_letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.headers import LetterFacts
    from graph.iris import Iris
    from graph.readable import Row
    from graph.store import Store

_MENTIONS = """
SELECT ?mention ?letter ?document ?kind ?number ?type ?date ?printedIssuer ?title
       ?level ?issuer ?quote ?person WHERE {
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
  OPTIONAL { ?mention prov:wasGeneratedBy ?person }
}"""
# What takes another mention up again, or what cannot be read.
_AGAIN = """
SELECT ?mention ?antecedent WHERE {
  { ?mention cd:antecedent ?antecedent } UNION { ?mention cd:blocked true }
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
    again = {row["mention"]: row.get("antecedent") for row in store.rows(_AGAIN)}
    reader = _Reader(iris, around, again)
    return Facts(
        letters=tuple(read_letters(store, iris)),
        mentions=tuple(map(reader.mention, store.rows(_MENTIONS))),
        assertions=tuple(map(reader.assertion, store.rows(_ASSERTIONS))),
        namings=tuple(map(reader.naming, store.rows(_NAMINGS))),
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes values of rows."""

    iris: Iris
    around: Mapping[str, list[Row]]
    again: Mapping[str, str | None]

    def mention(self, row: Row) -> Mention:
        iri, by_hand = row["mention"], "person" in row
        again = not by_hand and iri in self.again
        antecedent = self.again[iri] if again else None
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
            level=level_in(row),
            quote=row["quote"],
            by_hand=by_hand,
            before=self._beside(row, "before", 0),
            after=self._beside(row, "after", -1),
            antecedent=antecedent and self.iris.slug(antecedent),
            blocked=again and antecedent is None,
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
            level=level_in(row) or "unspecified",
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
