"""The dataset's description, made once for each state of the store."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from graph.exchange.dataset import dataset
from graph.runs import last_read

if TYPE_CHECKING:
    import pyoxigraph as ox

    from api.settings import Settings
    from graph.store import Store


def described_dataset(
    store: Store, settings: Settings, address: str
) -> list[ox.Triple]:
    """Describe what a server at an address gives out."""

    def make() -> list[ox.Triple]:
        ended = max(last_read(store).values(), default=None)
        changed = datetime.fromisoformat(ended).date() if ended else None
        return dataset(
            store, licence=settings.licence, modified=changed, address=address
        )

    return store.keep(f"dataset {address}", make)
