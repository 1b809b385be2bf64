"""Answers about tasks: the list, and one with who, by when, and on what ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graph.answers.due import last_day_of
from graph.answers.duties import known_on
from graph.answers.lists import Link, Page, page, task_links
from graph.answers.network import network, one_way
from graph.answers.states import states
from graph.answers.trace import trace
from graph.catalog import Agency, Document, Task, catalog
from graph.evidence import evidence
from graph.lookup import find, matches
from graph.writer import node

if TYPE_CHECKING:
    from datetime import date

    from graph.answers.paths import Path
    from graph.answers.states import Status
    from graph.quotes import Quote
    from graph.store import Row, Store

_REPORTS = """
SELECT ?quote ?sender ?via ?to ?recurrence ?deadline WHERE {
  $task cd:hasReport ?report . ?report cd:quote ?quote .
  OPTIONAL { ?report cd:sender/rdfs:label ?sender }
  OPTIONAL { ?report cd:via/rdfs:label ?via }
  OPTIONAL { ?report cd:to/rdfs:label ?to }
  OPTIONAL { ?report cd:recurrence ?recurrence }
  OPTIONAL { ?report cd:deadlineValue ?deadline }
} ORDER BY ?report"""
_TARGETS = """
SELECT ?quote ?indicator ?comparator ?value ?unit WHERE {
  $task cd:hasTarget ?target .
  ?target cd:quote ?quote ; cd:indicator ?indicator ; cd:comparator ?comparator .
  OPTIONAL { ?target schema:value ?value }
  OPTIONAL { ?target schema:unitText ?unit }
} ORDER BY ?target"""
_PRODUCTS = "SELECT ?product WHERE { $task cd:product ?product } ORDER BY ?product"


@dataclass(frozen=True, slots=True)
class Part:
    """An agency's part in a task, and where that is said."""

    agency: Agency
    role: str
    stated: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class TaskSummary:
    """A task with those who have a part in it, and the documents it speaks of."""

    task: Task
    letter: Document
    parts: tuple[Part, ...]
    documents: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting step: who, through whom, to whom, how often, by when."""

    text: str
    sender: str | None
    via: str | None
    to: str | None
    recurrence: str | None
    deadline: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """A quantity to be reached."""

    text: str
    indicator: str
    comparator: str
    value: float | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class TaskDetail:
    """A task with its steps and targets; `ground` are the paths up from it."""

    task: Task
    letter: Document
    segments: tuple[tuple[int, int], ...]
    parts: tuple[Part, ...]
    documents: tuple[Link, ...]
    reports: tuple[Report, ...]
    targets: tuple[Target, ...]
    products: tuple[str, ...]
    items: tuple[Task, ...]
    ground: tuple[Path, ...]


def tasks(  # noqa: PLR0913 - filters of one list
    store: Store,
    *,
    q: str | None = None,
    agency: str | None = None,
    role: str | None = None,
    document: str | None = None,
    letter: str | None = None,
    due: date | None = None,
    status: Status | None = None,
    as_of: date | None = None,
    offset: int = 0,
    limit: int = 50,
) -> Page[TaskSummary]:
    """Tasks by words, agency and role, letter, deadline, and document behind them.

    `agency`, `document` and `letter` are keys; `document` may stand any number of
    steps above. `due` keeps tasks that have a deadline on or before that day, `status`
    those with which somebody stands so as of a day, which it needs.

    Raises:
        NotFoundError, AmbiguousError: a key means nothing, or several things.
    """
    known = catalog(store)
    body = find(store, agency, "agency") if agency else None
    chosen = _with_part(store, body, role) if body or role else known.tasks.keys()
    if document:
        chosen = chosen & _below(store, find(store, document, "document"))
    source = find(store, letter, "document") if letter else None
    found = [
        task
        for task in known.tasks.values()
        if task.slug in chosen
        and source in (None, task.letter)
        and (q is None or matches(q, task.text))
        and (due is None or _is_due(task, due))
        and (status is None or as_of is None or _stands(store, task, status, as_of))
    ]
    shown = page(found, offset, limit)
    items = tuple(_summary(store, task) for task in shown.items)
    return Page(items, shown.total, shown.offset, shown.limit)


def task(store: Store, key: str) -> TaskDetail:
    """One task by its slug.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several tasks.
    """
    known = catalog(store)
    found = known.tasks[find(store, key, "task")]
    summary = _summary(store, found)
    iri = node(found.iri)
    return TaskDetail(
        task=found,
        letter=summary.letter,
        segments=evidence(store).places.get(found.slug, ()),
        parts=summary.parts,
        documents=summary.documents,
        reports=tuple(map(_report, store.rows(_REPORTS, task=iri))),
        targets=tuple(map(target_of, store.rows(_TARGETS, task=iri))),
        products=tuple(row["product"] for row in store.rows(_PRODUCTS, task=iri)),
        items=tuple(t for t in known.tasks.values() if t.parent == found.slug),
        ground=tuple(
            path
            for path in trace(store, found.slug).paths
            if path.strong and path.direction == "up"
        ),
    )


def _report(row: Row) -> Report:
    return Report(
        text=row["quote"],
        sender=row.get("sender"),
        via=row.get("via"),
        to=row.get("to"),
        recurrence=row.get("recurrence"),
        deadline=row.get("deadline"),
    )


def target_of(row: Row) -> Target:
    """The target of a row of SPARQL."""
    return Target(
        text=row["quote"],
        indicator=row["indicator"],
        comparator=row["comparator"],
        value=float(row["value"]) if "value" in row else None,
        unit=row.get("unit"),
    )


def _summary(store: Store, task: Task) -> TaskSummary:
    known = catalog(store)
    parts = (part for part in evidence(store).assignments if part.task == task.slug)
    return TaskSummary(
        task=task,
        letter=known.documents[task.letter],
        parts=tuple(
            Part(known.agencies[p.agency], p.role, p.stated, p.quote) for p in parts
        ),
        documents=task_links(store, task.slug),
    )


def _with_part(store: Store, agency: str | None, role: str | None) -> set[str]:
    return {
        part.task
        for part in evidence(store).assignments
        if agency in (None, part.agency) and role in (None, part.role)
    }


def _below(store: Store, document: str) -> set[str]:
    """Everything from which orders lead up to a document."""
    graph = network(store)
    if document not in graph:
        return set()
    return nx.ancestors(one_way(graph, strong=True), document)


def _is_due(task: Task, day: date) -> bool:
    ends = (last_day_of(due) for due in task.deadlines)
    return any(end is not None and end <= day for end in ends)


def _stands(store: Store, task: Task, status: Status, as_of: date) -> bool:
    """Whether anybody that has to act in a task stands so with it."""
    found = states(store, task.slug, as_of)
    return known_on(store, task.letter, as_of) and any(
        state.status == status for state in found
    )
