"""The page of what needs a look."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from graph.answers.gaps import GAP_KINDS, GapKind
from tests.gold_letters import extraction
from tests.hostile_letter import hostile_letter
from tests.pages import BROWSER, Shown
from tests.web import served
from viz.grave import GRAVITY
from viz.messages import LANGS, messages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(letters=(extraction("000"), extraction("001"))) as client:
        yield client


@pytest.mark.parametrize("query", ["", "?lang=en", "?kind=absent", "?kind=no_lead"])
def test_pages_are_well_made(client: TestClient, query: str) -> None:
    Shown(client, f"/khoang-trong{query}").assert_well_made()


def test_every_kind_has_a_sentence_and_a_gravity() -> None:
    assert tuple(GRAVITY) == GAP_KINDS == get_args(GapKind)
    order = list(dict.fromkeys(GRAVITY.values()))
    assert [GRAVITY[k] for k in GAP_KINDS] == sorted(GRAVITY.values(), key=order.index)
    for lang in LANGS:
        assert {f"finding.{kind}" for kind in GAP_KINDS} <= messages(lang).keys()


def test_kinds_are_counted_as_the_api_does_the_gravest_first(
    client: TestClient,
) -> None:
    kinds = client.get("/api/gaps?lang=vi").json()["kinds"]
    page = Shown(client, "/khoang-trong")
    told = page.words("//ul[@class='facets']//a")[1:]
    assert told == [f"{kind['title']} {kind['total']}" for kind in kinds]
    assert [words.rpartition(" ")[0] for words in page.words("//h2")] == [
        kind["title"] for kind in kinds
    ]


def test_a_finding_is_a_sentence_with_its_words_and_a_way_on(
    client: TestClient,
) -> None:
    page = Shown(client, "/khoang-trong?kind=lead_unstated")
    (finding,) = page.words("//li[@class='finding']")
    assert "giao Sở Khoa học và Công nghệ tỉnh Kon Tum, Sở Nông nghiệp" in finding
    assert "mà không ghi cơ quan nào chủ trì" in finding
    links = page.links("//li[@class='finding']")
    assert any(link.startswith("/nhiem-vu/") for link in links)
    assert any(link.startswith("/co-quan/") for link in links)
    assert any(link.startswith("/duyet/") for link in links)
    assert any("/toan-van#t7" in link for link in links)
    assert "Cách xử lý" in page.words("//main//header")[-1]


def test_one_kind_is_listed_page_by_page(client: TestClient) -> None:
    total = client.get("/api/gaps?kind=absent").json()["total"]
    seen: list[str] = []
    address: str | None = "/khoang-trong?kind=absent"
    while address:
        page = Shown(client, address)
        seen += page.words("//p[@class='sentence']")
        address = next(iter(page.values("//a[@rel='next']/@href")), None)
    assert len(seen) == len(set(seen)) == total > 25


def test_all_kinds_show_a_few_and_the_way_to_the_rest(client: TestClient) -> None:
    page = Shown(client, "/khoang-trong")
    absent = "//section[@aria-labelledby='kind-absent']"
    assert len(page.all(f"{absent}//li[@class='finding']")) == 3
    assert "/khoang-trong?kind=absent" in page.links(absent)


def test_a_day_leaves_out_what_came_later(client: TestClient) -> None:
    counts = [
        int(Shown(client, f"/khoang-trong{query}").words("//a/span")[0])
        for query in ("", "?as_of=2024-12-31")
    ]
    assert counts[1] < counts[0]


@pytest.mark.parametrize(
    ("query", "status"),
    [("kind=", 200), ("kind=xyz", 422), ("as_of=x", 422), ("offset=9999", 200)],
)
def test_a_query_edited_by_hand_never_breaks(
    client: TestClient, query: str, status: int
) -> None:
    answer = client.get(f"/khoang-trong?{query}", headers=BROWSER)
    assert answer.status_code == status


def test_an_empty_store_says_what_to_do() -> None:
    with served(letters=()) as client:
        page = Shown(client, "/khoang-trong")
    assert "/tai-len" in page.links("//div[@class='state']")


def test_words_of_letters_are_only_ever_words() -> None:
    with served(letters=[hostile_letter()]) as client:
        page = Shown(client, "/khoang-trong")
        page.assert_well_made()
        assert page.all("//li[@class='finding']")
        assert "<script>alert" not in page.source
        assert len(page.source) < 300_000
