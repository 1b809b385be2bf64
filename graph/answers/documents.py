"""Answers about documents: the list, and one with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from graph.answers.document_list import Wanted, summaries
from graph.answers.lists import Link, links
from graph.answers.paging import FIRST
from graph.catalog import Document, Task, catalog, text_of
from graph.evidence import Mention, evidence
from graph.lookup import find_itself

if TYPE_CHECKING:
    from graph.answers.paging import Page, Window
    from graph.store import Store

_ENDS: Final = ("subject", "object")


@dataclass(frozen=True, slots=True)
class DocumentDetail:
    """A document with its relations both ways.

    `citations` are the mentions in it, if it was read, `mentions` those of it
    elsewhere; `tasks` the items it gives, `implemented_by` the items of letters that
    carry it, or what it promulgates, out. `text` is the raw text that all offsets
    count in. `copies` are other copies of the letter; of a copy all but its text and
    citations stands with the canonical one. `annexes` are those in files of their own.
    """

    document: Document
    text: str | None
    relations: tuple[Link, ...]
    related_from: tuple[Link, ...]
    citations: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    tasks: tuple[Task, ...]
    implemented_by: tuple[Task, ...]
    copies: tuple[Document, ...] = ()
    annexes: tuple[Document, ...] = ()


def documents(
    store: Store,
    *,
    window: Window = FIRST,
    **conditions: Any,  # noqa: ANN401 - fields of Wanted
) -> Page[Document]:
    """Documents by the conditions of `Wanted`, by name.

    Raises:
        NotFoundError, AmbiguousError, ListError: as `document_list.summaries`.
    """
    found = summaries(store, Wanted(**conditions), window)
    return found.map(lambda row: row.document)


def document(store: Store, key: str) -> DocumentDetail:
    """One document by slug, number or name; a copy of a letter by its slug.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several documents.
    """
    known, said = catalog(store), evidence(store)
    found = known.documents[find_itself(store, key, "document")]
    slug = found.slug
    of, to = (said.assertions.where(f"{end} = ?", slug) for end in _ENDS)
    given_out = {a.object for a in of if a.predicate == "promulgates"}
    carried = (said.assertions.where("object = ?", one) for one in given_out - {slug})
    means, meant = (said.names.where(f"{end} = ?", slug) for end in _ENDS)
    doing = {
        a.task
        for a in (*to, *chain.from_iterable(carried))
        if a.of_letter and a.predicate == "implements"
    }
    away = [(one.object, one) for one in (*of, *means)]
    here = [(one.subject, one) for one in (*to, *meant)]
    others = known.documents.among({other for other, _ in (*away, *here)})
    return DocumentDetail(
        document=found,
        text=text_of(store, found.iri) if found.held else None,
        relations=links(others, away),
        related_from=links(others, here),
        citations=tuple(said.mentions.where("letter = ?", slug)),
        mentions=tuple(said.mentions.where("document = ? AND NOT in_copy", slug)),
        tasks=tuple(known.tasks_of(slug)),
        implemented_by=tuple(known.in_order(doing)),
        copies=tuple(known.copies_of(slug)),
        annexes=tuple(known.annexes_of(slug)),
    )
