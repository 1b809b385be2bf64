"""Linked data: every IRI leads to what is known about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

BASE = "https://w3id.org/chidao/id/"
RESOLUTION = "57-nq-tw-2024"
AGENCY = "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


@pytest.fixture(scope="module")
def task(client: TestClient) -> str:
    items = client.get("/api/tasks").json()["items"]
    return str(items[0]["task"]["slug"])


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("text/turtle", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
        ("application/json", "application/ld+json"),
        ("application/ld+json;q=0.5, text/turtle;q=0.4", "application/ld+json"),
        ("text/html;q=0.1, application/n-triples", "application/n-triples"),
    ],
)
def test_rdf_as_the_client_prefers(client: TestClient, accept: str, given: str) -> None:
    for slug in (RESOLUTION, AGENCY):
        answer = client.get(f"/id/{slug}", headers={"accept": accept})
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == given
        assert "Accept" in answer.headers["vary"].split(", ")
        form = ox.RdfFormat.from_media_type(given)
        assert form is not None
        subjects = {quad.subject for quad in ox.parse(answer.content, form)}
        assert ox.NamedNode(BASE + slug) in subjects


def test_every_part_of_a_letter_has_a_description(
    client: TestClient, task: str
) -> None:
    letter = task.partition(".")[0]
    for slug in (letter, task, f"{letter}.c0", f"{letter}.r0"):
        assert client.get(f"/id/{slug}").status_code == 200


def test_a_browser_is_led_to_the_page(client: TestClient, task: str) -> None:
    shown = {RESOLUTION: RESOLUTION, AGENCY: AGENCY, task: task.partition(".")[0]}
    for slug, focus in shown.items():
        answer = client.get(f"/id/{slug}", headers={"accept": BROWSER})
        assert answer.status_code == 303
        assert answer.headers["location"] == f"/?focus={focus}"
        assert "Accept" in answer.headers["vary"].split(", ")
        page = client.get(answer.headers["location"])
        assert page.status_code == 200
        assert page.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "slug",
    [
        "999-nq-tw",
        "57-NQ-TW-2024",
        "x>%20?p%20?o%20}%20#",
        "%3Cscript%3E",
        "a%00b",
        "%E2%80%AE",
    ],
)
@pytest.mark.parametrize("accept", ["text/turtle", "text/html"])
def test_an_unknown_slug_is_404(client: TestClient, slug: str, accept: str) -> None:
    answer = client.get(f"/id/{slug}", headers={"accept": accept})
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_format_that_we_do_not_have_is_406(client: TestClient) -> None:
    answer = client.get(f"/id/{RESOLUTION}", headers={"accept": "image/png"})
    assert answer.status_code == 406
