"""What a person sees first: what the Centre asks for, who has to do it, what is due.

Of a large store all that is told which can be counted without walking through all of
it: a first page has to be there at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from graph.answers.agencies import agencies
from graph.answers.agenda import agenda
from graph.answers.carried import most_carried
from graph.answers.news import new_documents
from graph.answers.paging import Window
from graph.answers.size import is_large
from graph.catalog import catalog

if TYPE_CHECKING:
    from datetime import date

    from graph.answers.agencies import AgencySummary
    from graph.answers.agenda import Item, Section
    from graph.answers.carried import Carried
    from graph.catalog import Catalog, Document
    from graph.store import Store

_MOST_DUE: Final = 50

_DOCUMENTS: Final = "SELECT COUNT(*) FROM documents WHERE canonical IS NULL"
_HELD: Final = f"{_DOCUMENTS} AND held"
_AGENCIES: Final = "SELECT COUNT(*) FROM agencies"
_TASKS: Final = "SELECT COUNT(*) FROM tasks WHERE leaf"
_NEXT_DUE: Final = "SELECT task FROM days WHERE day >= ? ORDER BY day LIMIT ?"


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
    large = is_large(store)
    next_due = _next_due(known, as_of) if large else None
    wanted: tuple[Section, ...] = ("due",)
    soon = agenda(store, as_of, sections=wanted, tasks=next_due, limit=most)
    busy = agencies(store, kind="body", window=Window(0, most)).items
    return Front(
        documents=documents,
        held=held,
        agencies=bodies,
        tasks=tasks,
        carried=most_carried(store, most),
        busiest=tuple(summary for summary in busy if summary.tasks),
        items=soon.due,
        overdue=None if large else soon.totals["overdue"],
        newest=tuple(new.thing for new in new_documents(store, most)),
    )


def _next_due(known: Catalog, as_of: date) -> list[str]:
    """The tasks whose days come next."""
    rows = known.view.rows(_NEXT_DUE, (as_of.isoformat(), _MOST_DUE))
    return [str(row[0]) for row in rows]
