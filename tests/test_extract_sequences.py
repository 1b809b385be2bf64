"""Enumerators that OCR misread are those that continue the list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sequences import mend_enumerators

# What OCR reads, and what the page says; lines are parted by "|".
MISREAD = [
    ("l. Các sở|2. Công an", "1. Các sở|2. Công an"),
    ("l. Các sở|Z. Công an", "1. Các sở|2. Công an"),
    ("1. Sở A|2, Sở B|3. Sở C", "1. Sở A|2. Sở B|3. Sở C"),
    ("1. Sở A|2 . Sở B", "1. Sở A|2.  Sở B"),
    ("2. Sở A|8. Sở B|4. Sở C", "2. Sở A|3. Sở B|4. Sở C"),
    ("a) Một|b) Hai|đ) Ba|d) Bốn", "a) Một|b) Hai|c) Ba|d) Bốn"),
    ("1. Sở A|á) Một|h) Hai|e) Ba", "1. Sở A|a) Một|b) Hai|c) Ba"),
    ("a) Một|b} Hai|c, Ba", "a) Một|b) Hai|c) Ba"),
    ("- Một;|~ Hai;|= Ba;|. Bốn.", "- Một;|- Hai;|- Ba;|- Bốn."),
    ("I. ĐÁNH GIÁ|Il. NHIỆM VỤ", "I. ĐÁNH GIÁ|II. NHIỆM VỤ"),
    ("1. Chung|1.l. Mục tiêu|l.2. Yêu cầu", "1. Chung|1.1. Mục tiêu|1.2. Yêu cầu"),
]

# Right as they stand, or not to be known.
SOUND = [
    "1. Sở A|2. Sở B|a) Một|b) Hai|3. Sở C|a) Một",
    "a) Một|b) Hai|d) Bốn|đ) Năm",  # c) was lost
    "1. Một|3. Ba",
    "5. Sở A|20, Đường B|6. Sở C",
    "= Bảng A|. Hà Nội",  # no list has dashes
    "1. CÔNG TÁC|2. NHIỆM VỤ",
    "I. Chung|1. Một|2. Hai|II. Riêng",
    "k) Một|l) Hai|m) Ba",
    "8, Nguyễn Huệ",
    "Ngày 5. Tháng 6",
]


@pytest.mark.parametrize(("printed", "said"), MISREAD)
def test_misread(printed: str, said: str) -> None:
    assert mend_enumerators(printed.replace("|", "\n")) == said.replace("|", "\n")


@pytest.mark.parametrize("lines", SOUND)
def test_sound(lines: str) -> None:
    text = lines.replace("|", "\n")
    assert mend_enumerators(text) == text


@given(st.text(alphabet="abcdđeIlVX|O0123589ŠZ.,;:)/~=- \nS", max_size=60))
def test_offsets_stay(text: str) -> None:
    assert len(mend_enumerators(text)) == len(text)


def test_numbers_of_two_digits() -> None:
    above = "\n".join(f"{number}. Sở" for number in range(1, 10))
    assert mend_enumerators(f"{above}\nlO. Sở\n1l. Sở") == f"{above}\n10. Sở\n11. Sở"
