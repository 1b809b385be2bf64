"""The first page and the search: what is asked for is found, however it is written."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

SCIENCE = "/co-quan/so-khoa-hoc-va-cong-nghe-tinh-kon-tum"
RESOLUTION = "/van-ban/57-nq-tw-2024"
NAMESAKES = {"/van-ban/66-nq-cp", "/van-ban/66-nq-tw-2025"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


class Links(HTMLParser):
    """Where a page leads to from its main part, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html[html.index("<main") : html.index("</main>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs)["href"] or "")


def links(client: TestClient, path: str, **query: str) -> list[str]:
    page = client.get(path, params=query)
    assert page.status_code == 200
    return Links(page.text).found


def test_the_first_page_answers_its_questions(client: TestClient) -> None:
    found = links(client, "/")
    assert "/truy-vet?document=57-nq-tw-2024" in found
    assert SCIENCE in found
    assert "/van-ban?held=true" in found
    assert sum(link.startswith("/van-ban/cong-van-ubnd") for link in found) == 2


def test_its_links_keep_the_language(client: TestClient) -> None:
    found = links(client, "/", lang="en")
    assert found
    assert all(link.endswith("lang=en") for link in found)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("nghi quyet 57", RESOLUTION),
        ("NQ57", RESOLUTION),
        ("57nq/tw", RESOLUTION),
        ("57 nq tw", RESOLUTION),
        ("nghi quuet 57", RESOLUTION),
        ("so khcn", SCIENCE),
        ("sở khao học", SCIENCE),
        ("  So   Khoa hoc ", SCIENCE),
    ],
)
def test_search_forgives(client: TestClient, words: str, first: str) -> None:
    found = links(client, "/", q=words)
    assert first in found
    before = found[: found.index(first)]
    assert not [link for link in before if link.startswith(first[: first.rindex("/")])]


@pytest.mark.parametrize("words", ["66", "nghị quyết 66", "nghi quyet so 066"])
def test_two_documents_of_one_number_are_shown_as_two(
    client: TestClient, words: str
) -> None:
    page = client.get("/", params={"q": words}).text
    notice = page[page.index('class="notice"') :]
    notice = notice[: notice.index("</section>")]
    for slug in NAMESAKES:
        assert slug in notice
    assert "ngày 30/4/2025" in notice


def test_one_number_of_one_document_needs_no_notice(client: TestClient) -> None:
    assert 'class="notice"' not in client.get("/", params={"q": "NQ57"}).text


def test_what_is_found_nowhere_is_told_with_what_is_near(client: TestClient) -> None:
    page = client.get("/", params={"q": "57-NX/TW<b>"})
    assert page.status_code == 200
    assert "<b>" not in page.text[page.text.index("<main") :]
    assert "/?q=57-NQ%2FTW" in Links(page.text).found


@pytest.mark.parametrize("words", ["", "   ", "%", "\u202e", "x" * 5000, "<script>"])
def test_any_words_are_an_answer(client: TestClient, words: str) -> None:
    page = client.get("/", params={"q": words})
    assert page.status_code == 200
    assert "<script>" not in page.text


def test_the_api_finds_the_same(client: TestClient) -> None:
    found = client.get("/index.json", params={"q": "66", "limit": 3}).json()
    assert found == client.get("/api/search", params={"q": "66", "limit": 3}).json()
    assert {f"/van-ban/{d['slug']}" for d in found["namesakes"]} == NAMESAKES
    assert found["documents"]["total"] == 2


@pytest.mark.parametrize("query", ["", "q=", "q=x&limit=51", f"q={'x' * 201}"])
def test_a_search_of_the_api_wants_some_words_and_not_too_many(
    client: TestClient, query: str
) -> None:
    assert client.get(f"/api/search?{query}").status_code == 422


def test_the_address_of_old_leads_to_the_chain(client: TestClient) -> None:
    answer = client.get("/?focus=57-nq-tw-2024", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"] == "/do-thi?root=57-nq-tw-2024"
