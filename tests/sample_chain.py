"""A chain as two letters of Kon Tum state it, cut down to what the drawing needs.

Texts are those of the letters, footnotes in the way and all; " … " in the wording of
a quote jumps over what interrupts it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.answers.chain_view import (
    ChainEdge,
    ChainNode,
    ChainView,
    Saying,
)
from graph.answers.sayings import around
from graph.quotes import Quote

if TYPE_CHECKING:
    from graph.answers.chain_view import Branch

MARCH = """Kính gửi: - Các sở, ban ngành, đơn vị thuộc tỉnh;

Thực hiện Chỉ thị số 05/CT-TTg ngày 01 tháng 3 năm 2025 của Thủ
tướng Chính phủ. Xét đề nghị của Sở Tài chính tại Công văn số 952/STC-TH ngày 13

tháng 3 năm 2025; để thực hiện thắng lợi Kết luận số 123-KL/TW ngày 24

tháng 01 năm 2025 của Trung ương, Ủy ban nhân dân tỉnh yêu cầu:

1. Các đơn vị, địa phương:
d) Triển khai Quyết định số 42/QĐ-UBND ngày 21 tháng 01 năm 2025 của Ủy ban
nhân dân tỉnh. Định kỳ hằng tháng, báo cáo Ủy ban nhân dân tỉnh (qua Sở Tài chính).

3. Sở Tài chính chủ trì, phối hợp với các đơn vị có liên quan:
b) Định kỳ hằng tháng, báo cáo Bộ Tài chính tình hình thực hiện Nghị quyết số
01/NQ-CP ngày 08 tháng 01 năm 2025 của Chính phủ.
8. Sở Khoa học và Công nghệ chủ trì, phối hợp với các đơn vị, địa phương:
Tham mưu triển khai có hiệu quả Chương trình số 95-CTr/TU ngày 24 tháng 01

năm 2025 của Ban Thường vụ Tỉnh ủy4 và Kế hoạch số 484/KH-UBND ngày 14

tháng 02 năm 2025 của Ủy ban nhân dân tỉnh5.

9. Công an tỉnh chủ trì, phối hợp với các đơn vị, địa phương: Tiếp tục
triển khai hiệu quả Đề án 06.

10. Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum chủ trì, phối
hợp với các đơn vị có liên quan triển khai thực hiện có hiệu quả Kế hoạch số
725/KH-UBND ngày 07 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh về triển
khai thực hiện Kế hoạch số 186-KH/TU ngày 09 tháng 01 năm 2025 của Ban

4 Về triển khai thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024.
5 Về thực hiện Nghị quyết số 03/NQ-CP ngày 09 tháng 01 năm 2025 của Chính phủ ban
hành Chương trình hành động của Chính phủ thực hiện Nghị quyết số 57-NQ/TW
 Thường vụ Tỉnh ủy về thực hiện Chỉ thị số 39-CT/TW của Ban Bí thư Trung
ương Đảng6.
"""

MAY = """ Số:          /UBND-KTTH Kon Tum, ngày       tháng      năm 2025
V/v triển khai Nghị

quyết số 124/NQ-CP

ngày 08 tháng 5 năm
2025 của Chính phủ

Xét đề nghị của Sở Tài chính tại Công văn số 2522/STC-TH ngày 22

tháng 5 năm 2025, Ủy ban nhân dân tỉnh có ý kiến như sau:
Các sở, ban ngành, đơn vị thuộc tỉnh tập trung thực hiện một số nội dung sau:

1. Triển khai nghị quyết của Bộ Chính trị, gồm: Nghị quyết số 57-NQ/TW

ngày 22 tháng 12 năm 2024; Nghị quyết số 66-NQ/TW ngày

30 tháng 4 năm 2025 về đổi mới công tác xây dựng và thi hành pháp luật.
5. Thực hiện hiệu quả nhiệm vụ, giải pháp tại Kế hoạch số 1268/KH-UBND

ngày 16 tháng 4 năm 2025 của Ủy ban nhân dân tỉnh về Kế hoạch thực hiện

Nghị quyết số 66/NQ-CP ngày 26 tháng 3 năm 2025 của Chính phủ2; Công văn
số 1594/UBND-TTHCC ngày 09 tháng 5 năm 2025 triển khai thực hiện Công

