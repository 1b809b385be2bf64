"""The tree of items: which lines open one, and what their labels are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.agencies import find_agencies
from extract.outline import find_items
from extract.reading import Reading
from extract.zones import find_zones
from tests.gold_letters import read_items

if TYPE_CHECKING:
    from extract.items import Item


def tree(lines: str) -> tuple[str, list[Item]]:
    """Return the reading text of a letter's lines, and all their items."""
    reading = Reading(f"Kính gửi: Sở Tài chính.\n\nYêu cầu:\n{lines}\n")
    zones = find_zones(reading.text, reading.body_end)
    return reading.text, find_items(reading.text, zones, find_agencies(reading.text))


# Lines of a letter and the labels found, with their parents.
TREES: list[tuple[str, list[tuple[str, str | None]]]] = [
    # a numeral before a heading in capitals needs no dot
    (
        "I MỤC ĐÍCH,\nYÊU CẦU\n1. Rà soát.\nII NHIỆM VỤ\n1. Báo cáo.",
        [("I", None), ("I.1", "I"), ("II", None), ("II.1", "II")],
    ),
    # A paragraph that names who is to act leads to its dashes.
    (
        "Sở Y tế:\n- Báo cáo.\n- Kiểm tra.\nSở Nội vụ tham mưu.",
        [("1", None), ("1.1", "1"), ("1.2", "1"), ("2", None)],
    ),
    (
        "1. Rà soát.\nSở Y tế:\n- Báo cáo.\n- Kiểm tra.",
        [("1", None), ("p1", None), ("p1.1", "p1"), ("p1.2", "p1")],
    ),
    # One behind the list of an article closes it; the next goes on in its part.
    (
        (
            "II. HAI\n1. Rà soát.\nĐịnh kỳ 6 tháng, các sở báo cáo Sở Nội vụ.\n"
            "III. BA\n1. Gửi."
        ),
        [
            ("II", None),
            ("II.1", "II"),
            ("II.p1", "II"),
            ("III", None),
            ("III.1", "III"),
        ],
    ),
    # What stands below a heading is its text, and no order of its own.
    (
        "1. Về quy hoạch\nĐồng ý chủ trương. Giao Sở Xây dựng chủ trì.\n2. Gửi.",
        [("1", None), ("2", None)],
    ),
    (
        "1. Về quy hoạch\nGiao Sở Xây dựng chủ trì.\nGiao Sở Y tế rà soát.\n2. Gửi.",
        [("1", None), ("1.p1", "1"), ("1.p2", "1"), ("2", None)],
    ),
    # The Vietnamese alphabet has đ, and no f, j, w, z.
    (
        (
            "1. Rà soát.\na) A.\nb) B.\nc) C.\nd) D.\nđ) Đ.\ne) E.\ng)"
            " G.\nh) H.\ni) I.\n"
            "k) K.\nl) L.\nm) M."
        ),
        [("1", None), *((f"1.{letter}", "1") for letter in "abcdđeghiklm")],
    ),
    # As the Party numbers.
    (
        "1- Tiếp tục quán triệt.\n2- Tổ chức thực hiện\n2.1- Ban cán sự.\n2.2- Ủy ban.",
        [("1", None), ("2", None), ("2.1", "2"), ("2.2", "2")],
    ),
    ("1. Thực hiện Nghị quyết số\n57- NQ/TW của Trung ương.", [("1", None)]),
    # A verb behind a dash opens an item, a name goes on.
    (
        "1. Các tổ chức chính trị - xã hội\n- Tuyên truyền, vận động.\n- Rà soát.",
        [("1", None), ("1.1", "1"), ("1.2", "1")],
    ),
    # As Markdown writes a number and a dash that make no list.
    (
        "1\\. Nâng cao:\n\\- Rà soát;\n\\- Báo cáo.\n2\\. Hoàn thiện.",
        [("1", None), ("1.1", "1"), ("1.2", "1"), ("2", None)],
    ),
    (
        "I- TÌNH HÌNH\n1. Một.\nII- NHIỆM VỤ\n1. Hai.",
        [("I", None), ("I.1", "I"), ("II", None), ("II.1", "II")],
    ),
    # Letters start again under each number.
    (
        "1. Một.\na) A.\nb) B.\n2. Hai.\na) A.",
        [("1", None), ("1.a", "1"), ("1.b", "1"), ("2", None), ("2.a", "2")],
    ),
    # Roman chapters, numbers under each, dashes under those.
    (
        (
            "I. MỤC TIÊU\n1. Một.\n2. Hai.\nII. NHIỆM VỤ\n1. Rà soát:\n- Việc một;\n"
            "- Việc hai.\n2. Báo cáo."
        ),
        [
            ("I", None),
            ("I.1", "I"),
            ("I.2", "I"),
            ("II", None),
            ("II.1", "II"),
            ("II.1.1", "II.1"),
            ("II.1.2", "II.1"),
            ("II.2", "II"),
        ],
    ),
    # Numbers by path.
    (
        "1. Nhiệm vụ chung\n1.1. Rà soát.\n1.2. Báo cáo.\n2. Tổ chức thực hiện.",
        [("1", None), ("1.1", "1"), ("1.2", "1"), ("2", None)],
    ),
    # Articles of a decision.
    (
        (
            "Điều 1. Phê duyệt phương án.\nĐiều 2. Sở Tài chính thực"
            " hiện.\nĐiều 3. Hiệu lực."
        ),
        [("1", None), ("2", None), ("3", None)],
    ),
    # Closing brackets in place of full stops.
    ("1) Một.\n2) Hai.", [("1", None), ("2", None)]),
    # A number, a year or a dash that continues the sentence opens nothing.
    (
        "1. Hoàn thành trước ngày\n30. 6 là hạn.\n2. Hai.",
        [("1", None), ("2", None)],
    ),
    ("1. Chỉ tiêu năm\n2025. Sau đó.\n2. Hai.", [("1", None), ("2", None)]),
    (
        "1. Phát triển thương mại - văn hóa\n- du lịch và dịch vụ.\n2. Hai.",
        [("1", None), ("2", None)],
    ),
    # Slashes in place of full stops, but not in a number or a date.
    (
        "1/ Rà soát Công văn số\n12/STC-TH.\n2/ Hai.\na/ Một.\nb/ Hai.",
        [("1", None), ("2", None), ("2.a", "2"), ("2.b", "2")],
    ),
    # Crosses stand under dashes; đ and f may be passed over.
    (
        "1. Một:\n- A;\n+ B;\n+ C;\n- D.",
        [
            ("1", None),
            ("1.1", "1"),
            ("1.1.1", "1.1"),
            ("1.1.2", "1.1"),
            ("1.2", "1"),
        ],
    ),
    (
        "1. Một:\na) A;\nb) B;\nc) C;\nd) D;\ne) E.",
        [("1", None), *((f"1.{letter}", "1") for letter in "abcde")],
    ),
    # What OCR makes of the number or letter that is due; one may be lost.
    (
        (
            "1. Một:\na) A;\nb) B;\ne) C;\nd) D.\n2. Hai.\n3. Ba.\n4. Bốn.\nŠ. Năm.\n"
            "7. Bảy."
        ),
        [
            ("1", None),
            *((f"1.{letter}", "1") for letter in "abcd"),
            *((number, None) for number in "23457"),
        ],
    ),
    (
        "1. Một:\na) A;\nb) B;\nc) C;\nd) D;\nđ) Đ\n©) E;\ng) G.\n__- H.",
        [
            ("1", None),
            *((f"1.{letter}", "1") for letter in "abcdđeg"),
            ("1.g.1", "1.g"),
        ],
    ),
    # A misread dash opens an item behind the end of one, not within a name.
    (
        "1. Một:\n~ A thuộc Dầu Tiếng\n~ Phước Hòa;\n~ B.",
        [("1", None), ("1.1", "1"), ("1.2", "1")],
    ),
    # Numbers run on through the parts.
    (
        "PHẦN I — CHUNG\n1. Một.\n2. Hai.\nPHẦN II — RIÊNG\n3. Ba.",
        [("I", None), ("I.1", "I"), ("I.2", "I"), ("II", None), ("II.3", "II")],
    ),
    # Paths below a chapter; what is quoted has no items.
    (
        "II. NHIỆM VỤ\n1. Một.\n1.1. A.\n1.2. B.",
        [("II", None), ("II.1", "II"), ("II.1.1", "II.1"), ("II.1.2", "II.1")],
    ),
    ("1. Sửa như sau:\n“1. Cũ.\n2. Mới.”\n2. Hai.", [("1", None), ("2", None)]),
    # Several paragraphs below a heading.
    (
        (
            "1. Phó Giám đốc Sở\nLà đầu mối tổ chức triển khai toàn bộ nội dung.\n"
            "Báo cáo kết quả.\n2. Văn phòng Sở\nIn tài liệu cho các đơn vị tham dự."
        ),
        [("1", None), ("1.p1", "1"), ("1.p2", "1"), ("2", None)],
    ),
    # An order behind the list is none of its items.
    (
        "1. Một.\n2. Hai.\nGiao Sở Nội vụ theo dõi việc thực hiện Chỉ thị này.",
        [("1", None), ("2", None), ("p1", None)],
    ),
    # A letter that does not continue its list opens none.
    ("1. Một:\na) A;\nđ) lạc chỗ;\nb) B.", [("1", None), ("1.a", "1"), ("1.b", "1")]),
]


