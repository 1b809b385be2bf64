"""The W3C's protocol tests, as tables of requests; the suites need not be at hand.

https://www.w3.org/TR/sparql11-protocol/, by the names of
https://w3c.github.io/rdf-tests/sparql/sparql11/protocol/
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import QueryLimits, Settings
from api.tokens import Tokens
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

Parameters = list[tuple[str, str]]

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
RESULTS = "application/sparql-results+json"
ONE, TWO, THREE = (
    f"http://kasei.us/2009/09/sparql/data/data{n}.rdf" for n in (1, 2, 3)
)
DATA = " ".join(
    f"GRAPH <{iri}> {{ <{iri}> a <x:Document> }}" for iri in (ONE, TWO, THREE)
)
LOAD = f"DROP ALL ; INSERT DATA {{ {DATA} }} ;"

NOTHING: Parameters = [("default-graph-uri", "http://example.org/empty")]
DEFAULT: Parameters = [("default-graph-uri", ONE), ("default-graph-uri", TWO)]
NAMED: Parameters = [("named-graph-uri", ONE), ("named-graph-uri", TWO)]
THIRD: Parameters = [("default-graph-uri", THREE)]
BOTH = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type }}"
EACH = f"GRAPH ?g1 {{ <{ONE}> a ?type }} GRAPH ?g2 {{ <{TWO}> a ?type }}"

# Name, parameters beside the query, the query, the media type of the answer.
QUERIES = {
    "query_dataset_default_graphs": (DEFAULT, BOTH, RESULTS),
    "query_dataset_named_graphs": (NAMED, f"ASK {{ {EACH} }}", RESULTS),
    "query_dataset_full": (
        THIRD + NAMED,
        f"ASK {{ <{THREE}> a ?type {EACH} }}",
        RESULTS,
    ),
    "query_multiple_dataset": (NAMED, f"ASK FROM <{THREE}> {{ {EACH} }}", RESULTS),
    "query_content_type_select": (NOTHING, "SELECT (1 AS ?value) {}", RESULTS),
    "query_content_type_ask": (NOTHING, "ASK {}", RESULTS),
    "query_content_type_describe": (
        NOTHING,
        "DESCRIBE <http://example.org/>",
        "text/turtle",
    ),
    "query_content_type_construct": (
        NOTHING,
        "CONSTRUCT { <s> <p> 1 } WHERE {}",
        "text/turtle",
    ),
}

INTO = "INSERT { GRAPH <x:new> { ?s <x:in> ?in } }"
OF_DEFAULT = f'{LOAD} {INTO} WHERE {{ ?s a <x:Document> BIND("default" AS ?in) }}'
OF_NAMED = f"{LOAD} {INTO} WHERE {{ GRAPH ?in {{ ?s a <x:Document> }} }}"
OF_ALL = f"""{LOAD} {INTO} WHERE {{
  {{ GRAPH ?in {{ ?s a <x:Document> }} }}
  UNION {{ ?s a <x:Document> BIND("default" AS ?in) }}
}}"""
# Name, parameters beside the update, the update, what it leaves in <x:new>.
UPDATES = {
    "update_dataset_default_graph": (
        [("using-graph-uri", ONE)],
        OF_DEFAULT,
        {(ONE, "default")},
    ),
    "update_dataset_default_graphs": (
        [("using-graph-uri", ONE), ("using-graph-uri", TWO)],
        OF_DEFAULT,
        {(ONE, "default"), (TWO, "default")},
    ),
    "update_dataset_named_graphs": (
        [("using-named-graph-uri", ONE), ("using-named-graph-uri", TWO)],
        OF_NAMED,
        {(ONE, ONE), (TWO, TWO)},
    ),
    "update_dataset_full": (
        [("using-graph-uri", ONE), ("using-named-graph-uri", TWO)],
        OF_ALL,
        {(ONE, "default"), (TWO, TWO)},
    ),
    "update_post_form, update_post_direct": ([], "CLEAR ALL", set()),
}

WITH = "WITH <x:g> DELETE { ?p <x:n> 'Bill' } WHERE { ?p <x:n> 'Bill' }"
# Name, request, media type, body; all have to be 4xx, and to change nothing.
BAD = [
    ("bad_query_method", "PUT /sparql?query=ASK%20%7B%7D", FORM, ""),
    ("bad_multiple_queries", "GET /sparql?query=ASK{}&query=SELECT*{}", None, ""),
    ("bad_query_wrong_media_type", "POST /sparql", "text/plain", "ASK {}"),
    ("bad_query_missing_form_type", "POST /sparql", None, "query=ASK%20%7B%7D"),
    ("bad_query_missing_direct_type", "POST /sparql", None, "ASK {}"),
    ("bad_query_non_utf8", "POST /sparql", f"{QUERY}; charset=UTF-16", "ASK {}"),
    ("bad_query_syntax", "GET /sparql?query=ASK%20%7B", None, ""),
    ("bad_update_get", "GET /sparql/update?update=CLEAR%20ALL", None, ""),
    ("bad_update_get, at the query's", "GET /sparql?update=CLEAR%20ALL", None, ""),
    (
        "bad_multiple_updates",
        "POST /sparql/update",
        FORM,
        "update=CLEAR%20NAMED&update=CLEAR%20DEFAULT",
    ),
    ("bad_update_wrong_media_type", "POST /sparql/update", "text/plain", "CLEAR NAMED"),
    ("bad_update_missing_form_type", "POST /sparql/update", None, "update=CLEAR%20ALL"),
    (
        "bad_update_non_utf8",
        "POST /sparql/update",
        f"{UPDATE}; charset=UTF-16",
        "CLEAR NAMED",
    ),
    ("bad_update_syntax", "POST /sparql/update", FORM, "update=CLEAR%20XYZ"),
    (
        "bad_update_dataset_conflict",
        "POST /sparql/update?using-named-graph-uri=http%3A%2F%2Fexample%2Fpeople",
        UPDATE,
        WITH,
    ),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client that may write, of a strict server over an empty store."""
    settings = Settings(queries=QueryLimits(strict=True))
    folder = tmp_path_factory.mktemp("protocol")
    tokens = Tokens(folder)
    _, secret = tokens.add("Lan", ["admin"], date(9999, 1, 1))
    headers = {"Authorization": f"Bearer {secret}"}
    with (
        Store.open(folder) as store,
        TestClient(create_app(store, settings, tokens), headers=headers) as client,
    ):
        yield client


