"""Who does what in an item, and what it inherits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.gold_letters import read_items, read_text

if TYPE_CHECKING:
    from extract.tasks import Task

ALL = ["Các sở, ban ngành", "Ủy ban nhân dân các huyện, thành phố"]

Parts = dict[str, list[str]]


def _parts(task: Task) -> Parts:
    """Names as printed by role; those of an order to all under "all"."""
    parts: Parts = {}
    for part in task.assignments:
        role = part.role if part.stated else "all"
        parts.setdefault(role, []).append(part.agency)
    return parts


# One item and the parts in it.
ITEMS: list[tuple[str, Parts]] = [
    # who helps in a clause of its own
    (
        "Sở Tài chính cấp kinh phí; Kho bạc Nhà nước tỉnh phối hợp thực hiện.",
        {"lead": ["Sở Tài chính"], "cooperate": ["Kho bạc Nhà nước tỉnh"]},
    ),
    # who watches over what is done, by its office or not
    (
        "Giao Sở Nội vụ là cơ quan đầu mối theo dõi, đôn đốc việc thực hiện.",
        {"lead": ["Sở Nội vụ"], "monitor": ["Sở Nội vụ"]},
    ),
    (
        "Sở Nội vụ (cơ quan thường trực) theo dõi, đôn đốc việc thực hiện.",
        {"lead": ["Sở Nội vụ"], "monitor": ["Sở Nội vụ"]},
    ),
    (
        "Giao Thanh tra tỉnh có trách nhiệm theo dõi việc khắc phục.",
        {"lead": ["Thanh tra tỉnh"], "monitor": ["Thanh tra tỉnh"]},
    ),
    # who works with the lead
    (
        "Cùng với Sở Nội vụ và Công an tỉnh tổ chức tập huấn.",
        {"cooperate": ["Sở Nội vụ", "Công an tỉnh"], "all": ALL},
    ),
    (
        "Văn phòng UBND tỉnh cùng Sở Nội vụ tổng hợp.",
        {"lead": ["Văn phòng UBND tỉnh"], "cooperate": ["Sở Nội vụ"]},
    ),
    ("Phối hợp Sở Nội vụ mở lớp.", {"cooperate": ["Sở Nội vụ"], "all": ALL}),
    # each clause, each sentence names its own
    (
        "Đề nghị Sở Y tế vận động; Sở Nội vụ cử cán bộ.",
        {"lead": ["Sở Y tế", "Sở Nội vụ"]},
    ),
    (
        "Đề nghị Sở Y tế vận động; Sở Nội vụ chủ trì thành lập tổ.",
        {"lead": ["Sở Y tế", "Sở Nội vụ"]},
    ),
    (
        "Sở Y tế hướng dẫn xong trước ngày 27/10/2025. Sở Nội vụ kiểm tra.",
        {"lead": ["Sở Y tế", "Sở Nội vụ"]},
    ),
    (
        "Theo dõi, báo cáo UBND tỉnh, Sở Y tế định kỳ.",
        {"all": ALL, "report_to": ["UBND tỉnh"]},
    ),
    # who leads: before "chủ trì", with a colon, without a comma, in the middle
    (
        "Sở Tài chính chủ trì, phối hợp với Sở Nội vụ rà soát.",
        {"lead": ["Sở Tài chính"], "cooperate": ["Sở Nội vụ"]},
    ),
    (
        "Sở Tài chính: Chủ trì, phối hợp với Sở Nội vụ rà soát.",
        {"lead": ["Sở Tài chính"], "cooperate": ["Sở Nội vụ"]},
    ),
    (
        "Sở Tài chính chủ trì phối hợp với Sở Nội vụ rà soát.",
        {"lead": ["Sở Tài chính"], "cooperate": ["Sở Nội vụ"]},
    ),
    (
        "Sở Tài chính có trách nhiệm chủ trì, phối hợp cùng Sở Nội vụ rà soát.",
        {"lead": ["Sở Tài chính"], "cooperate": ["Sở Nội vụ"]},
    ),
    (
        "Giao Sở Tài chính chủ trì, phối hợp Sở Nội vụ, Sở Y tế rà soát.",
        {"lead": ["Sở Tài chính"], "cooperate": ["Sở Nội vụ", "Sở Y tế"]},
    ),
    ("UBND tỉnh giao Sở Tài chính chủ trì rà soát.", {"lead": ["Sở Tài chính"]}),
    # who leads: after "chủ trì:", as tables print it
    (
        "Cơ quan chủ trì: Sở Tài chính. Cơ quan phối hợp: Sở Nội vụ, Sở Y tế.",
        {"lead": ["Sở Tài chính"], "cooperate": ["Sở Nội vụ", "Sở Y tế"]},
    ),
    # who leads: the one named to do it
    ("Giao Sở Tài chính rà soát.", {"lead": ["Sở Tài chính"]}),
    (
        "Đề nghị Tỉnh đoàn, Hội Nông dân tỉnh tuyên truyền.",
        {"lead": ["Tỉnh đoàn", "Hội Nông dân tỉnh"]},
    ),
    ("Yêu cầu các đơn vị có liên quan báo cáo.", {"lead": ["các đơn vị có liên quan"]}),
    # several lead together
    (
        "Sở Tài chính, Sở Nội vụ chủ trì, phối hợp với Công an tỉnh rà soát.",
        {"lead": ["Sở Tài chính", "Sở Nội vụ"], "cooperate": ["Công an tỉnh"]},
    ),
    # the one who works with the lead does not advise in its place
    (
        "Sở Tài chính chủ trì, phối hợp với Sở Nội vụ tham mưu ban hành kế hoạch.",
        {"lead": ["Sở Tài chính"], "cooperate": ["Sở Nội vụ"]},
    ),
    # who is to watch over the work does that and nothing else
    (
        "Giao Văn phòng UBND tỉnh theo dõi, đôn đốc thực hiện.",
        {"lead": ["Văn phòng UBND tỉnh"], "monitor": ["Văn phòng UBND tỉnh"]},
    ),
    (
        "Đảng đoàn Quốc hội lãnh đạo, chỉ đạo rà soát luật.",
        {"lead": ["Đảng đoàn Quốc hội"]},
    ),
    (
        "Sở Nội vụ, Sở Y tế theo dõi, đôn đốc.",
        {"lead": ["Sở Nội vụ", "Sở Y tế"], "monitor": ["Sở Nội vụ", "Sở Y tế"]},
    ),
    (
        "Sở Tài chính chủ trì rà soát; Sở Nội vụ, Sở Y tế phối hợp thực hiện.",
        {"lead": ["Sở Tài chính"], "cooperate": ["Sở Nội vụ", "Sở Y tế"]},
    ),
    (
        "Rà soát hồ sơ, với sự tham gia của Sở Y tế.",
        {"all": ALL, "cooperate": ["Sở Y tế"]},
    ),
    # a title or an adverb before who is named
    (
        "Thanh tra chuyên ngành: UBND các huyện, thành phố chủ động rà soát.",
        {"lead": ["UBND các huyện, thành phố"]},
    ),
    (
        "Trong quý này, các đơn vị liên quan hoàn thành rà soát.",
        {"lead": ["các đơn vị liên quan"]},
    ),
    # the one who orders does not lead, the one who only stands in a sentence neither
    ("UBND tỉnh yêu cầu Sở Y tế rà soát.", {"lead": ["Sở Y tế"]}),
    (
        "Tỉnh ủy, UBND tỉnh yêu cầu Sở Y tế rà soát.",
        {"lead": ["Sở Y tế"]},
    ),
    ("Sở Y tế yêu cầu Bệnh viện Đa khoa tỉnh rà soát.", {"lead": ["Sở Y tế"]}),
    ("Nhận được văn bản này, đề nghị Sở Y tế rà soát.", {"lead": ["Sở Y tế"]}),
    ("Thực hiện chương trình do Sở Y tế chủ trì.", {"all": ALL}),
    ("Rà soát theo hướng dẫn của Sở Y tế, báo cáo trước ngày 20.", {"all": ALL}),
    # the first to act in a later sentence, where nobody else is named
    (
        "Rà soát thủ tục. Các đơn vị liên quan báo cáo.",
        {"lead": ["Các đơn vị liên quan"]},
    ),
    # a list that prints its noun once
    (
        "Giao các Sở: Nội vụ, Y tế rà soát.",
        {"lead": ["Sở Nội vụ", "Sở Y tế"]},
    ),
    # nobody named: it falls to all addressed
    ("Rà soát, cắt giảm thủ tục hành chính.", {"all": ALL}),
    # receiving, channel, final recipient
    (
        "Rà soát, gửi Sở Nội vụ để tổng hợp trước ngày 20/6/2025.",
        {"all": ALL, "receive": ["Sở Nội vụ"]},
    ),
    (
        "Báo cáo UBND tỉnh (qua Sở Nội vụ) về khó khăn.",
        {"all": ALL, "report_via": ["Sở Nội vụ"], "report_to": ["UBND tỉnh"]},
    ),
    # "phối hợp" alone names who helps, and leaves the order to all
    (
        "Chủ động phối hợp với các Bộ, ban ngành Trung ương (khi có yêu cầu).",
        {"all": ALL, "cooperate": ["các Bộ, ban ngành Trung ương"]},
    ),
    # a body the registry does not know leads too
    (
        "Cục Văn thư và Lưu trữ nhà nước chủ trì, phối hợp với Sở Nội vụ rà soát.",
        {"lead": ["Cục Văn thư và Lưu trữ nhà nước"], "cooperate": ["Sở Nội vụ"]},
    ),
]


@pytest.mark.parametrize(("item", "parts"), ITEMS)
def test_roles(item: str, parts: Parts) -> None:
    (task,) = read_items(f"1. {item}").tasks
    assert _parts(task) == parts
    assert not task.lead_unstated


def test_two_named_and_none_told_to_lead() -> None:
    (task,) = read_items(
        "1. Sở Y tế và Sở Công Thương phối hợp với Công an tỉnh kiểm tra."
    ).tasks
    assert _parts(task) == {
        "lead": ["Sở Y tế", "Sở Công Thương"],
        "cooperate": ["Công an tỉnh"],
    }
    assert task.lead_unstated


def test_inheritance_from_a_heading() -> None:
    """Lead and cooperation pass down; an item's own lead replaces both."""
    found = read_items(
        "1. Sở Tài chính chủ trì, phối hợp với Sở Nội vụ:\n"
        "a) Rà soát.\n"
        "b) Sở Y tế kiểm tra.\n"
        "c) Phối hợp với Công an tỉnh xử lý.\n"
        "2. Báo cáo."
    )
    parts = {task.label: _parts(task) for task in found.tasks}
    heading = {"lead": ["Sở Tài chính"], "cooperate": ["Sở Nội vụ"]}
    assert parts["1"] == parts["1.a"] == heading
    assert parts["1.b"] == {"lead": ["Sở Y tế"]}
    assert parts["1.c"] == {"lead": ["Sở Tài chính"], "cooperate": ["Công an tỉnh"]}
    assert parts["2"] == {"all": ALL}


