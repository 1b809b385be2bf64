"""Documents cited by name, and open sets that stay sets."""

from __future__ import annotations

import pytest

from tests.gold_letters import read_sentence


def _kinds(sentence: str, kind: str) -> list[str]:
    return [c.span.text for c in read_sentence(sentence).citations if c.kind == kind]


# A sentence and the documents it cites by name.
NAMED = [
    (
        "ban hành Kế hoạch quốc gia phòng, chống dịch bệnh trên cá tra, cá basa.",
        ["Kế hoạch quốc gia phòng, chống dịch bệnh trên cá tra"],
    ),
    # a comma in the name, by the period behind it; a verb goes on with the sentence
    (
        "Thực hiện Chương trình phát triển đô thị, nông thôn giai đoạn 2021 - 2025.",
        ["Chương trình phát triển đô thị, nông thôn giai đoạn 2021 - 2025"],
    ),
    (
        "Thực hiện Chương trình phát triển đô thị, xây dựng giá giai đoạn 2021 - 2025.",
        ["Chương trình phát triển đô thị"],
    ),
    (
        (
            "trình Luật sửa đổi, bổ sung một số điều của 10 luật có liên quan đến thủ "
            "tục hành chính, điều kiện kinh doanh trong lĩnh vực y tế theo trình tự."
        ),
        [
            (
                "Luật sửa đổi, bổ sung một số điều của 10 luật có liên quan đến thủ "
                "tục hành chính, điều kiện kinh doanh trong lĩnh vực y tế"
            ),
        ],
    ),
    # a name ends where its quotation does, and before "ban hành kèm theo"
    (
        "góp ý “Chương trình Giáo dục phổ thông” lấy ý kiến rộng rãi.",
        ["Chương trình Giáo dục phổ thông"],
    ),
    (
        "Thực hiện Chương trình giáo dục 2018 ban hành kèm theo Thông tư số 32.",
        ["Chương trình giáo dục 2018"],
    ),
    ("Tiếp tục triển khai Đề án 06; đẩy nhanh tiến độ.", ["Đề án 06"]),
    (
        "theo quy định của Luật ngân sách nhà nước và pháp luật.",
        ["Luật ngân sách nhà nước"],
    ),
    ("bổ sung vào Quy hoạch điện VIII, rà soát tiến độ.", ["Quy hoạch điện VIII"]),
    (
        "bổ sung vào Kế hoạch thực hiện Quy hoạch điện VIII.",
        ["Kế hoạch thực hiện Quy hoạch điện VIII", "Quy hoạch điện VIII"],
    ),
    (
        "triển khai Quy hoạch tỉnh Kon Tum thời kỳ 2021-2030, tầm nhìn đến năm 2050;",
        ["Quy hoạch tỉnh Kon Tum thời kỳ 2021-2030, tầm nhìn đến năm 2050"],
    ),
    (
        (
            "triển khai Đề án cơ cấu lại doanh nghiệp giai đoạn 2021 -"
            " 2025 và sắp xếp lại."
        ),
        ["Đề án cơ cấu lại doanh nghiệp giai đoạn 2021 - 2025"],
    ),
    ("sửa đổi Hiến pháp theo đúng tiến độ.", ["Hiến pháp"]),
    (
        "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam quy định quyền con người.",
        ["Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"],
    ),
    # laws: a name of the registry ends where it ends
    ("Luật Hóa chất hết hiệu lực kể từ ngày 01/01/2026.", ["Luật Hóa chất"]),
    (
        "theo Luật Phòng, chống tham nhũng và Luật Hôn nhân và gia đình;",
        ["Luật Phòng, chống tham nhũng", "Luật Hôn nhân và gia đình"],
    ),
    ("theo Bộ luật Dân sự ký nhận tiền.", ["Bộ luật Dân sự"]),
    ("theo Luật Quan lý thuê hiện hành.", ["Luật Quan lý thuê"]),
    ("theo LUẬT ĐẤT ĐAI năm 2024.", ["LUẬT ĐẤT ĐAI năm 2024"]),
    # another name ends at a stop word, an abbreviation at its end
    (
        "theo Luật Vận tải liên hợp và Nghị định này;",
        ["Luật Vận tải liên hợp"],
    ),
    ("theo Luật NSNN và các văn bản hướng dẫn;", ["Luật NSNN"]),
    # a law that amends others, and those it amends
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng.",
        [
            "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
            "Luật Thi đua, khen thưởng",
        ],
    ),
    (
        "Luật sửa đổi, bổ sung Điều 6 Luật Giá và Luật Thuế tài nguyên năm 2025.",
        [
            "Luật sửa đổi, bổ sung Điều 6 Luật Giá và Luật Thuế tài nguyên năm 2025",
            "Luật Giá",
            "Luật Thuế tài nguyên",
        ],
    ),
    ("hiệu lực của Hiến pháp năm 2013 sửa đổi.", ["Hiến pháp năm 2013 sửa đổi"]),
    (
        "triển khai Chương trình hành động của Chính phủ thực hiện Nghị quyết Đảng.",
        ["Chương trình hành động của Chính phủ"],
    ),
    (
        (
            "hoàn thành Chương trình mục tiêu quốc gia về phát triển văn hóa giai đoạn"
            " 2025 - 2035."
        ),
        ["Chương trình mục tiêu quốc gia về phát triển văn hóa giai đoạn 2025 - 2035"],
    ),
]


