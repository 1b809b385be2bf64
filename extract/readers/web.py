"""HTML pages → text and layout; scripts, styles and links are never looked at."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from lxml import etree, html

from extract.errors import UnreadableLetterError
from extract.readers.flow import Flow, Raised
from extract.readers.packages import damaged, too_large
from extract.readers.plain import MAX_TEXT, read_text

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
_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})")
_HEAD = 4096  # bytes in which a page names its encoding
_BELIEVED = {"cp1258", "utf-16", "utf-16-le", "utf-16-be"}
_NO_MORE_THAN_LATIN = {"ascii", "iso8859-1", "cp1252"}  # said by pages in anything
_CAPITALS = re.compile(
    r"(?i)(?:^|;)\s*(?:text-transform\s*:\s*uppercase|font-variant\s*:[^;]*small-caps)"
)
_HIDDEN = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_BORDER = re.compile(r"(?i)(?:^|;)\s*border(?:-[a-z]+)*\s*:\s*(?!none|0(?:px|pt)?\b)\w")
_MARGINS = {"header", "footer"}  # LibreOffice: a div with this title, on each page
_DIGITS = 5  # of a number that an attribute may say
_WIDEST = 60  # columns that cells over several may add
_MOST_TAGS = 300_000
_DEEPEST = 20  # tables in tables
_TOO_DEEP = "ERR_RESOURCE_LIMIT"


def read_page(data: bytes, name: str, check: Check) -> Content:
    """Read an HTML page.

    Raises:
        UnreadableLetterError: There is nothing in it, it is too large, or `check`
            refuses it.
    """
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, huge_tree=True
    )
    text = _text(data, name)
    if text.count("<") > _MOST_TAGS:
        raise too_large(name, f"> {_MOST_TAGS} thẻ|> {_MOST_TAGS} tags")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser)
    except (ValueError, etree.ParserError) as error:
        raise damaged(name, "HTML") from error
    if any(entry.type_name == _TOO_DEEP for entry in parser.error_log):
        raise too_large(name, "thẻ lồng quá sâu|tags too deep")  # cut there otherwise
    flow = Flow()
    try:
        _Page(flow).walk(root)
    except _TooDeepError as error:
        raise too_large(name, "bảng lồng quá sâu|tables too deep") from error
    check(flow.text)
    return flow.content()


def _text(data: bytes, name: str) -> str:
    """The page's text: UTF-8 if it can be, else as it says, else as it is found to be.

    Hardly any text is UTF-8 by chance, while pages that say windows-1252 are many.
    """
    named = _encoding(data)
    if named in _BELIEVED and len(data) <= MAX_TEXT:
        for encoding in ("utf-8-sig", named):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                return text
    try:
        return read_text(data, name)
    except UnreadableLetterError:
        if named not in _NO_MORE_THAN_LATIN or len(data) > MAX_TEXT:
            raise
        return data.decode("cp1252", "replace")


def _encoding(data: bytes) -> str:
    """Python's name of the encoding that a page says it is in; empty if none."""
    said = _CHARSET.search(data[:_HEAD])
    try:
        return codecs.lookup(said[1].decode("ascii")).name if said else ""
    except LookupError:
        return ""


class _TooDeepError(Exception):
    """Tables in tables in tables."""


class _Page:
    """Collects lines; a block begins and ends one; `tables` are around it."""

    def __init__(self, flow: Flow, tables: int = 0) -> None:
        self._flow = flow
        self._tables = tables
        self._counts: dict[Element, int] = {}  # items of each list so far
        self._line: list[str] = []
        self._number = ""  # of an item of which nothing was said yet
        self._capitals = 0  # elements around that print capitals

    def walk(self, root: Element) -> None:
        """Add what an element holds; a step at a time, as hostile pages nest deeply."""
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            tag = element.tag if isinstance(element.tag, str) else ""
            block = tag in _BLOCKS
            capitals = bool(tag) and _CAPITALS.search(element.get("style", ""))
            if event == "end":
                if block:
                    self._end()
                if tag == "li":
                    self._number = ""
                self._capitals -= bool(capitals)
                if element is not root:
                    self._say(element.tail)
                continue
            self._capitals += bool(capitals)
            if block or tag == "br":
                self._end()
            if tag == "table":
                ruled = _ruled(element) and not self._tables
                self._flow.table(_rows(element, self._tables + 1), ruled=ruled)
            if not tag or tag == "table" or _unseen(element):
                walker.skip_subtree()
                continue
            if tag == "li":
                self._number = self._marker(element)
            self._say(element.text)

    def _say(self, words: str | None) -> None:
        if words:
            self._line.append(words.upper() if self._capitals else words)

    def _end(self) -> None:
        """End a line; a number waits for the first line of its item."""
        words = " ".join("".join(self._line).split())
        self._line.clear()
        if words:
            self._flow.paragraph(Raised(self._number + words))
            self._number = ""

    def _marker(self, item: Element) -> str:
        """The number before an item of an ordered list, a dash in any other."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return "- "
        said = item.get("value") or parent.get("start") or "1"
        start = int(said) if said.isdecimal() and len(said) < _DIGITS else 1
        number = self._counts.get(parent, start - 1) + 1
        self._counts[parent] = number = start if item.get("value") else number
        if parent.get("type") == "a":
            return f"{chr(ord('a') + (number - 1) % 26)}) "
        return f"{number}. "


def _unseen(element: Element) -> bool:
    """Whether a page does not show an element, or shows it in its margin."""
    return (
        element.tag in _SILENT
        or (element.tag == "div" and element.get("title") in _MARGINS)
        or _HIDDEN.search(element.get("style", "")) is not None
    )


def _rows(table: Element, deep: int) -> list[list[Cell]]:
    """Cells row by row; a cell over several rows is one cell in each of them."""
    if deep > _DEEPEST:
        raise _TooDeepError
    rows: list[list[Cell]] = []
    hanging: dict[int, tuple[int, Cell]] = {}
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        cells: list[Cell] = []
        for cell in row.iterchildren("td", "th"):
            _hang(cells, hanging)
            said = tuple(_paragraphs(cell, deep))
            if (tall := _span(cell, "rowspan")) > 1 and len(cells) < _WIDEST:
                hanging[len(cells)] = (tall - 1, said)
            cells.append(said)
            room = max(_WIDEST - len(cells), 0)
            cells += [()] * min(_span(cell, "colspan") - 1, room)
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
    plain = value.isdecimal() and len(value) < _DIGITS
    return min(max(int(value), 1), 100) if plain else 1


def _paragraphs(cell: Element, deep: int) -> Iterator[Raised]:
    inner = Flow()
    _Page(inner, deep).walk(cell)
    for line in inner.text.split("\n"):
        if line.strip():
            yield Raised(line)


def _ruled(table: Element) -> bool:
    """Whether a table draws lines, by itself or in its cells, or has heads."""
    if table.get("border", "") not in ("", "0") or table.find(".//th") is not None:
        return True
    drawn = (table, *table.iter("td"))
    return any(_BORDER.search(thing.get("style", "")) for thing in drawn)