def test_heading_above_the_text_of_an_item() -> None:
    """A heading on a line of its own is no part of the sentence below it."""
    found = read_items(
        "1. Công tác tập huấn\nNgay sau hội nghị, các trường tổ chức tập huấn:\n"
        "a) Rà soát.\n2. Công tác báo cáo\nSở Y tế phối hợp với Sở Nội vụ báo cáo.\n"
        "a) Tổng hợp."
    )
    parts = {task.label: _parts(task) for task in found.tasks}
    assert parts["1"] == parts["1.a"] == {"lead": ["các trường"]}
    assert parts["2"] == {"lead": ["Sở Y tế"], "cooperate": ["Sở Nội vụ"]}
    assert parts["2.a"] == {"lead": ["Sở Y tế"]}


def test_last_sentence_of_a_heading_introduces() -> None:
    found = read_items(
        "1. Tổ chức triển khai\nRà soát quy định.\nCác trường học hỗ trợ học sinh.\n"
        "Các sở, ngành, thực hiện tốt các nội dung sau:\na) Tuyên truyền."
    )
    assert _parts(found.tasks[1]) == {"lead": ["Các sở, ngành"]}


@pytest.mark.parametrize(
    "lead_in",
    [
        "Các cấp ủy, tổ chức đảng, chính quyền tập trung vào các nhiệm vụ sau:",
        "Tỉnh ủy yêu cầu các cơ quan, đơn vị, địa phương thực hiện các nhiệm vụ sau:",
        "Thống nhất với các giải pháp, đồng thời yêu cầu cấp ủy làm tốt nội dung sau:",
    ],
)
def test_a_lead_in_that_names_all_gives_to_all(lead_in: str) -> None:
    found = read_items(f"II. NHIỆM VỤ\n{lead_in}\n1. Rà soát.\n2. Sở Y tế báo cáo.")
    parts = {task.label: _parts(task) for task in found.tasks}
    assert "lead" not in parts["II.1"]
    assert parts["II.2"] == {"lead": ["Sở Y tế"]}


