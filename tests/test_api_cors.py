"""Which pages of other sites may read what: the CORS protocol."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from graph.store import Store

NAMED = "https://vb.example.vn"
OTHER = "https://evil.example"
ALLOWED = "access-control-allow-origin"
SETTINGS = {
    "none": (),
    "named": (NAMED, "http://localhost:3000"),
    "any": ("*",),
    "both": ("*", NAMED),
}


@pytest.fixture(scope="module")
def clients() -> dict[str, TestClient]:
    return {
        name: client_of(Settings(origins=origins)) for name, origins in SETTINGS.items()
    }


def client_of(settings: Settings) -> TestClient:
    return TestClient(create_app(Store.in_memory(), settings))


# What the browser is told, for every kind of answer: data, failures, bodies that are
# refused early, what there is not.
@pytest.mark.parametrize(
    ("setting", "origin", "allowed"),
    [
        ("none", NAMED, None),
        ("named", NAMED, NAMED),
        ("named", "http://localhost:3000", "http://localhost:3000"),
        ("named", OTHER, None),
        ("named", "null", None),
        ("named", NAMED + ".evil.example", None),
        ("named", NAMED.upper(), None),
        ("named", None, None),
        ("any", OTHER, "*"),
        ("any", "null", "*"),
        ("any", None, None),
        ("both", OTHER, "*"),
        ("both", NAMED, NAMED),
    ],
)
def test_who_may_read_an_answer(
    clients: dict[str, TestClient],
    setting: str,
    origin: str | None,
    allowed: str | None,
) -> None:
    headers = {"origin": origin} if origin else {}
    long = {"content-length": str(10**9)}
    asked: tuple[tuple[str, str, dict[str, str], int], ...] = (
        ("GET", "/healthz", {}, 200),
        ("GET", "/no/such/page", {}, 404),
        ("POST", "/api/corrections", {}, 401),
        ("POST", "/sparql", long | {"content-type": "application/sparql-query"}, 413),
        ("GET", "/api/documents?q=" + "x" * 40_000, {}, 414),
        ("DELETE", "/api/trace", {}, 405),
        ("GET", "/static/docs.js", {}, 200),
        ("GET", "/problems/busy", {}, 200),
    )
    for method, path, more, status in asked:
        answer = clients[setting].request(method, path, headers=headers | more)
        assert answer.status_code == status, path
        assert answer.headers.get(ALLOWED) == allowed, path
        assert "access-control-allow-credentials" not in answer.headers
        vary = answer.headers.get("vary", "")
        assert ("Origin" in vary) == (setting in ("named", "both")), path
        if allowed:
            exposed = answer.headers["access-control-expose-headers"]
            for name in ("ETag", "Link", "Location", "Retry-After", "X-Request-ID"):
                assert name in exposed


# Only pages of sites that are named may send a token, and so write.
@pytest.mark.parametrize(
    ("setting", "origin", "allowed", "writes"),
    [
        ("named", NAMED, NAMED, True),
        ("named", OTHER, None, False),
        ("any", NAMED, "*", False),
        ("both", NAMED, NAMED, True),
        ("both", OTHER, "*", False),
    ],
)
@pytest.mark.parametrize("path", ["/api/corrections", "/no/such/page", "/sparql"])
def test_what_a_page_may_ask(  # noqa: PLR0913, PLR0917 - the row of a table
    clients: dict[str, TestClient],
    setting: str,
    origin: str,
    allowed: str | None,
    writes: bool,  # noqa: FBT001 - as above
    path: str,
) -> None:
    headers = {
        "origin": origin,
        "access-control-request-method": "DELETE",
        "access-control-request-headers": "authorization,content-type",
    }
    answer = clients[setting].options(path, headers=headers)
    assert answer.status_code == 204
    assert answer.content == b""
    assert answer.headers.get(ALLOWED) == allowed
    methods = answer.headers.get("access-control-allow-methods", "")
    assert ("GET" in methods) == (allowed is not None)
    assert ("DELETE" in methods) == writes
    names = answer.headers.get("access-control-allow-headers", "")
    assert ("Content-Type" in names) == (allowed is not None)
    assert ("Authorization" in names) == writes


def test_options_that_is_no_preflight_is_an_ordinary_request(
    clients: dict[str, TestClient],
) -> None:
    for client in clients.values():
        assert client.options("/sparql", headers={"origin": NAMED}).status_code == 405


def test_a_private_server_answers_preflights() -> None:
    client = client_of(Settings(private=True, origins=(NAMED,)))
    headers = {"origin": NAMED, "access-control-request-method": "GET"}
    assert client.options("/api/documents", headers=headers).status_code == 204
    answer = client.get("/api/documents", headers={"origin": NAMED})
    assert answer.status_code == 401
    assert answer.headers[ALLOWED] == NAMED
