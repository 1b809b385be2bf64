"""Short ways to make extractions for the tests of the graph.

`Draft` holds a text and finds spans in it by their wording; " … " in a wording jumps
over what interrupts it, which gives a span of several segments.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import Any

from extract.model import (
    LETTER,
    Agency,
    Citation,
    Extraction,
    Footnote,
    Header,
    Node,
    Predicate,
    Recipient,
    Relation,
    Signer,
    Span,
)
from extract.source import Letter, Page, Source
from extract.tasks import Assignment, Deadline, Report, Role, Target, Task

CITED = re.compile(
    r"(?P<type>\w[\w ]*?) số (?P<number>\S+)"
    r"(?: ngày (?P<day>\d\d)/(?P<month>\d\d)/(?P<year>\d{4}))?"
    r"(?: của (?P<issuer>.+))?$"
)
LEVELS = {
    "TW": "central_party",
    "CP": "central_government",
    "TTg": "central_government",
    "TU": "provincial_party",
    "UBND": "provincial_government",
    "STC": "provincial_department",
}


def cited(index: int) -> Node:
    """The end of a relation at a citation."""
    return Node("citation", index)


def body(index: int) -> Node:
    """The end of a relation at an agency."""
    return Node("agency", index)


@dataclass
class Draft:
    """An extraction in the making."""

    text: str
    header: Header = field(default_factory=Header)
    citations: list[Citation] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    agencies: list[Agency] = field(default_factory=list)

    def span(self, wording: str) -> Span:
        """The place of a wording, in as many segments as " … " parts."""
        segments, after = [], 0
        for piece in wording.split(" … "):
            start = self.text.index(piece, after)
            after = start + len(piece)
            segments.append((start, after))
        return Span(tuple(segments), wording.replace(" … ", " "))

    def cite(self, wording: str, **given: Any) -> int:  # noqa: ANN401 - any field
        """Add a citation; type, number, date and issuer are read off the wording."""
        span = self.span(wording)
        match = CITED.match(span.text)
        found = match.groupdict() if match else {}
        number = found.get("number")
        unit = re.split("[-/]", number)[-1] if number else ""
        unit = "STC" if number and "STC" in number else unit
        unit = "UBND" if number and "UBND" in number else unit
        year, month, day = (found.get(x) for x in ("year", "month", "day"))
        values: dict[str, Any] = {
            "kind": "numbered" if match else "named",
            "type": found.get("type"),
            "number": number,
            "date": f"{year}-{month}-{day}" if year else None,
            "issuer": found.get("issuer"),
            "issuer_basis": "printed" if found.get("issuer") else "unknown",
            "title": None,
            "level": LEVELS.get(unit),
            "section": "body",
            "rule": "test",
            "confidence": 1.0,
        }
        self.citations.append(Citation(span=span, **(values | given)))
        return len(self.citations) - 1

    def agency(
        self, name: str, *printed: str, kind: str = "body", level: str = "unspecified"
    ) -> int:
        """Add an agency, mentioned where it is printed (its name if not told)."""
        spans = tuple(self.span(wording) for wording in printed or (name,))
        self.agencies.append(Agency(name, kind, level, spans))  # type: ignore[arg-type]  # the tests write literals
        return len(self.agencies) - 1

    def relate(
        self,
        subject: Node,
        predicate: Predicate,
        object_: Node,
        quote: str,
        task: str | None = None,
    ) -> None:
        """Add what a quote states; the mention is that of the object, if it is one."""
        mention = object_.index if object_.kind == "citation" else subject.index
        span = self.span(quote)
        self.relations.append(
            Relation(subject, predicate, object_, mention, task, span, "test", 0.9)
        )

    def assignment(self, printed: str, index: int, role: Role) -> Assignment:
        """An agency's part in a task, stated by name."""
        return Assignment(printed, index, role, stated=True, span=self.span(printed))

    def task(self, label: str, wording: str, **given: Any) -> None:  # noqa: ANN401 - any field
        """Add a task with its place; a label with a dot has a parent."""
        parent = label.rpartition(".")[0] or None
        values = {"label": label, "parent": parent, "leaf": True} | given
        self.tasks.append(Task(span=self.span(wording), **values))

    def done(self) -> Extraction:
        """The extraction."""
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        source = Source("letter.txt", digest, "text/plain")
        letter = Letter(source, self.text, (Page(1, 0, len(self.text)),))
        return Extraction(
            letter=letter,
            header=self.header,
            citations=tuple(self.citations),
            relations=tuple(self.relations),
            footnotes=tuple(self.footnotes),
            tasks=tuple(self.tasks),
            agencies=tuple(self.agencies),
        )


