"""The statements of letters with the words that make them: the steps of a chain."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalog import catalog
from graph.directions import NAMES_ACT
from graph.quotes import Quote
from ontology.terms import ROLE, STATEMENTS, STATUS, Cd

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.catalog import Catalog
    from graph.iris import Iris
    from graph.readable import Row
    from graph.store import Store

_ASSERTIONS = """
SELECT ?slug ?letter ?subject ?predicate ?object ?task ?quote ?rule ?confidence
       ?rejected WHERE {
  ?slug cd:assertedBy ?letter ; rdf:subject ?subject ; rdf:predicate ?predicate ;
        rdf:object ?object ; cd:quote ?quote ; cd:rule ?rule ;
        cd:confidence ?confidence .
  OPTIONAL { ?slug cd:inTask ?task }
  OPTIONAL { ?slug cd:rejected ?rejected }
}"""
_ASSIGNMENTS = """
SELECT ?slug ?task ?agency ?role ?stated ?quote WHERE {
  ?task cd:hasAssignment ?slug .
  ?slug cd:agent ?agency ; cd:role ?role ; cd:stated ?stated ; cd:quote ?quote .
}"""
_ALIASES = """
SELECT ?slug ?letter ?subject ?predicate ?object ?quote ?rule ?place WHERE {
  ?slug a cd:AliasStatement ; rdf:subject ?subject ; rdf:predicate ?predicate ;
        rdf:object ?object ; cd:rule ?rule ; cd:mention ?place .
  ?subject cd:namesAct ?object .
  ?place dcterms:isPartOf ?letter ; cd:quote ?quote .
}"""
_MENTIONS = """
SELECT ?slug ?letter ?document ?status ?kind ?section ?quote ?rule ?confidence WHERE {
  ?slug a cd:CitationMention ; dcterms:isPartOf ?letter ; oa:hasBody ?document ;
        cd:resolutionStatus ?status ; cd:kind ?kind ; cd:section ?section ;
        cd:quote ?quote ; cd:rule ?rule ; cd:confidence ?confidence .
}"""
_PLACES = """
SELECT ?slug ?start ?end WHERE {
  VALUES ?class { cd:RelationAssertion cd:Assignment cd:Task cd:CitationMention
                  cd:ReportStep cd:Target }
  ?slug a ?class ; oa:hasTarget ?place .
  ?place oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end .
}"""
_RESOLVED = """
SELECT DISTINCT ?letter ?local ?final WHERE {
  ?mention cd:understoodAs ?local ; oa:hasBody ?final ; dcterms:isPartOf ?letter .
  FILTER(?local != ?final)
}"""
_NAMES = {
    **{iri: name for name, iri in STATEMENTS.items()},
    Cd.namesAct: NAMES_ACT,
}


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a letter states of two documents, its ends resolved.

    `predicate` is a name of the contract; `task` the slug of the item that says it.
    """

    slug: str
    subject: str
    predicate: str
    object: str
    letter: str
    task: str | None
    quote: Quote
    rule: str
    confidence: float

    @property
    def of_letter(self) -> bool:
        """Whether the letter says it of itself; in an item, the item does it."""
        return self.subject == self.letter


