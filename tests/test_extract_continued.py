"""Tables that go on over the page: broken rows, whole rows, cells over several rows."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from extract.read import read_bytes
from tests.files import canvas

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

EDGES = (60.0, 100.0, 320.0, 430.0)
TALL = 40.0
Row = tuple[str, ...]


def draw(page: Canvas, rows: tuple[Row, ...]) -> None:
    """Draw a table; a cell "^" is one with the cell above it, "|" breaks a line."""
    page.setFont("Serif", 11)
    top = 780.0
    for edge in EDGES:
        page.line(edge, top, edge, top - TALL * len(rows))
    page.line(EDGES[0], top - TALL * len(rows), EDGES[-1], top - TALL * len(rows))
    for number, row in enumerate(rows):
        high = top - TALL * number
        for left, right, words in zip(EDGES, EDGES[1:], row, strict=False):
            if number == 0 or words != "^":
                page.line(left, high, right, high)
            for line, said in enumerate(words.strip("^").split("|")):
                page.drawString(left + 4, high - 13 - 13 * line, said)


def cells(*pages: tuple[Row, ...]) -> list[list[str]]:
    """Return the words of the cells of the one table that is read."""
    out = io.BytesIO()
    drawn = canvas(out)
    for rows in pages:
        draw(drawn, rows)
        drawn.showPage()
    drawn.save()
    letter = read_bytes(out.getvalue(), "thu.pdf")
    (table,) = letter.layout.tables
    return [
        [" ".join(letter.text[slice(*cell)].split()) for cell in row]
        for row in table.rows
    ]


HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì")
FULL = "Rà soát các văn bản của tỉnh về chuyển"

# The last row of a page, the first of the next, and what they are.
BREAKS = [
    # amid a sentence, in a line that is full
    (("1", FULL, "Sở"), ("", "Đổi số", ""), [("1", f"{FULL} Đổi số", "Sở")]),
    (("1", "Rà soát", "Sở"), ("", "văn bản", ""), [("1", "Rà soát văn bản", "Sở")]),
    # the line had room: another row, though nothing ends it
    (("", "Ổn định", "Các lớp"), ("", "Chuyên đề", "Đoàn"), None),
    (("60", "Kỳ Hoa", "22"), ("", "TỔNG CỘNG", "2.199"), None),
    # a number of its own
    (("1", FULL, "Sở Nội vụ"), ("2", "Báo cáo", "Sở Tài chính"), None),
]  # fmt: skip


@pytest.mark.parametrize(("last", "first", "whole"), BREAKS)
def test_rows(last: Row, first: Row, whole: list[Row] | None) -> None:
    rows = cells((HEAD, last), (HEAD, first))
    assert rows == [list(row) for row in (HEAD, *(whole or (last, first)))]


def test_a_cell_over_several_rows_goes_on() -> None:
    rows = cells(
        (HEAD, ("1", "Rà soát;", "Sở Nội vụ"), ("2", "Báo cáo;", "^")),
        (("3", "Tổng hợp;", "^"), ("4", "Thẩm định;", "^"), ("5", "In.", "Sở Y tế")),
    )
    leads = [row[2] for row in rows]
    assert leads == [HEAD[2], *["Sở Nội vụ"] * 4, "Sở Y tế"]


def test_the_words_of_a_cell_over_several_rows_go_on() -> None:
    rows = cells(
        (HEAD, ("1", "Rà soát;", "Sở Nội vụ và")),
        (("2", "Tổng hợp;", "các huyện"), ("3", "Thẩm định;", "^")),
    )
    assert [row[2] for row in rows] == [HEAD[2], *["Sở Nội vụ và các huyện"] * 3]


def test_an_empty_cell_is_not_that_above() -> None:
    rows = cells(
        (HEAD, ("1", "Rà soát;", "Sở Nội vụ"), ("2", "Báo cáo;", "Sở Y tế")),
        (("3", "Tổng hợp;", ""), ("4", "Thẩm định;", "Sở Tài chính")),
    )
    assert [row[2] for row in rows][3:] == ["", "Sở Tài chính"]
