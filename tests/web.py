"""A server over two small letters, for the tests of HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.factories import bank_letter, finance_letter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.model import Extraction


LETTERS = (bank_letter(), finance_letter())


def served(
    settings: Settings | None = None, *, letters: Iterable[Extraction] = LETTERS
) -> TestClient:
    """Return a client of an application whose store is in memory."""
    settings = settings or Settings()
    store = Store.in_memory()
    for letter in letters:
        ingest_letter(store, letter, settings.iris)
    resolve(store, settings.iris)
    return TestClient(create_app(store, settings), follow_redirects=False)
