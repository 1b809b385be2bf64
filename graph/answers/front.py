"""What a person sees first: what the Centre asks for, who has to do it, what is due."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.agencies import agencies
from graph.answers.agenda import agenda
from graph.answers.matrix import matrix
from graph.answers.news import new_documents
from graph.answers.paging import Window
from graph.catalog import catalog

if TYPE_CHECKING:
    from datetime import date

    from graph.answers.agencies import AgencySummary
    from graph.answers.agenda import Item, Section
    from graph.catalog import Document
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Carried:
    """A document of the Centre, and how many agencies have it to carry out.

    `named` are those a task names, `others` those that it falls to in general or by
    their letter as a whole.
    """

    document: Document
    named: int
    others: int


@dataclass(frozen=True, slots=True)
class Front:
    """Counts, and the first few of each question; `items` are the next to fall due."""

    documents: int
    held: int
    agencies: int
    tasks: int
    carried: tuple[Carried, ...]
    busiest: tuple[AgencySummary, ...]
    items: tuple[Item, ...]
    overdue: int
    newest: tuple[Document, ...]


def front(store: Store, as_of: date, most: int = 6) -> Front:
    """What stands on the first page on a day, `most` of each."""
    known = catalog(store)
    wanted: tuple[Section, ...] = ("due",)
    soon = agenda(store, as_of, sections=wanted, limit=most)
    central = matrix(store, window=Window(0, most))
    counts = Counter((c.document, c.degree == "stated") for c in central.cells)
    busy = agencies(store, kind="body", window=Window(0, most)).items
    return Front(
        documents=sum(d.canonical is None for d in known.documents.values()),
        held=sum(d.held and d.canonical is None for d in known.documents.values()),
        agencies=len(known.agencies),
        tasks=sum(task.leaf for task in known.tasks.values()),
        carried=tuple(
            Carried(d, counts[d.slug, True], counts[d.slug, False])
            for d in central.documents
        ),
        busiest=tuple(summary for summary in busy if summary.tasks),
        items=soon.due,
        overdue=soon.totals["overdue"],
        newest=tuple(new.thing for new in new_documents(store, most)),
    )
