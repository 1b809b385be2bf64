"""Names of bodies, groups and office holders, as letters inflect them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from extract.agencies import AgencyMention, find_agencies
from extract.reading import Reading
from ontology.registry import bodies

if TYPE_CHECKING:
    from ontology.rows import BodyName


def _find(text: str, province: str | None = "Kon Tum") -> list[AgencyMention]:
    reading = Reading(text)
    return find_agencies(reading.text, province=province, marks=reading.marks)


UBND = "Ủy ban nhân dân tỉnh Kon Tum"

# One name as printed in a letter of Kon Tum: the full name, its kind and its level.
ONE = [
    # abbreviations, both places of the tone mark, capitals
    ("UBND tỉnh", UBND, "body", "provincial_government"),
    ("Uỷ ban nhân dân tỉnh", UBND, "body", "provincial_government"),
    ("Ủy ban Nhân dân Tỉnh", UBND, "body", "provincial_government"),
    ("HĐND tỉnh", "Hội đồng nhân dân tỉnh Kon Tum", "body", "provincial_council"),
    (
        "Sở KH&CN",
        "Sở Khoa học và Công nghệ tỉnh Kon Tum",
        "body",
        "provincial_department",
    ),
    ("Sở Tài chính", "Sở Tài chính tỉnh Kon Tum", "body", "provincial_department"),
    ("SỞ TÀI CHÍNH", "Sở Tài chính tỉnh Kon Tum", "body", "provincial_department"),
    (
        "VP UBND tỉnh",
        "Văn phòng Ủy ban nhân dân tỉnh Kon Tum",
        "body",
        "provincial_department",
    ),
    (
        "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
        "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh Kon Tum",
        "body",
        "provincial_council",
    ),
    # another place than the letter's own
    (
        "Sở Tài chính tỉnh Gia Lai",
        "Sở Tài chính tỉnh Gia Lai",
        "body",
        "provincial_department",
    ),
    (
        "UBND thành phố Hà Nội",
        "Ủy ban nhân dân thành phố Hà Nội",
        "body",
        "provincial_government",
    ),
    # a city inside the province, a district, a commune
    ("UBND thành phố Kon Tum", "Ủy ban nhân dân thành phố Kon Tum", "body", "district"),
    ("UBND huyện Đăk Hà", "Ủy ban nhân dân huyện Đăk Hà", "body", "district"),
    ("UBND xã Ia Chim", "Ủy ban nhân dân xã Ia Chim", "body", "commune"),
    (
        "UBND các huyện, thành phố",
        "Ủy ban nhân dân các huyện, thành phố thuộc tỉnh Kon Tum",
        "group",
        "district",
    ),
    (
        "UBND các xã, phường, đặc khu",
        "Ủy ban nhân dân các xã, phường, đặc khu thuộc tỉnh Kon Tum",
        "group",
        "commune",
    ),
    # the Party in the province
    ("Tỉnh ủy", "Tỉnh ủy Kon Tum", "body", "provincial_party"),
    (
        "Ban Thường Vụ Tỉnh ủy",
        "Ban Thường vụ Tỉnh ủy Kon Tum",
        "body",
        "provincial_party",
    ),
    # the Centre
    ("Bộ Chính trị", "Bộ Chính trị", "body", "central_party"),
    (
        "Ban Bí thư Trung ương Đảng",
        "Ban Bí thư Trung ương Đảng",
        "body",
        "central_party",
    ),
    (
        "Ủy ban Thường vụ Quốc hội",
        "Ủy ban Thường vụ Quốc hội",
        "body",
        "national_assembly",
    ),
    ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ", "body", "central_government"),
    ("Thanh tra Chính phủ", "Thanh tra Chính phủ", "body", "ministry"),
    (
        "Bộ Nông nghiệp và Môi trường",
        "Bộ Nông nghiệp và Môi trường",
        "body",
        "ministry",
    ),
    # vertical branches, numbered or in the province
    ("Công an tỉnh", "Công an tỉnh Kon Tum", "body", "provincial_department"),
    (
        "Ngân hàng Nhà nước Khu vực 11",
        "Ngân hàng Nhà nước Khu vực 11",
        "body",
        "central_branch",
    ),
    ("Chi cục Thuế khu vực XIV", "Chi cục Thuế Khu vực XIV", "body", "central_branch"),
    (
        "Chi nhánh NHCSXH tỉnh",
        "Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum",
        "body",
        "central_branch",
    ),
    # organisations have their province too
    ("Hội Nông dân tỉnh", "Hội Nông dân tỉnh Kon Tum", "body", "organisation"),
    (
        "Ủy ban MTTQ Việt Nam tỉnh",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Kon Tum",
        "body",
        "organisation",
    ),
    # names whose rest is free: they run to their place, or to a verb
    (
        "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh",
        "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh Kon Tum",
        "body",
        "provincial_department",
    ),
    (
        "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, lãng phí, tiêu cực",
        "Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, lãng phí, tiêu cực",
        "taskforce",
        "central_party",
    ),
    (
        "Ban Chỉ đạo giải quyết thủ tục đầu tư tỉnh Kon Tum",
        "Ban Chỉ đạo giải quyết thủ tục đầu tư tỉnh Kon Tum",
        "taskforce",
        "provincial_government",
    ),
    # office holders
    (
        "Chủ tịch UBND tỉnh",
        "Chủ tịch Ủy ban nhân dân tỉnh Kon Tum",
        "office_holder",
        "provincial_government",
    ),
    ("Bộ trưởng Bộ Tài chính", "Bộ trưởng Bộ Tài chính", "office_holder", "ministry"),
    # groups
    ("các sở, ban ngành", "các sở, ban ngành", "group", "provincial_department"),
    (
        "Các sở, ban ngành, đơn vị thuộc tỉnh",
        "Các sở, ban ngành, đơn vị thuộc tỉnh Kon Tum",
        "group",
        "provincial_department",
    ),
    (
        "các Bộ, ban ngành Trung ương",
        "các Bộ, ban ngành Trung ương",
        "group",
        "ministry",
    ),
    ("các đơn vị có liên quan", "các đơn vị có liên quan", "group", "unspecified"),
    ("cấp có thẩm quyền", "cấp có thẩm quyền", "group", "unspecified"),
    # those of all provinces stand where each of them does
    (
        "Sở Tài chính các tỉnh, thành phố",
        "Sở Tài chính các tỉnh, thành phố",
        "group",
        "provincial_department",
    ),
    (
        "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
        "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
        "office_holder",
        "provincial_government",
    ),
    (
        "Cục Thi hành án dân sự tỉnh",
        "Cục Thi hành án dân sự tỉnh Kon Tum",
        "body",
        "central_branch",
    ),
    # the Party's committees, at each level
    (
        "Thường trực Đảng ủy xã Đăk Mar",
        "Thường trực Đảng ủy xã Đăk Mar",
        "body",
        "commune",
    ),
    ("Huyện ủy Kỳ Anh", "Huyện ủy Kỳ Anh", "body", "district"),
    (
        "Các cơ quan tham mưu, giúp việc Tỉnh ủy",
        "Các cơ quan tham mưu, giúp việc Tỉnh ủy",
        "group",
        "unspecified",
    ),
    (
        "Thủ trưởng các cơ quan chuyên môn thuộc UBND tỉnh",
        "Thủ trưởng các cơ quan chuyên môn thuộc UBND tỉnh",
        "group",
        "unspecified",
    ),
    (
        "Phó Thủ tướng Thường trực",
        "Phó Thủ tướng Thường trực Chính phủ",
        "office_holder",
        "central_government",
    ),
    ("cơ quan có thẩm quyền", "cơ quan có thẩm quyền", "group", "unspecified"),
]


@pytest.mark.parametrize(("printed", "name", "kind", "level"), ONE)
def test_agency(printed: str, name: str, kind: str, level: str) -> None:
    (found,) = _find(printed)
    assert found.printed == printed
    assert found.name == name
    assert (found.kind, found.level) == (kind, level)


# Several names in a row: commas and "và" inside a name do not end it.
SEVERAL = [
    (
        "Bộ trưởng Bộ Nông nghiệp và PTNT, Sở Lao động - TB&XH chủ trì",
        ["Bộ trưởng Bộ Nông nghiệp và PTNT", "Sở Lao động - TB&XH"],
    ),
    (
        "yêu cầu lãnh đạo các sở, ban, ngành, thủ trưởng các đơn vị trực thuộc",
        ["lãnh đạo các sở, ban, ngành", "thủ trưởng các đơn vị trực thuộc"],
    ),
    ("lãnh đạo các Bộ: Xây dựng, Y tế", ["lãnh đạo Bộ Xây dựng", "lãnh đạo Bộ Y tế"]),
    ("sự lãnh đạo của cấp trên; lãnh đạo cơ quan phê duyệt", []),
    (
        "Thanh tra Bộ và các đơn vị liên quan",
        ["Thanh tra Bộ", "các đơn vị liên quan"],
    ),
    (
        "UBND các huyện Kỳ Anh, Cẩm Xuyên và Thạch Hà, Sở Y tế",
        ["UBND các huyện Kỳ Anh, Cẩm Xuyên và Thạch Hà", "Sở Y tế"],
    ),
    (
        "Sở Văn hóa, Thể thao và Du lịch, Sở Y tế và Sở Công Thương",
        ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế", "Sở Công Thương"],
    ),
    (
        "Bộ Khoa học và Công nghệ và Bộ Tài chính",
        ["Bộ Khoa học và Công nghệ", "Bộ Tài chính"],
    ),
    (
        "Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh và UBND các huyện",
        ["Trung tâm Xúc tiến Đầu tư, Thương mại và Du lịch tỉnh", "UBND các huyện"],
    ),
    (
        "Trung ương, Bộ Chính trị, Ban Bí thư",
        ["Trung ương", "Bộ Chính trị", "Ban Bí thư"],
    ),
    (
        "Đề nghị Giám đốc các Sở: Nội vụ, Tài chính; Chủ tịch UBND các xã, phường",
        ["Giám đốc Sở Nội vụ", "Giám đốc Sở Tài chính", "Chủ tịch UBND các xã, phường"],
    ),
    ("các Bộ Tài chính, Công an và Bộ Y tế", ["Bộ Tài chính", "Bộ Công an", "Bộ Y tế"]),
    (
        "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ",
        ["Các bộ", "cơ quan ngang bộ", "cơ quan thuộc Chính phủ"],
    ),
    (
        "UBND huyện, thị xã; UBND các huyện, thị xã Đức Phổ và thành phố Quảng Ngãi",
        [
            "UBND huyện, thị xã",
            "UBND các huyện, thị xã Đức Phổ và thành phố Quảng Ngãi",
        ],
    ),
    (
        "Thống đốc Ngân hàng Nhà nước Việt Nam, Tổng Thanh tra Chính phủ",
        ["Thống đốc Ngân hàng Nhà nước Việt Nam", "Tổng Thanh tra Chính phủ"],
    ),
    (
        "Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Gia Lai",
        ["Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Gia Lai"],
    ),
    (
        "Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi rà soát",
        ["Ban Quản lý Khu kinh tế Dung Quất và các Khu công nghiệp Quảng Ngãi"],
    ),
    # a group goes on to where its places lie, not to what they do
    (
        (
            "UBND các tỉnh, thành phố vùng Đồng bằng sông Hồng khẩn trương rà soát; "
            "UBND các tỉnh có dự án; UBND các tỉnh ven biển chủ động"
        ),
        [
            "UBND các tỉnh, thành phố vùng Đồng bằng sông Hồng",
            "UBND các tỉnh có dự án",
            "UBND các tỉnh ven biển",
        ],
    ),
    (
        "SỞ Y TẾ CÁC TỈNH, THÀNH PHỐ VEN BIỂN, SỞ TÀI CHÍNH",
        ["SỞ Y TẾ CÁC TỈNH, THÀNH PHỐ VEN BIỂN", "SỞ TÀI CHÍNH"],
    ),
    # a title runs over verbs that are in it, and ends at another
    (
        "Cục Quản lý, giám sát tổ chức tín dụng kiểm tra hồ sơ",
        ["Cục Quản lý, giám sát tổ chức tín dụng"],
    ),
    ("Trung tâm Y tế tổ chức tiêm", ["Trung tâm Y tế"]),
    ("Công ty Hải Hà hỏi về thuế", ["Công ty Hải Hà"]),
    (
        "Thường trực Tỉnh ủy; Thường trực HĐND tỉnh",
        ["Thường trực Tỉnh ủy", "Thường trực HĐND tỉnh"],
    ),
    (
        "Ban Quản lý dự án đầu tư xây dựng tỉnh chủ trì, phối hợp với Sở Tài chính",
        ["Ban Quản lý dự án đầu tư xây dựng tỉnh", "Sở Tài chính"],
    ),
]


@pytest.mark.parametrize(("text", "printed"), SEVERAL)
def test_several_agencies(text: str, printed: list[str]) -> None:
    assert [a.printed for a in _find(text)] == printed


# Ordinary words that share a beginning with a name.
NONE = [
    "II. NHIỆM VỤ CỤ THỂ",
    "NÂNG CẤP CƠ SỞ Y TẾ, ĐÀO TẠO CÁN BỘ Y TẾ",
    "PHỤC VỤ CÔNG TÁC KIỂM TRA",
    "Ban hành kế hoạch",
    "Tổ chức thực hiện hiệu quả",
    "trên cơ sở dữ liệu quốc gia",
    "cán bộ, công chức nội bộ",
    "tổ chức bộ máy",
    "các ngành, lĩnh vực mới nổi",
    "phát triển địa phương",
    "thuế, bảo hiểm",
    "Bộ quy tắc ứng xử",
]


@pytest.mark.parametrize("text", NONE)
def test_ordinary_words(text: str) -> None:
    assert _find(text) == []


def test_no_party_committee_is_taken_for_its_office() -> None:
    """Đảng ủy UBND tỉnh is a committee of the Party, not the People's Committee."""
    assert "UBND tỉnh" not in [a.printed for a in _find("Đảng ủy UBND tỉnh")]


