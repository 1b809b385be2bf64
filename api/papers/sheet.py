"""A Word file (ECMA-376) in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I.

A4, Times New Roman, margins of 20, 20, 30 and 20 mm, the number of the page above from
the second on. What letters say comes in as text and nothing else: never as a field, a
link or markup.
"""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final, cast

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph

from graph.exchange.archives import without_clock
from graph.xml_text import xml_safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as Word
    from docx.table import Table, _Cell

FONT: Final = "Times New Roman"
BODY: Final = 14
TABLE: Final = 12
SMALL: Final = 11
LEFT: Final = WD_ALIGN_PARAGRAPH.LEFT
CENTER: Final = WD_ALIGN_PARAGRAPH.CENTER
JUSTIFY: Final = WD_ALIGN_PARAGRAPH.JUSTIFY

MOST_CHARACTERS: Final = 5000
"""Of one piece of text; what is longer is cut, with an ellipsis."""

_LONG, _SHORT = Mm(297), Mm(210)
_SIDES: Final = (Mm(20), Mm(20), Mm(30), Mm(20))  # top, bottom, left, right
_INDENT: Final = Mm(12.7)
_GRID: Final = "Table Grid"
_CELL, _CENTERED = "Cell", "Centered cell"  # styles of ours


class Sheet:
    """One paper while it is written, from its head downwards."""

    def __init__(self, *, wide: bool = False) -> None:
        self._word: Word = Document()
        self._set_page(wide=wide)
        self._set_font()
        self._number_pages()

    @property
    def width(self) -> int:
        """The room between the margins, in EMU (1/914400 inch)."""
        section = self._word.sections[0]
        return (
            (section.page_width or 0)
            - (section.left_margin or 0)
            - (section.right_margin or 0)
        )

    def line(  # noqa: PLR0913 - what a paragraph looks like
        self,
        words: str,
        *,
        size: int = BODY,
        bold: bool = False,
        italic: bool = False,
        align: WD_ALIGN_PARAGRAPH = CENTER,
        after: int = 0,
    ) -> None:
        """Write a line that stands by itself: a title, a name."""
        made = self._word.add_paragraph()
        write(made, words, size=size, bold=bold, italic=italic, align=align)
        made.paragraph_format.space_after = Pt(after)

    def text(self, words: str, *, bold: bool = False) -> None:
        """Write a paragraph of the body: justified, its first line indented."""
        made = self._word.add_paragraph()
        write(made, words, bold=bold, align=JUSTIFY)
        made.paragraph_format.first_line_indent = _INDENT
        made.paragraph_format.space_after = Pt(6)

    def rule(self, share: float) -> None:
        """Draw the line below a title, so long a part of the width (0 to 1)."""
        made = self._word.add_paragraph()
        rule(made, round(self.width * (1 - share) / 2))
        made.paragraph_format.space_after = Pt(6)

    def columns(self, widths: Sequence[float]) -> Sequence[_Cell]:
        """Cells beside each other without lines: heads and signatures."""
        table = self._word.add_table(rows=1, cols=len(widths))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        _without_padding(table)
        cells: Sequence[_Cell] = table.rows[0].cells
        for place, width in enumerate(widths):
            size = Emu(round(self.width * width))
            table.columns[place].width = cells[place].width = size
        return cells

    def table(
        self,
        headings: Sequence[str],
        widths: Sequence[float],
        rows: Iterable[Sequence[str]],
        centered: frozenset[int] = frozenset((0,)),
    ) -> None:
        """A table with lines, whose head returns on each page.

        `widths` are parts of the whole; `centered` the columns whose text is. A row of
        one cell goes across all columns, in bold: the heading of those below.
        """
        table = self._word.add_table(rows=1, cols=len(headings), style=_GRID)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        sizes = [Emu(round(self.width * width)) for width in widths]
        head = table.rows[0]
        for place, (heading, size) in enumerate(zip(headings, sizes, strict=True)):
            table.columns[place].width = head.cells[place].width = size
            made = head.cells[place].paragraphs[0]
            made.style = _CENTERED
            made.add_run(plain(heading)).bold = True
        _mark(head, "w:tblHeader")
        _mark(head, "w:cantSplit")
        pattern = table.add_row()
        for place, (cell, size) in enumerate(zip(pattern.cells, sizes, strict=True)):
            cell.width = size
            cell.paragraphs[0].style = _CENTERED if place in centered else _CELL
            cell.paragraphs[0].add_run("")
        for row in rows:
            made_row = _Row(deepcopy(pattern._tr), table)  # noqa: SLF001 - copied whole
            table._tbl.append(made_row._tr)  # noqa: SLF001 - as above
            cells = made_row.cells
            if len(row) == 1:
                _head(cells[0].merge(cells[-1]), row[0])
                continue
            for cell, words in zip(cells, row, strict=True):
                _fill(cell, words)
        table._tbl.remove(pattern._tr)  # noqa: SLF001 - it was only copied

    def gap(self, points: int = 6) -> None:
        """Leave some room."""
        made = self._word.add_paragraph()
        made.paragraph_format.space_after = Pt(0)
        made.paragraph_format.line_spacing = Pt(points)

    def page_break(self) -> None:
        """Go on at the top of the next page."""
        self._word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def to_bytes(self, title: str) -> bytes:
        """The file; equal papers give equal bytes."""
        about = self._word.core_properties
        about.title, about.author, about.comments = plain(title)[:200], "", ""
        about.language = "vi-VN"
        out = io.BytesIO()
        self._word.save(out)
        return without_clock(out.getvalue())

    def _set_page(self, *, wide: bool) -> None:
        section = self._word.sections[0]
        if wide:
            section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = (
            (_LONG, _SHORT) if wide else (_SHORT, _LONG)
        )
        (
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        ) = _SIDES
        section.header_distance = Mm(10)
        section.different_first_page_header_footer = True

    def _set_font(self) -> None:
        style = self._word.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(BODY)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        style.paragraph_format.space_after = Pt(0)
        for name, align in ((_CELL, LEFT), (_CENTERED, CENTER)):
            made = self._word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            made.base_style, made.font.size = style, Pt(TABLE)
            form = made.paragraph_format
            form.alignment = align
            form.space_before = form.space_after = Pt(2)

    def _number_pages(self) -> None:
        above = self._word.sections[0].header.paragraphs[0]
        above.alignment = CENTER
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        above._p.append(field)  # noqa: SLF001 - the library has no fields