KON_TUM = Header(
    type="Công văn",
    issuer="Ủy ban nhân dân tỉnh Kon Tum",
    place="Kon Tum",
    date="2025",
    province="Kon Tum",
)

BANK_TEXT = """\
Kính gửi: Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum.
8. Sở Khoa học và Công nghệ chủ trì, phối hợp với các đơn vị có liên quan: triển khai
Chương trình số 95-CTr/TU ngày 24/01/2025 của Ban Thường vụ Tỉnh ủy4.
10. Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum chủ trì triển khai thực hiện
Kế hoạch số 725/KH-UBND ngày 07/03/2025 của Ủy ban nhân dân tỉnh về thực hiện
Kế hoạch số 186-KH/TU ngày 09/01/2025 của Ban
4 Về triển khai thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.
Thường vụ Tỉnh ủy về thực hiện Chỉ thị số 39-CT/TW của Ban Bí thư.
Định kỳ hằng tháng báo cáo Ủy ban nhân dân tỉnh trước ngày 25/7/2025, đạt 95% vốn.
"""


def bank_letter() -> Extraction:
    """A letter in which a footnote cuts a chain of three documents in half."""
    d = Draft(BANK_TEXT, KON_TUM)
    ubnd = d.agency(
        "Ủy ban nhân dân tỉnh Kon Tum",
        "Ủy ban nhân dân tỉnh",
        level="provincial_government",
    )
    bank = d.agency(
        "Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum", level="central_branch"
    )
    science = d.agency(
        "Sở Khoa học và Công nghệ tỉnh Kon Tum",
        "Sở Khoa học và Công nghệ",
        level="provincial_department",
    )
    others = d.agency("các đơn vị có liên quan", kind="group")
    d.agency("Ban Bí thư", level="central_party")
    programme = d.cite(
        "Chương trình số 95-CTr/TU ngày 24/01/2025 của Ban Thường vụ Tỉnh ủy",
        section="8",
    )
    resolution = d.cite(
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị", section="footnote 4"
    )
    plan = d.cite(
        "Kế hoạch số 725/KH-UBND ngày 07/03/2025 của Ủy ban nhân dân tỉnh", section="10"
    )
    party_plan = d.cite(
        "Kế hoạch số 186-KH/TU ngày 09/01/2025 của Ban … Thường vụ Tỉnh ủy",
        section="10",
    )
    directive = d.cite("Chỉ thị số 39-CT/TW của Ban Bí thư", section="10")
    note = d.span(
        "Về triển khai thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ"
        " Chính trị."
    )
    d.footnotes.append(Footnote(4, note, d.span("Ban Thường vụ Tỉnh ủy")))
    d.relate(LETTER, "implements", cited(programme), "triển khai", "8")
    d.relate(
        cited(programme),
        "implements",
        cited(resolution),
        "Về triển khai thực hiện Nghị quyết số 57-NQ/TW",
    )
    d.relate(
        LETTER,
        "implements",
        cited(plan),
        "triển khai thực hiện\nKế hoạch số 725/KH-UBND",
        "10",
    )
    d.relate(
        cited(plan),
        "implements",
        cited(party_plan),
        "về thực hiện\nKế hoạch số 186-KH/TU",
        "10",
    )
    d.relate(
        cited(party_plan),
        "implements",
        cited(directive),
        "Kế hoạch số 186-KH/TU ngày 09/01/2025 của Ban … Thường vụ Tỉnh ủy về thực"
        " hiện Chỉ thị số 39-CT/TW",
        "10",
    )
    d.task(
        "8",
        "8. Sở Khoa học và Công nghệ chủ trì, phối hợp với các đơn vị có liên quan",
        assignments=(
            d.assignment("Sở Khoa học và Công nghệ", science, "lead"),
            d.assignment("các đơn vị có liên quan", others, "cooperate"),
        ),
        citations=(programme, resolution),
    )
    due = Deadline(d.span("trước ngày 25/7/2025"), "2025-07-25", "date", "before")
    monthly = Report(
        sender="Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum",
        via=None,
        to="Ủy ban nhân dân tỉnh",
        recurrence="P1M",
        deadline="2025-07-25",
        span=d.span("Định kỳ hằng tháng báo cáo Ủy ban nhân dân tỉnh"),
    )
    d.task(
        "10",
        "10. Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum chủ trì triển khai",
        assignments=(
            d.assignment(
                "Chi nhánh Ngân hàng Chính sách xã hội tỉnh Kon Tum", bank, "lead"
            ),
            d.assignment("Ủy ban nhân dân tỉnh", ubnd, "report_to"),
        ),
        deadlines=(due,),
        reports=(monthly,),
        targets=(Target(d.span("đạt 95% vốn"), "giải ngân vốn", ">=", 95.0, "%"),),
        citations=(plan, party_plan, directive),
    )
    return d.done()


