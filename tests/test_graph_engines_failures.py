"""A server that is away, slow, closed, or says what it should not: errors, in words."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

from bench.serving import free_port
from graph.engines.connecting import connect
from graph.engines.errors import ExternalStoreError
from graph.engines.server import Server
from graph.errors import NoStoreError, StoreLockedError
from graph.foreign import Asked, Bounds, Gathered
from graph.store import Store
from tests.engines import start_oxigraph
from tests.shell import Shell

if TYPE_CHECKING:
    from tests.engines import Kind, Servers

# What breaks off may be dropped by another thread than began it, which the engine logs.
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)

EX = "http://example.org/"
WORD = "secret"
NOTHING = b'{"head":{"vars":["state"]},"results":{"bindings":[]}}'
GRAPH = ox.NamedNode(f"{EX}g")
QUAD = ox.Quad(*(ox.NamedNode(EX + name) for name in "spog"))

Answer = Callable[[BaseHTTPRequestHandler], None]


def says(status: int, body: bytes, **headers: str) -> Answer:
    """An answer of one status and body."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def breaks_off(request: BaseHTTPRequestHandler) -> None:
    """Less than was promised."""
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(NOTHING)
    request.close_connection = True


def sleeps(request: BaseHTTPRequestHandler) -> None:
    time.sleep(1.5)
    request.close_connection = True


