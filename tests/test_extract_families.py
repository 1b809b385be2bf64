"""Letters of other families, made up for the purpose: a directive, a Party plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.gold_letters import read_text

if TYPE_CHECKING:
    from extract.model import Extraction
    from extract.tasks import Task

DIRECTIVE = """ỦY BAN NHÂN DÂN
THÀNH PHỐ ĐÀ NẴNG
_______
Số: 12/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
________________
Đà Nẵng, ngày 05 tháng 8 năm 2023

CHỈ THỊ
Về việc tăng cường công tác phòng cháy, chữa cháy trên địa bàn thành phố

Thực hiện Chỉ thị số 01/CT-TTg ngày 03 tháng 01 năm 2023 của Thủ tướng Chính phủ về \
tăng cường công tác phòng cháy trong tình hình mới; Kế hoạch số 210/KH-BCA-C07 ngày \
10/4/2023 của Bộ Công an, Chủ tịch UBND thành phố yêu cầu:

1. Giám đốc các sở, Chủ tịch UBND các quận, huyện
a) Thực hiện nghiêm Luật Phòng cháy và chữa cháy năm 2001 (sửa đổi, bổ sung năm 2013), \
Nghị định số 136/2020/NĐ-CP ngày 24/11/2020 của Chính phủ.
b) Rà soát cơ sở chưa bảo đảm yêu cầu, xong trước ngày 30/9/2023; báo cáo kết quả về \
UBND thành phố (qua Công an thành phố) trước ngày 15/10/2023.
2. Công an thành phố
a) Chủ trì, phối hợp với Sở Xây dựng và UBND các quận, huyện kiểm tra 100% cơ sở.
b) Đôn đốc việc thực hiện Chỉ thị này; định kỳ 6 tháng báo cáo UBND thành phố.
3. Báo Đà Nẵng, Đài Phát thanh - Truyền hình Đà Nẵng tăng thời lượng đưa tin.
Chỉ thị này thay thế Chỉ thị số 07/CT-UBND ngày 20/5/2019 của UBND thành phố.
Yêu cầu các sở, ban, ngành nghiêm túc triển khai thực hiện./.

Nơi nhận:
- Văn phòng Chính phủ (b/c);
- Lưu: VT, NC.

CHỦ TỊCH

Lê Văn Một
"""

PARTY_PLAN = """TỈNH ỦY QUẢNG NAM
*
Số 312-KH/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Quảng Nam, ngày 14 tháng 3 năm 2024

KẾ HOẠCH
thực hiện Nghị quyết số 42-NQ/TW ngày 24/11/2023 của Ban Chấp hành Trung ương Đảng \
khóa XIII về tiếp tục đổi mới, nâng cao chất lượng chính sách xã hội

Thực hiện Nghị quyết số 42-NQ/TW, ngày 24/11/2023 của Ban Chấp hành Trung ương Đảng \
(khóa XIII), Ban Thường vụ Tỉnh ủy xây dựng kế hoạch như sau:
I. CHỈ TIÊU
- Đến năm 2030, tỷ lệ bao phủ bảo hiểm y tế đạt trên 95%.
- Tỷ lệ hộ nghèo giảm còn dưới 1,5%.
II. TỔ CHỨC THỰC HIỆN
1. Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp với Ban Dân vận Tỉnh ủy hướng dẫn học tập.
2. Văn phòng Tỉnh ủy theo dõi, đôn đốc, định kỳ hằng năm báo cáo Ban Thường vụ Tỉnh ủy.

Nơi nhận:
- Ban Bí thư Trung ương Đảng (b/c),
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Lê Văn Hai
"""


def task(found: Extraction, label: str) -> Task:
    return next(task for task in found.tasks if task.label == label)


def who(found: Extraction, label: str, role: str) -> list[str]:
    parts = task(found, label).assignments
    return [part.agency for part in parts if part.role == role]


def stated(found: Extraction) -> set[tuple[str, str | None]]:
    """What the letter does with each document that has a number."""
    return {
        (relation.predicate, found.citations[relation.object.index].number)
        for relation in found.relations
        if relation.subject.kind == "letter" and relation.object.kind == "citation"
    }


def test_a_directive_of_a_city_says_what_it_is() -> None:
    header = read_text(DIRECTIVE).header
    assert (header.type, header.number, header.date) == (
        "Chỉ thị",
        "12/CT-UBND",
        "2023-08-05",
    )
    assert header.issuer == "Ủy ban nhân dân thành phố Đà Nẵng"
    assert header.subject is not None
    assert header.subject.startswith("Về việc tăng cường")
    assert (header.signer.name, header.signer.title) == ("Lê Văn Một", "CHỦ TỊCH")


def test_a_directive_implements_and_replaces() -> None:
    """A remark in brackets gives no cue to what follows; its own number is none."""
    assert stated(read_text(DIRECTIVE)) == {
        ("implements", "01/CT-TTg"),
        ("implements", "210/KH-BCA-C07"),
        ("implements", None),
        ("implements", "136/2020/NĐ-CP"),
        ("replaces", "07/CT-UBND"),
    }


def test_headings_without_a_verb_name_who_leads() -> None:
    found = read_text(DIRECTIVE)
    assert [t.label for t in found.tasks] == ["1", "1.a", "1.b", "2", "2.a", "2.b", "3"]
    assert who(found, "1.b", "lead") == [
        "Giám đốc các sở",
        "Chủ tịch UBND các quận, huyện",
    ]
    assert who(found, "2.a", "lead") == ["Công an thành phố"]
    assert who(found, "2.a", "cooperate") == ["Sở Xây dựng", "UBND các quận, huyện"]
    assert who(found, "3", "lead") == [
        "Báo Đà Nẵng",
        "Đài Phát thanh - Truyền hình Đà Nẵng",
    ]


def test_a_report_of_the_directive_has_its_own_day_and_way() -> None:
    item = task(read_text(DIRECTIVE), "1.b")
    assert [due.value for due in item.deadlines] == ["2023-09-30", "2023-10-15"]
    (step,) = item.reports
    assert (step.via, step.to, step.deadline) == (
        "Công an thành phố",
        "UBND thành phố",
        "2023-10-15",
    )


def test_a_party_plan_says_what_it_is() -> None:
    header = read_text(PARTY_PLAN).header
    assert (header.type, header.number) == ("Kế hoạch", "312-KH/TU")
    assert header.issuer == "Tỉnh ủy Quảng Nam"
    assert header.signer.authority == "T/M BAN THƯỜNG VỤ"
    assert [r.purpose for r in header.recipients] == ["b/c", "Lưu"]


def test_the_title_stands_behind_the_term_of_the_committee() -> None:
    first = read_text(PARTY_PLAN).citations[0]
    assert first.title is not None
    assert first.title.startswith("về tiếp tục đổi mới")


def test_a_party_plan_sets_targets_roles_and_reports() -> None:
    found = read_text(PARTY_PLAN)
    targets = [(t.comparator, t.value) for task in found.tasks for t in task.targets]
    assert targets == [(">", 95.0), ("<", 1.5)]
    assert who(found, "II.1", "cooperate") == ["Ban Dân vận Tỉnh ủy"]
    assert who(found, "II.2", "monitor") == ["Văn phòng Tỉnh ủy"]
    (step,) = task(found, "II.2").reports
    assert (step.sender, step.recurrence) == ("Văn phòng Tỉnh ủy", "P1Y")