FINANCE_TEXT = """\
Thực hiện Nghị quyết số 124/NQ-CP ngày 08/05/2025 của Chính phủ, xét đề nghị tại
Công văn số 2522/STC-TH ngày 22/05/2025.
1. Triển khai nghị quyết của Bộ Chính trị, gồm: Nghị quyết số 57-NQ/TW ngày 22/12/2024
về đột phá phát triển khoa học, công nghệ; Nghị quyết số 66-NQ/TW ngày 30/04/2025.
2. Thực hiện Chương trình hành động của Ủy ban nhân dân tỉnh1 và các Nghị quyết của
Quốc hội; Nghị quyết số 66/NQ-CP của Chính phủ.
1 Ban hành tại Quyết định số 43/QĐ-UBND ngày 20/01/2025 của Ủy ban nhân dân tỉnh.
"""


def finance_letter() -> Extraction:
    """A letter addressed to all, with a named programme and an open set."""
    d = Draft(
        FINANCE_TEXT,
        Header(
            type="Công văn",
            symbol="/UBND-KTTH",
            issuer="Ủy ban nhân dân tỉnh Kon Tum",
            place="Kon Tum",
            date="2025",
            subject="V/v triển khai Nghị quyết số 124/NQ-CP",
            signer=Signer("Lê Ngọc Tuấn", "CHỦ TỊCH", "TM."),
            addressees=("Các sở, ban ngành",),
            recipients=(Recipient("Như trên", "t/h"), Recipient("Lưu: VT", None)),
            province="Kon Tum",
        ),
    )
    d.agency(
        "Ủy ban nhân dân tỉnh Kon Tum",
        "Ủy ban nhân dân tỉnh",
        level="provincial_government",
    )
    meeting = d.cite("Nghị quyết số 124/NQ-CP ngày 08/05/2025 của Chính phủ")
    proposal = d.cite(
        "Công văn số 2522/STC-TH ngày 22/05/2025",
        issuer="Sở Tài chính",
        issuer_basis="symbol",
    )
    science = d.cite(
        "Nghị quyết số 57-NQ/TW ngày 22/12/2024",
        issuer="Bộ Chính trị",
        issuer_basis="list_head",
        title="về đột phá phát triển khoa học, công nghệ",
        section="1",
    )
    d.cite("Nghị quyết số 66-NQ/TW ngày 30/04/2025", section="1")
    programme = d.cite(
        "Chương trình hành động của Ủy ban nhân dân tỉnh",
        type="Chương trình",
        issuer="Ủy ban nhân dân tỉnh",
        level="provincial_government",
        section="2",
    )
    d.cite("các Nghị quyết của\nQuốc hội", kind="open", type="Nghị quyết", section="2")
    d.cite("Nghị quyết số 66/NQ-CP của Chính phủ", section="2")
    act = d.cite(
        "Quyết định số 43/QĐ-UBND ngày 20/01/2025 của Ủy ban nhân dân tỉnh",
        section="footnote 1",
    )
    d.relate(LETTER, "implements", cited(meeting), "Thực hiện Nghị quyết số 124/NQ-CP")
    d.relate(LETTER, "acts_on_proposal", cited(proposal), "xét đề nghị tại")
    d.relate(LETTER, "implements", cited(science), "Triển khai nghị quyết", "1")
    d.relate(LETTER, "implements", cited(programme), "Thực hiện Chương trình", "2")
    d.relate(
        cited(act),
        "promulgates",
        cited(programme),
        "Ban hành tại Quyết định số 43/QĐ-UBND",
    )
    d.task("1", "1. Triển khai nghị quyết của Bộ Chính trị", citations=(2, 3))
    d.task("2", "2. Thực hiện Chương trình hành động", citations=(4, 5, 6, 7))
    return d.done()
