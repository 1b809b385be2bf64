"""Which items are orders, and which say why, when, where, or what the law provides."""

from __future__ import annotations

import pytest

from extract.orders import is_answer, is_normative
from extract.quotations import quoted
from tests.gold_letters import read_items, read_text

# Items of a letter that orders, and the labels of those that are tasks.
ITEMS = [
    # what is to be done opens it, or stands behind what only frames it
    ("1. Rà soát các văn bản.\n2. Đề cao trách nhiệm.", ["1", "2"]),
    ("1. Trên cơ sở kế hoạch, tập trung kiểm tra.\n2. Quyết tâm về đích.", ["1", "2"]),
    # who is to do it
    ("1. Sở Tài chính: Bố trí kinh phí.\n2. Hội Nông dân tỉnh vào cuộc.", ["1", "2"]),
    ("1. Về thanh tra: Sở Nội vụ rà soát.\n2. Kinh phí: 5 tỷ đồng.", ["1"]),
    ("1. Cơ sở giáo dục phải chuẩn bị đầy đủ.\n2. Các văn bản cũ.", ["1"]),
    # purposes, places and times are none
    ("I. MỤC ĐÍCH\n- Nâng cao nhận thức.\nII. NHIỆM VỤ\n- Rà soát.", ["II", "II.1"]),
    ("1. Tổ chức tập huấn:\n- Thời gian: tháng 6.\n- Địa điểm: Sở.", ["1"]),
    ("1. Quán triệt các văn bản:\n- Luật Đất đai;\n- Luật Nhà ở.", ["1"]),
    # a heading that only gives a reason may still be followed by who must
    ("1. Mục tiêu tăng trưởng\nCác sở phải:\n- Bám sát mục tiêu.", ["1", "1.1"]),
    # what has been done is no order, nor what the law provides
    ("1. Sở Tài chính đã báo cáo.\n2. Sở Nội vụ rà soát.", ["2"]),
    ("1. Khoản 1 Điều 4 Luật Thuế quy định.\n2. Rà soát.", ["2"]),
    # nor what holds when documents change
    (
        (
            "1. Rà soát.\n2. Kể từ ngày Quyết định này có hiệu lực, Danh mục cũ hết "
            "hiệu lực.\n3. Trường hợp các văn bản trích dẫn ở đây được sửa đổi thì "
            "thực hiện theo đó.\n4. Trường hợp văn bản chưa rõ, các sở phải báo cáo."
        ),
        ["1", "4"],
    ),
    # a target is
    ("1. Tỷ lệ bao phủ đạt trên 95%.\n2. Văn bản cũ.", ["1"]),
    # but none among the goals and requirements that it sets out with
    ("II. MỤC TIÊU\n1. Trên 80% hồ sơ.\nIII. NHIỆM VỤ\n1. Rà soát.", ["III", "III.1"]),
    # however long the list of what ends, and wherever it stops short
    (
        (
            "1. Rà soát.\n2. Kế từ ngày Quyết định này có hiệu lực, danh mục quy định "
            "tại Quyết. định số 1466/QĐ-TTg của. Thủ tướng Chính phủ hết hiệu lực."
        ),
        ["1"],
    ),
    # who has to do something from that day is told to
    (
        (
            "1. Rà soát.\n2. Kể từ ngày Quyết định này có hiệu lực, Sở Y tế chủ trì "
            "thanh lý hợp đồng của. Quyết định cũ đã hết hiệu lực."
        ),
        ["1", "2"],
    ),
    (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Việc làm phải thiết thực.\nII. NHIỆM VỤ\n1. Gửi.",
        ["II", "II.1"],
    ),
    # what an act changes in another is no order
    ("1. Sửa đổi, bổ sung khoản 5 Điều 2 như sau:\n2. Sở Nội vụ rà soát.", ["2"]),
    # lists of things are none, whoever needs them
    ("1. Sở Nội vụ nhận hồ sơ:\n- Phiếu 1A;\n- Tên dự án: A;\n- In.", ["1", "1.3"]),
    # what follows a formula, or what a letter says of itself, may be one
    (
        (
            "1. Rà soát.\nChỉ thị này thay thế Chỉ thị số 1/CT-UBND ngày 08/01/2018. "
            "Các sở báo cáo Sở Nội vụ trước ngày 30/6/2025."
        ),
        ["1", "p1"],
    ),
    (
        (
            "1. Rà soát.\nCác Bộ trưởng, Chủ tịch UBND các tỉnh chịu trách nhiệm thi"
            " hành Chỉ thị này./."
        ),
        ["1"],
    ),
    ("1. Rà soát.\nTrong quá trình thực hiện, nếu cần sửa đổi, các sở báo cáo.", ["1"]),
    # where all send what they report stands behind the list
    (
        "1. Rà soát.\nBáo cáo gửi về Sở Nội vụ trước ngày 20/11/2025 để tổng hợp.",
        ["1", "p1"],
    ),
    ("1. Rà soát.\nBáo cáo của các sở đã gửi Sở Nội vụ.", ["1"]),
    # closing formulas are none, an order among them is
    (
        "1. Rà soát.\nYêu cầu các sở, ban, ngành nghiêm túc thực hiện Chỉ thị này.",
        ["1"],
    ),
    (
        "1. Rà soát.\nYêu cầu các sở nghiêm túc thực hiện. Giao Sở Nội vụ theo dõi.",
        ["1", "p1"],
    ),
    ("1. Rà soát.\nSở Nội vụ có trách nhiệm kiểm tra.", ["1", "p1"]),
    # so is a paragraph behind the list that tells by name who sends what
    ("1. Rà soát.\nĐịnh kỳ 6 tháng, các sở báo cáo kết quả.", ["1", "p1"]),
    ("1. Rà soát.\nĐịnh kỳ 6 tháng, các sở đã báo cáo kết quả.", ["1"]),
    # nobody is told anything by a meeting
    ("Hội nghị giao ban các xã đã họp.\n1. Rà soát.", ["1"]),
    (
        "1. Rà soát.\nNhận được Công văn này, đề nghị các sở báo cáo trước ngày 1/7.",
        ["1", "p1"],
    ),
    (
        "1. Rà soát.\n2. Các sở chịu trách nhiệm thi hành Chỉ thị này.",
        ["1"],
    ),
    (
        "1. Rà soát.\n2. UBND tỉnh thông báo để các sở biết, thực hiện.",
        ["1"],
    ),
    (
        (
            "1. Rà soát.\nVăn bản này thay thế Công văn số 5/UBND-TH.\nRất mong các sở"
            " phối hợp."
        ),
        ["1"],
    ),
    # praise and consent are none, an order among them is
    (
        "1. Đánh giá cao kết quả so với yêu cầu tại Chỉ thị số 5/CT-TTg.\n2. Rà soát.",
        ["2"],
    ),
    ("1. Thống nhất nội dung báo cáo. Giao Sở Y tế rà soát.", ["1"]),
    ("1. Đồng ý chủ trương hỗ trợ. Sở Y tế hướng dẫn các xã.\n2. Rà soát.", ["1", "2"]),
    ("1. Thống nhất chủ trương hỗ trợ theo đề xuất của Sở Y tế.\n2. Rà soát.", ["2"]),
    ("1. Do sơ suất, Sở Y tế xin đính chính Công văn số 5/SYT.\n2. Rà soát.", ["2"]),
    (
        "1. Rà soát.\nYêu cầu các đơn vị nghiêm túc thực hiện Công điện này./.",
        ["1"],
    ),
    # what a body leads others to do, and what is to be taken somewhere
    ("1. Lãnh đạo bố trí kinh phí.\n2. Đưa hộ sản xuất lên sàn.", ["1", "2"]),
    # what is given to whom, by rule, is no order
    ("1. Rà soát.\n- Hạn ngạch được phân giao cho thương nhân có nhu cầu.", ["1"]),
    # one who must, behind when
    ("1. Trước khi tập huấn, học viên phải đăng ký.\n2. Văn bản cũ.", ["1"]),
    # whom an order asks to watch over what is done is no closing formula
    (
        "1. Rà soát.\n2. Đề nghị Tỉnh đoàn giám sát việc thực hiện Kế hoạch này.",
        ["1", "2"],
    ),
]


