"""The statements about one letter, as something to correct on.

It begins with what the machine says. What is taken off is kept apart if the machine
said it; what is put on it belongs to the graph of people's statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.corrections.words import all_words
from graph.iris import fold, part, task_part
from graph.writer import LetterWriter, node
from ontology.standards import Oa, Prov, Rdf
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from extract.model import Span
    from graph.iris import Iris

RULE = "person"
"""What stands where a machine's statement names the rule that made it."""


class Sheet:
    """The statements about the letter of a slug; subjects and objects are slugs."""

    def __init__(self, iris: Iris, letter: str, quads: Iterable[ox.Quad]) -> None:
        self.iris = iris
        self.letter = letter
        self.machine: set[ox.Quad] = set(quads)
        self.taken: set[ox.Quad] = set()
        self._by_subject: dict[str, set[ox.Quad]] = {}
        self._put(self.machine)
        self.text = self.literal(letter, Cd.text) or ""

    @property
    def quads(self) -> Iterator[ox.Quad]:
        """All that stands on it now."""
        for quads in self._by_subject.values():
            yield from quads

    # Reading

    def terms(self, subject: str, predicate: str) -> list[ox.NamedNode | ox.Literal]:
        """The objects of a property, in a fixed order."""
        wanted = node(predicate)
        found = (
            quad.object
            for quad in self._by_subject.get(subject, ())
            if quad.predicate == wanted
        )
        kept = [term for term in found if isinstance(term, ox.NamedNode | ox.Literal)]
        return sorted(kept, key=str)

    def literal(self, subject: str, predicate: str) -> str | None:
        """The value of a property, an IRI of a vocabulary included."""
        found = self.terms(subject, predicate)
        return found[0].value if found else None

    def links(self, subject: str, predicate: str) -> list[str]:
        """The slugs that a property leads to."""
        base = self.iris.base
        iris = (term.value for term in self.terms(subject, predicate))
        return [iri.removeprefix(base) for iri in iris if iri.startswith(base)]

    def link(self, subject: str, predicate: str) -> str | None:
        """The slug that a property leads to."""
        return next(iter(self.links(subject, predicate)), None)

    def instances(self, class_: str) -> list[str]:
        """The slugs of a class's instances, in the order in which they stand."""
        wanted = node(class_)
        found = (
            subject
            for subject in self._by_subject
            if wanted in self.terms(subject, Rdf.type)
        )
        return sorted(found, key=lambda slug: (self.segments(slug), slug))

    def segments(self, slug: str) -> tuple[tuple[int, int], ...]:
        """Where something stands, as offsets into the text."""
        found = []
        for place in self.links(slug, Oa.hasTarget):
            selector = self.link(place, Oa.hasSelector) or ""
            start, end = (self.literal(selector, p) for p in (Oa.start, Oa.end))
            found.append((int(start or 0), int(end or 0)))
        return tuple(sorted(found))

    def task(self, label: str) -> str | None:
        """The slug of a task by its label."""
        slug = part(self.letter, task_part(label))
        return slug if self.literal(slug, Cd.taskLabel) else None

    def labels(self) -> list[str]:
        """The labels of all tasks, in the order in which they stand."""
        tasks = self.instances(Cd.Task)
        return [self.literal(task, Cd.taskLabel) or "" for task in tasks]

    def around(self, task: str | None) -> tuple[tuple[int, int], ...]:
        """The segments of a task; without one, the whole letter."""
        found = self.task(task) if task is not None else None
        return self.segments(found) if found else ((0, len(self.text)),)

    def find(self, folded: str, ordinal: int, task: str | None) -> Span | None:
        """Words in a task, or where it does not hold them, anywhere in the letter.

        A task may be given to those whom a heading above it names.
        """
        places = self.places(folded, task)
        return places[ordinal - 1] if 0 < ordinal <= len(places) else None

    def places(self, folded: str, task: str | None) -> list[Span]:
        """Every place of words: those in a task, then further ones of the letter.

        The count goes on behind those in the task: the third is the third of the whole
        letter where the task has two.
        """
        if task is not None and self.task(task) is None:
            return []
        inside = all_words(self.text, folded, self.around(task))
        if task is None:
            return inside
        whole = all_words(self.text, folded, self.around(None))
        return [*inside, *whole[len(inside) :]]

    def mentions(self, class_: str, task: str | None) -> list[str]:
        """The mentions of a class that stand in a task, or in the letter."""
        around = self.around(task)
        return [m for m in self.instances(class_) if meet(self.segments(m), around)]

    def quoting(self, folded: str, ordinal: int, task: str | None) -> str | None:
        """The citation that has these words, the so-manieth if several have."""
        same = [
            mention
            for mention in self.mentions(Cd.CitationMention, task)
            if fold(self.literal(mention, Cd.quote) or "") == folded
        ]
        return same[ordinal - 1] if ordinal <= len(same) else None

    # Writing

    def writer(self) -> LetterWriter:
        """What writes statements of people about this letter."""
        graph = self.iris.corrections
        return LetterWriter(self.iris, graph, letter=self.letter, source=self.text)

    def put(self, quads: Iterable[ox.Quad]) -> None:
        """Add statements of people."""
        self._put(quads)

    def take(self, subject: str, predicate: str, object_: str | None = None) -> None:
        """Take off what a property says, or of that what leads to a slug."""
        wanted = node(predicate)
        value = None if object_ is None else node(self.iris.iri(object_))
        self._take(
            quad
            for quad in self._by_subject.get(subject, ())
            if quad.predicate == wanted and value in (None, quad.object)
        )

    def take_whole(self, slug: str) -> None:
        """Take off all about a thing and its parts, and what leads to it."""
        own = {s for s in self._by_subject if s == slug or s.startswith(f"{slug}.")}
        named = node(self.iris.iri(slug))
        self._take(
            quad
            for subject, quads in self._by_subject.items()
            for quad in quads
            if subject in own or quad.object == named
        )

    def _put(self, quads: Iterable[ox.Quad]) -> None:
        for quad in quads:
            iri = getattr(quad.subject, "value", "")
            subject = iri.removeprefix(self.iris.base)
            self._by_subject.setdefault(subject, set()).add(quad)

    def _take(self, quads: Iterable[ox.Quad]) -> None:
        for quad in list(quads):
            iri = getattr(quad.subject, "value", "")
            self._by_subject[iri.removeprefix(self.iris.base)].discard(quad)
            if quad in self.machine:
                self.taken.add(quad)


def meet(one: Iterable[tuple[int, int]], other: Iterable[tuple[int, int]]) -> bool:
    """Whether two places share a part of the text."""
    others = list(other)
    return any(a < d and c < b for a, b in one for c, d in others)


def stated_by_a_person(out: LetterWriter, slug: str, correction: str) -> None:
    """Say of a thing that a correction made it."""
    out.link(slug, Prov.wasGeneratedBy, correction)


def confident(out: LetterWriter, slug: str) -> None:
    """Say of a mention or an assertion that a person vouches for it."""
    out.text(slug, Cd.rule, RULE)
    out.decimal(slug, Cd.confidence, 1.0)