def test_who_acts_in_the_last_sentence_of_a_heading_leads_what_is_below() -> None:
    found = read_items(
        "1. Sở Y tế lập kế hoạch. Trong quá trình triển khai, các đơn vị cần làm tốt"
        " các nội dung sau:\na) Tuyên truyền."
    )
    assert _parts(found.tasks[0]) == {"lead": ["Sở Y tế"]}
    assert _parts(found.tasks[1]) == {"lead": ["các đơn vị"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "Để kịp tiến độ, Sở Y tế yêu cầu các bệnh viện:",
        "Để kịp tiến độ, các bệnh viện:",
    ],
)
def test_whom_the_last_sentence_of_a_heading_asks(sentence: str) -> None:
    found = read_items(f"1. Về thiết bị\nThiết bị còn thiếu. {sentence}\na) Rà soát.")
    assert _parts(found.tasks[1]) == {"lead": ["các bệnh viện"]}


def test_a_body_in_a_clause_stands_beside_those_of_the_heading() -> None:
    found = read_items(
        "1. UBND các huyện, thị xã:\n1.1. Tập trung bồi thường; "
        "UBND huyện Tuy An bàn giao đất.\n"
        "1.2. Rà soát; các đơn vị báo cáo."
    )
    parts = {task.label: _parts(task)["lead"] for task in found.tasks}
    assert parts["1.1"] == ["UBND các huyện, thị xã", "UBND huyện Tuy An"]
    assert parts["1.2"] == ["UBND các huyện, thị xã"]