@dataclass(frozen=True, slots=True)
class Assignment:
    """An agency's part in a task."""

    slug: str
    task: str
    agency: str
    role: str
    stated: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a letter that mentions a document; `section` is where it stands."""

    slug: str
    letter: str
    document: str
    status: str
    kind: str
    section: str
    quote: Quote
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """All statements and mentions of all letters, and the places they stand at.

    What was `rejected` (`graph.edges`) counts as no statement. `names` say which act a
    name means, once for each place that prints it: the register tells, not the letter.
    Copies of letters state nothing: what their canonical letter states counts once.
    Their mentions are there, as those of any letter.
    """

    assertions: tuple[Assertion, ...]
    assignments: tuple[Assignment, ...]
    mentions: tuple[Mention, ...]
    places: dict[str, tuple[tuple[int, int], ...]]
    rejected: tuple[Assertion, ...] = ()
    names: tuple[Assertion, ...] = ()


def evidence(store: Store) -> Evidence:
    """All statements of the store by slug, kept until it changes."""
    return store.keep("evidence", lambda: _read(store))


def parts_of_tasks(store: Store) -> Mapping[str, list[Assignment]]:
    """The assignments of each task by its slug, kept until the store changes."""
    return store.keep(
        "parts of tasks", lambda: _grouped(evidence(store), lambda part: part.task)
    )


def parts_of_agencies(store: Store) -> Mapping[str, list[Assignment]]:
    """The assignments of each agency by its slug, kept until the store changes."""
    return store.keep(
        "parts of agencies", lambda: _grouped(evidence(store), lambda part: part.agency)
    )


def _grouped(
    said: Evidence, key: Callable[[Assignment], str]
) -> dict[str, list[Assignment]]:
    parts: dict[str, list[Assignment]] = defaultdict(list)
    for part in said.assignments:
        parts[key(part)].append(part)
    return parts


def _read(store: Store) -> Evidence:
    known = catalog(store)
    reader = _Reader(known, _places(store, known.iris))
    resolved = {
        (row["letter"], row["local"]): row["final"] for row in store.rows(_RESOLVED)
    }
    copies = {known.iris.iri(slug) for slug in known.copies}
    counted = [row for row in store.rows(_ASSERTIONS) if row["letter"] not in copies]
    assertions, rejected = (
        [
            reader.assertion(row, resolved)
            for row in counted
            if ("rejected" in row) is no
        ]
        for no in (False, True)
    )
    parts = (
        reader.assignment(row)
        for row in store.rows(_ASSIGNMENTS)
        if known.iris.slug(row["task"]) in known.tasks
    )
    mentions = map(reader.mention, store.rows(_MENTIONS))
    names = (
        reader.assertion({**row, "confidence": "1.0"}, {}, at=row["place"])
        for row in store.rows(_ALIASES)
    )
    return Evidence(
        assertions=tuple(sorted(assertions, key=lambda a: a.slug)),
        assignments=tuple(sorted(parts, key=lambda a: a.slug)),
        mentions=tuple(sorted(mentions, key=lambda m: (m.letter, m.quote.segments))),
        places=reader.places,
        rejected=tuple(sorted(rejected, key=lambda a: a.slug)),
        names=tuple(sorted(names, key=lambda a: (a.slug, a.letter, a.quote.segments))),
    )


def _places(store: Store, iris: Iris) -> dict[str, tuple[tuple[int, int], ...]]:
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in store.rows(_PLACES):
        places[iris.slug(row["slug"])].append((int(row["start"]), int(row["end"])))
    return {slug: tuple(sorted(segments)) for slug, segments in places.items()}


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes values of rows."""

    known: Catalog
    places: dict[str, tuple[tuple[int, int], ...]]

    def assertion(
        self,
        row: Row,
        resolved: dict[tuple[str, str], str],
        at: str | None = None,
    ) -> Assertion:
        """The statement of a row, its ends resolved; it stands at its own place."""
        subject, object_ = (
            self._slug(resolved.get((row["letter"], row[end]), row[end]))
            for end in ("subject", "object")
        )
        letter = self._slug(row["letter"])
        if row["subject"] == row["letter"]:  # itself, whatever its number means by now
            subject = letter
        task = self._slug(row["task"]) if "task" in row else None
        return Assertion(
            slug=self._slug(row["slug"]),
            subject=subject,
            predicate=_NAMES[row["predicate"]],
            object=object_,
            letter=letter,
            task=task,
            quote=self._quote(row, letter, task, at),
            rule=row["rule"],
            confidence=float(row["confidence"]),
        )

    def assignment(self, row: Row) -> Assignment:
        task = self._slug(row["task"])
        return Assignment(
            slug=self._slug(row["slug"]),
            task=task,
            agency=self._slug(row["agency"]),
            role=row["role"].removeprefix(ROLE),
            stated=row["stated"] == "true",
            quote=self._quote(row, self.known.tasks[task].letter, task),
        )

    def mention(self, row: Row) -> Mention:
        letter = self._slug(row["letter"])
        return Mention(
            slug=self._slug(row["slug"]),
            letter=letter,
            document=self._slug(row["document"]),
            status=row["status"].removeprefix(STATUS),
            kind=row["kind"],
            section=row["section"],
            quote=self._quote(row, letter, None),
            rule=row["rule"],
            confidence=float(row["confidence"]),
        )

    def _slug(self, iri: str) -> str:
        return self.known.iris.slug(iri)

    def _quote(
        self, row: Row, letter: str, task: str | None, at: str | None = None
    ) -> Quote:
        found = self.known.tasks.get(task or "")
        place = self.places[self._slug(at or row["slug"])]
        return Quote(letter, row["quote"], place, found.label if found else None)
