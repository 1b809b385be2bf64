"""Feeds of what is new: valid Atom, the latest first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient
from lxml import etree

from api.app import create_app
from api.settings import Settings
from graph import runs
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.factories import bank_letter, finance_letter
from tests.hostile_letter import hostile_store

if TYPE_CHECKING:
    from httpx2 import Response

ATOM = "{http://www.w3.org/2005/Atom}"
IRIS = Settings().iris
TIMES = (datetime(2025, 5, 1, 8, tzinfo=UTC), datetime(2025, 6, 2, 9, tzinfo=UTC))


class Clock(datetime):
    """Tells the times that the tests want, one after the other."""

    times = iter(TIMES)

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]  # in UTC
        assert tz is UTC
        return next(cls.times)


@pytest.fixture(scope="module")
def client() -> TestClient:
    store = Store.in_memory()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "datetime", Clock)
        for letter in (finance_letter(), bank_letter()):
            ingest_letter(store, letter, IRIS)
    resolve(store, IRIS)
    return TestClient(create_app(store, Settings()))


def feed(answer: Response) -> etree._Element:
    """Return a feed that has what RFC 4287 asks of it."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml"
    root = etree.fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            (one,) = element.findall(f"{ATOM}{name}")
            assert one.text
        assert datetime.fromisoformat(said(element, "updated")).tzinfo is not None
        links = element.findall(f"{ATOM}link")
        assert [link.get("rel") for link in links].count("alternate") == 1
        assert all(" " not in (link.get("href") or " ") for link in links)
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [said(entry, "id") for entry in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)
    return root


def said(element: etree._Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def told(element: etree._Element, name: str) -> list[str]:
    """Return what the entries of a feed say."""
    return [said(entry, name) for entry in element.iter(f"{ATOM}entry")]


def test_the_documents_read_last_come_first(client: TestClient) -> None:
    found = feed(client.get("/api/feeds/documents?lang=en"))
    assert said(found, "title") == "Documents read lately"
    assert told(found, "updated") == [time.isoformat() for time in reversed(TIMES)]
    assert said(found, "updated") == TIMES[1].isoformat()
    (latest,) = feed(client.get("/api/feeds/documents?limit=1")).iter(f"{ATOM}entry")
    for link in latest.findall(f"{ATOM}link"):
        assert client.get(link.get("href") or "").status_code == 200


# A feed, its title in each language, and how many entries it has.
@pytest.mark.parametrize(
    ("path", "titles", "count"),
    [
        (
            "citations/57-NQ/TW",
            ("Viện dẫn mới: Nghị quyết 57-NQ/TW", "New citations of Nghị quyết"),
            2,
        ),
        (
            "tasks/Chi nhánh Ngân hàng Chính sách xã hội",
            ("Nhiệm vụ mới: Chi nhánh Ngân hàng", "New tasks of Chi nhánh Ngân hàng"),
            1,
        ),
    ],
)
def test_one_can_follow_a_document_and_an_agency(
    client: TestClient, path: str, titles: tuple[str, str], count: int
) -> None:
    ids = set()
    for lang, title in zip(("vi", "en"), titles, strict=True):
        header = {"accept-language": f"fr, {lang};q=0.5"}
        answer = client.get(f"/api/feeds/{path}", headers=header)
        assert answer.headers["content-language"] == lang
        found = feed(answer)
        assert said(found, "title").startswith(title)
        assert len(told(found, "id")) == count
        assert all(quote.startswith("“") for quote in told(found, "summary"))
        ids.add(said(found, "id"))
        again = {**header, "if-none-match": answer.headers["etag"]}
        assert client.get(f"/api/feeds/{path}", headers=again).status_code == 304
    assert len(ids) == 1


def test_every_feed_has_an_id_of_its_own(client: TestClient) -> None:
    paths = ("documents", "citations/57-NQ/TW", "citations/39-CT/TW")
    ids = {said(feed(client.get(f"/api/feeds/{path}")), "id") for path in paths}
    assert len(ids) == 3
    assert all(id_.startswith("urn:uuid:") for id_ in ids)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("documents?limit=0", 422),
        ("documents?limit=201", 422),
        ("documents?lang=fr", 422),
        ("tasks/Sở Thiên văn", 404),
        ("citations/999-NQ/TW", 404),
        ("citations/66", 300),
        ("tasks/57-NQ/TW", 404),
        ("nothing", 404),
    ],
)
def test_what_has_no_feed(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/feeds/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_what_a_letter_says_breaks_no_feed() -> None:
    client = TestClient(create_app(hostile_store(), Settings()))
    for path in ("documents", "citations/1/KH-UBND"):
        assert told(feed(client.get(f"/api/feeds/{path}")), "id")


def test_a_store_without_letters_has_an_empty_feed() -> None:
    client = TestClient(create_app(Store.in_memory(), Settings()))
    found = feed(client.get("/api/feeds/documents"))
    assert (told(found, "id"), said(found, "updated")) == (
        [],
        runs.NEVER.isoformat(),
    )
