"""The dataset's description, made once for each state of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.exchange.dataset import dataset
from graph.runs import read_times

if TYPE_CHECKING:
    import pyoxigraph as ox

    from api.settings import Settings
    from graph.store import Store


def described_dataset(
    store: Store, settings: Settings, address: str
) -> list[ox.Triple]:
    """Describe what a server at an address gives out."""

    def make() -> list[ox.Triple]:
        read = next(iter(read_times(store).values()), None)  # the last
        changed = read.date() if read else None
        return dataset(
            store, licence=settings.licence, modified=changed, address=address
        )

    return store.keep(f"dataset {address}", make)
