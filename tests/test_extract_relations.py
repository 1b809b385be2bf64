"""Cues and relations: what the letter does with documents, and they with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.cues import nearest_cue
from ontology.registry import Cue, cues
from tests.gold_letters import read_sentence

if TYPE_CHECKING:
    from extract.model import Extraction, Node


@pytest.mark.parametrize("row", cues(), ids=lambda row: str(row.rule))
def test_each_cue_is_found_in_its_example_and_no_other(row: Cue) -> None:
    before, bar, document = row.example.partition("|")
    assert bar
    found = nearest_cue(before + document, 0, len(before))
    assert found is not None
    assert (found.rule, found.predicate) == (row.rule, row.predicate)
    assert found.passive is row.passive


# Words before a document, and the rule they state; None where no cue governs it.
NEAREST = [
    ("Căn cứ chức năng, nhiệm vụ; ", None),
    ("triển khai thực hiện hiệu quả các nhiệm vụ, giải pháp tại ", "R-IMPLEMENT"),
    ("để thực hiện thắng lợi ", "R-IMPLEMENT"),
    ("theo chỉ đạo của Thủ tướng Chính phủ tại ", "R-DIRECTION"),
    ("theo đề nghị của Sở Tài chính tại ", "R-PROPOSAL"),
    ("theo quy định của ", "R-ACCORDING"),
    ("theo đúng quy định tại ", "R-ACCORDING"),
    ("theo chỉ tiêu được giao và các ", None),
    ("thực hiện nhiệm vụ, bảo đảm tiến độ nêu tại ", "R-STATED-IN"),
    ("sửa đổi, bổ sung một số điều của ", "R-AMEND"),
    ("báo cáo kết quả triển khai thực hiện ", "R-REPORT-ON"),
    ("gia hạn thời gian thực hiện ", "R-EXTEND"),
    ("thực hiện tốt công tác. Nội dung ", None),
]


@pytest.mark.parametrize(("before", "rule"), NEAREST)
def test_nearest_cue(before: str, rule: str | None) -> None:
    found = nearest_cue(before + "Nghị quyết", 0, len(before))
    assert (found.rule if found else None) == rule


def _name(found: Extraction, node: Node) -> str:
    if node.kind == "letter":
        return "letter"
    if node.kind == "agency":
        return found.agencies[node.index].name
    cited = found.citations[node.index]
    return cited.number or cited.span.text


def _stated(sentence: str) -> list[tuple[str, str, str]]:
    found = read_sentence(sentence)
    return [
        (_name(found, r.subject), r.predicate, _name(found, r.object))
        for r in found.relations
    ]


# A sentence and all that it states, in order of the documents.
STATED = [
    (
        (
            "Thực hiện Kế hoạch số 725/KH-UBND ngày 07/3/2025 của Ủy ban"
            " nhân dân tỉnh về"
            " triển khai thực hiện Kế hoạch số 186-KH/TU của Ban Thường"
            " vụ Tỉnh ủy về thực"
            " hiện Chỉ thị số 39-CT/TW của Ban Bí thư."
        ),
        [
            ("letter", "implements", "725/KH-UBND"),
            ("725/KH-UBND", "implements", "186-KH/TU"),
            ("186-KH/TU", "implements", "39-CT/TW"),
        ],
    ),
    (
        (
            "Thực hiện Nghị quyết số 57-NQ/TW, Nghị quyết số 59-NQ/TW và Nghị quyết số"
            " 03/NQ-CP."
        ),
        [
            ("letter", "implements", "57-NQ/TW"),
            ("letter", "implements", "59-NQ/TW"),
            ("letter", "implements", "03/NQ-CP"),
        ],
    ),
    (
        (
            "Căn cứ Nghị định số 30/2020/NĐ-CP; xét đề nghị của Sở Tài"
            " chính tại Công văn"
            " số 952/STC-TH ngày 13/3/2025."
        ),
        [
            ("letter", "based_on", "30/2020/NĐ-CP"),
            ("letter", "acts_on_proposal", "952/STC-TH"),
        ],
    ),
    (
        "Thực hiện Đề án 06 ban hành tại Quyết định số 06/QĐ-TTg.",
        [
            ("letter", "implements", "Đề án 06"),
            ("06/QĐ-TTg", "promulgates", "Đề án 06"),
        ],
    ),
    (
        "Thực hiện Chỉ thị số 05/CT-TTg (có gửi kèm theo).",
        [("letter", "implements", "05/CT-TTg"), ("letter", "encloses", "05/CT-TTg")],
    ),
    (
        "Theo Quyết định số 43/QĐ-UBND sửa đổi, bổ sung Quyết định số 12/QĐ-UBND.",
        [
            ("letter", "based_on", "43/QĐ-UBND"),
            ("43/QĐ-UBND", "amends", "12/QĐ-UBND"),
        ],
    ),
    ("Công văn số 15/STC-TH nêu rõ.", [("letter", "cites", "15/STC-TH")]),
    (
        "Trả lời Công văn số 15/STC-TH ngày 02/01/2025 của Sở Tài chính.",
        [("letter", "replies_to", "15/STC-TH")],
    ),
    (
        "Bãi bỏ Quyết định số 12/QĐ-UBND; thay thế Quyết định số 13/QĐ-UBND.",
        [("letter", "abrogates", "12/QĐ-UBND"), ("letter", "replaces", "13/QĐ-UBND")],
    ),
]


@pytest.mark.parametrize(("sentence", "wanted"), STATED)
def test_relations(sentence: str, wanted: list[tuple[str, str, str]]) -> None:
    assert _stated(sentence) == wanted


def test_footnote_speaks_of_what_its_marker_stands_on() -> None:
    stated = _stated(
        "Phát huy vai trò của Ban Chỉ đạo giải quyết thủ tục đầu tư tỉnh Kon Tum1"
        " nhằm tháo gỡ khó khăn.\n\n"
        "1 Thành lập tại Quyết định số 947/QĐ-UBND ngày 10/10/2021 của UBND tỉnh."
    )
    body = "Ban Chỉ đạo giải quyết thủ tục đầu tư tỉnh Kon Tum"
    assert stated == [("947/QĐ-UBND", "establishes", body)]


def test_title_in_a_footnote_belongs_to_the_anchored_document() -> None:
    found = read_sentence(
        "Thực hiện Chỉ thị số 39-CT/TW của Ban Bí thư1.\n\n"
        "1 Về nâng cao hiệu quả của tín dụng chính sách xã hội."
    )
    (cited,) = found.citations
    assert cited.title == "Về nâng cao hiệu quả của tín dụng chính sách xã hội"
