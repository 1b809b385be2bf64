"""What kind of file bytes are: told by their content, not by their name."""

from __future__ import annotations

import re
from pathlib import Path

from extract.errors import UnreadableLetterError
from extract.readers.packages import damaged, locked, open_zip

MAX_BYTES = 100 * 1024 * 1024
"""Bytes of a file; a scan of a hundred pages has a tenth of it."""

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SIGNATURES = (
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_REFUSED = (
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x7fELF", "binary"),
    (b"MZ", "binary"),
    (b"\x00\x00\x01\x00", "icon"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FIB = b"\xec\xa5"  # begins the text of a .doc ([MS-DOC], 2.5.2)
_SECTOR = 512  # where nearly always that text begins
_FLAGS = _SECTOR + 11  # the lowest bit there: encrypted
_PDF_BEGINS = 1024  # bytes before %PDF- that readers forgive (ISO 32000, Annex H)
_PAGE = re.compile(
    rb"(?is)\A[\s\xef\xbb\xbf]*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|body|head)\b"
)
_XML = re.compile(rb"(?s)\A[\s\xef\xbb\xbf]*<\?xml|\A[\s\xef\xbb\xbf]*<[\w:]*edxml")
_ENVELOPE = re.compile(rb"(?i)<(?:\w+:)?(?:edxml|edXMLEnvelope|MessageHeader)\b")
_LOOK = 4096


def kind_of(data: bytes, name: str) -> str:
    """The media type of a file's bytes; `name` tells text from Markdown and HTML.

    Raises:
        UnreadableLetterError: It is of a kind that holds no letter, is locked, or is
            a zip of several files.
    """
    if b"%PDF-" in data[:_PDF_BEGINS]:
        return "application/pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(_OLE):
        return _compound(data, name)
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    for signature, kind in _REFUSED:
        if data.startswith(signature) and b"\x00" in data[:_LOOK]:
            raise not_read(name, kind)
    return _written(data, Path(name).suffix.casefold())


def _written(data: bytes, suffix: str) -> str:
    head = data[:_LOOK]
    if _XML.match(head) and (suffix == ".edxml" or _ENVELOPE.search(head)):
        return "application/edxml+xml"
    if _PAGE.match(head) or (suffix in (".html", ".htm", ".xhtml") and b"<" in head):
        return "text/html"
    return "text/markdown" if suffix == ".md" else "text/plain"


def _zipped(data: bytes, name: str) -> str:
    names, kind = _inside(data, name)
    if kind.startswith("application/vnd.oasis.opendocument.text"):
        return "application/vnd.oasis.opendocument.text"
    if kind.startswith("application/vnd.oasis"):
        raise not_read(name, kind.rpartition(".")[2])
    if any(part.startswith("word/") for part in names):
        return _WORD
    for folder, kind in (("xl/", "Excel"), ("ppt/", "PowerPoint")):
        if any(part.startswith(folder) for part in names):
            raise not_read(name, kind)
    raise UnreadableLetterError(
        name,
        {"vi": "tệp zip chứa nhiều tệp", "en": "it is a zip of files"},
        {
            "vi": "Dùng `chidao ingest` để đọc từng tệp trong đó",
            "en": "Use `chidao ingest`, which reads each file in it",
        },
    )


def _inside(data: bytes, name: str) -> tuple[set[str], str]:
    """The names in a zip, and the kind that its part `mimetype` says, if any."""
    try:
        with open_zip(data) as archive:
            names = set(archive.namelist())
            if "mimetype" not in names:
                return names, ""
            with archive.open("mimetype") as part:
                return names, part.read(_LOOK).decode("ascii", "replace").strip()
    except Exception as error:  # a damaged zip raises what it likes
        raise damaged(name, "zip") from error


def _compound(data: bytes, name: str) -> str:
    """OLE files name their streams in UTF-16 ([MS-CFB], 2.6.1)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise locked(name)
    if "WordDocument".encode("utf-16-le") in data:
        if (
            data.startswith(_FIB, _SECTOR)
            and ord(data[_FLAGS : _FLAGS + 1] or b"\0") & 1
        ):
            raise locked(name)
        return "application/msword"
    if "Workbook".encode("utf-16-le") in data:
        raise not_read(name, "Excel")
    if "PowerPoint Document".encode("utf-16-le") in data:
        raise not_read(name, "PowerPoint")
    raise not_read(name, "OLE")


def not_read(name: str, kind: str) -> UnreadableLetterError:
    """A file of a kind that holds no letter."""
    return UnreadableLetterError(
        name,
        {"vi": f"không phải tệp văn bản ({kind})", "en": f"not a text file ({kind})"},
        {
            "vi": "Đọc được: txt, md, html, docx, doc, rtf, odt, pdf, png, jpg, tiff, "
            "edXML; hãy xuất tệp sang một dạng đó rồi thử lại",
            "en": "These are read: txt, md, html, docx, doc, rtf, odt, pdf, png, jpg, "
            "tiff, edXML; export it as one of them and try again",
        },
    )
