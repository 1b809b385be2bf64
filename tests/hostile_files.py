"""Files made to break a reader, by name; each is made when it is asked for."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import partial
from typing import TYPE_CHECKING

from tests import files

if TYPE_CHECKING:
    from collections.abc import Callable

MADE: dict[str, Callable[[], bytes]] = {
    "docx": files.docx,
    "odt": files.odt,
    "rtf": files.rtf,
    "html": files.page,
    "pdf": files.pdf,
    "png": lambda: files.saved(files.picture(), "PNG"),
    "jpg": lambda: files.saved(files.picture(), "JPEG"),
    "tiff": lambda: files.saved(files.picture(), "TIFF", files.picture("Trang hai")),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 50}">'
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
KIDS = b"<</Type/Catalog/Pages 2 0 R>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R%s>>"
WORDS = b"BT /F 12 Tf 50 50 Td (Kinh gui) Tj ET"


def cut(make: Callable[[], bytes], percent: int) -> bytes:
    """Return the beginning of a file."""
    whole = make()
    return whole[: len(whole) * percent // 100]


def spoiled_docx(
    parts: dict[str, str] | None = None,
    *,
    drop: str = "",
    wrap: tuple[str, str] = ("", ""),
) -> bytes:
    """Return a .docx whose main part begins and ends otherwise, or lacks a part."""
    made = files.document("".join(map(files.p, files.LETTER)))
    main = made.replace("<w:body>", f"<w:body>{wrap[0]}")
    main = main.replace("</w:body>", f"{wrap[1]}</w:body>")
    everything = {
        "_rels/.rels": files.relations(("officeDocument", "word/document.xml")),
        "word/document.xml": main,
        "word/styles.xml": "<styles/>",
        **(parts or {}),
    }
    return files.zipped({k: v for k, v in everything.items() if k != drop})


def declared(doctype: str, inner: str = "&i;") -> bytes:
    """Return a .docx whose main part declares entities, and uses one."""
    body = files.document(files.p(f"Kính gửi {inner}"))
    return files.zipped(
        {"word/document.xml": body.replace("<w:document", f"{doctype}<w:document")}
    )


def bomb(name: str, megabytes: int, *, first: bytes = b"", **others: str) -> bytes:
    """Return a zip whose part `name` unpacks to so many megabytes of blanks."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other, text in others.items():
            archive.writestr(other, text)
        with archive.open(name, "w", force_zip64=True) as part:
            part.write(first)
            for _ in range(megabytes):
                part.write(b" " * 2**20)
    return out.getvalue()


def locked_zip() -> bytes:
    data = bytearray(files.docx())
    for sign, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = -1
        while (at := data.find(sign, at + 1)) >= 0:
            data[at + flags] |= 1
    return bytes(data)


def one_page(
    box: bytes, content: bytes = WORDS, *more: bytes, extra: bytes = b""
) -> bytes:
    """Return a PDF of one page, its size and its content as given."""
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return files.raw_pdf(KIDS, kids, PAGE % (box, extra), stream, *more)


def pages_said(count: int) -> bytes:
    """Return a PDF that says it has so many pages, all of them one."""
    kids = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"3 0 R " * count, count)
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(WORDS), WORDS)
    return files.raw_pdf(KIDS, kids, PAGE % (b"0 0 595 842", b""), stream)


def huge_image() -> bytes:
    image = (
        b"<</Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB"
        b"/BitsPerComponent 8/Length 3>>stream\nabc\nendstream"
    )
    use = b"/Resources<</XObject<</I 5 0 R>>>>"
    return one_page(b"0 0 595 842", b"595 0 0 842 0 0 cm /I Do", image, extra=use)


def lines_pdf(count: int) -> bytes:
    """Return a PDF of one page with so many ruled lines across, and down."""
    across = b"".join(b"0 %f 595 0.5 re f\n" % (i * 842 / count) for i in range(count))
    down = b"".join(b"%f 0 0.5 842 re f\n" % (i * 595 / count) for i in range(count))
    return one_page(b"0 0 595 842", across + down + WORDS)