@pytest.mark.parametrize(("items", "labels"), ITEMS)
def test_orders_of_a_letter(items: str, labels: list[str]) -> None:
    assert [task.label for task in read_items(items).tasks] == labels


def test_a_paragraph_before_a_list_asks_for_something() -> None:
    text = (
        "Kính gửi: Các phòng.\n\nThực hiện Luật Giáo dục, Sở Nội vụ đề nghị các phòng "
        "góp ý.\nNội dung góp ý như sau:\n1. Các mục tiêu.\n2. Rà soát biểu mẫu.\n"
    )
    assert [task.label for task in read_text(text).tasks] == ["p1", "2"]


def test_a_list_that_only_says_about_what() -> None:
    """The lead-in is the order; a paragraph behind the list is another."""
    text = (
        "Kính gửi: Các phòng.\n\nSở Nội vụ đề nghị Các phòng góp ý nội dung sau:\n"
        "- Về bố cục của dự thảo.\n- Về tính khả thi.\n"
        "Đề nghị các phòng gửi ý kiến trước ngày 15/6/2025.\n"
    )
    assert [task.label for task in read_text(text).tasks] == ["p1", "p2"]


def test_a_proposal_orders_nobody() -> None:
    text = CIRCULAR.replace("THÔNG TƯ", "TỜ TRÌNH").replace("/2025/TT-", "/TTr-")
    labels = [task.label for task in read_text(text).tasks if task.leaf]
    assert labels == ["2.1", "2.2.a", "3.1", "3.2.a", "4.1"]


