"""Requests made from the OpenAPI document, and SPARQL strings, a few of each.

`make fuzz-api` and `make fuzz-sparql` send ten thousand.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
import schemathesis
import uvicorn
from hypothesis import HealthCheck, Phase, given, settings

from api.app import create_app
from api.settings import QueryLimits, Settings
from bench.fuzz_api import CONFIG
from bench.fuzz_sparql import nobody_calls, send
from bench.sparql_strings import Strings
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.web import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemathesis import Case

FEW = settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("fuzz")) as opened:
        for letter in LETTERS:
            ingest_letter(opened, letter, Settings().iris)
        resolve(opened, Settings().iris)
        yield opened


@pytest.fixture(scope="module")
def port(store: Store) -> Iterator[int]:
    """A real server, since TestClient has an event loop for each request."""
    app = create_app(store, Settings(queries=QueryLimits(seconds=1)))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join()


def test_routes_answer_as_they_say(port: int) -> None:
    config = schemathesis.Config.from_path(CONFIG)
    address = f"http://127.0.0.1:{port}/openapi.json"
    routes = schemathesis.openapi.from_url(address, config=config)
    for found in routes.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]

        @FEW
        @given(case=operation.as_strategy())
        def answers(case: Case[Any]) -> None:
            case.call_and_validate()

        answers()


def test_strings_are_answered_and_change_nothing(port: int, store: Store) -> None:
    before = store.dump()
    with nobody_calls() as (remote, callers):
        strings = Strings(5, remote)
        for number in range(100):
            fate = send(port, "/sparql", number, strings.made(number))
            assert not fate.wrong, fate
            fate = send(port, "/sparql/update", number, strings.update(number))
            assert fate.said == "401 unauthorized"
        assert not callers
    assert store.dump() == before
