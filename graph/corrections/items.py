"""What a person can review in a letter: each thing that was read, and where it stands.

As the letter stands now, confirmed corrections included. Each item says how a proposal
about it is asked for (`graph.corrections.model.Proposal`), so that pages need not know
how places are told apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.catalog import catalog
from graph.corrections.checks import LONGEST_QUOTE
from graph.corrections.fields import deadlines_at
from graph.corrections.item import Item, Letter
from graph.corrections.keeping import corrections_of, sheet_of
from graph.corrections.placing import place_of
from graph.corrections.sheet import RULE
from graph.describe import type_name
from graph.iris import fold
from graph.writer import node
from ontology.standards import Dcterms, Prov, Rdf
from ontology.terms import DEADLINE, DOCUMENT_TYPE, RELATIONS, ROLE, STATUS, Cd

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from extract.model import Span
    from graph.corrections.item import Doubt
    from graph.corrections.model import Correction, Field, HeaderField
    from graph.corrections.sheet import Sheet
    from graph.iris import Iris
    from graph.store import Store

LOW: Final = 0.8
"""Below this confidence an extraction is looked at first."""
_UNCLEAR: Final[Mapping[str, Doubt]] = {
    "ambiguous": "ambiguous",
    "blocked": "blocked",
    "unresolved": "unresolved",
}
DOUBTED: Final = tuple(_UNCLEAR)
"""The states of a citation of which it is not clear what it means."""
HEADERS: Final[Mapping[HeaderField, str]] = {
    "number": Cd.number,
    "date": Dcterms.date,
    "issuer": Cd.issuerName,
    "subject": Dcterms.title,
    "type": Cd.documentType,
}
NEEDED: Final[tuple[HeaderField, ...]] = ("number", "date")
_DAY: Final = len("2025-01-31")
_MENTIONS: Final = """
SELECT ?mention ?document ?status ?kind WHERE {
  ?mention dcterms:isPartOf $letter ; a cd:CitationMention ; oa:hasBody ?document ;
           cd:resolutionStatus ?status ; cd:kind ?kind .
}"""
"""What the mentions of one letter were resolved to; cheaper than all evidence."""


def read_letter(store: Store, iris: Iris, slug: str) -> Letter:
    """The letter of a slug with all that a person can review in it, as it stands."""
    found = _Finder(store, iris, slug)
    every = (
        *found.headers(),
        *found.citations(),
        *found.relations(),
        *found.parts(),
    )
    return Letter(
        slug=slug,
        text=found.sheet.text,
        tasks=tuple(found.tasks()),
        items=tuple(sorted(every, key=lambda item: item.start)),
    )


class _Finder:
    def __init__(self, store: Store, iris: Iris, letter: str) -> None:
        self.letter = letter
        self.sheet: Sheet = sheet_of(store, iris, letter)
        self.known = catalog(store)
        self.live = [c for c in corrections_of(store, iris, letter) if c.live]
        rows = store.rows(_MENTIONS, letter=node(iris.iri(letter)))
        self.mentions = {iris.slug(row["mention"]): row for row in rows}
        self.meant = {
            local: iris.slug(row["document"])
            for mention, row in self.mentions.items()
            if (local := self.sheet.link(mention, Cd.understoodAs))
        }

    def tasks(self) -> Iterator[tuple[str, int]]:
        """The label of each task, and where it begins."""
        for task in self.sheet.instances(Cd.Task):
            segments = self.sheet.segments(task)
            if segments:
                yield self.sheet.literal(task, Cd.taskLabel) or "", segments[0][0]

    def headers(self) -> Iterator[Item]:
        """The fields of the header."""
        sheet, letter = self.sheet, self.letter
        for name, predicate in HEADERS.items():
            value = sheet.literal(letter, predicate)
            if name == "type":
                value = type_name((value or "").removeprefix(DOCUMENT_TYPE))
            short = name == "date" and value is not None and len(value) < _DAY
            missing = name in NEEDED and (value is None or short)
            by = self._by_field(name, "confirmed")
            yield Item(
                key=name,
                field=name,
                value=value,
                doubts=("missing",) if missing and not by else (),
                by=by[0] if by else None,
                proposed=self._by_field(name, "proposed"),
            )

    def citations(self) -> Iterator[Item]:
        """Each place that mentions a document, and which it is taken to mean."""
        sheet = self.sheet
        counts: dict[str, int] = {}
        for mention in sheet.instances(Cd.CitationMention):
            quote = sheet.literal(mention, Cd.quote) or ""
            folded = fold(quote)
            counts[folded] = ordinal = counts.get(folded, 0) + 1
            local = sheet.link(mention, Cd.understoodAs)
            slug = self.meant.get(local or "", local)
            said = self.mentions.get(mention)
            doubts = self._doubts(mention)
            status = said["status"].removeprefix(STATUS) if said else ""
            if said and said["kind"] != "open" and status in _UNCLEAR:
                doubts = (*doubts, _UNCLEAR[status])
            yield Item(
                key=self._key(mention),
                field="citation",
                value=slug,
                quote=quote,
                segments=sheet.segments(mention),
                asked={"quote": quote, "ordinal": str(ordinal)},
                about=self._label(slug),
                slug=slug,
                confidence=self._confidence(mention),
                doubts=doubts,
                by=self._by(mention),
                proposed=tuple(
                    c.id
                    for c in self._proposed("citation")
                    if (c.change.quote, c.change.ordinal) == (folded, ordinal)
                ),
            )

    def relations(self) -> Iterator[Item]:
        """What the letter, or a document in it, does with another document."""
        sheet = self.sheet
        names = {iri: name for name, iri in RELATIONS.items()}
        for assertion in sheet.instances(Cd.RelationAssertion):
            value = names.get(sheet.literal(assertion, Rdf.predicate) or "")
            ends = [
                sheet.link(assertion, end) or "" for end in (Rdf.subject, Rdf.object)
            ]
            subject, object_ = (self.meant.get(end, end) for end in ends)
            if not {subject, object_} <= self.known.documents.keys():
                continue  # of a body that is set up: no correction can speak of it
            label = self._task_label(sheet.link(assertion, Cd.inTask))
            asked = {
                "object": object_,
                "was": value or "",
                **self._words(assertion, label),
            }
            if ends[0] != self.letter:
                asked["subject"] = subject
            yield Item(
                key=self._key(assertion),
                field="relation",
                value=value,
                quote=sheet.literal(assertion, Cd.quote) or "",
                segments=sheet.segments(assertion),
                task=label,
                asked=asked,
                about=self._label(object_),
                slug=object_,
                subject=None if ends[0] == self.letter else self._label(subject),
                confidence=self._confidence(assertion),
                doubts=self._doubts(assertion),
                by=self._by(assertion),
                proposed=tuple(
                    c.id
                    for c in self._proposed("relation")
                    if [c.change.slug("subject"), c.change.slug("object")] == ends
                    and c.change.old == value
                    and label in (None, c.change.task)
                ),
            )

    def parts(self) -> Iterator[Item]:
        """Who does what in each task, and by when."""
        for task in self.sheet.instances(Cd.Task):
            label = self.sheet.literal(task, Cd.taskLabel) or ""
            for assignment in self.sheet.links(task, Cd.hasAssignment):
                yield self._role(task, label, assignment)
            for deadline in self.sheet.links(task, Cd.hasDeadline):
                yield self._deadline(task, label, deadline)

    def _role(self, task: str, label: str, assignment: str) -> Item:
        sheet = self.sheet
        role = (sheet.literal(assignment, Cd.role) or "").removeprefix(ROLE)
        agency = sheet.link(assignment, Cd.agent) or ""
        unstated = role == "lead" and sheet.literal(task, Cd.leadUnstated) == "true"
        named = self.known.agencies.get(agency)
        return Item(
            key=self._key(assignment),
            field="role",
            value=role,
            quote=sheet.literal(assignment, Cd.quote) or "",
            segments=sheet.segments(assignment),
            task=label,
            asked={"agency": agency, "was": role, **self._words(assignment, label)},
            about=named.name if named else sheet.literal(assignment, Cd.printedName),
            slug=agency,
            shared=sheet.literal(assignment, Cd.stated) == "false",
            doubts=("unstated",) if unstated else (),
            by=self._by(assignment),
            proposed=tuple(
                c.id
                for c in self._proposed("role")
                if c.change.task == label
                and c.change.slug("agency") == agency
                and role in (c.change.old, c.change.new)
            ),
        )

    def _deadline(self, task: str, label: str, deadline: str) -> Item:
        sheet = self.sheet
        value = sheet.literal(deadline, Cd.deadlineValue)
        quote = sheet.literal(deadline, Cd.quote) or ""
        kind = sheet.literal(deadline, Cd.deadlineKind) or ""
        found = place_of(sheet, fold(quote), label, deadline)
        asked = {"quote": quote}
        if found is not None:
            at, ordinal = found
            asked["ordinal"] = str(ordinal)
            asked.update(self._chosen(task, at, value))
        folded = fold(quote)
        return Item(
            key=self._key(deadline),
            field="deadline",
            value=value or "",
            quote=quote,
            segments=sheet.segments(deadline),
            task=label,
            asked=asked,
            kind=kind.removeprefix(DEADLINE),
            bound=sheet.literal(deadline, Cd.bound),
            doubts=("early",) if self._is_early(value) else (),
            by=self._by(deadline),
            proposed=tuple(
                c.id
                for c in self._proposed("deadline")
                if c.change.task == label
                and c.change.quote == folded
                and c.change.old == (value or "")
            ),
        )

    def _words(self, thing: str, label: str | None) -> dict[str, str]:
        """The words that show where a thing is, should its own place not be found.

        A role may stand in a heading above an item that has the same words; a footnote
        may part a quote, of which the longest piece tells the place.
        """
        quote = self.sheet.literal(thing, Cd.quote) or ""
        segments = self.sheet.segments(thing)
        if len(segments) > 1:
            start, end = max(segments, key=lambda s: s[1] - s[0])
            piece = self.sheet.text[start:end]
            found = place_of(self.sheet, fold(piece), label, thing)
            if found is not None:
                return {"quote": piece, "ordinal": str(found[1])}
        short = 0 < len(quote) <= LONGEST_QUOTE
        return {"quote": quote, "ordinal": "1"} if short else {}

    def _chosen(self, task: str, at: Span, value: str | None) -> dict[str, str]:
        """Which of several deadlines at one place is meant."""
        several = len(deadlines_at(self.sheet, task, at, None)) > 1
        return {"was": value} if several and value else {}

    def _is_early(self, value: str | None) -> bool:
        """Whether a deadline is a day before that of the letter."""
        day = self.sheet.literal(self.letter, Dcterms.date) or ""
        whole = value is not None and len(value) == len(day) == _DAY
        return whole and (value or "") < day

    def _doubts(self, thing: str) -> tuple[Doubt, ...]:
        confidence = self._confidence(thing)
        return ("low",) if confidence is not None and confidence < LOW else ()

    def _confidence(self, thing: str) -> float | None:
        if self.sheet.literal(thing, Cd.rule) == RULE:
            return None
        said = self.sheet.literal(thing, Cd.confidence)
        return float(said) if said else None

    def _by(self, thing: str) -> str | None:
        return self.sheet.link(thing, Prov.wasGeneratedBy)

    def _by_field(self, name: Field, status: str) -> tuple[str, ...]:
        found = (c for c in self.live if c.change.field == name)
        return tuple(c.id for c in found if c.status == status)

    def _proposed(self, name: Field) -> Iterator[Correction]:
        for one in self.live:
            if one.status == "proposed" and one.change.field == name:
                yield one

    def _task_label(self, task: str | None) -> str | None:
        return self.sheet.literal(task, Cd.taskLabel) if task else None

    def _label(self, slug: str | None) -> str | None:
        document = self.known.documents.get(slug or "")
        return document.label if document else slug

    def _key(self, thing: str) -> str:
        return thing.removeprefix(f"{self.letter}.")
