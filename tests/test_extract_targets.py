"""Targets: what is to be reached, compared how, with which value."""

from __future__ import annotations

import pytest

from extract.targets import find_targets
from tests.gold_letters import read_items, task

# A phrase with one quantity: the indicator, the comparator and the value.
ONE = [
    ("đạt ít nhất 95% kế hoạch vốn", "kế hoạch vốn", ">=", 95.0),
    ("Đạt 95% hồ sơ", "hồ sơ", "=", 95.0),
    (
        "tăng trưởng GRDP của tỉnh đạt 10% trở lên",
        "tăng trưởng GRDP của tỉnh",
        ">=",
        10.0,
    ),
    ("giảm tối thiểu 30% chi phí", "giảm chi phí", ">=", 30.0),
    ("tỷ lệ hồ sơ đúng hạn không thấp hơn 99,5%", "tỷ lệ hồ sơ đúng hạn", ">=", 99.5),
    ("tỷ lệ nợ xấu không quá 3%", "tỷ lệ nợ xấu", "<=", 3.0),
    ("tỷ lệ hộ nghèo tối đa 5%", "tỷ lệ hộ nghèo", "<=", 5.0),
    ("tỷ lệ hộ nghèo 5% trở xuống", "tỷ lệ hộ nghèo", "<=", 5.0),
    ("tỷ lệ hộ nghèo dưới 3,5%", "tỷ lệ hộ nghèo", "<", 3.5),
    ("tỷ lệ hài lòng trên 98%", "tỷ lệ hài lòng", ">", 98.0),
    ("tỷ lệ hài lòng hơn 95%", "tỷ lệ hài lòng", ">", 95.0),
    ("cung cấp 100% dịch vụ công", "cung cấp dịch vụ công", "=", 100.0),
]


@pytest.mark.parametrize(("phrase", "indicator", "comparator", "value"), ONE)
def test_target(phrase: str, indicator: str, comparator: str, value: float) -> None:
    text = f"Tập trung thực hiện; phấn đấu {phrase}; bảo đảm tiến độ."
    (found,) = find_targets(text, 0, len(text))
    assert (found.indicator, found.comparator, found.value) == (
        indicator,
        comparator,
        value,
    )
    assert found.unit == "%"
    assert text[found.start : found.end] == phrase


# Several quantities in a row, each with a phrase of its own.
SEVERAL = [
    (
        "giảm ít nhất 30% thời gian; giảm ít nhất 30% chi phí; bãi bỏ 20% điều kiện",
        [
            ("giảm thời gian", ">=", 30.0),
            ("giảm chi phí", ">=", 30.0),
            ("bãi bỏ điều kiện", "=", 20.0),
        ],
    ),
    (
        "hoàn thành 100% mục tiêu, chỉ tiêu giao và giải ngân 100% kế hoạch vốn",
        [("hoàn thành mục tiêu", "=", 100.0), ("giải ngân kế hoạch vốn", "=", 100.0)],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_several_targets(text: str, wanted: list[tuple[str, str, float]]) -> None:
    found = find_targets(text, 0, len(text))
    assert [(q.indicator, q.comparator, q.value) for q in found] == wanted


# Two quantities in one phrase: each place holds its own number.
SHARED = [
    ("giải ngân đạt từ 90% đến 95% kế hoạch", [(">=", 90.0), ("<=", 95.0)]),
    ("tỷ lệ đạt 90% so với 80% năm trước", [("=", 90.0), ("=", 80.0)]),
    ("tỷ lệ 90% 95%", [("=", 90.0), ("=", 95.0)]),
]


@pytest.mark.parametrize(("text", "wanted"), SHARED)
def test_two_quantities_in_one_phrase(
    text: str, wanted: list[tuple[str, float]]
) -> None:
    found = find_targets(text, 0, len(text))
    assert [(q.comparator, q.value) for q in found] == wanted
    assert all(f"{q.value:.0f}%" in text[q.start : q.end] for q in found)


# No quantity of percent.
NONE = [
    "chính quyền 02 cấp",
    "kỷ niệm 80 năm",
    "tỷ lệ 80/20",
    "toàn bộ thủ tục",
    # what is measured, and not to be reached
    "các dự án có tỷ lệ giải ngân dưới 50% kế hoạch",
    # what was reached
    "tỷ lệ giải ngân đến 31/8/2025 mới đạt 48,7%",
    "6 tháng đầu năm đã đạt trên 52% dự toán",
]


@pytest.mark.parametrize("text", NONE)
def test_no_target(text: str) -> None:
    assert find_targets(text, 0, len(text)) == []


def test_percent_in_a_title_is_no_target_of_the_task() -> None:
    found = read_items(
        "1. Thực hiện Chỉ thị số 05/CT-TTg của Thủ tướng Chính phủ về mục tiêu tăng"
        " trưởng đạt 8% trở lên; giải ngân 95% kế hoạch vốn."
    )
    assert [q.value for q in task(found, "1").targets] == [95.0]
