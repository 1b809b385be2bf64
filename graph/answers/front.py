"""What a person sees first: what the Centre asks for, who has to do it, what is due.

Of a large store all that is told which can be counted without walking through all of
it: a first page has to be there at once.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from graph.answers.agencies import agencies
from graph.answers.agenda import agenda
from graph.answers.matrix import matrix
from graph.answers.news import new_documents
from graph.answers.paging import Window
from graph.answers.paths import CENTRE
from graph.catalog import catalog
from graph.network.network import network

if TYPE_CHECKING:
    from datetime import date

    from graph.answers.agencies import AgencySummary
    from graph.answers.agenda import Item, Section
    from graph.catalog import Catalog, Document
    from graph.store import Store

MOST_LETTERS: Final = 1_000
"""Letters of a store that is walked through."""
_MOST_COMPARED: Final = 12
_MOST_DUE: Final = 50

_DOCUMENTS: Final = "SELECT COUNT(*) FROM documents WHERE canonical IS NULL"
_HELD: Final = f"{_DOCUMENTS} AND held"
_AGENCIES: Final = "SELECT COUNT(*) FROM agencies"
_TASKS: Final = "SELECT COUNT(*) FROM tasks WHERE leaf"
_MOST_CITED: Final = """
SELECT c.document FROM cited c JOIN documents d ON d.slug = c.document
WHERE d.canonical IS NULL AND d.kind <> 'set'
  AND d.level IN (SELECT value FROM json_each(?))
ORDER BY c.times DESC LIMIT ?"""
_NEXT_DUE: Final = "SELECT task FROM days WHERE day >= ? ORDER BY day LIMIT ?"


@dataclass(frozen=True, slots=True)
class Carried:
    """A document of the Centre, and how many agencies have it to carry out.

    `named` are those a task names, `others` those that it falls to in general or by
    their letter as a whole; of a large store these are not counted.
    """

    document: Document
    named: int
    others: int = 0


@dataclass(frozen=True, slots=True)
class Front:
    """Counts, and the first few of each question.

    `items` are the next to fall due; `overdue` is None where that is not counted.
    """

    documents: int
    held: int
    agencies: int
    tasks: int
    carried: tuple[Carried, ...]
    busiest: tuple[AgencySummary, ...]
    items: tuple[Item, ...]
    overdue: int | None
    newest: tuple[Document, ...]


def front(store: Store, as_of: date, most: int = 6) -> Front:
    """What stands on the first page on a day, `most` of each."""
    known = catalog(store)
    documents, held, bodies, tasks = (
        cast("int", known.view.value(sql))
        for sql in (_DOCUMENTS, _HELD, _AGENCIES, _TASKS)
    )
    is_large = held > MOST_LETTERS
    next_due = _next_due(known, as_of) if is_large else None
    wanted: tuple[Section, ...] = ("due",)
    soon = agenda(store, as_of, sections=wanted, tasks=next_due, limit=most)
    busy = agencies(store, kind="body", window=Window(0, most)).items
    return Front(
        documents=documents,
        held=held,
        agencies=bodies,
        tasks=tasks,
        carried=_most_carried(store, most) if is_large else _carried(store, most),
        busiest=tuple(summary for summary in busy if summary.tasks),
        items=soon.due,
        overdue=None if is_large else soon.totals["overdue"],
        newest=tuple(new.thing for new in new_documents(store, most)),
    )


def _carried(store: Store, most: int) -> tuple[Carried, ...]:
    """Those that most agencies carry out, as the matrix has them."""
    central = matrix(store, window=Window(0, most))
    counts = Counter((c.document, c.degree == "stated") for c in central.cells)
    return tuple(
        Carried(d, counts[d.slug, True], counts[d.slug, False])
        for d in central.documents
    )


def _most_carried(store: Store, most: int) -> tuple[Carried, ...]:
    """Those of the most cited ones that most agencies are named for."""
    known, statements = catalog(store), network(store)
    asked = json.dumps([*CENTRE]), _MOST_COMPARED
    cited = [str(row[0]) for row in known.view.rows(_MOST_CITED, asked)]
    named = {slug: statements.bodies_below(slug) for slug in cited}
    chosen = sorted(cited, key=lambda slug: -named[slug])[:most]
    return tuple(
        Carried(known.documents[slug], named[slug]) for slug in chosen if named[slug]
    )


def _next_due(known: Catalog, as_of: date) -> list[str]:
    """The tasks whose days come next."""
    rows = known.view.rows(_NEXT_DUE, (as_of.isoformat(), _MOST_DUE))
    return [str(row[0]) for row in rows]
