"""The page of the matrix of duties, and the grounds of a cell."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlsplit

import pytest

from tests.gold_letters import extraction
from tests.hostile_letter import hostile_letter
from tests.pages import BROWSER, Shown
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

SCIENCE = "so-khoa-hoc-va-cong-nghe-tinh-kon-tum"
BANK = "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum"
CELL = f"/truy-vet?agency={BANK}&document=39-ct-tw"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served(letters=(extraction("000"), extraction("001"))) as client:
        yield client


@pytest.mark.parametrize(
    "address",
    [
        "/truy-vet",
        "/truy-vet?transpose=1&cited=true&lang=en",
        "/truy-vet?document=57-nq-tw-2024",
        "/truy-vet?document=khong-co",
        CELL,
        f"{CELL}&lang=en",
        f"/truy-vet?agency={BANK}&document=57-nq-tw-2024",
    ],
)
def test_pages_are_well_made(client: TestClient, address: str) -> None:
    status = 404 if "khong-co" in address else 200
    Shown(client, address, status).assert_well_made()


@pytest.mark.parametrize("more", ["", "&transpose=1", "&cited=true", "&limit=100"])
def test_every_cell_of_the_api_is_a_link_to_its_grounds(
    client: TestClient, more: str
) -> None:
    asked = f"offset=0{more}"
    found = client.get(f"/api/matrix?limit=12&{asked.replace('&transpose=1', '')}")
    cells = {(c["agency"], c["document"]) for c in found.json()["cells"]}
    page = Shown(client, f"/truy-vet?{asked}")
    links = page.links("//td[contains(@class,'filled')]")
    asked_for = [dict(parse_qsl(urlsplit(link).query)) for link in links]
    assert {(one["agency"], one["document"]) for one in asked_for} == cells


def test_a_cell_says_by_a_word_and_a_shape_how_and_to_whom(client: TestClient) -> None:
    page = Shown(client, "/truy-vet?limit=100")
    names = page.values("//td[contains(@class,'filled')]/a/@aria-label")
    assert (
        "Sở Khoa học và Công nghệ tỉnh Kon Tum, Nghị quyết 57-NQ/TW: đích danh, "
        "giao chủ trì, 1 nhiệm vụ"
    ) in names
    for degree, word in (("stated", "đích danh"), ("general", "giao chung")):
        cell = f"//td[contains(@class,'is-{degree}')]"
        assert len(page.all(f"{cell}//svg")) == len(page.all(cell)) > 0
        assert all(word in words for words in page.words(cell))


def test_mentions_are_there_only_when_asked_for(client: TestClient) -> None:
    assert not Shown(client, "/truy-vet").all("//td[contains(@class,'is-cited')]")
    page = Shown(client, "/truy-vet?cited=true&limit=100")
    assert page.all("//td[contains(@class,'is-cited')]")
    assert page.all("//input[@name='cited' and @checked]")


def test_rows_and_columns_stand_in_bands_from_the_centre_down(
    client: TestClient,
) -> None:
    page = Shown(client, "/truy-vet?limit=100")
    bands = page.words("//th[@scope='colgroup']")
    assert bands[:2] == ["Đảng Trung ương", "Chính phủ, Thủ tướng Chính phủ"]
    turned = Shown(client, "/truy-vet?limit=100&transpose=1")
    assert turned.words("//th[@scope='rowgroup']") == bands


def test_heads_lead_to_the_pages_of_things(client: TestClient) -> None:
    page = Shown(client, "/truy-vet")
    assert "/van-ban/57-nq-tw-2024" in page.links("//thead")
    assert f"/co-quan/{SCIENCE}" in page.links("//tbody")


def test_what_does_not_fit_is_told_and_can_be_reached(client: TestClient) -> None:
    page = Shown(client, "/truy-vet?limit=5")
    total = client.get("/api/matrix").json()["total"]
    (told,) = page.words("//nav[@class='pager']/span")
    assert f"1–5 trong {total} văn bản" in told
    links = page.links("//nav[@class='pager']")
    assert any(link.endswith("offset=5") for link in links)
    assert any("/truy-vet.csv" in link for link in links)
    later = Shown(client, "/truy-vet?limit=5&offset=5")
    heads = "//thead//th[contains(@class,'head')]//a"
    assert not set(page.words(heads)) & set(later.words(heads))


def test_the_grounds_have_the_words_of_every_step(client: TestClient) -> None:
    page = Shown(client, CELL)
    (answer,) = page.words("//p[contains(@class,'answer')]")
    assert "được giao đích danh thực hiện Chỉ thị 39-CT/TW" in answer
    trail = page.words("//ol[@class='trail']/li")
    assert trail == [
        "Chỉ thị 39-CT/TW",
        "Kế hoạch 186-KH/TU",
        "Kế hoạch 725/KH-UBND",
        "Nhiệm vụ 10",
        "Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum",
    ]
    steps = page.all("//ol[@class='steps']/li")
    assert len(steps) == 4
    for step in steps:
        assert step.xpath(".//blockquote//mark")
        assert step.xpath(".//a[contains(@href,'/toan-van#t10')]")
    assert f"/do-thi?root={BANK}&to=39-ct-tw" in page.links()


def test_a_step_that_came_before_is_not_quoted_again(client: TestClient) -> None:
    page = Shown(client, f"/truy-vet?agency={SCIENCE}&document=57-nq-tw-2024")
    said = page.words("//ol[@class='steps']/li/p[@class='said']")
    quoted = page.all("//ol[@class='steps']/li[blockquote]")
    again = [words for words in said if "như ở đường" in words]
    assert len(quoted) + len(again) == len(said)


def test_no_grounds_say_so_and_lead_on(client: TestClient) -> None:
    page = Shown(client, f"{CELL}&as_of=2020-01-01")
    assert "Chưa thấy văn bản nào" in page.words("//div[@class='state']")[0]
    assert "/truy-vet?document=39-ct-tw" in page.links("//div[@class='state']")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("document=999-NQ/TW", "Không tìm thấy “999-NQ/TW”"),
        ("agency=khong+co+co+quan+nay", "Không tìm thấy"),
        ("document=66", "có thể là nhiều nơi"),
        (f"document={quote('<script>alert(1)</script>')}", "<script>alert(1)"),
    ],
)
def test_a_key_that_means_nothing_or_several_is_told_in_the_form(
    client: TestClient, query: str, words: str
) -> None:
    page = Shown(client, f"/truy-vet?{query}", 404)
    (notice,) = page.words("//div[@role='alert']")
    assert words in notice
    assert "<script>alert" not in page.source
    for link in page.links("//div[@role='alert']"):
        assert client.get(link, headers=BROWSER).status_code == 200


def test_a_name_may_be_typed_as_people_do(client: TestClient) -> None:
    page = Shown(client, "/truy-vet?agency=so+khcn&document=NQ57")
    assert "đích danh" in page.words("//p[contains(@class,'answer')]")[0]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("document=&agency=&as_of=", 200),
        ("as_of=2025-02-31", 422),
        ("offset=-1", 422),
        ("offset=999999", 200),
        ("row=999999", 200),
        ("limit=0", 422),
        ("cited=perhaps&transpose=maybe", 200),
        ("agency=" + "x" * 5000, 404),
        ("document=%00", 404),
    ],
)
def test_a_query_edited_by_hand_never_breaks(
    client: TestClient, query: str, status: int
) -> None:
    assert client.get(f"/truy-vet?{query}", headers=BROWSER).status_code == status


def test_an_empty_store_says_what_to_do() -> None:
    with served(letters=()) as client:
        page = Shown(client, "/truy-vet")
    assert "/tai-len" in page.links("//div[@class='state']")


def test_words_of_letters_are_only_ever_words() -> None:
    with served(letters=[hostile_letter()]) as client:
        for address in ("/truy-vet?cited=true", "/truy-vet?cited=true&transpose=1"):
            page = Shown(client, address)
            page.assert_well_made()
            assert "<script>alert" not in page.source
            for link in page.links("//td"):
                told = Shown(client, link)
                told.assert_well_made()
                assert "<script>alert" not in told.source
                assert len(told.source) < 300_000


def test_the_matrix_as_csv(client: TestClient) -> None:
    answer = client.get("/truy-vet.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    heads, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert heads[:3] == ["Văn bản", "Cơ quan", "Mức giao"]
    assert len(rows) == len(client.get("/api/matrix?limit=1000").json()["cells"])
    some = client.get("/truy-vet.csv?limit=2&lang=en")
    assert 'rel="next"' in some.headers["link"]
    assert "by name" in some.text


def test_the_query_behind_a_column_gives_its_agencies(client: TestClient) -> None:
    page = Shown(client, "/truy-vet?document=57-nq-tw-2024")
    (asked,) = [link for link in page.links("//footer") if "/sparql?" in link]
    answer = client.get(asked, headers={"accept": "application/sparql-results+json"})
    found = {
        r["agency"]["value"].split("/")[-1]
        for r in answer.json()["results"]["bindings"]
    }
    cells = client.get("/api/matrix?document=57-nq-tw-2024").json()["cells"]
    assert {cell["agency"] for cell in cells} <= found
