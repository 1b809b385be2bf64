"""Writes quads into one named graph: terms, and the place where something stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from extract.places import Places
from graph.iris import part
from ontology.standards import Oa, Rdf, Xsd
from ontology.terms import Cd

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from extract.model import Span
    from extract.source import Page
    from graph.iris import Iris

_DATE_TYPES = {4: Xsd.gYear, 7: Xsd.gYearMonth, 10: Xsd.date}


@lru_cache(maxsize=4096)
def node(iri: str) -> ox.NamedNode:
    """The term of an IRI."""
    return ox.NamedNode(iri)


@dataclass(slots=True)
class Writer:
    """Collects the quads of one graph.

    Subjects and parts are slugs; predicates and classes are IRIs of vocabularies.
    A value of None writes nothing.
    """

    iris: Iris
    graph: str
    quads: list[ox.Quad] = field(default_factory=list)

    def link(self, subject: str, predicate: str, *objects: str | None) -> None:
        """Link a slug to slugs."""
        for slug in objects:
            if slug is not None:
                self._add(subject, predicate, node(self.iris.iri(slug)))

    def term(self, subject: str, predicate: str, *objects: str | None) -> None:
        """Link a slug to terms of vocabularies: classes, concepts, properties."""
        for iri in objects:
            if iri is not None:
                self._add(subject, predicate, node(iri))

    def a(self, subject: str, *classes: str) -> None:
        """Say what a slug is an instance of."""
        self.term(subject, Rdf.type, *classes)

    def text(self, subject: str, predicate: str, *values: str | None) -> None:
        """Add plain strings."""
        for value in values:
            if value is not None:
                self._add(subject, predicate, ox.Literal(value))

    def date(self, subject: str, predicate: str, value: str | None) -> None:
        """Add a date: YYYY, YYYY-MM or YYYY-MM-DD, each with its datatype."""
        if value is not None:
            self.typed(subject, predicate, value, _DATE_TYPES[len(value)])

    def day(self, subject: str, predicate: str, value: dt.date | None) -> None:
        """Add a day."""
        self.date(subject, predicate, value.isoformat() if value else None)

    def integer(self, subject: str, predicate: str, value: int) -> None:
        """Add an integer."""
        self.typed(subject, predicate, str(value), Xsd.integer)

    def decimal(self, subject: str, predicate: str, value: float | None) -> None:
        """Add a decimal in the form in which Oxigraph gives it back."""
        if value is not None:
            digits = f"{value:.6f}".rstrip("0").rstrip(".")
            self.typed(subject, predicate, digits, Xsd.decimal)

    def flag(self, subject: str, predicate: str, *, value: bool) -> None:
        """Add a truth value."""
        self.typed(subject, predicate, str(value).lower(), Xsd.boolean)

    def typed(self, subject: str, predicate: str, value: str, datatype: str) -> None:
        """Add a literal of a datatype, given as its IRI."""
        self._add(subject, predicate, ox.Literal(value, datatype=node(datatype)))

    def _add(
        self, subject: str, predicate: str, value: ox.NamedNode | ox.Literal
    ) -> None:
        start = node(self.iris.iri(subject))
        self.quads.append(ox.Quad(start, node(predicate), value, node(self.graph)))


@dataclass(slots=True)
class LetterWriter(Writer):
    """Writes the graph of a letter: knows its slug, its raw text and its pages."""

    letter: str = ""
    source: str = ""
    places: Places = field(default_factory=lambda: Places(()))
    pages: Sequence[Page] = ()

    def quote(self, subject: str, span: Span) -> None:
        """Add the words of a span and every segment of the letter they stand in."""
        self.text(subject, Cd.quote, span.text)
        self._segments(subject, Oa.hasTarget, subject, span)

    def anchor(self, footnote: str, span: Span) -> None:
        """Add the segments of the phrase that a footnote's marker stands on."""
        self._segments(footnote, Cd.anchor, part(footnote, "anchor"), span)

    def _segments(self, subject: str, predicate: str, prefix: str, span: Span) -> None:
        """Link to each segment, selected by position and by its raw words."""
        for number, (start, end) in enumerate(span.segments, 1):
            place = part(prefix, f"s{number}")
            selector = part(place, "sel")
            self.link(subject, predicate, place)
            self.a(place, Oa.SpecificResource)
            self.link(place, Oa.hasSource, self.letter)
            regions = self.places.regions([(start, end)])
            self._page(place, start)
            self.text(place, Cd.region, *(region.fragment for region in regions))
            self.link(place, Oa.hasSelector, selector)
            self.a(selector, Oa.TextPositionSelector, Oa.TextQuoteSelector)
            self.integer(selector, Oa.start, start)
            self.integer(selector, Oa.end, end)
            self.text(selector, Oa.exact, self.source[start:end])

    def _page(self, place: str, start: int) -> None:
        """Add the page on which a segment begins, if the file has pages."""
        for page in self.pages:
            if page.start <= start < page.end:
                self.integer(place, Cd.page, page.number)
                return
