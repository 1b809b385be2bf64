"""The sentences behind the edges of a chain, with the words that state them.

A sentence is taken from the item or the footnote that the words stand in, both without
what interrupts them on the page: in the raw text the next line may be a footnote's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graph.answers.chain_view import Saying
from graph.answers.notes import notes_of
from graph.catalog import catalog
from graph.iris import part, task_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.answers.chain_view import ChainEdge
    from graph.catalog import Catalog, Task
    from graph.quotes import Quote
    from graph.store import Store

REACH: Final = 180
"""Characters of a sentence that are shown on each side of the words."""

# Where a sentence ends, or a part of one that stands for itself.
_END = re.compile(r"[.;:]\s")


def sayings(
    store: Store, edges: Iterable[ChainEdge], most: int
) -> dict[str, tuple[Saying, ...]]:
    """The first few sayings of each edge, by its id."""
    known = catalog(store)
    return {
        edge.id: tuple(_saying(store, known, quote) for quote in edge.quotes[:most])
        for edge in edges
    }


def _saying(store: Store, known: Catalog, quote: Quote) -> Saying:
    letter = known.documents[quote.letter_id]
    task = _task(known, letter.slug, quote.task)
    notes = (note.text for note in notes_of(store, letter.slug))
    texts = [*([task.text] if task else []), *notes]
    before, after = around(quote.text, texts)
    return Saying(
        letter=letter.slug,
        title=letter.label,
        words=quote.text,
        before=before,
        after=after,
        task=quote.task,
        deadlines=tuple(due.text for due in task.deadlines) if task else (),
    )


def _task(known: Catalog, letter: str, label: str | None) -> Task | None:
    return known.tasks.get(part(letter, task_part(label))) if label else None


def around(words: str, texts: Iterable[str]) -> tuple[str, str]:
    """What of the sentence stands before and after `words` in the first text with them.

    >>> around("Kế hoạch số 7", ["Rà soát; triển khai Kế hoạch số 7 của tỉnh."])
    ('triển khai ', ' của tỉnh.')
    """
    for text in (" ".join(text.split()) for text in texts):
        at = text.find(words)
        if at >= 0:
            return _before(text[:at]), _after(text[at + len(words) :])
    return "", ""


def _before(text: str) -> str:
    near = text[-REACH:]
    ends = [match.end() for match in _END.finditer(near)]
    if ends:
        return near[ends[-1] :]
    return f"… {near}" if len(text) > REACH else near


def _after(text: str) -> str:
    near = text[:REACH]
    if stop := _END.search(near):
        return near[: stop.start() + 1]
    return f"{near} …" if len(text) > REACH else near
