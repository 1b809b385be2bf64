"""Links to documents, which several answers share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalog import catalog
from graph.evidence import said_in_tasks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.catalog import Document
    from graph.evidence import Assertion
    from graph.quotes import Quote
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Link:
    """A relation to another document, and the words of all letters that state it."""

    predicate: str
    document: Document
    quotes: tuple[Quote, ...]
    confidence: float


def links(
    known: Mapping[str, Document], assertions: Iterable[tuple[str, Assertion]]
) -> tuple[Link, ...]:
    """Put together the statements about each other document, the surest first.

    Args:
        known: the documents by slug; what is none of them is left out.
        assertions: the slug of the other document, and a statement about it.
    """
    grouped: dict[tuple[str, str], list[Assertion]] = {}
    for other, assertion in assertions:
        if other in known:
            grouped.setdefault((assertion.predicate, other), []).append(assertion)
    made = []
    for (predicate, other), found in grouped.items():
        ranked = sorted(found, key=lambda assertion: -assertion.confidence)
        quotes = tuple(assertion.quote for assertion in ranked)
        made.append(Link(predicate, known[other], quotes, ranked[0].confidence))
    return tuple(sorted(made, key=lambda link: (link.predicate, link.document.slug)))


def task_links(store: Store, tasks: Iterable[str]) -> dict[str, tuple[Link, ...]]:
    """The documents that tasks speak of, by slug, of those that speak of any."""
    said = said_in_tasks(store).among(tasks)
    spoken_of = {one.object for of_task in said.values() for one in of_task}
    known = catalog(store).documents.among(spoken_of)
    return {
        slug: links(known, ((one.object, one) for one in of_task))
        for slug, of_task in said.items()
    }
