"""The list of documents: which ones, in what order, and how many of each kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from graph.answers.paging import FIRST, Listing
from graph.catalog import DOCUMENT, DOCUMENTS, catalog, document_of
from graph.index import words
from graph.index.chosen import Chosen, Condition
from graph.lookup import find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from graph.answers.paging import Page, Window
    from graph.catalog import Document, DocumentKind
    from graph.index.database import Row, View
    from graph.iris import Iris
    from graph.store import Store

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
    day in it. Of what words lead to `most_hits` are looked at, what is called so before
    the rest; all, if None. Without `sets`, what is spoken of in the mass ("các nghị
    quyết của Quốc hội") is left out.
    """

    q: str | None = None
    most_hits: int | None = None
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
    columns={
        "date": ("d.date",),
        "label": ("fold(d.label)", "d.label"),
        "number": ("fold(d.number)", "d.number"),
        "type": ("fold(d.type)", "d.type"),
        "issuer": ("fold(a.name)", "a.name"),
        "level": ("fold(d.level)", "d.level"),
        "cited": ("COALESCE(c.times, 0)",),
    },
)


_SOURCE: Final = f"{DOCUMENTS} LEFT JOIN cited c ON c.document = d.slug"
_VALUES: Final[Mapping[FacetName, str]] = {
    "held": "CASE d.held WHEN 1 THEN 'true' ELSE 'false' END",
    "level": "d.level",
    "type": "COALESCE(d.code, d.type)",
    "issuer": "d.issuer",
    "year": "substr(d.date, 1, 4)",
}


def summaries(
    store: Store, wanted: Wanted, window: Window = FIRST
) -> Page[DocumentSummary]:
    """The documents that are wanted; of a search those called so come first.

    A letter with several copies is one document, the canonical one.

    Raises:
        NotFoundError, AmbiguousError: the issuer means nothing, or several agencies.
        ListError: the window cannot be given.
    """
    return LISTING.page(_chosen(store, wanted), window)


def facets(store: Store, wanted: Wanted) -> tuple[Facet, ...]:
    """What the list can be narrowed by, values with most documents first.

    A facet counts what all other conditions leave, so that its value can be changed.

    Raises:
        NotFoundError, AmbiguousError: as `summaries`.
    """
    view = catalog(store).view
    return tuple(
        Facet(name, tuple(_ordered(view, name, _chosen(store, wanted, name))))
        for name in _VALUES
    )


def _chosen(
    store: Store, wanted: Wanted, without: FacetName | None = None
) -> Chosen[DocumentSummary]:
    """The documents that meet all conditions, or all but one."""
    known = catalog(store)
    order = [Condition("d.slug")]
    conditions = dict(_conditions(store, wanted))
    if wanted.q:
        called, found = _hits(known.view, wanted.q, wanted.most_hits)
        order.insert(0, Condition(f"NOT ({called.sql})", called.parameters))
        conditions["q"] = found
    conditions.pop(without or "", None)
    few = "+" if wanted.most_hits else ""  # SQLite is to begin with the hits
    iris = known.iris
    return Chosen(
        view=known.view,
        key="d.id",
        columns=f"{DOCUMENT}, COALESCE(c.times, 0)",
        source=_SOURCE,
        conditions=(Condition(f"{few}d.canonical IS NULL"), *conditions.values()),
        order=tuple(order),
        make=lambda row: _summary(iris, row),
    )


def _hits(view: View, q: str, most: int | None) -> tuple[Condition, Condition]:
    """That a document is called so, and that it is found by words at all."""
    hits = words.find(view, "document", q, most or 1)
    if most is None:
        return hits.condition("d.id", "called"), hits.condition("d.id")
    called, others = hits.first("d.id", "called"), hits.first("d.id")
    either = f"{called.sql} OR {others.sql}"
    return called, Condition(either, called.parameters + others.parameters)


def _summary(iris: Iris, row: Row) -> DocumentSummary:
    *document, times = row
    return DocumentSummary(document_of(iris, document), int(times or 0))


def _conditions(store: Store, wanted: Wanted) -> Iterator[tuple[str, Condition]]:
    """What is wanted, by the name of each condition, but for the words."""
    view = catalog(store).view
    for name, column in _EQUAL.items():
        value = getattr(wanted, name)
        if value or value is False:
            yield name, Condition(f"{column} = ?", (value,))
    if wanted.type:
        yield "type", Condition("? IN (d.type, d.code)", (wanted.type,))
    if wanted.number is not None:
        number = words.matching(view, "document", wanted.number, "d.id", "number")
        yield "number", number
    if wanted.issuer:
        issuer = find(store, wanted.issuer, "agency")
        yield "issuer", Condition("d.issuer = ?", (issuer,))
    if wanted.year is not None:
        yield "year", Condition("substr(d.date, 1, 4) = ?", (str(wanted.year),))
    if wanted.issued_from:
        start = wanted.issued_from.isoformat()
        yield "from", Condition("d.date >= substr(?, 1, length(d.date))", (start,))
    if wanted.issued_to:
        end = wanted.issued_to.isoformat()
        yield "to", Condition("d.date <= substr(?, 1, length(d.date))", (end,))
    if not wanted.sets:
        yield "sets", Condition("d.kind <> 'set'")


_EQUAL: Final = {
    "level": "d.level",
    "kind": "d.kind",
    "held": "d.held",
    "status": "d.status",
}


def times_cited(store: Store) -> Counter[str]:
    """In how many places letters cite each document, copies of letters left out."""
    rows = catalog(store).view.rows("SELECT document, times FROM cited")
    return Counter({str(slug): int(times or 0) for slug, times in rows})


def _ordered(
    view: View, name: FacetName, chosen: Chosen[DocumentSummary]
) -> Iterator[FacetValue]:
    """The values: years backwards, all others by how many documents have them."""
    counts = chosen.counts(_VALUES[name])
    if name == "year":
        counts.sort(reverse=True)
    else:
        counts.sort(key=lambda one: (-one[1], one[0]))
    labels = _labels(view, name, (value for value, _ in counts))
    for value, count in counts:
        yield FacetValue(value, labels.get(value, value), count)


def _labels(view: View, name: FacetName, values: Iterable[str]) -> Mapping[str, str]:
    asked = _LABELS.get(name)
    named = (
        (value, view.value(asked, (value,)) if asked else None) for value in values
    )
    return {value: str(label) for value, label in named if label is not None}


_LABELS: Final[Mapping[FacetName, str]] = {
    "issuer": "SELECT name FROM agencies WHERE slug = ?",
    "type": "SELECT type FROM documents WHERE code = ? ORDER BY slug DESC LIMIT 1",
}
