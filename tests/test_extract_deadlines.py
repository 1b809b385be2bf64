"""Deadlines: each way to print one, its value, kind and bound, and its place."""

from __future__ import annotations

import pytest

from extract.deadlines import find_deadlines
from extract.due import Due
from tests.gold_letters import read_items, task

# The whole phrase is the deadline: value, kind and bound. The letter is of 2025.
ONE = [
    # a day
    ("trước ngày 25 tháng 7 năm 2025", "2025-07-25", "date", "before"),
    ("Trước ngày 25.7.2025", "2025-07-25", "date", "before"),
    ("trước 30/6/2025", "2025-06-30", "date", "before"),
    ("trước ngày 20/6", "2025-06-20", "date", "before"),
    ("trước ngày 30 tháng 6", "2025-06-30", "date", "before"),
    ("trước 17 giờ ngày 30/6/2025", "2025-06-30", "date", "before"),
    ("trước 17h00 ngày 30/6/2025", "2025-06-30", "date", "before"),
    ("chậm nhất ngày 30/6/2025", "2025-06-30", "date", "by"),
    ("chậm nhất là ngày 30/6/2025", "2025-06-30", "date", "by"),
    ("chậm nhất đến ngày 30/6/2025", "2025-06-30", "date", "by"),
    ("muộn nhất vào ngày 30/6/2025", "2025-06-30", "date", "by"),
    ("hạn cuối ngày 30/6/2025", "2025-06-30", "date", "by"),
    ("Hạn chót: ngày 30/6/2025", "2025-06-30", "date", "by"),
    ("hết ngày 31/12/2025", "2025-12-31", "date", "by"),
    ("đến 31 tháng 01 năm 2026", "2026-01-31", "date", "by"),
    ("đến hết ngày 31/12/2025", "2025-12-31", "date", "by"),
    ("trong ngày 30/6/2025", "2025-06-30", "date", "by"),
    ("trong sáng ngày 08/6/2025", "2025-06-08", "date", "by"),
    ("trước cuối ngày 08/6/2025", "2025-06-08", "date", "before"),
    # months, quarters, halves, years, phases
    ("trong tháng 6 năm 2025", "2025-06", "period", "within"),
    ("trong tháng 6/2026", "2026-06", "period", "within"),
    ("trong tháng 8", "2025-08", "period", "within"),
    ("trong tháng 5 và tháng 6 năm 2025", "2025-05/2025-06", "period", "within"),
    ("trong tháng 5 - 6/2025", "2025-05/2025-06", "period", "within"),
    ("trước tháng 10/2025", "2025-10", "period", "before"),
    ("trong Quý I", "2025-Q1", "period", "within"),
    ("trong quý IV/2026", "2026-Q4", "period", "within"),
    ("trước Quý III năm 2026", "2026-Q3", "period", "before"),
    ("trong Quý 2 năm 2025", "2025-Q2", "period", "within"),
    ("trong 6 tháng đầu năm 2026", "2026-H1", "period", "within"),
    ("trong sáu tháng cuối năm", "2025-H2", "period", "within"),
    ("trong năm 2025", "2025", "period", "within"),
    ("đến cuối năm 2025", "2025", "period", "by"),
    ("vào tháng 6/2025", "2025-06", "period", "within"),
    ("trong tuần đầu tháng 10/2025", "2025-10", "period", "within"),
    ("Thời gian hoàn thành: Quý IV/2025", "2025-Q4", "period", "within"),
    ("tại Phiên họp thường kỳ tháng 10 năm 2025", "2025-10", "period", "by"),
    ("tại kỳ họp cuối năm 2025", "2025", "period", "by"),
    ("định kỳ mỗi tháng", "P1M", "recurring", None),
    ("hết năm 2025", "2025", "period", "by"),
    ("trước năm 2026", "2026", "period", "before"),
    ("Kết thúc năm 2025", "2025", "period", "by"),
    ("trong giai đoạn 2026 - 2030", "2026/2030", "period", "within"),
    # again and again
    ("Định kỳ hằng tháng", "P1M", "recurring", None),
    ("định kỳ hàng quý", "P3M", "recurring", None),
    ("định kỳ 6 tháng", "P6M", "recurring", None),
    ("định kỳ hằng năm", "P1Y", "recurring", None),
    ("trước ngày 20 hằng tháng", "P1M", "recurring", "before"),
    ("trước 16 giờ hằng ngày", "P1D", "recurring", "before"),
    ("trước thứ Năm hằng tuần", "P1W", "recurring", "before"),
    ("vào thứ Sáu hằng tuần", "P1W", "recurring", "within"),
    ("ngày 25 hằng tháng", "P1M", "recurring", None),
    ("định kỳ 5 năm", "P5Y", "recurring", None),
    ("02 tuần một lần", "P2W", "recurring", None),
    ("cứ 06 giờ một lần", "PT6H", "recurring", None),
    ("cứ 03 giờ", "PT3H", "recurring", None),
    ("15 phút một lần", "PT15M", "recurring", None),
    ("02 lần/tuần", "P1W", "recurring", None),
    ("mỗi ngày hai lần", "P1D", "recurring", None),
    ("trước 15 giờ thứ Sáu", "P1W", "recurring", "before"),
    ("trước ngày 15/11 năm trước liền kề", "P1Y", "recurring", "before"),
    ("trước ngày 05 của tháng đầu mỗi quý", "P3M", "recurring", "before"),
    ("Trước ngày 05 tháng cuối mỗi quý", "P3M", "recurring", "before"),
    ("trước ngày 20 tháng 4 hằng năm", "P1Y", "recurring", "before"),
    ("Trước ngày 15/12 hàng năm", "P1Y", "recurring", "before"),
    # from an event on
    ("trong thời hạn 15 ngày kể từ ngày ký", "P15D", "relative", "within"),
    ("trong vòng 10 ngày làm việc", "P10D", "relative", "within"),
    ("trong 05 ngày làm việc", "P5D", "relative", "within"),
    ("chậm nhất sau 30 ngày", "P30D", "relative", "within"),
    ("trong thời hạn 2 quý kể từ ngày ký", "P6M", "relative", "within"),
    ("trong thời gian 02 tháng", "P2M", "relative", "within"),
    ("không quá 04 ngày làm việc kể từ ngày nộp đủ hồ sơ", "P4D", "relative", "within"),
    ("chậm nhất 30 phút sau khi nhận tin", "PT30M", "relative", "within"),
    ("trong 24 giờ kể từ khi nhận được văn bản", "PT24H", "relative", "within"),
    # under a condition
    ("sau khi Trung ương ban hành", None, "conditional", "after"),
    ("sau khi Nghị định có hiệu lực", None, "conditional", "after"),
    ("sau khi được cấp có thẩm quyền phê duyệt", None, "conditional", "after"),
    ("trước mùa mưa bão năm 2025", None, "conditional", "before"),
]


