"""Annexes in files of their own, with the tasks that they list."""

from __future__ import annotations

import json
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
    known, asked = catalog(store), dict.fromkeys(documents)
    # The sign keeps SQLite from looking through all that are no copies.
    one_of = "d.annex_of IN (SELECT value FROM json_each(?)) AND +d.canonical IS NULL"
    found = known.documents.where(one_of, json.dumps([*asked]))
    places = {slug: place for place, slug in enumerate(asked)}
    found.sort(key=lambda annex: places[annex.annex_of or ""])
    return tuple(AnnexRows(a, tuple(known.tasks_of(a.slug))) for a in found)
