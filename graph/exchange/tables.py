"""The graph as tables for people with a spreadsheet: what the answers say, in rows.

A cell is text, a number, a truth value, a day that is known, or empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from graph.catalog import catalog
from graph.dates import is_day
from graph.evidence import evidence
from graph.exchange.headings import HEADINGS, NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.catalog import Document
    from graph.errors import Lang
    from graph.quotes import Quote
    from graph.readable import Row
    from graph.store import Store

Cell = str | float | bool | date | None
Cells = tuple[Cell, ...]

_REPORTS = """
SELECT ?slug ?task ?sender ?via ?to ?recurrence ?deadline ?quote WHERE {
  ?task cd:hasReport ?slug . ?slug cd:quote ?quote .
  OPTIONAL { ?slug cd:sender/rdfs:label ?sender }
  OPTIONAL { ?slug cd:via/rdfs:label ?via }
  OPTIONAL { ?slug cd:to/rdfs:label ?to }
  OPTIONAL { ?slug cd:recurrence ?recurrence }
  OPTIONAL { ?slug cd:deadlineValue ?deadline }
} ORDER BY ?slug"""
_TARGETS = """
SELECT ?slug ?task ?indicator ?comparator ?value ?unit ?quote WHERE {
  ?task cd:hasTarget ?slug .
  ?slug cd:quote ?quote ; cd:indicator ?indicator ; cd:comparator ?comparator .
  OPTIONAL { ?slug schema:value ?value }
  OPTIONAL { ?slug schema:unitText ?unit }
} ORDER BY ?slug"""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; `key` names the table for programs, `name` for people."""

    key: str
    name: str
    headings: tuple[str, ...]
    rows: tuple[Cells, ...]


def tables(store: Store, lang: Lang) -> tuple[Table, ...]:
    """All tables, with names and headings in a language."""
    column = 0 if lang == "vi" else 1
    return tuple(
        Table(
            key,
            NAMES[key][column],
            tuple(heading[column] for heading in HEADINGS[key]),
            tuple(read(store)),
        )
        for key, read in _READERS.items()
    )


def as_date(value: str | None) -> date | str | None:
    """A day as a date; a month or a year, whose day is not known, stays text."""
    if not is_day(value):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def document_cells(one: Document) -> Cells:
    """A row about a document, under the headings of `documents`."""
    return (
        one.slug,
        one.kind,
        one.label,
        one.type,
        one.number,
        one.symbol,
        as_date(one.date),
        one.issuer_name,
        one.title,
        one.level,
        one.status,
        one.held,
        one.signer,
        one.canonical,
    )


def _documents(store: Store) -> Iterator[Cells]:
    yield from map(document_cells, catalog(store).documents.values())


def _citations(store: Store) -> Iterator[Cells]:
    known = catalog(store).documents
    for one in evidence(store).mentions:
        cited = known.get(one.document)
        yield (
            one.slug,
            one.letter,
            one.document,
            cited.label if cited else None,
            one.kind,
            one.status,
            one.section,
            *_quoted(one.quote),
            one.rule,
            one.confidence,
        )


def _relations(store: Store) -> Iterator[Cells]:
    for one in evidence(store).assertions:
        yield (
            one.slug,
            one.letter,
            one.subject,
            one.predicate,
            one.object,
            one.quote.task,
            *_quoted(one.quote),
            one.rule,
            one.confidence,
        )


def _agencies(store: Store) -> Iterator[Cells]:
    for one in catalog(store).agencies.values():
        yield one.slug, one.name, one.kind, one.level


def _tasks(store: Store) -> Iterator[Cells]:
    for one in catalog(store).tasks.values():
        yield (
            one.slug,
            one.letter,
            one.label,
            one.parent,
            one.leaf,
            one.lead_unstated,
            one.text,
        )


def _assignments(store: Store) -> Iterator[Cells]:
    known = catalog(store)
    for one in evidence(store).assignments:
        task, agency = known.tasks[one.task], known.agencies[one.agency]
        yield (
            one.slug,
            one.task,
            task.letter,
            task.label,
            one.agency,
            agency.name,
            one.role,
            one.stated,
            *_quoted(one.quote),
        )


def _deadlines(store: Store) -> Iterator[Cells]:
    for task in catalog(store).tasks.values():
        for due in task.deadlines:
            value = as_date(due.value)
            yield (
                task.slug,
                task.letter,
                task.label,
                value,
                due.kind,
                due.bound,
                (due.text),
            )


def _reports(store: Store) -> Iterator[Cells]:
    for part, row in _of_tasks(store, _REPORTS):
        said = tuple(row.get(key) for key in ("sender", "via", "to", "recurrence"))
        yield *part, *said, as_date(row.get("deadline")), row["quote"]


def _targets(store: Store) -> Iterator[Cells]:
    for part, row in _of_tasks(store, _TARGETS):
        value = float(row["value"]) if "value" in row else None
        said = row["indicator"], row["comparator"], value, row.get("unit")
        yield *part, *said, row["quote"]


def _of_tasks(store: Store, query: str) -> Iterator[tuple[Cells, Row]]:
    """What hangs on tasks, with its slug, task, letter and label; not of copies."""
    known = catalog(store)
    for row in store.rows(query):
        task = known.tasks.get(known.iris.slug(row["task"]))
        if task is not None:
            slug = known.iris.slug(row["slug"])
            yield (slug, task.slug, task.letter, task.label), row


def _quoted(quote: Quote) -> tuple[str, float, float]:
    return quote.text, quote.start, quote.end


_READERS: Final = {
    "documents": _documents,
    "citations": _citations,
    "relations": _relations,
    "agencies": _agencies,
    "tasks": _tasks,
    "assignments": _assignments,
    "deadlines": _deadlines,
    "reports": _reports,
    "targets": _targets,
}
