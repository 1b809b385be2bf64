"""One letter as text, as a Word file and as a PDF, each made in its own way."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from functools import cache
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from tests.files import SERIF

if TYPE_CHECKING:
    from pathlib import Path

LEFT = ("ỦY BAN NHÂN DÂN", "TỈNH HƯNG YÊN", "Số: 812/UBND-KGVX")
RIGHT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hưng Yên, ngày 12 tháng 3 năm 2025",
)
BODY = (
    "Kính gửi:",
    "- Các sở, ban, ngành tỉnh;",
    "- Ủy ban nhân dân các huyện, thành phố.",
    (
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính "
        "trị^1; Kế hoạch số 45/KH-UBND ngày 20/02/2025 của Ủy ban nhân dân "
        "tỉnh^2, Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị tập trung thực "
        "hiện các nhiệm vụ sau:"
    ),
    "1. Sở Khoa học và Công nghệ",
    (
        "a) Chủ trì, phối hợp với Sở Tài chính tham mưu Ủy ban nhân dân tỉnh "
        "triển khai Quyết định số 1131/QĐ-TTg ngày 12/01/2025 của Thủ tướng Chính "
        "phủ, hoàn thành trước ngày 30 tháng 4 năm 2025."
    ),
    "b) Hằng quý tổng hợp, báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện.",
    (
        "2. Sở Tài chính bố trí kinh phí theo Nghị định số 73/2019/NĐ-CP ngày 05 "
        "tháng 9 năm 2019 của Chính phủ; hoàn thành trong quý II/2025."
    ),
    "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện./.",
)
NOTES = {
    1: "Về đột phá phát triển khoa học, công nghệ và chuyển đổi số quốc gia.",
    2: "Sửa đổi Kế hoạch số 12/KH-UBND ngày 08/01/2024 của Ủy ban nhân dân tỉnh.",
}
RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Lưu: VT, KGVX.")
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Bình")
ANNEX = "PHỤ LỤC"
HEADS = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn")
WORKS = (
    ("Xây dựng hạ tầng số của tỉnh theo Nghị quyết số 57-NQ/TW", "Sở Nội vụ"),
    ("Đơn giản hóa thủ tục hành chính nội bộ của các cơ quan", "Sở Tư pháp"),
    ("Tập huấn kỹ năng số cho cán bộ, công chức cấp xã", "Sở Giáo dục và Đào tạo"),
)
HELPERS = "Sở Tài chính; Ủy ban nhân dân các huyện, thành phố"
ROWS: list[tuple[str, ...]] = [
    HEADS,
    *(
        (f"{n}", f"{work} (đợt {n})", lead, HELPERS, f"Trước ngày {n}/12/2025")
        for n, (work, lead) in enumerate(WORKS * 9, 1)
    ),
]

Rows = list[tuple[str, ...]]
_MARK = re.compile(r"\^(\d)")
_FOOTNOTES = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
)
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def text() -> bytes:
    """Return the letter as text, its table as Markdown draws one."""
    bars = ["| " + " | ".join(row) + " |" for row in ROWS]
    bars.insert(1, "|" + "---|" * len(HEADS))
    notes = [f"{number} {note}" for number, note in NOTES.items()]
    body = [_MARK.sub(r"\1", line) for line in BODY]
    lines = (*LEFT, *RIGHT, *body, *RECIPIENTS, *SIGNATURE, "", *notes, "", ANNEX, "")
    return "\n".join((*lines, *bars, "")).encode()


# ---- Word ----------------------------------------------------------------------------


def word() -> bytes:
    """Return the letter as Word writes it: columns, numbered lists, true footnotes."""
    made = docx.Document()
    made.styles["Normal"].font.name = "Times New Roman"
    _beside(made, LEFT, RIGHT)
    number = _numbering(made)
    for line in BODY:
        _paragraph(made, line, number)
    _beside(made, RECIPIENTS, SIGNATURE)
    made.add_paragraph().add_run(ANNEX.capitalize()).font.all_caps = True
    word_table(made, ROWS)
    _footnotes(made)
    return saved(made)


def saved(made: Any) -> bytes:  # noqa: ANN401 - python-docx gives its class no name
    """Return the bytes of a Word document."""
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def word_table(made: Any, rows: Rows) -> None:  # noqa: ANN401
    """Add a ruled table; its first row comes again on every page."""
    table = made.add_table(len(rows), len(rows[0]), style="Table Grid")
    words = (words for row in rows for words in row)
    for place, said in zip(table._cells, words, strict=True):  # noqa: SLF001 - fast
        place.text = said
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - has no other way
    head.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _beside(made: Any, left: tuple[str, ...], right: tuple[str, ...]) -> None:  # noqa: ANN401
    """Add a table without lines: two columns, as of a letterhead."""
    for cell, lines in zip(
        made.add_table(1, 2).rows[0].cells, (left, right), strict=True
    ):
        cell.text = "\n".join(lines)


def _numbering(made: Any) -> int:  # noqa: ANN401
    """Add a list "1.", "a)"; returns its number."""
    part = made.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{shown}"/><w:pPr><w:ind w:left="720" w:hanging="360"/>'
        "</w:pPr></w:lvl>"
        for depth, (form, shown) in enumerate(
            (("decimal", "%1."), ("lowerLetter", "%2)"))
        )
    )
    part.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}'
            "</w:abstractNum>"
        ),
    )
    part.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
        )
    )
    return 90


def _paragraph(made: Any, line: str, number: int) -> None:  # noqa: ANN401
    item = re.match(r"(?:\d\.|[a-z]\)) ", line)
    paragraph = made.add_paragraph()
    if item:
        place = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
        place.get_or_add_ilvl().val = int(")" in item[0])
        place.get_or_add_numId().val = number
        line = line[item.end() :]
    for index, words in enumerate(_MARK.split(line)):
        run = paragraph.add_run("" if index % 2 else words)
        if index % 2:
            run.font.superscript = True
            mark = f'<w:footnoteReference {nsdecls("w")} w:id="{words}"/>'
            run._r.append(parse_xml(mark))  # noqa: SLF001


def _footnotes(made: Any) -> None:  # noqa: ANN401
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - only here
    from docx.opc.part import Part  # noqa: PLC0415

    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"'
        f'/></w:rPr><w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val="18"/></w:rPr>'
        f'<w:t xml:space="preserve"> {note}</w:t></w:r></w:p></w:footnote>'
        for number, note in NOTES.items()
    )
    content = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
    uri = PackURI("/word/footnotes.xml")
    made.part.relate_to(Part(uri, _KIND, content, made.part.package), _FOOTNOTES)


def converted(data: bytes, kind: str, folder: Path) -> bytes:
    """Return a Word file as LibreOffice turns it into another kind."""
    source = folder / "thu.docx"
    source.write_bytes(data)
    program = shutil.which("soffice") or "soffice"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir"]
    subprocess.run([*command, folder, source], check=True, capture_output=True)
    return (folder / "thu").with_suffix(f".{kind}").read_bytes()


# ---- PDF -----------------------------------------------------------------------------


@cache
def style(size: float, first: float = 0) -> ParagraphStyle:
    """Return the style of a paragraph: its size and first indent in points."""
    pdfmetrics.registerFont(TTFont("Serif", SERIF))
    return ParagraphStyle(
        f"s{size}",
        fontName="Serif",
        fontSize=size,
        leading=1.3 * size,
        firstLineIndent=first,
    )


def pdf() -> bytes:
    """Return the letter as a report generator writes it, footnotes after the text."""
    body = [_MARK.sub(r"<super>\1</super>", line) for line in BODY]
    notes = [f"<super>{number}</super> {note}" for number, note in NOTES.items()]
    story = [
        _columns(LEFT, RIGHT),
        *(Paragraph(line, style(13, 28)) for line in body),
        _columns(RECIPIENTS, SIGNATURE),
        *(Paragraph(note, style(9)) for note in notes),
        PageBreak(),
        Paragraph(ANNEX, style(13)),
        pdf_table(ROWS),
    ]
    return built(story)


def built(story: list[Any]) -> bytes:
    """Return a PDF of these things one below the other."""
    out = io.BytesIO()
    sides = dict.fromkeys(
        ("leftMargin", "rightMargin", "topMargin", "bottomMargin"), 57
    )
    SimpleDocTemplate(out, pagesize=A4, **sides).build(story)
    return out.getvalue()


def pdf_table(rows: Rows, size: float = 9) -> Table:
    """Return a ruled table; its first row comes again on every page."""
    wide = (A4[0] - 2 * 57 - 40) / 100
    shares = {5: (34, 24, 26, 16), 6: (46, 15, 17, 12, 10)}[len(rows[0])]
    cells = [[Paragraph(words, style(size)) for words in row] for row in rows]
    widths = [40, *(share * wide for share in shares)]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(cells, colWidths=widths, repeatRows=1, style=grid)


def _columns(left: tuple[str, ...], right: tuple[str, ...]) -> Table:
    cells = [[Paragraph(line, style(11)) for line in lines] for lines in (left, right)]
    return Table(
        [cells], colWidths=[190, 291], style=[("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
