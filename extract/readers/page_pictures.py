"""Pages of an original as pictures for people to look at."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pypdfium2 as pdfium
from PIL.Image import Dither

from extract.readers.packages import damaged
from extract.readers.pages import frames
from extract.readers.pdf import open_pdf

if TYPE_CHECKING:
    from PIL import Image

WIDTH: Final = 1100
"""Pixels of a picture across, at most: a page of A4 is read well on any screen."""

TALLEST: Final = 2200
"""Pixels of a picture down, at most."""

_COLOURS: Final = 48  # paper, ink and a seal; a tenth of the bytes of all colours


def page_picture(data: bytes, name: str, number: int) -> bytes | None:
    """Draw one page of a PDF or picture as a PNG; None if it has no such page.

    Stamps and signatures that annotations show are drawn too.

    Raises:
        UnreadableLetterError: it is damaged, locked, or has too many pixels.
    """
    pdf = b"%PDF-" in data[:1024]
    page = _page(data, name, number) if pdf else _frame(data, name, number)
    return None if page is None else _png(page)


def _page(data: bytes, name: str, number: int) -> Image.Image | None:
    try:
        document = open_pdf(data)
    except pdfium.PdfiumError as error:
        raise damaged(name, "PDF") from error
    try:
        if not 1 <= number <= len(document):
            return None
        page = document[number - 1]
        wide, tall = page.get_size()
        scale = min(WIDTH / max(wide, 1.0), TALLEST / max(tall, 1.0))
        image: Image.Image = page.render(scale=scale).to_pil()
    except pdfium.PdfiumError as error:
        raise damaged(name, "PDF") from error
    finally:
        document.close()
    return image


def _frame(data: bytes, name: str, number: int) -> Image.Image | None:
    for place, frame in enumerate(frames(data, name), 1):
        if place == number:
            frame.thumbnail((WIDTH, TALLEST))
            return frame
    return None


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").quantize(_COLOURS, dither=Dither.NONE).save(
        out, "PNG", optimize=True
    )
    return out.getvalue()
