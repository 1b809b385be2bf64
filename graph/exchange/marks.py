"""A letter with everything found in it marked, for formats that annotate texts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import pyoxigraph as ox

from graph.catalog import catalog
from graph.corrections.keeping import corrections_of, said_of
from graph.errors import DamagedLetterError
from graph.iris import iris_of
from graph.writer import node
from ontology.standards import Oa, Rdf, Schema
from ontology.terms import DEADLINE, RELATIONS, Cd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.catalog import Document
    from graph.iris import Iris
    from graph.store import Store

MarkKind = Literal["citation", "agency", "relation", "task", "deadline", "target"]
Said = dict[str, list[str]]

KINDS: Final[Mapping[str, MarkKind]] = {
    Cd.CitationMention: "citation",
    Cd.AgencyMention: "agency",
    Cd.RelationAssertion: "relation",
    Cd.Task: "task",
    Cd.Deadline: "deadline",
    Cd.Target: "target",
}
_BODIES = "SELECT ?mention ?body { GRAPH $resolution { ?mention oa:hasBody ?body } }"
_NAMES: Final = {iri: name for name, iri in RELATIONS.items()}


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a letter and what was found in them.

    `label` says which: the kind of a citation ("numbered"), agency ("body") or
    deadline ("date"), the predicate of a relation ("implements"), the label of a task
    ("3.b"), the comparator of a target (">="). `about` is the slug of the document or
    agency that is meant, of a relation its object; `value` the deadline, or the amount
    and unit of a target.
    """

    slug: str
    kind: MarkKind
    label: str
    segments: tuple[tuple[int, int], ...]
    quote: str
    about: str | None
    value: str | None


@dataclass(frozen=True, slots=True)
class MarkedLetter:
    """A letter that was read, its raw text and its marks, as they stand in it."""

    document: Document
    text: str
    marks: tuple[Mark, ...]

    def of(self, kind: MarkKind) -> tuple[Mark, ...]:
        """The marks of one kind."""
        return tuple(mark for mark in self.marks if mark.kind == kind)


def marked_letters(store: Store) -> Iterator[MarkedLetter]:
    """All letters that were read, copies too, in the order of their slugs.

    Raises:
        DamagedLetterError: words of a letter are not where its graph has them.
    """
    for document in held(store):
        yield marked_letter(store, document)


def held(store: Store) -> list[Document]:
    """The letters that were read, in the order of their slugs."""
    return [one for one in catalog(store).documents.values() if one.held]


def marked_letter(store: Store, document: Document) -> MarkedLetter:
    """One letter that was read; as `marked_letters`."""
    things: dict[str, Said] = defaultdict(lambda: defaultdict(list))
    for quad in _said(store, document):
        value = quad.object
        if isinstance(value, ox.NamedNode | ox.Literal):
            things[_name(quad.subject)][quad.predicate.value].append(value.value)
    text = things[document.iri][Cd.text][0]
    reader = _Reader(iris_of(store), text, things, _bodies(store))
    marks = [
        reader.mark(iri, KINDS[class_])
        for iri, said in things.items()
        for class_ in said[Rdf.type]
        if class_ in KINDS
    ]
    marks.sort(key=lambda mark: (mark.segments, mark.slug))
    return MarkedLetter(document, text, tuple(marks))


def _said(store: Store, document: Document) -> list[ox.Quad]:
    """What a letter's graph says, and people who corrected it."""
    iris = iris_of(store)
    quads = store.quads(document.iri)
    if corrections_of(store, iris, document.slug):
        quads += said_of(store, iris, document.slug)
    return quads


def _name(subject: object) -> str:
    return str(getattr(subject, "value", subject))


def _bodies(store: Store) -> dict[str, str]:
    """What each citation means, given all letters."""
    resolution = node(iris_of(store).resolution)

    def read() -> dict[str, str]:
        rows = store.rows(_BODIES, resolution=resolution)
        return {row["mention"]: row["body"] for row in rows}

    return store.keep("bodies of mentions", read)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes marks of what a letter's graph says of its parts."""

    iris: Iris
    text: str
    things: Mapping[str, Said]
    bodies: Mapping[str, str]

    def mark(self, iri: str, kind: MarkKind) -> Mark:
        said = self.things[iri]
        about = self._about(iri, kind)
        return Mark(
            slug=self.iris.slug(iri),
            kind=kind,
            label=self._label(said, kind),
            segments=self._segments(iri),
            quote=said[Cd.quote][0],
            about=self.iris.slug(about) if about else None,
            value=_value(said, kind),
        )

    def _label(self, said: Said, kind: MarkKind) -> str:
        if kind == "relation":
            return _NAMES[said[Rdf.predicate][0]]
        if kind == "deadline":
            return said[Cd.deadlineKind][0].removeprefix(DEADLINE)
        if kind == "agency":  # a letter's own groups tell no kind
            return next(iter(said[Cd.kind]), "group")
        told = {"task": Cd.taskLabel, "target": Cd.comparator}.get(kind, Cd.kind)
        return said[told][0]

    def _about(self, iri: str, kind: MarkKind) -> str | None:
        said = self.things[iri]
        if kind == "relation":
            mention, object_ = said[Cd.mention][0], said[Rdf.object][0]
            understood = self.things[mention][Cd.understoodAs]
            return self.bodies.get(mention) if object_ in understood else object_
        found = self.bodies.get(iri)
        return found or next(iter(said[Oa.hasBody]), None)

    def _segments(self, iri: str) -> tuple[tuple[int, int], ...]:
        """Where the words stand, checked against the text."""
        segments = []
        for place in self.things[iri][Oa.hasTarget]:
            for name in self.things[place][Oa.hasSelector]:
                selector = self.things[name]
                start, end = int(selector[Oa.start][0]), int(selector[Oa.end][0])
                if self.text[start:end] != selector[Oa.exact][0]:
                    raise DamagedLetterError(self.iris.slug(iri))
                segments.append((start, end))
        return tuple(sorted(segments))


def _value(said: Said, kind: MarkKind) -> str | None:
    """The value of a deadline, or the amount and unit of a target."""
    if kind == "deadline":
        return next(iter(said[Cd.deadlineValue]), None)
    if kind == "target":
        return " ".join([*said[Schema.value], *said[Schema.unitText]]) or None
    return None
