"""A draft checked by a form: what is found in it, and that nothing stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest

from api.schemas.verification import LONGEST_TEXT
from tests.web import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi.testclient import TestClient

HTML: Final = {"accept": "text/html"}
DRAFT: Final = """ỦY BAN NHÂN DÂN TỈNH KON TUM
Số:      /UBND-KTTH
Kon Tum, ngày      tháng 6 năm 2025
Căn cứ Nghị quyết số 57-NQ/TW ngày 21/12/2024 của Bộ Chính trị;
Căn cứ Nghị quyết số 9999/NQ-CP ngày 31/6/2025 của Chính phủ;
Xét đề nghị của Sở Kế hoạch và Đầu tư, Ủy ban nhân dân tỉnh yêu cầu:
1. Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính xây dựng Kế hoạch triển
khai, trình Ủy ban nhân dân tỉnh trước ngày 30 tháng 9 năm 2025.
2. Các sở, ban, ngành tăng cường ứng dụng công nghệ thông tin.
3. Sở Nội vụ báo cáo kết quả trước ngày 25 tháng 02 năm 2025.
"""


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with served() as client:
        yield client


def ask(client: TestClient, text: str = DRAFT, **more: Any) -> Any:  # noqa: ANN401 - the client's own
    data = {"text": text, "day": "2025-06-20"} | more.pop("data", {})
    files = more.pop("files", {"file": ("", b"")})
    return client.post("/kiem-tra", data=data, files=files, headers=HTML, **more)


def parts(page: str) -> dict[str, str]:
    """The sections of a result by their ids."""
    found = re.split(r'<section aria-labelledby="(\w+)">', page)[1:]
    return dict(zip(found[::2], found[1::2], strict=True))


def test_each_finding_stands_in_its_sentence_with_what_to_do(
    client: TestClient,
) -> None:
    answer = ask(client)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    found = parts(answer.text)
    assert "văn bản này đề ngày 22/12/2024" in found["bases"]
    assert (
        "Căn cứ <mark>Nghị quyết số 57-NQ/TW ngày 21/12/2024 của Bộ Chính trị</mark>;"
        in found["bases"]
    )
    assert "không văn bản nào trong kho có hoặc viện dẫn số này" in found["bases"]
    assert "<mark>Sở Kế hoạch và Đầu tư</mark>" in found["bodies"]
    assert "Sở Tài chính" in found["bodies"]
    assert "<mark>31/6/2025</mark>" in found["times"]
    assert "<mark>ngày 25 tháng 02 năm 2025</mark>" in found["times"]


def test_six_clears_are_told_for_each_task(client: TestClient) -> None:
    rows = re.findall(r"<tr>(.*?)</tr>", parts(ask(client).text)["tasks"], re.DOTALL)
    verdicts = [re.findall(r'class="(good|warn|bad)"', row) for row in rows[1:]]
    assert verdicts[0] == ["good"] * 6
    assert verdicts[1] == ["warn", "warn", "bad", "warn", "bad", "bad"]


def test_nothing_of_it_is_stored(client: TestClient) -> None:
    store = client.app.state.store  # type: ignore[attr-defined] # of the application
    before = store.state
    ask(client)
    assert store.state == before
    assert "9999" not in client.get("/api/documents", params={"q": "9999"}).text


def test_a_file_is_checked_in_place_of_the_text(client: TestClient) -> None:
    sent = {"file": ("du-thao.txt", DRAFT.replace("9999", "8888").encode())}
    page = ask(client, files=sent).text
    assert "8888/NQ-CP" in page
    assert "du-thao.txt" in page


def test_a_secret_is_refused_and_not_shown_again(client: TestClient) -> None:
    sent = {"file": ("mat.txt", ("TUYỆT MẬT\n" + DRAFT).encode())}
    answer = ask(client, "", files=sent)
    assert answer.status_code == 422
    assert "độ mật" in answer.text
    assert "9999" not in answer.text


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("", 422),
        (" \n ", 422),
        ("\0", 422),
        ("x" * (LONGEST_TEXT + 1), 422),
        ("x", 200),
        ("\u202eĐiều 1\ufeff", 200),
        ("Căn cứ " * 3000, 200),
    ],
)
def test_whatever_is_pasted_gets_an_answer(
    client: TestClient, text: str, status: int
) -> None:
    answer = ask(client, text)
    assert answer.status_code == status
    assert ('role="alert"' in answer.text) is (status != 200)


def test_a_draft_is_text_and_nothing_else(client: TestClient) -> None:
    evil = '</textarea><script>alert(1)</script><img src=x onerror="alert(1)">'
    draft = DRAFT.replace("triển\nkhai", evil).replace("Sở Nội vụ", evil)
    name = '"><script>.txt'
    for answer in (
        ask(client, draft),
        ask(client, files={"file": (name, draft.encode())}),
    ):
        assert answer.status_code == 200
        assert "<script>" not in answer.text
        assert "<img" not in answer.text


def test_a_day_that_is_none_is_today(client: TestClient) -> None:
    assert ask(client, data={"day": "31/31"}).status_code == 200


def test_the_real_letters_give_a_whole_report(
    client: TestClient, letters: tuple[Path, ...]
) -> None:
    for letter in letters:
        page = ask(client, letter.read_text("utf-8")).text
        assert set(parts(page)) == {"bases", "citations", "bodies", "tasks", "times"}


def test_the_page_speaks_english(client: TestClient) -> None:
    answer = client.post("/kiem-tra?lang=en", data={"text": DRAFT}, headers=HTML)
    assert "no such day" in answer.text
    assert "2024-12-22" in answer.text