điện số 56/CĐ-TTg ngày 04 tháng 5 năm 2025 của Thủ tướng Chính phủ3.
10. Rà soát các công trình, gửi Sở Xây dựng để tổng hợp tham mưu Ủy ban nhân dân

tỉnh báo cáo Bộ Xây dựng trước ngày 25 tháng 7 năm 2025.

3 Về tập trung thực hiện cắt giảm thủ tục hành chính theo Nghị quyết số 66/NQ-CP.
"""

_LETTERS = {
    "cv-thang-3": ("Công văn UBND tỉnh (3/2025, chưa có số)", MARCH),
    "cv-thang-5": ("Công văn /UBND-KTTH (5/2025, chưa có số)", MAY),
}
# The footnotes of the sample, which stand in the way of its sentences.
_WITHOUT_NOTES = re.compile(r"\n\d Về (?:.|\n)*?\n(?= |$)")

_DEADLINES = {
    ("cv-thang-3", "1.d"): ("Định kỳ hằng tháng",),
    ("cv-thang-3", "3.b"): ("Định kỳ hằng tháng",),
    ("cv-thang-5", "10"): ("trước ngày 25 tháng 7 năm 2025",),
}
_DOCUMENTS = """
0 party NQ 57-NQ/TW   | Nghị quyết | 2024-12-22 | Bộ Chính trị
0 party NQ 66-NQ/TW   | Nghị quyết | 2025-04-30 | Bộ Chính trị
0 party KL 123-KL/TW  | Kết luận   | 2025-01-24 | Trung ương
0 party CT 39-CT/TW   | Chỉ thị    |            | Ban Bí thư Trung ương Đảng
1 state NQ 03/NQ-CP   | Nghị quyết | 2025-01-09 | Chính phủ
1 state NQ 01/NQ-CP   | Nghị quyết | 2025-01-08 | Chính phủ
1 state NQ 66/NQ-CP   | Nghị quyết | 2025-03-26 | Chính phủ
1 state NQ 124/NQ-CP  | Nghị quyết | 2025-05-08 | Chính phủ
1 state CT 05/CT-TTg  | Chỉ thị    | 2025-03-01 | Thủ tướng Chính phủ
1 state CĐ 56/CĐ-TTg  | Công điện  | 2025-05-04 | Thủ tướng Chính phủ
1 state Đề án 06      | Đề án      |            |
3 party CTr 95-CTr/TU | Chương trình | 2025-01-24 | Ban Thường vụ Tỉnh ủy Kon Tum
3 party KH 186-KH/TU  | Kế hoạch   | 2025-01-09 | Ban Thường vụ Tỉnh ủy Kon Tum
4 state KH 484/KH-UBND | Kế hoạch  | 2025-02-14 | Ủy ban nhân dân tỉnh Kon Tum
4 state KH 725/KH-UBND | Kế hoạch  | 2025-03-07 | Ủy ban nhân dân tỉnh Kon Tum
4 state KH 1268/KH-UBND | Kế hoạch | 2025-04-16 | Ủy ban nhân dân tỉnh Kon Tum
4 state CV 1594/UBND-TTHCC | Công văn | 2025-05-09 | Ủy ban nhân dân tỉnh Kon Tum
4 state QĐ 42/QĐ-UBND | Quyết định | 2025-01-21 | Ủy ban nhân dân tỉnh Kon Tum
5 state CV 952/STC-TH | Công văn   | 2025-03-13 | Sở Tài chính tỉnh Kon Tum
5 state CV 2522/STC-TH | Công văn  | 2025-05-22 | Sở Tài chính tỉnh Kon Tum
"""
_AGENCIES = """
2 Bộ Tài chính
2 Bộ Xây dựng
5 Sở Tài chính
5 Sở Xây dựng
5 Sở Khoa học và Công nghệ
5 Công an tỉnh
5 Chi nhánh NHCSXH tỉnh
5 Các sở, ban ngành, đơn vị thuộc tỉnh
"""
# letter [task]: source > target: relation ["general"]: the words that state it
_EDGES = """
cv-thang-3: CT 05/CT-TTg > cv-thang-3: implements: Thực hiện Chỉ thị số 05/CT-TTg
cv-thang-3: KL 123-KL/TW > cv-thang-3: implements: thực hiện thắng lợi Kết luận số
cv-thang-3: CV 952/STC-TH > cv-thang-3: acts_on_proposal: Xét đề nghị của Sở Tài chính
cv-thang-3 1.d: QĐ 42/QĐ-UBND > cv-thang-3: implements: Triển khai Quyết định số 42
cv-thang-3 1.d: cv-thang-3 > Sở Tài chính: report_via: (qua Sở Tài chính)
cv-thang-3 1.d: cv-thang-3 > Các sở: lead general: Các đơn vị, địa phương
cv-thang-3 1.d: QĐ 42/QĐ-UBND > Các sở: lead general: Các đơn vị, địa phương
cv-thang-3 3.b: NQ 01/NQ-CP > cv-thang-3: cites: tình hình thực hiện Nghị quyết số
cv-thang-3 3.b: cv-thang-3 > Sở Tài chính: lead: Sở Tài chính chủ trì
cv-thang-3 3.b: cv-thang-3 > Bộ Tài chính: report_to: báo cáo Bộ Tài chính
cv-thang-3 8: CTr 95-CTr/TU > cv-thang-3: implements: triển khai … số 95-CTr/TU
cv-thang-3 8: KH 484/KH-UBND > cv-thang-3: implements: Kế hoạch số 484/KH-UBND
cv-thang-3 8: cv-thang-3 > Sở Khoa học: lead: Sở Khoa học và Công nghệ chủ trì
cv-thang-3 8: CTr 95-CTr/TU > Sở Khoa học: lead: Sở Khoa học và Công nghệ chủ trì
cv-thang-3 8: KH 484/KH-UBND > Sở Khoa học: lead: Sở Khoa học và Công nghệ chủ trì
cv-thang-3: NQ 57-NQ/TW > CTr 95-CTr/TU: implements: thực hiện Nghị quyết số 57-NQ/TW
cv-thang-3: NQ 57-NQ/TW > NQ 03/NQ-CP: implements: thực hiện Nghị quyết số 57-NQ/TW
cv-thang-3: NQ 03/NQ-CP > KH 484/KH-UBND: implements: thực hiện Nghị quyết số 03/NQ-CP
cv-thang-3 9: Đề án 06 > cv-thang-3: implements: triển khai hiệu quả Đề án 06
cv-thang-3 9: cv-thang-3 > Công an: lead: Công an tỉnh chủ trì
cv-thang-3 9: Đề án 06 > Công an: lead: Công an tỉnh chủ trì
cv-thang-3 10: KH 725/KH-UBND > cv-thang-3: implements: có hiệu quả Kế hoạch số
cv-thang-3 10: cv-thang-3 > Chi nhánh: lead: Chi nhánh Ngân hàng Chính sách xã hội
cv-thang-3 10: KH 725/KH-UBND > Chi nhánh: lead: Chi nhánh Ngân hàng Chính sách xã hội
cv-thang-3 10: KH 186-KH/TU > KH 725/KH-UBND: implements: Kế hoạch số 186-KH/TU
cv-thang-3 10: CT 39 > KH 186: implements: 09 tháng 01 năm 2025 của Ban … Thường vụ
cv-thang-5: NQ 124/NQ-CP > cv-thang-5: implements: V/v triển khai Nghị
cv-thang-5: CV 2522/STC-TH > cv-thang-5: acts_on_proposal: Xét đề nghị của Sở Tài chính
cv-thang-5 1: NQ 57-NQ/TW > cv-thang-5: cites: Nghị quyết số 57-NQ/TW
cv-thang-5 1: NQ 66-NQ/TW > cv-thang-5: cites: Nghị quyết số 66-NQ/TW
cv-thang-5 5: KH 1268/KH-UBND > cv-thang-5: implements: Thực hiện hiệu quả nhiệm vụ
cv-thang-5 5: NQ 66/NQ-CP > KH 1268/KH-UBND: implements: Nghị quyết số 66/NQ-CP
cv-thang-5 5: CV 1594/UBND-TTHCC > cv-thang-5: implements: số 1594/UBND-TTHCC
cv-thang-5 5: CĐ 56/CĐ-TTg > CV 1594/UBND-TTHCC: implements: điện số 56/CĐ-TTg
cv-thang-5: NQ 66/NQ-CP > CĐ 56/CĐ-TTg: based_on: theo Nghị quyết số 66/NQ-CP
cv-thang-5 5: cv-thang-5 > Các sở: lead general: Các sở, ban ngành, đơn vị thuộc tỉnh
cv-thang-5 5: KH 1268/KH-UBND > Các sở: lead general: Các sở, ban ngành
cv-thang-5 10: cv-thang-5 > Sở Xây dựng: receive: gửi Sở Xây dựng để tổng hợp
cv-thang-5 10: cv-thang-5 > Bộ Xây dựng: report_to: báo cáo Bộ Xây dựng
"""


def sample_chain(focus: str | None = None) -> ChainView:
    """Return the chain; `focus` is the label of a document or agency, or its start."""
    nodes = [*_documents(), *_agencies(), *_letter_nodes()]
    return ChainView(
        nodes=tuple(nodes),
        edges=tuple(_edge(line, nodes) for line in _EDGES.strip().splitlines()),
        roots=(_id(focus, nodes),) if focus else (),
    )


def sample_sayings(view: ChainView) -> dict[str, tuple[Saying, ...]]:
    """Return what the letters say of each edge."""
    return {edge.id: tuple(map(_saying, edge.quotes)) for edge in view.edges}


def _saying(quote: Quote) -> Saying:
    title, text = _LETTERS[quote.letter_id]
    before, after = around(quote.text, [_WITHOUT_NOTES.sub("", text)])
    due = _DEADLINES.get((quote.letter_id, quote.task or ""), ())
    return Saying(quote.letter_id, title, quote.text, before, after, quote.task, due)


def slug(text: str) -> str:
    """Return an id for a label: "-" for whatever is no letter and no digit."""
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")


def _documents() -> list[ChainNode]:
    nodes = []
    for line in _DOCUMENTS.strip().splitlines():
        head, type_, date, issuer = (cell.strip() for cell in line.split("|"))
        lane, branch, label = head.split(" ", 2)
        number = label.partition(" ")[2]
        pairs = (("type", type_), ("number", number), ("date", date))
        details = tuple((key, value) for key, value in pairs if value)
        kind: Branch = "party" if branch == "party" else "state"
        nodes.append(
            ChainNode(
                id=slug(label),
                iri=f"https://w3id.org/chidao/id/{slug(label)}",
                kind="document",
                label=label,
                lane=int(lane),
                branch=kind,
                title=f"{type_} số {number}",
                details=(*details, ("issuer", issuer)) if issuer else details,
                held=False,
                status="stub",
            )
        )
    return nodes


def _agencies() -> list[ChainNode]:
    lines = (line.split(" ", 1) for line in _AGENCIES.strip().splitlines())
    return [
        ChainNode(
            id=slug(name),
            iri=f"https://w3id.org/chidao/id/{slug(name)}",
            kind="agency",
            label=name,
            lane=int(lane),
            branch="agency",
            title=name,
            details=(("kind", "body"),),
        )
        for lane, name in lines
    ]


def _letter_nodes() -> list[ChainNode]:
    return [
        ChainNode(
            id=key,
            iri=f"https://w3id.org/chidao/id/{key}",
            kind="letter",
            label=title,
            lane=4,
            branch="state",
            title="Công văn của Ủy ban nhân dân tỉnh Kon Tum",
            details=(("type", "Công văn"), ("level", "provincial_government")),
        )
        for key, (title, _) in _LETTERS.items()
    ]


def _edge(line: str, nodes: list[ChainNode]) -> ChainEdge:
    place, ends, relation, words = line.split(": ", 3)
    letter, _, task = place.partition(" ")
    source, target = (_id(end, nodes) for end in ends.split(" > "))
    predicate, _, general = relation.partition(" ")
    segments = _segments(words, _LETTERS[letter][1])
    text = " ".join(" ".join(_LETTERS[letter][1][a:b].split()) for a, b in segments)
    return ChainEdge(
        id=slug(f"{source} {target} {predicate}"),
        source=source,
        target=target,
        relation=predicate,
        quotes=(Quote(letter, text, segments, task or None),),
        stated=not general,
        confidence=0.95,
    )


def _id(start: str, nodes: list[ChainNode]) -> str:
    return next(n.id for n in nodes if n.id == start or n.label.startswith(start))


def _segments(words: str, text: str) -> tuple[tuple[int, int], ...]:
    segments = []
    at = 0
    for part in words.split(" … "):
        found = re.compile(r"\s+".join(map(re.escape, part.split()))).search(text, at)
        assert found, part
        segments.append(found.span())
        at = found.end()
    return tuple(segments)
