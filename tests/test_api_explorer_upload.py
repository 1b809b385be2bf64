"""Documents put in by a form: what is taken, what is not, how far it has come."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any, Final

import pytest

from api.tokens import Tokens
from tests.office import Colleague, form_token
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

LETTER: Final = """ỦY BAN NHÂN DÂN TỈNH KON TUM
Số: 41/UBND-KTTH
Kon Tum, ngày 03 tháng 6 năm 2025
V/v <b>triển khai</b> Nghị quyết số 57-NQ/TW

Kính gửi: Sở Tài chính.
Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Ủy ban nhân dân tỉnh
giao Sở Tài chính chủ trì tham mưu trước ngày 25/7/2025.
"""
UNNUMBERED: Final = LETTER.replace("41/UBND", "   /UBND").replace("57-NQ", "59-NQ")
SECRET: Final = "MẬT\n" + LETTER.replace("41", "42")


class Office:
    """A server, and a clerk who adds documents to it."""

    def __init__(self, client: TestClient, tokens: Tokens) -> None:
        self.client = client
        self.clerk = Colleague(client, tokens, "ingest", "propose")

    def send(self, *files: tuple[str, Any], **fields: str) -> Any:  # noqa: ANN401 - the client's own
        data = {"form": form_token(self.clerk.get("/tai-len").text), **fields}
        sent = [(name, file) for name, file in files]
        return self.clerk.post("/tai-len", data, files=sent)

    def ended(self, answer: Any) -> str:  # noqa: ANN401 - the client's own
        assert answer.status_code == 303, answer.text
        place = answer.headers["location"]
        for _ in range(300):
            page: str = self.clerk.get(place).text
            if "data-ended" in page:
                return page
            assert '<noscript><meta http-equiv="refresh"' in page
            time.sleep(0.2)
        raise AssertionError(page)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    tokens = Tokens(tmp_path_factory.mktemp("tokens"))
    with served(tokens=tokens, letters=()) as client:
        yield Office(client, tokens)


def test_the_form_tells_its_caps_beforehand(office: Office) -> None:
    page = office.clerk.get("/tai-len").text
    assert "tối đa 100 tệp, tổng 512 MB" in page
    assert "Mật, Tối mật, Tuyệt mật bị từ chối" in page


def test_what_was_found_is_told_for_each_document(office: Office) -> None:
    page = office.ended(
        office.send(
            ("file", ("41.txt", LETTER.encode(), "text/plain")),
            ("file", ("chua-so.txt", UNNUMBERED.encode(), "text/plain")),
            ("file", ("mat.txt", SECRET.encode(), "text/plain")),
            ("file", ('<img src=x onerror="1">.pdf', b"\x00\xff" * 50, "text/plain")),
        )
    )
    assert "41/UBND-KTTH" in page
    assert re.search(r'href="/duyet/41-ubnd[^"]*"', page)
    assert page.count("thiếu số") == 1
    assert "2 không nhận" in page
    assert "độ mật" in page
    assert "<img" not in page
    assert "<b>triển" not in page
    assert "42/UBND" not in page


def test_number_and_day_come_in_a_register(office: Office) -> None:
    lines = 'file,number,date\n"hai, ba.txt",77/UBND-KTTH,2025-06-09\n'
    text = UNNUMBERED.replace("59-NQ", "66-NQ").encode()
    page = office.ended(
        office.send(
            ("file", ("hai, ba.txt", text, "text/plain")),
            ("manifest", ("register.csv", lines.encode(), "text/csv")),
        )
    )
    assert "77/UBND-KTTH" in page
    assert "thiếu số" not in page


@pytest.mark.parametrize(
    ("files", "status", "said"),
    [
        ([("file", ("", b"", "application/octet-stream"))], 400, "tệp"),
        ([], 415, ""),
        (
            [
                ("file", ("a.txt", b"x", "text/plain")),
                ("manifest", ("s.csv", b"mot,hai\n1,2\n", "text/csv")),
            ],
            422,
            "dòng đầu",
        ),
    ],
)
def test_what_cannot_be_taken_is_told_on_the_form(
    office: Office, files: list[tuple[str, Any]], status: int, said: str
) -> None:
    answer = office.send(*files)
    assert answer.status_code == status
    notice = re.search(r'role="alert">([^<]+)<', answer.text)
    assert notice
    assert said in notice[1]


def test_an_empty_register_is_none(office: Office) -> None:
    answer = office.send(
        ("file", ("41.txt", LETTER.encode(), "text/plain")),
        ("manifest", ("", b"", "application/octet-stream")),
    )
    assert "đã có trong kho" in office.ended(answer)


def test_a_form_of_nobody_leaves_nothing(office: Office) -> None:
    before = office.clerk.get("/tai-len").text.count('href="/tai-len/')
    files = [("file", ("41.txt", LETTER.encode(), "text/plain"))]
    answer = office.clerk.post("/tai-len", {"form": "x"}, files=files)
    assert answer.status_code == 403
    assert office.clerk.get("/tai-len").text.count('href="/tai-len/') == before


def test_progress_comes_in_parts_and_as_events(office: Office) -> None:
    answer = office.send(("file", ("41.txt", LETTER.encode(), "text/plain")))
    office.ended(answer)
    place = answer.headers["location"]
    part = office.clerk.get(place, part="1")
    assert "<html" not in part.text
    assert "Đã xong" in part.text
    assert part.headers["cache-control"] == "private, no-store"
    events = office.clerk.get(f"{place}/events").text
    assert events.count("event: file") == 1
    assert '"state":"done"' in events


def test_an_upload_can_be_stopped(office: Office) -> None:
    files = [
        ("file", (f"{n}.txt", f"{LETTER}{n}".encode(), "text/plain")) for n in range(40)
    ]
    place = office.send(*files).headers["location"]
    form = {"form": form_token(office.clerk.get("/tai-len").text)}
    assert office.clerk.post(place, form).status_code == 400
    stopped = office.clerk.post(place, form | {"do": "cancel"})
    assert "Đã dừng" in office.ended(stopped)


def test_there_is_no_such_upload(office: Office) -> None:
    answer = office.clerk.get("/tai-len/x")
    assert answer.status_code == 404
    assert "<h1>" in answer.text
