"""PDF files and pictures → text and layout, page by page.

Each page is judged by itself: its text layer is the text, or the page is a picture and
is read by OCR. A text layer that holds nothing but a signature, or that covers a
picture of the whole page with few or broken words, is no text.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PIL import Image, ImageSequence, UnidentifiedImageError

from extract.readers.arrange import arrange
from extract.readers.columns import group_rows, in_reading_order
from extract.readers.content import Content
from extract.readers.packages import damaged, locked, too_large
from extract.readers.pdf import open_pdf, page_image, read_sheet
from extract.readers.scan import read_scans, read_top

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.readers.content import Check
    from extract.readers.glyphs import Sheet

MAX_PAGES = 2000
"""Pages of one PDF."""

MAX_SCANS = 300
"""Pages of one file that are read by OCR."""

MAX_PIXELS = 150_000_000
"""Pixels of one picture: A3 at 900 dots an inch."""

_FEW_WORDS = 25  # on a page that is a picture: a stamp, a signature, a page number
_ACCENTED = 0.25  # of the words; Vietnamese has twice as many, a scanner's guess few


def read_pdf(data: bytes, name: str, check: Check) -> Content:
    """Read a PDF file.

    Raises:
        UnreadableLetterError: It is damaged, locked or too long, OCR is needed and
            not there, or `check` refuses it.
    """
    try:
        document = open_pdf(data)
    except pdfium.PdfiumError as error:
        raise (
            locked(name) if "password" in str(error).lower() else damaged(name, "PDF")
        ) from error
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise too_large(name, f"{count} > {MAX_PAGES} trang/pages")
        if not count:
            raise damaged(name, "PDF")
        sheets = [read_sheet(document, 0)]
        check(_words_of(sheets[0]))
        sheets += [read_sheet(document, index) for index in range(1, count)]
    except pdfium.PdfiumError as error:
        raise damaged(name, "PDF") from error
    finally:
        document.close()
    scanned = [index for index, sheet in enumerate(sheets) if _is_picture(sheet)]
    if len(scanned) > MAX_SCANS:
        raise too_large(name, f"{len(scanned)} > {MAX_SCANS} trang quét/scanned pages")
    if scanned:
        _read_scanned(data, sheets, scanned, name, check)
    return _content(sheets)


def _read_scanned(
    data: bytes, sheets: list[Sheet], scanned: list[int], name: str, check: Check
) -> None:
    """Read the scanned pages by OCR, and keep what annotations print on them."""
    pictures = open_pdf(data)
    try:
        if scanned[0] == 0:
            check(read_top(page_image(pictures, 0), name))
        images = (page_image(pictures, index) for index in scanned)
        for index, read in zip(scanned, read_scans(images, name), strict=True):
            shown = sheets[index]
            sheets[index] = replace(
                read,
                words=[*read.words, *shown.added],
                stamps=read.stamps + shown.stamps,
            )
    finally:
        pictures.close()


def _is_picture(sheet: Sheet) -> bool:
    """Whether a page shows its text as a picture."""
    if not sheet.pictured:
        return False
    if len(sheet.words) - len(sheet.added) < _FEW_WORDS:
        return True
    accented = sum(not word.text.isascii() for word in sheet.words)
    return accented < _ACCENTED * len(sheet.words)


def _words_of(sheet: Sheet) -> str:
    rows = in_reading_order(group_rows([*sheet.words, *sheet.stamps]))
    return "\n".join(row.text for row in rows)


def _content(sheets: Sequence[Sheet]) -> Content:
    text, pages, layout = arrange(sheets)
    return Content(text, pages, layout, ocr=any(sheet.ocr for sheet in sheets))


def read_picture(data: bytes, name: str, check: Check) -> Content:
    """Read a PNG, JPEG or TIFF picture by OCR; a TIFF may hold several pages.

    Raises:
        UnreadableLetterError: It is damaged or too large, OCR is not there, or
            `check` refuses it.
    """
    frames = _frames(data, name)
    first = next(frames)
    check(read_top(first, name))
    return _content(list(read_scans(_chain(first, frames), name)))


def _chain(first: Image.Image, rest: Iterator[Image.Image]) -> Iterator[Image.Image]:
    yield first
    yield from rest


def _frames(data: bytes, name: str) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns where the cap below refuses
        try:
            image = Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
            raise damaged(name, "ảnh/image") from error
        except Image.DecompressionBombError as error:
            raise too_large(name, "> 150 megapixel") from error
    for number, frame in enumerate(ImageSequence.Iterator(image), 1):
        if number > MAX_SCANS:
            raise too_large(name, f"> {MAX_SCANS} trang/pages")
        if frame.width * frame.height > MAX_PIXELS:
            raise too_large(name, f"> {MAX_PIXELS // 1_000_000} megapixel")
        try:
            yield frame.convert("RGB")
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise damaged(name, "ảnh/image") from error