@pytest.mark.parametrize(("phrase", "value", "kind", "bound"), ONE)
def test_deadline(phrase: str, value: str | None, kind: str, bound: str | None) -> None:
    text = f"Rà soát, báo cáo {phrase}; thực hiện nghiêm."
    (due,) = find_deadlines(text, 0, len(text), "2025")
    assert text[due.start : due.end] == phrase
    assert (due.value, due.kind, due.bound) == (value, kind, bound)


# One entry for each period.
SEVERAL = [
    ("sơ kết vào năm 2025, tổng kết vào năm 2030", ["2025", "2030"]),
    ("rà soát; mỗi năm kiểm tra 30 trang trại", ["P1Y"]),
    ("mỗi quý cập nhật, mỗi tuần họp", ["P3M", "P1W"]),
    ("báo cáo tiến độ theo từng tháng, quý", ["P1M", "P3M"]),
    ("định kỳ hằng tháng, quý, năm", ["P1M", "P3M", "P1Y"]),
    ("định kỳ 6 tháng (sáu tháng đầu) và hằng năm (tổng kết)", ["P6M", "P1Y"]),
    ("định kỳ sáu tháng, năm", ["P6M", "P1Y"]),
    # a report for each term, remarks between them or not
    ("tổng hợp báo cáo quý, 6 tháng, năm, gửi Sở Nội vụ", ["P3M", "P6M", "P1Y"]),
    ("báo cáo tháng, báo cáo 9 tháng và 01 năm", ["P1M", "P9M", "P1Y"]),
    (
        "báo cáo hằng quý (trước ngày 10), 6 tháng (trước ngày 10/6/2026)",
        ["P3M", "P6M", "2026-06-10"],
    ),
    ("Hằng tuần (chiều thứ Năm) báo cáo; kiểm tra 02 lần/năm", ["P1W", "P1Y"]),
    ("trước 30/11 hằng năm và chậm nhất 15/12 hằng năm", ["P1Y", "P1Y"]),
    ("định kỳ 06 tháng và hàng năm", ["P6M", "P1Y"]),
    ("định kỳ 6 tháng báo cáo trước ngày 15/6 và trước ngày 01/12", ["P6M"]),
    ("hằng năm và định kỳ 5 năm trước ngày 30 tháng 6", ["P1Y", "P5Y"]),
    ("Tháng 6/2025: rà soát, báo cáo trước ngày 20/6", ["2025-06", "2025-06-20"]),
    ("trước ngày 01/6/2025 và trước ngày 01/9/2025", ["2025-06-01", "2025-09-01"]),
]


