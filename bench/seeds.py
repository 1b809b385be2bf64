"""A small file of each kind that is read."""

from __future__ import annotations

import io
import zipfile

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

_WORDS = "Kính gửi: Sở Tài chính. Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024."
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def made() -> dict[str, bytes]:
    """Return a small file of each kind, by its suffix."""
    image = Image.linear_gradient("L").resize((90, 120))
    return {
        "docx": zipped({"word/document.xml": _document(), "word/styles.xml": "<s/>"}),
        "odt": zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": "<office:text/>",
            }
        ),
        "html": f"<html><meta charset=utf-8><p>{_WORDS}<table border=1><tr><td "
        f"colspan=2>{_WORDS}<td>1</table><ol><li>a<li>b</ol>".encode(),
        "pdf": _pdf(),
        "png": _picture(image, "PNG"),
        "jpg": _picture(image, "JPEG"),
        "tiff": _picture(image, "TIFF"),
        "txt": _WORDS.encode(),
        "txt16": _WORDS.encode("utf-16"),
        "rtf": rb"{\rtf1\ansi Kinh gui}",
        "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
    }


def _document() -> str:
    said = f"<w:r><w:t>{_WORDS}</w:t></w:r>"
    numbered = (
        '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    )
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p>{said}</w:p></w:tc>'
    return (
        f'<w:document xmlns:w="{_W}"><w:body><w:p>{numbered}{said}</w:p><w:tbl>'
        f"<w:tr>{cell}{cell}</w:tr></w:tbl></w:body></w:document>"
    )


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """Return a zip file of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _pdf() -> bytes:
    out = io.BytesIO()
    drawn = Canvas(out, pageCompression=0, invariant=True)
    for number in range(2):
        drawn.drawString(90, 700, f"Kinh gui: So Tai chinh {number}")
        drawn.grid([90, 200, 300], [500, 550, 600])
        drawn.textAnnotation("So: 12/UBND", Rect=[90, 600, 190, 640])
        drawn.showPage()
    drawn.save()
    return out.getvalue()


def _picture(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()
