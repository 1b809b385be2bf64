"""Nơi nhận and who signs: two columns that drift apart, break over pages, wrap."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from extract.model import Signer
from extract.pipeline import extract
from extract.read import read_bytes
from tests.files import canvas
from tests.gold_letters import read_text

if TYPE_CHECKING:
    from extract.model import Header

BODY = (
    "Số: 123/UBND-KT",
    "Kính gửi: Các sở, ban, ngành tỉnh.",
    "1. Sở Tài chính rà soát các văn bản của tỉnh.",
    "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.",
)
RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Sở Tài chính;", "- Lưu: VT, KT.")
SIGNED = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Lê Công Thành")
SIGNER = Signer("Lê Công Thành", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH")


def drawn(*, break_after: int, lower: float = 0.0) -> Header:
    """Read a letter whose columns go on over the page after so many lines of each.

    The left column is smaller print, and begins so many points lower.
    """
    out = io.BytesIO()
    page = canvas(out)
    page.setFont("Serif", 13)
    for number, line in enumerate(BODY):
        page.drawString(85, 400 - 20 * number, line)
    for column in (0, break_after), (break_after, None):
        top = 300 if column[0] == 0 else 780
        page.setFont("Serif", 9)
        for number, line in enumerate(RECIPIENTS[slice(*column)]):
            page.drawString(85, top - lower - 11 * number, line)
        page.setFont("Serif", 13)
        for number, line in enumerate(SIGNED[slice(*column)]):
            page.drawCentredString(430, top - 17 * number, line)
        page.showPage()
    page.save()
    return extract(read_bytes(out.getvalue(), "thu.pdf")).header


@pytest.mark.parametrize("lower", [0.0, 3.0, 6.0])
@pytest.mark.parametrize("break_after", [2, 3, 4, 5])
def test_two_columns_of_two_sizes(break_after: int, lower: float) -> None:
    header = drawn(break_after=break_after, lower=lower)
    names = [recipient.name for recipient in header.recipients]
    assert names == ["Như trên", "Sở Tài chính", "Lưu: VT, KT"]
    assert header.signer == SIGNER


# What stands below the body, and the authority and office of who signs.
CAPACITIES = [
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN\nDÂN\nCHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    (
        "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH\nVĂN PHÒNG",
        "TL. CHỦ TỊCH KT. CHÁNH VĂN PHÒNG",
        "PHÓ CHÁNH VĂN PHÒNG",
    ),
    ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
    ("TM. BAN CHỈ ĐẠO", "TM. BAN CHỈ ĐẠO", None),
    ("BỘ TRƯỞNG", None, "BỘ TRƯỞNG"),
]


@pytest.mark.parametrize(("lines", "authority", "title"), CAPACITIES)
def test_capacity(lines: str, authority: str | None, title: str | None) -> None:
    letter = "\n".join((*BODY, "", *RECIPIENTS, lines, "", "Nguyễn Văn Bình"))
    assert read_text(letter).header.signer == Signer(
        "Nguyễn Văn Bình", title, authority
    )


def test_name_that_is_read_behind_the_recipients() -> None:
    lines = (*BODY, "KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", "Nơi nhận:", "~ Như trên;")
    header = read_text("\n".join((*lines, "~ Lưu: VT, CS(2).", "Mai Sơn"))).header
    assert header.signer == Signer("Mai Sơn", "PHÓ CỤC TRƯỞNG", "KT. CỤC TRƯỞNG")


def test_who_signs_without_a_list_of_recipients() -> None:
    lines = (*BODY, "", "THỐNG ĐỐC", "(Đã ký)", "", "Nguyễn Văn Bình")
    header = read_text("\n".join(lines)).header
    assert header.signer == Signer("Nguyễn Văn Bình", "THỐNG ĐỐC", None)


# What stands above the number, in capitals that OCR may spoil, and who writes.
LETTERHEADS = [
    ("BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ", "Tổng cục Thuế"),
    ("BO TAI CHINH CONG HOA XA HOI\nTONG CUC THUE", "Tổng cục Thuế"),
    ("TỔNG CỤC THUẾ\nCỤC THUẾ TP HÀ NỘI Độc lập", "Cục Thuế thành phố Hà Nội"),
    ("UBND TỈNH QUẢNG NGÃI\nSỞ TÀI CHÍNH", "Sở Tài chính tỉnh Quảng Ngãi"),
    ("ỦY BAN NHÂN DÂN\nTỈNH KON TUM", "Ủy ban nhân dân tỉnh Kon Tum"),
    # in no list: by its head noun; what has no name of its own is that of the one above
    ("SỞ GDĐT\nTRƯỜNG THPT HOÀNG HOA THÁM", "Trường THPT hoàng hoa thám"),
    (
        "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\nVĂN PHÒNG",
        "Văn phòng Ủy ban nhân dân tỉnh Quảng Ngãi",
    ),
    # what OCR made of a stamp or of the motto is none
    ("TỔNG CỤC THUẾ MUA VIỆT NAM\nCỤC THUẾ TP HÀ NỘI", "Cục Thuế thành phố Hà Nội"),
    ("BỘ TÀI CHÍNH\nCỤC QUAN HỆ B VÀ", "Bộ Tài chính"),
]


@pytest.mark.parametrize(("above", "issuer"), LETTERHEADS)
def test_who_writes(above: str, issuer: str) -> None:
    place = "Quảng Ngãi" if "QUẢNG" in above else "Hà Nội"
    text = f"{above}\nSố: 12/ABC-TH {place}, ngày 5 tháng 6 năm 2020\n"
    assert read_text(text + "\n".join(BODY[1:])).header.issuer == issuer


# Who speaks in a letter whose letterhead is spoilt, or says less.
SPEAKERS = [
    ("BỘ TÀI CHÍNH", "Về việc này, Tổng cục Thuế có ý kiến như sau:", "Tổng cục Thuế"),
    ("BQ LAO DONG", "Trả lời Công ty, Cục Việc làm có ý kiến như sau:", "Cục Việc làm"),
    ("BỘ Y TẾ", "Về việc này, Bộ Y tế (Cục X) có ý kiến như sau:", "Bộ Y tế"),
    # what an office holder thinks is passed on
    (
        "VĂN PHÒNG CHÍNH PHỦ",
        "Về việc này, Thủ tướng Chính phủ có ý kiến như sau:",
        "Văn phòng Chính phủ",
    ),
]


@pytest.mark.parametrize(("above", "said", "issuer"), SPEAKERS)
def test_who_speaks(above: str, said: str, issuer: str) -> None:
    place = "Hà Nội, ngày 5 tháng 6 năm 2020"
    text = f"{above}\nSố: 12/ABC-TH {place}\n\nKính gửi: Công ty ABC.\n\n{said}\n"
    assert read_text(text + "\n".join(BODY[1:])).header.issuer == issuer


# A line with place and date, as hands and OCR leave it.
DATES = [
    ("Hà Nội, ngày AF tháng 10 năm 2016", "Hà Nội", "2016-10"),
    ("Hà Nội. ngày 5 tháng [| năm 2018", "Hà Nội", "2018"),
    ("28/2021/QĐ-TTg Hà Nội, ngày 01 tháng 10 năm 2021", "Hà Nội", "2021-10-01"),
]


@pytest.mark.parametrize(("line", "place", "date"), DATES)
def test_place_and_date(line: str, place: str, date: str) -> None:
    header = read_text("\n".join((f"Số: {line}", *BODY[1:]))).header
    assert (header.place, header.date) == (place, date)


def test_dashes_behind_the_end_mark_are_recipients() -> None:
    """OCR makes "nung — —." of Nơi nhận."""
    lines = (*BODY, "nung — —.", *RECIPIENTS[1:], *SIGNED)
    found = read_text("\n".join(lines))
    assert [r.name for r in found.header.recipients][-2:] == [
        "Sở Tài chính",
        "Lưu: VT, KT",
    ]
    assert [task.label for task in found.tasks] == ["1"]


def test_two_columns_typed_side_by_side() -> None:
    """A text file keeps the columns apart by blanks."""
    header = read_text(
        "Số: 123/UBND-KT\nKính gửi: Các sở.\n1. Sở Tài chính rà soát các văn bản./.\n"
        "Nơi nhận:                      KT. GIÁM ĐỐC\n"
        "- Như trên;                    PHÓ GIÁM ĐỐC\n"
        "- Sở Tài chính;\n"
        "- Lưu: VT.                     Lê Công Thành\n"
    ).header
    assert header.signer == Signer("Lê Công Thành", "PHÓ GIÁM ĐỐC", "KT. GIÁM ĐỐC")
    assert [recipient.name for recipient in header.recipients][:2] == [
        "Như trên",
        "Sở Tài chính",
    ]


def test_an_office_beside_the_last_recipient() -> None:
    """It goes on below: the page had two columns, the text has one."""
    header = read_text(
        "Số: 123/UBND-KT\nKính gửi: Các sở.\n1. Sở Tài chính rà soát các văn bản./.\n"
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\tKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\n(Đã ký)\n\n"
        "Lê Công Thành\n"
    ).header
    assert header.signer is not None
    assert (header.signer.name, header.signer.title) == ("Lê Công Thành", "THỨ TRƯỞNG")


def test_who_receives_nothing_is_not_who_signs() -> None:
    header = read_text("\n".join((*BODY, *SIGNED))).header
    assert header.recipients == ()
    assert header.signer == SIGNER


# What stands below the type, and the subject it makes.
SUBJECTS = [
    ("Về việc rà soát\nCăn cứ Luật Đất đai;", "Về việc rà soát"),
    (
        "VỀ VIỆC CÔNG BỐ CHẾ ĐỘ\n\nQUẢN LÝ NGÂN QUỸ\n\nCHÍNH PHỦ\nCăn cứ Luật Đất đai;",
        "VỀ VIỆC CÔNG BỐ CHẾ ĐỘ QUẢN LÝ NGÂN QUỸ",
    ),
    (
        "VỀ LỆ PHÍ\nBỘ TRƯỞNG BỘ TÀI CHÍNH\nCăn cứ Luật Đất đai;",
        "VỀ LỆ PHÍ",
    ),
    ("Về việc rà soát\nTHỦ TƯỚNG CHÍNH PHỦ\nCăn cứ Luật Đất đai;", "Về việc rà soát"),
]


@pytest.mark.parametrize(("below", "subject"), SUBJECTS)
def test_subject(below: str, subject: str) -> None:
    text = f"Số: 13/NQ-CP\n\nNGHỊ QUYẾT\n{below}\nĐiều 1. Giao Bộ Tài chính rà soát."
    assert read_text(text).header.subject == subject
