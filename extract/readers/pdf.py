"""PDF → sheets: words with their boxes, ruled lines, and stamps told apart.

PDFium does the reading (pypdfium2, BSD-3-Clause/Apache-2.0). It is not safe to use
from several threads, and hostile files may crash it: callers read in a process that
can be killed.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as c

from extract.readers.columns import ABOVE
from extract.readers.glyphs import Glyphs, Sheet
from extract.readers.ruled import Turn, ruled_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL import Image

    from extract.layout import Box

DOTS = 250
"""Dots an inch for OCR: of 300 it misreads a fifth more words, and takes longer."""

POINTS = 72.0
"""Points an inch."""

MOST_PIXELS = 40_000_000
"""Pixels of a page that OCR gets: A4 at 640 dots an inch."""

# PDFium marks a hyphen that ends a line, and goes on with the next line at once.
_WORD = re.compile("[^\\s\x02\ufffe]*[\x02\ufffe]|[^\\s\x02\ufffe]+")
_DIGITS = re.compile(r"\d{1,2}")
_WESTERN = frozenset(map(chr, range(256)))  # the letters of Latin-1
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-", "\u00ad": "-"})
_STAMP = re.compile(
    r"(?i)k[ýí]\s+bởi|người\s+ký|(?:thời\s+gian|ngày|giờ)\s+ký|\S@\S|\d\d:\d\d|"
    r"signed\s+by|chữ\s+ký\s+số|cơ\s+quan\s*:"
)
_COVERS = 0.6  # of the page: a scan, not a seal
_MOST_PICTURES = 500  # objects looked at


def open_pdf(data: bytes) -> pdfium.PdfDocument:
    """Open a PDF.

    Raises:
        pypdfium2.PdfiumError: It is damaged, or asks for a password.
    """
    return pdfium.PdfDocument(data)


def read_sheet(document: pdfium.PdfDocument, index: int) -> Sheet:
    """The words and lines of a page, annotations printed into it.

    Signing systems write the number, the day and "Ký bởi: …" as annotations: short
    ones belong to the letter, the others are stamps.
    """
    page = document[index]
    try:
        turn = Turn(page)
        words, stamps, added = _words(page, turn), list[Glyphs](), list[Glyphs]()
        marks = [turn.box(mark) for mark in _annotated(page)]
        pictured = _pictured(page)
        if marks and c.FPDFPage_Flatten(page.raw, c.FLAT_NORMALDISPLAY) == 1:
            page.close()
            page = document[index]
            words, stamps, added = _tell_apart(words, _words(page, turn), marks)
        rules = list(ruled_lines(page, turn))
        width, height = page.get_size()
        return Sheet(width, height, words, rules, stamps, added, pictured)
    finally:
        page.close()


def page_image(document: pdfium.PdfDocument, index: int) -> Image.Image:
    """A page as a picture for OCR, without its annotations.

    `document` is one whose pages were not read by `read_sheet`, which prints the
    annotations into them.
    """
    page = document[index]
    try:
        wide, tall = page.get_size()
        largest = (MOST_PIXELS / max(wide * tall, 1.0)) ** 0.5
        scale = min(DOTS / POINTS, largest)
        bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False)
        image: Image.Image = bitmap.to_pil().convert("RGB")
        bitmap.close()
        image.info["dpi"] = (scale * POINTS, scale * POINTS)
        return image
    finally:
        page.close()


def _pictured(page: pdfium.PdfPage) -> bool:
    """Whether one picture covers most of the page."""
    edges = [ctypes.c_float() for _ in range(4)]
    places = [ctypes.byref(edge) for edge in edges]
    wide, tall = page.get_size()
    if page.get_rotation() in (90, 270):
        wide, tall = tall, wide
    for index in range(min(c.FPDFPage_CountObjects(page.raw), _MOST_PICTURES)):
        thing = c.FPDFPage_GetObject(page.raw, index)
        kind = c.FPDFPageObj_GetType(thing)
        if kind not in (c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_FORM):
            continue
        if c.FPDFPageObj_GetBounds(thing, *places):
            left, low, right, high = (edge.value for edge in edges)
            if (right - left) * (high - low) >= _COVERS * wide * tall:
                return True
    return False


def _tell_apart(
    before: list[Glyphs], after: list[Glyphs], marks: list[Box]
) -> tuple[list[Glyphs], list[Glyphs], list[Glyphs]]:
    """The letter's words, those of stamps, and what else annotations added."""
    printed = set(map(_whereabouts, before))
    added = [word for word in after if _whereabouts(word) not in printed]
    stamped: set[int] = set()
    for mark in marks:
        inside = [word for word in added if word.within(mark)]
        if _STAMP.search(" ".join(word.text for word in inside)):
            stamped.update(map(id, inside))
    words = [word for word in after if id(word) not in stamped]
    stamps = [word for word in added if id(word) in stamped]
    return words, stamps, [word for word in added if id(word) not in stamped]


