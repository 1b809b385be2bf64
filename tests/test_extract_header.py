"""Zones and header: letters of other kinds than the two, with all they print."""

from __future__ import annotations

import pytest

from extract.model import Header, Recipient, Signer
from tests.gold_letters import read_items, read_text, task

DIRECTIVE = """BỘ NỘI VỤ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 05/CT-BNV
Hà Nội, ngày 12 tháng 6 năm 2025

CHỈ THỊ
Về việc tăng cường kỷ luật, kỷ cương hành chính

Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị, \
Bộ trưởng Bộ Nội vụ yêu cầu:

1. Vụ Tổ chức cán bộ chủ trì rà soát; hoàn thành trước ngày 30/9/2025.
2. Văn phòng Bộ theo dõi, đôn đốc việc thực hiện Chỉ thị này./.

Nơi nhận:
- Thủ tướng Chính phủ (để b/c);
- Các đơn vị thuộc Bộ;
- Lưu: VT, TCCB.

BỘ TRƯỞNG

Phạm Thị Thanh Trà
"""

PLAN = """ỦY BAN NHÂN DÂN
THÀNH PHỐ ĐÀ NẴNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 123/KH-UBND
Đà Nẵng, ngày 05 tháng 3 năm 2025

KẾ HOẠCH
Triển khai thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị

Căn cứ Nghị quyết số 03/NQ-CP ngày 09/01/2025 của Chính phủ; Ủy ban nhân dân \
thành phố ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
Nâng cao nhận thức của cán bộ, công chức.
II. NHIỆM VỤ
1. Sở Khoa học và Công nghệ
a) Chủ trì, phối hợp với Sở Tài chính tham mưu ban hành quyết định trong Quý II/2025.
b) Báo cáo UBND thành phố định kỳ hằng quý.
2. Công an thành phố triển khai Đề án 06.
III. TỔ CHỨC THỰC HIỆN
Các sở, ban, ngành thực hiện nghiêm Kế hoạch này./.

Nơi nhận:
- Bộ KH&CN;
- TT Thành ủy (b/c);
- Lưu: VT, KGVX.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Hồ Quang Bửu
"""

PARTY_PLAN = """TỈNH ỦY KON TUM
*
Số 186-KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Kon Tum, ngày 09 tháng 01 năm 2025

KẾ HOẠCH
thực hiện Chỉ thị số 39-CT/TW, ngày 30/10/2024 của Ban Bí thư về tín dụng chính sách

Thực hiện Chỉ thị số 39-CT/TW, Ban Thường vụ Tỉnh ủy ban hành Kế hoạch như sau:

1. Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì tuyên truyền.
2. Các cấp ủy quán triệt Chỉ thị số 39-CT/TW.

Nơi nhận:
- Ban Bí thư (để b/c),
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Nguyễn Văn Bình
"""

LETTER = """ UBND TỈNH GIA LAI
SỞ TÀI CHÍNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 2522/STC-TH
HỎA TỐC
V/v báo cáo tiến độ giải ngân
Gia Lai, ngày 22 tháng 5 năm 2025

Kính gửi: Ủy ban nhân dân tỉnh.

Căn cứ Công văn số 12/UBND-TH ngày 02/5/2025 của Ủy ban nhân dân tỉnh, Sở Tài chính \
báo cáo như sau:

1. Tỷ lệ giải ngân đạt 40%.

Nơi nhận:
- Như trên;
- Lưu: VT, TH (Hòa).

GIÁM ĐỐC

Trần Văn Nam
"""

