"""What OCR misread is put right where only one reading is possible, nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.mending import mend
from extract.reading import Reading
from extract.spelling import bare
from ontology.registry import phrases

if TYPE_CHECKING:
    from pathlib import Path

# What OCR reads, and what the page says.
MISREAD = [
    ("CHÍ THỊ", "CHỈ THỊ"),
    ("e) Một\nø) Hai\nh) Ba\n¡) Bốn", "e) Một\ng) Hai\nh) Ba\ni) Bốn"),
    ("QUYÉT ĐỊNH:", "QUYẾT ĐỊNH:"),
    ("UBND TINH QUANG NGAI", "UBND TỈNH QUẢNG NGÃI"),
    ("Chỉ nhánh Ngân hàng Chính sách", "Chi nhánh Ngân hàng Chính sách"),
    ("Đề tiếp tục thực hiện", "Để tiếp tục thực hiện"),
    ("CỌNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Thông tư\nsô 15/2020/TT-BGDĐT", "Thông tư\nsố 15/2020/TT-BGDĐT"),
    ("Quyêt định sô 1648/QĐ-UBND", "Quyết định số 1648/QĐ-UBND"),
    ("Quyết định số 01/QĐ-TIg", "Quyết định số 01/QĐ-TTg"),
    ("Quyết định số 2026/QD-UBND", "Quyết định số 2026/QĐ-UBND"),
    ("Công văn số 143⁄STC-HCSN", "Công văn số 143/STC-HCSN"),
    ("ngày l6 tháng 4 năm 2021", "ngày 16 tháng 4 năm 2021"),
    ("ngảy 19/10/2020", "ngày 19/10/2020"),
    ("Nghị định số l23/2020/NĐ-CP", "Nghị định số 123/2020/NĐ-CP"),
    ("phương.\n__- Thống kê, tông kết", "phương.\n  - Thống kê, tổng kết"),
    ("Nơi nhận:\n~ Như trên;\n~ Lưu: VT.", "Nơi nhận:\n- Như trên;\n- Lưu: VT."),
    ("BO TÀI CHÍNH", "BỘ TÀI CHÍNH"),  # a phrase within is right
    ("cơ quan có thâm quyền\nphô biến", "cơ quan có thẩm quyền\nphổ biến"),
]

# Right as they stand, however like a fixed phrase they look.
SOUND = [
    "khí hậu, ổn định chính trị",
    "hệ thống báo cáo",
    "diễn biến thi công",
    "kiểm định kỹ thuật an toàn",
    "hưởng bảo hiểm y tế theo đối tượng",
    "Trung ương cần cụ thể hóa",
    "bị thu hồi",
    "Phạm Minh Chính PHỤ LỤC I",
    "phù hợp trong Quy trình",
    "hàng năm",
    "trao đổi với Sở Y tế, đi đôi với thực hiện",
    "_ Cục Thuế trả lời để Công ty được biết.",  # a smudge opens no item
    "các bên có quan hệ, để xuất khẩu",
    "tái sản xuất bắt đầu từ một sổ của cả nhân dân",
    "Phạm Thị Thanh Trà",
    "hoà bình, hòa bình, UỶ BAN NHÂN DÂN, Ủy ban nhân dân",
    "Thông báo số 450/TB-CCT-TBA",
    "Công văn số 2522/STC-TH ngày 22 tháng 5 năm 2025",
    "Nghị quyết số 57-NQ/TW",
    "Cục Quản lý đất đai: 12/TCQLĐĐ-CĐKĐĐ",
]


def test_what_ocr_read_is_mended_however_well_it_was_read() -> None:
    raw = "a) Rà soát.\nb) Gửi.\n€) Kiểm tra.\nd) Báo cáo."
    assert Reading(raw, scanned=True).text == raw.replace("€", "c")
    assert Reading(raw).text == raw


@pytest.mark.parametrize(("printed", "said"), MISREAD)
def test_misread(printed: str, said: str) -> None:
    assert mend(printed) == said


@pytest.mark.parametrize("text", SOUND)
def test_sound(text: str) -> None:
    assert mend(text) == text


def test_letters_that_are_clean_stay(letters: tuple[Path, ...]) -> None:
    for path in letters:
        text = path.read_text(encoding="utf-8")
        assert mend(text) == text


@pytest.mark.parametrize("phrase", phrases())
def test_each_phrase_gets_its_marks_back(phrase: str) -> None:
    """Each row: with one word of it bare, it is read as it should be."""
    for word in phrase.split():
        spoilt = phrase.replace(word, bare(word), 1)
        assert mend(spoilt).casefold() == phrase.casefold()


def test_one_word_in_a_sound_text_is_another_word() -> None:
    """Where all is spelt right, "mỗi trường" is each school, "sở kết" two words."""
    sound = "Sở Y tế chủ trì, phối hợp với Sở Nội vụ triển khai thực hiện. " * 60
    odd = "Mỗi trường cử giáo viên; các số liệu do sở kết nối."
    assert mend(sound + odd) == sound + odd
    assert mend(odd) != odd


@given(st.text(alphabet="aàảáâăđDĐnghịquyếtsố 0123lIO/-\n.", max_size=80))
def test_offsets_stay(text: str) -> None:
    """A mended text is as long, and mending it again changes nothing of it."""
    assert len(mend(text)) == len(text)


def test_raw_form_is_kept() -> None:
    """What is understood is mended; what is quoted is as the page has it."""
    reading = Reading("Theo Quyêt định sô 1648/QĐ-UBND của tỉnh.")
    assert "Quyết định số 1648" in reading.text
    start = reading.text.index("Quyết")
    assert reading.span(start, start + 14).text == "Quyêt định sô "[:14].strip()
