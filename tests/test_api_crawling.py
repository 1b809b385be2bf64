"""What search engines find: robots.txt, sitemaps."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from api import sitemaps
from api.settings import Settings
from api.sitemaps import Entry
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

ADDRESS = "https://chidao.example"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(Settings(url=ADDRESS)) as client:
        yield client


def places(document: str) -> list[str]:
    root = etree.fromstring(document.encode())
    return [str(found.text) for found in root.findall(".//s:loc", NAMES)]


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/data/57-nq-tw-2024.html", True),
        ("/id/57-nq-tw-2024", True),
        ("/api/dataset", True),
        ("/api/dump/chidao.nq.gz", True),
        ("/api/documents", False),
        ("/sparql?query=SELECT", False),
    ],
)
def test_crawlers_are_told_what_to_leave_alone(
    client: TestClient, path: str, *, allowed: bool
) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(answer.text.splitlines())
    assert rules.can_fetch("a-crawler", path) == allowed
    assert rules.site_maps() == [f"{ADDRESS}/sitemap.xml"]


def test_the_sitemap_lists_pages_that_are_there(client: TestClient) -> None:
    answer = client.get("/sitemap.xml", headers={"host": "evil.example"})
    assert answer.headers["content-type"] == "application/xml"
    found = places(answer.text)
    assert len(found) == len(set(found)) > 10
    for place in found:
        assert place.startswith(f"{ADDRESS}/")
        page = client.get(place.removeprefix(ADDRESS))
        assert page.status_code == 200
        assert page.headers["content-type"].startswith("text/html")
    root = etree.fromstring(answer.content)
    changed = [str(found.text) for found in root.findall(".//s:lastmod", NAMES)]
    letters = client.get("/api/documents?held=true").json()["total"]
    tasks = client.get("/api/tasks").json()["total"]
    assert len(changed) == 1 + letters + tasks
    assert all(day[4] == day[7] == "-" and day[10] == "T" for day in changed)


def test_beyond_what_one_may_hold_there_is_an_index(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = places(client.get("/sitemap.xml").text)
    monkeypatch.setattr(sitemaps, "MOST_ADDRESSES", 10)
    listed = places(client.get("/sitemap.xml").text)
    assert listed[0] == f"{ADDRESS}/sitemap-1.xml"
    parts = [client.get(place.removeprefix(ADDRESS)).text for place in listed]
    assert [place for part in parts for place in places(part)] == whole
    assert max(len(places(part)) for part in parts) == 10
    for number, status in (("0", 404), (str(len(listed) + 1), 404), ("x", 422)):
        assert client.get(f"/sitemap-{number}.xml").status_code == status
    assert client.get(f"/sitemap-{'9' * 4000}.xml").status_code in (404, 422)


def test_addresses_are_escaped() -> None:
    made = sitemaps.sitemap("https://a.example/?x&y", [Entry("/<b>")])
    assert places(made) == ["https://a.example/?x&y/<b>"]
