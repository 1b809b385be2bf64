"""The reading text and the way back to the raw offsets."""

from __future__ import annotations

import unicodedata

import pytest

from extract.reading import Reading
from tests.gold_letters import rebuild

# A raw text and what a person reads.
READ = [
    # broken lines are one; what begins something stays a line
    (
        "Nghị\n\nquyết số 57-NQ/TW\n1. Rà soát\nvăn bản.",
        "Nghị quyết số 57-NQ/TW\n1. Rà soát văn bản.",
    ),
    ("Kính gửi:\n\n- Các sở;\n- Các huyện.", "Kính gửi:\n- Các sở;\n- Các huyện."),
    ("Một.\nHai.", "Một.\nHai."),
    ("một,\nhai", "một, hai"),
    # blank lines part paragraphs, but for those that OCR leaves within sentences
    (
        "Về năm học\n\nNăm học này\n\nCác sở\n\nĐề nghị\nsở\n\nSở Y tế",
        "Về năm học\nNăm học này\nCác sở\nĐề nghị sở\nSở Y tế",
    ),
    (
        "Về năm học\n\nNăm học này\n\ncác sở\n\nđề nghị\n\nSở Y tế",
        "Về năm học Năm học này các sở đề nghị Sở Y tế",
    ),
    # a line is drawn between
    ("về môi trường\n-----\nnăm 2025", "về môi trường\n-----\nnăm 2025"),
    # a dash that continues a compound
    ("văn hóa\n- du lịch", "văn hóa - du lịch"),
    (
        "Về năm học\n\nNăm học này\n\n1. Các tổ chức đảng\n\n- Người đứng đầu lo\n\nSở",
        "Về năm học\nNăm học này\n1. Các tổ chức đảng\n- Người đứng đầu lo\nSở",
    ),
    # "điểm" at a line's end may be of another word
    ("2. Về dự án trọng điểm\na) Rà soát", "2. Về dự án trọng điểm\na) Rà soát"),
    ("theo khoản 1, điểm\na) Điều 5", "theo khoản 1, điểm a) Điều 5"),
    # blanks, tabs and other white space are one blank
    ("Số:      /UBND \t TH", "Số: /UBND TH"),
    ("abc\r\ndef\r\n1. ghi\r\n", "abc def\n1. ghi"),
    # eth for Đ; a blank that does not break
    ("Q\u00d0-UBND", "QĐ-UBND"),
    ("Kon\u00a0Tum", "Kon Tum"),
    # what cannot be seen is not read
    ("quy\u00adết", "quyết"),
    ("quy\u200bết", "quyết"),
    ("\ufeffNghị quyết", "Nghị quyết"),
    # a date is not broken into an item
    ("ngày\n30. 4", "ngày 30. 4"),
    ("", ""),
    (" \n\f ", ""),
]


@pytest.mark.parametrize(("raw", "text"), READ)
def test_reading_text(raw: str, text: str) -> None:
    assert Reading(raw).text == text


def test_footnotes_stand_behind() -> None:
    reading = Reading("Chỉ thị1 và rà\n\n1 Về tín\ndụng.\n soát văn bản.")
    body, note = reading.text.split("\n")
    assert body == "Chỉ thị và rà soát văn bản."
    assert reading.body_end == len(body)
    assert note == "Về tín dụng."
    (found,) = reading.notes
    assert reading.text[found.start : found.end] == note
    assert found.mark == len("Chỉ thị")
    assert reading.marks == {found.mark}


def test_span_over_furniture_has_segments() -> None:
    raw = "của Thủ tướng1\n\n1 Về tín dụng.\n\n3\n\n Chính phủ."
    reading = Reading(raw)
    start = reading.text.index("Thủ")
    span = reading.span(start, start + len("Thủ tướng Chính phủ"))
    assert span.text == "Thủ tướng Chính phủ"
    assert [raw[s:e] for s, e in span.segments] == ["Thủ tướng", "Chính phủ"]
    assert (span.start, span.end) == (raw.index("Thủ"), raw.index(" phủ") + 4)


def test_span_is_trimmed() -> None:
    reading = Reading("một   hai ba")
    span = reading.span(3, 8)
    assert (span.text, span.segments) == ("hai", ((6, 9),))


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_word_leads_back_to_its_place(form: str) -> None:
    raw = unicodedata.normalize(form, "Thủ  tướng1\nChính\n\nphủ ban hành Quyết định.")  # type: ignore[arg-type]  # the two forms of the table
    reading = Reading(raw)
    assert unicodedata.is_normalized("NFC", reading.text)
    at = 0
    for word in reading.text.split():
        start = reading.text.index(word, at)
        at = start + len(word)
        (segment,) = reading.span(start, at).segments
        assert unicodedata.normalize("NFC", raw[slice(*segment)]) == word


def test_whole_text_leads_back() -> None:
    raw = "Nghị\nquyết1 của Chính\n\n1 Về việc khác.\n phủ"
    reading = Reading(raw)
    span = reading.span(0, reading.body_end)
    assert rebuild(raw, span.segments) == span.text == "Nghị quyết của Chính phủ"


@pytest.mark.parametrize(
    ("heading", "below", "lines"),
    [
        # "- Cục" would have stood on the line above, were it one with it.
        ("3. Công tác tuyên truyền, ứng dụng tin", "- Cục A chủ trì.", 3),
        ("3. Công tác tuyên truyền của Sở Lao động Thuế", "- Thương binh.", 2),
        ("3- Công tác tuyên truyền, vận động", "- Các cấp ủy quán triệt.", 3),
        ("3- Công tác tuyên truyền", "Đảng ủy xã lãnh đạo.", 3),
        ("3. Công tác tuyên truyền.", "l. Các sở, ngành.", 3),
        ("3. Công tác tuyên truyền.", "6, Sở Y tế.", 3),
        ("3. Công tác tuyên truyền.", "= Sở Y tế.", 3),
        ("3. Công tác tuyên truyền của Sở Y tế và Sở số", "6, Sở Y tế.", 2),
    ],
)
def test_a_line_begins_where_one_above_had_room_or_ended(
    heading: str, below: str, lines: int
) -> None:
    full = "Căn cứ tình hình của tỉnh và của các huyện, thị xã"
    assert Reading(f"{full}\n{heading}\n{below}\n").text.count("\n") == lines - 1
