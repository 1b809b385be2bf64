"""What is new in the store: what letters brought, those read last first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from graph.answers.paging import MOST_ITEMS, Window
from graph.answers.tasks import tasks
from graph.catalog import catalog
from graph.evidence import evidence
from graph.lookup import find
from graph.runs import NEVER, read_times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from graph.answers.tasks import TaskSummary
    from graph.catalog import Document
    from graph.evidence import Mention
    from graph.store import Store

T = TypeVar("T")

_ON_RECORD: Final = """
SELECT r.letter FROM readings r JOIN documents d ON d.slug = r.letter
WHERE d.held AND d.canonical IS NULL ORDER BY r.at DESC, r.letter LIMIT ?"""
_OFF_RECORD: Final = """
SELECT slug FROM documents WHERE held AND canonical IS NULL
AND NOT EXISTS (SELECT 1 FROM readings WHERE letter = slug)
ORDER BY slug LIMIT ?"""


@dataclass(frozen=True, slots=True)
class New(Generic[T]):
    """A thing, the letter that brought it, and when that was read last."""

    thing: T
    letter: Document
    at: datetime


def new_documents(store: Store, most: int) -> tuple[New[Document], ...]:
    """The documents that were read, at `most` so many."""
    known = catalog(store)
    found = known.view.rows(_ON_RECORD, (most,))
    if len(found) < most:
        found += known.view.rows(_OFF_RECORD, (most - len(found),))
    slugs = [str(row[0]) for row in found]
    letters = known.documents.among(slugs)
    return _latest(
        store, (letters[slug] for slug in slugs), lambda letter: letter.slug, most
    )


def new_citations(store: Store, key: str, most: int) -> tuple[New[Mention], ...]:
    """The places in letters that mention a document; copies of letters say nothing.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several documents.
    """
    slug = find(store, key, "document")
    mentions = evidence(store).mentions.where("document = ? AND NOT in_copy", slug)
    return _latest(store, mentions, lambda mention: mention.letter, most)


def new_tasks(
    store: Store, key: str, most: int, *, general: bool
) -> tuple[New[TaskSummary], ...]:
    """The tasks of an agency, as `graph.answers.tasks.tasks` finds them.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several agencies.
    """
    every = Window(limit=len(catalog(store).tasks), most=max(most, MOST_ITEMS))
    found = tasks(store, agency=key, general=general, window=every)
    return _latest(store, found.items, lambda one: one.letter.slug, most)


def _latest(
    store: Store, things: Iterable[T], letter: Callable[[T], str], most: int
) -> tuple[New[T], ...]:
    """The things of the letters that were read last; those of one keep their order."""
    known, times = catalog(store).documents, read_times(store)
    found = [
        New(thing, known[letter(thing)], times.get(letter(thing), NEVER))
        for thing in things
    ]
    found.sort(key=lambda new: (-new.at.timestamp(), new.letter.slug))
    return tuple(found[:most])
