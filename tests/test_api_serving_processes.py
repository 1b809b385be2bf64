"""Several processes over one store: one writes, the others read what it wrote."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
import subprocess
import threading
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pyoxigraph as ox
import pytest
import uvicorn
from fastapi.testclient import TestClient

from api.app import create_app
from api.serving.forwarding import Forwarder, FromReader, Link
from api.serving.fresh import Fresh, follow
from api.serving.listening import listen_at
from api.serving.roles import Inner
from api.serving.wire import Wire
from api.settings import Settings
from api.tokens import Tokens
from graph.store import Store
from tests.correcting import FIRST, filled
from tests.processes import alive
from tests.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI
    from starlette.types import Message, Receive, Scope, Send

    from api.app import Layers

EX = "http://example.org/"
ROLE = {
    "letter": FIRST,
    "field": "role",
    "task": "7",
    "agency": "Sở Khoa học và Công nghệ",
    "value": "cooperate",
    "why": "chỉ phối hợp",
}
SECRET = "of the readers"  # noqa: S105 - a test's own
PATH = "/api/corrections"


def put(folder: Path) -> str:
    """A store of two letters in a folder; a token that may do all."""
    with Store.open(folder) as store:
        store.add(filled().quads())
        store.publish()
    return Tokens(folder).add("Chị Hà", ["admin"], date.max)[1]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as store:
        yield store


async def nothing() -> Message:
    return {"type": "http.request"}


async def nowhere(message: Message) -> None:
    del message


def test_a_reader_follows_and_a_request_keeps_what_it_began_with(store: Store) -> None:
    assert store.folder is not None
    fresh = Fresh(store.folder)
    seen: list[Store] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        del receive, send
        used: Store = scope["state"]["store"]
        before = fresh.store
        store.make_graph(ox.NamedNode(f"{EX}{len(seen)}"))
        store.publish()
        await fresh.look()
        assert fresh.store is not before
        assert used is before
        used.quads()  # it is still open
        seen.append(used)

    async def ask_twice() -> None:
        for _ in range(2):
            scope = {"type": "http"}
            await fresh.middleware(app)(scope, nothing, nowhere)
            with pytest.raises(AttributeError):  # it is closed by now
                seen[-1].quads()

    asyncio.run(ask_twice())
    assert fresh.store.graphs() == [f"{EX}0", f"{EX}1"]
    fresh.close()


def test_what_is_published_is_seen_within_a_second(store: Store) -> None:
    assert store.folder is not None
    fresh = Fresh(store.folder)

    async def seen() -> float:
        following = asyncio.create_task(follow(fresh.look))
        await asyncio.sleep(0)
        begun = time.monotonic()
        store.publish()
        before = fresh.store
        while fresh.store is before:  # noqa: ASYNC110 - as a client would see it
            await asyncio.sleep(0.01)
        following.cancel()
        return time.monotonic() - begun

    assert asyncio.run(seen()) < 1
    fresh.close()


@contextmanager
def running(app: FastAPI, path: Path) -> Iterator[None]:
    """Serve an application on a UNIX socket."""
    config = uvicorn.Config(app, http=Wire, log_config=None, access_log=False)
    server = uvicorn.Server(config)
    listener = listen_at(path)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[TestClient]:
    """A client of a reader, with a token, whose writer runs beside it."""
    folder = tmp_path / "store"
    secret = put(folder)
    inner = Inner(tmp_path / "writer", SECRET)
    with Store.open(folder) as store:
        tokens = Tokens(folder)
        between = [(FromReader, {"secret": SECRET})]
        writer = create_app(store, Settings(), tokens, between=between)
        with running(writer, inner.path):
            fresh, link = Fresh(folder), Link(inner)
            layers: Layers = [
                (Forwarder, {"link": link, "wrote": fresh.look}),
                (fresh.middleware, {}),
            ]
            app = create_app(fresh.store, Settings(), tokens, between=layers)
            fresh.attach(app)
            app.state.background.append(link.hold)
            headers = {"authorization": f"Bearer {secret}", "accept-language": "en"}
            with TestClient(app, headers=headers, client=("192.0.2.7", 1)) as client:
                yield client
            fresh.close()


def test_what_writes_is_done_by_the_writer(
    reader: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    forged = {"x-chidao-reader": "forged", "x-chidao-client": "10.0.0.1"}
    with caplog.at_level(logging.INFO, "chidao.access"):
        made = reader.post(PATH, json=ROLE, headers=forged | {"x-request-id": "r-1"})
    assert made.status_code == 201
    assert made.headers["x-request-id"] == "r-1"
    assert made.headers.get_list("x-request-id") == ["r-1"]
    assert made.headers.get_list("x-content-type-options") == ["nosniff"]
    [line] = [r for r in caplog.records if r.name == "chidao.access"]
    said = line.__dict__["fields"]
    assert (said["route"], said["client"], said["status"]) == (PATH, "192.0.2.7", 201)
    assert reader.get(PATH).json()["total"] == 1
    confirmed = reader.post(f"{PATH}/correction-1/confirm")
    assert confirmed.status_code == 200
    assert reader.get(PATH).json()["items"][0]["status"] == "confirmed"


# What the writer refuses comes back as it said it.
@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", PATH, b"{", 422),
        ("POST", f"{PATH}/correction-9/confirm?a=%C4%90", b"", 404),
        ("DELETE", "/api/documents/57-NQ%2FTW", b"", 404),
        ("PUT", "/no/such/page", b"", 404),
        ("TRACE", "/", b"", 405),
        ("GET", "/api/jobs/none", b"", 404),
    ],
)
def test_refusals_of_the_writer(
    reader: TestClient, method: str, path: str, body: bytes, status: int
) -> None:
    answer = reader.request(method, path, content=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


def test_what_is_not_written_is_answered_here(
    reader: TestClient, tmp_path: Path
) -> None:
    (tmp_path / "writer").unlink()
    assert reader.get("/api/documents").status_code == 200
    asked = {"query": "ASK {}"}
    assert reader.post("/sparql", data=asked).json()["boolean"] is True
    refused = reader.post(PATH, json=ROLE)
    assert refused.status_code == 503
    assert refused.json()["type"].endswith("/writer_away")
    assert refused.headers["retry-after"] == "2"


def children(process: int) -> list[int]:
    threads = Path(f"/proc/{process}/task").glob("*/children")
    found = [int(c) for t in threads for c in t.read_text("ascii").split()]
    return [child for child in found if "spawn_main" in command_of(child)]


def command_of(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_text("ascii")


def test_processes_that_die_are_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHIDAO_STOP_SECONDS", "2")
    monkeypatch.setenv("CHIDAO_QUERY_WORKERS", "1")
    run = Shell(tmp_path / "store")
    secret = put(run.store)
    command = run.command("--lang", "en", "serve", "--port", "0", "--workers", "2")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            (address,) = re.findall(r"http://[\d.:]+/(?= )", server.stderr.readline())
            headers = {"authorization": f"Bearer {secret}"}
            with httpx2.Client(
                base_url=address,
                headers={**headers, "connection": "close"},
                timeout=60,
            ) as client:
                assert client.post(PATH, json=ROLE).status_code == 201
                end = time.monotonic() + 1
                while time.monotonic() < end:
                    pass
                answers = [client.get(PATH).json()["total"] for _ in range(20)]
                assert answers == [1] * 20
                assert "chidao_letters 2.0" in client.get("/metrics").text
                first = children(server.pid)
                assert len(first) == 2
                for child in first:
                    os.kill(child, signal.SIGKILL)
                    while len(set(children(server.pid)) - {child}) < 2:
                        time.sleep(0.05)
                assert client.get(PATH).json()["total"] == 1
                decided = client.post(f"{PATH}/correction-1/confirm")
                assert decided.status_code in {200, 503}
            last = children(server.pid)
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=30) == 0
            assert not any(alive(child) for child in last)
        finally:
            server.kill()


def test_a_store_that_is_held_is_told_in_one_line(tmp_path: Path) -> None:
    run = Shell(tmp_path / "store")
    with Store.open(run.store):
        command = run.command("--lang", "en", "serve", "--port", "0", "--workers", "2")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    [line] = done.stderr.splitlines()
    assert line.startswith("chidao: store ")
    assert str(os.getpid()) in line