def _whereabouts(word: Glyphs) -> tuple[str, int, int]:
    return word.text, round(word.left), round(word.top)


def _words(page: pdfium.PdfPage, turn: Turn) -> list[Glyphs]:
    """The words in the order of the file, each with the box of its line.

    It is the inner loop of reading a PDF: two calls to PDFium a word, hardly more.
    """
    textpage = page.get_textpage()
    handle = textpage.raw
    rect = c.FS_RECTF()
    place = ctypes.byref(rect)
    x, y = ctypes.c_double(), ctypes.c_double()
    origin = ctypes.byref(x), ctypes.byref(y)
    get_box, get_origin = c.FPDFText_GetLooseCharBox, c.FPDFText_GetCharOrigin
    zero_x, zero_y = turn.origin

    def line(index: int) -> float:
        get_origin(handle, index, *origin)
        if turn.rotation:
            return turn.box((x.value, y.value, x.value, y.value))[3]
        height: float = zero_y - y.value
        return height

    def left_of(index: int) -> float:
        get_box(handle, index, place)
        return float(turn.box((rect.left, rect.bottom, rect.right, rect.top))[0])

    words: list[Glyphs] = []
    for text, first, end in _runs(_characters(handle), left_of):
        get_box(handle, first, place)
        left, low, right, high = rect.left, rect.bottom, rect.right, rect.top
        base, raised = line(first), None
        if end - first > 1:
            get_box(handle, end - 1, place)
            left, right = min(left, rect.left), max(right, rect.right)
            low, high = min(low, rect.bottom), max(high, rect.top)
        if not text.isalpha():
            base = max(base, line(end - 1))
            for digits in _DIGITS.finditer(text):
                if base - line(first + digits.start()) > ABOVE * (high - low):
                    raised = digits.span()
        box: Box
        if turn.rotation:
            box = turn.box((left, low, right, high))
        else:  # most pages: without a call
            box = left - zero_x, zero_y - high, right - zero_x, zero_y - low
        words.append(Glyphs(text.translate(_HYPHENS), *box, base, raised))
    textpage.close()
    return words


def _runs(
    characters: str, left_of: Callable[[int], float]
) -> Iterator[tuple[str, int, int]]:
    """The words, what was not printed from left to right taken apart.

    A letter that a font lacks (Ậ in a font of western Europe) is taken from another
    one, and many programs print those letters after all others of the line.
    """
    for match in _WORD.finditer(characters):
        text, (first, end) = match[0], match.span()
        if end - first == 1 or text.isascii() or not _backward(text, first, left_of):
            yield text, first, end
            continue
        begun, reach = first, left_of(first)
        for index in range(first + 1, end):
            left = left_of(index)
            if left < reach and not unicodedata.combining(characters[index]):
                yield characters[begun:index], begun, index
                begun = index
            reach = left
        yield characters[begun:end], begun, end


def _backward(text: str, first: int, left_of: Callable[[int], float]) -> bool:
    """Whether a letter that no western font has stands left of the one before it."""
    return any(
        text[at] not in _WESTERN and left_of(first + at) < left_of(first + at - 1)
        for at in range(1, len(text))
    )


def _characters(handle: object) -> str:
    """One character for each that PDFium counts, so that indexes agree."""
    count = c.FPDFText_CountChars(handle)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = c.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "replace")
    if len(text) == count:
        return text
    codes = (c.FPDFText_GetUnicode(handle, index) for index in range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)  # noqa: PLR2004 - the end of Unicode


def _annotated(page: pdfium.PdfPage) -> list[Box]:
    """Where annotations print something: signatures, numbers, days."""
    places: list[Box] = []
    for index in range(c.FPDFPage_GetAnnotCount(page.raw)):
        annotation = c.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        kind = c.FPDFAnnot_GetSubtype(annotation)
        rect = c.FS_RECTF()
        if kind != c.FPDF_ANNOT_LINK and c.FPDFAnnot_GetRect(annotation, rect):
            low, high = sorted((rect.bottom, rect.top))
            places.append((rect.left, low, rect.right, high))
        c.FPDFPage_CloseAnnot(annotation)
    return places
