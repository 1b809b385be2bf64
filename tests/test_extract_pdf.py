"""PDF files with a text layer: order, columns, footnotes, furniture, tables, stamps."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from extract.errors import UnreadableLetterError
from extract.read import read_bytes
from tests.files import LETTER, canvas, pdf, raw_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from extract.source import Letter

BODY = "Thực hiện Quyết định số 12/QĐ-TTg ngày 12/3/2024 của Thủ tướng Chính phủ"


def read(*pages: Callable[[Canvas], None], turned: int = 0) -> Letter:
    """Return what is read of pages drawn by functions."""
    out = io.BytesIO()
    drawn = canvas(out)
    for draw in pages:
        drawn.setPageRotation(turned)
        write(drawn, 13)
        draw(drawn)
        drawn.showPage()
    drawn.save()
    return read_bytes(out.getvalue(), "thu.pdf")


def write(drawn: Canvas, size: float, *lines: tuple[float, float, str]) -> None:
    """Write lines in a size: from the left, from below, words."""
    drawn.setFont("Serif", size)
    for left, low, words in lines:
        drawn.drawString(left, low, words)


def others(letter: Letter) -> list[str]:
    furniture = letter.layout.furniture
    assert furniture is not None
    return [letter.text[slice(*place)] for place in furniture.others]


def test_lines_pages_and_places_of_words() -> None:
    letter = read_bytes(pdf(LETTER, ("Trang sau",)), "thu.pdf")
    assert letter.text == "\n".join(LETTER) + "\fTrang sau"
    assert [page.number for page in letter.pages] == [1, 2]
    assert (letter.pages[0].width, letter.pages[0].height) == (595, 842)
    assert not letter.source.ocr
    for word in letter.layout.words:
        assert letter.text[word.start : word.end].strip()
    left, top, right, bottom = letter.layout.words[0].box
    assert left == pytest.approx(85, abs=1)
    assert top < 842 - 760 < bottom
    assert right > left


def letterhead(drawn: Canvas) -> None:
    write(drawn, 12, (85, 780, "UBND TỈNH QUẢNG NGÃI"), (85, 762, "Số: 123/UBND-KGVX"))
    write(drawn, 12, (320, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    write(drawn, 12, (360, 762, "Độc lập - Tự do - Hạnh phúc"))
    write(drawn, 13, (200, 700, "Kính gửi: Sở Tài chính."), (85, 670, BODY))


LETTERHEAD = (
    "UBND TỈNH QUẢNG NGÃI\nSố: 123/UBND-KGVX\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n\nKính gửi: Sở Tài chính.\n" + BODY
)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_letterhead_of_two_columns(turned: int) -> None:
    """A page that is shown turned is read as it is shown: upright, if drawn so."""

    def draw(drawn: Canvas) -> None:
        if turned:
            drawn.rotate(turned)
            drawn.translate(*{90: (0, -595), 180: (-595, -842), 270: (-842, 0)}[turned])
        letterhead(drawn)

    assert read(draw, turned=turned).text == LETTERHEAD


def noted(drawn: Canvas) -> None:
    write(drawn, 13, (85, 700, BODY))
    write(drawn, 7, (85 + drawn.stringWidth(BODY, "Serif", 13), 706, "1"))
    write(drawn, 13, *((85, 680 - 20 * n, BODY) for n in range(10)))
    write(drawn, 9, (85, 80, "1 Công văn số 5/BNV ngày 3/2/2024"))


def test_a_footnote_and_its_raised_marker() -> None:
    letter = read(noted)
    furniture = letter.layout.furniture
    assert furniture is not None
    (note,) = furniture.notes
    assert letter.text[slice(*note.body)] == "Công văn số 5/BNV ngày 3/2/2024"
    assert note.marker is not None
    assert letter.text[slice(*note.marker)] == "1"
    assert note.marker[0] < letter.text.index("\n")


def test_page_numbers_and_running_heads_are_furniture() -> None:
    def draw(number: int) -> Callable[[Canvas], None]:
        return lambda drawn: write(
            drawn,
            13,
            (290, 815, str(number)),
            (85, 40, f"Tài liệu {number}"),
            *((85, 700 - 20 * n, f"{BODY} {n}") for n in range(9)),
        )

    letter = read(*map(draw, (1, 2, 3)))
    assert others(letter) == [w for n in (1, 2, 3) for w in (str(n), f"Tài liệu {n}")]


@pytest.mark.parametrize(
    ("numbers", "paged"),
    [
        (["", "2", "3"], ["2", "3"]),
        (["", "2", "1", "2"], ["2", "1", "2"]),  # an annex counts anew
        (["5", "6", "7"], ["5", "6", "7"]),  # an extract goes on
        (["", "1", "9", "6"], []),  # rows of a table, at the top by chance
    ],
)
def test_page_numbers_go_on_from_page_to_page(
    numbers: list[str], paged: list[str]
) -> None:
    def draw(number: str) -> Callable[[Canvas], None]:
        lines = [(85.0, 700.0 - 20 * n, f"{BODY} {n}") for n in range(9)]
        return lambda drawn: write(drawn, 13, (290, 815, number), *lines)

    assert others(read(*map(draw, numbers))) == paged


def ruled(drawn: Canvas, *rows: tuple[str, ...]) -> None:
    columns = [85.0, 200.0, 350.0, 500.0]
    heights = [600.0 - 30 * number for number in range(len(rows) + 1)]
    drawn.grid(columns, heights)
    for high, row in zip(heights, rows, strict=False):
        for left, words in zip(columns, row, strict=False):
            write(drawn, 11, (left + 5, high - 20, words))


def test_a_ruled_table_over_two_pages() -> None:
    letter = read(
        lambda drawn: ruled(drawn, ("TT", "Nội dung", "Hạn"), ("1", "Báo cáo", "30/6")),
        lambda drawn: ruled(drawn, ("2", "Rà soát", "30/9")),
    )
    assert "TT | Nội dung | Hạn\n1 | Báo cáo | 30/6" in letter.text
    assert "2 | Rà soát | 30/9" in letter.text
    rows = [row for table in letter.layout.tables for row in table.rows]
    words = [[letter.text[slice(*place)] for place in row] for row in rows]
    assert ["1", "Báo cáo", "30/6"] in words


def annotated(*marks: tuple[str, tuple[int, int, int, int]]) -> bytes:
    """Return a PDF with words that annotations print, each in its box."""
    font = b"/Resources<</Font<</F 4 0 R>>>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    annots = b" ".join(b"%d 0 R" % (6 + 2 * n) for n in range(len(marks)))
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R%s/Annots[%s]>>"
    )
    objects.append(page % (font, annots))
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    objects.append(stream(b"", b"BT /F 12 Tf 85 760 Td (So:          /UBND-KT) Tj ET"))
    for number, (words, box) in enumerate(marks):
        stamp = b"<</Type/Annot/Subtype/Stamp/F 4/Rect[%d %d %d %d]/AP<</N %d 0 R>>>>"
        objects.append(stamp % (*box, 7 + 2 * number))
        form = b"/Type/XObject/Subtype/Form/BBox[0 0 %d %d]" % (
            box[2] - box[0],
            box[3] - box[1],
        )
        shown = b"BT /F 12 Tf 2 5 Td (%s) Tj ET" % words.encode("ascii")
        objects.append(stream(form + font, shown))
    return raw_pdf(*objects)


def stream(entries: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def test_a_number_in_an_annotation_is_read_and_a_stamp_is_furniture() -> None:
    data = annotated(
        ("456", (108, 755, 135, 775)), ("signed by: A at 10:30", (350, 100, 590, 130))
    )
    letter = read_bytes(data, "thu.pdf")
    assert letter.text == "So: 456 /UBND-KT\nsigned by: A at 10:30"
    assert others(letter) == ["signed by: A at 10:30"]


def test_a_locked_file_says_so() -> None:
    with pytest.raises(UnreadableLetterError, match="asks for a password"):
        read_bytes(pdf(password="bi mat"), "thu.pdf")  # noqa: S106 - nobody's


@pytest.mark.parametrize(
    "line", ["MẬT", "Số: 1/UBND      TỐI MẬT      Quảng Ngãi, ngày 1 tháng 2 năm 2024"]
)
def test_a_mark_of_secrecy_is_seen(line: str) -> None:
    def draw(drawn: Canvas) -> None:
        left = 85.0
        for words in line.split("      "):
            write(drawn, 11, (left, 800, words), (85, 700, BODY))
            left += drawn.stringWidth(words, "Serif", 11) + 25

    with pytest.raises(UnreadableLetterError, match="state secret"):
        read(draw)


# What is printed, in the order of the file: where it begins, and letters. A program
# that lacks a letter in a font prints it from another one when the line is done.
SCATTERED = [
    ("MẬT", [(85, "M"), (110, "T"), (97, "Ậ")]),
    ("TỈNH", [(85, "T"), (97, "NH"), (93, "Ỉ")]),
    ("ỘNĐ", [(97, "N"), (107, "Đ"), (85, "Ộ")]),
]


@pytest.mark.parametrize(("word", "printed"), SCATTERED)
def test_letters_stand_where_they_are_printed(
    word: str, printed: list[tuple[float, str]]
) -> None:
    def draw(drawn: Canvas) -> None:
        at = drawn.beginText(85, 760)
        at.setFont("Serif", 16)
        for left, letters in printed:
            at.setTextOrigin(left, 760)
            at.textOut(letters)
        drawn.drawText(at)
        write(drawn, 13, (85, 700, BODY))

    if word == "MẬT":
        with pytest.raises(UnreadableLetterError, match="state secret"):
            read(draw)
    else:
        assert read(draw).text.split()[0] == word
