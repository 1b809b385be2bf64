"""Small files of every kind that is read, made on the spot: whole ones to begin with.

Nothing here is hostile; `tests/hostile_files.py` takes these and spoils them.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

SERIF = Path("/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
A4 = 595.0, 842.0

LETTER = (
    "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI",
    "Số: 123/UBND-KGVX",
    "Kính gửi: Sở Khoa học và Công nghệ.",
    "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Chủ tịch",
    "Ủy ban nhân dân tỉnh yêu cầu báo cáo kết quả trước ngày 30/6/2026.",
)


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """Return a zip file of these parts, deflated."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def p(text: str, *, more: str = "") -> str:
    """Return a paragraph of WordprocessingML; `more` goes before its words."""
    return f'<w:p>{more}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def document(body: str) -> str:
    """Return the main part of a .docx file."""
    return (
        f'<?xml version="1.0"?><w:document xmlns:w="{W}" xmlns:r="{R}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        f'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}</w:body></w:document>'
    )


def part(root: str, inner: str) -> str:
    """Return another part: `w:ftr`, `w:footnotes`, …"""
    return document("").replace("w:document", root).replace("<w:body></w:body>", inner)


def relations(*targets: tuple[str, str], external: bool = False) -> str:
    """Return a part of relations: kind and target of each."""
    mode = ' TargetMode="External"' if external else ""
    items = "".join(
        f'<Relationship Id="r{number}" Type="{R}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{PACKAGE}">{items}</Relationships>'


def docx(body: str | None = None, **parts: bytes | str) -> bytes:
    """Return a .docx file: a body, and other parts by the kind of their relation."""
    words = "".join(map(p, LETTER)) if body is None else body
    kinds = [(kind.rstrip("0123456789"), f"{kind}.xml") for kind in parts]
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": document(words),
            "word/_rels/document.xml.rels": relations(*kinds),
            **{f"word/{kind}.xml": content for kind, content in parts.items()},
        }
    )


def odt(text: str = "\n".join(LETTER), *, more: str = "") -> bytes:
    """Return an .odt file, a paragraph a line; `more` is XML after them."""
    ns = "urn:oasis:names:tc:opendocument:xmlns:"
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    content = (
        f'<?xml version="1.0"?><office:document-content office:version="1.2" '
        f'xmlns:office="{ns}office:1.0" xmlns:text="{ns}text:1.0" '
        f'xmlns:draw="{ns}drawing:1.0" xmlns:svg="{ns}svg-compatible:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>'
        f"{lines}{more}</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        f'<manifest:manifest xmlns:manifest="{ns}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zipped(
        {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
    )


def rtf(*lines: str) -> bytes:
    """Return an .rtf file."""
    coded = r"\par ".join(
        "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line)
        for line in lines or LETTER
    )
    return (r"{\rtf1\ansi\uc1 " + coded + "}").encode("ascii")


def page(inner: str | None = None) -> bytes:
    """Return an HTML page."""
    words = "".join(f"<p>{line}</p>" for line in LETTER) if inner is None else inner
    return f"<!DOCTYPE html><html><body>{words}</body></html>".encode()


@cache
def _font() -> str:
    pdfmetrics.registerFont(TTFont("Serif", SERIF))
    return "Serif"


def canvas(
    out: io.BytesIO, size: tuple[float, float] = A4, *, password: str = ""
) -> Canvas:
    """Return an empty PDF page to draw on, with the font set."""
    locked = StandardEncryption(password) if password else None
    drawn = Canvas(out, pagesize=size, encrypt=locked, invariant=True)
    drawn.setFont(_font(), 13)
    return drawn


def pdf(*pages: tuple[str, ...], password: str = "") -> bytes:
    """Return a PDF file of these pages, each some lines."""
    out = io.BytesIO()
    drawn = canvas(out, password=password)
    for lines in pages or (LETTER,):
        drawn.setFont(_font(), 13)
        for number, line in enumerate(lines):
            drawn.drawString(85, 760 - 20 * number, line)
        drawn.showPage()
    drawn.save()
    return out.getvalue()


def raw_pdf(*objects: bytes, trailer: bytes = b"/Root 1 0 R") -> bytes:
    """Return a PDF file of objects as they are, with a right table of their places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, inner in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, inner)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d %s>>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def picture(*lines: str, size: tuple[int, int] = (1240, 1754)) -> Image.Image:
    """Return the picture of a page: by default A4 at 150 dots an inch."""
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(SERIF, 28)
    for number, line in enumerate(lines or LETTER):
        draw.text((120, 150 + 44 * number), line, fill=0, font=font)
    return image


def saved(image: Image.Image, kind: str, *more: Image.Image) -> bytes:
    """Return a picture as a file; `more` are the further pages of a TIFF."""
    out = io.BytesIO()
    options = {"save_all": True, "append_images": more} if more else {}
    image.save(out, kind, dpi=(150, 150), **options)
    return out.getvalue()


def png(width: int, height: int, rows: bytes) -> bytes:
    """Return a grey PNG file that says this size; `rows` are its deflated pixels."""
    head = struct.pack(">2L5B", width, height, 8, 0, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", rows), (b"IEND", b"")
    out = b"\x89PNG\r\n\x1a\n"
    for kind, data in chunks:
        check = struct.pack(">L", zlib.crc32(kind + data))
        out += struct.pack(">L", len(data)) + kind + data + check
    return out
