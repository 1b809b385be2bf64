"""Lists of tasks as files: CSV, XLSX, calendars; by Accept and by format."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import icalendar
import openpyxl
import pytest
from fastapi.testclient import TestClient

from api import task_files
from api.app import create_app
from api.routers import tasks as routes
from api.settings import Settings
from tests.hostile_letter import hostile_store
from tests.samples import sample_store

if TYPE_CHECKING:
    from httpx2 import Response

MAY = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb"
MARCH = "cong-van-ubnd-tinh-kon-tum-u-0cf054e5"
BASE = "https://w3id.org/chidao/id/"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(create_app(sample_store("000", "001"), Settings()))


@pytest.fixture(scope="module")
def hostile() -> TestClient:
    return TestClient(create_app(hostile_store(), Settings()))


def rows(answer: Response) -> list[list[str]]:
    """Return the rows of a CSV file, the head among them."""
    assert answer.status_code == 200, answer.text
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def calendar(answer: Response) -> Any:  # noqa: ANN401 - its values may be anything
    """Return a calendar, which a reader of its own takes without complaint."""
    assert answer.status_code == 200, answer.text
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    found: Any = icalendar.Calendar.from_ical(answer.content)
    assert not found.errors
    assert not any(event.errors for event in found.events)
    return found


# What a client sends, and what it gets.
@pytest.mark.parametrize(
    ("accept", "query", "kind"),
    [
        (None, "", "application/json"),
        ("*/*", "", "application/json"),
        ("text/html,*/*;q=0.8", "", "application/json"),
        ("text/csv", "", "text/csv; charset=utf-8"),
        ("text/*;q=0.5, application/json;q=0.4", "", "text/csv; charset=utf-8"),
        ("text/calendar", "", "text/calendar; charset=utf-8"),
        (XLSX, "", XLSX),
        ("text/csv", "format=ics", "text/calendar; charset=utf-8"),
        ("text/html", "format=json", "application/json"),
        ("text/html", "format=xlsx", XLSX),
    ],
)
def test_the_format_is_that_of_the_address_or_of_accept(
    client: TestClient, accept: str | None, query: str, kind: str
) -> None:
    headers = {"accept": accept} if accept else {}
    answer = client.get(f"/api/tasks?{query}", headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == kind
    assert "accept" in answer.headers["vary"].lower()
    if kind != "application/json":
        assert answer.headers["content-language"] == "vi"
        assert answer.headers["content-disposition"].startswith("attachment;")
    tag = {**headers, "if-none-match": answer.headers["etag"]}
    assert client.get(f"/api/tasks?{query}", headers=tag).status_code == 304


@pytest.mark.parametrize(
    ("accept", "query", "status"),
    [
        ("text/html", "", 406),
        ("application/json;q=0", "", 406),
        ("text/csv", "format=pdf", 422),
        ("text/csv", "format=docx&paper=poem", 422),
        ("text/csv", "format=", 422),
        ("text/csv", "lang=fr", 422),
        ("text/csv", "agency=Sở Thiên văn", 404),
        ("text/csv", "cursor=x", 422),
        ("text/csv", "fields=colour", 422),
        ("text/csv", "sort=colour", 422),
    ],
)
def test_what_cannot_be_given_is_told(
    client: TestClient, accept: str, query: str, status: int
) -> None:
    answer = client.get(f"/api/tasks?{query}", headers={"accept": accept})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_csv_and_xlsx_hold_the_same_tasks_under_headings(client: TestClient) -> None:
    query = "agency=NHCSXH&lang=en"
    head, row = rows(client.get(f"/api/tasks?{query}&format=csv"))
    told = dict(zip(head, row, strict=True))
    assert told["Id"] == f"{MARCH}.t-10"
    assert told["Leads"].startswith("Chi nhánh Ngân hàng Chính sách xã hội")
    assert told["Documents"].startswith("Kế hoạch 725/KH-UBND")
    assert told["Address"] == f"{BASE}{MARCH}.t-10"
    book = client.get(f"/api/tasks?{query}&format=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(book.content)).active
    assert sheet is not None
    found = [[cell.value or "" for cell in line] for line in sheet.iter_rows()]
    assert found == [head, row]
    vietnamese = rows(client.get("/api/tasks?format=csv", headers={}))
    assert vietnamese[0][5:7] == ["Chủ trì", "Phối hợp"]


def test_all_filters_apply_to_files(client: TestClient) -> None:
    query = "due_from=2025-07-01&due_to=2025-07-31&sort=deadline"
    listed = client.get(f"/api/tasks?{query}").json()["items"]
    slugs = [item["task"]["slug"] for item in listed]
    assert [row[0] for row in rows(client.get(f"/api/tasks?{query}&format=csv"))][
        1:
    ] == slugs
    limited = client.get("/api/tasks?format=csv&limit=2")
    assert len(rows(limited)) == 1 + 2 + 1  # the head, and what it says is missing
    assert 'rel="next"' in limited.headers["link"]


def test_a_file_says_what_it_lacks(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "MOST_ROWS", 3)
    total = client.get("/api/tasks").json()["total"]
    words = f"Only 3 of {total} tasks; filter further to have them all"
    table = rows(client.get("/api/tasks?format=csv&lang=en"))
    assert (len(table), table[-1][0]) == (5, words)
    found = calendar(client.get("/api/tasks?format=ics&lang=en"))
    assert found["x-wr-caldesc"] == words
    whole = calendar(client.get("/api/tasks?format=ics&agency=NHCSXH"))
    assert "x-wr-caldesc" not in whole


# A deadline, its day, and how it returns.
@pytest.mark.parametrize(
    ("task", "day", "rule"),
    [
        (f"{MAY}.t-10", date(2025, 7, 24), None),  # "trước ngày 25 tháng 7"
        (f"{MAY}.t-7", date(2025, 6, 30), None),  # "trong tháng 6 năm 2025"
        (f"{MARCH}.t-1-l", date(2025, 3, 31), None),  # "trong Quý I"
        (f"{MARCH}.t-1-c", date(2025, 12, 31), None),  # "trong năm 2025"
        (f"{MARCH}.t-1-d", date(2025, 3, 31), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (
            f"{MARCH}.t-2-b",
            date(2025, 3, 31),
            "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1",
        ),
    ],
)
def test_a_deadline_is_an_event_of_a_whole_day(
    client: TestClient, task: str, day: date, rule: str | None
) -> None:
    found = calendar(client.get("/api/tasks?format=ics"))
    assert found["x-wr-calname"] == "Thời hạn nhiệm vụ"
    events = [
        event
        for event in found.events
        if event["uid"].startswith(f"{BASE}{task}#deadline-")
    ]
    (event,) = (
        one
        for one in events
        if (one["rrule"].to_ical().decode() if "rrule" in one else None) == rule
    )
    assert event["dtstart"].dt == day
    assert not isinstance(event["dtstart"].dt, tuple)
    assert event["url"] == BASE + task
    assert "“" in event["description"]
    assert "organizer" not in event
    assert event["dtstamp"].dt.utcoffset() == timedelta(0)


def test_no_two_events_share_an_id_and_conditions_have_no_day(
    client: TestClient,
) -> None:
    found = calendar(client.get("/api/tasks?format=ics"))
    ids = [event["uid"] for event in found.events]
    assert len(set(ids)) == len(ids)
    assert not any(id_.startswith(f"{BASE}{MAY}.t-20#") for id_ in ids)


def test_an_agency_subscribes_to_what_falls_to_it(client: TestClient) -> None:
    path = "/api/tasks?format=ics&agency=Sở Xây dựng&lang=en"
    own = calendar(client.get(path))
    every = calendar(client.get(f"{path}&general=true"))
    assert own["x-wr-calname"] == "Deadlines of Sở Xây dựng tỉnh Kon Tum"
    assert 0 < len(own.events) < len(every.events)
    health = "/api/tasks?format=ics&agency=Sở Y tế tỉnh Kon Tum"  # in no letter
    assert client.get(health).status_code == 404
    assert calendar(client.get(f"{health}&general=true")).events


def test_what_a_letter_says_harms_no_file(hostile: TestClient) -> None:
    for row in rows(hostile.get("/api/tasks?format=csv")):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
    book = hostile.get("/api/tasks?format=xlsx").content
    for line in openpyxl.load_workbook(io.BytesIO(book)).active.iter_rows():
        assert not any(cell.data_type == "f" for cell in line)
    answer = hostile.get("/api/tasks?format=ics")
    (event,) = calendar(answer).events
    shown = event["summary"] + event["description"].replace("\n", "")
    assert all(character.isprintable() for character in shown)
    assert len(event["description"]) < 4 * task_files.MOST_ROWS
