"""`chidao serve`: it says where, holds the store, and stops when told."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
from pathlib import Path

import httpx2
import pytest

from api.settings import Settings
from extract.pipeline import extract_all
from extract.read import read_letter
from graph.ingest import ingest_letter
from graph.store import Store
from tests.processes import soon
from tests.shell import Shell


@pytest.fixture
def run(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "store")


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_serve_holds_the_store_others_read_a_snapshot(
    run: Shell, letters: tuple[Path, ...], stop: signal.Signals
) -> None:
    command = run.command("--lang", "en", "serve", "--port", "0")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            ready = server.stderr.readline()
            assert "http://127.0.0.1:" in ready
            assert run("query", "ASK {}").stdout == "true\n"
            refused = run("ingest", str(letters[0]))
            assert refused.exit_code == 1
            assert str(server.pid) in refused.stderr
            assert len(refused.stderr.splitlines()) == 1
        finally:
            server.send_signal(stop)
            said = server.stderr.read()
    assert server.returncode == 0
    assert said == ""


def test_a_port_that_is_taken_is_named(run: Shell) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        shown = run("serve", "--port", str(port))
    assert shown.exit_code == 1
    assert str(port) in shown.stderr
    assert "--port" in shown.stderr


def test_serving_settles_what_a_broken_run_left(
    run: Shell, letters: tuple[Path, ...]
) -> None:
    with Store.open(run.store) as store:
        for extraction in extract_all(map(read_letter, letters)):
            ingest_letter(store, extraction, Settings().iris)
    command = run.command("--lang", "en", "serve", "--port", "0")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            assert "http://127.0.0.1:" in server.stderr.readline()
            assert run("trace", "57-NQ/TW").exit_code == 0
        finally:
            server.send_signal(signal.SIGINT)
    assert server.returncode == 0


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?a ?b ?c . ?x ?y ?z }"


def test_a_running_query_does_not_keep_the_server(
    run: Shell, letters: tuple[Path, ...]
) -> None:
    run("ingest", *(str(letter) for letter in letters))
    command = run.command("--lang", "en", "serve", "--port", "0")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            (address,) = re.findall(r"http://[\d.:]+/(?= )", server.stderr.readline())
            with httpx2.Client(base_url=address, timeout=2.0) as client:
                with pytest.raises(httpx2.TimeoutException):
                    client.get("sparql", params={"query": ENDLESS})
                assert client.get("healthz").status_code == 200
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=20) == 0
        finally:
            server.kill()


def test_a_letter_that_is_being_read_does_not_keep_the_server(
    run: Shell, letters: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHIDAO_QUERY_WORKERS", "1")
    command = run.command("--lang", "en", "serve", "--port", "0")
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            (address,) = re.findall(r"http://[\d.:]+/(?= )", server.stderr.readline())
            letter = {"file": letters[0].read_bytes()}
            with httpx2.Client(base_url=address, timeout=60.0) as client:
                assert client.get("sparql", params={"query": "ASK {}"}).is_success
                before = {*children(server.pid)}
                assert client.post("api/extract", files=letter).status_code == 200
                (worker,) = {*children(server.pid)} - before
                os.kill(worker, signal.SIGSTOP)  # as if it were busy for long
                with pytest.raises(httpx2.TimeoutException):
                    client.post("api/extract", files=letter, timeout=0.5)
                assert client.get("healthz").status_code == 200
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=20) == 0
        finally:
            server.kill()
    assert soon(gone=worker)


def children(process: int) -> list[int]:
    """The processes that any thread of a process started."""
    threads = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for t in threads for child in t.read_text("ascii").split()]
