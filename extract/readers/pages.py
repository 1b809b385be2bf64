"""PDF files and pictures → text and layout, page by page.

Each page is judged by itself: its text layer is the text, or the page is a picture and
is read by OCR. A text layer that holds nothing but a signature, or that covers a
picture of the whole page with few or broken words, is no text.
"""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager, suppress
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from PIL import Image, ImageOps

from extract.readers.arrange import arrange
from extract.readers.columns import group_rows, in_reading_order
from extract.readers.content import Content
from extract.readers.packages import damaged, locked, too_large
from extract.readers.pdf import MOST_PIXELS, open_pdf, page_image, read_sheet
from extract.readers.scan import read_scans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.errors import UnreadableLetterError
    from extract.readers.columns import Row
    from extract.readers.content import Check
    from extract.readers.glyphs import Sheet

MAX_PAGES = 2000
"""Pages of one PDF."""

MAX_SCANS = 300
"""Pages of one file that are read by OCR."""

MAX_PIXELS = 150_000_000
"""Pixels of one picture: A3 at 900 dots an inch."""

_APART = "   "
_PLAIN = {"L", "RGB", "RGBA"}
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
            over = f"{count} > {MAX_PAGES}"
            raise too_large(name, f"{over} trang|{over} pages")
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
        over = f"{len(scanned)} > {MAX_SCANS}"
        raise too_large(name, f"{over} trang quét|{over} scanned pages")
    if scanned:
        _read_scanned(data, sheets, scanned, name, check)
    return _content(sheets)


def _read_scanned(
    data: bytes, sheets: list[Sheet], scanned: list[int], name: str, check: Check
) -> None:
    """Read the scanned pages by OCR, and keep what annotations print on them."""
    pictures = open_pdf(data)
    try:
        images = (page_image(pictures, index) for index in scanned)
        reading = read_scans(images, name, check if scanned[0] == 0 else None)
        for index, read in zip(scanned, reading, strict=True):
            shown = sheets[index]
            sheets[index] = replace(
                read,
                words=[*read.words, *shown.added],
                stamps=read.stamps + shown.stamps,
            )
    finally:
        pictures.close()
    if scanned[0] == 0:
        check(_words_of(sheets[0]))


def _is_picture(sheet: Sheet) -> bool:
    """Whether a page shows its text as a picture."""
    if not sheet.pictured:
        return False
    if len(sheet.words) - len(sheet.added) < _FEW_WORDS:
        return True
    accented = sum(not word.text.isascii() for word in sheet.words)
    return accented < _ACCENTED * len(sheet.words)


def _words_of(sheet: Sheet) -> str:
    """The words of a page, wide gaps kept: a stamp stands apart from its line."""
    rows = in_reading_order(group_rows([*sheet.words, *sheet.stamps]))
    return "\n".join(map(_spaced, rows))


def _spaced(row: Row) -> str:
    parts, reach, height = [""], row.left, row.height
    for word in row.words:
        parts += _APART if word.left - reach > height else " ", word.text
        reach = word.right
    return "".join(parts).strip()


def _content(sheets: Sequence[Sheet]) -> Content:
    text, pages, layout = arrange(sheets)
    return Content(text, pages, layout, ocr=any(sheet.ocr for sheet in sheets))


def read_picture(data: bytes, name: str, check: Check) -> Content:
    """Read a PNG, JPEG or TIFF picture by OCR; a TIFF may hold several pages.

    Raises:
        UnreadableLetterError: It is damaged or too large, OCR is not there, or
            `check` refuses it.
    """
    sheets = list(read_scans(frames(data, name), name, check))
    check(_words_of(sheets[0]))
    return _content(sheets)


def frames(data: bytes, name: str) -> Iterator[Image.Image]:
    """The pictures of a file: those of a TIFF, the first of any other.

    Further pictures of PNG and JPEG files are moving images and previews.
    """
    image = _opened(data, name)
    try:
        count = _count(image) if image.format == "TIFF" else 1
    except Exception as error:  # Pillow raises what it likes
        raise damaged(name, "ảnh|image") from error
    if count > MAX_SCANS:
        raise too_large(name, f"> {MAX_SCANS} trang|> {MAX_SCANS} pages")
    for number in range(count):
        try:
            with _quiet():
                image.seek(number)
                bearable = image.width * image.height <= MAX_PIXELS
                frame = _on_white(_upright(image)) if bearable else None
        except Exception as error:  # Pillow raises what it likes
            raise damaged(name, "ảnh|image") from error
        if frame is None:
            raise _too_many_pixels(name)
        yield frame


def _opened(data: bytes, name: str) -> Image.Image:
    try:
        with _quiet():
            return Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
    except Image.DecompressionBombError as error:
        raise _too_many_pixels(name) from error
    except Exception as error:  # Pillow raises what it likes
        raise damaged(name, "ảnh|image") from error


def _too_many_pixels(name: str) -> UnreadableLetterError:
    return too_large(name, f"> {MAX_PIXELS // 1_000_000} megapixel")


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Pillow's warnings away; what is too large is refused here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _count(image: Image.Image) -> int:
    """The pictures in a TIFF, counted no further than needed to refuse it."""
    count = 1
    with _quiet(), suppress(EOFError):
        while count <= MAX_SCANS:
            image.seek(count)
            count += 1
    return count


def _upright(image: Image.Image) -> Image.Image:
    """A picture as it is shown, not larger than OCR needs: a phone says what is up."""
    dots = image.info.get("dpi", (0, 0))
    less = ceil((image.width * image.height / MOST_PIXELS) ** 0.5)
    if less > 1:
        wide = image if image.mode in _PLAIN else image.convert("RGBA")
        image = wide.reduce(less)
        image.info["dpi"] = tuple(float(dot) / less for dot in dots)
    return ImageOps.exif_transpose(image)


def _on_white(image: Image.Image) -> Image.Image:
    """A picture in plain colours; what is transparent shows white paper."""
    if not image.has_transparency_data:
        return image.convert("RGB")
    shown = image.convert("RGBA")
    paper = Image.new("RGBA", shown.size, "white")
    paper.alpha_composite(shown)
    plain = paper.convert("RGB")
    plain.info.update(image.info)
    return plain
