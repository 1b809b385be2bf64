"""Entity tags and 304: the client keeps what still holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from api import conditional
from api.app import create_app
from api.settings import Settings
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.factories import bank_letter, finance_letter
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Response


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


def state(client: TestClient) -> Store:
    """Return the store behind a client."""
    found: Store = client.app.state.store  # type: ignore[attr-defined] # the app is ours
    return found


PATHS = [
    "/",
    "/api/documents?q=nghi quyet",
    "/api/documents/57-NQ/TW",
    "/api/agencies",
    "/api/tasks",
    "/api/agenda",
    "/api/gaps?lang=en",
    "/api/matrix",
    "/api/dataset",
    "/api/corrections",
    "/id/57-nq-tw-2024",
]


@pytest.mark.parametrize("path", PATHS)
def test_what_the_client_has_is_not_sent_again(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    tag = answer.headers["etag"]
    assert tag.startswith('W/"')
    assert answer.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("etag", "cache-control", "x-request-id", "content-security-policy"):
        assert again.headers[name]
    for name in ("accept", "accept-language"):
        assert name in again.headers["vary"].lower()
        assert answer.headers["vary"].lower().split(", ").count(name) == 1
    head = client.head(path, headers={"if-none-match": tag})
    assert head.status_code == 304


# A tag among others, weak or strong (weak comparison, RFC 9110 §8.8.3.2), and those
# that are none of ours.
@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("{tag}", 304),
        ('"x", {tag}', 304),
        ("{strong}", 304),
        ('W/"x,y" , {tag},"z"', 304),
        ('"x"', 200),
        ("{bare}", 200),
        ('W/"', 200),
        ("", 200),
        ("\x00ngày", 200),
    ],
)
def test_tags_are_compared_weakly(client: TestClient, header: str, status: int) -> None:
    tag = client.get("/api/documents").headers["etag"]
    strong = tag.removeprefix("W/")
    sent = header.format(tag=tag, strong=strong, bare=strong.strip('"'))
    headers = {b"if-none-match": sent.encode()}
    assert client.get("/api/documents", headers=headers).status_code == status


def test_nothing_is_computed_for_what_the_client_has(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = "/api/tasks?role=lead"
    tag = client.get(path).headers["etag"]

    def fail(*_: object, **__: object) -> None:
        pytest.fail("the answer was computed")

    monkeypatch.setattr("graph.answers.tasks.tasks", fail)
    assert client.get(path, headers={"if-none-match": tag}).status_code == 304


# What makes another answer of the same path.
@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/api/gaps?limit=2", {}),
        ("/api/gaps", {"accept-language": "en"}),
        ("/api/gaps", {"accept": "text/csv"}),
        ("/api/agenda", {}),
    ],
)
def test_another_request_has_another_tag(
    client: TestClient, path: str, headers: dict[str, str]
) -> None:
    tag = client.get("/api/gaps").headers["etag"]
    answer = client.get(path, headers={**headers, "if-none-match": tag})
    assert answer.status_code == 200
    assert answer.headers["etag"] != tag


def tagged(client: TestClient, tag: str | None = None) -> Response:
    return client.get(
        "/api/documents?held=true", headers={"if-none-match": tag} if tag else {}
    )


def test_a_write_and_a_new_day_make_a_new_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    with served(letters=[bank_letter()]) as client:
        first = tagged(client)
        store, iris = state(client), Settings().iris
        ingest_letter(store, finance_letter(), iris)
        resolve(store, iris)
        second = tagged(client, first.headers["etag"])
        assert (first.json()["total"], second.json()["total"]) == (1, 2)
        monkeypatch.setattr(conditional, "today", lambda: date(2999, 1, 1))
        assert tagged(client, second.headers["etag"]).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/documents/999-NQ/TW", 404),
        ("/api/documents?limit=0", 422),
        ("/api/documents/66", 300),
        ("/id/nothing-here", 404),
        ("/healthz", 200),
        ("/readyz", 200),
        ("/sparql?query=ASK{}", 200),
    ],
)
def test_failures_and_what_the_store_does_not_decide_have_no_tag(
    client: TestClient, path: str, status: int
) -> None:
    answer = client.get(path, headers={"if-none-match": "*"})
    assert answer.status_code == status
    assert "etag" not in answer.headers


def test_all_processes_agree_about_a_snapshot(tmp_path: Path) -> None:
    iris = Settings().iris
    with Store.open(tmp_path) as writer:
        empty = writer.state
        ingest_letter(writer, bank_letter(), iris)
        unpublished = writer.state
        resolve(writer, iris)
        writer.publish()
        with Store.open_snapshot(tmp_path) as one, Store.open_snapshot(tmp_path) as two:
            assert one.state == two.state == writer.state
            tags = {
                tagged(TestClient(create_app(store, Settings()))).headers["etag"]
                for store in (one, two, writer)
            }
            assert len(tags) == 1
        assert len({empty, unpublished, writer.state}) == 3
    with Store.in_memory() as one, Store.in_memory() as two:
        assert one.state != two.state
