"""What words lead to, of whatever kind: documents, agencies and tasks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.agencies import agencies
from graph.answers.documents import documents
from graph.answers.paging import Window
from graph.answers.tasks import tasks
from graph.catalog import catalog
from graph.iris import fold
from graph.lookup import near_names
from graph.matching import Words, ways

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.answers.agencies import AgencySummary
    from graph.answers.paging import Page
    from graph.answers.tasks import TaskSummary
    from graph.catalog import Document
    from graph.store import Store

MOST_HITS: Final = 1_000
"""Documents, and tasks, that one search looks at."""
_NEAR: Final = 5


@dataclass(frozen=True, slots=True)
class Search:
    """The first things of each kind; `namesakes` are documents of one number.

    66-NQ/TW and 66/NQ-CP are both "nghị quyết 66": whoever asks for the number alone
    has to be told that there are two. `agencies_first` tells that agencies are called
    so, and documents only speak of it. Of documents and tasks `MOST_HITS` are counted.
    """

    documents: Page[Document]
    agencies: Page[AgencySummary]
    tasks: Page[TaskSummary]
    namesakes: tuple[Document, ...]
    agencies_first: bool

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self.documents.total or self.agencies.total or self.tasks.total)


def near_words(store: Store, q: str) -> tuple[str, ...]:
    """Numbers and names that are written much like what was found nowhere."""
    near = near_names(catalog(store).view, fold(q), ("document", "agency"), _NEAR)
    return tuple(dict(reversed(near)).values())[::-1]


def search(store: Store, q: str, *, limit: int, offset: int = 0) -> Search:
    """Documents, agencies and tasks by words, as `graph.matching` reads them.

    Raises:
        ListError: such a part cannot be given.
    """
    window = Window(offset, limit)
    named = documents(store, q=q, most_hits=MOST_HITS, window=window)
    bodies = agencies(store, q=q, window=window)
    asked = ways(q)
    called = any(Words.of(d.label, d.code).hold_any(asked) for d in named.items)
    return Search(
        documents=named,
        agencies=bodies,
        tasks=tasks(store, q=q, most_hits=MOST_HITS, leaf=True, window=window),
        namesakes=tuple(_namesakes(q, named.items)),
        agencies_first=bool(bodies.total) and not called,
    )


def _namesakes(q: str, found: Sequence[Document]) -> Iterator[Document]:
    """Documents with the figure asked for, where several of one type have it."""
    figures = {w.lstrip("0") for w in fold(q).split() if w.isdigit()}
    kinds = [(document.code, _figure(document)) for document in found]
    often = {kind for kind, count in Counter(kinds).items() if count > 1}
    for document, kind in zip(found, kinds, strict=True):
        if kind in often and kind[1] in figures:
            yield document


def _figure(document: Document) -> str | None:
    """The figure in a document's number: "66" of 66-NQ/TW."""
    first = next(iter(fold(document.number or "").split()), "")
    return first.lstrip("0") if first.isdigit() else None
