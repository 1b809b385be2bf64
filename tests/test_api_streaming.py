"""Answers that are sent while they are made: whole, or visibly broken off."""

from __future__ import annotations

import json
import socket
import time
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import httpx2
import pytest

from tests.serving import Server, serving
from tests.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAIRS = "SELECT * { ?s a ?c . ?t cd:quote ?q }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?x ?y ?z }"


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, letters: tuple[Path, ...]
) -> Iterator[Server]:
    run = Shell(tmp_path_factory.mktemp("serving") / "store")
    run("ingest", *map(str, letters))
    limits = {"CHIDAO_QUERY_SECONDS": "5", "CHIDAO_QUERY_ROWS": "40000"}
    with serving(run, CHIDAO_QUERY_WORKERS="2", **limits) as server:
        yield server


def ask(server: Server, query: str, **headers: str) -> httpx2.Response:
    parameters = {"query": query}
    return httpx2.get(
        f"{server.address}sparql", params=parameters, headers=headers, timeout=30
    )


def test_a_long_answer_comes_in_pieces_and_is_whole(server: Server) -> None:
    answer = ask(server, f"{PAIRS} LIMIT 20000", **{"accept-encoding": ""})
    assert "content-length" not in answer.headers
    assert len(answer.content) > 1024**2
    assert len(answer.json()["results"]["bindings"]) == 20_000
    packed = ask(server, f"{PAIRS} LIMIT 20000", **{"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == answer.content


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_an_answer_that_breaks_off_does_not_look_whole(
    server: Server, encoding: str
) -> None:
    with pytest.raises(httpx2.RemoteProtocolError, match="incomplete"):
        ask(server, PAIRS, **{"accept-encoding": encoding})


def test_what_fails_before_the_first_megabyte_has_a_status(server: Server) -> None:
    answer = ask(server, ENDLESS)
    assert answer.status_code == 503
    assert answer.json()["type"].endswith("/query_timeout")
    assert answer.json()["status"] == 503


def test_who_goes_away_leaves_the_worker_to_others(server: Server) -> None:
    address = urlsplit(server.address)
    target = f"/sparql?{urlencode({'query': ENDLESS})}"
    for _ in range(4):
        with socket.create_connection((address.hostname, address.port)) as gone:
            request = f"GET {target} HTTP/1.1\r\nHost: {address.netloc}\r\n\r\n"
            gone.sendall(request.encode())
            time.sleep(0.3)
    begun = time.monotonic()
    assert json.loads(ask(server, "ASK {}").content)["boolean"] is True
    assert time.monotonic() - begun < 4
