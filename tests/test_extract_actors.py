"""Names that stand in no list: a head noun, its name, and where it ends."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from extract.actor_names import acts
from extract.agencies import find_agencies
from ontology.registry import actors

if TYPE_CHECKING:
    from ontology.rows import Head


def _printed(text: str) -> list[str]:
    return [a.printed for a in find_agencies(text, province="Kon Tum")]


# A sentence, and the names in it.
NAMED = [
    (
        "- Các tỉnh ủy, thành ủy ven biển lãnh đạo thực hiện.",
        ["Các tỉnh ủy", "thành ủy ven biển"],
    ),
    # several units where they are told to act; a place where something is done is none
    (
        "- Các xã, phường, đặc khu chủ động rà soát.",
        ["Các xã, phường, đặc khu"],
    ),
    (
        "- Các huyện, thị xã, thành phố xây dựng kế hoạch.",
        ["Các huyện, thị xã, thành phố"],
    ),
    # who issued a document by number; another document begins no part of the name
    (
        (
            "Theo Nghị quyết 05-NQ/ĐU của Đảng ủy xã Vân Thủy và Kế hoạch số 9-KH/ĐU"
            " ngày 05/3/2025 của Đảng ủy xã về chuyển đổi số."
        ),
        ["Đảng ủy xã Vân Thủy", "Đảng ủy xã"],
    ),
    (
        "Công văn số 15/CV-ABC (ngày 05/3/2020) của Công ty TNHH Thủy nông về thuế.",
        ["Công ty TNHH Thủy nông"],
    ),
    (
        "Theo Nghị quyết 04/NQ-HĐTP của Hội đồng Thẩm phán, Bộ luật Hình sự năm 2015.",
        ["Hội đồng Thẩm phán"],
    ),
    ("Theo Quyết định 12/QĐ-HTX của Hợp tác xã có giá trị.", []),
    ("Theo Quyết định 12/QĐ-HTX của hợp tác xã An Phú.", []),
    # an office belongs to whom it follows
    (
        "Giao đồng chí Lê A, Phó Chủ tịch UBND tỉnh chủ trì rà soát.",
        ["đồng chí Lê A, Phó Chủ tịch UBND tỉnh"],
    ),
    # a verb that is part of a name
    ("1. Phòng Giáo dục Thường xuyên rà soát.", ["Phòng Giáo dục Thường xuyên"]),
    # it opens a line: a verb, a colon or the end of the line follows
    ("3. Trung tâm CNTT Tây Bắc bố trí cán bộ.", ["Trung tâm CNTT Tây Bắc"]),
    ("8. Hiệp hội Doanh nghiệp tỉnh: Tuyên truyền.", ["Hiệp hội Doanh nghiệp tỉnh"]),
    ("2. Văn phòng Sở", ["Văn phòng Sở"]),
    ("- Nhà trường gửi kết quả.", ["Nhà trường"]),
    ("4. Các đơn vị được giao vốn rà soát.", ["Các đơn vị"]),
    # a heading without a mark goes on in its first sentence
    ("1. Phòng Kế hoạch Chủ trì rà soát.", ["Phòng Kế hoạch"]),
    ("3. Trung tâm Y tế - Bố trí cán bộ.", ["Trung tâm Y tế"]),
    # verbs right behind the noun are of the name, later ones are not
    (
        "9. Các đoàn thanh tra, kiểm tra kiểm tra hồ sơ.",
        ["Các đoàn thanh tra, kiểm tra"],
    ),
    ("b) Đoàn đánh giá ngoài nghiên cứu hồ sơ.", ["Đoàn đánh giá ngoài"]),
    ("2. Đơn vị quản lý đường bộ kịp thời sửa chữa.", ["Đơn vị quản lý đường bộ"]),
    # it opens a sentence, or stands behind when and why
    ("1. Rà soát. Các trường trung học cử giáo viên.", ["Các trường trung học"]),
    ("a) Trong bước này, cơ sở giáo dục tăng cường kiểm tra.", ["cơ sở giáo dục"]),
    # it stands behind words that ask
    ("1. Giao Phòng Hóa chất theo dõi.", ["Phòng Hóa chất"]),
    ("1. Đề nghị các ngân hàng thương mại báo cáo.", ["các ngân hàng thương mại"]),
    ("1. Phối hợp chặt chẽ với cơ quan Thuế rà soát.", ["cơ quan Thuế"]),
    # a list goes on in the same way
    (
        "1. Phối hợp với Thanh tra, Công an và Quản lý thị trường xử lý.",
        ["Thanh tra", "Công an", "Quản lý thị trường"],
    ),
    (
        "5. Chi cục Thủy lợi, Công ty TNHH Thủy nông, các chủ hồ chứa vận hành.",
        ["Chi cục Thủy lợi", "Công ty TNHH Thủy nông", "các chủ hồ chứa"],
    ),
    # kinds of schools; two nouns with one name; a field in small letters
    (
        "3. Các trường mầm non, tiểu học và THCS báo cáo.",
        ["Các trường mầm non, tiểu học và THCS"],
    ),
    (
        (
            "4. Phối hợp với các cơ sở giáo dục đại học, cao đẳng; các viện và trung"
            " tâm khoa học; sở khoa học và công nghệ; các nhà khoa học; cha mẹ học sinh"
            " trong việc hướng dẫn."
        ),
        [
            "các cơ sở giáo dục đại học, cao đẳng",
            "các viện và trung tâm khoa học",
            "sở khoa học và công nghệ",
            "các nhà khoa học",
            "cha mẹ học sinh",
        ],
    ),
    # places and titles that go on behind a comma or a dash
    (
        "2. Các trạm Y tế các xã, phường báo cáo.",
        ["Các trạm Y tế các xã, phường"],
    ),
    (
        "2. Các cơ quan báo chí, truyền thông đẩy mạnh tuyên truyền.",
        ["Các cơ quan báo chí, truyền thông"],
    ),
    ("1. Hội đồng thi đua - khen thưởng đẩy mạnh.", ["Hội đồng thi đua - khen thưởng"]),
    (
        "5. Các chủ công trình hồ chứa thủy lợi, thủy điện tổ chức trực ban.",
        ["Các chủ công trình hồ chứa thủy lợi, thủy điện"],
    ),
    ("2. Ban tổ chức Cuộc thi - Xây dựng kế hoạch.", ["Ban tổ chức Cuộc thi"]),
    # one word with a comma in it
    (
        "1. Văn phòng Ban Chỉ huy Phòng, chống lụt bão, Tìm kiếm cứu nạn rà soát.",
        ["Văn phòng Ban Chỉ huy Phòng, chống lụt bão, Tìm kiếm cứu nạn"],
    ),
    # a name of the list within another
    (
        "1. Tổ giúp việc Ban Chỉ đạo phòng, chống tội phạm và ma túy tỉnh rà soát.",
        ["Tổ giúp việc Ban Chỉ đạo phòng, chống tội phạm và ma túy tỉnh"],
    ),
    # a bracket behind it says which
    ("1. Các chủ rừng (hộ gia đình, cộng đồng)\n- Tuần tra.", ["Các chủ rừng"]),
    # who heads several, what one trades in, where one is
    (
        "1. Người đứng đầu cơ quan, đơn vị chịu trách nhiệm.",
        ["Người đứng đầu cơ quan, đơn vị"],
    ),
    (
        "1. Các thương nhân đầu mối xăng dầu, các chủ đập thủy điện rà soát.",
        ["Các thương nhân đầu mối xăng dầu", "các chủ đập thủy điện"],
    ),
    ("8. Vụ Thị trường trong nước theo dõi.", ["Vụ Thị trường trong nước"]),
    # offices and persons
    (
        "1. Các thành viên Ban Chỉ huy Phòng thủ dân sự tỉnh trực tiếp xuống địa bàn.",
        ["Các thành viên Ban Chỉ huy Phòng thủ dân sự tỉnh"],
    ),
    (
        "1. Giáo viên chủ nhiệm các lớp phổ biến nội quy.",
        ["Giáo viên chủ nhiệm các lớp"],
    ),
    (
        "1. Tổ trưởng/nhóm trưởng chuyên môn hướng dẫn.",
        ["Tổ trưởng/nhóm trưởng chuyên môn"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed"), NAMED)
def test_name_in_no_list(text: str, printed: list[str]) -> None:
    assert _printed(text) == printed


# The same words where nobody is told to act, or other words.
OTHERWISE = [
    "Tổ chức thực hiện nghiêm túc.",
    "Phòng, chống dịch bệnh chủ động.",
    "Trường hợp vướng mắc báo cáo.",
    "Tổ chức trực ban theo dõi nghiêm túc.",
    "Thuế GTGT phải nộp tăng.",
    "Hội nghị tổng kết tổ chức cuối năm.",
    "Cơ sở dữ liệu phải đồng bộ.",
    "Ban hành kế hoạch thực hiện.",
    "Thanh tra khoa học và công nghệ:",
    "Kết quả hoạt động của trung tâm ngoại ngữ tăng.",
    "Rà soát hồ sơ do bộ phận kế toán lập.",
    "Duy trì họp giao ban tuần, giao ban quý.",
    "Tuyên truyền tại các xã, phường, thị trấn tổ chức lễ hội.",
]


@pytest.mark.parametrize("text", OTHERWISE)
def test_no_name(text: str) -> None:
    assert _printed(text) == []


@pytest.mark.parametrize("head", actors().heads, ids=lambda head: head.name)
def test_example_of_each_head(head: Head) -> None:
    """Whom a letter asks is found whole; a row of the list may know the name too."""
    (found,) = _printed(f"1. Phối hợp với {head.example} rà soát.")
    assert found == head.example


@pytest.mark.parametrize("words", [actors().verbs, actors().works, actors().others])
def test_words_are_in_small_letters_and_once(words: tuple[str, ...]) -> None:
    assert all(word == word.casefold() for word in words)
    assert len(set(words)) == len(words)


def test_who_acts() -> None:
    assert acts().match(" có trách nhiệm rà soát")
    assert acts().match(" Chủ trì rà soát")
    assert not acts().match(" của tỉnh")


@pytest.mark.parametrize(
    "words", ["Các tổ chức ", "phòng, ", "Trong các đoàn, ", "giao Sở, ", "1. Tổ - "]
)
def test_time_grows_with_the_text(words: str) -> None:
    """Forty thousand letters of nothing but head nouns take no second."""
    text = words * (40_000 // len(words))
    start = time.process_time()
    find_agencies(text)
    assert time.process_time() - start < 1
