"""What is new, in words, as feeds."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Final

from api.console import one_line
from api.messages import Lang, text
from api.wording import cut
from graph.answers.news import new_citations, new_documents, new_tasks
from graph.answers.unnamed import agency_called
from graph.catalog import catalog
from graph.exchange.atom import Entry, Feed
from graph.lookup import find
from graph.runs import NEVER

if TYPE_CHECKING:
    from graph.answers.news import New
    from graph.answers.tasks import TaskSummary
    from graph.catalog import Document
    from graph.evidence import Mention
    from graph.store import Store

MOST_ENTRIES: Final = 200


def documents_feed(store: Store, own: str, lang: Lang, most: int) -> Feed:
    """The documents that were read last; `own` is the address of the feed."""
    return Feed(
        id=_id(store, "documents"),
        title=text("feed.documents", lang),
        own=own,
        address="/",
        updated=NEVER,
        entries=tuple(map(_read, new_documents(store, most))),
    )


def citations_feed(store: Store, key: str, own: str, lang: Lang, most: int) -> Feed:
    """The newest citations of a document.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several documents.
    """
    document = catalog(store).documents[find(store, key, "document")]
    found = new_citations(store, key, most)
    return Feed(
        id=_id(store, f"citations/{document.slug}"),
        title=text("feed.citations", lang, document=one_line(document.label)),
        own=own,
        address=_page(document.slug),
        updated=NEVER,
        entries=tuple(_citation(store, one, document, lang) for one in found),
    )


def tasks_feed(  # noqa: PLR0913 - whose, which of them, where, how
    store: Store, key: str, own: str, lang: Lang, most: int, *, general: bool
) -> Feed:
    """The newest tasks of an agency.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several agencies.
    """
    agency = agency_called(store, key)
    found = new_tasks(store, agency.slug, most, general=general)
    return Feed(
        id=_id(store, f"tasks/{agency.slug}"),
        title=text("feed.tasks", lang, agency=one_line(agency.name)),
        own=own,
        address=_page(agency.slug),
        updated=NEVER,
        entries=tuple(_task(one, lang) for one in found),
    )


def _id(store: Store, about: str) -> str:
    """The id of a feed: always the same for the same (RFC 4287 §4.2.6.1)."""
    base = catalog(store).iris.base
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{base}feeds/{about}").urn


def _read(new: New[Document]) -> Entry:
    document = new.thing
    return Entry(
        id=document.iri,
        title=one_line(document.label),
        summary=cut(document.title or document.label),
        author=_author(document),
        address=_page(document.slug),
        updated=new.at,
    )


def _citation(store: Store, new: New[Mention], document: Document, lang: Lang) -> Entry:
    title = text(
        "feed.citation",
        lang,
        letter=one_line(new.letter.label),
        document=one_line(document.label),
    )
    return Entry(
        id=catalog(store).iris.iri(new.thing.slug),
        title=title,
        summary=f"“{cut(new.thing.quote.text)}”",
        author=_author(new.letter),
        address=_page(new.thing.slug),
        updated=new.at,
    )


def _task(new: New[TaskSummary], lang: Lang) -> Entry:
    task = new.thing.task
    labels = {"label": one_line(task.label), "letter": one_line(new.letter.label)}
    return Entry(
        id=task.iri,
        title=text("feed.task", lang, **labels),
        summary=f"“{cut(task.text)}”",
        author=_author(new.letter),
        address=_page(task.slug),
        updated=new.at,
    )


def _author(letter: Document) -> str | None:
    return one_line(letter.issuer_name) if letter.issuer_name else None


def _page(slug: str) -> str:
    """Where a thing is told about here, whatever its IRI begins with."""
    return f"/id/{slug}"
