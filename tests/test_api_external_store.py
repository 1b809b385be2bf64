"""Commands, pages, SPARQL and agents over a graph that is on a server."""

from __future__ import annotations

import asyncio
import gzip
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from api.agents.newest import Newest
from api.app import create_app
from api.serving import fresh
from api.serving.fresh import Fresh
from api.settings import Settings
from api.tokens import Tokens
from graph.errors import NoStoreError
from graph.store import Store
from tests.correcting import APART, filled, read
from tests.factories import bank_letter, finance_letter
from tests.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.engines.server import Server
    from tests.engines import Kind, Servers

EX = "http://example.org/"
TURTLE = {"content-type": "text/turtle"}
TRIPLE = f"<{EX}a> <{EX}b> <{EX}c> ."


@pytest.fixture(params=("oxigraph", "virtuoso"))
def server(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> Server:
    kind: Kind = request.param
    return servers.emptied(kind, tmp_path / "beside")


@pytest.fixture
def client(server: Server) -> Iterator[TestClient]:
    with Store.open(server) as store:
        read(store, bank_letter(), finance_letter())
        tokens = Tokens(server.folder)
        _, secret = tokens.add("An", ["admin"], date.max)
        app = create_app(store, Settings(), tokens)
        with TestClient(app, follow_redirects=False) as client:
            client.headers["authorization"] = f"Bearer {secret}"
            yield client


def selected(client: TestClient, query: str) -> list[str]:
    answer = client.get("/sparql", params={"query": query})
    assert answer.status_code == 200, answer.text
    rows = answer.json()["results"]["bindings"]
    return [row["x"]["value"] for row in rows]


def test_a_server_of_others_is_served(client: TestClient) -> None:
    for path in ("/", "/readyz", "/van-ban", "/truy-vet", "/api/tasks"):
        assert client.get(path).status_code == 200, path
    traced = client.get("/api/trace", params={"from": "39-CT/TW"})
    assert "Chi nhánh Ngân hàng Chính sách xã hội" in traced.text
    found = client.get("/api/search", params={"q": "nghi quyet 57"})
    assert "57-NQ/TW" in found.text
    numbers = selected(client, "SELECT ?x { ?d cd:number ?x } ORDER BY ?x")
    assert "39-CT/TW" in numbers
    dump = client.get("/api/dump/chidao.nq.gz")
    lines = gzip.decompress(dump.content)
    assert b"39-CT/TW" in lines
    assert b"urn:chidao" not in lines


def test_sparql_is_inspected_and_updated_as_elsewhere(client: TestClient) -> None:
    wrong = client.get("/sparql", params={"query": "SELECT *\n{ ?s ?p }"})
    assert (wrong.status_code, wrong.json()["line"]) == (400, 2)
    for query in ("DROP ALL", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"):
        assert client.get("/sparql", params={"query": query}).status_code == 400
    insert = f"INSERT DATA {{ GRAPH <{EX}g> {{ {TRIPLE} }} }}"
    query = f"SELECT ?x {{ <{EX}a> <{EX}b> ?x }}"
    assert client.post("/sparql/update", data={"update": insert}).status_code == 204
    assert selected(client, query) == [f"{EX}c"]
    delete = f"DELETE WHERE {{ GRAPH ?g {{ ?s <{EX}b> ?o }} }}"
    assert client.post("/sparql/update", data={"update": delete}).status_code == 204
    assert selected(client, query) == []


def test_graphs_are_put_and_taken_as_elsewhere(client: TestClient) -> None:
    address = f"/rdf-graph-store?graph={EX}mine"
    lines = {"accept": "application/n-triples"}
    assert client.get(address).status_code == 404
    assert client.put(address, content=TRIPLE, headers=TURTLE).status_code == 201
    blank = f"<{EX}a> <{EX}b> [ <{EX}c> true ] ."
    assert client.post(address, content=blank, headers=TURTLE).status_code == 204
    assert client.get(address, headers=lines).text.count("\n") == 3
    assert client.put(address, content=TRIPLE, headers=TURTLE).status_code == 204
    assert client.get(address, headers=lines).text == f"{TRIPLE}\n"
    assert client.delete(address).status_code == 204
    assert client.get(address).status_code == 404


def test_commands_work_on_a_server(
    server: Server, tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    run = Shell(tmp_path, server.address)
    first = run("--lang", "en", "ingest", str(root / "examples"))
    assert "2 new or changed" in first.stderr
    again = run("--lang", "en", "ingest", str(root / "examples"))
    assert "2 unchanged" in again.stderr
    exported = run("export", "--format", "nquads").stdout
    apart = tuple(f"<{graph}> .\n" for graph in APART)
    lines = [x for x in exported.splitlines(keepends=True) if not x.endswith(apart)]
    assert "".join(lines).encode() == filled().dump(without=APART)
    assert run("validate").exit_code == 0
    assert "→" in run("trace", "39-CT/TW").stdout
    count = run("query", "SELECT (COUNT(*) AS ?n) { ?l a cd:CitationMention }")
    assert count.stderr == "1 dòng\n"
    refused = run("--lang", "en", "backup", str(tmp_path / "copy"))
    assert refused.exit_code == 1
    assert "its own means" in refused.stderr


def test_who_reads_on_and_on_sees_what_is_written(server: Server) -> None:
    name = ox.NamedNode(f"{EX}a")
    quad = ox.Quad(name, name, name, name)
    with Store.open(server) as store:
        read(store, bank_letter())
        newest, fresh = Newest(server), Fresh(server)
        for made in (True, False):
            store.exchange([] if made else [quad], [quad] if made else [])
            store.publish()
            asyncio.run(fresh.look())
            assert bool(fresh.store.quads(name.value)) is made
            assert fresh.store.state == store.state
            with newest.reading() as reading:
                assert reading.keep("n", reading.count) == store.count()
        newest.close()
        fresh.close()


@pytest.mark.parametrize("error", [OSError("disk"), NoStoreError(Path("store"))])
def test_what_is_newest_is_looked_for_again_after_an_error(
    monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    monkeypatch.setattr(fresh, "LOOK_SECONDS", 0)
    monkeypatch.setattr(fresh, "AGAIN_SECONDS", 0)
    looked: list[str] = []

    async def look() -> None:
        looked.append("looked")
        raise error if len(looked) == 1 else asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(fresh.follow(look))
    assert len(looked) == 2
