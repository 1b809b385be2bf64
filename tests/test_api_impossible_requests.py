"""Requests that no browser sends: each is answered, none with 5xx, none is believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.settings import Settings
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

EVIL = "evil.example"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(Settings(base="https://vb.example.vn/id/")) as client:
        yield client


# Links in answers are made of the settings and of paths alone.
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/docs",
        "/openapi.json",
        "/api/documents?limit=1",
        "/api/documents/",
        "/api/dataset",
        "/api/agencies",
        "/api/feeds/documents",
        "/api/tasks",
        "/.well-known/void",
        "/id/57-nq-tw-2024",
        "/id/57-nq-tw-2024/",
        "/id/nothing-here",
        "/problems",
        "/problems/busy",
        "/no/such/page",
        "/sparql",
        "/static",
        "/static/",
        "/sparql?query=DESCRIBE%20%3Chttps://vb.example.vn/id/57-nq-tw-2024%3E",
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "*/*", "text/turtle"])
def test_no_link_leads_to_the_host_that_a_request_names(
    client: TestClient, path: str, accept: str
) -> None:
    headers = {
        "host": EVIL,
        "x-forwarded-host": EVIL,
        "forwarded": f"host={EVIL}",
        "x-original-url": f"//{EVIL}/",
        "origin": f"https://{EVIL}",
        "accept": accept,
    }
    answer = client.get(path, headers=headers)
    assert answer.status_code < 500
    assert not [value for value in answer.headers.values() if EVIL in value]
    assert EVIL not in answer.text


PATHS = [
    "/%00",
    "/id/%00",
    "/id/57-nq-tw-2024%00",
    "/static/%00",
    "/static/" + "x" * 5000,
    "/static/" + "x/" * 5000,
    "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/..%5c..%5cpyproject.toml",
    "/static//etc/passwd",
    "/static/%ff%fe",
    "/%ff%fe",
    "/id/%ff",
    "/id/%ed%a0%80",
    "/api/documents/%ff%00%0d%0aSet-Cookie:x=1",
    "/api/documents/" + "x" * 30_000,
    "/api/documents/%F0%9F%98%80",
    "/api/agencies/%c0%af",
    "/api/tasks/%0d%0a/reports",
    "/api/why/%00",
    "/problems/%0d%0aLocation:x",
    "/sparql/%00",
    "/do-thi?root=%00",
    "/do-thi?root=%0d%0aSet-Cookie:x=1",
    "/?lang=%0d%0aSet-Cookie:x=1",
    "/?full=%ff",
    "/do-thi?root=%ed%a0%80",
    "/do-thi?root=" + "x" * 30_000,
    "/api/documents?q=%00",
    "/api/documents?q=%ff%fe",
    "/api/documents?q=%ed%a0%80",
    "/api/documents?q=" + "%00" * 10_000,
    "/api/documents?limit=" + "9" * 5000,
    "/api/documents?offset=" + "9" * 30,
    "/api/documents?" + "&" * 30_000,
    "/api/documents?" + "a=1&" * 8_000,
    "/api/documents?" + "q=x&" * 8_000,
    "/api/agenda?days=1e9",
    "/api/agenda?as_of=9999-12-31&days=3660",
    "/api/agenda?as_of=0001-01-01",
    "/api/agenda?section=" + "&section=".join("x" * 1000),
    "/api/trace?from=%00&to=%00",
    "/api/matrix?document=%ff&agency=%00",
    "/api/gaps?kind=%00",
    "/api/tasks?due=0000-00-00",
    "/api/tasks?as_of=-1",
    "/sparql?query=%00",
    "/sparql?query=%ff",
    "/sparql?query=ASK%7B%7D&query=ASK%7B%7D",
    "/sparql?query=ASK%7B%7D&default-graph-uri=%00",
    "/sparql?query=ASK%7B%7D&named-graph-uri=not%20an%20iri",
    "/sparql?" + "query=x&" * 4_000,
    "/a" + "/" * 1000,
    "/;x=1",
    "/index.php?x=<script>alert(1)</script>",
]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path[:40])
def test_no_path_is_too_much(client: TestClient, path: str) -> None:
    for headers in ({}, {"accept": "text/html"}):
        answer = client.get(path, headers=headers)
        assert answer.status_code < 500
        assert "set-cookie" not in answer.headers
        assert "<script>alert(1)" not in answer.text


# What is too long to be read at all is refused before it is.
@pytest.mark.parametrize(
    ("path", "headers", "status", "code"),
    [
        ("/" + "x" * 40_000, {}, 414, "uri_too_long"),
        ("/api/documents?" + "a=1&" * 10_000, {}, 414, "uri_too_long"),
        ("/sparql?query=" + "%20" * 20_000, {}, 414, "uri_too_long"),
        ("/healthz", {"cookie": "x" * 70_000}, 431, "headers_too_large"),
        ("/healthz", {f"x-{n}": "y" * 100 for n in range(1000)}, 431, None),
        ("/healthz", {"authorization": "Bearer " + "x" * 70_000}, 431, None),
    ],
)
def test_what_is_too_long_is_refused(
    client: TestClient,
    path: str,
    headers: dict[str, str],
    status: int,
    code: str | None,
) -> None:
    answer = client.get(path, headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"].endswith(code or "headers_too_large")
    assert len(answer.content) < 3 * len(path) + 1000


HEADERS = [
    ("x-request-id", b"a\r\nSet-Cookie: x=1"),
    ("x-request-id", b"\x00"),
    ("x-request-id", b"\xff" * 64),
    ("x-request-id", "٣".encode()),
    ("accept", b"\xff\xfe"),
    ("accept", b"," * 50_000),
    ("accept", b"*/*;q=" + b"9" * 5000),
    ("accept", b"text/html;q=nan, */*;q=inf, a/b;q=-0"),
    ("accept-language", b"\xff\xfe,;q=;;"),
    ("accept-language", b"en;q=1e400"),
    ("accept-encoding", b"\x00"),
    ("authorization", b"\xff\xfe"),
    ("authorization", b"Bearer \x00"),
    ("content-length", b"many"),
    ("content-length", b"-1"),
    ("content-type", b"\xff/\xfe"),
    ("if-none-match", b'"' * 1000),
    ("if-modified-since", b"never"),
    ("if-modified-since", b"Thu, 99 Jan 0000 99:99:99 GMT"),
    ("range", b"bytes=9-1"),
    ("range", b"bytes=" + b"0-1," * 5000),
    ("host", b""),
    ("host", b"\xff:99999"),
    ("host", b"a b/../"),
    ("cookie", b";=;=" * 1000),
    ("origin", b"\xff"),
    ("x-forwarded-for", b"\x00, ::::"),
    ("x-forwarded-proto", b"javascript"),
]


@pytest.mark.parametrize(("name", "value"), HEADERS)
def test_no_header_is_too_much(client: TestClient, name: str, value: bytes) -> None:
    for path in ("/", "/api/documents", "/id/57-nq-tw-2024", "/static/docs.js"):
        answer = client.get(path, headers={name.encode(): value})
        assert answer.status_code < 500, path
        assert "set-cookie" not in answer.headers
        assert answer.headers["x-request-id"].isascii()


BODIES = [
    b"",
    b"\x00" * 1000,
    b"\xff\xfe",
    b"[" * 50_000,
    b'{"a":' * 20_000,
    b"NaN",
    b"1" * 10_000,
    b'"\\ud800"',
    b'{"said": "\\ud800", "query": "\\ud800"}',
    b"query=" + b"%00" * 1000,
    b"&" * 100_000,
    b"a=1&" * 100_000,
    b"--x\r\nContent-Disposition: form-data; name=file\r\n\r\n",
]
KINDS = [
    "application/json",
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "text/plain; charset=none",
    "\\",
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("body", BODIES, ids=lambda body: repr(body[:20]))
def test_no_body_is_too_much(client: TestClient, body: bytes, kind: str) -> None:
    for path in ("/sparql", "/api/corrections", "/api/corrections/x/confirm"):
        answer = client.post(path, content=body, headers={"content-type": kind})
        assert 400 <= answer.status_code < 500, path