@pytest.mark.parametrize(
    ("paragraph", "labels"),
    [
        ("Đề nghị các đơn vị gửi báo cáo về Sở Nội vụ.", ["p1", "1"]),
        (
            "Sở Nội vụ đã có Công văn số 52/SNV-VP đề nghị các đơn vị gửi báo cáo.",
            ["1"],
        ),
    ],
)
def test_what_an_earlier_letter_asked_is_no_order(
    paragraph: str, labels: list[str]
) -> None:
    found = read_text(
        "SỞ NỘI VỤ\nSố: 34/SNV-VP\nPhú Thọ, ngày 10 tháng 11 năm 2025\n"
        f"Kính gửi: Các sở, ban, ngành.\nCăn cứ tình hình.\n{paragraph}\n"
        "Sở Nội vụ đề nghị thực hiện:\n1. Rà soát.\n"
    )
    assert [task.label for task in found.tasks] == labels


def test_a_long_heading_that_ends_with_a_colon_has_its_paragraph() -> None:
    found = read_items(
        "1. Về dự thảo Nghị quyết quy định một số chính sách hỗ trợ phát triển nông"
        " nghiệp, nông thôn, hợp tác xã và đào tạo nghề trên địa bàn tỉnh (Tờ trình số"
        " 3217/TTr-SNN ngày 22/8/2023 của Sở Nông nghiệp và Môi trường):\n"
        "Thống nhất chủ trương. Giao Sở Tài chính hoàn chỉnh dự thảo.\n2. Rà soát."
    )
    assert [task.label for task in found.tasks] == ["1", "2"]


def test_what_an_order_lists_is_its_text() -> None:
    (task,) = read_items("1. Phối hợp với:\n- Các đơn vị;\n- Các xã.").tasks
    assert task.leaf
    assert task.span.text == "Phối hợp với: - Các đơn vị; - Các xã."