@contextmanager
def answering(answer: Answer) -> Iterator[str]:
    """A server whose every answer to POST is one."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            says(200, b"", Server="none")(self)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            answer(self)

        def log_message(self, *_: Any) -> None:  # noqa: ANN401 - as it is declared
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False  # they are waited for
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize(
    ("answer", "reason", "words"),
    [
        (says(401, b""), "unauthorized", "CHIDAO_STORE_PASSWORD"),
        (says(403, b""), "unauthorized", "403"),
        (says(404, b""), "missing", "CHIDAO_STORE_UPDATE"),
        (says(302, b"", Location="http://other/"), "redirect", "http://other/"),
        (says(500, b"out of memory\n\nSELECT it all"), "refused", "out of memory;"),
        (says(200, b"<html>"), "broken", "malformed"),
        (says(200, NOTHING[:-3]), "broken", "malformed"),
        (breaks_off, "broken", "broke off"),
        (sleeps, "slow", "1 seconds"),
    ],
)
def test_what_is_no_answer_is_an_error_with_a_way_out(
    answer: Answer, reason: str, words: str, tmp_path: Path
) -> None:
    with answering(answer) as address:
        server = Server(address, tmp_path, user="me", password=WORD, seconds=1)
        with pytest.raises(ExternalStoreError) as error:
            connect(server)
    assert error.value.reason == reason
    for lang in ("vi", "en"):
        said = error.value.message(lang)
        assert address in said
        assert WORD not in said
    assert words in error.value.message("en")


def test_a_server_that_is_away_is_named_without_its_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"http://127.0.0.1:{free_port()}/sparql"
    monkeypatch.setenv("CHIDAO_STORE_PASSWORD", WORD)
    monkeypatch.setenv("CHIDAO_STORE_USER", "me")
    monkeypatch.setenv("CHIDAO_FOLDER", str(tmp_path))
    run = Shell(tmp_path, address)
    for command in (["trace", "57-NQ/TW"], ["serve"]):
        shown = run("--lang", "en", *command)
        assert shown.exit_code == 1
        (line,) = shown.stderr.splitlines()
        assert f"external store {address}: it cannot be reached" in line
        assert WORD not in shown.output


def test_a_server_without_a_store_says_so(servers: Servers, tmp_path: Path) -> None:
    server = servers.emptied("oxigraph", tmp_path)
    with pytest.raises(NoStoreError, match=server.address):
        Store.open_snapshot(server)


def test_a_server_that_goes_away_leaves_what_was_written_whole(tmp_path: Path) -> None:
    port, options = free_port(), ("--location", str(tmp_path / "data"))
    with start_oxigraph(tmp_path, *options, port=port) as running:
        server = replace(running.server, folder=tmp_path / "beside", seconds=5)
        store = Store.open(server)
        store.add([QUAD])
        store.publish()
    with pytest.raises(ExternalStoreError, match="cannot be reached"):
        store.exchange([QUAD], [])
    with pytest.raises(ExternalStoreError, match="cannot be reached"):
        store.quads()
    with start_oxigraph(tmp_path, *options, port=port):
        assert store.quads() == [QUAD]
        store.close()
        with Store.open(server) as again:  # which resolves anew
            assert again.unsettled
            assert again.touched.subjects


def test_an_answer_that_a_server_ends_in_its_midst_is_refused(tmp_path: Path) -> None:
    """`oxigraph serve --timeout-s` calls it a success."""
    with (
        start_oxigraph(tmp_path, "--timeout-s", "1") as running,
        Store.open(replace(running.server, folder=tmp_path / "beside")) as store,
    ):
        store.add(
            ox.Quad(QUAD.subject, QUAD.predicate, ox.NamedNode(f"{EX}{n}"), GRAPH)
            for n in range(300)
        )
        bounds = Bounds(seconds=20)
        asked = Asked("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "text/csv")
        with pytest.raises(ExternalStoreError, match="broke off"):
            store.answer(asked, Gathered(), bounds)
        pattern = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
        graph = Asked(f"CONSTRUCT {pattern} WHERE {pattern}", "application/n-triples")
        with pytest.raises(ExternalStoreError):
            store.answer(graph, Gathered(), bounds)


def test_one_process_writes_to_a_server_at_a_time(
    servers: Servers, tmp_path: Path
) -> None:
    server = servers.emptied("oxigraph", tmp_path)
    with Store.open(server), pytest.raises(StoreLockedError):
        Store.open(server)


@pytest.mark.parametrize("kind", ["oxigraph", "virtuoso"])
def test_what_others_write_is_seen(
    servers: Servers, tmp_path: Path, kind: Kind
) -> None:
    """As from two machines: each has a folder of its own."""
    server = servers.emptied(kind, tmp_path / "one")
    with Store.open(server) as one:
        one.add([QUAD])
        one.publish()
        with Store.open(replace(server, folder=tmp_path / "two")) as two:
            assert two.touched.everything
            kept = [two.keep("n", two.count), two.state]
            two.look()
            assert [two.keep("n", two.count), two.state] == kept
            one.remove_graph(f"{EX}g")
            two.look()
            assert two.keep("n", two.count) == 0
            one.publish()
            assert two.state == one.state != kept[1]
            assert two.touched.everything


@pytest.mark.parametrize(
    ("address", "variables", "words"),
    [
        (f"http://me:{WORD}@host/sparql", {}, "CHIDAO_STORE_PASSWORD"),
        ("http://host:99999/sparql", {}, "CHIDAO_STORE"),
        ("https://", {}, "CHIDAO_STORE"),
        ("http://host/a", {"CHIDAO_STORE_UPDATE": "ftp://x"}, "CHIDAO_STORE_UPDATE"),
        ("http://host/a", {"CHIDAO_STORE_DIALECT": "fuseki"}, "virtuoso"),
        ("http://host/a", {"CHIDAO_STORE_SECONDS": "soon"}, "CHIDAO_STORE_SECONDS"),
    ],
)
def test_settings_that_fit_nothing_are_refused(
    address: str, variables: dict[str, str], words: str
) -> None:
    with pytest.raises(ValueError, match=words) as error:
        Server.from_environment(address, variables)
    assert WORD not in str(error.value)


def test_servers_never_share_a_folder_and_show_no_password() -> None:
    variables = {"CHIDAO_STORE_USER": "me", "CHIDAO_STORE_PASSWORD": WORD}
    one, other = (
        Server.from_environment(f"http://host:{port}/sparql", variables)
        for port in (1, 2)
    )
    assert one.folder == Path("data/host-1-sparql-33a1206d") != other.folder
    assert WORD not in repr(one) + str(one)
    assert Server.from_environment(one.address, one.environment) == one
    alike = (
        "http://host/a-b",
        "https://host/a-b",
        "http://host/a/b",
        "http://host/a-b/",
    )
    folders = {Server.from_environment(address, {}).folder for address in alike}
    assert len(folders) == len(alike)
