"""Footnotes, markers and page numbers in the raw text."""

from __future__ import annotations

import pytest

from extract.furniture import find_furniture

PAGE = "Sở Tài chính rà soát các văn bản của tỉnh.\n" * 50

# A raw text, the words of its footnotes, and its page numbers.
TEXTS = [
    # a footnote in the middle of a sentence; the blank opens the next page
    (
        "Thực hiện Chỉ thị số 39-CT/TW1 và rà\n\n1 Về tín dụng.\n soát văn bản.",
        ["Về tín dụng."],
        [],
    ),
    # glued to a year, which is not 20251
    (
        "ngân sách năm 20251, phấn đấu\n1 Ban hành tại Quyết định.\n hoàn thành.",
        ["Ban hành tại Quyết định."],
        [],
    ),
    # glued to a closing quotation mark or bracket
    ("phong trào “số hóa”1 và\n1 Phát động.\n cơ chế", ["Phát động."], []),
    # broken over lines, and no full stop: the next page ends it
    (
        "Kế hoạch của tỉnh1.\n\n1 Về thực hiện Nghị quyết\nsố 03/NQ-CP\n Phần tiếp",
        ["Về thực hiện Nghị quyết\nsố 03/NQ-CP"],
        [],
    ),
    # a form feed ends the page, and the footnote with it
    (
        "Quyết định1 của\n\n1 Ban hành năm 2025\n\ftỉnh về việc",
        ["Ban hành năm 2025"],
        [],
    ),
    # two footnotes on one page, two blank lines behind
    (
        "Một1 và hai2 ba.\n1 Chú thích một.\n2 Chú thích hai\n\n\n\nbốn",
        ["Chú thích một.", "Chú thích hai"],
        [],
    ),
    # "3 năm 2025" goes on after "tháng": no footnote
    (
        (
            "Một1, hai2, ba3.\n1 A.\n2 B.\n3 theo Nghị quyết ngày 26"
            " tháng\n\n3 năm 2025.\n"
        ),
        ["A.", "B.", "theo Nghị quyết ngày 26 tháng\n\n3 năm 2025."],
        [],
    ),
    ("Một1 ngày 26 tháng\n1 năm 2025 của Chính phủ.", [], []),
    # a number that no marker stands for
    ("Khu vực 11: Tạo điều kiện\n11 Không phải chú thích", [], []),
    ("1. Mục một\n2. Mục hai\n1 dòng lạc", [], []),
    # page numbers grow; a bare number that does not is something else
    (f"{PAGE}\n\n2\n\n{PAGE}\n\n3\n\nBa.", [], ["2", "3"]),
    (f"{PAGE}{PAGE}\n\n3\n\n{PAGE}\n\n2\n\nBa.", [], ["3"]),
    ("Một.\n\n- 2 -\n\nHai.", [], ["- 2 -"]),
    ("Một.\n\n\f2\n\nHai.", [], ["2"]),
    (f"{PAGE}\n2\n{PAGE}", [], []),
    # numbers that follow each other faster than pages: a column of a table
    (f"{PAGE}\n\n1\n\nBộ Y tế\n\n2\n\nBộ Tài chính\n\n3\n\nBộ Nội vụ", [], []),
    ("STT\n\n2\n\nBộ Tài chính", [], []),
    (f"{PAGE}\n\n20\n\n{PAGE}", [], []),
]


@pytest.mark.parametrize(("text", "notes", "pages"), TEXTS)
def test_furniture(text: str, notes: list[str], pages: list[str]) -> None:
    found = find_furniture(text)
    assert [text[slice(*note.body)] for note in found.notes] == notes
    assert [text[start:end] for start, end in found.others] == pages


def test_marker_and_block() -> None:
    text = "Thực hiện Chỉ thị1 và rà\n\n  1 Về tín dụng.\n soát."
    (note,) = find_furniture(text).notes
    assert note.marker == (17, 18)
    assert text[slice(*note.block)] == "1 Về tín dụng."
    assert text[slice(*note.body)] == "Về tín dụng."


def test_intervals_are_in_order_and_apart() -> None:
    text = f"{PAGE}Một1 và hai2 ba.\n1 Chú thích.\n2 Chú thích.\n\n\n\n2\n\nbốn"
    cuts = find_furniture(text).intervals()
    assert len(cuts) == 5
    edges = [edge for cut in cuts for edge in cut]
    assert edges == sorted(edges)


def test_text_without_furniture() -> None:
    assert find_furniture("").intervals() == []
    assert find_furniture("Một dòng.\nHai dòng.").intervals() == []
