"""HTML pages → text and layout; scripts, styles and links are never looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree, html

from extract.readers.flow import Flow, Raised
from extract.readers.packages import damaged
from extract.readers.plain import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from extract.readers.content import Check, Content
    from extract.readers.flow import Cell

_SILENT = {"script", "style", "head", "noscript", "template", "svg", "iframe", "object"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl",
    "dt", "fieldset", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr",
    "td", "th", "ul",
}  # fmt: skip
_DEEPEST = 200
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})")
_HEAD = 4096  # bytes in which a page names its encoding


def read_page(data: bytes, name: str, check: Check) -> Content:
    """Read an HTML page.

    Raises:
        UnreadableLetterError: There is nothing in it, or `check` refuses it.
    """
    try:
        root = html.document_fromstring(_text(data, name).encode(), _parser())
    except (ValueError, etree.ParserError) as error:
        raise damaged(name, "HTML") from error
    flow = Flow()
    _Page(flow).walk(root, 0)
    check(flow.text)
    return flow.content()


def _text(data: bytes, name: str) -> str:
    """The page's text, in the encoding that it names or that it is found to be in."""
    named = _CHARSET.search(data[:_HEAD])
    try:
        return data.decode(named[1].decode("ascii")) if named else read_text(data, name)
    except (LookupError, UnicodeDecodeError):
        return read_text(data, name)


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)


class _Page:
    """Collects lines; a block begins and ends one."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._line: list[str] = []

    def walk(self, element: Element, depth: int) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SILENT or depth > _DEEPEST:
            return
        if tag == "table":
            self._end()
            self._flow.table(_rows(element), ruled=_ruled(element))
            return
        block = tag in _BLOCKS
        if block or tag == "br":
            self._end()
        if tag == "li":
            self._line.append(_marker(element))
        self._line.append(element.text or "")
        for child in element:
            self.walk(child, depth + 1)
            self._line.append(child.tail or "")
        if block:
            self._end()

    def _end(self) -> None:
        words = " ".join("".join(self._line).split())
        self._line.clear()
        self._flow.paragraph(Raised(words))


def _marker(item: Element) -> str:
    """The number before an item of an ordered list, a dash in any other."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "- "
    first = parent.get("start", "1")
    start = int(first) if first.isdecimal() else 1
    number = start + sum(1 for _ in item.itersiblings("li", preceding=True))
    if parent.get("type") == "a":
        return f"{chr(ord('a') + (number - 1) % 26)}) "
    return f"{number}. "


def _rows(table: Element) -> list[list[Cell]]:
    """Cells row by row; a cell over several rows is one cell in each of them."""
    rows: list[list[Cell]] = []
    hanging: dict[int, tuple[int, Cell]] = {}
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        cells: list[Cell] = []
        for cell in row.iterchildren("td", "th"):
            _hang(cells, hanging)
            said = tuple(_paragraphs(cell))
            if (deep := _span(cell, "rowspan")) > 1:
                hanging[len(cells)] = (deep - 1, said)
            cells.append(said)
            cells += [()] * (_span(cell, "colspan") - 1)
        _hang(cells, hanging)
        rows.append(cells)
    return rows


def _hang(cells: list[Cell], hanging: dict[int, tuple[int, Cell]]) -> None:
    """Put what hangs down from the rows above into its columns."""
    while len(cells) in hanging:
        left, cell = hanging.pop(len(cells))
        if left > 1:
            hanging[len(cells)] = (left - 1, cell)
        cells.append(cell)


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), 100) if value.isdecimal() and len(value) < 5 else 1  # noqa: PLR2004 - no table is larger


def _paragraphs(cell: Element) -> Iterator[Raised]:
    inner = Flow()
    page = _Page(inner)
    for part in cell:
        if part.tag == "table":
            for row in _rows(part):
                yield from (paragraph for held in row for paragraph in held)
            part.clear()
    page.walk(cell, 0)
    for line in inner.text.split("\n"):
        if line.strip():
            yield Raised(line)


def _ruled(table: Element) -> bool:
    border = table.get("border", "")
    style = table.get("style", "")
    return (
        border not in ("", "0") or "border" in style or table.find(".//th") is not None
    )