def test_whom_a_heading_names_is_to_make_others_do_it() -> None:
    found = read_items(
        "1. Các chủ đầu tư\n1.1. Yêu cầu nhà thầu lập kế hoạch.\n"
        "1.2. Giao Sở Y tế chủ trì rà soát."
    )
    parts = {task.label: _parts(task)["lead"] for task in found.tasks}
    assert parts["1.1"] == ["Các chủ đầu tư"]
    assert parts["1.2"] == ["Sở Y tế"]


def test_whom_a_body_is_to_direct_does_not_lead() -> None:
    found = read_items(
        "1. UBND các tỉnh\n1.1. Chỉ đạo Sở Công Thương chủ trì lập kế hoạch."
    )
    assert _parts(found.tasks[-1])["lead"] == ["UBND các tỉnh"]


def test_bodies_of_one_kind_lead_what_headings_below_them_list() -> None:
    found = read_items(
        "II. UBND các xã, phường\n1. Phối hợp với Công an tỉnh:\na) Rà soát.\nb) Gửi."
    )
    leads = {"lead": ["UBND các xã, phường"], "cooperate": ["Công an tỉnh"]}
    assert _parts(found.tasks[-1]) == leads


def test_what_a_heading_asks_of_others_before_its_list() -> None:
    found = read_items(
        "II. Tổ chức triển khai\nĐể chuẩn bị cuộc thi, Bộ Y tế đề nghị:\n"
        "Các trường đại học, cao đẳng hỗ trợ học sinh.\n"
        "Các sở, ngành, thực hiện tốt các nội dung sau:\n1. Tuyên truyền."
    )
    parts = {task.label: _parts(task) for task in found.tasks}
    assert parts["II.p1"] == {"lead": ["Các trường đại học, cao đẳng"]}
    assert parts["II.1"] == {"lead": ["Các sở, ngành"]}


def test_a_paragraph_that_says_when_and_who_before_its_list() -> None:
    found = read_items(
        "1. Công tác tổ chức\n"
        "Ngay sau khi tập huấn kết thúc, các sở GDĐT xây dựng kế hoạch.\n"
        "Phương thức tập huấn là tự học:\n- Đăng ký tài khoản.\n- Nộp sản phẩm."
    )
    parts = {task.label: _parts(task) for task in found.tasks if task.leaf}
    assert parts["1.p1"] == {"lead": ["các sở GDĐT"]}
    assert set(parts) == {"1.p1", "1.1", "1.2"}


