"""Numbers and dates that OCR misread are read as they were printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.misread_numbers import mend_code, mend_numbers

# What OCR reads, and what the page says; the latter only where all is misread.
MISREAD = [
    ("số l3/QĐ-UBND", "số 13/QĐ-UBND"),
    ("số 01/QĐ-TIg", "số 01/QĐ-TTg"),
    (
        "Quy định s6 205-QĐ/TW, s0 30/2020/NĐ-CP",
        "Quy định số 205-QĐ/TW, số 30/2020/NĐ-CP",
    ),
]
IN_MISREAD = [
    ("Thông tư số 38/2O15/TT-BTC", "Thông tư số 38/2015/TT-BTC"),
    ("Quyết định số O6/QĐ-TTg", "Quyết định số 06/QĐ-TTg"),
    ("số l34/2016/NĐ-CP", "số 134/2016/NĐ-CP"),
    ("số l3-CT/TW", "số 13-CT/TW"),
    ("Luật số 63/2025/QHl5", "Luật số 63/2025/QH15"),
    ("từ ngày 25/4/202l", "từ ngày 25/4/2021"),
    ("ngày 1O/l2/2O21", "ngày 10/12/2021"),
    ("số 333/2O16TT-BTC", "số 333/2016TT-BTC"),
    ("So: 1726/UBND-KT", "Số: 1726/UBND-KT"),
    ("86:-4440 /CT-TTHT", "Số:-4440 /CT-TTHT"),
    ("khoán 7 Diều 16", "khoản 7 Điều 16"),
    ("thang 4 näm 2021", "tháng 4 năm 2021"),
]

# Right as they stand.
SOUND = [
    "số 57-NQ/TW",
    "lô S6 12/5, S0 12-14, S6 12/A, as6 12/QĐ-UBND",
    "II/2021, quý I/2024, I/QĐ-UBND",
    "Việt Nam 2020, nam 20 tuổi",
    "OIC/BC-TH",
    "lô 5/2, Lô O1",
]


@pytest.mark.parametrize(("printed", "said"), MISREAD)
def test_misread(printed: str, said: str) -> None:
    assert mend_numbers(printed, misread=False) == said


@pytest.mark.parametrize(("printed", "said"), IN_MISREAD)
def test_what_only_ocr_prints(printed: str, said: str) -> None:
    assert mend_numbers(printed, misread=True) == said


def test_figures_stay_in_texts_that_nobody_misread() -> None:
    text = "Lô O6/QĐ1, điểm 1O/l2/2O21, 86: 5, nam 2021"
    assert mend_numbers(text, misread=False) == text


@pytest.mark.parametrize("text", SOUND)
def test_sound(text: str) -> None:
    assert mend_numbers(text, misread=True) == text


@pytest.mark.parametrize("code", ["STC", "CCT", "TTg", "UBND", "X", "TTĐN"])
def test_codes_that_are_known_or_like_none_stay(code: str) -> None:
    assert mend_code(code) == code


@given(st.text(alphabet="số:/-0OlI12Đ6QHNnămthang \n", max_size=60))
def test_offsets_stay(text: str) -> None:
    assert len(mend_numbers(text, misread=True)) == len(text)
