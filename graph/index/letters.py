"""What letters say, as rows of the index: tasks, statements, parts, mentions."""

from __future__ import annotations

import json
import logging
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.answers.due import last_day_of
from graph.directions import NAMES_ACT
from graph.index.schema import segments_text
from graph.index.things import values
from ontology.terms import DEADLINE, ROLE, STATEMENTS, STATUS, Cd

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from graph.index.database import Row
    from graph.iris import Iris
    from graph.readable import Readable
    from graph.readable import Row as Found

LOG: Final = logging.getLogger("chidao.index")
AT_ONCE: Final = 20
"""Letters asked for in one query."""

_PLACED: Final = """\
?slug oa:hasTarget ?target . ?target oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end ."""
"""Before what is optional: behind it, all places there are would be joined."""
_TASKS: Final = f"""
SELECT ?slug ?letter ?label ?parent ?text ?unstated ?start ?end WHERE {{
  VALUES ?letter {{ %s }}
  ?slug dcterms:isPartOf ?letter ; a cd:Task ; cd:taskLabel ?label ; cd:quote ?text .
  {_PLACED}
  OPTIONAL {{ ?slug cd:parentTask ?parent }}
  OPTIONAL {{ ?slug cd:leadUnstated ?unstated }}
}}"""
_DEADLINES: Final = """
SELECT ?slug ?text ?value ?kind ?bound WHERE {
  VALUES ?letter { %s }
  ?slug dcterms:isPartOf ?letter ; cd:hasDeadline ?deadline .
  ?deadline cd:quote ?text ; cd:deadlineKind ?kind .
  OPTIONAL { ?deadline cd:deadlineValue ?value }
  OPTIONAL { ?deadline cd:bound ?bound }
} ORDER BY ?deadline"""
_ASSERTIONS: Final = f"""
SELECT ?slug ?letter ?subject ?predicate ?object ?task ?quote ?rule ?confidence
       ?rejected ?start ?end WHERE {{
  VALUES ?letter {{ %s }}
  ?slug cd:assertedBy ?letter ; rdf:subject ?subject ; rdf:predicate ?predicate ;
        rdf:object ?object ; cd:quote ?quote ; cd:rule ?rule ;
        cd:confidence ?confidence .
  {_PLACED}
  OPTIONAL {{ ?slug cd:inTask ?task }}
  OPTIONAL {{ ?slug cd:rejected ?rejected }}
}}"""
_ASSIGNMENTS: Final = f"""
SELECT ?slug ?letter ?task ?agency ?role ?stated ?quote ?start ?end WHERE {{
  VALUES ?letter {{ %s }}
  ?task dcterms:isPartOf ?letter ; cd:hasAssignment ?slug .
  ?slug cd:agent ?agency ; cd:role ?role ; cd:stated ?stated ; cd:quote ?quote .
  {_PLACED}
}}"""
_NAMES: Final = """
SELECT ?slug ?subject ?predicate ?object ?rule ?place WHERE {
  VALUES ?letter { %s }
  ?place dcterms:isPartOf ?letter ; a cd:CitationMention .
  ?slug cd:mention ?place ; a cd:AliasStatement ; rdf:subject ?subject ;
        rdf:predicate ?predicate ; rdf:object ?object ; cd:rule ?rule .
  ?subject cd:namesAct ?object .
}"""
_MENTIONS: Final = f"""
SELECT ?slug ?letter ?document ?local ?status ?kind ?section ?quote ?rule ?confidence
       ?start ?end WHERE {{
  VALUES ?letter {{ %s }}
  ?slug dcterms:isPartOf ?letter ; a cd:CitationMention ; oa:hasBody ?document ;
        cd:resolutionStatus ?status ; cd:kind ?kind ; cd:section ?section ;
        cd:quote ?quote ; cd:rule ?rule ; cd:confidence ?confidence .
  {_PLACED}
  OPTIONAL {{ ?slug cd:understoodAs ?local }}
}}"""
_PARTS: Final = f"""
SELECT ?slug ?letter ?start ?end WHERE {{
  VALUES ?letter {{ %s }}
  ?task dcterms:isPartOf ?letter ; cd:hasReport|cd:hasTarget ?slug .
  {_PLACED}
}}"""
_ENDS: Final = (
    "slug",
    "letter",
    "parent",
    "subject",
    "object",
    "task",
    "agency",
    "document",
    "local",
)
_FIGURE: Final = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_PREDICATES: Final = {
    **{iri: name for name, iri in STATEMENTS.items()},
    Cd.namesAct: NAMES_ACT,
}


