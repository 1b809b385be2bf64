"""Answers about documents: the list, and one with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.lists import Link, links
from graph.answers.paging import FIRST, Listing
from graph.catalog import Document, Task, catalog, text_of
from graph.dates import may_lie_in
from graph.evidence import Mention, evidence
from graph.lookup import find, find_itself
from graph.matching import Index, matches

if TYPE_CHECKING:
    from datetime import date

    from graph.answers.paging import Page, Window
    from graph.catalog import DocumentKind
    from graph.store import Store

LISTING: Final[Listing[Document]] = Listing(
    name=lambda document: document.slug,
    keys={
        "date": lambda document: document.date,
        "label": lambda document: document.label,
        "number": lambda document: document.number,
        "type": lambda document: document.type,
        "issuer": lambda document: document.issuer_name,
        "level": lambda document: document.level,
    },
)


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
    kind: DocumentKind | None = None,
    held: bool | None = None,
    status: str | None = None,
    number: str | None = None,
    issuer: str | None = None,
    issued_from: date | None = None,
    issued_to: date | None = None,
    window: Window = FIRST,
) -> Page[Document]:
    """Documents by words (diacritics optional), level, type (name or code) and more.

    A letter with several copies is one document, the canonical one. `number` is the
    beginning of one, `issuer` a key of an agency. A document of which only the year
    or month is known is among those of each day in it.

    Raises:
        NotFoundError, AmbiguousError: the issuer means nothing, or several agencies.
    """
    known = catalog(store)
    body = find(store, issuer, "agency") if issuer else None
    hits = index(store).find(q) if q else None
    found = [
        document
        for slug, document in known.documents.items()
        if (hits is None or slug in hits.slugs)
        and document.canonical is None
        and document.level == (level or document.level)
        and type in (None, document.type, document.code)
        and kind in (None, document.kind)
        and held in (None, document.held)
        and status in (None, document.status)
        and (number is None or matches(number, document.number))
        and body in (None, document.issuer)
        and may_lie_in(document.date, issued_from, issued_to)
    ]
    if hits:  # what is called so before what merely speaks of it
        found.sort(key=lambda document: not hits.are_in(document.label, document.code))
    return LISTING.page(found, window)


def index(store: Store) -> Index:
    """What documents are found by."""
    return store.keep(
        "index of documents",
        lambda: Index.of(
            (d.slug, (d.label, d.code, d.title, d.issuer_name))
            for d in catalog(store).documents.values()
        ),
    )


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
