"""The result of somebody's query as it is shown to people: rows of names and words.

A result comes as lines, one for each row or triple (TSV, N-Triples), so that one of
which only the beginning is taken can be read as far as it goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import pyoxigraph as ox

from graph.answers.resource import NAMES, label_of
from graph.catalog import catalog
from graph.formats import RESULTS
from ontology.terms import CD, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.catalog import Catalog
    from graph.store import Store

ValueKind = Literal[
    "document", "agency", "task", "thing", "term", "web", "literal", "blank"
]
Form = Literal["select", "ask", "graph"]

LINES: Final = "text/tab-separated-values"
TRIPLES: Final = "application/n-triples"
TRUTH: Final = "application/sparql-results+json"
WANTED: Final = (LINES, TRIPLES, TRUTH)
"""The media types to ask for a result in: its form decides."""

LONGEST: Final = 2000
"""Code points of a literal that are shown."""


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a cell.

    `text` is the name of a thing or the words of a literal; `short` the slug of a
    thing, or its IRI with a prefix; `note` the language or the datatype of a literal.
    `slug` is what its page goes by; that of a term is its fragment.
    """

    kind: ValueKind
    text: str
    short: str = ""
    iri: str | None = None
    slug: str | None = None
    note: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """A result: its columns and rows, or `truth`; `cut` if there are more rows.

    A graph has no columns; its rows are of subject, predicate and object.
    """

    form: Form
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[Value | None]] = ()
    truth: bool | None = None
    cut: bool = False


def results(
    store: Store, media_type: str, body: bytes, *, lang: str, cut: bool = False
) -> Results:
    """Read a result, and say what its things are called.

    Args:
        store: where things have their names.
        media_type: one of `WANTED`.
        body: the result, or its first lines.
        lang: the language of names, where there are several.
        cut: whether there are more lines.
    """
    names = _Names(store, lang)
    if media_type == TRIPLES:
        triples = ox.parse(body, ox.RdfFormat.N_TRIPLES)
        found = [(t.subject, t.predicate, t.object) for t in triples]
        return Results("graph", (), names.rows(found), cut=cut)
    told = ox.parse_query_results(body, format=RESULTS[media_type])
    if isinstance(told, ox.QueryBoolean):
        return Results("ask", truth=bool(told))
    columns = [variable.value for variable in told.variables]
    return Results("select", columns, names.rows(map(tuple, told)), cut=cut)


class _Names:
    """What things are called, each looked up once."""

    def __init__(self, store: Store, lang: str) -> None:
        self._store = store
        self._lang = lang
        self._known: dict[str, Value] = {}
        self._catalog: Catalog = catalog(store)

    def rows(self, found: Iterable[Sequence[object]]) -> list[list[Value | None]]:
        return [[self._value(term) for term in row] for row in found]

    def _value(self, term: object) -> Value | None:
        if isinstance(term, ox.NamedNode):
            iri = term.value
            if iri not in self._known:
                self._known[iri] = self._thing(iri)
            return self._known[iri]
        if isinstance(term, ox.Literal):
            note = term.language or _datatype(term.datatype.value)
            text = term.value[:LONGEST]
            return Value("literal", text, note=note, cut=text != term.value)
        return None if term is None else Value("blank", str(term))

    def _thing(self, iri: str) -> Value:
        known = self._catalog
        if iri.startswith(known.iris.base):
            slug = known.iris.slug(iri)
            if slug in known.documents:
                return Value("document", known.documents[slug].label, slug, iri, slug)
            if slug in known.agencies:
                return Value("agency", known.agencies[slug].name, slug, iri, slug)
            if slug in known.tasks:
                task = known.tasks[slug]
                letter = known.documents[task.letter].label
                return Value("task", f"{task.label} · {letter}", slug, iri, slug)
            return Value("thing", self._label(iri) or slug, slug, iri, slug)
        short = shortened(iri)
        if iri.startswith(CD):
            name = iri.removeprefix(CD)
            return Value("term", self._label(iri) or short, short, iri, name)
        kind: ValueKind = "web" if iri.startswith(("http://", "https://")) else "blank"
        return Value(kind, self._label(iri) or short, short, iri)

    def _label(self, iri: str) -> str | None:
        said = [t for name in NAMES[1:] for t in self._store.matching(iri, name)]
        return label_of(iri, said, self._lang)


def shortened(iri: str) -> str:
    """An IRI with the prefix that the endpoint knows for it, or as it is."""
    fits = [(ns, prefix) for prefix, ns in PREFIXES.items() if iri.startswith(ns)]
    if not fits:
        return iri
    space, prefix = max(fits, key=lambda fit: len(fit[0]))
    return f"{prefix}:{iri.removeprefix(space)}"


def _datatype(iri: str) -> str:
    """The datatype of a literal, unless it goes without saying."""
    short = shortened(iri)
    return "" if short in ("xsd:string", "xsd:integer", "xsd:boolean") else short
