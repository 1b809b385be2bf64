"""Tables whose cells a browser copies as lines, apart by lines of a tab."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.copied_tables import find_copied
from tests.gold_letters import read_text

HEAD = (
    "STT\n\t\nTên dự án\n\t\nCơ quan trình\n\t\nCơ quan tham gia\n\t\nTiến độ\n\t\n\n"
)
ROWS = (
    "1\n\t\nLuật A\n\t\nChính phủ\n\t\n\n\t\nPhiên họp tháng 9/2025\n\t\n\n"
    "2\n\t\nLuật B\n\nsửa đổi\n\t\nTòa án nhân dân tối cao\n\t\nHội đồng Dân tộc\n\t\n"
    "Phiên họp tháng 10/2025\n\t\n\n"
)
TITLE = "QUỐC HỘI\n-------\n\t\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\t\n\n"


def cells(text: str) -> list[list[list[str]]]:
    """The words of each cell, by table and row."""
    tables = find_copied(text)
    return [[[text[a:b] for a, b in row] for row in t.rows] for t in tables]


def test_cells_that_are_empty_or_hold_paragraphs() -> None:
    assert cells(f"{TITLE}{TITLE}Như sau:\n\n{HEAD}{ROWS}Điều 3. Hiệu lực\n") == [
        [
            ["STT", "Tên dự án", "Cơ quan trình", "Cơ quan tham gia", "Tiến độ"],
            ["1", "Luật A", "Chính phủ", "", "Phiên họp tháng 9/2025"],
            [
                "2",
                "Luật B\n\nsửa đổi",
                "Tòa án nhân dân tối cao",
                "Hội đồng Dân tộc",
                "Phiên họp tháng 10/2025",
            ],
        ]
    ]


def test_text_that_ends_with_the_table() -> None:
    assert cells(f"{HEAD}{ROWS}".removesuffix("\n")) == cells(HEAD + ROWS)


@pytest.mark.parametrize(
    "text",
    [
        TITLE + TITLE,  # a letterhead
        "\n\n\t\nTM. ỦY BAN\nCHỦ TỊCH\n\nTrần Văn A",
        HEAD,  # nothing below the head
        "Giá\n\t\n=\n\t\nGiá bán\n\t\n\nMột đoạn.\n\nHai\n\t\nba\n\t\n\n",
        "\n\t" * 9,
        "",
    ],
)
def test_no_table(text: str) -> None:
    assert find_copied(text) == ()


def test_rows_are_tasks() -> None:
    head = "Số: 97/2025/UBTVQH15\n\nNGHỊ QUYẾT\n\nĐiều 2. Phân công:\n\n"
    text = f"{head}{HEAD}{ROWS}Điều 3."
    tasks = [task for task in read_text(text).tasks if task.label.startswith("PL")]
    assert [
        (
            task.span.text,
            [(a.role, a.agency) for a in task.assignments],
            [deadline.value for deadline in task.deadlines],
        )
        for task in tasks
    ] == [
        ("Luật A", [("lead", "Chính phủ")], ["2025-09"]),
        (
            "Luật B sửa đổi",
            [("lead", "Tòa án nhân dân tối cao"), ("cooperate", "Hội đồng Dân tộc")],
            ["2025-10"],
        ),
    ]


@given(st.text(alphabet="a \t\n\r|", max_size=60))
def test_cells_lie_in_order(text: str) -> None:
    for table in find_copied(text):
        edges = [edge for row in table.rows for cell in row for edge in cell]
        assert edges == sorted(edges)
        assert edges[-1] <= len(text)


@pytest.mark.parametrize("unit", ["a\n\t\n", "a\n\nb\n\t\n", "\n\t\n", "a\n\t\n\n"])
def test_time_is_linear(unit: str) -> None:
    before = process_time()
    find_copied(unit * 100_000)
    assert process_time() - before < 5  # seconds