def tiff(entries: tuple[tuple[int, int], ...], following: int) -> bytes:
    """Return a TIFF file of one list of tags, and where it says the next one is."""
    tags = b"".join(struct.pack("<2H2L", tag, 4, 1, value) for tag, value in entries)
    return (
        struct.pack("<2sHLH", b"II", 42, 8, len(entries))
        + tags
        + struct.pack("<L", following)
    )


def frames(count: int) -> bytes:
    small = files.picture("x", size=(8, 8))
    return files.saved(small, "TIFF", *[small] * (count - 1))


def many_parts(count: int) -> bytes:
    """Return a zip that lists many parts, none of which is there."""
    entry = (
        struct.pack("<4s6H3L5H2L", b"PK\1\2", *[0] * 6, *[0] * 3, 1, *[0] * 6) + b"a"
    )
    listed = entry * count
    end = struct.pack(
        "<4s4H2LH", b"PK\5\6", 0, 0, count % 2**16, count % 2**16, len(listed), 0, 0
    )
    return b"PK\3\4" + listed + end


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(400)


TREE = files.raw_pdf(KIDS, b"<</Type/Pages/Kids[2 0 R]/Count 1>>")
BOX = b"0 0 595 842"
SIZES = [(59999, b""), (14000, zlib.compress(bytes(14001 * 100)))]
PASSWORD = "bi mat"  # noqa: S105 - nobody's
LINK = "http://{host}/fetched"
OUTSIDE = files.relations(("image", LINK), ("attachedTemplate", LINK), external=True)
NESTED = (256, 1_000, 100_000)

