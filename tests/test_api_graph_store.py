"""Updates and whole graphs over HTTP: SPARQL 1.1 Protocol, Graph Store Protocol."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from api.tokens import Tokens
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

EX = "http://example.org/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
G = f"{EX}g"
STORE = "/rdf-graph-store"
TURTLE = {"content-type": "text/turtle"}
UPDATE = {"content-type": "application/sparql-update"}
TRIPLE = "<http://example.org/a> <http://example.org/b> <http://example.org/c> ."


@pytest.fixture(scope="module")
def tokens(tmp_path_factory: pytest.TempPathFactory) -> Tokens:
    return Tokens(tmp_path_factory.mktemp("tokens"))


@pytest.fixture(scope="module")
def client(tokens: Tokens) -> Iterator[TestClient]:
    _, secret = tokens.add("An", ["admin"], date.max)
    with served(tokens=tokens) as client:
        client.headers["authorization"] = f"Bearer {secret}"
        yield client


@pytest.fixture
def address(client: TestClient) -> Iterator[str]:
    """The address of a graph that is not there, and gone when the test ends."""
    name = quote(f"{G}/mine", safe="")
    yield f"{STORE}?graph={name}"
    client.delete(f"{STORE}?graph={name}")


def triples(client: TestClient, address: str) -> set[str]:
    answer = client.get(address, headers={"accept": "application/n-triples"})
    assert answer.status_code == 200
    return set(answer.text.splitlines())


def count(client: TestClient, pattern: str = "?s ?p ?o") -> int:
    query = f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"
    answer = client.get("/sparql", params={"query": query})
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def test_a_graph_is_made_read_replaced_and_removed(
    client: TestClient, address: str
) -> None:
    assert client.get(address).status_code == 404
    assert client.head(address).status_code == 404
    assert client.put(address, content=TRIPLE, headers=TURTLE).status_code == 201
    assert triples(client, address) == {TRIPLE}
    other = TRIPLE.replace("/c>", "/d>")
    assert client.post(address, content=other, headers=TURTLE).status_code == 204
    assert triples(client, address) == {TRIPLE, other}
    assert client.put(address, content=other, headers=TURTLE).status_code == 204
    assert triples(client, address) == {other}
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert client.delete(address).status_code == 204
    assert client.delete(address).status_code == 404


def test_an_empty_graph_is_there(client: TestClient, address: str) -> None:
    for status in (201, 204):
        answer = client.put(address, content=b"", headers=TURTLE)
        assert answer.status_code == status
        assert triples(client, address) == set()


def test_a_graph_has_an_address_of_its_own(client: TestClient) -> None:
    address = f"{STORE}/some/where"
    sent = "<> <http://example.org/b> <beside> ."
    assert client.put(address, content=sent, headers=TURTLE).status_code == 201
    base = "http://testserver/rdf-graph-store/some/"
    found = f"<{base}where> <http://example.org/b> <{base}beside> ."
    assert triples(client, address) == {found}
    assert triples(client, f"{STORE}?graph={base}where") == {found}
    assert client.delete(address).status_code == 204


def test_the_store_gives_a_new_graph_its_name(client: TestClient) -> None:
    answer = client.post(STORE, content=TRIPLE, headers=TURTLE)
    assert answer.status_code == 201
    made = answer.headers["location"]
    assert triples(client, made) == {TRIPLE}
    assert client.delete(made).status_code == 204


def test_the_default_graph_is_no_union_here(client: TestClient) -> None:
    default = f"{STORE}?default"
    assert triples(client, default) == set()
    assert client.put(default, content=TRIPLE, headers=TURTLE).status_code == 204
    assert triples(client, default) == {TRIPLE}
    assert client.delete(default).status_code == 204
    assert triples(client, default) == set()


def test_files_of_a_form_go_into_one_graph(client: TestClient, address: str) -> None:
    other = TRIPLE.replace("/c>", "/d>")
    files = [
        ("a", ("a.ttl", TRIPLE, "text/turtle")),
        ("b", ("b.nt", other, "application/n-triples")),
    ]
    assert client.post(address, files=files).status_code == 201
    assert triples(client, address) == {TRIPLE, other}


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("text/turtle; charset=utf-8", TRIPLE),
        ("application/n-triples", TRIPLE),
        ("application/trig", TRIPLE),
        ("application/n-quads", TRIPLE),
        (
            "application/rdf+xml",
            f"""<r:RDF xmlns:r="{RDF}" xmlns="{EX}"><r:Description r:about="{EX}a">
                <b r:resource="{EX}c"/></r:Description></r:RDF>""",
        ),
        (
            "application/ld+json",
            f'{{"@id": "{EX}a", "{EX}b": {{"@id": "{EX}c"}}}}',
        ),
    ],
)
def test_graphs_come_and_go_in_every_format(
    client: TestClient, address: str, media_type: str, content: str
) -> None:
    sent = {"content-type": media_type}
    assert client.put(address, content=content, headers=sent).status_code == 201
    kind = media_type.partition(";")[0]
    answer = client.get(address, headers={"accept": kind})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == kind
    form = ox.RdfFormat.from_media_type(kind)
    assert form is not None
    assert {str(quad.triple) + " ." for quad in ox.parse(answer.content, form)} == {
        TRIPLE
    }


@pytest.mark.parametrize(
    ("path", "headers", "content", "status"),
    [
        (f"{STORE}?graph=relative", TURTLE, TRIPLE, 400),
        (f"{STORE}?graph=", TURTLE, TRIPLE, 400),
        (f"{STORE}?graph={G}&default", TURTLE, TRIPLE, 400),
        (f"{STORE}?graph={G}&graph={G}", TURTLE, TRIPLE, 400),
        (f"{STORE}/x?graph={G}", TURTLE, TRIPLE, 400),
        (STORE, TURTLE, TRIPLE, 400),
        (f"{STORE}?graph={G}", TURTLE, "<a> <b>", 400),
        (f"{STORE}?graph={G}", TURTLE, b"\xff\xfe", 400),
        (
            f"{STORE}?graph={G}",
            {"content-type": "application/trig"},
            f"<{G}> {{ {TRIPLE} }}",
            400,
        ),
        (f"{STORE}?graph={G}", {"content-type": "text/plain"}, TRIPLE, 415),
        (f"{STORE}?graph={G}", {}, TRIPLE.encode(), 415),
        (
            f"{STORE}?graph={G}",
            {"content-type": "application/ld+json"},
            '{"@context": "http://127.0.0.1:1/", "a": 1}',
            400,
        ),
        (f"{STORE}?graph={G}", TURTLE, "# " + "x" * 17_000_000, 413),
    ],
)
def test_what_is_no_graph_changes_nothing(
    client: TestClient, path: str, headers: dict[str, str], content: str, status: int
) -> None:
    before = count(client)
    answer = client.put(path, content=content, headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert count(client) == before


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"update": "INSERT DATA { <x:u> <x:b> 1 }"}, 204),
        ({"update": "DELETE WHERE { <x:u> ?p ?o }"}, 204),
        ({"update": "INSERT DATA { <x:u> }"}, 400),
        ({"update": "LOAD <http://127.0.0.1:1/>"}, 400),
        ({"update": ["CLEAR DEFAULT", "CLEAR DEFAULT"]}, 400),
        ({"query": "ASK {}"}, 400),
        ({}, 400),
        ({"update": "WITH <x:g> DELETE { } WHERE { }", "using-graph-uri": "x:g"}, 400),
    ],
)
def test_updates_come_as_forms(
    client: TestClient, form: dict[str, str], status: int
) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = client.post("/sparql/update", data=form, headers=headers)
    assert answer.status_code == status


def test_updates_come_as_bodies_and_are_seen_at_once(client: TestClient) -> None:
    for number in (1, 2):
        update = f"INSERT DATA {{ <x:v> <x:b> {number} }}"
        answer = client.post("/sparql/update", content=update, headers=UPDATE)
        assert (answer.status_code, answer.content) == (204, b"")
        assert count(client, "<x:v> ?p ?o") == number
    update = "DELETE WHERE { <x:v> ?p ?o }"
    assert (
        client.post("/sparql/update", content=update, headers=UPDATE).status_code == 204
    )
    assert count(client, "<x:v> ?p ?o") == 0


@pytest.mark.parametrize(
    ("method", "status"), [("GET", 405), ("PUT", 405), ("DELETE", 405)]
)
def test_updates_are_posted(client: TestClient, method: str, status: int) -> None:
    answer = client.request(method, "/sparql/update?update=DROP%20ALL")
    assert answer.status_code == status


def test_an_update_of_another_kind_is_415(client: TestClient) -> None:
    answer = client.post("/sparql/update", content=b"CLEAR ALL")
    assert answer.status_code == 415


@pytest.mark.parametrize("scope", [None, "read", "propose", "confirm", "ingest"])
def test_only_who_may_do_all_may_write_here(
    client: TestClient, tokens: Tokens, scope: str | None
) -> None:
    headers = {"authorization": ""}
    if scope:
        _, secret = tokens.add("Bình", [scope], date.max)  # type: ignore[list-item]  # a scope
        headers["authorization"] = f"Bearer {secret}"
    address = f"{STORE}?graph={G}"
    before = count(client)
    answers = [
        client.post(
            "/sparql/update", content="DROP ALL", headers={**headers, **UPDATE}
        ),
        client.put(address, content=TRIPLE, headers={**headers, **TURTLE}),
        client.post(address, content=TRIPLE, headers={**headers, **TURTLE}),
        client.delete(address, headers=headers),
    ]
    assert {answer.status_code for answer in answers} == {403 if scope else 401}
    assert count(client) == before


def test_the_service_describes_itself(client: TestClient) -> None:
    sd = "http://www.w3.org/ns/sparql-service-description#"
    for accept in ("text/turtle", "application/rdf+xml", "*/*"):
        answer = client.get("/sparql", headers={"accept": accept})
        assert answer.status_code == 200
        kind = answer.headers["content-type"].partition(";")[0]
        form = ox.RdfFormat.from_media_type(kind)
        assert form is not None
        found = {
            (q.predicate.value, str(q.object)) for q in ox.parse(answer.content, form)
        }
        assert (sd + "endpoint", "<http://testserver/sparql>") in found
        assert (sd + "feature", f"<{sd}UnionDefaultGraph>") in found
        assert (sd + "supportedLanguage", f"<{sd}SPARQL11Update>") in found
    assert client.get("/sparql", headers={"accept": "image/png"}).status_code == 406
    browser = {"accept": "text/html,application/xml;q=0.9,*/*;q=0.8"}
    page = client.get("/sparql", headers=browser)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")


def test_large_answers_are_compressed_for_those_who_take_it(client: TestClient) -> None:
    query = "SELECT * { ?s ?p ?o }"
    plain = client.get(
        "/sparql", params={"query": query}, headers={"accept-encoding": ""}
    )
    packed = client.get("/sparql", params={"query": query})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) * 5 < len(plain.content)