# Several who act in one item.
EACH = [
    (
        "Sở Y tế rà soát hồ sơ; Sở Nội vụ báo cáo biên chế; Sở Tài chính cân đối vốn.",
        ["Sở Y tế", "Sở Nội vụ", "Sở Tài chính"],
    ),
    (
        "Sở Y tế rà soát hồ sơ. Giao Sở Nội vụ quyết định biên chế.",
        ["Sở Y tế", "Sở Nội vụ"],
    ),
    (
        "Sở Y tế rà soát hồ sơ; Sở Nội vụ tổng hợp, báo cáo UBND tỉnh.",
        ["Sở Y tế", "Sở Nội vụ"],
    ),
    # one clause may go on with what the body before it does
    (
        "Sở Y tế rà soát hồ sơ; Sở Nội vụ cắt tỉa cây; gửi báo cáo trước 5/6/2025.",
        ["Sở Y tế", "Sở Nội vụ"],
    ),
    # who supports the lead is none, nor who is asked to decide
    ("Sở Y tế rà soát hồ sơ; Sở Nội vụ phối hợp rà soát.", ["Sở Y tế"]),
    ("Sở Y tế rà soát hồ sơ; UBND tỉnh xem xét từng trường hợp.", ["Sở Y tế"]),
    ("Sở Y tế rà soát. Người đứng đầu các đơn vị chịu trách nhiệm.", ["Sở Y tế"]),
]


@pytest.mark.parametrize(("item", "leads"), EACH)
def test_several_clauses(item: str, leads: list[str]) -> None:
    assert _parts(read_items(f"1. {item}").tasks[0])["lead"] == leads


# A heading, and who leads what is below it.
HEADINGS = [
    # a group with what sets it apart
    (
        "Đối với các cơ quan, đơn vị, địa phương chưa gửi báo cáo",
        ["các cơ quan, đơn vị, địa phương"],
    ),
    # whom the addressees are to direct
    ("Chỉ đạo Sở Y tế:", ["Sở Y tế"]),
    ("Chỉ đạo UBND cấp huyện, UBND cấp xã:", ["UBND cấp huyện", "UBND cấp xã"]),
]


@pytest.mark.parametrize(("heading", "leads"), HEADINGS)
def test_a_heading_says_who_leads(heading: str, leads: list[str]) -> None:
    found = read_items(f"1. {heading}\na) Rà soát, tổng hợp.\nb) Gửi kết quả.")
    parts = {task.label: _parts(task) for task in found.tasks if task.leaf}
    assert parts["1.a"] == {"lead": leads}


def test_whom_the_lead_directs_leads_nothing() -> None:
    found = read_items("1. Sở Y tế\n1.1. Chỉ đạo UBND các xã:\na) Rà soát.\nb) Gửi.")
    assert _parts(found.tasks[-1])["lead"] == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("item", "leads"),
    [
        (
            "Giao các cơ quan chủ chương trình (Bộ Y tế, Ủy ban Dân tộc) sửa đổi.",
            ["Bộ Y tế", "Ủy ban Dân tộc"],
        ),
        (
            "Các bộ, cơ quan, địa phương rà soát.",
            ["Các bộ, cơ quan, địa phương"],
        ),
        (
            "Các bộ, cơ quan ngang bộ rà soát.",
            ["Các bộ", "cơ quan ngang bộ"],
        ),
        (
            "UBND các xã, phường được kiểm tra xây dựng kế hoạch khắc phục.",
            ["UBND các xã, phường"],
        ),
        (
            "Phòng Tổ chức cán bộ (Sở Nội vụ) theo dõi, tổng hợp.",
            ["Phòng Tổ chức cán bộ"],
        ),
    ],
)
def test_groups_and_bodies_with_a_remark(item: str, leads: list[str]) -> None:
    assert _parts(read_items(f"1. {item}").tasks[0])["lead"] == leads