FILES: dict[str, Callable[[], bytes]] = {
    # Nothing, or nothing but a beginning.
    **{f"empty.{kind}": bytes for kind in (*MADE, "doc", "txt", "md", "edxml")},
    **{
        f"cut-{part}.{kind}": partial(cut, make, part)
        for kind, make in MADE.items()
        for part in (1, 50, 95)
    },
    # A name that says something else.
    "pdf-named.docx": files.pdf,
    "docx-named.pdf": files.docx,
    "text-named.pdf": lambda: "\n".join(files.LETTER).encode(),
    "html-named.doc": files.page,
    "png-named.tiff": MADE["png"],
    "pdf-in-a-heading.txt": lambda: b"From: x\r\n\r\n" + files.pdf(),
    # Word.
    "bomb.docx": lambda: bomb("word/document.xml", 1024, first=b"<w:document>"),
    "many-lists.docx": lambda: files.docx(numbering=f"<a>{'<b/>' * 1_000_000}</a>"),
    "many-tags.docx": lambda: spoiled_docx(wrap=("<w:p/>" * 5_000_000, "")),
    "many-headers.docx": lambda: files.docx(
        header=files.part("w:hdr", files.p("x" * 1000) * 1000)
    ),
    "many-parts.docx": lambda: many_parts(1_000_000),
    "entities.docx": lambda: declared(ENTITIES + "]>"),
    "entities-in-attributes.docx": lambda: declared(
        ENTITIES + "]>", '</w:t><w:t w:x="&i;">'
    ),
    "external-dtd.docx": lambda: declared(f'<!DOCTYPE d SYSTEM "{LINK}">', ""),
    "external-entity.docx": lambda: declared(
        '<!DOCTYPE d [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
    ),
    "parameter-entity.docx": lambda: declared(
        f'<!DOCTYPE d [<!ENTITY % p SYSTEM "{LINK}">%p;]>', ""
    ),
    **{
        f"nested-{depth}.docx": partial(
            spoiled_docx, wrap=("<w:sdt>" * depth, "</w:sdt>" * depth)
        )
        for depth in NESTED
    },
    "nested-tables.docx": lambda: spoiled_docx(
        wrap=("<w:tbl><w:tr><w:tc>" * 60 + files.p("x"), "</w:tc></w:tr></w:tbl>" * 60)
    ),
    "wide-cells.docx": lambda: spoiled_docx(
        wrap=(
            "<w:tbl><w:tr>"
            + '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
            * 20_000
            + "</w:tr></w:tbl>",
            "",
        )
    ),
    "odd-numbers.docx": lambda: spoiled_docx(
        wrap=(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="x"/></w:tcPr>'
            + files.p("a")
            + "</w:tc></w:tr></w:tbl>",
            "",
        )
    ),
    "upwards.docx": lambda: files.zipped(
        {
            "_rels/.rels": files.relations(("officeDocument", "../../etc/passwd")),
            "../../etc/passwd": "root",
            "word/x": "",
        }
    ),
    "no-main-part.docx": lambda: spoiled_docx(drop="word/document.xml"),
    "no-relations.docx": lambda: spoiled_docx(drop="_rels/.rels"),
    "no-body.docx": lambda: files.zipped({"word/document.xml": "<x/>"}),
    "not-xml.docx": lambda: files.zipped({"word/document.xml": "Kính gửi"}),
    "lies-about-encoding.docx": lambda: files.zipped(
        {"word/document.xml": '<?xml version="1.0" encoding="utf-16"?><a/>'}
    ),
    "locked.docx": locked_zip,
    "macros.docm": lambda: spoiled_docx({"word/vbaProject.bin": "Shell"}),
    "linked.docx": lambda: spoiled_docx({"word/_rels/document.xml.rels": OUTSIDE}),
    "own-style.docx": lambda: files.docx(
        files.p("a", more='<w:pPr><w:pStyle w:val="s"/></w:pPr>'),
        styles=files.part(
            "w:styles", '<w:style w:styleId="s"><w:basedOn w:val="s"/></w:style>'
        ),
    ),
    # Other office files.
    "locked.docx.ole": lambda: ole("EncryptedPackage"),
    "sheet.xls": lambda: ole("Workbook"),
    "slides.ppt": lambda: ole("PowerPoint Document"),
    "message.msg": lambda: ole("__properties"),
    "locked.doc": lambda: OLE + b"\xec\xa5" + bytes(9) + b"\x01" + ole("WordDocument"),
    "sheet.xlsx": lambda: files.zipped({"xl/workbook.xml": "<x/>"}),
    "slides.pptx": lambda: files.zipped({"ppt/presentation.xml": "<x/>"}),
    "letters.zip": lambda: files.zipped({"a.docx": files.docx()}),
    "bomb.odt": lambda: bomb(
        "content.xml", 1024, mimetype="application/vnd.oasis.opendocument.text"
    ),
    "sheet.ods": lambda: files.zipped(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}
    ),
    "archive.rar": lambda: b"Rar!\x1a\x07\x00" + bytes(99),
    "program": lambda: b"\x7fELF" + bytes(99),
    # Pages of the web.
    **{
        f"nested-{depth}.html": partial(files.page, "<div>" * depth + "Kính gửi")
        for depth in NESTED
    },
    "nested-tables.html": lambda: files.page("<table><tr><td>x" * 600),
    "wide-cells.html": lambda: files.page(
        "<table border=1><tr>" + "<td colspan=9999 rowspan=99>x" * 20_000
    ),
    "long-list.html": lambda: files.page("<ol>" + "<li>x" * 100_000),
    "many-tags.html": lambda: files.page("<p>" * 1_000_000),
    "scripts.html": lambda: files.page(
        f'<script src="{LINK}">x</script><img src="{LINK}"><base href="{LINK}">'
        f'<link rel=stylesheet href="{LINK}"><iframe src="{LINK}">y</iframe>Kính gửi'
    ),
    "entities.html": lambda: files.page("&#0;&#xD800;&#99999999;&copy&zwnj;Kính gửi"),
    "one-line.html": lambda: files.page("Kính gửi " * 1_000_000),
    "codec-lies.html": lambda: b"<html><meta charset=zlib><p>Kinh gui",
    "utf-7-lies.html": lambda: b"<html><meta charset=utf-7><p>+ADw-Kinh gui",
    "utf-16-lies.html": lambda: b"<html><meta charset=utf-16><p>Kinh gui",
    "slow-codec.html": lambda: (
        b"<html><meta charset=punycode><p>\xff" + b"-a" * 500_000
    ),
    # PDF.
    "no-pages.pdf": lambda: files.raw_pdf(KIDS, b"<</Type/Pages/Kids[]/Count 0>>"),
    "ten-thousand-pages.pdf": lambda: pages_said(10_000),
    "says-two-thousand-million.pdf": lambda: files.raw_pdf(
        KIDS, b"<</Type/Pages/Kids[]/Count 2000000000>>"
    ),
    "poster.pdf": lambda: one_page(b"0 0 14400 14400"),
    "endless-page.pdf": lambda: one_page(b"0 0 1e38 1e38"),
    "no-size.pdf": lambda: one_page(b"0 0 0 0"),
    "inside-out.pdf": lambda: one_page(b"595 842 0 0"),
    "own-parent.pdf": lambda: TREE,
    "own-form.pdf": lambda: one_page(
        BOX,
        b"/X Do",
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
        b"/Length 5>>stream\n/X Do\nendstream",
        extra=b"/Resources<</XObject<</X 5 0 R>>>>",
    ),
    "broken-xref.pdf": lambda: files.pdf().replace(b"xref", b"xxxx"),
    "no-trailer.pdf": lambda: files.pdf().partition(b"trailer")[0],
    "huge-image.pdf": huge_image,
    "ruled-60.pdf": lambda: lines_pdf(60),
    "ruled-240.pdf": lambda: lines_pdf(240),
    "ruled-2000.pdf": lambda: lines_pdf(2000),
    "many-words.pdf": lambda: one_page(BOX, b"BT /F 9 Tf " + b"(a b ) Tj " * 50_000),
    "nested-arrays.pdf": lambda: one_page(BOX, b"[" * 100_000),
    "nested-states.pdf": lambda: one_page(BOX, b"q " * 1_000_000 + WORDS),
    "locked.pdf": lambda: files.pdf(password=PASSWORD),
    "scripts.pdf": lambda: files.raw_pdf(
        KIDS[:-2] + b"/OpenAction<</S/URI/URI(" + LINK.encode() + b")>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE % (BOX, b"/AA<</O<</S/JavaScript/JS(app.alert\\(1\\))>>>>"),
        b"<</Length %d>>stream\n%s\nendstream" % (len(WORDS), WORDS),
    ),
    # Pictures.
    "huge.png": lambda: files.png(50_000, 50_000, b""),
    "large-and-cut.png": lambda: files.png(12_000, 12_000, zlib.compress(bytes(99))),
    "large.png": lambda: files.png(
        12_000, 12_000, zlib.compress(bytes(12_001 * 12_000))
    ),
    "flat.png": lambda: files.png(0, 0, b""),
    "dot.png": lambda: files.png(1, 1, zlib.compress(bytes(2))),
    "thread.png": lambda: files.png(1, 90_000, zlib.compress(bytes(180_000))),
    "frames.tiff": lambda: frames(1000),
    "loop.tiff": lambda: tiff(((256, 8), (257, 8)), 8),
    "huge.tiff": lambda: tiff(((256, 60_000), (257, 60_000), (273, 8), (279, 9)), 0),
    "tags.tiff": lambda: tiff(((256, 2**32 - 1), (257, 2**32 - 1), (0, 0)), 2**32 - 1),
    # Text.
    "nul.txt": lambda: b"Kinh gui\x00\x00\x00",
    "surrogates.txt": lambda: b"\xff\xfe" + b"\x00\xd8" * 99,
    "surrogates-utf-8.txt": lambda: b"\xed\xa0\x80" * 99,
    "one-line.txt": lambda: b"Kinh gui " * 1_200_000,
    "four-megabytes.txt": lambda: "Kính gửi. ".encode() * 350_000,
    "line-ends.txt": lambda: b"\n" * 5_000_000,
    "pages.txt": lambda: b"a\f" * 500_000,
    "laws.txt": lambda: "Luật sửa đổi, bổ sung một số điều của ".encode() * 1_000,
    "short-numbers.txt": lambda: "Nghị quyết 1/NQ-CP".encode() + b", 2" * 9_000,
    "provisions.txt": lambda: "khoản 1, điểm a, ".encode() * 2_000 + b"\xc4\x90i",
    "random.txt": lambda: zlib.compress(bytes(range(256)) * 999)[2:] * 50,
    # RTF: what LibreOffice makes of it is its own test.
    "nested.rtf": lambda: b"{\\rtf1" + b"{" * 1_000_000,
}
