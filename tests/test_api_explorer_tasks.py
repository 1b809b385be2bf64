"""The pages of tasks: lists in four views, and one task in full."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html

from api import task_pages
from api.app import create_app
from api.settings import Settings
from graph.store import Store
from tests.hostile_letter import hostile_store
from tests.samples import sample_store

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAY = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb"
MARCH = "cong-van-ubnd-tinh-kon-tum-u-0cf054e5"
DAY = "as_of=2025-07-10"


@pytest.fixture(scope="module")
def client() -> TestClient:
    app = create_app(sample_store("000", "001"), Settings())
    return TestClient(app, follow_redirects=False)


def page(client: TestClient, address: str, status: int = 200) -> HtmlElement:
    answer = client.get(address, headers={"accept": "text/html"})
    assert answer.status_code == status, answer.text[-800:]
    return html.fromstring(answer.text)


def said(found: HtmlElement) -> str:
    return " ".join(found.text_content().split())


def leads(link: HtmlElement) -> str:
    return link.get("href") or ""


def labels(found: HtmlElement) -> list[str]:
    return [cell.text_content() for cell in found.cssselect("table.list tbody th")]


def test_the_table_tells_who_by_when_and_on_what_ground(client: TestClient) -> None:
    found = page(client, f"/nhiem-vu?{DAY}&letter={MAY}")
    row = next(
        row
        for row in found.cssselect("table.list tbody tr")
        if row.cssselect("th")[0].text_content() == "7"
    )
    text = said(row)
    assert "trong tháng 6/2025" in text
    assert "quá hạn, chưa có báo cáo hoàn thành" in text
    links = [leads(link) for link in row.cssselect("a")]
    assert f"/nhiem-vu/{MAY}.t-7" in links
    assert f"/van-ban/{MAY}/toan-van#t7" in links


def test_what_forms_leave_empty_says_nothing(client: TestClient) -> None:
    query = "q=&agency=&status=&document=&letter=&role=&due_from=&due_to=&as_of=&month="
    plain, empty = page(client, "/nhiem-vu"), page(client, f"/nhiem-vu?{query}")
    assert labels(plain) == labels(empty)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("view=cube", 422),
        ("month=2025-13", 422),
        ("month=0000-01", 422),
        ("due_from=yesterday", 422),
        ("status=happy", 422),
        ("sort=colour", 422),
        ("offset=-1", 422),
        ("days=99999", 422),
        ("agency=Sở Thiên văn", 404),
        ("document=1/NQ-XX", 404),
        ("letter=nothing", 404),
        ("agency=Ủy ban nhân dân", 300),
        ("colour=red", 200),
        ("offset=100000", 200),
        ("as_of=9999-12-31&view=don-doc&days=3660", 200),
        ("as_of=0001-01-01", 200),
        ("month=1900-01&view=lich", 200),
        ("q=%00%ff<script>", 200),
        ("limit=1", 200),
    ],
)
def test_a_query_edited_by_hand_is_answered(
    client: TestClient, query: str, status: int
) -> None:
    page(client, f"/nhiem-vu?{query}", status)


def test_a_key_of_nothing_leads_to_what_comes_close(client: TestClient) -> None:
    found = page(client, f"/nhiem-vu?{DAY}&agency=So Tai chin", 404)
    assert "Không tìm thấy “So Tai chin”." in said(found)
    near = [leads(link) for link in found.cssselect(".state li a")]
    assert near
    assert all("agency=" in address and DAY in address for address in near)
    page(client, near[0])


def test_the_form_is_filled_with_what_was_asked(client: TestClient) -> None:
    found = page(client, f"/nhiem-vu?{DAY}&agency=stc&letter={MAY}&general=true")
    form = next(form for form in found.forms if "asking" in form.classes)
    fields = dict(form.form_values())
    assert fields["agency"] == "Sở Tài chính tỉnh Kon Tum"
    assert fields["letter"] == MAY
    assert fields["as_of"] == "2025-07-10"


def test_states_are_links_that_keep_the_conditions(client: TestClient) -> None:
    found = page(client, f"/nhiem-vu?{DAY}&q=ủy ban")
    (over,) = (
        link
        for link in found.cssselect(".states a")
        if "Quá hạn" in link.text_content()
    )
    asked = parse_qs(urlsplit(leads(over)).query)
    assert asked["status"] == ["overdue"]
    assert asked["q"] == ["ủy ban"]
    shown = page(client, leads(over))
    count = int(over.text_content().rpartition(" ")[2])
    assert len(labels(shown)) == count > 0


@pytest.mark.parametrize("suffix", ["json", "csv", "xlsx", "docx", "ics"])
def test_the_files_of_a_page_hold_the_same_list(
    client: TestClient, suffix: str
) -> None:
    found = page(client, f"/nhiem-vu?{DAY}&agency=stc&status=no_date&general=")
    address = next(
        leads(link)
        for link in found.cssselect("footer a")
        if f".{suffix}" in leads(link)
    )
    answer = client.get(address)
    assert answer.status_code == 200
    if suffix == "json":
        items = answer.json()["items"]
        assert [item["task"]["label"] for item in items] == labels(found)


def test_the_order_is_that_asked_for(client: TestClient) -> None:
    found = page(client, f"/nhiem-vu?{DAY}&sort=deadline&letter={MAY}")
    assert labels(found)[:4] == ["4", "3", "7", "10"]
    (chosen,) = found.cssselect("#f-sort option[selected]")
    assert chosen.get("value") == "deadline"


def test_headings_are_left_out_unless_asked_for(client: TestClient) -> None:
    less = said(page(client, "/nhiem-vu").cssselect(".sum")[0])
    more = said(page(client, "/nhiem-vu?headings=true").cssselect(".sum")[0])
    assert "51 nhiệm vụ" in less
    assert "55 nhiệm vụ" in more


def test_long_tables_come_in_parts(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_pages, "ROWS", 20)
    seen, address = [], "/nhiem-vu"
    while address:
        found = page(client, address)
        seen += labels(found)
        ways = found.cssselect(".pager [rel=next]")
        address = leads(ways[0]) if ways else ""
    assert len(seen) == 51


def test_a_page_that_cannot_count_all_says_so(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(task_pages, "MOST_TASKS", 10)
    assert "chỉ tính 10 nhiệm vụ đầu trong 51" in said(page(client, "/nhiem-vu"))


def test_a_month_is_a_table_with_days_and_stretches(client: TestClient) -> None:
    found = page(client, "/nhiem-vu?view=lich&month=2025-06")
    heads = [head.text_content() for head in found.cssselect("table.month thead th")]
    assert (heads[0], heads[6], len(heads)) == ("Thứ Hai", "Chủ nhật", 7)
    (day,) = (
        cell
        for cell in found.cssselect("table.month td")
        if cell.cssselect("time")[0].get("datetime") == "2025-06-29"
    )
    assert leads(day.cssselect("a")[0]) == f"/nhiem-vu/{MAY}.t-4"
    assert "hằng tháng" in said(found.cssselect(".stretches")[0])
    assert "month=2025-07" in leads(found.cssselect(".months [rel=next]")[0])


def test_an_empty_month_leads_to_the_nearest(client: TestClient) -> None:
    found = page(client, "/nhiem-vu?view=lich&month=2020-01")
    (way,) = found.cssselect(".state a")
    assert "month=2025-03" in leads(way)


def test_the_board_has_the_states_of_the_agenda(client: TestClient) -> None:
    found = page(client, f"/nhiem-vu?view=trang-thai&{DAY}")
    heads = [said(head) for head in found.cssselect(".column h2")]
    assert heads[:2] == ["Quá hạn 4", "Còn hạn 2"]
    (more,) = found.cssselect(".column-undated > p a")
    assert "status=no_date" in leads(more)


def test_each_agency_gets_the_draft_of_a_reminder(client: TestClient) -> None:
    found = page(client, f"/nhiem-vu?view=don-doc&{DAY}")
    drafts = [field.text or "" for field in found.cssselect("textarea")]
    assert len(drafts) == len(found.cssselect(".remind")) > 1
    assert all("Kính gửi: " in draft and "đề nghị" in draft for draft in drafts)
    word = leads(found.cssselect(".remind .button")[0])
    assert client.get(word).content.startswith(b"PK")


def test_a_calendar_is_subscribed_to_by_its_whole_address(client: TestClient) -> None:
    found = page(client, "/nhiem-vu?agency=stc&general=true")
    address = str(found.get_element_by_id("feed").get("value"))
    assert address.startswith("http")
    assert client.get(address).headers["content-type"].startswith("text/calendar")


def test_a_body_that_no_letter_names_has_what_falls_to_it(client: TestClient) -> None:
    found = page(client, "/nhiem-vu?agency=Sở Y tế tỉnh Kon Tum")
    assert labels(found)


def test_one_task_in_full(client: TestClient) -> None:
    found = page(client, f"/nhiem-vu/{MAY}.t-10?{DAY}")
    text = said(found)
    for words in (
        "Rà soát, tổng hợp, đôn đốc đẩy nhanh tiến độ",
        "trước ngày 25/7/2025",
        "Chế độ báo cáo",
        "báo cáo Bộ Xây dựng trước ngày 25 tháng 7 năm 2025",
        "Nghị quyết 124/NQ-CP",
        "Chưa có báo cáo nào",
    ):
        assert words in text
    links = {leads(link) for link in found.cssselect("a")}
    assert f"/van-ban/{MAY}/toan-van#t10" in links
    assert f"/nhiem-vu/{MAY}.t-10.ttl?{DAY}" in links


def test_chains_lead_to_the_centre_quote_by_quote(client: TestClient) -> None:
    found = page(client, f"/nhiem-vu/{MAY}.t-1")
    (way,) = (
        chain
        for chain in found.cssselect(".why")
        if "57-NQ/TW" in chain[0].text_content()
    )
    assert "57-NQ/TW" in way.cssselect("blockquote")[0].text_content()
    assert "theo cả văn bản giao" not in said(way[0])


def test_a_task_is_called_by_its_label_and_letter_too(client: TestClient) -> None:
    answer = client.get("/nhiem-vu/10 " + MAY)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/nhiem-vu/{MAY}.t-10"
    page(client, "/nhiem-vu/khong-co", 404)


def test_english_pages_call_vietnamese_words_vietnamese(client: TestClient) -> None:
    found = page(client, f"/nhiem-vu?lang=en&{DAY}")
    assert found.get("lang") == "en"
    assert found.cssselect("h1")[0].text_content() == "Tasks"
    assert all(cell.get("lang") == "vi" for cell in found.cssselect("td.c-task"))
    one = page(client, f"/nhiem-vu/{MAY}.t-10?lang=en")
    assert one.cssselect("blockquote")[0].get("lang") == "vi"


@pytest.mark.parametrize(
    "address",
    [
        "/nhiem-vu?view=bang",
        "/nhiem-vu?view=lich&month=2025-07",
        "/nhiem-vu?view=trang-thai",
        "/nhiem-vu?view=don-doc",
    ],
)
def test_what_a_letter_says_harms_no_page(address: str) -> None:
    hostile = TestClient(create_app(hostile_store(), Settings()))
    answer = hostile.get(address)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert len(answer.text) < 300_000
    slug = hostile.get("/api/tasks").json()["items"][0]["task"]["slug"]
    one = hostile.get(f"/nhiem-vu/{slug}")
    assert one.status_code == 200
    assert "<script>alert" not in one.text


def test_an_empty_store_says_what_to_do() -> None:
    client = TestClient(create_app(Store.in_memory(), Settings()))
    for view in ("bang", "lich", "trang-thai", "don-doc"):
        found = page(client, f"/nhiem-vu?view={view}")
        assert leads(found.cssselect(".state a")[0]) == "/tai-len"


def test_today_is_the_day_unless_another_is_asked_for(client: TestClient) -> None:
    today = date.today()  # noqa: DTZ011 - of this machine, as the server's
    shown = f"tính đến {today:%d}/{today:%m}/{today.year}"
    assert shown in said(page(client, "/nhiem-vu"))
