"""The documents of the Centre that stand behind a task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graph.answers.network import network, one_way
from graph.answers.trace import CENTRE
from graph.catalog import catalog

if TYPE_CHECKING:
    from datetime import date

    from graph.catalog import Document
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Behind:
    """A document of the Centre; `strong` if orders lead from the task itself to it.

    The others are behind its letter as a whole.
    """

    document: Document
    strong: bool


def behind(store: Store, task: str, as_of: date | None = None) -> tuple[Behind, ...]:
    """What the task carries out, step by step, then what its letter does."""
    key = f"behind {as_of}"
    orders, found = store.keep(
        key, lambda: (one_way(network(store, as_of), strong=True), {})
    )
    if task not in found:
        found[task] = _find(store, orders, task)
    kept: tuple[Behind, ...] = found[task]
    return kept


def _find(store: Store, orders: nx.DiGraph[str], task: str) -> tuple[Behind, ...]:
    known = catalog(store)
    own = nx.descendants(orders, task) if task in orders else set()
    letter = known.tasks[task].letter
    whole = nx.descendants(orders, letter) if letter in orders else set()
    central = [
        document
        for document in known.documents.values()
        if document.level in CENTRE and document.kind != "set"
    ]
    return (
        *(Behind(d, strong=True) for d in central if d.slug in own),
        *(Behind(d, strong=False) for d in central if d.slug in whole - own),
    )