HEADERS = {
    DIRECTIVE: Header(
        type="Chỉ thị",
        number="05/CT-BNV",
        symbol="/CT-BNV",
        issuer="Bộ Nội vụ",
        place="Hà Nội",
        date="2025-06-12",
        subject="Về việc tăng cường kỷ luật, kỷ cương hành chính",
        signer=Signer("Phạm Thị Thanh Trà", "BỘ TRƯỞNG", None),
        recipients=(
            Recipient("Thủ tướng Chính phủ", "để b/c"),
            Recipient("Các đơn vị thuộc Bộ", None),
            Recipient("Lưu: VT, TCCB", "Lưu"),
        ),
    ),
    PLAN: Header(
        type="Kế hoạch",
        number="123/KH-UBND",
        symbol="/KH-UBND",
        issuer="Ủy ban nhân dân thành phố Đà Nẵng",
        place="Đà Nẵng",
        date="2025-03-05",
        subject="Triển khai thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024"
        " của Bộ Chính trị",
        signer=Signer(
            "Hồ Quang Bửu", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"
        ),
        recipients=(
            Recipient("Bộ KH&CN", None),
            Recipient("TT Thành ủy", "b/c"),
            Recipient("Lưu: VT, KGVX", "Lưu"),
        ),
        province="Đà Nẵng",
    ),
    PARTY_PLAN: Header(
        type="Kế hoạch",
        number="186-KH/TU",
        symbol="-KH/TU",
        issuer="Tỉnh ủy Kon Tum",
        place="Kon Tum",
        date="2025-01-09",
        subject="thực hiện Chỉ thị số 39-CT/TW, ngày 30/10/2024 của Ban Bí thư"
        " về tín dụng chính sách",
        signer=Signer("Nguyễn Văn Bình", "PHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ"),
        recipients=(
            Recipient("Ban Bí thư", "để b/c"),
            Recipient("Lưu Văn phòng Tỉnh ủy", "Lưu"),
        ),
        province="Kon Tum",
    ),
    LETTER: Header(
        type="Công văn",
        number="2522/STC-TH",
        symbol="/STC-TH",
        issuer="Sở Tài chính tỉnh Gia Lai",
        place="Gia Lai",
        date="2025-05-22",
        subject="V/v báo cáo tiến độ giải ngân",
        signer=Signer("Trần Văn Nam", "GIÁM ĐỐC", None),
        urgency="Hỏa tốc",
        addressees=("Ủy ban nhân dân tỉnh",),
        recipients=(
            Recipient("Như trên", None),
            Recipient("Lưu: VT, TH (Hòa)", "Lưu"),
        ),
        province="Gia Lai",
    ),
}


@pytest.mark.parametrize("text", HEADERS, ids=lambda text: str(text.split("\n")[0]))
def test_header(text: str) -> None:
    assert read_text(text).header == HEADERS[text]


# Where each citation of a letter stands.
SECTIONS = {
    DIRECTIVE: ["preamble"],
    PLAN: ["header", "preamble", "II.2"],
    PARTY_PLAN: ["header", "preamble", "2"],
    LETTER: ["preamble"],
}


@pytest.mark.parametrize("text", SECTIONS, ids=lambda text: str(text.split("\n")[0]))
def test_sections(text: str) -> None:
    found = read_text(text)
    assert [c.section for c in found.citations] == SECTIONS[text]


# A line with number, place and date, as blanks are left in it: number, symbol, date.
BLANKS = [
    ("Số: 12/UBND-TH Kon Tum, ngày 05 tháng 6 năm 2025", "12/UBND-TH", "2025-06-05"),
    ("Số:      /UBND-TH Kon Tum, ngày     tháng 6 năm 2025", None, "2025-06"),
    ("Số:      /UBND-TH Kon Tum, ngày   tháng   năm 2025", None, "2025"),
    ("Số: …../UBND-TH Kon Tum, ngày … tháng … năm 2025", None, "2025"),
    ("Số: 12/UBND-TH Kon Tum, ngày 31 tháng 6 năm 2025", "12/UBND-TH", "2025-06"),
    # A hand wrote the day or month, and OCR made of it what it could.
    ("Số: 12/UBND-TH Kon Tum, ngày 0 & tháng 6 năm 2025", "12/UBND-TH", "2025-06"),
    ("Số: 12/UBND-TH Kon Tum, ngày,È2 tháng 6 năm 2025", "12/UBND-TH", "2025-06"),
    ("Số: 12/UBND-TH Kon Tum, ngày 2 2tháng [| năm 2025", "12/UBND-TH", "2025"),
    ("Số: 12/UBND-TH Kon Tum, ngày 9 Of thing (năm 2025", "12/UBND-TH", "2025"),
    ("Số: 12/UBND-TH Kon Tum, ngày 30tháng10năm 2025", "12/UBND-TH", "2025-10-30"),
    ("Số: 12/UBND-TH Kọn Tum, ngày 3 tháng 6 năm 202}", "12/UBND-TH", None),
]


@pytest.mark.parametrize("label", ["86: 3593", "Số;/?!/ 4", "Số:z‡(3"])
def test_a_number_behind_a_label_misread_is_not_cited(label: str) -> None:
    found = read_text(
        f"CỤC THUẾ TP HÀ NỘI\n{label} /CT-TTHT Hà Nội, ngày 20 tháng 5 năm 2019\n"
        "V/v trả lời công văn 12/CV-AB ngày 02/5/2019\n\nKính gửi: Công ty A.\n"
    )
    assert found.header.number is None
    assert [citation.number for citation in found.citations] == ["12/CV-AB"]


