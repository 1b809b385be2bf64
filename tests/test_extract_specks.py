"""Specks of dirt are no characters of the reading text."""

from __future__ import annotations

import pytest

from extract.reading import Reading
from extract.specks import stray_lines, stray_marks

# A text, and what is a speck in it.
SPECKS = [
    ("công tác được ‘quan tâm", ["‘"]),
    ("giao 'UBND tỉnh và ('Công an)", ["'", "'"]),
    ("`2. Trường hợp", ["`"]),
    ("khu vực biên\n\n. /\n\ngiới", [". /"]),
    ("Hết.\n\nˆ\n\nNơi nhận:", ["ˆ"]),
    ("phong trào 'ba sạch' năm 2024", []),
    ("giao ‘Sở “Khoa học. " + "Một " * 30 + "truyền' hình", ["'", "‘", "“"]),
    ("của Sở “Khoa học, truyền' hình", []),  # nothing else is dirty
    ("giao ‘Sở phong trào “Ba sạch”; quy định: “Một", ["‘"]),
    ("thực hiện./.\n\n./.\n\nNơi nhận", []),
    ("Kính gửi\n\n-----\n\nSở A\n\n***\n\nSở B", []),
    ("d'Alembert, 5' và rock'n'roll", []),
]


@pytest.mark.parametrize(("text", "specks"), SPECKS)
def test_specks(text: str, specks: list[str]) -> None:
    places = [*stray_marks(text), *stray_lines(text)]
    assert sorted(text[slice(*place)] for place in places) == sorted(specks)


def test_a_quotation_has_them_as_they_are_printed() -> None:
    raw = "Giao ‘Sở Tài chính 'tham mưu UBND tỉnh."
    reading = Reading(raw)
    assert reading.text == "Giao Sở Tài chính tham mưu UBND tỉnh."
    span = reading.span(5, 26)
    assert span.text == "Sở Tài chính 'tham mưu"
    assert [raw[start:end] for start, end in span.segments] == [span.text]


def test_lines_of_specks_part_a_quotation() -> None:
    raw = "Giao khu vực biên\n\n. /\n\ngiới thực hiện."
    reading = Reading(raw)
    span = reading.span(5, 22)
    assert span.text == "khu vực biên giới"
    assert [raw[start:end] for start, end in span.segments] == ["khu vực biên", "giới"]
