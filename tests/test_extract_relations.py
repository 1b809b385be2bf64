"""Cues and relations: what the letter does with documents, and they with each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extract.cues import nearest_cue
from ontology.registry import cues
from tests.gold_letters import read_sentence, read_text

if TYPE_CHECKING:
    from extract.model import Extraction, Node
    from ontology.rows import Cue


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
    ("triển khai thực hiện hiệu quả các nhiệm vụ, giải pháp tại ", "R-CARRY-OUT"),
    ("thực hiện ý kiến chỉ đạo của Thủ tướng Chính phủ tại ", "R-CARRY-OUT"),
    ("thực hiện chế độ báo cáo, thống kê ", "R-IMPLEMENT"),
    # what is done is not the document that a nearer preposition governs
    ("thực hiện đánh giá tác động của 02 thủ tục tại ", None),
    ("trong quá trình thực hiện, nếu ", None),
    ("các văn bản hướng dẫn thi hành án theo ", "R-ACCORDING"),
    ("có hiệu lực thi hành kể từ ngày ", None),
    ("để thực hiện thắng lợi ", "R-IMPLEMENT"),
    ("theo chỉ đạo của Thủ tướng Chính phủ tại ", "R-DIRECTION"),
    ("theo đề nghị của Sở Tài chính tại ", "R-PROPOSAL"),
    ("theo quy định của ", "R-ACCORDING"),
    ("theo đúng quy định tại ", "R-ACCORDING"),
    ("theo chỉ tiêu đã phân bổ và các ", None),
    ("theo đúng trình tự, thủ tục quy định của ", "R-ACCORDING"),
    ("thực hiện theo quy định tại các Điều 9, 10, 11 và 12 ", "R-ACCORDING"),
    ("theo hướng dẫn của Bộ Nội vụ tại ", "R-ACCORDING"),
    ("theo dõi việc chấp hành ", None),
    ("Tiếp theo ", "R-FOLLOWING"),
    ("hoàn thành các nhiệm vụ được giao tại ", "R-CARRY-OUT"),
    (
        "thực hiện quyết liệt, hiệu quả các nhiệm vụ, giải pháp được giao tại ",
        "R-CARRY-OUT",
    ),
    (
        "thực hiện nghiêm túc các quan điểm, mục tiêu và giải pháp nêu tại ",
        "R-CARRY-OUT",
    ),
    ("Các nội dung khác tiếp tục thực hiện theo ", "R-IMPLEMENT"),
    ("tiếp tục thực hiện theo quy định của ", "R-ACCORDING"),
    ("sửa đổi quy chế cho phù hợp với ", "R-ACCORDING"),
    ("Công văn này thay thế hướng dẫn tại ", "R-REPLACE"),
    ("hướng dẫn một số điều của ", "R-GUIDE"),
    ("Công văn này hướng dẫn bổ sung ", "R-GUIDE"),
    ("cụ thể hóa các nhiệm vụ, giải pháp nêu trong ", "R-CARRY-OUT"),
    ("báo cáo việc thực hiện ", "R-REPORT-ON"),
    ("gửi kèm theo Công văn này bản chụp ", "R-SENT"),
    ("Căn cứ quy định tại Điều 6 và khoản 7, Điều 7 ", "R-BASIS"),
    ("theo quy định của Luật Thương mại và ", "R-ACCORDING"),
    ("thực hiện nhiệm vụ, bảo đảm tiến độ nêu tại ", "R-STATED-IN"),
    ("sửa đổi, bổ sung một số điều của ", "R-AMEND"),
    ("báo cáo kết quả triển khai thực hiện ", "R-REPORT-ON"),
    ("báo cáo các khó khăn trong việc thực hiện ", "R-REPORT-ON"),
    ("gia hạn thời gian thực hiện ", "R-EXTEND"),
    ("gia hạn nộp thuế. Tại khoản 1 Điều 31 ", None),
    ("theo dõi, đôn đốc việc thực hiện ", "R-IMPLEMENT"),
    ("tiếp theo văn bản trả lời số ", None),
    ("Trả lời kiến nghị của cử tri theo ", "R-REPLY"),
    ("xem xét đề nghị của Sở Xây dựng (", "R-PROPOSAL"),
    # a document in brackets behind what is done is only cited
    ("hoàn thành tiến độ phát triển công nghệ chiến lược (", None),
    # a colon keeps apart, unless documents are announced
    ("thực hiện các văn bản sau: ", "R-IMPLEMENT"),
    ("thực hiện một số nội dung như sau: ", None),
    # misread by OCR
    ("được sửa đổi, bd sung tại ", "R-AMENDED-BY"),
    ("Thực hiện ý | kiến chỉ đạo của Sở Y tế tại ", "R-CARRY-OUT"),
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
    return _relations(read_sentence(sentence))


def _decided(words: str) -> list[tuple[str, str, str]]:
    """What a decision states."""
    head = "Số: 50/2025/QĐ-UBND\nKon Tum, ngày 02 tháng 6 năm 2025\n\nQUYẾT ĐỊNH\n\n"
    return _relations(read_text(f"{head}{words}\n"))


def _relations(found: Extraction) -> list[tuple[str, str, str]]:
    return [
        (_name(found, r.subject), r.predicate, _name(found, r.object))
        for r in found.relations
    ]


# A sentence and all that it states, in order of the documents.
STATED = [
    # what several proposed, each in its letter
    (
        (
            "Theo đề nghị của Sở Tài chính tại các công văn: Số 157/STC-NS; số"
            " 218/STC-NS và của Sở Xây dựng tại Công văn số 183/SXD-KT."
        ),
        [
            ("letter", "acts_on_proposal", "157/STC-NS"),
            ("letter", "acts_on_proposal", "218/STC-NS"),
            ("letter", "acts_on_proposal", "183/SXD-KT"),
        ],
    ),
    # numbers behind the plural of their type and a colon
    (
        "Thực hiện các Nghị quyết: số 57-NQ/TW, số 59-NQ/TW của Bộ Chính trị.",
        [("letter", "implements", "57-NQ/TW"), ("letter", "implements", "59-NQ/TW")],
    ),
    # what the sentence does next is in no title of what was amended
    (
        (
            "Thông tư này sửa đổi Thông tư số 6/2020/TT-BTC quy định về phí và thay thế"
            " Thông tư số 7/2018/TT-BTC."
        ),
        [
            ("letter", "amends", "6/2020/TT-BTC"),
            ("letter", "replaces", "7/2018/TT-BTC"),
        ],
    ),
    (
        (
            "Thông tư số 5/2025/TT-BTC sửa đổi Thông tư số 6/2020/TT-BTC và thay thế"
            " Thông tư số 7/2018/TT-BTC."
        ),
        [
            ("letter", "cites", "5/2025/TT-BTC"),
            ("5/2025/TT-BTC", "amends", "6/2020/TT-BTC"),
            ("5/2025/TT-BTC", "replaces", "7/2018/TT-BTC"),
        ],
    ),
    # what came with a decision is a programme, no resolution; the list goes on
    (
        (
            "Căn cứ Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ; Chương trình"
            " hành động của Chính phủ thực hiện Nghị quyết số 57-NQ/TW ban hành kèm"
            " theo Nghị quyết số 03/NQ-CP ngày 09/01/2025; Quyết định số 204/QĐ-TTg."
        ),
        [
            ("letter", "based_on", "71/NQ-CP"),
            ("letter", "based_on", "Chương trình hành động của Chính phủ"),
            (
                "Chương trình hành động của Chính phủ",
                "implements",
                "57-NQ/TW",
            ),
            (
                "03/NQ-CP",
                "promulgates",
                "Chương trình hành động của Chính phủ",
            ),
            ("letter", "based_on", "204/QĐ-TTg"),
            ("03/NQ-CP", "implements", "57-NQ/TW"),
        ],
    ),
    # those that amend go on behind a semicolon
    (
        (
            "Căn cứ Nghị định số 115/2020/NĐ-CP được sửa đổi bởi Nghị định số"
            " 85/2023/NĐ-CP; Nghị định số 263/2025/NĐ-CP."
        ),
        [
            ("letter", "based_on", "115/2020/NĐ-CP"),
            ("85/2023/NĐ-CP", "amends", "115/2020/NĐ-CP"),
            ("263/2025/NĐ-CP", "amends", "115/2020/NĐ-CP"),
        ],
    ),
    # the list goes on behind both who issued the first together
    (
        (
            "Thực hiện Kết luận số 167-KL/TW ngày 13/6/2025 của Bộ Chính trị, Ban Bí"
            " thư; Nghị quyết số 76/NQ-CP ngày 01/7/2025 của Chính phủ."
        ),
        [("letter", "implements", "167-KL/TW"), ("letter", "implements", "76/NQ-CP")],
    ),
    ("Văn bản này thay Chỉ thị số 13-CT/TU.", [("letter", "replaces", "13-CT/TU")]),
    # a full stop that a scan reads into a sentence does not end it
    (
        (
            "Thực hiện Nghị định số 59/2014/NĐ-CP sửa đổi, bổ sung một số. điều của"
            " Nghị định số 69/2008/NĐ-CP."
        ),
        [
            ("letter", "implements", "59/2014/NĐ-CP"),
            ("59/2014/NĐ-CP", "amends", "69/2008/NĐ-CP"),
        ],
    ),
    (
        (
            "Theo Nghị định số 108/2015/NĐ-CP (đã được sửa đổi, bổ sung theo quy định"
            " tại khoản 1 Điều 2 Nghị định số 100/2016/NĐ-CP)."
        ),
        [
            ("letter", "based_on", "108/2015/NĐ-CP"),
            ("100/2016/NĐ-CP", "amends", "108/2015/NĐ-CP"),
        ],
    ),
    (
        (
            "Trả lời văn bản số 04/HVGC-15 ngày 16/01/2015 của Công ty về thuế, tiếp"
            " theo công văn số 1535/CT-TTHT ngày 14/03/2014, Cục Thuế có ý kiến."
        ),
        [("letter", "replies_to", "04/HVGC-15"), ("letter", "cites", "1535/CT-TTHT")],
    ),
    # what only names a document short is that document
    (
        (
            "Thực hiện Chỉ thị số 20/CT-TTg (sau đây gọi tắt là Chỉ thị số 20/CT-TTg);"
            " Công văn số 12/BNV-TH về việc triển khai Chỉ thị số 20/CT-TTg, đề nghị."
        ),
        [
            ("letter", "implements", "20/CT-TTg"),
            ("letter", "implements", "20/CT-TTg"),
            ("letter", "implements", "12/BNV-TH"),
            ("12/BNV-TH", "implements", "20/CT-TTg"),
        ],
    ),
    # no act amends one to come
    (
        "Theo Nghị định số 134/2016/NĐ-CP bổ sung tại Nghị định số 18/2021/NĐ-CP.",
        [
            ("letter", "based_on", "134/2016/NĐ-CP"),
            ("18/2021/NĐ-CP", "amends", "134/2016/NĐ-CP"),
        ],
    ),
    # a law amends laws only
    (
        (
            "Thông tư số 156/2013/TT-BTC hướng dẫn thi hành một số điều của Luật Quản"
            " lý thuế; Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế và Nghị"
            " định số 83/2013/NĐ-CP."
        ),
        [
            ("letter", "cites", "156/2013/TT-BTC"),
            ("156/2013/TT-BTC", "guides", "Luật Quản lý thuế"),
            (
                "156/2013/TT-BTC",
                "guides",
                "Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế",
            ),
            (
                "Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế",
                "amends",
                "Luật Quản lý thuế",
            ),
            ("156/2013/TT-BTC", "guides", "83/2013/NĐ-CP"),
        ],
    ),
    # what others have done is told
    (
        "Tuy nhiên, việc thực hiện Nghị định số 45/2022/NĐ-CP còn hạn chế.",
        [("letter", "cites", "45/2022/NĐ-CP")],
    ),
    (
        "Tổ chức tốt việc thực hiện Nghị định số 45/2022/NĐ-CP.",
        [("letter", "implements", "45/2022/NĐ-CP")],
    ),
    (
        "Trong quá trình thực hiện Quyết định số 15/2020/QĐ-UBND, có vướng mắc.",
        [("letter", "cites", "15/2020/QĐ-UBND")],
    ),
    (
        "Sở Y tế đã phối hợp với các ngành triển khai Kế hoạch số 5/KH-BYT.",
        [("letter", "cites", "5/KH-BYT")],
    ),
    # a list goes on with what was said in a document
    (
        (
            "Thực hiện Kết luận số 28-KL/TW về biên chế và ý kiến chỉ đạo của Thủ tướng"
            " Chính phủ tại Công điện số 110/CĐ-TTg, Bộ Nội vụ đề nghị."
        ),
        [
            ("letter", "implements", "28-KL/TW"),
            ("letter", "implements", "110/CĐ-TTg"),
        ],
    ),
    (
        (
            "Thực hiện Kết luận số 28-KL/TW và nhiệm vụ Thủ tướng Chính phủ giao tại"
            " Công văn số 5377/VPCP-TCCV, Bộ Nội vụ đề nghị."
        ),
        [
            ("letter", "implements", "28-KL/TW"),
            ("letter", "implements", "5377/VPCP-TCCV"),
        ],
    ),
    # an issuer whose name runs over the next document
    (
        (
            "Tổng cục Thuế nhận được công văn số 912/TCT-ĐL ngày 09/12/2019 của Tổng"
            " công ty Điện lực miền Trung và công văn số 4417/CT-TTHT ngày 15/11/2019"
            " của Cục Thuế TP Đà Nẵng về thuế. Về vấn đề này, Tổng cục có ý kiến."
        ),
        [
            ("letter", "replies_to", "912/TCT-ĐL"),
            ("letter", "replies_to", "4417/CT-TTHT"),
        ],
    ),
    # what was issued to carry out a document
    (
        (
            "Thực hiện Kế hoạch số 128/KH-UBND về cải cách, ngày 20/10/2025, Sở Nội vụ"
            " đã ban hành Công văn số 3052/SNV-CCHC."
        ),
        [
            ("letter", "implements", "128/KH-UBND"),
            ("letter", "cites", "3052/SNV-CCHC"),
            ("3052/SNV-CCHC", "implements", "128/KH-UBND"),
        ],
    ),
    # a list whose first document could not be read
    (
        (
            "Thực hiện Chỉ thị số l3 CT TW về bảo vệ rừng; Nghị quyết số 71/NQ-CP ngày"
            " 08/8/2017; Công điện số 268/CĐ-BNN, Chủ tịch yêu cầu."
        ),
        [
            ("letter", "implements", "71/NQ-CP"),
            ("letter", "implements", "268/CĐ-BNN"),
        ],
    ),
    (
        "Thực hiện tốt công tác tuyên truyền; Nghị quyết số 71/NQ-CP có nêu.",
        [("letter", "cites", "71/NQ-CP")],
    ),
    # an annex corrected, or another in its place
    (
        "Công văn này thay thế Phụ lục II kèm theo Công văn số 818/SNV-CCVC.",
        [("letter", "amends", "818/SNV-CCVC")],
    ),
    (
        (
            "Các biểu mẫu này thay thế các biểu mẫu ban hành kèm theo Công văn số"
            " 818/SNV-CCVC."
        ),
        [("letter", "amends", "818/SNV-CCVC")],
    ),
    (
        "Công văn số 1220/CT-TTHT hết hiệu lực kể từ ngày ban hành công văn này.",
        [("letter", "abrogates", "1220/CT-TTHT")],
    ),
    # not what is no longer so
    (
        "Quy định không còn phù hợp với Nghị định số 12/2024/NĐ-CP.",
        [("letter", "cites", "12/2024/NĐ-CP")],
    ),
    (
        "Đính chính nội dung tại Phụ lục kèm theo Công văn số 818/SNV-CCVC như sau.",
        [("letter", "corrects", "818/SNV-CCVC")],
    ),
    # an issuer that no registry knows, in a list
    (
        (
            "Báo cáo kết quả thực hiện Nghị quyết số 05-NQ/HU ngày 12/8/2021 của Ban"
            " Thường vụ Huyện ủy và Kế hoạch số 140/KH-UBND."
        ),
        [
            ("letter", "reports_on", "05-NQ/HU"),
            ("letter", "reports_on", "140/KH-UBND"),
        ],
    ),
    (
        (
            "Nghị định số 72/2024/NĐ-CP hết hiệu lực từ năm 2025 và được thay thế bằng"
            " Nghị định số 180/2024/NĐ-CP."
        ),
        [
            ("letter", "cites", "72/2024/NĐ-CP"),
            ("180/2024/NĐ-CP", "replaces", "72/2024/NĐ-CP"),
        ],
    ),
    (
        (
            "Xét Tờ trình số 72/TTr-UBND; Báo cáo thẩm tra số 41/BC-KTNS của Ban Kinh"
            " tế - Ngân sách."
        ),
        [
            ("letter", "acts_on_proposal", "72/TTr-UBND"),
            ("letter", "acts_on_proposal", "41/BC-KTNS"),
        ],
    ),
    (
        "Sau hơn 10 năm thực hiện Chỉ thị số 08-CT/TW, công tác này còn hạn chế.",
        [("letter", "cites", "08-CT/TW")],
    ),
    (
        "Đơn vị chưa hoàn thành chỉ tiêu giao tại Quyết định số 216/QĐ-TCT.",
        [("letter", "cites", "216/QĐ-TCT")],
    ),
    (
        "Thời gian qua, Sở Y tế đã tích cực triển khai Nghị quyết số 18/NQ-CP.",
        [("letter", "cites", "18/NQ-CP")],
    ),
    # no act amends what is of a later day
    (
        (
            "Triển khai Nghị quyết số 71/NQ-CP ngày 01/4/2025 sửa đổi Nghị quyết số "
            "03/NQ-CP ngày 09/01/2025 và Thông báo số 412/TB-VPCP ngày 06/8/2025."
        ),
        [
            ("letter", "implements", "71/NQ-CP"),
            ("71/NQ-CP", "amends", "03/NQ-CP"),
            ("letter", "implements", "412/TB-VPCP"),
        ],
    ),
    (
        "Tổng kết việc thực hiện Quyết định số 1553/QĐ-TTg.",
        [("letter", "reports_on", "1553/QĐ-TTg")],
    ),
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
    # passive: what stands behind acts on its like before, also when titles nest
    (
        (
            "Căn cứ Nghị định số 24/2016/NĐ-CP đã được sửa đổi, bổ sung một số điều"
            " theo Nghị định số 14/2025/NĐ-CP và Nghị định số 15/2026/NĐ-CP;"
        ),
        [
            ("letter", "based_on", "24/2016/NĐ-CP"),
            ("14/2025/NĐ-CP", "amends", "24/2016/NĐ-CP"),
            ("15/2026/NĐ-CP", "amends", "24/2016/NĐ-CP"),
        ],
    ),
    (
        (
            "Căn cứ Nghị định số 126/2020/NĐ-CP của Chính phủ quy định chi tiết một số"
            " điều của Luật Quản lý thuế (đã được sửa đổi tại Điều 1 Nghị định số"
            " 91/2022/NĐ-CP của Chính phủ)."
        ),
        [
            ("letter", "based_on", "126/2020/NĐ-CP"),
            ("126/2020/NĐ-CP", "guides", "Luật Quản lý thuế"),
            ("91/2022/NĐ-CP", "amends", "126/2020/NĐ-CP"),
        ],
    ),
    (
        "Nghị định số 99/2021/NĐ-CP bị bãi bỏ bởi Nghị định số 254/2025/NĐ-CP.",
        [
            ("letter", "cites", "99/2021/NĐ-CP"),
            ("254/2025/NĐ-CP", "abrogates", "99/2021/NĐ-CP"),
        ],
    ),
    (
        (
            "Theo Thông tư số 60/2012/TT-BTC (được thay thế bằng Thông tư số"
            " 103/2014/TT-BTC)."
        ),
        [
            ("letter", "based_on", "60/2012/TT-BTC"),
            ("103/2014/TT-BTC", "replaces", "60/2012/TT-BTC"),
        ],
    ),
    (
        "Theo Nghị định số 01/2021/NĐ-CP (thay thế Nghị định số 78/2015/NĐ-CP).",
        [
            ("letter", "based_on", "01/2021/NĐ-CP"),
            ("01/2021/NĐ-CP", "replaces", "78/2015/NĐ-CP"),
        ],
    ),
    (
        (
            "Theo Thông tư liên tịch số 01/2014/TTLT-BNV-BTC của Bộ Nội vụ, Bộ Tài"
            " chính hướng dẫn thực hiện Nghị định số 29/2012/NĐ-CP."
        ),
        [
            ("letter", "based_on", "01/2014/TTLT-BNV-BTC"),
            ("01/2014/TTLT-BNV-BTC", "guides", "29/2012/NĐ-CP"),
        ],
    ),
    # a title about a draft: nothing is amended yet
    (
        (
            "Phúc đáp Công văn số 456/SNV-CCHC của Sở Nội vụ về việc góp ý dự thảo"
            " Quyết định sửa đổi, bổ sung Quyết định số 12/2020/QĐ-UBND."
        ),
        [
            ("letter", "replies_to", "456/SNV-CCHC"),
            ("456/SNV-CCHC", "cites", "12/2020/QĐ-UBND"),
        ],
    ),
    # what was issued because of a document
    (
        (
            "Trên cơ sở Thông báo số 106/TB-VPCP ngày 22/3/2019 của Văn phòng Chính"
            " phủ, Bộ Tài chính có Công văn số 5477/BTC-TCT ngày 14/5/2019."
        ),
        [
            ("letter", "based_on", "106/TB-VPCP"),
            ("letter", "cites", "5477/BTC-TCT"),
            ("5477/BTC-TCT", "based_on", "106/TB-VPCP"),
        ],
    ),
    # the articles of a law that is named among those amended
    (
        (
            "Theo Luật số 106/2016/QH13 sửa đổi, bổ sung một số điều của Luật Thuế giá"
            " trị gia tăng và Luật Quản lý thuế (sửa đổi, bổ sung khoản 1 Điều 13 Luật"
            " Thuế giá trị gia tăng số 13/2008/QH12)."
        ),
        [
            ("letter", "based_on", "106/2016/QH13"),
            ("106/2016/QH13", "amends", "Luật Thuế giá trị gia tăng"),
            ("106/2016/QH13", "amends", "Luật Quản lý thuế"),
            ("106/2016/QH13", "amends", "13/2008/QH12"),
        ],
    ),
    # whose issuer is printed short
    (
        (
            "Theo Thông tư số 07/2016/TT-BNNPTNT ngày 31/5/2016 của Bộ Nông nghiệp và"
            " PTNT, đã được sửa đổi, bổ sung tại Thông tư số 24/2018/TT-BNNPTNT."
        ),
        [
            ("letter", "based_on", "07/2016/TT-BNNPTNT"),
            ("24/2018/TT-BNNPTNT", "amends", "07/2016/TT-BNNPTNT"),
        ],
    ),
    # a letter that has an act changed is said to amend it, as the samples' gold says;
    # what others do to it, or have done, is told
    (
        "Sở Tư pháp tham mưu sửa đổi, bổ sung Quyết định số 15/2021/QĐ-UBND.",
        [("letter", "amends", "15/2021/QĐ-UBND")],
    ),
    (
        (
            "Đề xuất điều chỉnh Quy hoạch khoáng sản được phê duyệt tại Quyết định số"
            " 15/2021/QĐ-UBND."
        ),
        [
            ("letter", "amends", "Quy hoạch khoáng sản"),
            ("15/2021/QĐ-UBND", "promulgates", "Quy hoạch khoáng sản"),
            ("letter", "amends", "15/2021/QĐ-UBND"),
        ],
    ),
    (
        "UBND tỉnh đã sửa đổi, bổ sung Quyết định số 15/2021/QĐ-UBND.",
        [("letter", "cites", "15/2021/QĐ-UBND")],
    ),
    (
        "Trả lời công văn bổ sung số 12/2023/CV-MA của Công ty Minh An.",
        [("letter", "cites", "12/2023/CV-MA")],
    ),
    # what it orders to be replaced or abrogated is not what it does
    (
        "Giao Sở Nội vụ trình bãi bỏ Quyết định số 10/2019/QĐ-UBND.",
        [("letter", "cites", "10/2019/QĐ-UBND")],
    ),
    (
        "Công văn này thay thế Công văn số 33/SXD-QLN ngày 03/3/2025.",
        [("letter", "replaces", "33/SXD-QLN")],
    ),
    (
        "V/v đính chính Quyết định số 15/QĐ-UBND ngày 02/01/2025.",
        [("letter", "corrects", "15/QĐ-UBND")],
    ),
    # what promulgates an instrument that has no number of its own
    (
        "Thực hiện Quy chế làm việc ban hành kèm theo Quyết định số 15/QĐ-UBND.",
        [("letter", "implements", "15/QĐ-UBND")],
    ),
    (
        (
            "Giao Sở Tài chính tham mưu ban hành Quyết định thay thế Quyết định số"
            " 20/2019/QĐ-UBND."
        ),
        [("letter", "cites", "20/2019/QĐ-UBND")],
    ),
    # cited first, then taken up
    (
        (
            "Thủ tướng Chính phủ đã ban hành Chỉ thị số 05/CT-TTg. Để triển khai thực"
            " hiện nghiêm Chỉ thị nêu trên, Ủy ban nhân dân tỉnh yêu cầu."
        ),
        [("letter", "implements", "05/CT-TTg")],
    ),
    # what a plan is based on, below a heading
    (
        (
            "1. Căn cứ xây dựng Kế hoạch\n- Nghị định số 08/2022/NĐ-CP;\n- Kế hoạch số"
            " 12/KH-UBND.\n2. Mục tiêu\n- Nghị quyết số 12-NQ/TU."
        ),
        [
            ("letter", "based_on", "08/2022/NĐ-CP"),
            ("letter", "based_on", "12/KH-UBND"),
            ("letter", "cites", "12-NQ/TU"),
        ],
    ),
    # a plan of others does what the cue says
    (
        "Rà soát kế hoạch của địa phương thực hiện Nghị quyết số 29-NQ/TW.",
        [("letter", "cites", "29-NQ/TW")],
    ),
    # a letter received, with an answer and without
    (
        (
            "Bộ Tài chính nhận được Công văn số 789/VPCP-KTTH của Văn phòng Chính phủ."
            " Về vấn đề này, Bộ Tài chính có ý kiến như sau."
        ),
        [("letter", "replies_to", "789/VPCP-KTTH")],
    ),
    (
        "Kể từ ngày nhận được Công văn số 789/VPCP-KTTH, các đơn vị có ý kiến.",
        [("letter", "cites", "789/VPCP-KTTH")],
    ),
    # lists on a line of their own, below what leads to them
    (
        (
            "Quán triệt, triển khai thực hiện các văn bản:\n- Chỉ thị số 34-CT/TW của"
            " Ban Bí thư;\n- Kế hoạch số 33/KH-UBND của Ủy ban nhân dân tỉnh."
        ),
        [
            ("letter", "implements", "34-CT/TW"),
            ("letter", "implements", "33/KH-UBND"),
        ],
    ),
    (
        (
            "Triển khai kết luận của Thủ tướng về:\n- Phát triển nhà ở (Thông báo số"
            " 64/TB-VPCP)."
        ),
        [
            ("letter", "implements", "kết luận của Thủ tướng"),
            ("letter", "implements", "64/TB-VPCP"),
        ],
    ),
    (
        "Căn cứ Nghị định số 30/2020/NĐ-CP;\n- Nghị định số 31/2020/NĐ-CP.",
        [
            ("letter", "based_on", "30/2020/NĐ-CP"),
            ("letter", "based_on", "31/2020/NĐ-CP"),
        ],
    ),
    # a provision quoted speaks of its own act
    (
        (
            "Thông tư số 103/2014/TT-BTC quy định: “Thông tư này thay thế Thông tư số"
            " 60/2012/TT-BTC.”"
        ),
        [
            ("letter", "cites", "103/2014/TT-BTC"),
            ("103/2014/TT-BTC", "replaces", "60/2012/TT-BTC"),
        ],
    ),
    (
        "Quy định nêu rõ: “Thực hiện theo Nghị định số 12/2015/NĐ-CP.”",
        [("letter", "cites", "12/2015/NĐ-CP")],
    ),
    # so does a copy that the file holds behind the letter
    (
        (
            "Tổng cục Thuế có Công văn số 2488/TCT-CS về thuế tài nguyên (bản chụp kèm"
            " theo).\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 2488/TCT-CS\n\n"
            "Kính gửi: Cục Thuế tỉnh Tây Ninh.\n\nTrả lời công văn số 1077/CT-TTKT."
        ),
        [
            ("letter", "cites", "2488/TCT-CS"),
            ("letter", "encloses", "2488/TCT-CS"),
            ("letter", "cites", "2488/TCT-CS"),
            ("2488/TCT-CS", "replies_to", "1077/CT-TTKT"),
        ],
    ),
    # no act amends one to come: it goes with the act before
    (
        (
            "Thực hiện Nghị định số 34/2016/NĐ-CP; Nghị định số 154/2020/NĐ-CP sửa đổi,"
            " bổ sung một số điều của Nghị định số 34/2016/NĐ-CP và Nghị định số"
            " 59/2024/NĐ-CP sửa đổi, bổ sung Nghị định số 34/2016/NĐ-CP."
        ),
        [
            ("letter", "implements", "34/2016/NĐ-CP"),
            ("letter", "implements", "154/2020/NĐ-CP"),
            ("154/2020/NĐ-CP", "amends", "34/2016/NĐ-CP"),
            ("letter", "implements", "59/2024/NĐ-CP"),
            ("59/2024/NĐ-CP", "amends", "34/2016/NĐ-CP"),
        ],
    ),
    (
        (
            "Thực hiện Luật Tố tụng hành chính ngày 22/6/2015, Luật sửa đổi, bổ sung"
            " một số điều của Luật Tố tụng hành chính ngày 18/6/2020, Nghị định số"
            " 34/2016/NĐ-CP."
        ),
        [
            ("letter", "implements", "Luật Tố tụng hành chính ngày 22/6/2015"),
            (
                "letter",
                "implements",
                (
                    "Luật sửa đổi, bổ sung một số điều của Luật Tố tụng hành chính ngày"
                    " 18/6/2020"
                ),
            ),
            (
                (
                    "Luật sửa đổi, bổ sung một số điều của Luật Tố tụng hành chính ngày"
                    " 18/6/2020"
                ),
                "amends",
                "Luật Tố tụng hành chính",
            ),
            ("letter", "implements", "34/2016/NĐ-CP"),
        ],
    ),
    # what an agency did is no part of the title before it
    (
        (
            "Để triển khai Nghị quyết số 42/2017/QH14 về thí điểm xử lý nợ xấu, Bộ Tài"
            " chính đã có Công văn số 4606/BTC-TCT ngày 20/4/2018 gửi các Cục Thuế."
        ),
        [
            ("letter", "implements", "42/2017/QH14"),
            ("letter", "cites", "4606/BTC-TCT"),
            ("4606/BTC-TCT", "implements", "42/2017/QH14"),
        ],
    ),
    # a number without its type goes with the others of its list, not with the act that
    # a title between them names
    (
        (
            "Báo cáo các Quyết định: Số 418/QĐ-UBND ngày 30/5/2024 về việc điều chỉnh"
            " dự toán của Văn phòng tại Quyết định số 1368/QĐ-UBND ngày 12/12/2023 của"
            " UBND tỉnh, số 728/QĐ-UBND ngày 13/11/2024 về việc mua xe."
        ),
        [
            ("letter", "cites", "418/QĐ-UBND"),
            ("418/QĐ-UBND", "amends", "1368/QĐ-UBND"),
            ("letter", "cites", "728/QĐ-UBND"),
        ],
    ),
]


# A decision's own words, and what it does by them.
DECIDED = [
    (
        (
            "Điều 1. Sửa đổi một số điều của QUY ĐỊNH QUẢN LÝ PHÍ ban hành kèm theo"
            " Quyết định số 4631/QĐ-UBND."
        ),
        [("letter", "amends", "4631/QĐ-UBND")],
    ),
    (
        (
            "Điều 1. Bãi bỏ Quyết định số 12/2020/QĐ-UBND về phí và Quyết định số"
            " 13/2021/QĐ-UBND."
        ),
        [
            ("letter", "abrogates", "12/2020/QĐ-UBND"),
            ("letter", "abrogates", "13/2021/QĐ-UBND"),
        ],
    ),
    (
        (
            "Điều 1. Bãi bỏ toàn bộ các Quyết định\n1. Quyết định số 12/2020/QĐ-UBND.\n"
            "2. Quyết định số 13/2021/QĐ-UBND."
        ),
        [
            ("letter", "abrogates", "12/2020/QĐ-UBND"),
            ("letter", "abrogates", "13/2021/QĐ-UBND"),
        ],
    ),
    (
        (
            "Điều 1. Sửa đổi, bổ sung một số điều của Quy chế làm việc ban hành kèm"
            " theo Quyết định số 15/2021/QĐ-UBND."
        ),
        [("letter", "amends", "15/2021/QĐ-UBND")],
    ),
    (
        (
            "Điều 2. Quyết định này có hiệu lực từ ngày ký và thay thế Quyết định số"
            " 100/QĐ-UBND ngày 03/4/2020."
        ),
        [("letter", "replaces", "100/QĐ-UBND")],
    ),
    # the day may open the sentence; what has ended before is only told
    (
        (
            "2. Kể từ ngày Quyết định này có hiệu lực, danh mục quy định tại: Quyết"
            " định số 5/2018/QĐ-UBND về phí; Quyết định số 6/2018/QĐ-UBND ngày 02/5"
            "/2018 của Ủy ban nhân dân tỉnh về lệ phí hết hiệu lực thi hành."
        ),
        [
            ("letter", "abrogates", "5/2018/QĐ-UBND"),
            ("letter", "abrogates", "6/2018/QĐ-UBND"),
        ],
    ),
    (
        "2. Quyết định số 5/2018/QĐ-UBND đã hết hiệu lực thi hành.",
        [("letter", "cites", "5/2018/QĐ-UBND")],
    ),
    (
        (
            "2. Quyết định số 7/2019/QĐ-UBND và Quyết định số 8/2019/QĐ-UBND hết hiệu"
            " lực kể từ ngày Quyết định này có hiệu lực."
        ),
        [
            ("letter", "abrogates", "7/2019/QĐ-UBND"),
            ("letter", "abrogates", "8/2019/QĐ-UBND"),
        ],
    ),
    # how an act abrogated still holds is no basis
    (
        (
            "1. Bãi bỏ Quyết định số 12/2020/QĐ-UBND.\n2. Hồ sơ đã nhận thực hiện theo"
            " quy định tại Quyết định số 12/2020/QĐ-UBND."
        ),
        [
            ("letter", "abrogates", "12/2020/QĐ-UBND"),
            ("letter", "cites", "12/2020/QĐ-UBND"),
        ],
    ),
    # who changes a plan changes the decision that approved it
    (
        (
            "Điều 1. Phê duyệt điều chỉnh, bổ sung Kế hoạch đầu tư công trung hạn giai"
            " đoạn 2021 - 2025 được phê duyệt tại Quyết định số 34/QĐ-UBND."
        ),
        [
            (
                "letter",
                "amends",
                "Kế hoạch đầu tư công trung hạn giai đoạn 2021 - 2025",
            ),
            (
                "34/QĐ-UBND",
                "promulgates",
                "Kế hoạch đầu tư công trung hạn giai đoạn 2021 - 2025",
            ),
            ("letter", "amends", "34/QĐ-UBND"),
        ],
    ),
    # a decision that gives tasks
    (
        "Điều 1. Giao Sở Nội vụ:\n- Sửa đổi Quyết định số 12/2020/QĐ-UBND.",
        [("letter", "amends", "12/2020/QĐ-UBND")],
    ),
]


@pytest.mark.parametrize(("words", "wanted"), DECIDED)
def test_what_a_decision_does(words: str, wanted: list[tuple[str, str, str]]) -> None:
    assert _decided(words) == wanted


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
