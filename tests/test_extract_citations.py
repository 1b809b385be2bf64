"""Documents cited by number: their span, type, date, issuer, title and provisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ontology.registry import DocumentType, document_types
from tests.gold_letters import read_sentence

if TYPE_CHECKING:
    from extract.model import Citation


def _cited(sentence: str) -> list[Citation]:
    return [c for c in read_sentence(sentence).citations if c.kind == "numbered"]


# A sentence with one citation: its words, type, number, date and issuer.
ONE = [
    # old numbers: a body that is no more, a stroke for a hyphen
    (
        "Bãi bỏ Nghị định số 138/HĐBT ngày 8 tháng 5 năm 1990.",
        "Nghị định số 138/HĐBT ngày 8 tháng 5 năm 1990",
        ("Nghị định", "138/HĐBT", "1990-05-08", None),
    ),
    (
        "theo Thông tư liên tịch số 43/2011/TTLT/BTC-BGTVT ngày 28/3/2011.",
        "Thông tư liên tịch số 43/2011/TTLT/BTC-BGTVT ngày 28/3/2011",
        ("Thông tư liên tịch", "43/2011/TTLT/BTC-BGTVT", "2011-03-28", None),
    ),
    (
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.",
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị",
        ("Nghị quyết", "57-NQ/TW", "2024-12-22", "Bộ Chính trị"),
    ),
    (
        "Thực hiện Nghị quyết số 57-NQ/TW (ngày 22/12/2024) của Bộ Chính trị.",
        "Nghị quyết số 57-NQ/TW (ngày 22/12/2024) của Bộ Chính trị",
        ("Nghị quyết", "57-NQ/TW", "2024-12-22", "Bộ Chính trị"),
    ),
    (
        "Theo Kế hoạch số 12-KH/TU, ngày 01/02/2025 của Tỉnh ủy, các sở báo cáo.",
        "Kế hoạch số 12-KH/TU, ngày 01/02/2025 của Tỉnh ủy",
        ("Kế hoạch", "12-KH/TU", "2025-02-01", "Tỉnh ủy"),
    ),
    # the issuer before the document, as a proposal names it
    (
        "Xét đề nghị của Sở Tài chính tại Tờ trình số 239/TTr-STC ngày 13/02/2025.",
        "Tờ trình số 239/TTr-STC ngày 13/02/2025",
        ("Tờ trình", "239/TTr-STC", "2025-02-13", "Sở Tài chính"),
    ),
    # the agency behind is the subject of the sentence, not the issuer
    (
        "Theo Công văn số 123/SNV-CCHC ngày 01/02/2025, UBND tỉnh yêu cầu rà soát.",
        "Công văn số 123/SNV-CCHC ngày 01/02/2025",
        ("Công văn", "123/SNV-CCHC", "2025-02-01", None),
    ),
    # no date; a year in the title is none
    (
        "Thực hiện Nghị quyết số 25/NQ-CP của Chính phủ về tăng trưởng năm 2025.",
        "Nghị quyết số 25/NQ-CP của Chính phủ",
        ("Nghị quyết", "25/NQ-CP", None, "Chính phủ"),
    ),
    # no such day
    (
        "Theo Báo cáo số 23/BC-UBND ngày 31/02/2025 của UBND tỉnh.",
        "Báo cáo số 23/BC-UBND ngày 31/02/2025 của UBND tỉnh",
        ("Báo cáo", "23/BC-UBND", None, "UBND tỉnh"),
    ),
    # "Văn bản" says no type: the number's code does
    (
        "Theo Văn bản số 43/QĐ-UBND ngày 20/01/2025.",
        "Văn bản số 43/QĐ-UBND ngày 20/01/2025",
        ("Quyết định", "43/QĐ-UBND", "2025-01-20", None),
    ),
    (
        "Theo Văn bản số 123/UBND-TH ngày 01/02/2025.",
        "Văn bản số 123/UBND-TH ngày 01/02/2025",
        ("Công văn", "123/UBND-TH", "2025-02-01", None),
    ),
    # other names of a type, in small letters, "số:" with a colon
    (
        "Theo Thông báo kết luận số 123-TB/TU của Thường trực Tỉnh ủy.",
        "Thông báo kết luận số 123-TB/TU của Thường trực Tỉnh ủy",
        ("Thông báo", "123-TB/TU", None, "Thường trực Tỉnh ủy"),
    ),
    (
        "Theo công văn số: 12/SNV-CCHC.",
        "công văn số: 12/SNV-CCHC",
        ("Công văn", "12/SNV-CCHC", None, None),
    ),
    # the name of a law stands between its type and its number
    (
        "Căn cứ Luật Đầu tư công số 58/2024/QH15 ngày 29/11/2024;",
        "Luật Đầu tư công số 58/2024/QH15 ngày 29/11/2024",
        ("Luật", "58/2024/QH15", "2024-11-29", None),
    ),
    # Ð (eth) for Đ, as old keyboards type it
    (
        "Theo Quyết định số 43/Q\u00d0-UBND ngày 20/01/2025 của UBND tỉnh.",
        "Quyết định số 43/QĐ-UBND ngày 20/01/2025 của UBND tỉnh",
        ("Quyết định", "43/QĐ-UBND", "2025-01-20", "UBND tỉnh"),
    ),
    # broken over lines, also inside the number
    (
        (
            "Theo Công văn số\n1594 /UBND\n-TTHCC ngày 09\n\ntháng 5 năm"
            " 2025 của Ủy\nban"
            " nhân dân tỉnh."
        ),
        (
            "Công văn số 1594 /UBND -TTHCC ngày 09 tháng 5 năm 2025 của Ủy ban nhân dân"
            " tỉnh"
        ),
        ("Công văn", "1594/UBND-TTHCC", "2025-05-09", "Ủy ban nhân dân tỉnh"),
    ),
]


@pytest.mark.parametrize(("sentence", "words", "said"), ONE)
def test_citation(
    sentence: str, words: str, said: tuple[str, str, str | None, str | None]
) -> None:
    (found,) = _cited(sentence)
    assert found.span.text.replace("Q\u00d0", "QĐ") == words
    assert (found.type, found.number, found.date, found.issuer) == said


# Lists: type and issuer are printed once and hold for all. Number, date and issuer.
LISTS = [
    (
        "Thực hiện các Nghị quyết số 57-NQ/TW, 59-NQ/TW và 68-NQ/TW của Bộ Chính trị.",
        [
            ("57-NQ/TW", None, "Bộ Chính trị"),
            ("59-NQ/TW", None, "Bộ Chính trị"),
            ("68-NQ/TW", None, "Bộ Chính trị"),
        ],
    ),
    (
        "Thực hiện Nghị quyết số 01/NQ-CP, số 02/NQ-CP ngày 08/01/2025 của Chính phủ.",
        [("01/NQ-CP", None, "Chính phủ"), ("02/NQ-CP", "2025-01-08", "Chính phủ")],
    ),
    (
        (
            "Thực hiện nghị quyết của Bộ Chính trị, gồm: Nghị quyết số 57-NQ/TW ngày"
            " 22/12/2024 về khoa học; Nghị quyết số 68-NQ/TW ngày 04/5/2025 về kinh tế."
        ),
        [
            ("57-NQ/TW", "2024-12-22", "Bộ Chính trị"),
            ("68-NQ/TW", "2025-05-04", "Bộ Chính trị"),
        ],
    ),
    # another body's number does not borrow the issuer
    (
        "Thực hiện Nghị quyết số 57-NQ/TW và Nghị quyết số 03/NQ-CP của Chính phủ.",
        [("57-NQ/TW", None, None), ("03/NQ-CP", None, "Chính phủ")],
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), LISTS)
def test_list(sentence: str, wanted: list[tuple[str, str | None, str | None]]) -> None:
    found = _cited(sentence)
    assert {c.type for c in found} == {"Nghị quyết"}
    assert [(c.number, c.date, c.issuer) for c in found] == wanted


# What of a document is cited: điểm, khoản, điều before the type word.
PROVISIONS = [
    ("theo khoản 4 Điều 14 Nghị định số 30/2020/NĐ-CP.", ("khoản 4 Điều 14",)),
    (
        "theo điểm a khoản 2 Điều 5 của Nghị định số 30/2020/NĐ-CP.",
        ("điểm a khoản 2 Điều 5",),
    ),
    ("tại Điều 7a Nghị định số 30/2020/NĐ-CP.", ("Điều 7a",)),
    ("theo Nghị định số 30/2020/NĐ-CP.", ()),
]


@pytest.mark.parametrize(("sentence", "provisions"), PROVISIONS)
def test_provisions(sentence: str, provisions: tuple[str, ...]) -> None:
    (found,) = _cited(sentence)
    assert found.provisions == provisions


# Where a title ends: a semicolon, a full stop, a remark, the main clause.
TITLES = [
    ("của Chính phủ về công tác văn thư. Sở Nội vụ", "về công tác văn thư"),
    ("của Chính phủ về công tác văn thư; Sở Nội vụ", "về công tác văn thư"),
    ("của Chính phủ về công tác văn thư (gửi kèm)", "về công tác văn thư"),
    (
        "của Chính phủ về công tác văn thư, Ủy ban nhân dân tỉnh yêu cầu các sở",
        "về công tác văn thư",
    ),
    (
        "của Chính phủ quy định về công tác văn thư, lưu trữ.",
        "quy định về công tác văn thư, lưu trữ",
    ),
    ("của Chính phủ, các sở thực hiện.", None),
]


@pytest.mark.parametrize(("rest", "title"), TITLES)
def test_title(rest: str, title: str | None) -> None:
    (found,) = _cited(f"Thực hiện Nghị định số 30/2020/NĐ-CP {rest}")
    assert found.title == title


@pytest.mark.parametrize("row", document_types(), ids=lambda row: str(row.code))
def test_each_type_is_read_from_its_example(row: DocumentType) -> None:
    """The example of a row is cited, whole and as that type."""
    found = read_sentence(f"Thực hiện {row.example}.").citations
    assert [(c.span.text, c.type) for c in found] == [(row.example, row.name)]


def test_number_that_contradicts_its_body() -> None:
    (found,) = _cited("Thực hiện Nghị quyết số 57/NQ-TW của Bộ Chính trị.")
    assert (found.number, found.malformed) == ("57-NQ/TW", True)
    assert "57/NQ-TW" in found.span.text


# How sure the rule is: a type word before, a place in a list, a number alone.
RULES = [
    ("Theo Quyết định số 43/QĐ-UBND.", ["R-NUM-TYPED"]),
    ("Theo Quyết định số 43/QĐ-UBND, 44/QĐ-UBND.", ["R-NUM-TYPED", "R-NUM-LIST"]),
    ("Theo 43/QĐ-UBND.", ["R-NUM-BARE"]),
    ("Kỷ niệm 2/9, họp 24/7 tại Km 5/QL-14C.", []),
]


@pytest.mark.parametrize(("sentence", "rules"), RULES)
def test_rule(sentence: str, rules: list[str]) -> None:
    found = _cited(sentence)
    assert [c.rule for c in found] == rules
    assert all(0.8 <= c.confidence < 1 for c in found)
