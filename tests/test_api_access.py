"""Who may do what: every route, for everybody who may come."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from fastapi.testclient import TestClient
from starlette.routing import Mount, Route

from api.app import create_app
from api.settings import Settings
from api.tokens import Tokens
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from starlette.routing import BaseRoute

LATE = date(9999, 1, 1)
PUBLIC: Final = "public"
OPEN: Final = "open"

# What each route wants: a scope; `public`: none, but on a private server `read`;
# `open`: nothing ever. HEAD goes where GET does. A new route is a new line here.
ROUTES: Final = {
    "GET /": PUBLIC,
    "GET /.well-known/void": PUBLIC,
    "GET /api/agencies": PUBLIC,
    "GET /api/agencies/{key:path}": PUBLIC,
    "GET /api/agenda": PUBLIC,
    "GET /api/audit": "admin",
    "GET /api/compare/{key:path}": PUBLIC,
    "GET /api/corrections": PUBLIC,
    "POST /api/corrections": "propose",
    "POST /api/corrections/{id}/confirm": "confirm",
    "POST /api/corrections/{id}/reject": "confirm",
    "POST /api/corrections/{id}/undo": "confirm",
    "GET /api/dataset": PUBLIC,
    "GET /api/documents": PUBLIC,
    "GET /api/documents/{key:path}": PUBLIC,
    "POST /api/documents": "ingest",
    "DELETE /api/documents/{key:path}": "admin",
    "GET /api/expand": PUBLIC,
    "POST /api/extract": PUBLIC,
    "GET /api/facets/documents": PUBLIC,
    "GET /api/feeds/citations/{key:path}": PUBLIC,
    "GET /api/feeds/documents": PUBLIC,
    "GET /api/feeds/tasks/{key:path}": PUBLIC,
    "GET /api/gaps": PUBLIC,
    "GET /api/impact/{key:path}": PUBLIC,
    "GET /api/jobs": "ingest",
    "DELETE /api/jobs/{id}": "ingest",
    "GET /api/jobs/{id}": "ingest",
    "GET /api/jobs/{id}/events": "ingest",
    "GET /api/matrix": PUBLIC,
    "GET /api/reports": PUBLIC,
    "GET /api/search": PUBLIC,
    "GET /api/targets": PUBLIC,
    "GET /api/tasks": PUBLIC,
    "GET /api/tasks/{key:path}": PUBLIC,
    "POST /api/tasks/{key:path}/reports": "propose",
    "GET /api/trace": PUBLIC,
    "POST /api/verify": PUBLIC,
    "GET /api/webhooks": "admin",
    "POST /api/webhooks": "admin",
    "DELETE /api/webhooks/{id}": "admin",
    "GET /api/why/{task:path}": PUBLIC,
    "GET /api/dump/{file}": PUBLIC,
    "GET /data/{name}": PUBLIC,
    "GET /dang-nhap": OPEN,
    "POST /dang-nhap": OPEN,
    "POST /dang-xuat": OPEN,
    "GET /co-quan": PUBLIC,
    "GET /co-quan/{key:path}": PUBLIC,
    "GET /do-thi": PUBLIC,
    "GET /van-ban": PUBLIC,
    "GET /van-ban/{slug}": PUBLIC,
    "GET /van-ban/{slug}/toan-van": PUBLIC,
    "GET /van-ban/{slug}/luoc-do": PUBLIC,
    "GET /van-ban/{slug}/chuoi": PUBLIC,
    "GET /van-ban/{slug}/nhiem-vu": PUBLIC,
    "GET /van-ban/{slug}/du-lieu": PUBLIC,
    "GET /van-ban/{slug}/trang/{number}.png": PUBLIC,
    "GET /docs": OPEN,
    "GET /duyet": "propose",
    "POST /duyet": "confirm",
    "GET /duyet/{slug}": "propose",
    "POST /duyet/{slug}": "propose",
    "GET /healthz": OPEN,
    "GET /id/{slug}": PUBLIC,
    "GET /ontology": PUBLIC,
    "GET /ontology.{extension}": PUBLIC,
    "GET /ontology/context.jsonld": PUBLIC,
    "GET /ontology/{name}": PUBLIC,
    "GET /khoang-trong": PUBLIC,
    "GET /kiem-tra": PUBLIC,
    "POST /kiem-tra": PUBLIC,
    "GET /metrics": PUBLIC,
    "GET /openapi.json": OPEN,
    "GET /problems": OPEN,
    "GET /problems/{code}": OPEN,
    "GET /rdf-graph-store": PUBLIC,
    "PUT /rdf-graph-store": "admin",
    "POST /rdf-graph-store": "admin",
    "DELETE /rdf-graph-store": "admin",
    "GET /rdf-graph-store/{below:path}": PUBLIC,
    "PUT /rdf-graph-store/{below:path}": "admin",
    "POST /rdf-graph-store/{below:path}": "admin",
    "DELETE /rdf-graph-store/{below:path}": "admin",
    "GET /nhiem-vu": PUBLIC,
    "GET /nhiem-vu/{key:path}": PUBLIC,
    "GET /readyz": OPEN,
    "GET /robots.txt": PUBLIC,
    "GET /sitemap-{number}.xml": PUBLIC,
    "GET /sitemap.xml": PUBLIC,
    "GET /sparql": PUBLIC,
    "POST /sparql": PUBLIC,
    "GET /sparql/names.json": PUBLIC,
    "GET /sparql/questions.ttl": PUBLIC,
    "POST /sparql/update": "admin",
    "GET /tai-len": "ingest",
    "POST /tai-len": "ingest",
    "GET /tai-len/{id}": "ingest",
    "POST /tai-len/{id}": "ingest",
    "GET /tai-len/{id}/events": "ingest",
    "GET /static/docs.js": OPEN,
    "GET /truy-vet": PUBLIC,
}

# Whom each scope lets in; nobody else ever is.
LETS_IN: Final = {
    "read": {"read", "propose", "confirm", "ingest", "admin"},
    "propose": {"propose", "confirm", "admin"},
    "confirm": {"confirm", "admin"},
    "ingest": {"ingest", "admin"},
    "admin": {"admin"},
}
SCOPES: Final = ("read", "propose", "confirm", "ingest", "admin")
UNKNOWN: Final = ("nobody", "expired", "revoked", "garbage")
EVERYBODY: Final = (*UNKNOWN, *SCOPES)


class Server:
    """An application over an empty store, and what each of those who come sends."""

    def __init__(self, folder: Path, *, private: bool) -> None:
        tokens = Tokens(folder)
        secrets = {scope: tokens.add(scope, [scope], LATE)[1] for scope in SCOPES}
        secrets["expired"] = tokens.add("expired", ["admin"], date(2020, 1, 1))[1]
        token, secrets["revoked"] = tokens.add("revoked", ["admin"], LATE)
        tokens.revoke(token.id)
        secrets["garbage"] = "chidao_\xff'; --"
        self._headers = {who: f"Bearer {secret}" for who, secret in secrets.items()}
        settings = Settings(private=private)
        self.app = create_app(Store.open(folder), settings, tokens)
        self.client = TestClient(self.app, follow_redirects=False)

    def status(self, route: str, who: str, body: bytes = b"") -> int:
        """Return how a request to a route ends."""
        method, path = route.split(" ")
        path = re.sub(r"\{.*?\}", "x", path)
        headers = {b"content-type": b"application/json"}
        if who in self._headers:
            headers[b"authorization"] = self._headers[who].encode("latin-1")
        answer = self.client.request(method, path, headers=headers, content=body)
        if answer.status_code == 401:
            assert answer.headers["www-authenticate"].startswith("Bearer")
        return answer.status_code


@pytest.fixture(scope="module", params=[False, True], ids=["public", "private"])
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("store"), private=request.param)
    with server.client, server.app.state.store:
        yield server


def routes_of(routes: Iterable[BaseRoute]) -> Iterator[str]:
    """Name all routes, those of routers among them."""
    for route in routes:
        if isinstance(route, Mount):
            yield f"GET {route.path}/docs.js"
        elif isinstance(route, Route):
            yield from (f"{method} {route.path}" for method in route.methods or ())
        else:
            yield from routes_of(route.original_router.routes)  # type: ignore[attr-defined] # as FastAPI keeps routers


def test_every_route_is_in_the_table(server: Server) -> None:
    found = {r for r in routes_of(server.app.routes) if not r.startswith("HEAD ")}
    assert found == set(ROUTES)


@pytest.mark.parametrize("route", ROUTES)
def test_who_may_do_what(server: Server, route: str) -> None:
    wanted = ROUTES[route]
    if wanted == PUBLIC and server.app.state.settings.private:
        wanted = "read"
    for who in EVERYBODY:
        status = server.status(route, who)
        if wanted in (PUBLIC, OPEN) or who in LETS_IN[wanted]:
            assert status not in (401, 403), who
        else:
            assert status == (401 if who in UNKNOWN else 403), who
        assert status < 500, who


# Who may not write learns nothing of what was sent: not even that it does not parse.
@pytest.mark.parametrize(
    "route", [route for route, wanted in ROUTES.items() if wanted in LETS_IN]
)
@pytest.mark.parametrize("body", [b"{", b"{}", b"\xff", b'{"why": 1}'])
def test_a_body_is_looked_at_after_the_token(
    server: Server, route: str, body: bytes
) -> None:
    assert server.status(route, "nobody", body) == 401
    assert server.status(route, "garbage", body) == 401


# The framework's own errors of reading do not hide ours.
def test_a_body_that_is_too_large_is_told_so(server: Server) -> None:
    body = b'"' + b"x" * server.app.state.settings.body_limit + b'"'
    assert server.status("POST /api/corrections", "propose", body) == 413


# A private server does not tell either what there is not.
@pytest.mark.parametrize(
    "path", ["/no/such/page", "/static", "//healthz", "/healthz/", "/docs/x", "/%2f"]
)
def test_a_private_server_is_closed_wherever_it_is_not_open(
    tmp_path: Path, path: str
) -> None:
    server = Server(tmp_path, private=True)
    assert server.status(f"GET {path}", "nobody") == 401
    assert server.status(f"GET {path}", "read") not in (401, 403)


def test_what_a_private_server_tells_is_for_one_reader(tmp_path: Path) -> None:
    server = Server(tmp_path, private=True)
    headers = {"Authorization": server._headers["read"]}  # noqa: SLF001 - a test's own
    answer = server.client.get("/api/documents", headers=headers)
    assert answer.headers["cache-control"] == "private, no-cache"
    assert "Authorization" in answer.headers["vary"]
    refused = server.client.get("/api/documents", headers={"accept-language": "en"})
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["cache-control"] == "private, no-cache"
    assert refused.headers["content-language"] == "en"


def test_a_private_server_does_not_tell_that_nothing_changed(tmp_path: Path) -> None:
    server = Server(tmp_path, private=True)
    headers = {"Authorization": server._headers["read"]}  # noqa: SLF001 - a test's own
    tag = server.client.get("/api/documents", headers=headers).headers["etag"]
    asked = {"if-none-match": tag}
    assert server.client.get("/api/documents", headers=asked).status_code == 401
    again = server.client.get("/api/documents", headers=asked | headers)
    assert again.status_code == 304
    assert again.headers["cache-control"] == "private, no-cache"


def test_of_two_tokens_none_counts(tmp_path: Path) -> None:
    server = Server(tmp_path, private=False)
    one = ("authorization", server._headers["admin"])  # noqa: SLF001 - a test's own
    answer = server.client.get("/api/audit", headers=[one, one])
    assert answer.status_code == 400


# Whatever is wrong with the file, nobody is let in, and it is said in one line.
@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"\xff",
        b"null",
        b'[{"id": "1"}]',
        b'[{"id":"1","name":"x","scopes":["root"],"expires":"2999-01-01","sha256":"0"}]',
    ],
)
def test_damaged_tokens_let_nobody_in(tmp_path: Path, damage: bytes) -> None:
    server = Server(tmp_path, private=False)
    assert server.status("GET /api/audit", "admin") == 200
    (tmp_path / "tokens.json").write_bytes(damage)
    assert server.status("GET /api/audit", "admin") == 503
    assert server.status("GET /api/audit", "nobody") == 401
    assert server.status("GET /api/documents", "nobody") == 200
