"""Lines that label who leads, with whom, by when: a row of a table in prose."""

from __future__ import annotations

from tests.gold_letters import read_items, read_text

PLAN = """ỦY BAN NHÂN DÂN TỈNH KON TUM
Số: 50/KH-UBND
Kon Tum, ngày 02 tháng 6 năm 2025

KẾ HOẠCH
Triển khai công tác pháp chế

II. NỘI DUNG
1. Rà soát văn bản quy phạm pháp luật
- Cơ quan chủ trì: Sở Tư pháp.
- Cơ quan phối hợp: Các sở, ban, ngành; Phòng Tư pháp các huyện.
- Thời gian thực hiện: Quý III/2025.
- Sản phẩm: Báo cáo kết quả rà soát.
2. Tổ chức tập huấn nghiệp vụ
a) Nội dung: Tổ chức 02 lớp cho cán bộ pháp chế.
b) Đơn vị chủ trì: Sở Nội vụ.
c) Kinh phí: Ngân sách tỉnh.
d) Thời gian hoàn thành: Trước ngày 30/9/2025.
3. Xây dựng cơ sở dữ liệu
Cơ quan chủ trì: Sở Khoa học và Công nghệ.
Thời gian dự kiến: Năm 2026.

III. TỔ CHỨC THỰC HIỆN
1. Sở Tư pháp
- Theo dõi, đôn đốc.
"""

Row = tuple[str, dict[str, list[str]], list[str | None]]


def _rows(text: str) -> dict[str, Row]:
    """Leaf tasks by label: their words, who has which part, by when."""
    rows: dict[str, Row] = {}
    for task in read_text(text).tasks:
        if task.leaf:
            parts: dict[str, list[str]] = {}
            for part in task.assignments:
                parts.setdefault(part.role, []).append(part.agency)
            due = [deadline.value for deadline in task.deadlines]
            rows[task.label] = (task.span.text, parts, due)
    return rows


def test_lines_below_a_heading_are_its_cells() -> None:
    words, parts, due = _rows(PLAN)["II.1"]
    assert words == "Rà soát văn bản quy phạm pháp luật"
    assert parts == {
        "lead": ["Sở Tư pháp"],
        "cooperate": ["Các sở, ban, ngành", "Phòng Tư pháp các huyện"],
    }
    assert due == ["2025-Q3"]


def test_who_does_it_may_stand_below_a_letter() -> None:
    plan = PLAN.replace(
        "b) Đơn vị chủ trì: Sở Nội vụ.",
        "b) Đơn vị thực hiện\n- Chủ trì: Sở Nội vụ.\n- Phối hợp: Sở Tư pháp.",
    )
    rows = _rows(plan)
    _, parts, due = rows["II.2"]
    assert parts == {"lead": ["Sở Nội vụ"], "cooperate": ["Sở Tư pháp"]}
    assert due == ["2025-09-30"]
    assert "II.2.b" not in rows


def test_what_is_done_may_be_labelled_too() -> None:
    words, parts, due = _rows(PLAN)["II.2"]
    assert words.split() == [
        "Tổ",
        "chức",
        "tập",
        "huấn",
        "nghiệp",
        "vụ",
        "Tổ",
        "chức",
        "02",
        "lớp",
        "cho",
        "cán",
        "bộ",
        "pháp",
        "chế.",
    ]
    assert parts == {"lead": ["Sở Nội vụ"]}
    assert due == ["2025-09-30"]


def test_paragraphs_without_a_dash_and_a_time_that_is_only_expected() -> None:
    words, parts, due = _rows(PLAN)["II.3"]
    assert words.startswith("Xây dựng cơ sở dữ liệu")
    assert parts == {"lead": ["Sở Khoa học và Công nghệ"]}
    assert due == []


def test_a_name_alone_leads_what_dashes_list_below_it() -> None:
    assert _rows(PLAN)["III.1.1"][1] == {"lead": ["Sở Tư pháp"]}


def test_products_are_what_the_line_says() -> None:
    found = {task.label: task.products for task in read_text(PLAN).tasks}
    assert found["II.1"] == ("Báo cáo kết quả rà soát",)


def test_a_time_among_tasks_is_that_of_each() -> None:
    found = read_items(
        "1. Cài đặt hệ thống tại các đơn vị của tỉnh:\n"
        "- Thời gian thực hiện: Ngày 26, 27/12/2025.\n"
        "- Kiểm tra máy chủ.\n- Cài đặt phần mềm."
    )
    due = {t.label: [d.value for d in t.deadlines] for t in found.tasks if t.leaf}
    assert due == {
        "1.2": ["2025-12-26/2025-12-27"],
        "1.3": ["2025-12-26/2025-12-27"],
    }


def test_a_verb_before_a_colon_far_away_is_no_label() -> None:
    found = read_items(
        "1. Sở Y tế:\n- Chủ trì xây dựng các chương trình: khám, chữa bệnh."
    )
    assert [t.label for t in found.tasks] == ["1", "1.1"]


def test_a_sentence_with_a_colon_is_no_label() -> None:
    found = read_items("1. Sở Y tế chủ trì:\n- Phối hợp với Sở Nội vụ rà soát.")
    assert [t.label for t in found.tasks] == ["1", "1.1"]