def test_an_order_without_addressees_falls_to_whom_the_lead_in_asks() -> None:
    found = read_text(
        "TỈNH ỦY KON TUM\nSố 22-CT/TU\nKon Tum, ngày 18 tháng 3 năm 2024\n\nCHỈ THỊ\n"
        "CỦA BAN THƯỜNG VỤ TỈNH ỦY\nvề bảo vệ môi trường\n-----\nThời gian qua, công"
        " tác này trên địa bàn tỉnh đã đạt được những kết quả quan trọng; tuy nhiên vẫn"
        " còn một số hạn chế, khuyết điểm.\nBan Thường vụ Tỉnh ủy yêu cầu các cấp ủy,"
        " các sở, ngành thực hiện:\n1- Quán triệt.\n2- Sở Y tế rà soát.\n"
    )
    parts = {task.label: _parts(task) for task in found.tasks}
    assert parts["1"] == {"all": ["các cấp ủy", "các sở, ngành"]}
    assert parts["2"] == {"lead": ["Sở Y tế"]}
    assert found.header.issuer == "Ban Thường vụ Tỉnh ủy Kon Tum"
    assert found.header.subject == "về bảo vệ môi trường"


def test_whom_a_telegram_is_sent_to() -> None:
    """Nghị định 30/2020/NĐ-CP, mẫu 1.6: "THỦ TƯỚNG CHÍNH PHỦ điện:"."""
    found = read_text(
        "THỦ TƯỚNG CHÍNH PHỦ\nSố: 65/CĐ-TTg\nHà Nội, ngày 16 tháng 5 năm 2025\n\n"
        "CÔNG ĐIỆN\nVề việc phòng, chống bão\n\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n"
        "- Bộ trưởng Bộ Quốc phòng;\n- Chủ tịch Ủy ban nhân dân các tỉnh.\n\n"
        "Thủ tướng Chính phủ yêu cầu:\n1. Rà soát phương án.\n"
        "2. Giao Phó Thủ tướng Trần Hồng Hà chỉ đạo.\n"
    )
    parts = {task.label: _parts(task) for task in found.tasks}
    named = ["Bộ trưởng Bộ Quốc phòng", "Chủ tịch Ủy ban nhân dân các tỉnh"]
    assert found.header.subject == "Về việc phòng, chống bão"
    assert list(found.header.addressees) == named
    assert parts["1"] == {"all": named}
    assert parts["2"] == {"lead": ["Phó Thủ tướng Trần Hồng Hà"]}


def test_lead_in_of_a_part_names_all_in_general() -> None:
    """All whom a part names are named for what it lists, not for headings in it."""
    found = read_items(
        "I. Trong thời gian tới, các sở, ngành thực hiện:\n1. Rà soát.\n"
        "2. Về thể chế\na) Ban hành quy chế.\nb) Sở Y tế kiểm tra."
    )
    parts = {task.label: _parts(task) for task in found.tasks}
    assert parts["I.1"] == {"lead": ["các sở, ngành"]}
    assert parts["I.2.a"] == {"all": ["các sở, ngành"]}
    assert parts["I.2.b"] == {"lead": ["Sở Y tế"]}


def test_heading_beats_a_later_sentence() -> None:
    """Who acts in one sentence of a heading leads that alone."""
    found = read_items(
        "1. Sở Tài chính:\na) Rà soát. Các đơn vị liên quan báo cáo.\n"
        "2. Rà soát. Theo đó, các đơn vị liên quan báo cáo.\na) Kiểm tra."
    )
    parts = {task.label: _parts(task) for task in found.tasks}
    assert parts["1.a"] == {"lead": ["Sở Tài chính"]}
    assert parts["2"] == {"lead": ["các đơn vị liên quan"]}
    assert parts["2.a"] == {"all": ALL}


@pytest.mark.parametrize(
    ("order", "leads"),
    [
        ("Giao đồng chí Lê A chỉ đạo rà soát.", ["đồng chí Lê A"]),
        ("Sở Y tế, đồng chí Lê A rà soát.", ["Sở Y tế", "đồng chí Lê A"]),
        (
            "Giao đồng chí Lê A, Phó Chủ tịch UBND tỉnh trực tiếp chỉ đạo rà soát.",
            ["đồng chí Lê A, Phó Chủ tịch UBND tỉnh"],
        ),
    ],
)
def test_persons_by_name(order: str, leads: list[str]) -> None:
    (task,) = read_items(f"1. {order}").tasks
    assert _parts(task) == {"lead": leads}


def test_office_as_heading() -> None:
    """A heading that is a name alone leads what stands below it."""
    found = read_items("1. Sở Tài chính\na) Chủ trì rà soát.\nb) Báo cáo.")
    assert all(_parts(task)["lead"] == ["Sở Tài chính"] for task in found.tasks)