@pytest.mark.parametrize(("line", "number", "date"), BLANKS)
def test_blank_number_and_day(line: str, number: str | None, date: str | None) -> None:
    """Nothing is borrowed from the document cited in the text."""
    header = read_text(
        f"{line}\n\nKính gửi: Sở Tài chính.\n\n"
        "Thực hiện Nghị quyết số 124/NQ-CP ngày 08/5/2025 của Chính phủ.\n"
    ).header
    assert (header.number, header.symbol, header.date) == (number, "/UBND-TH", date)
    assert header.place == "Kon Tum"


TWO_COLUMNS = """\
ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN ĐỨC THỌ                  Độc lập - Tự do - Hạnh phúc
---------------              -------------------------------
Số: 15/CĐ-UBND             Đức Thọ, hồi 15 giờ 30 ngày 06 tháng 5 năm 2022

CÔNG ĐIỆN
Về việc ứng phó với bão

Những ngày qua, mưa lớn gây ngập tại tỉnh Hà Tĩnh.

1. Phòng Kinh tế

a) Là cơ quan thường trực.

b) Báo cáo UBND huyện.

2. Công an huyện chủ trì cứu hộ.
"""


def test_letterhead_of_a_district_in_two_columns() -> None:
    """Blank lines part the paragraphs, though what stands below some is "a)"."""
    header = read_text(TWO_COLUMNS).header
    assert (header.type, header.number) == ("Công điện", "15/CĐ-UBND")
    assert header.issuer == "Ủy ban nhân dân huyện Đức Thọ"
    assert (header.place, header.date) == ("Đức Thọ", "2022-05-06")
    assert header.subject == "Về việc ứng phó với bão"


def test_letter_behind_a_name_that_sounds_like_a_quarter() -> None:
    found = read_items("1. UBND đặc khu Phú Quý\na) Rà soát.\nb) Báo cáo.")
    assert [task.label for task in found.tasks] == ["1", "1.a", "1.b"]


def test_who_writes_is_no_addressee() -> None:
    found = read_text(
        "TỔNG CỤC THUẾ\nSố: 12/TCT-KK\nHà Nội, ngày 28 tháng 6 năm 2023\n\n"
        "Kính gửi: Cục Thuế tỉnh Hải Dương\n\n"
        "Tổng cục Thuế nhận được công văn số 3/CT-TTHT ngày 24/4/2023 của Cục Thuế "
        "tỉnh Hải Dương. Về vấn đề này, Tổng cục Thuế có ý kiến như sau:\n\n"
        "1. Về hồ sơ\n- Bảo đảm đủ hồ sơ.\n"
    )
    assert found.header.addressees == ("Cục Thuế tỉnh Hải Dương",)
    assert not found.tasks


def test_last_paragraph_of_an_item_is_no_closing_formula() -> None:
    """The mark "./." ends a text; the line it stands on may still be an order."""
    text = task(read_text(PLAN), "III").span.text
    assert text.endswith("thực hiện nghiêm Kế hoạch này./.")


def test_form_in_an_annex_is_not_the_letter() -> None:
    """A second "Kính gửi" and a second signature stand in the annex."""
    found = read_text(LETTER + "\nPHỤ LỤC\nSố: 99/BC-XYZ\nKính gửi: Sở Y tế.\nMẫu.\n")
    assert found.header == read_text(LETTER).header


# Texts that are no official document: nothing in them is numbered or addressed.
NO_LETTERS = [
    "Hôm nay trời đẹp, tôi đi chợ mua rau.",
    "The quick brown fox jumps over the lazy dog.",
    "1. Một\n2. Hai\n",
]


@pytest.mark.parametrize("text", NO_LETTERS)
def test_no_letter(text: str) -> None:
    with pytest.raises(ValueError, match=r"letter\.txt: .*official document"):
        read_text(text)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 12/UBND–KTTH", "12/UBND-KTTH"),
        ("Số: 12/UBND—KTTH", "12/UBND-KTTH"),
        ("Số: 57–NQ/TW", "57-NQ/TW"),
        ("Số: 05/2024/TT–BKHCN", "05/2024/TT-BKHCN"),
        ("Số: 12/UBND-\u202eKTTH", "12/UBND-KTTH"),
    ],
)
def test_dashes_are_hyphens(printed: str, number: str) -> None:
    text = f"{printed}\nKon Tum, ngày 5 tháng 5 năm 2025\n\nKính gửi: Sở Tài chính.\n"
    assert read_text(text).header.number == number


