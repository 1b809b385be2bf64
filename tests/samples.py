"""Stores over the two sample letters, made once for all tests."""

from __future__ import annotations

from functools import cache

from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from tests.gold_letters import extraction

IRIS = Iris()


@cache
def sample_store(*names: str) -> Store:
    """A resolved store of some sample letters; shared, so not to be changed."""
    store = Store.in_memory()
    for name in names:
        ingest_letter(store, extraction(name), IRIS)
    resolve(store, IRIS)
    return store
