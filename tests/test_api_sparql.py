"""SPARQL 1.1 Protocol, query operation."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

SELECT = "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"
ASK = "ASK { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 1"
RESOLUTION = "https://w3id.org/chidao/id/graph-resolution"
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


@pytest.mark.parametrize("query", [SELECT, ASK, CONSTRUCT])
def test_the_three_ways_to_send_a_query_agree(client: TestClient, query: str) -> None:
    answers = [
        client.get("/sparql", params={"query": query}),
        client.post("/sparql", data={"query": query}),
        client.post("/sparql", content=query, headers=DIRECT),
    ]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert len({answer.content for answer in answers}) == 1
    assert all("Accept" in answer.headers["vary"] for answer in answers)


@pytest.mark.parametrize(
    ("query", "accept", "given"),
    [
        (SELECT, "", "application/sparql-results+json"),
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "application/json", "application/sparql-results+json"),
        (SELECT, "text/csv;q=0.9, text/tab-separated-values", "text/tab-separated"),
        (SELECT, "text/turtle, text/csv;q=0.1", "text/csv"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, "", "text/turtle"),
        (CONSTRUCT, "application/json", "application/ld+json"),
        (CONSTRUCT, "text/csv, application/n-triples;q=0.5", "application/n-triples"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        ("DESCRIBE <x:y>", "text/turtle", "text/turtle"),
    ],
)
def test_the_answer_comes_as_the_client_prefers(
    client: TestClient, query: str, accept: str, given: str
) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(given)


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (SELECT, "image/png")],
)
def test_no_common_format_is_406(client: TestClient, query: str, accept: str) -> None:
    answer = client.get("/sparql", params={"query": query}, headers={"accept": accept})
    assert answer.status_code == 406
    assert answer.headers["content-type"] == "application/problem+json"
    assert "text/" in answer.json()["detail"]


def test_all_graphs_are_asked_unless_some_are_named(client: TestClient) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    named = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"

    def counted(query: str, **graphs: str) -> int:
        parameters = {name.replace("_", "-"): iri for name, iri in graphs.items()}
        for answer in (
            client.get("/sparql", params={"query": query, **parameters}),
            client.post("/sparql", params=parameters, content=query, headers=DIRECT),
            client.post("/sparql", data={"query": query, **parameters}),
        ):
            row = answer.json()["results"]["bindings"][0]
        return int(row["n"]["value"])

    everything = counted(count)
    derived = counted(count, default_graph_uri=RESOLUTION)
    assert 0 < derived < everything
    assert counted(count, default_graph_uri="x:nothing") == 0
    assert counted(named, named_graph_uri=RESOLUTION) == derived
    assert counted(count, named_graph_uri=RESOLUTION) == 0
    assert counted(f"{count}".replace("WHERE", f"FROM <{RESOLUTION}> WHERE")) == derived


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("SELECT * WHERE { ?s ?p }", 1),
        ("SELECT *\nWHERE {\n ?s ?p ?o\n", 4),
        ("", None),
        ("SELECT", None),
    ],
)
def test_a_syntax_error_says_why_and_where(
    client: TestClient, query: str, line: int | None
) -> None:
    answer = client.post("/sparql", content=query, headers=DIRECT)
    assert answer.status_code == 400
    told = answer.json()
    assert told["type"].endswith("/query_syntax")
    if line is not None:
        assert told["line"] == line


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { sErViCe SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "DROP ALL",
        "LOAD <http://127.0.0.1:1/>",
        "ASK {" + "{" * 6000 + "}" * 6001,
        "ASK { FILTER('" + "x" * 100_000 + "' = '') }",
    ],
)
def test_what_reaches_out_writes_or_explodes_is_refused(
    client: TestClient, query: str
) -> None:
    answer = client.post("/sparql", content=query, headers=DIRECT)
    assert answer.status_code == 400
    assert answer.json()["type"].endswith("/query_refused")


@pytest.mark.parametrize(
    "parameters",
    [
        {"query": "SELECT (<x:no-such-function>(1) AS ?x) {}"},
        {"query": "SELECT * FROM <http://[> { ?s ?p ?o }"},
        {"query": ASK, "default-graph-uri": "not an iri"},
        {"query": ASK, "named-graph-uri": "relative"},
        {"query": ASK, "default-graph-uri": ""},
    ],
)
def test_what_the_engine_refuses_is_400(
    client: TestClient, parameters: dict[str, str]
) -> None:
    answer = client.get("/sparql", params=parameters)
    assert answer.status_code == 400
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (urlencode({}), 400),
        (urlencode({"query": ""}), 400),
        (urlencode([("query", ASK), ("query", ASK)]), 400),
        (urlencode({"update": "DROP ALL"}), 400),
        (urlencode({"query": ASK, "update": "DROP ALL"}), 400),
        ("query=%FF%FE", 400),
        (urlencode([("query", ASK), *[("x", "")] * 2000]), 400),
        (urlencode({"query": ASK, "unknown": "1"}), 200),
    ],
)
def test_parameters(client: TestClient, sent: str, status: int) -> None:
    by_get = client.get(f"/sparql?{sent}" if sent else "/sparql?unknown=")
    by_post = client.post("/sparql", content=sent, headers=FORM)
    assert (by_get.status_code, by_post.status_code) == (status, status)
    if status != 200:
        assert by_get.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "media_type",
    [None, "text/plain", "application/json", "application/sparql-update", "x"],
)
def test_a_body_of_another_kind_is_415(
    client: TestClient, media_type: str | None
) -> None:
    headers = {"content-type": media_type} if media_type else {}
    answer = client.post("/sparql", content=ASK.encode(), headers=headers)
    assert answer.status_code == 415
    assert "application/sparql-query" in answer.json()["detail"]


def test_a_query_in_another_encoding_is_refused(client: TestClient) -> None:
    answer = client.post("/sparql", content=ASK.encode("utf-16"), headers=DIRECT)
    assert answer.status_code == 400


def test_a_graph_that_the_address_of_a_form_names_counts(client: TestClient) -> None:
    nowhere = {"default-graph-uri": "http://example.org/nowhere"}
    answer = client.post("/sparql", params=nowhere, data={"query": ASK})
    assert answer.json()["boolean"] is False
    assert client.post("/sparql", data={"query": ASK}).json()["boolean"] is True


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_405(client: TestClient, method: str) -> None:
    answer = client.request(method, "/sparql", params={"query": ASK})
    assert answer.status_code == 405
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["allow"] == "GET, HEAD, POST"


def test_a_refused_update_changes_nothing(client: TestClient) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    before = client.get("/sparql", params={"query": count}).content
    client.post("/sparql", content="DROP ALL", headers=DIRECT)
    client.post("/sparql", data={"update": "DROP ALL"})
    assert client.get("/sparql", params={"query": count}).content == before
