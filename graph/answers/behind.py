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
        self._known = catalog(store)
        self._network = network(store, as_of)
        self._found: dict[str, dict[str, Document]] = {}

    def behind(self, task: str) -> tuple[Behind, ...]:
        """What the task carries out, step by step, then what its letter does."""
        own = self._above(task)
        whole = self._above(self._known.tasks[task].letter)
        more = (one for slug, one in whole.items() if slug not in own)
        return (
            *(Behind(one, strong=True) for one in own.values()),
            *(Behind(one, strong=False) for one in more),
        )

    def _above(self, slug: str) -> dict[str, Document]:
        """The documents of the Centre that orders lead to, by slugs, in their order."""
        if slug not in self._found:
            above = self._network.reach(slug, "up").keys() - {slug}
            documents = sorted(self._known.documents.among(above).items())
            self._found[slug] = {
                other: document
                for other, document in documents
                if document.level in CENTRE and document.kind != "set"
            }
        return self._found[slug]
