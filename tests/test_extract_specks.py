"""Specks of dirt are no characters of the reading text."""

from __future__ import annotations

import pytest

from extract.reading import Reading
from extract.specks import find_specks

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
    assert sorted(text[slice(*place)] for place in find_specks(text)) == sorted(specks)


def test_segments_equal_their_slices() -> None:
    raw = "Giao ‘Sở Tài chính 'tham mưu UBND tỉnh."
    reading = Reading(raw)
    assert reading.text == "Giao Sở Tài chính tham mưu UBND tỉnh."
    span = reading.span(5, 26)
    assert span.text == "Sở Tài chính tham mưu"
    assert [raw[start:end] for start, end in span.segments] == [
        "Sở Tài chính",
        "tham mưu",
    ]
