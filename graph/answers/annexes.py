"""Annexes in files of their own, with the tasks that they list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalog import catalog

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.catalog import Document, Task
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class AnnexRows:
    """An annex, and the items of its tables and lists."""

    annex: Document
    tasks: tuple[Task, ...]


def annexes(store: Store, documents: Iterable[str]) -> tuple[AnnexRows, ...]:
    """The annexes that came with documents, by slug, each once."""
    known = catalog(store)
    return tuple(
        AnnexRows(annex, tuple(known.tasks_of(annex.slug)))
        for slug in dict.fromkeys(documents)
        for annex in known.annexes_of(slug)
    )