def test_a_body_in_capitals_behind_another_word() -> None:
    found = _find("TRÁCH NHIỆM CỦA VỤ PHÁP CHẾ, SỞ Y TẾ")
    assert [a.printed for a in found] == ["VỤ PHÁP CHẾ", "SỞ Y TẾ"]


def test_without_a_province_names_stay_open() -> None:
    (found,) = _find("Sở Tài chính", province=None)
    assert found.name == "Sở Tài chính"


def test_a_central_city_is_no_province() -> None:
    (found,) = _find("Sở Tài chính", province="Đà Nẵng")
    assert found.name == "Sở Tài chính thành phố Đà Nẵng"


def test_name_ends_at_a_footnote_marker() -> None:
    text = "Ban Chỉ đạo chuyển đổi số và cải cách hành chính"
    mark = text.index(" và cải cách")
    (found,) = find_agencies(text, province="Kon Tum", marks={mark})
    assert found.end == mark


@pytest.mark.parametrize(
    "printed", ["Ủy ban nhân dân tỉnh", "Sở Khoa học và Công nghệ"]
)
def test_decomposed_letters(printed: str) -> None:
    """A text in NFD reads like the same text in NFC."""
    (found,) = _find(unicodedata.normalize("NFD", printed))
    assert found.printed == printed


