"""Word files (.docx) → text and layout, straight from their XML (ECMA-376).

Automatic numbers are worked out, since "1." and "a)" are what tasks are called;
footnotes come from their part; deleted and hidden text is left out, inserted text is
kept, and what is formatted as capitals is read in capitals. Macros and links are never
looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.readers.flow import Flow, Raised
from extract.readers.numbering import BULLET, Numbering
from extract.readers.packages import Package, damaged
from extract.readers.printing import Printing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from extract.readers.content import Check, Content
    from extract.readers.flow import Cell

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DROPPED = {
    _W + "del",
    _W + "moveFrom",
    _W + "instrText",
    _W + "pPr",
    _W + "rPr",
    _MC + "Fallback",
}
_SPECIAL = {
    _W + "tab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "-",
    _W + "softHyphen": "",
}
_PRINTED = {
    _W + "t",
    _W + "footnoteReference",
    _W + "endnoteReference",
    *_SPECIAL,
}
_WIDTH = re.compile(r"[1-9]\d?")
_WIDEST = 60  # columns
_BEGINNING = 1500  # characters that are read before the letterhead is looked at


def read_word(data: bytes, name: str, check: Check) -> Content:
    """Read a Word file.

    Raises:
        UnreadableLetterError: It is damaged, too large, or `check` refuses it.
    """
    return _Word(Package.open(data, name), check).read()


class _Word:
    def __init__(self, package: Package, check: Check) -> None:
        self._package = package
        self._check = check
        self._checked = False
        main = (*package.related("", "officeDocument"), "word/document.xml")
        self._main = next(path for path in main if path)
        styles = self._one("styles")
        self._numbering = Numbering.of(self._one("numbering"), styles)
        self._printing = Printing.of(styles)
        self._flow = Flow(knows_notes=True)
        self._notes: list[tuple[str, str]] = []  # kind and id, in order of printing

    def read(self) -> Content:
        document = self._package.part(self._main)
        body = None if document is None else document.find(_W + "body")
        if body is None:
            raise damaged(self._package.name, "Word")
        for kind in ("header", "footer"):
            for path in self._package.related(self._main, kind):
                self._check(self._all_text(path))
        for paragraph in self._blocks(body):
            self._add(paragraph)
        self._check(self._flow.text)
        for number, (kind, key) in enumerate(self._notes, 1):
            self._flow.note(number, self._note_text(kind, key))
        return self._flow.content()

    def _one(self, kind: str) -> Element | None:
        paths = self._package.related(self._main, kind)
        return self._package.part(paths[0]) if paths else None

    def _all_text(self, path: str) -> str:
        part = self._package.part(path)
        if part is None:
            return ""
        lines = [self._text(line).text for line in part.iter(_W + "p")]
        drawn = (path.get("string", "") for path in part.iter(_V + "textpath"))
        return "\n".join((*lines, *drawn))  # a watermark is drawn

    def _add(self, block: Element) -> None:
        if block.tag == _W + "tbl":
            self._flow.table(self._rows(block), ruled=_ruled(block))
        else:
            for paragraph in (*_paragraphs(block), block):  # its text boxes first
                self._flow.paragraph(self._numbered(paragraph))
        if not self._checked and self._flow.length > _BEGINNING:
            self._checked = True
            self._check(self._flow.text)

    def _blocks(self, holder: Element) -> Iterator[Element]:
        """Paragraphs and tables, out of whatever wraps them."""
        for child in holder:
            if child.tag in (_W + "p", _W + "tbl"):
                yield child
            elif child.tag not in _DROPPED:
                yield from self._blocks(child)

    def _numbered(self, paragraph: Element) -> Raised:
        """A paragraph with its number; Word counts and prints those of empty ones."""
        said = self._text(paragraph)
        number = self._numbering.next(paragraph)
        if not said.text.strip():
            return said if number == BULLET else Raised(number.strip())
        marks = tuple(
            (n, (low + len(number), high + len(number)))
            for n, (low, high) in said.marks
        )
        return Raised(number + said.text, marks)

    def _text(self, paragraph: Element) -> Raised:
        parts: list[str] = []
        marks: list[tuple[int, tuple[int, int]]] = []
        for thing in _things(paragraph):
            if thing.tag == _W + "t":
                parts.append(self._printing.printed(thing))
            elif thing.tag in _SPECIAL:
                parts.append(_SPECIAL[thing.tag])
            else:
                kind = str(thing.tag).removeprefix(_W).removesuffix("Reference")
                self._notes.append((kind, thing.get(_W + "id", "")))
                number = len(self._notes)
                start = sum(map(len, parts))
                parts.append(str(number))
                marks.append((number, (start, start + len(parts[-1]))))
        return Raised("".join(parts), tuple(marks))

    def _note_text(self, kind: str, key: str) -> str:
        part = self._one(f"{kind}s")
        for note in () if part is None else part.iter(_W + kind):
            if note.get(_W + "id") == key:
                return " ".join(self._text(line).text for line in note.iter(_W + "p"))
        return ""

    def _rows(self, table: Element) -> list[list[Cell]]:
        """Cells row by row; what is merged downwards is one cell in each row."""
        rows: list[list[Cell]] = []
        open_cells: dict[int, Cell] = {}
        for row in table.iter(_W + "tr"):
            if next(row.iterancestors(_W + "tbl")) is not table:
                continue
            cells: list[Cell] = []
            for cell in row.iter(_W + "tc"):
                if next(cell.iterancestors(_W + "tr")) is not row:
                    continue
                column = len(cells)
                merge = cell.find(f"{_W}tcPr/{_W}vMerge")
                if merge is not None and merge.get(_W + "val") != "restart":
                    cells.append(open_cells.get(column, ()))
                else:
                    said = (self._numbered(p) for p in _paragraphs(cell))
                    cells.append(tuple(p for p in said if p.text.strip()))
                    open_cells[column] = cells[-1]
                span = cell.find(f"{_W}tcPr/{_W}gridSpan")
                said_wide = span.get(_W + "val", "") if span is not None else ""
                width = int(said_wide) if _WIDTH.fullmatch(said_wide) else 1
                cells += [()] * min(width - 1, max(_WIDEST - len(cells), 0))
            rows.append(cells)
        return rows


def _paragraphs(holder: Element) -> Iterator[Element]:
    """The paragraphs inside a cell, or in the text boxes of another paragraph.

    Each comes once: what older programs fall back to is left out.
    """
    stack = list(reversed(holder))
    while stack:
        thing = stack.pop()
        if thing.tag == _W + "p":
            yield thing
        if thing.tag not in _DROPPED:
            stack.extend(reversed(thing))


def _things(paragraph: Element) -> Iterator[Element]:
    """What a paragraph prints: words, breaks, footnote numbers; boxes apart."""
    stack = list(reversed(paragraph))
    while stack:
        thing = stack.pop()
        if thing.tag in _PRINTED:
            yield thing
        elif thing.tag not in _DROPPED and thing.tag != _W + "txbxContent":
            stack.extend(reversed(thing))


def _ruled(table: Element) -> bool:
    """Whether a table draws lines, by itself or by its style."""
    properties = table.find(_W + "tblPr")
    if properties is None:
        return True
    borders = properties.find(_W + "tblBorders")
    if borders is not None:
        return any(edge.get(_W + "val") not in ("nil", "none") for edge in borders)
    style = properties.find(_W + "tblStyle")
    if style is not None and style.get(_W + "val") != "TableNormal":
        return True
    cells = table.iter(_W + "tcBorders")
    return any(e.get(_W + "val") not in ("nil", "none") for c in cells for e in c)