@dataclass(slots=True)
class Said:
    """Rows of the tables of letters, by the name of the table."""

    tasks: list[Row] = field(default_factory=list)
    days: list[Row] = field(default_factory=list)
    assertions: list[Row] = field(default_factory=list)
    assignments: list[Row] = field(default_factory=list)
    mentions: list[Row] = field(default_factory=list)
    parts: list[Row] = field(default_factory=list)


def read_letters(
    store: Readable, iris: Iris, letters: Collection[str], copies: Collection[str]
) -> Said:
    """What some letters say; of `copies` among them only their mentions count."""
    return _Reader(store, iris, letters, copies).said()


class _Due(NamedTuple):
    """A deadline, as the catalogue has it."""

    text: str
    value: str | None
    kind: str
    bound: str | None


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row of the store, and where in its letter it stands."""

    row: Found
    segments: str


class _Reader:
    def __init__(
        self,
        store: Readable,
        iris: Iris,
        letters: Collection[str],
        copies: Collection[str],
    ) -> None:
        self._store = store
        self._slug, self._base = iris.slug, iris.base
        self._letters = values(iris, letters)
        self._copies = copies

    def said(self) -> Said:
        tasks, mentions = self._placed(_TASKS), self._placed(_MENTIONS)
        counted = [one for one in tasks if self._counts(one)]
        labels = {self._slug(one.row["slug"]): one.row["label"] for one in counted}
        names = self._names({one.row["slug"]: one for one in mentions})
        steps = [
            *self._placed(_PARTS),
            *(one for one in tasks if not self._counts(one)),
        ]
        deadlines = self._deadlines()
        return Said(
            tasks=self._tasks(counted, deadlines),
            days=[*self._days(counted, deadlines)],
            assertions=[*self._assertions(labels, _meant(mentions)), *names],
            assignments=[*self._assignments(labels)],
            mentions=[*map(self._mention, mentions)],
            parts=[*map(self._part, steps)],
        )

    def _deadlines(self) -> dict[str, list[_Due]]:
        """The deadlines of tasks, by their IRIs."""
        found: dict[str, list[_Due]] = defaultdict(list)
        for row in self._rows(_DEADLINES):
            kind = row["kind"].removeprefix(DEADLINE)
            due = _Due(row["text"], row.get("value"), kind, row.get("bound"))
            found[row["slug"]].append(due)
        return found

    def _days(
        self, tasks: Collection[_Placed], deadlines: Mapping[str, list[_Due]]
    ) -> Iterator[Row]:
        """The last days of deadlines."""
        for one in tasks:
            slug, letter = (self._slug(one.row[name]) for name in ("slug", "letter"))
            for due in deadlines.get(one.row["slug"], ()):
                if day := last_day_of(due):
                    yield slug, day.isoformat(), letter

    def _tasks(
        self, tasks: Collection[_Placed], deadlines: Mapping[str, list[_Due]]
    ) -> list[Row]:
        parents = {one.row.get("parent") for one in tasks}
        return [
            (
                None,
                self._slug(row["slug"]),
                self._slug(row["letter"]),
                row["label"],
                self._slug(row["parent"]) if "parent" in row else None,
                row["text"],
                row.get("unstated") == "true",
                row["slug"] not in parents,
                json.dumps(deadlines.get(row["slug"], ()), ensure_ascii=False),
                task_place(row["label"]),
                one.segments,
            )
            for one in tasks
            if (row := one.row)
        ]

    def _assertions(
        self, labels: dict[str, str], meant: dict[tuple[str, str], str]
    ) -> Iterator[Row]:
        """The statements of letters, their ends resolved."""
        for one in filter(self._counts, self._placed(_ASSERTIONS)):
            row, letter = one.row, self._slug(one.row["letter"])
            subject, object_ = (
                self._slug(meant.get((row["letter"], row[end]), row[end]))
                for end in ("subject", "object")
            )
            if row["subject"] == row["letter"]:
                subject = letter  # itself, whatever its number means by now
            task = self._slug(row["task"]) if "task" in row else None
            yield (
                self._slug(row["slug"]),
                letter,
                "rejected" if "rejected" in row else "stated",
                subject,
                _PREDICATES[row["predicate"]],
                object_,
                task,
                labels.get(task or ""),
                row["quote"],
                one.segments,
                row["rule"],
                float(row["confidence"]),
            )

    def _names(self, mentions: dict[str, _Placed]) -> Iterator[Row]:
        """Which acts names mean, once for each place that prints one."""
        for row in self._rows(_NAMES):
            place = mentions.get(row["place"])
            if place is None:  # resolved between the two queries: it is asked again
                continue
            yield (
                self._slug(row["slug"]),
                self._slug(place.row["letter"]),
                "named",
                self._slug(row["subject"]),
                _PREDICATES[row["predicate"]],
                self._slug(row["object"]),
                None,
                None,
                place.row["quote"],
                place.segments,
                row["rule"],
                1.0,
            )

    def _assignments(self, labels: dict[str, str]) -> Iterator[Row]:
        for one in self._placed(_ASSIGNMENTS):
            row, task = one.row, self._slug(one.row["task"])
            if task in labels:
                yield (
                    self._slug(row["slug"]),
                    self._slug(row["letter"]),
                    task,
                    self._slug(row["agency"]),
                    row["role"].removeprefix(ROLE),
                    row["stated"] == "true",
                    labels[task],
                    row["quote"],
                    one.segments,
                )

    def _mention(self, one: _Placed) -> Row:
        row = one.row
        return (
            self._slug(row["slug"]),
            self._slug(row["letter"]),
            self._slug(row["document"]),
            row["status"].removeprefix(STATUS),
            row["kind"],
            row["section"],
            row["quote"],
            one.segments,
            row["rule"],
            float(row["confidence"]),
            not self._counts(one),
        )

    def _part(self, one: _Placed) -> Row:
        return self._slug(one.row["slug"]), self._slug(one.row["letter"]), one.segments

    def _counts(self, one: _Placed) -> bool:
        return self._slug(one.row["letter"]) not in self._copies

    def _rows(self, query: str) -> list[Found]:
        """The rows of a query; what others wrote that is not ours is passed over."""
        rows = self._store.rows(query % self._letters)
        found = [row for row in rows if self._is_ours(row)]
        if len(found) < len(rows):
            LOG.warning("%d rows of the graph are not indexed", len(rows) - len(found))
        return found

    def _is_ours(self, row: Found) -> bool:
        return (
            all(row[end].startswith(self._base) for end in _ENDS if end in row)
            and row.get("predicate", Cd.namesAct) in _PREDICATES
            and all(row.get(place, "0").isdecimal() for place in ("start", "end"))
            and _FIGURE.fullmatch(row.get("confidence", "1")) is not None
        )

    def _placed(self, query: str) -> list[_Placed]:
        """The rows of a query that gives one for each segment of a thing, by thing."""
        rows: dict[str, Found] = {}
        places: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for row in self._rows(query):
            rows[row["slug"]] = row
            places[row["slug"]].add((int(row["start"]), int(row["end"])))
        return [_Placed(row, segments_text(places[slug])) for slug, row in rows.items()]


def task_place(label: str) -> str:
    """A text that sorts labels: 2 before 10, 3.d before 3.đ before 3.e."""
    parts = label.casefold().replace("đ", "d~").split(".")
    return "".join(f"{int(p) if p.isdigit() else 0:09}{p}\x01" for p in parts)


def _meant(mentions: Collection[_Placed]) -> dict[tuple[str, str], str]:
    """What a letter understood under a number, and what that means given all others."""
    return {
        (row["letter"], row["local"]): row["document"]
        for row in (one.row for one in mentions)
        if row.get("local", row["document"]) != row["document"]
    }
