"""Pages that are pictures: scans in a PDF, PNG, JPEG and TIFF, read by Tesseract."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from extract.errors import UnreadableLetterError
from extract.read import read_bytes
from extract.readers import pages
from extract.readers.glyphs import Sheet
from tests.files import A4, LETTER, canvas, picture, saved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def scanned(*layer: str, lines: tuple[str, ...] = LETTER) -> bytes:
    """Return a PDF of one scanned page with a text layer over it, which no one sees."""
    out = io.BytesIO()
    drawn = canvas(out)
    drawn.drawImage(ImageReader(picture(*lines)), 0, 0, *A4)
    hidden = drawn.beginText(60, 700)
    hidden.setTextRenderMode(3)
    hidden.textLines(layer)
    drawn.drawText(hidden)
    drawn.showPage()
    drawn.save()
    return out.getvalue()


def test_a_scan_with_nothing_but_a_signature_is_read_by_ocr() -> None:
    letter = read_bytes(scanned("Ký bởi: Ủy ban nhân dân"), "thu.pdf")
    assert letter.source.ocr
    assert letter.pages[0].ocr
    assert "Kính gửi: Sở Khoa học và Công nghệ" in letter.text
    assert any(word.confidence for word in letter.layout.words)


def test_a_text_layer_without_diacritics_is_no_text() -> None:
    garbage = ("UY BAN NHAN DAN TINH QUANG NGAI kinh giri So Khoa hoc",) * 4
    letter = read_bytes(scanned(*garbage), "thu.pdf")
    assert letter.source.ocr
    assert "giri" not in letter.text


def test_a_text_layer_with_words_is_the_text() -> None:
    letter = read_bytes(scanned(*LETTER), "thu.pdf")
    assert not letter.source.ocr
    assert letter.text == "\n".join(LETTER)


def test_pages_of_a_tiff() -> None:
    data = saved(picture(), "TIFF", picture("Nơi nhận: Sở Tài chính."))
    letter = read_bytes(data, "thu.tiff")
    assert len(letter.pages) == 2
    assert "Nơi nhận" in letter.text.split("\f")[1]


def test_a_scan_marked_secret_is_refused() -> None:
    with pytest.raises(UnreadableLetterError, match="state secret"):
        read_bytes(scanned(lines=("TỐI MẬT", "", *LETTER)), "thu.pdf")


@pytest.mark.parametrize("degrees", [180, 90])
def test_a_page_that_lies_wrong_is_turned(degrees: int) -> None:
    lines = (*LETTER, "Sở Tài chính tổng hợp, báo cáo Ủy ban nhân dân tỉnh hằng quý.")
    turned = picture(*lines).rotate(degrees, expand=True)
    letter = read_bytes(saved(turned, "PNG"), "thu.png")
    assert "Kính gửi: Sở Khoa học và Công nghệ" in letter.text
    secret = picture("TỐI MẬT", "", *lines).rotate(degrees, expand=True)
    with pytest.raises(UnreadableLetterError, match="state secret"):
        read_bytes(saved(secret, "PNG"), "thu.png")


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[Image.Image]:
    """Leave OCR out, and keep the pictures that it would get."""
    images: list[Image.Image] = []

    def keep(given: Iterable[Image.Image], *_: object) -> Iterator[Sheet]:
        for image in given:
            images.append(image)
            yield Sheet(1, 1, [], [], [], [], ocr=True)

    monkeypatch.setattr(pages, "read_scans", keep)
    return images


def read(data: bytes) -> None:
    with pytest.raises(UnreadableLetterError, match="empty"):
        read_bytes(data, "anh")


def test_what_is_transparent_is_white(seen: list[Image.Image]) -> None:
    read(saved(Image.new("RGBA", (9, 9), (0, 0, 0, 0)), "PNG"))
    assert seen[0].getpixel((4, 4)) == (255, 255, 255)


def test_a_picture_of_a_phone_is_turned_upright(seen: list[Image.Image]) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it right to see it
    out = io.BytesIO()
    Image.new("RGB", (40, 20)).save(out, "JPEG", exif=exif)
    read(out.getvalue())
    assert seen[0].size == (20, 40)


def test_a_large_picture_is_made_smaller(seen: list[Image.Image]) -> None:
    read(saved(Image.new("1", (9000, 9000), 1), "PNG"))
    assert seen[0].size == (4500, 4500)
    assert seen[0].info["dpi"] == pytest.approx((75, 75), abs=0.1)


def test_moving_pictures_are_one_page(seen: list[Image.Image]) -> None:
    first, second = Image.new("L", (9, 9), 0), Image.new("L", (9, 9), 255)
    read(saved(first, "PNG", second))
    assert len(seen) == 1
