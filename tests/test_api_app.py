"""What every answer has: headers, language, a problem for a failure."""

from __future__ import annotations

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, cast

import pytest

from api.app import create_app
from api.security_headers import CONTENT_SECURITY_POLICY
from api.settings import Settings
from extract.model import LETTER, Header
from tests.factories import Draft, cited
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi import FastAPI
    from fastapi.testclient import TestClient

FIELDS = {"type", "title", "status", "detail", "instance", "request_id"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/docs", 200),
        ("/openapi.json", 200),
        ("/static/docs.js", 200),
        ("/static/vendor/swagger-ui-bundle.js", 200),
        ("/static/vendor/swagger-ui.css", 200),
        ("/healthz", 200),
        ("/readyz", 200),
        ("/api/documents", 200),
        ("/static/../api/app.py", 404),
        ("/static/%2e%2e/%2e%2e/pyproject.toml", 404),
        ("/no/such/page", 404),
        ("/api/trace", 422),
    ],
)
def test_every_answer_has_the_security_headers(
    client: TestClient, path: str, status: int
) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["x-request-id"]


@pytest.mark.parametrize("given", ["abc-123", "0" * 64])
def test_a_request_id_is_kept(client: TestClient, given: str) -> None:
    answer = client.get("/healthz", headers={"x-request-id": given})
    assert answer.headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, "<script>", "-\t-", "ngày"])
def test_a_request_id_that_is_none_is_replaced(client: TestClient, given: str) -> None:
    answer = client.get("/healthz", headers={b"x-request-id": given.encode()})
    assert len(answer.headers["x-request-id"]) == 32


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/no/such/page", 404, "no_such_page"),
        ("/api/documents/999-NQ/TW", 404, "not_found"),
        ("/api/documents?limit=-1", 422, "invalid"),
        ("/api/documents?limit=ten", 422, "invalid"),
        ("/api/trace", 422, "invalid"),
        ("/api/trace?from=57-NQ/TW&as_of=31-02-2025", 422, "invalid"),
        ("/id/nothing-here", 404, "not_found"),
        ("/sparql?query=", 400, "query_syntax"),
    ],
)
def test_a_failure_is_a_problem(
    client: TestClient, path: str, status: int, code: str
) -> None:
    answer = client.get(path, headers={"x-request-id": "r1"})
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert set(told) >= FIELDS
    assert told["status"] == answer.status_code == status
    assert told["type"].endswith(f"/{code}")
    assert told["request_id"] == "r1"


@pytest.mark.parametrize(
    ("query", "header", "lang", "page_lang"),
    [
        ("", None, "vi", "vi"),
        ("", "en-GB, vi;q=0.5", "en", "vi"),
        ("?lang=en", "vi", "en", "en"),
        ("?lang=vi", "en", "vi", "vi"),
        ("?lang=fr", "en", "en", "vi"),
    ],
)
def test_failures_speak_the_language_asked_for_and_pages_that_of_their_switch(
    client: TestClient, query: str, header: str | None, lang: str, page_lang: str
) -> None:
    headers = {"accept-language": header} if header else {"accept-language": ""}
    words = {"vi": "Không tìm thấy", "en": "Not found"}
    failure = client.get(f"/id/nothing-here{query}", headers=headers)
    assert failure.json()["title"] == words[lang]
    assert failure.headers["content-language"] == lang
    page = client.get(f"/{query}", headers=headers)
    assert f'<html lang="{page_lang}"' in page.text
    assert page.headers["content-language"] == page_lang


def test_our_own_mistake_is_logged_and_not_shown(
    client: TestClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object, **__: object) -> None:
        message = "secret detail"
        raise RuntimeError(message)

    monkeypatch.setattr(type(client.app.state.store), "query", fail)  # type: ignore[attr-defined] # the app is ours
    with caplog.at_level(logging.ERROR):
        answer = client.get("/readyz", headers={"x-request-id": "r2"})
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert answer.json()["request_id"] == "r2"
    assert "secret" not in answer.text
    assert "secret detail" in caplog.text
    assert "r2" in caplog.text


