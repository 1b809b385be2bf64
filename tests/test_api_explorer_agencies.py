"""The pages of agencies: the list, and what one has to do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from api.settings import Settings
from tests.gold_letters import extraction
from tests.hostile_letter import hostile_letter
from tests.pages import BROWSER, Shown
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

LETTERS = (extraction("000"), extraction("001"))
SCIENCE = "/co-quan/so-khoa-hoc-va-cong-nghe-tinh-kon-tum"
FINANCE = "/co-quan/so-tai-chinh-tinh-kon-tum"
DISTRICTS = "/co-quan/uy-ban-nhan-dan-cac-huyen-thanh-pho-thuoc-tinh-kon-tum"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(letters=LETTERS) as client:
        yield client


@pytest.mark.parametrize(
    "address",
    [
        "/co-quan",
        "/co-quan?lang=en",
        "/co-quan?q=khong-co-gi",
        SCIENCE,
        f"{SCIENCE}?lang=en&as_of=2025-06-20",
        DISTRICTS,
    ],
)
def test_pages_are_well_made(client: TestClient, address: str) -> None:
    Shown(client, address).assert_well_made()


@pytest.mark.parametrize("q", ["so khcn", "SO KHOA HOC", "sở khoa hoc cong ngheê"])
def test_an_agency_is_found_by_a_wrong_spelling(client: TestClient, q: str) -> None:
    page = Shown(client, f"/co-quan?q={quote(q)}")
    assert SCIENCE in page.links("//tbody")


def test_facets_narrow_the_list_down_and_can_be_taken_off(client: TestClient) -> None:
    page = Shown(client, "/co-quan?level=provincial_department&kind=body")
    levels = set(page.words("//tbody//td[1]"))
    assert levels == {"Sở, ban, ngành cấp tỉnh"}
    assert len(page.all("//ul[@class='facets']//a[@aria-current]")) == 2
    assert "/co-quan?kind=body" in page.links("//aside")
    count = page.words("//a[@aria-current and contains(@href,'level')]/span")[0]
    assert len(page.all("//tbody/tr")) <= int(count)


def test_the_list_is_sorted_by_a_column(client: TestClient) -> None:
    page = Shown(client, "/co-quan?sort=-leads&limit=10")
    leads = [int(words) for words in page.words("//tbody//td[2]")]
    assert leads == sorted(leads, reverse=True)
    assert page.all("//th[@aria-sort='descending']")


def test_the_list_is_given_in_parts(client: TestClient) -> None:
    first = Shown(client, "/co-quan?limit=10")
    (way,) = first.links("//nav[@class='pager']")
    second = Shown(client, way)
    names = "//tbody//th//a"
    assert not set(first.words(names)) & set(second.words(names))
    assert "/co-quan?limit=10" in second.links("//nav[@class='pager']")


def test_nothing_found_says_what_to_do(client: TestClient) -> None:
    page = Shown(client, "/co-quan?q=zzzz")
    assert page.all("//div[@class='state']//a[@href='/co-quan']")
    with served(letters=()) as empty:
        page = Shown(empty, "/co-quan")
    assert page.all("//div[@class='state']//a[@href='/tai-len']")


def test_what_it_leads_comes_first_what_is_due_first_before_the_rest(
    client: TestClient,
) -> None:
    page = Shown(client, f"{FINANCE}?as_of=2025-06-20")
    assert page.words("//h3")[0].startswith("Chủ trì")
    days = page.values("//section[@class='part'][1]//time/@datetime")
    assert days == sorted(days)


def test_what_is_over_is_marked_as_of_a_day(client: TestClient) -> None:
    then = Shown(client, f"{SCIENCE}?as_of=2025-06-20")
    assert not then.all("//div[@class='due']//*[@class='bad']")
    later = Shown(client, f"{SCIENCE}?as_of=2025-07-02")
    assert "quá hạn 3 ngày" in later.words("//div[@class='due']//*[@class='bad']")


def test_a_task_given_by_name_is_told_from_one_that_falls_to_all(
    client: TestClient,
) -> None:
    page = Shown(client, SCIENCE)
    tags = page.words("//li[@class='charge']//*[contains(@class,'tag')]")
    assert "giao đích danh" in tags
    assert any(tag.startswith("giao chung cho") for tag in tags)
    chosen = Shown(client, f"{SCIENCE}?stated=true")
    assert set(chosen.words("//li[@class='charge']//*[contains(@class,'tag')]")) == {
        "giao đích danh"
    }


def test_a_task_says_because_of_which_central_document_word_for_word(
    client: TestClient,
) -> None:
    """The chain is folded below the task; each of its steps has its quote."""
    page = Shown(client, f"{SCIENCE}?stated=true")
    grounds = "//details[contains(summary,'Nghị quyết 57-NQ/TW')]"
    (ground,) = page.all(grounds)
    steps = ground.xpath(".//ol[@class='steps']/li")
    assert len(steps) == 3
    assert all(step.xpath(".//blockquote//mark") for step in steps)
    trail = ground.xpath(".//ol[@class='trail']//a/@href")
    assert trail[0] == "/van-ban/57-nq-tw-2024"
    assert trail[-1] == SCIENCE
    cell = "/truy-vet?agency=so-khoa-hoc-va-cong-nghe-tinh-kon-tum"
    assert f"{cell}&document=57-nq-tw-2024" in page.links(grounds)
    assert any("/toan-van#t8" in link for link in page.links(grounds))


def test_who_answers_for_it_today(client: TestClient) -> None:
    gone = Shown(client, f"{SCIENCE}?as_of=2025-08-01")
    (notice,) = gone.words("//div[contains(@class,'succession')]")
    assert "30/6/2025" in notice
    assert "Sở Khoa học và Công nghệ tỉnh Quảng Ngãi" in notice
    assert "202/2025/QH15" in notice
    still = Shown(client, f"{SCIENCE}?as_of=2025-06-01")
    assert not still.all("//div[contains(@class,'succession')]")


def test_the_heir_has_a_page_that_leads_back_to_the_work(client: TestClient) -> None:
    """No letter in the store names it; the register of bodies does."""
    gone = Shown(client, f"{SCIENCE}?as_of=2025-08-01")
    (heir,) = gone.links("//div[contains(@class,'succession')]//li")[:1]
    page = Shown(client, f"{heir}?as_of=2025-08-01")
    page.assert_well_made()
    assert page.words("//h1") == ["Sở Khoa học và Công nghệ tỉnh Quảng Ngãi"]
    assert SCIENCE in page.links("//div[contains(@class,'succession')]")
    assert page.links("//footer/p") == []


def test_whom_a_group_stood_for(client: TestClient) -> None:
    page = Shown(client, f"{DISTRICTS}?as_of=2025-06-01")
    assert page.words("//section[@aria-labelledby='members']//h2") == [
        "Gồm 10 cơ quan vào ngày ký văn bản"
    ]
    assert len(page.all("//section[@aria-labelledby='members']//li")) == 10


def test_deadlines_can_be_subscribed_to(client: TestClient) -> None:
    page = Shown(client, SCIENCE)
    links = page.links("//section[contains(@class,'subscribe')]")
    assert links[0].startswith("webcal://")
    calendar = client.get(links[1])
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert "BEGIN:VEVENT" in calendar.text
    feed = client.get(links[2])
    assert feed.headers["content-type"].startswith("application/atom+xml")
    (address,) = page.values("//input[@id='calendar']/@value")
    assert address.endswith(links[1])


def test_a_private_server_offers_no_subscription_that_would_fail() -> None:
    with served(Settings(private=True), letters=LETTERS) as client:
        answer = client.get(SCIENCE, headers=BROWSER)
        assert answer.status_code in {302, 303, 401}


@pytest.mark.parametrize("key", ["stc", "Sở Tài chính", "so tai chinh tinh kon tum"])
def test_a_name_leads_to_the_page(client: TestClient, key: str) -> None:
    answer = client.get(f"/co-quan/{quote(key)}", headers=BROWSER)
    assert answer.status_code == 307
    assert answer.headers["location"] == FINANCE


def test_an_unknown_agency_is_404_with_near_matches(client: TestClient) -> None:
    page = Shown(client, "/co-quan/so-khoa-hoc-cong-nghee", 404)
    assert any("Khoa học" in words for words in page.words("//main//a"))


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("as_of=yesterday", 422),
        ("as_of=2025-02-30", 422),
        ("as_of=", 200),
        ("as_of=0001-01-01", 200),
        ("as_of=9999-12-31", 200),
        ("stated=maybe", 422),
        ("x=%00&y=" + "z" * 5000, 200),
    ],
)
def test_a_query_edited_by_hand_never_breaks(
    client: TestClient, query: str, status: int
) -> None:
    assert client.get(f"{SCIENCE}?{query}", headers=BROWSER).status_code == status


@pytest.mark.parametrize("query", ["sort=up", "level=xyz", "kind=xyz", "offset=-1"])
def test_so_in_the_list(client: TestClient, query: str) -> None:
    answer = client.get(f"/co-quan?{query}", headers=BROWSER)
    assert answer.status_code in {200, 422}
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_english_marks_what_is_vietnamese(client: TestClient) -> None:
    page = Shown(client, f"{SCIENCE}?lang=en")
    assert page.words("//h1/bdi[@lang='vi']")
    assert page.all("//p[@class='words' and @lang='vi']")
    assert "giao" not in " ".join(page.words("//*[contains(@class,'tag-stated')]"))


def test_words_of_letters_are_only_ever_words() -> None:
    with served(letters=[hostile_letter()]) as client:
        for agency in client.get("/api/agencies").json()["items"]:
            page = Shown(client, f"/co-quan/{agency['agency']['slug']}")
            page.assert_well_made()
            assert "<script>alert" not in page.source
            assert len(page.source) < 300_000
        assert "<script>alert" not in Shown(client, "/co-quan").source


def test_the_data_stands_beside(client: TestClient) -> None:
    page = Shown(client, SCIENCE)
    for kind in ("json", "ttl", "jsonld"):
        assert f"{SCIENCE}.{kind}" in page.links("//footer")
        assert client.get(f"{SCIENCE}.{kind}").status_code == 200
    (asked,) = [link for link in page.links("//footer") if "/sparql?" in link]
    answer = client.get(asked, headers={"accept": "application/sparql-results+json"})
    assert answer.json()["results"]["bindings"]


def test_an_iri_leads_people_to_the_page(client: TestClient) -> None:
    answer = client.get(f"/id/{SCIENCE.rpartition('/')[2]}", headers=BROWSER)
    assert (answer.status_code, answer.headers["location"]) == (303, SCIENCE)
