"""Word files: what their XML says becomes text, tables, footnotes; secrets are seen."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx as python_docx
import pytest

from extract.errors import UnreadableLetterError
from extract.read import read_bytes
from tests import files
from tests.files import docx, p, part

if TYPE_CHECKING:
    from extract.source import Letter


def read(body: str, **parts: bytes | str) -> Letter:
    return read_bytes(docx(body, **parts), "thu.docx")


def cells(letter: Letter) -> list[list[list[str]]]:
    """Return the words of every cell of every table."""
    return [
        [[letter.text[slice(*place)] for place in row] for row in table.rows]
        for table in letter.layout.tables
    ]


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LISTS = part(
    "w:numbering",
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "%2)")
    + level(2, "decimal", "%1.%3")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "upperRoman", "%1.", 3)
    + level(1, "bullet", "")
    + level(2, "none", "")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>',
)
STYLES = part(
    "w:styles",
    '<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    '</w:style><w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>',
)


def item(text: str, number: int, depth: int = 0) -> str:
    place = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/>'
    return p(text, more=f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>")


def styled(text: str, style: str) -> str:
    return p(text, more=f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>')


# Paragraphs with the number of a list, and what Word prints.
NUMBERED = [
    ([item("a", 1), item("b", 1)], "1. a\n2. b"),
    ([item("a", 1), item("b", 1, 1), item("c", 1, 1)], "1. a\na) b\nb) c"),
    ([item("a", 1), item("b", 1, 1), item("c", 1), item("d", 1, 1)],
     "1. a\na) b\n2. c\na) d"),
    ([item("a", 1), item("b", 2), item("c", 2), item("d", 1)],
     "1. a\n7. b\n8. c\n9. d"),
    ([item("a", 3), item("b", 3), item("c", 3, 1), item("d", 3, 2)],
     "III. a\nIV. b\n- c\nd"),
    ([item("a", 1), item("b", 1, 2)], "1. a\n1.1 b"),
    ([styled("a", "Muc"), styled("b", "MucCon"), p("c")], "1. a\n2. b\nc"),
    ([item("a", 1), item("", 1), item("b", 1)], "1. a\n2.\n3. b"),
    ([item("a", 99), item("b", 0)], "a\nb"),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "text"), NUMBERED)
def test_automatic_numbers(paragraphs: list[str], text: str) -> None:
    assert read("".join(paragraphs), numbering=LISTS, styles=STYLES).text == text


def test_footnotes_come_last_with_their_marker_and_body() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = part(
        "w:footnotes", f'<w:footnote w:id="2">{p("Công văn 5/BNV.")}</w:footnote>'
    )
    letter = read(p("Theo báo cáo").replace("</w:p>", mark + "</w:p>"), footnotes=notes)
    assert letter.text == "Theo báo cáo1\n1 Công văn 5/BNV."
    furniture = letter.layout.furniture
    assert furniture is not None
    (note,) = furniture.notes
    assert note.marker is not None
    assert letter.text[slice(*note.marker)] == "1"
    assert letter.text[slice(*note.body)] == "Công văn 5/BNV."


BORDERS = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'


def cell(text: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str, borders: str = BORDERS) -> str:
    return f"<w:tbl>{borders}" + "".join(f"<w:tr>{r}</w:tr>" for r in rows) + "</w:tbl>"


def test_cells_merged_across_and_down() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    letter = read(
        table(
            cell("A", '<w:gridSpan w:val="2"/>') + cell("B"),
            cell("C", down) + cell("D") + cell("E"),
            cell("", on) + cell("F") + cell("G"),
        )
    )
    assert cells(letter) == [[["A", "", "B"], ["C", "D", "E"], ["C", "F", "G"]]]
    assert letter.text.count("C") == 1


def test_a_letterhead_without_borders_is_two_columns() -> None:
    rows = [
        cell("UBND TỈNH") + cell("CỘNG HÒA XÃ HỘI"),
        cell("Số: 1") + cell("Độc lập"),
    ]
    for borders in ("", BORDERS):
        letter = read(table(*rows, borders=borders))
        assert letter.text == "UBND TỈNH\nSố: 1\nCỘNG HÒA XÃ HỘI\nĐộc lập"
        assert letter.layout.tables == ()


BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>{0}"
    "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><v:textbox><w:txbxContent>{0}"
    "</w:txbxContent></v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    "<w:r><w:t>sau</w:t></w:r></w:p>"
)


def test_text_boxes_are_read_once() -> None:
    assert read(BOX.format(p("trong"))).text == "trong\nsau"
    inside = f"<w:tc>{BOX.format(p('trong'))}</w:tc>"
    assert read(table(inside + cell("B"))).text.count("trong") == 1


def test_tracked_changes_read_as_accepted() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Báo cáo </w:t></w:r>'
        "<w:del><w:r><w:delText>cũ</w:delText><w:t>cũ</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom></w:p>"
    )
    assert read(body).text == "Báo cáo mới"


def test_tabs_breaks_hyphens_and_wrapped_blocks() -> None:
    body = (
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>"
        "<w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:instrText>PAGE</w:instrText>"
        "</w:r></w:p></w:sdtContent></w:sdt>"
    )
    assert read(body).text == "a\tb\nc-d"


def test_a_file_in_the_strict_namespace_is_read() -> None:
    strict = files.document(p("Kính gửi")).replace(
        files.W, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    data = files.zipped({"word/document.xml": strict})
    assert read_bytes(data, "thu.docx").text == "Kính gửi"


def test_a_file_with_macros_is_read_without_them() -> None:
    data = docx(p("Kính gửi"), vbaProject=b"Sub AutoOpen()")
    assert read_bytes(data, "thu.docm").text == "Kính gửi"


def test_a_file_of_another_writer() -> None:
    written = python_docx.Document()
    written.add_paragraph("Kính gửi: Sở Tài chính")
    written.add_paragraph("Báo cáo", style="List Number")
    grid = written.add_table(2, 3, style="Table Grid")
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "Nội dung"
    grid.cell(1, 2).text = "Hạn"
    out = io.BytesIO()
    written.save(out)
    letter = read_bytes(out.getvalue(), "thu.docx")
    assert letter.text.startswith("Kính gửi: Sở Tài chính\n1. Báo cáo\nNội dung | ")
    assert cells(letter) == [[["Nội dung", "", ""], ["", "", "Hạn"]]]


WATERMARK = '<w:p><w:r><w:pict><v:textpath string="MẬT"/></w:pict></w:r></w:p>'
REST = p("Kính gửi: Sở Tài chính. " * 20)

# Where a mark of secrecy may stand: the body and the header.
SECRET = [
    (p("TỐI MẬT") + REST, ""),
    (BOX.format(p("TUYỆT MẬT")) + REST, ""),
    (table(cell("Số: 1") + cell("MẬT") + cell("Ngày")) + REST, ""),
    (table(cell("Số: 1") + cell("MẬT") + cell("Ngày"), borders="") + REST, ""),
    (REST, p("MẬT")),
    (REST, WATERMARK),
    (REST, BOX.format(p("MẬT"))),
]  # fmt: skip


@pytest.mark.parametrize(("body", "header"), SECRET)
def test_a_mark_of_secrecy_is_seen(body: str, header: str) -> None:
    with pytest.raises(UnreadableLetterError, match="state secret"):
        read(body, header=part("w:hdr", header))


def test_headers_and_footers_are_no_part_of_the_text() -> None:
    assert read(p("Kính gửi"), footer=part("w:ftr", p("Trang 1"))).text == "Kính gửi"


def test_tabs_part_letterhead_and_signature() -> None:
    """The left half is read first, down to its end; other tabs are blanks."""
    tab = "</w:t><w:tab/><w:t>"
    letter = read(
        p(f"ỦY BAN NHÂN DÂN{tab}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + p("")
        + p(f"TỈNH KON TUM{tab}Độc lập - Tự do - Hạnh phúc")
        + p(f"1.{tab}Sở Tài chính báo cáo.")
        + p(f"Nơi nhận:{tab}TM. ỦY BAN NHÂN DÂN")
        + p("- Như trên;")
        + p(f"- Lưu: VT.{tab}Nguyễn Văn A")
    )
    assert [line.split() for line in letter.text.split("\n") if line] == [
        line.split()
        for line in (
            "ỦY BAN NHÂN DÂN",
            "TỈNH KON TUM",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "1. Sở Tài chính báo cáo.",
            "Nơi nhận:",
            "- Như trên;",
            "- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN",
            "Nguyễn Văn A",
        )
    ]


# The format of a run, that of its paragraph, and what is printed of "Quyết định".
FORMATS = [
    ("<w:caps/>", "", "QUYẾT ĐỊNH"),
    ("<w:smallCaps/>", "", "QUYẾT ĐỊNH"),
    ('<w:caps w:val="0"/>', '<w:pStyle w:val="To"/>', "Quyết định"),
    ("", '<w:pStyle w:val="To"/>', "QUYẾT ĐỊNH"),
    ("", '<w:pStyle w:val="ToHon"/>', "QUYẾT ĐỊNH"),
    ('<w:rStyle w:val="To"/>', '<w:pStyle w:val="To"/>', "Quyết định"),
    ("<w:vanish/>", "", ""),
]
FORMATTED = part(
    "w:styles",
    '<w:style w:styleId="To"><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:styleId="ToHon"><w:basedOn w:val="To"/></w:style>',
)


@pytest.mark.parametrize(("run", "paragraph", "text"), FORMATS)
def test_capitals_and_hidden_words(run: str, paragraph: str, text: str) -> None:
    words = f"<w:r><w:rPr>{run}</w:rPr><w:t>Quyết định</w:t></w:r>"
    body = f"<w:p><w:pPr>{paragraph}</w:pPr>{words}</w:p>" + p("số 5")
    assert read(body, styles=FORMATTED).text == f"{text}\nsố 5".lstrip()
