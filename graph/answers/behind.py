"""The documents of the Centre that stand behind a task."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.paths import CENTRE
from graph.catalog import catalog
from graph.network.network import network

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


class Centre:
    """Finds what stands behind tasks, as known on a day; each letter is traced once."""

    def __init__(self, store: Store, as_of: date | None = None) -> None:
        self._tasks = catalog(store).tasks
        self._network = network(store, as_of)
        self._central = {
            document.slug: document
            for document in catalog(store).documents.values()
            if document.level in CENTRE and document.kind != "set"
        }
        self._found: dict[str, set[str]] = {}

    def behind(self, task: str) -> tuple[Behind, ...]:
        """What the task carries out, step by step, then what its letter does."""
        own = self._above(task)
        whole = self._above(self._tasks[task].letter) - own
        return (
            *(Behind(d, strong=True) for s, d in self._central.items() if s in own),
            *(Behind(d, strong=False) for s, d in self._central.items() if s in whole),
        )

    def _above(self, slug: str) -> set[str]:
        if slug not in self._found:
            above = self._network.reach(slug, "up").keys() - {slug}
            self._found[slug] = above & self._central.keys()
        return self._found[slug]