def test_the_description_names_every_route_and_its_failures(
    client: TestClient,
) -> None:
    described = client.get("/openapi.json").json()["paths"]
    assert set(described) == {
        "/.well-known/void",
        "/api/agencies",
        "/api/agencies/{key}",
        "/api/agenda",
        "/api/audit",
        "/api/compare/{key}",
        "/api/corrections",
        "/api/corrections/{id}/confirm",
        "/api/corrections/{id}/reject",
        "/api/corrections/{id}/undo",
        "/api/dataset",
        "/api/dump/{file}",
        "/api/documents",
        "/api/documents/{key}",
        "/api/expand",
        "/api/extract",
        "/api/facets/documents",
        "/api/feeds/citations/{key}",
        "/api/feeds/documents",
        "/api/feeds/tasks/{key}",
        "/api/gaps",
        "/api/impact/{key}",
        "/api/jobs",
        "/api/jobs/{id}",
        "/api/jobs/{id}/events",
        "/api/matrix",
        "/api/reports",
        "/api/targets",
        "/api/search",
        "/api/tasks",
        "/api/tasks/{key}",
        "/api/tasks/{key}/reports",
        "/api/trace",
        "/api/verify",
        "/api/webhooks",
        "/api/webhooks/{id}",
        "/api/why/{task}",
        "/data/{name}",
        "/healthz",
        "/id/{slug}",
        "/ontology",
        "/ontology.{extension}",
        "/metrics",
        "/ontology/context.jsonld",
        "/problems",
        "/problems/{code}",
        "/rdf-graph-store",
        "/ontology/{name}",
        "/readyz",
        "/robots.txt",
        "/sitemap-{number}.xml",
        "/sitemap.xml",
        "/sparql",
        "/sparql/update",
    }
    found = described["/api/documents/{key}"]["get"]["responses"]
    assert {"200", "300", "404"} <= set(found)
    assert "application/problem+json" in found["404"]["content"]


def test_pages_ask_nothing_of_other_hosts(client: TestClient) -> None:
    for path in ("/", "/docs"):
        page = client.get(path).text
        for attribute in ('src="', 'href="'):
            targets = [part.partition('"')[0] for part in page.split(attribute)[1:]]
            assert targets
            assert all(not target.startswith(("http", "//")) for target in targets)


def test_what_a_letter_says_is_never_markup() -> None:
    attack = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"
    draft = Draft(
        f"Kế hoạch số 725/KH-UBND {attack} giao Sở {attack} thực hiện",
        Header(type="Công văn", issuer=attack, subject=attack, place=attack),
    )
    cite = draft.cite("Kế hoạch số 725/KH-UBND", title=attack, issuer=attack)
    agency = draft.agency(f"Sở {attack}")
    draft.relate(LETTER, "implements", cited(cite), attack, "1")
    draft.task("1", "giao Sở", assignments=(draft.assignment("Sở", agency, "lead"),))
    with served(letters=(draft.done(),)) as client:
        page = client.get("/")
        assert page.status_code == 200
        assert "<script>alert(1)" not in page.text
        assert "<img src=x" not in page.text
        listed = client.get("/api/documents")
        assert attack in listed.text.replace("\\/", "/")
        assert listed.headers["content-type"] == "application/json"
        for item in listed.json()["items"]:
            page = client.get(f"/data/{item['slug']}.html")
            assert "<script>alert(1)" not in page.text
            assert "<img src=x" not in page.text
            shown = client.get(f"/data/{item['slug']}")
            assert shown.headers["content-type"].startswith("text/turtle")


@pytest.mark.parametrize(
    "path",
    ["/", "/healthz", "/sparql?query=ASK{}", "/static/nothing", "/api/documents"],
)
def test_head_is_get_without_the_body(client: TestClient, path: str) -> None:
    head, get = client.head(path), client.get(path)
    assert head.status_code == get.status_code
    assert head.content == b""
    assert head.headers["content-type"] == get.headers["content-type"]
    assert head.headers["content-length"] == get.headers["content-length"]


# Two routes of one path take one method each; what GET takes, HEAD takes.
@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/api/corrections", "GET, HEAD, POST"),
        ("/api/documents", "GET, HEAD, POST"),
        ("/api/tasks/1/reports", "POST"),
        ("/api/extract", "POST"),
    ],
)
def test_a_method_that_a_path_does_not_take(
    client: TestClient, path: str, methods: str
) -> None:
    answer = client.patch(path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == methods
    assert answer.json()["type"].endswith("/method_not_allowed")


BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_a_browser_gets_a_page_to_read(client: TestClient) -> None:
    """With what may have been meant; what was asked for stays text."""
    answer = client.get("/do-thi", params={"root": "57-NQ<b>"}, headers=BROWSER)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Không tìm thấy" in answer.text
    assert "<b>" not in answer.text
    assert '<a href="/">Trang đầu</a>' in answer.text
    near = client.get("/do-thi", params={"root": "57-NQ/T"}, headers=BROWSER)
    assert 'href="/van-ban/57-nq-tw-2024"' in near.text


@pytest.mark.parametrize("accept", ["*/*", "application/json", ""])
def test_programs_get_a_problem(client: TestClient, accept: str) -> None:
    answer = client.get("/do-thi", params={"root": "nope"}, headers={"accept": accept})
    assert answer.headers["content-type"] == "application/problem+json"


def test_two_threads_are_given_one_place_for_letters(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []

    def slow(_: object) -> object:
        time.sleep(0.2)
        made.append(object())
        return made[-1]

    monkeypatch.setattr("api.app._target", slow)
    state = create_app(cast("FastAPI", client.app).state.store, Settings()).state
    with ThreadPoolExecutor(2) as threads:
        found = [threads.submit(state.target) for _ in range(2)]
    assert [one.result() for one in found] == made * 2