@pytest.mark.parametrize(
    "row", [n for n in bodies().names if n.shape == "fixed"], ids=lambda row: row.name
)
def test_each_fixed_name_is_found_whole(row: BodyName) -> None:
    """Longer names win: no row hides behind a shorter one."""
    (found,) = _find(row.name)
    assert found.printed == row.name
    assert (found.name, found.level) == (row.full, row.level)


@pytest.mark.parametrize(
    "row", [n for n in bodies().names if n.shape == "local"], ids=lambda row: row.name
)
def test_each_local_name_is_found_with_its_place(row: BodyName) -> None:
    """Party committees and youth unions carry the word "tỉnh" in their names."""
    placed = row.name.endswith(("Tỉnh ủy", "Thành ủy", "Huyện ủy", "đoàn"))
    text = row.name if placed else f"{row.name} tỉnh Gia Lai"
    (found,) = _find(text, province="Gia Lai")
    assert found.printed == text
    assert found.level == row.level


# A city of that rank is no province: its groups are "thuộc thành phố Cần Thơ".
@pytest.mark.parametrize(
    ("printed", "name"),
    [
        (
            "Ủy ban nhân dân các xã, phường",
            "Ủy ban nhân dân các xã, phường thuộc thành phố Cần Thơ",
        ),
        (
            "Các sở, ban ngành, đơn vị thuộc thành phố",
            "Các sở, ban ngành, đơn vị thuộc thành phố Cần Thơ",
        ),
    ],
)
def test_groups_of_a_city_name_the_city(printed: str, name: str) -> None:
    (found,) = _find(f"{printed} thực hiện", "Cần Thơ")
    assert found.name == name


def test_a_province_keeps_its_capitals_after_a_noun() -> None:
    (found,) = _find("Báo Nghệ An tuyên truyền", "Nghệ An")
    assert found.name == "Báo Nghệ An"
