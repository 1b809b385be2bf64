"""Reporting steps, and the papers a task is to yield."""

from __future__ import annotations

import pytest

from extract.products import find_products
from tests.gold_letters import read_items

LEAD = "Sở Tài chính"

# An item of Sở Tài chính and its steps: sender, channel, receiver, how often, by when.
STEPS = [
    (
        (
            "gửi Sở Nội vụ để tổng hợp tham mưu UBND tỉnh báo cáo Bộ Nội vụ trước ngày"
            " 25/7/2025."
        ),
        [
            (LEAD, None, "Sở Nội vụ", None, None),
            ("Sở Nội vụ", None, "UBND tỉnh", None, None),
            ("UBND tỉnh", None, "Bộ Nội vụ", None, "2025-07-25"),
        ],
    ),
    (
        "định kỳ hằng tháng báo cáo UBND tỉnh (qua Sở Nội vụ) về khó khăn.",
        [(LEAD, "Sở Nội vụ", "UBND tỉnh", "P1M", None)],
    ),
    (
        "báo cáo UBND tỉnh thông qua Sở Nội vụ.",
        [(LEAD, "Sở Nội vụ", "UBND tỉnh", None, None)],
    ),
    (
        "báo cáo kết quả về UBND tỉnh trong tháng 8/2025.",
        [(LEAD, None, "UBND tỉnh", None, "2025-08")],
    ),
    (
        "báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 20 hằng tháng.",
        [(LEAD, "Sở Nội vụ", "UBND tỉnh", "P1M", None)],
    ),
    (
        "trình cấp có thẩm quyền ban hành.",
        [(LEAD, None, "cấp có thẩm quyền", None, None)],
    ),
    (
        "đề xuất trình cấp có thẩm quyền sửa đổi.",
        [(LEAD, None, "cấp có thẩm quyền", None, None)],
    ),
    (
        "báo cáo tiến độ của từng dự án theo từng tháng, quý.",
        [(LEAD, None, None, "P1M", None)],
    ),
    (
        "trên cơ sở báo cáo của các đơn vị, tham mưu UBND tỉnh.",
        [("các đơn vị", None, None, None, None), (LEAD, None, "UBND tỉnh", None, None)],
    ),
    # what is sent stands between the verb and who gets it
    (
        "gửi danh sách cán bộ đầu mối về Sở Nội vụ trước ngày 05/9/2025.",
        [(LEAD, None, "Sở Nội vụ", None, "2025-09-05")],
    ),
    (
        "kịp thời phản ánh vướng mắc về Sở Nội vụ để tổng hợp, báo cáo UBND tỉnh.",
        [
            (LEAD, None, "Sở Nội vụ", None, None),
            ("Sở Nội vụ", None, "UBND tỉnh", None, None),
        ],
    ),
    (
        "nộp hồ sơ đã thẩm định cho Sở Nội vụ (qua Văn phòng UBND tỉnh).",
        [(LEAD, "Văn phòng UBND tỉnh", "Sở Nội vụ", None, None)],
    ),
    # several get it together; behind a comma one who acts opens another clause
    (
        "báo cáo UBND tỉnh và Bộ Nội vụ trong tháng 8/2025.",
        [
            (LEAD, None, "UBND tỉnh", None, "2025-08"),
            (LEAD, None, "Bộ Nội vụ", None, "2025-08"),
        ],
    ),
    (
        "trình UBND tỉnh, HĐND tỉnh xem xét.",
        [
            (LEAD, None, "UBND tỉnh", None, None),
            (LEAD, None, "HĐND tỉnh", None, None),
        ],
    ),
    (
        "báo cáo UBND tỉnh, các sở, ngành triển khai ngay.",
        [(LEAD, None, "UBND tỉnh", None, None)],
    ),
    # who gets it passes on only what it is told to
    (
        "gửi Bộ Nội vụ và báo cáo UBND tỉnh.",
        [
            (LEAD, None, "Bộ Nội vụ", None, None),
            (LEAD, None, "UBND tỉnh", None, None),
        ],
    ),
    # how often belongs to the step that it stands at
    (
        "định kỳ hằng quý báo cáo Sở Nội vụ để tổng hợp, báo cáo UBND tỉnh.",
        [
            (LEAD, None, "Sở Nội vụ", "P3M", None),
            ("Sở Nội vụ", None, "UBND tỉnh", None, None),
        ],
    ),
    (
        "định kỳ hằng tháng, tổng hợp, tham mưu UBND tỉnh báo cáo Bộ Nội vụ.",
        [
            (LEAD, None, "UBND tỉnh", None, None),
            ("UBND tỉnh", None, "Bộ Nội vụ", "P1M", None),
        ],
    ),
    (
        "gửi Sở Nội vụ để hằng tháng, báo cáo UBND tỉnh.",
        [
            (LEAD, None, "Sở Nội vụ", None, None),
            ("Sở Nội vụ", None, "UBND tỉnh", "P1M", None),
        ],
    ),
    # a letter that was sent, and what is not to be sent
    ("theo Công văn số 12/STC-NS ngày 03/3/2025 gửi Sở Nội vụ.", []),
    ("không gửi hồ sơ giấy đến Sở Nội vụ.", []),
    # a report that is cited, made, or read reports to nobody
    ("lồng ghép vào báo cáo tình hình thực hiện.", []),
    ("chịu trách nhiệm trước UBND tỉnh về kết quả.", []),
    ("hướng dẫn các đơn vị thực hiện.", []),
]

Step = tuple[str | None, str | None, str | None, str | None, str | None]


@pytest.mark.parametrize(("words", "steps"), STEPS)
def test_steps(words: str, steps: list[Step]) -> None:
    (task,) = read_items(f"1. Sở Tài chính chủ trì rà soát, {words}").tasks
    found = [(r.sender, r.via, r.to, r.recurrence, r.deadline) for r in task.reports]
    assert found == steps


def test_all_addressed_send_where_nobody_is_named() -> None:
    (task,) = read_items("1. Rà soát, báo cáo UBND tỉnh.").tasks
    (step,) = task.reports
    assert step.sender == "Các sở, ban ngành; Ủy ban nhân dân các huyện, thành phố"


# What a task is to yield on paper, as printed.
PRODUCTS = [
    (
        "xây dựng kế hoạch giải ngân đối với từng dự án và báo cáo tiến độ",
        [
            "kế hoạch giải ngân đối với từng dự án",
        ],
    ),
    (
        "hoàn thiện phương án phân bổ nguồn tăng thu, tiết kiệm chi",
        [
            "phương án phân bổ nguồn tăng thu",
        ],
    ),
    ("tham mưu UBND tỉnh ban hành quyết định trước ngày 30/6/2025", ["quyết định"]),
    ("Trình dự thảo nghị quyết để HĐND tỉnh xem xét", ["dự thảo nghị quyết"]),
    ("ban hành văn bản quy phạm pháp luật", []),
    ("thực hiện kế hoạch vốn được giao", []),
]


@pytest.mark.parametrize(("text", "products"), PRODUCTS)
def test_products(text: str, products: list[str]) -> None:
    assert list(find_products(text, 0, len(text))) == products
