"""A server over two small letters, for the tests of HTTP."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.factories import bank_letter, finance_letter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from api.tokens import Tokens
    from extract.model import Extraction


LETTERS = (bank_letter(), finance_letter())


@contextmanager
def served(
    settings: Settings | None = None,
    *,
    letters: Iterable[Extraction] = LETTERS,
    tokens: Tokens | None = None,
) -> Iterator[TestClient]:
    """Give a client of an application over a store on disk."""
    settings = settings or Settings()
    with TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        for letter in letters:
            ingest_letter(store, letter, settings.iris)
        resolve(store, settings.iris)
        app = create_app(store, settings, tokens)
        with TestClient(app, follow_redirects=False) as client:
            yield client
