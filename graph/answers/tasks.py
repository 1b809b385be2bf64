"""Answers about tasks: the list, and one with who, by when, and on what ground."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from graph.answers.lists import Link, task_links
from graph.answers.paging import FIRST, Listing
from graph.answers.products import products
from graph.answers.task_filters import (
    among,
    concerned,
    due_between,
    first_day,
    stands,
    with_part,
)
from graph.answers.trace import trace
from graph.catalog import (
    DOCUMENT,
    TASK,
    Agency,
    Document,
    Task,
    catalog,
    document_of,
    task_of,
)
from graph.evidence import evidence, parts_of_tasks
from graph.index import words
from graph.index.chosen import Chosen, Condition
from graph.index.things import some
from graph.lookup import find
from graph.network.network import below
from graph.writer import node

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from graph.answers.paging import Page, Window
    from graph.answers.paths import Path
    from graph.answers.states import Status
    from graph.index.database import Row as Columns
    from graph.iris import Iris
    from graph.quotes import Quote
    from graph.readable import Row
    from graph.store import Store

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


LISTING: Final[Listing[tuple[Task, Document]]] = Listing(
    name=lambda row: row[0].slug,
    keys={
        "deadline": lambda row: first_day(row[0]),
        "date": lambda row: row[1].date,
        "letter": lambda row: row[1].label,
        "text": lambda row: row[0].text,
    },
    columns={
        "deadline": ("(SELECT MIN(day) FROM days WHERE task = t.slug)",),
        "date": ("d.date",),
        "letter": ("fold(d.label)", "d.label"),
        "text": ("fold(t.text)", "t.text"),
    },
)
"""Tasks with their letters; `deadline` is the last day of the first one."""


def tasks(  # noqa: PLR0913 - filters of one list
    store: Store,
    *,
    q: str | None = None,
    most_hits: int | None = None,
    agency: str | None = None,
    general: bool = False,
    role: str | None = None,
    document: str | None = None,
    letter: str | None = None,
    leaf: bool | None = None,
    due: date | None = None,
    due_from: date | None = None,
    due_to: date | None = None,
    status: Status | None = None,
    as_of: date | None = None,
    window: Window = FIRST,
) -> Page[TaskSummary]:
    """Tasks by words, agency and role, letter, deadline, and document behind them.

    Of what words lead to `most_hits` are looked at; all, if None. `agency`, `document`
    and `letter` are keys; `document` may stand any number of steps above. With
    `general` what falls to a group that the agency is one of is there too. Of a task
    with `due_from` or `due_to` some deadline ends between these days; `due` is
    `due_to`, where both are given the earlier counts. `status` keeps those with which
    somebody, or the agency, stands so as of a day, which it needs.

    Raises:
        NotFoundError, AmbiguousError: a key means nothing, or several things.
        ListError: the window cannot be given.
    """
    bodies = concerned(store, agency, general=general) if agency else None
    end = min((day for day in (due, due_to) if day), default=None)
    under = below(store, find(store, document, "document")) if document else None
    source = find(store, letter, "document") if letter else None
    met: list[Condition] = []
    if q:
        hits = words.find(catalog(store).view, "task", q, most_hits or 1)
        met.append(hits.first("t.id") if most_hits else hits.condition("t.id"))
    if leaf is not None:
        few = "+" if most_hits else ""  # SQLite is to begin with the hits
        met.append(Condition(f"{few}t.leaf = ?", (leaf,)))
    if source:
        met.append(Condition("t.letter = ?", (source,)))
    if under is not None:
        met.append(among(under))
    if bodies or role:
        met.append(with_part(bodies, role))
    if due_from or end:
        met.append(due_between(due_from, end))
    found: Sequence[tuple[Task, Document]] = _chosen(store, met)
    if status is not None and as_of is not None:
        found = [row for row in found if stands(store, row[0], status, as_of, bodies)]
    return LISTING.page(found, window).map_all(
        lambda rows: summaries(store, [task for task, _ in rows])
    )


def _chosen(
    store: Store, conditions: Sequence[Condition]
) -> Chosen[tuple[Task, Document]]:
    """The tasks that meet conditions, with their letters, in the order of these."""
    known = catalog(store)
    return Chosen(
        view=known.view,
        key="t.id",
        columns=f"{TASK}, {DOCUMENT}",
        source="tasks t LEFT JOIN documents d ON d.slug = t.letter"
        " LEFT JOIN agencies a ON a.slug = d.issuer",
        conditions=tuple(conditions),
        order=(Condition("t.letter"), Condition("t.place")),
        make=partial(_with_letter, known.iris),
    )


def _with_letter(iris: Iris, row: Columns) -> tuple[Task, Document]:
    width = TASK.count(",") + 1
    return task_of(iris, row[:width]), document_of(iris, row[width:])


def task(store: Store, key: str) -> TaskDetail:
    """One task by its slug.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several tasks.
    """
    known = catalog(store)
    found = known.tasks[find(store, key, "task")]
    (told,) = summaries(store, [found])
    iri = node(found.iri)
    return TaskDetail(
        task=found,
        letter=told.letter,
        segments=evidence(store).places.get(found.slug, ()),
        parts=told.parts,
        documents=told.documents,
        reports=tuple(map(_report, store.rows(_REPORTS, task=iri))),
        targets=tuple(map(target_of, store.rows(_TARGETS, task=iri))),
        products=products(store).get(found.slug, ()),
        items=tuple(known.tasks.where("parent = ?", found.slug)),
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


def summaries(store: Store, tasks: Iterable[Task]) -> Iterator[TaskSummary]:
    """Tasks with those who have a part in each; what they tell is read at once."""
    known = catalog(store)
    for some_tasks in some(tasks):
        slugs = [task.slug for task in some_tasks]
        parts = parts_of_tasks(store).among(slugs)
        bodies = known.agencies.among({p.agency for of in parts.values() for p in of})
        letters = known.documents.among({task.letter for task in some_tasks})
        documents = task_links(store, slugs)
        for task in some_tasks:
            yield TaskSummary(
                task=task,
                letter=letters[task.letter],
                parts=tuple(
                    Part(bodies[part.agency], part.role, part.stated, part.quote)
                    for part in parts.get(task.slug, ())
                ),
                documents=documents.get(task.slug, ()),
            )