@pytest.mark.parametrize("spoilt", ["l 7 /", "0§ /", "f!3 /", "(5/"])
def test_of_a_number_that_a_hand_wrote_only_the_symbol_is_read(spoilt: str) -> None:
    """Nor is it a document that the letter cites."""
    text = f"Số: {spoilt}UBND-KT Kon Tum, ngày 5 tháng 5 năm 2025\n\nKính gửi: Sở A.\n"
    found = read_text(text)
    assert (found.header.number, found.header.symbol) == (None, "/UBND-KT")
    assert not found.citations


@pytest.mark.parametrize("blank", ["Số:  /", "Số: /", "Số: １２/UBND-KT"])
def test_what_is_no_symbol_is_none(blank: str) -> None:
    text = f"{blank} Kon Tum, ngày 5 tháng 5 năm 2025\n\nKính gửi: Sở Tài chính.\n"
    header = read_text(text).header
    assert (header.number, header.symbol) == (None, None)


@pytest.mark.parametrize(
    "end",
    [
        "- Lưu: VT.\nVũ Chí Hùng",
        "- Lưu: VT.\nNHÂN ¿AN\nVũ Chí Hùng",
        "- Lưu: VT (3b). he/ Vũ Chí Hùng",
    ],
)
def test_name_that_ocr_reads_last_of_all(end: str) -> None:
    text = (
        "Số: 5/UBND-KT\nKon Tum, ngày 5 tháng 5 năm 2025\n\nKính gửi: Sở A.\n\n"
        "Đề nghị Sở A báo cáo./.\n\nNơi nhận: KT. CHỦ TỊCH\n- Như trên; PHÓ CHỦ TỊCH\n"
        f"{end}\n"
    )
    assert read_text(text).header.signer.name == "Vũ Chí Hùng"


@pytest.mark.parametrize(
    ("head", "issuer", "province"),
    [
        (
            (
                "ĐẢNG BỘ TỈNH LẠNG SƠN          ĐẢNG CỘNG SẢN VIỆT NAM\n"
                "HUYỆN ỦY CHI LĂNG          Chi Lăng, ngày 16 tháng 9 năm 2022\n*\n"
                "Số 61-CTr/HU\n"
            ),
            "Huyện ủy Chi Lăng",
            "Lạng Sơn",
        ),
        # a ward that is called as a province is
        (
            (
                "ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH\nĐẢNG ỦY PHƯỜNG BÌNH DƯƠNG\n*\n"
                "Số 31-KH/ĐU\nBình Dương, ngày 15 tháng 4 năm 2026\n"
            ),
            "Đảng ủy phường Bình Dương",
            "Hồ Chí Minh",
        ),
        (
            (
                "TỈNH ỦY LẠNG SƠN\nHUYỆN ỦY LỘC BÌNH\n*\nSố 5-NQ/HU\n"
                "Lộc Bình, ngày 15 tháng 4 năm 2021\n"
            ),
            "Huyện ủy Lộc Bình",
            "Lạng Sơn",
        ),
        (
            "BỘ NỘI VỤ\nSố: 5/BNV-TC\nHà Nội, ngày 15 tháng 4 năm 2021\n",
            "Bộ Nội vụ",
            None,
        ),
        # the motto broken over two lines is no body
        (
            (
                "ỦY BAN NHÂN\nDÂN\nTỈNH LẠNG SƠN\n-------\nCỘNG HÒA XÃ\n"
                "HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
                "Số: 5/KH-UBND\nLạng Sơn, ngày 15 tháng 4 năm 2021\n"
            ),
            "Ủy ban nhân dân tỉnh Lạng Sơn",
            "Lạng Sơn",
        ),
        # a taskforce, and the body in its name
        (
            (
                "BAN CHỈ ĐẠO CỦA CHÍNH PHỦ\nVỀ CHUYỂN ĐỔI SỐ\n-------\n"
                "Số: 46/KH-BCĐ\nHà Nội, ngày 28 tháng 3 năm 2025\n"
            ),
            "Ban chỉ đạo của chính phủ về chuyển đổi số",
            None,
        ),
    ],
)
def test_the_seat_and_the_province_of_a_committee(
    head: str, issuer: str, province: str | None
) -> None:
    said = f"{head}\nKẾ HOẠCH\nVề công tác cán bộ\n\n1. Ban Tổ chức chủ trì rà soát.\n"
    header = read_text(said).header
    assert (header.issuer, header.province) == (issuer, province)
