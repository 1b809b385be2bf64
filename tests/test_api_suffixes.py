"""Pages as data: a suffix leads to the same answer as the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.suffixes import data_of
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/van-ban.json", ("/api/documents", "sets=false&format=json")),
        ("/van-ban.csv", ("/api/documents", "sets=false&format=csv")),
        ("/van-ban/a/chuoi.json", ("/api/trace", "from=a")),
        ("/van-ban/a/nhiem-vu.csv", ("/api/tasks", "letter=a&format=csv")),
        ("/van-ban/a/nhiem-vu.exe", None),
        ("/van-ban/57-nq-tw-2024.json", ("/api/documents/57-nq-tw-2024", "")),
        ("/van-ban/57-nq-tw-2024.ttl", ("/data/57-nq-tw-2024.ttl", "")),
        ("/co-quan/a/b.json", ("/api/agencies/a/b", "")),
        ("/nhiem-vu.csv", ("/api/tasks", "format=csv")),
        ("/truy-vet.json", ("/api/matrix", "format=json")),
        ("/nhiem-vu.docx", ("/api/tasks", "format=docx")),
        ("/nhiem-vu/x.t-1.docx", ("/api/tasks/x.t-1", "format=docx")),
        ("/nhiem-vu/x.t-1.ttl", ("/data/x.t-1.ttl", "")),
        ("/nhiem-vu/x.t-1", None),
        ("/van-ban/x.docx", None),
        ("/van-ban", None),
        ("/van-ban.exe", None),
        ("/van-ban/x.exe", None),
        ("/", None),
        ("/.json", None),
        ("/static/van-ban.json", None),
    ],
)
def test_where_the_data_of_a_page_is(path: str, found: tuple[str, str] | None) -> None:
    assert data_of(path) == found


def test_the_data_is_what_the_api_gives(client: TestClient) -> None:
    for page, place in (
        ("/van-ban.json?limit=2", "/api/documents?limit=2&sets=false&format=json"),
        ("/van-ban/57-nq-tw-2024.json", "/api/documents/57-nq-tw-2024"),
        ("/co-quan.json?limit=1", "/api/agencies?limit=1"),
        ("/nhiem-vu.csv?role=lead", "/api/tasks?role=lead&format=csv"),
    ):
        here, there = client.get(page), client.get(place)
        assert here.status_code == there.status_code == 200
        assert here.content == there.content
        assert here.headers["etag"]