@pytest.mark.parametrize(("phrase", "values"), SEVERAL)
def test_several_deadlines(phrase: str, values: list[str]) -> None:
    found = find_deadlines(phrase, 0, len(phrase), "2025")
    assert [due.value for due in found] == values


# "Hằng tháng" is a deadline where something is reported, not as a manner of speaking.
@pytest.mark.parametrize("verb", ["báo cáo", "tổng hợp"])
def test_every_month_before_a_verb_of_reporting(verb: str) -> None:
    text = f"hằng tháng {verb} UBND tỉnh"
    assert [due.value for due in find_deadlines(text, 0, len(text), None)] == ["P1M"]


@pytest.mark.parametrize("clause", ["; hằng tháng thông báo", " báo cáo hằng tháng"])
def test_every_month_in_a_clause_of_its_own(clause: str) -> None:
    text = f"Rà soát{clause} kết quả của từng xã."
    assert [due.value for due in find_deadlines(text, 0, len(text), None)] == ["P1M"]


# No deadline: expectation, accountability, urgency, the year of a plan, no such day.
NONE = [
    "không quá 01 lần/năm đối với mỗi doanh nghiệp",
    "bảo đảm mỗi tuần không quá 42 tiết",
    "báo cáo quý I, 6 tháng đầu năm và cả năm",
    "xây dựng báo cáo tháng và kế hoạch quý",
    "dự kiến ngày 01 tháng 7 năm 2025",
    "dự kiến trong tháng 7 năm 2025",
    "dự kiến hoàn thành trước ngày 30/9/2025",
    "các nhiệm vụ có thời hạn hoàn thành trong tháng 6",
    "chịu trách nhiệm trước Ủy ban nhân dân tỉnh",
    "chịu trách nhiệm trước pháp luật",
    "khẩn trương, kịp thời, đúng tiến độ",
    "kế hoạch năm 2025",
    "kỳ thi Tốt nghiệp năm 2025",
    "giai đoạn 2026-2030",
    "từ ngày 01/7/2025",
    "trước ngày 31/02/2025",
    "trong tháng 13/2025",
    "trong nước năm 2025",
    "(khi có yêu cầu)",
    "hằng năm trồng cây",
    "tỷ lệ đạt 70% vào năm 2030",
    "không để dồn vào cuối năm",
    "tính đến ngày 30/9/2025",
    "kế hoạch theo từng tháng, từng quý",
    "trước ngày 20 trong 03 tháng hè",
]


@pytest.mark.parametrize("phrase", NONE)
def test_no_deadline(phrase: str) -> None:
    text = f"Thực hiện {phrase}."
    assert find_deadlines(text, 0, len(text), "2025") == []


def test_a_day_before_the_letter_is_no_deadline() -> None:
    found = read_items(
        "1. Giải quyết hồ sơ tiếp nhận trước ngày 01/7/2024, xong trước ngày 30/6/2026."
    )
    values = [deadline.value for deadline in task(found, "1").deadlines]
    assert values == ["2026-06-30"]


def test_a_day_before_the_month_of_a_letter_is_no_deadline() -> None:
    due = Due(0, 1, "2024-06-30", "date", "before")
    assert due.is_over("2024-10")
    assert due.is_over("2025")
    assert not due.is_over("2024-06")
    assert not due.is_over("")


def test_a_deadline_in_a_clause_of_its_own_has_no_mark() -> None:
    text = "Rà soát văn bản; hằng năm xây dựng kế hoạch."
    (due,) = find_deadlines(text, 0, len(text), "2025")
    assert text[due.start : due.end] == "hằng năm"


def test_year_said_before_in_the_sentence() -> None:
    """The sentence's own year wins over the letter's."""
    text = "phân bổ vốn ngân sách năm 2026 trong Quý I, bảo đảm trọng tâm"
    (due,) = find_deadlines(text, 0, len(text), "2025")
    assert due.value == "2026-Q1"


def test_without_any_year_a_month_says_nothing() -> None:
    text = "hoàn thành trong tháng 8"
    assert find_deadlines(text, 0, len(text), None) == []


def test_deadline_in_a_title_is_none_of_the_task() -> None:
    found = read_items(
        "1. Thực hiện Kế hoạch số 12/KH-UBND ngày 01/02/2025 của UBND tỉnh về hoàn"
        " thành giải ngân trong năm 2025; báo cáo trước ngày 30/6/2025."
    )
    assert [due.value for due in task(found, "1").deadlines] == ["2025-06-30"]