@pytest.mark.parametrize(("sentence", "names"), NAMED)
def test_named(sentence: str, names: list[str]) -> None:
    assert _kinds(sentence, "named") == names


# A law and the date it is cited by: the day, the year.
DATED = [
    (
        "Căn cứ Pháp lệnh Thú y ban hành ngày 29/4/2004;",
        "Pháp lệnh Thú y ban hành ngày 29/4/2004",
        "2004-04-29",
    ),
    ("theo Luật Đất đai năm 2024 và", "Luật Đất đai năm 2024", "2024"),
    ("theo Bộ luật Dân sự 2015.", "Bộ luật Dân sự 2015", "2015"),
    (
        "Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;",
        "Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025",
        "2025-02-18",
    ),
    ("theo Luật Đất đai số tiền 2024 đồng", "Luật Đất đai", None),
]


@pytest.mark.parametrize(("sentence", "words", "date"), DATED)
def test_date_of_a_law(sentence: str, words: str, date: str | None) -> None:
    (found,) = read_sentence(sentence).citations
    assert (found.span.text, found.date) == (words, date)


def test_provisions_of_a_law() -> None:
    (found,) = read_sentence("theo khoản 1 Điều 5 và Điều 9 Luật Đất đai.").citations
    assert found.provisions == ("khoản 1 Điều 5", "Điều 9")


# Type words that name no document: plurals, common nouns, the letter itself.
NOT_NAMED = [
    "kiến nghị đối với Chương trình mới và các điều kiện",
    "Chương trình chi tiết: Ngày 1 khai mạc",
    "hoàn thành kế hoạch vốn được giao",
    "Quyết liệt thực hiện, quyết định đầu tư",
    "ban hành Kế hoạch như sau: Sở Tài chính",
    "thực hiện các chương trình văn hóa nghệ thuật",
    "Kế hoạch này có hiệu lực kể từ ngày ký",
    "kỷ luật, kỷ cương",
    "Luật sư tham gia bào chữa",
    "Luật này có hiệu lực; pháp luật về đất đai; các luật thuế",
    "Kế hoạch 10 năm là khung",
    "ban hành Kế hoạch với các nội dung sau: rà soát",
    "2. Phòng Tài chính - Kế hoạch phân bổ vốn trước ngày 20/3",
    "Chương trình hành động này thay thế các quy định trước",
    "kiểm tra, giám sát, kỷ luật của Đảng; pháp luật của Nhà nước",
    "thẩm quyền ban hành và thể thức văn bản của Đảng",
]


@pytest.mark.parametrize("sentence", NOT_NAMED)
def test_no_document(sentence: str) -> None:
    assert read_sentence(sentence).citations == ()


# Open sets: a plural or a type alone, with an issuer or a subject, and the issuer.
OPEN = [
    (
        "thực hiện các Nghị quyết của Quốc hội.",
        "các Nghị quyết của Quốc hội",
        "Quốc hội",
    ),
    (
        "thực hiện các nghị quyết của Chính phủ, của Tỉnh ủy.",
        "các nghị quyết của Chính phủ, của Tỉnh ủy",
        "Chính phủ; Tỉnh ủy",
    ),
    ("theo các văn bản của Đảng.", "các văn bản của Đảng", "Đảng"),
    (
        "theo văn bản của Bộ Y tế về tiêm chủng.",
        "văn bản của Bộ Y tế",
        "Bộ Y tế",
    ),
    (
        "theo văn bản chỉ đạo của Lãnh đạo Chính phủ.",
        "văn bản chỉ đạo của Lãnh đạo Chính phủ",
        "Lãnh đạo Chính phủ",
    ),
    (
        "sửa đổi các văn bản quy phạm pháp luật đồng bộ.",
        "các văn bản quy phạm pháp luật",
        None,
    ),
    (
        "điều chỉnh kế hoạch thực hiện quy hoạch của địa phương theo quy định.",
        "kế hoạch thực hiện quy hoạch của địa phương",
        None,
    ),
    (
        "triển khai nghị quyết, kết luận của Bộ Chính trị.",
        "nghị quyết, kết luận của Bộ Chính trị",
        "Bộ Chính trị",
    ),
]


@pytest.mark.parametrize(("sentence", "words", "issuer"), OPEN)
def test_open(sentence: str, words: str, issuer: str | None) -> None:
    (found,) = read_sentence(sentence).citations
    assert (found.kind, found.span.text, found.issuer) == ("open", words, issuer)
    assert found.number is None


def test_name_ends_at_a_footnote_marker() -> None:
    """The marker is taken out of the words; the name does not run over its place."""
    found = read_sentence(
        "Triển khai Đề án nhà ở xã hội1 và rà soát.\n\n"
        "1 Ban hành tại Quyết định số 338/QĐ-TTg ngày 03/4/2023."
    )
    assert [c.span.text for c in found.citations] == [
        "Đề án nhà ở xã hội",
        "Quyết định số 338/QĐ-TTg ngày 03/4/2023",
    ]