CIRCULAR = """BỘ TÀI CHÍNH
Số: 12/2025/TT-BTC
Hà Nội, ngày 12 tháng 6 năm 2025
THÔNG TƯ
Quy định về phí
Căn cứ Luật Phí và lệ phí;
Điều 1. Phạm vi điều chỉnh
1. Thông tư này quy định mức thu phí.
2. Bảo đảm công khai mức thu.
Điều 2. Trách nhiệm
1. Cục Thuế các tỉnh tổ chức thu phí.
2. Sở Tài chính:
a) Kiểm tra việc thu phí.
3. Hội đồng có chức năng tư vấn.
Điều 3. Nhiệm vụ và quyền hạn của Cục Thuế
1. Rà soát mức thu phí.
2. Công tác khác
a) Chủ trì, phối hợp với Sở Tài chính thu phí.
3. Mức thu bằng 5% giá trị.
Điều 4. Tổ chức thực hiện
1. Cục Thuế chịu trách nhiệm thực hiện Thông tư này, theo dõi, tổng hợp vướng mắc.
2. Các sở chịu trách nhiệm thi hành Thông tư này.
Điều 5. Hiệu lực
Thông tư này có hiệu lực từ ngày 01 tháng 7 năm 2025.
"""


def test_a_normative_act_orders_whom_it_names() -> None:
    tasks = [task for task in read_text(CIRCULAR).tasks if task.leaf]
    labels = [task.label for task in tasks]
    assert labels == ["2.1", "2.2.a", "3.1", "3.2.a", "4.1"]
    assert {part.agency for task in tasks[2:] for part in task.assignments} == {
        "Cục Thuế",
        "Sở Tài chính",
    }


# An article of a circular, and the labels of what it has somebody do.
ARTICLES = [
    # procedures, rights and definitions are for whoever comes
    ("Trình tự cấp phép\n1. Sở Tài chính thẩm định hồ sơ.\n2. Cục Thuế rà soát.", []),
    ("Quyền của Cục Thuế\n1. Cục Thuế yêu cầu các sở cung cấp tài liệu.", []),
    ("Thẩm quyền\n1. Sở Tài chính quyết định mức thu.\na) Sở Tài chính rà soát.", []),
    (
        (
            "Thu phí\n1. Trong thời hạn 03 ngày từ ngày nhận hồ sơ, Cục Thuế trả lời.\n"
            "2. Trường hợp thiếu hồ sơ, Cục Thuế yêu cầu bổ sung.\n"
            "3. Đơn vị chủ trì là đơn vị được giao thu phí.\n"
            "4. Cơ sở kinh doanh vàng phải báo cáo Cục Thuế."
        ),
        [],
    ),
    # the description of a post, not of what a body is to do
    ("Chuyên viên cao cấp\n1. Nhiệm vụ:\na) Chủ trì hoặc tham gia đề án.", []),
    ("Nhiệm vụ của Cục Thuế\n1. Chủ trì hoặc tham gia đề án.", ["7.1"]),
    # duties stay, those that come again and of who is in charge among them
    (
        (
            "Thu phí\n1. Cục Thuế định kỳ hằng năm báo cáo Bộ Tài chính.\n"
            "2. Sở Tài chính là cơ quan đầu mối tiếp nhận, tổng hợp vướng mắc."
        ),
        ["7.1", "7.2"],
    ),
]


@pytest.mark.parametrize(("article", "labels"), ARTICLES)
def test_what_a_normative_act_only_provides(article: str, labels: list[str]) -> None:
    above, _, below = CIRCULAR.partition("Điều 1.")
    text = (
        f"{above}Điều 7. {article}\nĐiều 8. Hiệu lực\n{below.rpartition('Điều 5.')[2]}"
    )
    tasks = read_text(text).tasks
    assert [task.label for task in tasks if task.leaf] == labels


