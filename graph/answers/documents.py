"""Answers about documents: the list, and one with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.lists import Link, links, page
from graph.catalog import Document, Task, catalog, text_of
from graph.evidence import Mention, evidence
from graph.lookup import find_itself, matches

if TYPE_CHECKING:
    from graph.answers.lists import Page
    from graph.store import Store


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


def documents(  # noqa: PLR0913 - filters of one list
    store: Store,
    *,
    q: str | None = None,
    level: str | None = None,
    type: str | None = None,  # noqa: A002 - the name of the field
    held: bool | None = None,
    offset: int = 0,
    limit: int = 50,
) -> Page[Document]:
    """Documents by words (diacritics optional), level, and type (name or code).

    A letter with several copies is one document, the canonical one.
    """
    found = [
        document
        for document in catalog(store).documents.values()
        if document.canonical is None
        and document.level == (level or document.level)
        and type in (None, document.type, document.code)
        and held in (None, document.held)
        and (q is None or _fits(document, q))
    ]
    if q is not None:  # what is called so before what merely speaks of it
        found.sort(key=lambda document: not matches(q, document.number))
    return page(found, offset, limit)


def document(store: Store, key: str) -> DocumentDetail:
    """One document by slug, number or name; a copy of a letter by its slug.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several documents.
    """
    known, said = catalog(store), evidence(store)
    found = known.documents[find_itself(store, key, "document")]
    slug = found.slug
    given_out = {
        a.object
        for a in said.assertions
        if a.subject == slug and a.predicate == "promulgates"
    }
    doing = {
        a.task
        for a in said.assertions
        if a.object in {slug, *given_out}
        and a.of_letter
        and a.predicate == "implements"
    }
    related = (*said.assertions, *said.names)
    return DocumentDetail(
        document=found,
        text=text_of(store, found.iri) if found.held else None,
        relations=links(store, ((a.object, a) for a in related if a.subject == slug)),
        related_from=links(
            store, ((a.subject, a) for a in related if a.object == slug)
        ),
        citations=tuple(m for m in said.mentions if m.letter == slug),
        mentions=tuple(
            m
            for m in said.mentions
            if m.document == slug and m.letter not in known.copies
        ),
        tasks=tuple(t for t in known.tasks.values() if t.letter == slug),
        implemented_by=tuple(t for t in known.tasks.values() if t.slug in doing),
        copies=tuple(known.copies_of(slug)),
        annexes=tuple(known.annexes_of(slug)),
    )


def _fits(document: Document, q: str) -> bool:
    return matches(
        q, document.label, document.code, document.title, document.issuer_name
    )
