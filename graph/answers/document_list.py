"""The list of documents: which ones, in what order, and how many of each kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from graph.answers.paging import FIRST, Listing
from graph.catalog import catalog
from graph.dates import may_lie_in
from graph.lookup import find
from graph.matching import Index, matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from graph.answers.paging import Page, Window
    from graph.catalog import Catalog, Document, DocumentKind
    from graph.matching import Hits
    from graph.store import Store

_CITED = """
SELECT ?document ?letter (COUNT(?mention) AS ?times) WHERE {
  ?mention a cd:CitationMention ; dcterms:isPartOf ?letter ; oa:hasBody ?document
} GROUP BY ?document ?letter"""

FacetName = Literal["held", "level", "type", "issuer", "year"]


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A document and in how many places letters cite it."""

    document: Document
    cited: int


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value that documents have, in words if it is a thing, and how many have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """What a list can be narrowed by: the values that it then still has."""

    name: FacetName
    values: tuple[FacetValue, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which documents; all conditions hold together.

    `type` is a name or code, `number` the beginning of one, `issuer` a key of an
    agency. A document of which only the year or month is known is among those of each
    day in it. Without `sets`, what is spoken of in the mass ("các nghị quyết của Quốc
    hội") is left out.
    """

    q: str | None = None
    level: str | None = None
    type: str | None = None
    kind: DocumentKind | None = None
    held: bool | None = None
    status: str | None = None
    number: str | None = None
    issuer: str | None = None
    year: int | None = None
    issued_from: date | None = None
    issued_to: date | None = None
    sets: bool = True


LISTING: Final[Listing[DocumentSummary]] = Listing(
    name=lambda row: row.document.slug,
    keys={
        "date": lambda row: row.document.date,
        "label": lambda row: row.document.label,
        "number": lambda row: row.document.number,
        "type": lambda row: row.document.type,
        "issuer": lambda row: row.document.issuer_name,
        "level": lambda row: row.document.level,
        "cited": lambda row: row.cited,
    },
)


def summaries(
    store: Store, wanted: Wanted, window: Window = FIRST
) -> Page[DocumentSummary]:
    """The documents that are wanted; of a search those called so come first.

    A letter with several copies is one document, the canonical one.

    Raises:
        NotFoundError, AmbiguousError: the issuer means nothing, or several agencies.
        ListError: the window cannot be given.
    """
    sieve = _sieve(store, wanted)
    cited = times_cited(store)
    found = [
        DocumentSummary(document, cited[document.slug])
        for document in catalog(store).documents.values()
        if document.canonical is None and not sieve.failed(document)
    ]
    if hits := sieve.hits:
        found.sort(
            key=lambda row: not hits.are_in(row.document.label, row.document.code)
        )
    return LISTING.page(found, window)


def facets(store: Store, wanted: Wanted) -> tuple[Facet, ...]:
    """What the list can be narrowed by, values with most documents first.

    A facet counts what all other conditions leave, so that its value can be changed.

    Raises:
        NotFoundError, AmbiguousError: as `summaries`.
    """
    known, sieve = catalog(store), _sieve(store, wanted)
    counts: dict[FacetName, Counter[str]] = {name: Counter() for name in _VALUES}
    for document in known.documents.values():
        failed = sieve.failed(document) if document.canonical is None else None
        if failed is None or len(failed) > 1:
            continue
        for name, value_of in _VALUES.items():
            value = value_of(document)
            if value is not None and failed <= {name}:
                counts[name][value] += 1
    return tuple(
        Facet(name, tuple(_ordered(known, name, counts[name]))) for name in _VALUES
    )


def times_cited(store: Store) -> Counter[str]:
    """In how many places letters cite each document, copies of letters left out."""
    return store.keep("times cited", lambda: _count(store))


def index(store: Store) -> Index:
    """What documents are found by."""
    return store.keep(
        "index of documents",
        lambda: Index.of(
            (d.slug, (d.label, d.code, d.title, d.issuer_name))
            for d in catalog(store).documents.values()
        ),
    )


@dataclass(frozen=True, slots=True)
class _Sieve:
    """Tells by which conditions a document falls through."""

    wanted: Wanted
    hits: Hits | None
    issuer: str | None

    def failed(self, document: Document) -> set[str]:
        """The names of the conditions that a document does not meet."""
        wanted = self.wanted
        met = {
            "q": self.hits is None or document.slug in self.hits.slugs,
            "level": not wanted.level or wanted.level == document.level,
            "type": not wanted.type or wanted.type in (document.type, document.code),
            "kind": wanted.kind in (None, document.kind),
            "held": wanted.held in (None, document.held),
            "status": wanted.status in (None, document.status),
            "number": wanted.number is None or matches(wanted.number, document.number),
            "issuer": self.issuer in (None, document.issuer),
            "year": wanted.year is None or year_of(document) == str(wanted.year),
            "day": may_lie_in(document.date, wanted.issued_from, wanted.issued_to),
            "sets": wanted.sets or document.kind != "set",
        }
        return {name for name, is_met in met.items() if not is_met}


def _sieve(store: Store, wanted: Wanted) -> _Sieve:
    issuer = find(store, wanted.issuer, "agency") if wanted.issuer else None
    hits = index(store).find(wanted.q) if wanted.q else None
    return _Sieve(wanted, hits, issuer)


def year_of(document: Document) -> str | None:
    """The year of a document, if that is known."""
    return document.date[:4] if document.date else None


_VALUES: Final[Mapping[FacetName, Callable[[Document], str | None]]] = {
    "held": lambda document: str(document.held).lower(),
    "level": lambda document: document.level,
    "type": lambda document: document.code or document.type,
    "issuer": lambda document: document.issuer,
    "year": year_of,
}


def _ordered(
    known: Catalog, name: FacetName, counts: Counter[str]
) -> Iterator[FacetValue]:
    """The values: years backwards, all others by how many documents have them."""
    by_count = sorted(counts, key=lambda value: (-counts[value], value))
    ordered = sorted(counts, reverse=True) if name == "year" else by_count
    labels = _labels(known, name)
    for value in ordered:
        yield FacetValue(value, labels.get(value, value), counts[value])


def _labels(known: Catalog, name: FacetName) -> Mapping[str, str]:
    if name == "issuer":
        return {slug: agency.name for slug, agency in known.agencies.items()}
    if name == "type":
        return {d.code: d.type for d in known.documents.values() if d.code and d.type}
    return {}


def _count(store: Store) -> Counter[str]:
    known = catalog(store)
    cited: Counter[str] = Counter()
    for row in store.rows(_CITED):
        if known.iris.slug(row["letter"]) not in known.copies:
            cited[known.iris.slug(row["document"])] += int(row["times"])
    return cited
