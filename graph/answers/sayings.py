"""The sentences behind the edges of a chain, with the words that state them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from graph.answers.chain_view import Saying
from graph.catalog import catalog, text_of
from graph.iris import part, task_part

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.answers.chain_view import ChainEdge
    from graph.catalog import Catalog, Task
    from graph.quotes import Quote
    from graph.store import Store

REACH: Final = 180
"""Characters of a sentence that are shown on each side of the words."""

# Where a sentence or an item ends: a full stop or semicolon, or an empty line.
_END = re.compile(r"[.;:]\s|\n\s*\n")


def sayings(
    store: Store, edges: Iterable[ChainEdge], most: int
) -> dict[str, tuple[Saying, ...]]:
    """The first few sayings of each edge, by its id."""
    texts: dict[str, str] = {}
    return {
        edge.id: tuple(_saying(store, quote, texts) for quote in edge.quotes[:most])
        for edge in edges
    }


def _saying(store: Store, quote: Quote, texts: dict[str, str]) -> Saying:
    known = catalog(store)
    letter = known.documents[quote.letter_id]
    if letter.slug not in texts:
        texts[letter.slug] = text_of(store, letter.iri)
    task = _task(known, letter.slug, quote.task)
    before, after = around(texts[letter.slug], quote)
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


def around(text: str, quote: Quote) -> tuple[str, str]:
    """What of the sentence stands before and after the words of a quote."""
    head = text[max(0, quote.start - REACH) : quote.start]
    tail = text[quote.end : quote.end + REACH]
    ends = [match.end() for match in _END.finditer(head)]
    cut = quote.start > REACH and not ends
    before = _folded(head[ends[-1] :] if ends else head)
    stop = _END.search(tail)
    after = _folded(tail[: stop.start() + 1] if stop else tail)
    more = stop is None and quote.end + REACH < len(text)
    return f"… {before}" if cut and before else before, f"{after} …" if more else after


def _folded(text: str) -> str:
    return " ".join(text.split())
