"""`chidao serve`: it says where, holds the store, and stops when told."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import ssl
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest

from api.protocol import QUERY
from api.settings import Settings
from extract.pipeline import extract_all
from extract.read import read_letter
from graph.ingest import ingest_letter
from graph.store import Store
from tests.processes import soon
from tests.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.setenv("CHIDAO_STOP_SECONDS", "1")
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


@contextmanager
def serving(run: Shell, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server, and what it says once it listens."""
    command = run.command("--lang", "en", "serve", "--port", "0", *options)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        try:
            yield server, server.stderr.readline()
        finally:
            server.kill()


@contextmanager
def half_asked(ready: str) -> Iterator[tuple[int, socket.socket]]:
    """A request that the server waits for the body of: the port, the connection."""
    (port,) = map(int, re.findall(r"http://127.0.0.1:(\d+)/(?= )", ready))
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        head = f"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: {QUERY}\r\n"
        more = "Content-Length: 6\r\nExpect: 100-continue\r\n\r\n"
        client.sendall((head + more).encode())
        assert client.recv(4096).startswith(b"HTTP/1.1 100 ")
        yield port, client


def test_a_second_signal_ends_what_the_first_one_waits_for(
    run: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHIDAO_STOP_SECONDS", "600")
    with serving(run) as (server, ready), half_asked(ready) as (port, _):
        server.send_signal(signal.SIGTERM)
        while listens(port):
            pass
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=5) == 0


def test_what_runs_may_end_after_the_signal(
    run: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHIDAO_STOP_SECONDS", "20")
    with serving(run) as (server, ready):
        with half_asked(ready) as (port, client):
            server.send_signal(signal.SIGTERM)
            while listens(port):
                pass
            client.sendall(b"ASK {}")
            assert client.recv(4096).startswith(b"HTTP/1.1 200 ")
        assert server.wait(timeout=5) == 0


def listens(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def test_a_unix_socket_that_a_dead_server_left_is_used_again(run: Shell) -> None:
    path = run.store.parent / "socket"
    for _ in range(2):
        with serving(run, "--uds", str(path)) as (_, ready):
            assert f"unix:{path}" in ready
            assert path.stat().st_mode & 0o777 == 0o660
            transport = httpx2.HTTPTransport(uds=str(path))
            with httpx2.Client(transport=transport) as client:
                assert client.get("http://a/healthz").status_code == 200
            refused = Shell(run.store.parent / "other")("serve", "--uds", str(path))
            assert refused.exit_code == 1
            assert str(path) in refused.stderr
        assert path.exists()  # it was killed


def test_it_speaks_tls_below_a_prefix_behind_a_proxy(
    run: Shell, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHIDAO_LOG", "json")
    chain, key = certificate
    tls = ("--ssl-certfile", str(chain), "--ssl-keyfile", str(key))
    behind = ("--proxies", "127.0.0.1", "--root-path", "/vb/")
    with serving(run, *tls, *behind) as (server, ready):
        (port,) = re.findall(r"https://127.0.0.1:(\d+)/vb/(?= )", ready)
        trusting = ssl.create_default_context(cafile=chain)
        base = f"https://localhost:{port}"
        with httpx2.Client(base_url=base, verify=trusting) as client:
            passed_on = {"x-forwarded-for": "192.0.2.7"}
            assert client.get("/healthz", headers=passed_on).status_code == 200
            assert client.get("/static/docs.js").status_code == 200
            assert client.get("/").status_code == 200
            assert client.get("/metrics", headers=passed_on).status_code == 404
            described = client.get("/openapi.json").json()
            assert described["servers"] == [{"url": "/vb"}]
        assert server.stderr is not None
        line = json.loads(server.stderr.readline())
        assert line["client"] == "192.0.2.7"
        assert line["path"] == "/vb/healthz"


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of localhost that signs itself, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    files = folder / "chain.pem", folder / "key.pem"
    command = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost "
        f"-addext subjectAltName=DNS:localhost -out {files[0]} -keyout {files[1]}"
    )
    subprocess.run(command.split(), check=True, capture_output=True)
    return files


# Options that cannot be meant: the exit code, and what is said of them.
@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--ssl-certfile", __file__), 1, "test_api_commands_serve.py"),
        (("--ssl-certfile", "/none.pem"), 2, "/none.pem"),
        (("--ssl-keyfile", __file__), 2, "--ssl-certfile"),
        (("--proxies", "somewhere"), 2, "somewhere"),
        (("--root-path", "vb"), 2, "vb"),
        (("--uds", "/no/such/folder/socket"), 1, "/no/such/folder/socket"),
    ],
)
def test_options_that_make_no_sense(
    run: Shell, options: tuple[str, ...], code: int, said: str
) -> None:
    shown = run("serve", *options)
    assert shown.exit_code == code
    assert said in shown.stderr


def children(process: int) -> list[int]:
    """The processes that any thread of a process started."""
    threads = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for t in threads for child in t.read_text("ascii").split()]