@pytest.mark.parametrize(("lines", "labels"), TREES)
def test_labels(lines: str, labels: list[tuple[str, str | None]]) -> None:
    assert [(item.label, item.parent) for item in tree(lines)[1]] == labels


def test_leaves_and_headings() -> None:
    _, items = tree("1. Rà soát:\na) Văn bản.\nb) Thủ tục.\n2. Báo cáo.")
    leaves = {item.label: item.leaf for item in items}
    assert leaves == {"1": False, "1.a": True, "1.b": True, "2": True}


def test_own_text_of_an_item() -> None:
    """Neither its label nor the items below it; broken lines become one."""
    text, items = tree("1. Rà soát văn bản\nquy phạm:\na) Văn bản cũ.\n2. Báo cáo.")
    texts = {item.label: text[item.start : item.end] for item in items}
    assert texts == {
        "1": "Rà soát văn bản quy phạm:",
        "1.a": "Văn bản cũ.",
        "2": "Báo cáo.",
    }


def test_numbers_in_the_signature_are_no_items() -> None:
    found = read_items("1. Rà soát.\n2. Báo cáo.\nUBND tỉnh báo để các đơn vị biết./.")
    assert [t.label for t in found.tasks] == ["1", "2"]
    assert found.tasks[-1].span.text == "Báo cáo."


# Lists that begin again: no label is given twice, no item loses what it says.
RESTARTS = [
    "1. Rà soát trước ngày 01/6/2026.\n2. Hai.\n1. Báo cáo trước ngày 01/9/2026.",
    "1. Một:\n- rà soát trước ngày 01/6/2026.\n1.1. báo cáo trước ngày 01/9/2026.",
    (
        "Điều 1. Một:\n1. rà soát trước ngày 01/6/2026.\nĐiều 2. Hai:\n1. báo cáo trước"
        " ngày 01/9/2026."
    ),
]


@pytest.mark.parametrize("lines", RESTARTS)
def test_labels_are_unique(lines: str) -> None:
    tasks = read_items(lines).tasks
    labels = [task.label for task in tasks]
    assert len(labels) == len(set(labels))
    values = [due.value for task in tasks for due in task.deadlines]
    assert values == ["2026-06-01", "2026-09-01"]
