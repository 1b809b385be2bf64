"""What browsers are told about every kind of answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from api.security_headers import SECURITY_HEADERS
from api.settings import Settings
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

HSTS = "strict-transport-security"
CORP = "cross-origin-resource-policy"
PREFLIGHT = {"origin": "https://a.vn", "access-control-request-method": "GET"}
PAGE = {"accept": "text/html"}
LONG = {"content-length": str(10**9), "content-type": "application/sparql-query"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(Settings(origins=("https://a.vn",))) as client:
        yield client


SHARED = ("/id/", "/data/", "/ontology", "/api/dump/", "/sparql", "/.well-known/")

# Pages, data, files, redirections, failures of every kind, preflights.
ANSWERS = [
    ("GET", "/", {}, 200),
    ("HEAD", "/", {}, 200),
    ("GET", "/docs", {}, 200),
    ("GET", "/do-thi?root=nothing-here", PAGE, 404),
    ("GET", "/problems/busy", PAGE, 200),
    ("GET", "/api/documents", {}, 200),
    ("GET", "/openapi.json", {}, 200),
    ("GET", "/static/docs.js", {}, 200),
    ("GET", "/id/57-nq-tw-2024", {}, 200),
    ("GET", "/id/57-nq-tw-2024", PAGE, 303),
    ("GET", "/id/nothing-here", {}, 404),
    ("GET", "/data/nothing-here.ttl", {}, 404),
    ("GET", "/api/dump/nothing-here", {}, 404),
    ("GET", "/ontology", {}, 200),
    ("GET", "/.well-known/void", {}, 303),
    ("GET", "/sparql?query=ASK%7B%7D", {}, 200),
    ("GET", "/sparql?query=nonsense", {}, 400),
    ("POST", "/sparql", {}, 415),
    ("POST", "/sparql", LONG, 413),
    ("POST", "/api/corrections", {}, 401),
    ("PATCH", "/api/documents", {}, 405),
    ("GET", "/no/such/page", {}, 404),
    ("GET", "/static/no-such-file.js", {}, 404),
    ("GET", "/api/trace", {}, 422),
    ("GET", "/api/documents?q=" + "x" * 40_000, {}, 414),
    ("GET", "/healthz", {"x-long": "x" * 100_000}, 431),
    ("OPTIONS", "/api/documents", PREFLIGHT, 204),
]


@pytest.mark.parametrize(("method", "path", "headers", "status"), ANSWERS)
def test_every_answer_has_the_security_headers(
    client: TestClient, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    answer = client.request(method, path, headers=headers)
    assert answer.status_code == status
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers[name] == value
    shared = path.startswith(SHARED)
    assert answer.headers[CORP] == ("cross-origin" if shared else "same-origin")
    assert HSTS not in answer.headers
    assert answer.headers["x-request-id"]
    assert "server" not in answer.headers


def test_what_was_not_modified_has_them_too(client: TestClient) -> None:
    tag = client.get("/static/docs.js").headers["etag"]
    answer = client.get("/static/docs.js", headers={"if-none-match": tag})
    assert answer.status_code == 304
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers[name] == value


def test_a_failure_of_ours_has_them_too(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(client.app.state.store), "query", None)  # type: ignore[attr-defined] # the app is ours
    answer = client.get("/readyz")
    assert answer.status_code == 500
    for name, value in SECURITY_HEADERS.items():
        assert answer.headers[name] == value


def test_a_browser_is_kept_to_tls_only_where_it_came_by_it(client: TestClient) -> None:
    secure = TestClient(client.app, base_url="https://vb.example.vn")
    for path in ("/healthz", "/no/such/page"):
        assert secure.get(path).headers[HSTS] == "max-age=31536000"


# Nothing runs but our own files; nobody shows us in a frame.
@pytest.mark.parametrize(
    "rule",
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ],
)
def test_the_policy_is_strict(rule: str) -> None:
    policy = SECURITY_HEADERS["Content-Security-Policy"]
    assert rule in policy.split("; ")
    assert "unsafe" not in policy
    assert "*" not in policy