@pytest.mark.parametrize(
    ("kind", "number", "rules"),
    [
        ("Thông tư", "12/2025/TT-BTC", True),
        ("Quyết định", "12/2025/QĐ-UBND", True),
        ("Quyết định", "12/QĐ-UBND", False),
        ("Chỉ thị", "09/2009/CT-UBND", False),
        ("Công văn", None, False),
        (None, None, False),
    ],
)
def test_normative(kind: str | None, number: str | None, *, rules: bool) -> None:
    assert is_normative(kind, number) is rules


@pytest.mark.parametrize(
    ("preamble", "answer"),
    [
        ("Trả lời công văn số 12/ABC ngày 1/2/2020 của Công ty A", True),
        ("Tổng cục Thuế nhận được công văn số 12/CT của Cục Thuế", True),
        ("Thực hiện Chỉ thị số 12/CT-TTg, Ủy ban nhân dân tỉnh yêu cầu:", False),
        ("Căn cứ Luật Thư viện; các cơ quan trả lời đơn thư đúng hạn.", False),
    ],
)
def test_answers(preamble: str, *, answer: bool) -> None:
    assert is_answer(preamble) is answer


def test_a_letter_of_dashes_alone() -> None:
    text = (
        "Kính gửi: Các Cục Thuế.\n\nTình hình như sau:\n- Số thu giảm.\n"
        "Tổng cục Thuế yêu cầu các Cục Thuế thực hiện như sau:\n"
        "- Rà soát hồ sơ.\n- Báo cáo kết quả.\n\nNơi nhận:\n- Như trên."
    )
    assert [t.span.text for t in read_text(text).tasks] == [
        "Rà soát hồ sơ.",
        "Báo cáo kết quả.",
    ]


PROMULGATED = """CHÍNH PHỦ
Số: 3/NQ-CP
Hà Nội, ngày 09 tháng 01 năm 2025
NGHỊ QUYẾT
Ban hành Chương trình hành động
Căn cứ Luật Tổ chức Chính phủ;
Điều 1. Ban hành kèm theo Nghị quyết này Chương trình hành động.
Điều 2. Giao Bộ Tài chính bố trí kinh phí.

Nơi nhận:
- Như Điều 2;
- Lưu: VT.

TM. CHÍNH PHỦ
THỦ TƯỚNG
Nguyễn Văn Bình

{kind}
Thực hiện Nghị quyết số 57-NQ/TW
(Kèm theo Nghị quyết số 3/NQ-CP ngày 09 tháng 01 năm 2025 của Chính phủ)

I. NHIỆM VỤ
1. Về thể chế
a) Rà soát các văn bản.
b) Bộ Y tế báo cáo trước ngày 30/6/2025.
"""


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", ["2", "I.1.a", "I.1.b"]),
        ("QUY CHẾ", ["2", "I.1.b"]),  # only what a body is told by its name
    ],
)
def test_what_a_resolution_promulgates(kind: str, labels: list[str]) -> None:
    found = read_text(PROMULGATED.format(kind=kind))
    assert [task.label for task in found.tasks if task.leaf] == labels
    assert found.header.signer.name == "Nguyễn Văn Bình"
    sections = [citation.section for citation in found.citations if citation.number]
    assert sections == ["attached"]


# A text and what it quotes over several lines.
QUOTATIONS = [
    ("Sửa:\n“1. Một.\n2. Hai.”.", ["1. Một.\n2. Hai."]),
    ('Sửa:\n"1. Một.\n2. Hai.";', ["1. Một.\n2. Hai."]),
    ("phong trào “số hóa” và\n“xanh”", []),
    ("“1. Một “trong”\n2. Hai”", ["1. Một “trong”\n2. Hai"]),
    ("“1. Một\n2. Hai", []),
]


@pytest.mark.parametrize(("text", "quotes"), QUOTATIONS)
def test_quotations(text: str, quotes: list[str]) -> None:
    assert [text[a:b] for a, b in quoted(text, 0, len(text))] == quotes