@pytest.mark.parametrize(
    ("parameters", "query", "media_type"), QUERIES.values(), ids=QUERIES
)
def test_queries_are_answered_however_they_come(
    client: TestClient, parameters: Parameters, query: str, media_type: str
) -> None:
    _load(client)
    form = urlencode([("query", query), *parameters])
    answers = [
        client.get(f"/sparql?{form}"),
        client.post("/sparql", content=form, headers={"content-type": FORM}),
        client.post(
            f"/sparql?{urlencode(parameters)}",
            content=query,
            headers={"content-type": QUERY},
        ),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(media_type)
        if query.startswith("ASK"):
            assert answer.json()["boolean"] is True


@pytest.mark.parametrize(
    ("parameters", "update", "left"), UPDATES.values(), ids=UPDATES
)
def test_updates_are_made_however_they_come(
    client: TestClient,
    parameters: Parameters,
    update: str,
    left: set[tuple[str, str]],
) -> None:
    form = urlencode([("update", update), *parameters])
    for url, media_type, body in (
        ("/sparql/update", FORM, form),
        (f"/sparql/update?{urlencode(parameters)}", UPDATE, update),
    ):
        _load(client)
        answer = client.post(url, content=body, headers={"content-type": media_type})
        assert answer.is_success
        assert _new(client) == left


def test_update_base_uri(client: TestClient) -> None:
    _update(client, "DROP ALL ; INSERT DATA { GRAPH <x:new> { <x:a> <x:in> <test> } }")
    ((_, iri),) = _new(client)
    assert iri.endswith("/sparql/test")
    assert iri.startswith("http")


@pytest.mark.parametrize(
    ("request_line", "media_type", "body"),
    [row[1:] for row in BAD],
    ids=[row[0] for row in BAD],
)
def test_bad_requests_are_4xx_and_change_nothing(
    client: TestClient, request_line: str, media_type: str | None, body: str
) -> None:
    _load(client)
    method, url = request_line.split()
    encoding = "utf-16" if media_type and "UTF-16" in media_type else "utf-8"
    headers = {"content-type": media_type} if media_type else {}
    answer = client.request(method, url, content=body.encode(encoding), headers=headers)
    assert 400 <= answer.status_code < 500
    assert answer.status_code not in {401, 403, 404}
    assert answer.headers["content-type"] == "application/problem+json"
    query = f"ASK {{ {DATA} }}"
    assert client.get("/sparql", params={"query": query}).json()["boolean"] is True


def _load(client: TestClient) -> None:
    _update(client, LOAD)


def _update(client: TestClient, update: str) -> None:
    headers = {"content-type": UPDATE}
    assert client.post("/sparql/update", content=update, headers=headers).is_success


def _new(client: TestClient) -> set[tuple[str, str]]:
    query = "SELECT ?s ?in { GRAPH <x:new> { ?s <x:in> ?in } }"
    rows = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return {(row["s"]["value"], row["in"]["value"]) for row in rows}
