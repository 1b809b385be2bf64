"""The office's own papers as Word files: what they hold, and that nothing runs."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from fastapi.testclient import TestClient

from api.app import create_app
from api.papers import making
from api.routers import tasks as routes
from api.settings import Settings
from tests.hostile_letter import hostile_store
from tests.samples import sample_store

if TYPE_CHECKING:
    from docx.document import Document as Word

MAY = "cong-van-ubnd-tinh-kon-tum-u-eaf50bfb"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DAY = "as_of=2025-07-10&leaf=true"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(create_app(sample_store("000", "001"), Settings()))


def paper(client: TestClient, query: str, place: str = "/api/tasks") -> Word:
    answer = client.get(f"{place}?format=docx&{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == DOCX
    assert answer.headers["content-language"] == "vi"
    return Document(io.BytesIO(answer.content))


def words(found: Word) -> str:
    """All text of a paper: paragraphs and tables, in their order."""
    return "\n".join(
        text.text or "" for text in found.element.body.iter("{*}t") if text.text
    )


@pytest.mark.parametrize("name", making.PAPERS)
def test_a_paper_has_the_layout_of_the_decree(client: TestClient, name: str) -> None:
    found = paper(client, f"{DAY}&paper={name}&agency=Sở Xây dựng&general=true")
    (section,) = found.sections
    sides = (section.top_margin, section.bottom_margin, section.right_margin)
    assert [round((side or 0) / 36000) for side in sides] == [20, 20, 20]
    assert round((section.left_margin or 0) / 36000) == 30
    size = sorted((section.page_width or 0, section.page_height or 0))
    assert [round(length / 36000) for length in size] == [210, 297]
    across = name in ("annex", "progress")
    assert (section.orientation == WD_ORIENT.LANDSCAPE) == across
    normal = found.styles["Normal"].font
    assert (normal.name, normal.size.pt) == ("Times New Roman", 14)
    text = words(found)
    if name != "annex":
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
        assert "Độc lập - Tự do - Hạnh phúc" in text
        assert "Số: …/…" in text


def test_the_annex_says_who_does_what_by_when_and_why(client: TestClient) -> None:
    found = paper(client, f"{DAY}&letter={MAY}")
    (table,) = found.tables
    head, letter, *rows = ([cell.text for cell in row.cells] for row in table.rows)
    assert head == [
        "TT",
        "Nhiệm vụ",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời hạn",
        "Sản phẩm",
        "Căn cứ",
    ]
    assert len(set(letter)) == 1  # one cell across
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    tenth = next(row for row in rows if row[6].startswith("Mục 10"))
    assert tenth[1].startswith("Rà soát, tổng hợp, đôn đốc")
    assert tenth[2].startswith("Các sở, ban ngành, đơn vị thuộc tỉnh Kon Tum (giao")
    assert tenth[4] == "trước ngày 25/7/2025"
    assert "PHÂN CÔNG NHIỆM VỤ TẠI CÔNG VĂN" in words(found)


def test_the_slip_of_one_task_has_a_line_for_each_question(client: TestClient) -> None:
    text = words(paper(client, "", f"/api/tasks/{MAY}.t-10"))
    assert "PHIẾU GIAO VIỆC" in text
    for line in ("Nội dung công việc", "Căn cứ giao việc", "Chế độ báo cáo"):
        assert line in text
    assert "Ủy ban nhân dân tỉnh Kon Tum báo cáo Bộ Xây dựng (trước ngày" in text


def test_progress_tells_states_as_of_the_day(client: TestClient) -> None:
    found = paper(client, f"{DAY}&paper=progress&letter={MAY}")
    assert "Tính đến ngày 10 tháng 7 năm 2025" in words(found)
    states = [row.cells[5].text for row in found.tables[1].rows]
    assert states.count("quá hạn, chưa có báo cáo hoàn thành") == 3


def test_a_reminder_goes_to_who_answers_today(client: TestClient) -> None:
    """The office of Kon Tum is no more; its heir is asked, and the source is told."""
    query = f"{DAY}&paper=reminder&general=true&office=Văn phòng UBND tỉnh"
    text = words(paper(client, f"{query}&agency=Sở Xây dựng"))
    assert "Kính gửi: Sở Xây dựng tỉnh Quảng Ngãi (cơ quan tiếp nhận" in text
    assert "VĂN PHÒNG UBND TỈNH" in text
    assert "3 nhiệm vụ đã quá thời hạn" in text
    assert "Quá hạn 11 ngày" in text
    assert "Mục 4 Công văn" in text


def test_without_an_agency_each_gets_a_letter(client: TestClient) -> None:
    text = words(paper(client, f"{DAY}&paper=reminder"))
    assert text.count("Kính gửi: ") > 1


@pytest.mark.parametrize("name", making.PAPERS)
def test_a_paper_of_nothing_says_so(client: TestClient, name: str) -> None:
    text = words(paper(client, f"q=zzzzzz&paper={name}"))
    assert "Không có nhiệm vụ nào." in text


def test_a_paper_says_what_it_lacks(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "MOST_TASKS", 2)
    found = paper(client, "leaf=true")
    assert "chỉ có 2 trong 51 nhiệm vụ" in words(found)


@pytest.mark.parametrize("name", making.PAPERS)
def test_what_a_letter_says_is_only_text(name: str) -> None:
    """No field but the number of the page, no link, no control character, no flood."""
    hostile = TestClient(create_app(hostile_store(), Settings()))
    place = f"/api/tasks?format=docx&paper={name}&days=3660&as_of=2025-01-01"
    for address in (place, place.replace("2025-01", "2026-01")):
        answer = hostile.get(address)
        assert answer.status_code == 200
        with zipfile.ZipFile(io.BytesIO(answer.content)) as file:
            parts = {
                one: file.read(one).decode()
                for one in file.namelist()
                if one.endswith((".xml", ".rels"))
            }
        body = parts["word/document.xml"]
        assert "w:fldSimple" not in body
        assert "w:instrText" not in body
        assert "w:hyperlink" not in body
        assert "<script" not in body
        assert "example.org" not in "".join(
            text for one, text in parts.items() if one.endswith(".rels")
        )
        assert len(body) < 400_000
        Document(io.BytesIO(answer.content))


def test_equal_papers_are_equal_byte_for_byte(client: TestClient) -> None:
    address = f"/api/tasks?format=docx&{DAY}"
    assert client.get(address).content == client.get(address).content