def write(  # noqa: PLR0913 - what a paragraph looks like
    paragraph: Paragraph,
    words: str,
    *,
    size: int = BODY,
    bold: bool = False,
    italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = LEFT,
) -> None:
    """Write words into a paragraph."""
    run = paragraph.add_run(plain(words))
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align


def _head(cell: _Cell, words: str) -> None:
    """Write the heading of the rows below into what was merged into one cell."""
    first, *others = cell.paragraphs
    for empty in others:
        empty._p.getparent().remove(empty._p)  # noqa: SLF001 - left by the merge
    first.style = _CELL
    first.add_run(plain(words)).bold = True


def _fill(cell: _Cell, words: str) -> None:
    """Write words into a copied cell, each of their lines as a paragraph of its own."""
    first, *others = words.split("\n")
    pattern, form = cell.paragraphs[0], cast("Any", cell._tc)  # noqa: SLF001 - as above
    for line in others:
        copied = Paragraph(deepcopy(pattern._p), cell)  # noqa: SLF001 - copied whole
        form.append(copied._p)  # noqa: SLF001 - as above
        copied.runs[0].text = plain(line)
    pattern.runs[0].text = plain(first)


def rule(paragraph: Paragraph, indent: int) -> None:
    """Draw a line as the upper edge of an empty paragraph, so far in (EMU)."""
    edges = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1")):
        top.set(qn(f"w:{name}"), value)
    edges.append(top)
    form: Any = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - it has no borders
    form.insert(0, edges)  # the schema has them before indents and spacing
    shape = paragraph.paragraph_format
    shape.left_indent = shape.right_indent = indent
    shape.line_spacing, shape.space_before = Pt(6), Pt(3)


def plain(words: str) -> str:
    """Words on one line as XML can hold them, cut where they are too long."""
    line = " ".join(xml_safe(words).split())
    return line if len(line) <= MOST_CHARACTERS else f"{line[: MOST_CHARACTERS - 1]}…"


def _without_padding(table: Table) -> None:
    """Let the cells of a table use all of their width."""
    padding = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        padding.append(edge)
    form: Any = table._tblPr  # noqa: SLF001 - the library has no padding
    form.find(qn("w:tblLook")).addprevious(padding)  # their order by the schema


def _mark(row: _Row, name: str) -> None:
    """Set a property of a row that the library does not know."""
    form: Any = row._tr.get_or_add_trPr()  # noqa: SLF001 - as above
    form.append(OxmlElement(name))
