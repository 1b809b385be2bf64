"""A description as it is shown to people: rows of words and links, no terms of RDF."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.answers.resource import NAMES, label_of
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.answers.resource import Resource
    from graph.iris import Iris


@dataclass(frozen=True, slots=True)
class Value:
    """Words, and the IRI of what they name, if it is a thing or a term."""

    text: str
    iri: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A property and its values; of what leads here, what it leads from."""

    property: Value
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A thing: what is said of it, of its parts, and what leads to it."""

    label: str
    iri: str
    rows: tuple[Row, ...]
    parts: tuple[tuple[Value, tuple[Row, ...]], ...]
    leading_here: tuple[Row, ...]
    cut: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """What IRIs are called in a language, by the triples of a description."""

    told: dict[str, list[ox.Triple]]
    iris: Iris
    lang: str

    def value(self, term: object) -> Value:
        """A term in words."""
        if not isinstance(term, ox.NamedNode):
            return Value(str(getattr(term, "value", term)))
        iri = term.value
        called = label_of(iri, self.told.get(iri, ()), self.lang)
        return Value(called or self._short(iri), iri)

    def _short(self, iri: str) -> str:
        if iri.startswith(self.iris.base):
            return self.iris.slug(iri)
        fits = [(ns, prefix) for prefix, ns in PREFIXES.items() if iri.startswith(ns)]
        if not fits:
            return iri
        space, prefix = max(fits, key=lambda fit: len(fit[0]))
        return f"{prefix}:{iri.removeprefix(space)}"


def resource_view(found: Resource, iris: Iris, lang: str = "vi") -> ResourceView:
    """Show a description in a language."""
    told: dict[str, list[ox.Triple]] = defaultdict(list)
    for triple in found.triples:
        if isinstance(triple.subject, ox.NamedNode):
            told[triple.subject.value].append(triple)
    words = _Words(told, iris, lang)
    parts = [iri for iri in told if iri.startswith(f"{found.iri}.")]
    here = [t for t in found.triples if _value(t.object) == found.iri]
    return ResourceView(
        label=label_of(found.iri, told[found.iri], lang) or found.label,
        iri=found.iri,
        rows=_rows(told[found.iri], words),
        parts=tuple(
            (words.value(ox.NamedNode(part)), rows)
            for part in parts
            if (rows := _rows(_beyond_names(told[part], found.iri), words))
        ),
        leading_here=_rows(here, words, backwards=True),
        cut=found.cut,
    )


def _value(term: object) -> str | None:
    return term.value if isinstance(term, ox.NamedNode) else None


def _beyond_names(said: Sequence[ox.Triple], whole: str) -> Sequence[ox.Triple]:
    """What is said of a part; nothing, where only its name and whole are told."""
    told = [triple for triple in said if _value(triple.object) != whole]
    named = all(triple.predicate.value in NAMES for triple in told)
    return () if named else told


def _rows(
    said: Iterable[ox.Triple], words: _Words, *, backwards: bool = False
) -> tuple[Row, ...]:
    by_property: dict[str, list[Value]] = defaultdict(list)
    for triple in said:
        end = triple.subject if backwards else triple.object
        by_property[triple.predicate.value].append(words.value(end))
    return tuple(
        Row(words.value(ox.NamedNode(name)), tuple(sorted(values, key=_by_text)))
        for name, values in sorted(by_property.items())
    )


def _by_text(value: Value) -> str:
    return value.text
