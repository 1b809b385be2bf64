"""Bytes of a file → `Letter`: decode, or say in one line why not.

Text files only; every other format is refused by name, before anything is kept.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path

from extract.errors import UnreadableLetterError
from extract.letters import INVISIBLE
from extract.model import Letter, Page, Source
from extract.readers.plain import decode_plain

MAX_BYTES = 5 * 1024 * 1024
MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown"}

_LETTERHEAD = 1500
_DEGREE = r"(?:(?:TUYỆT|TỐI)[^\S\n]+)?MẬT"
_SECRET = re.compile(
    rf"^\s*(?i:(?:độ\s+mật\s*:\s*)?{_DEGREE})\s*$"  # on a line of its own
    rf"|(?i:độ\s+mật\s*:\s*{_DEGREE})(?!\w)"
    rf"|(?:^|[^\S\n]{{2,}}){_DEGREE}(?=[^\S\n]{{2,}}|[^\S\n]*$)",  # in a column
    re.MULTILINE,
)
_PLAIN = str.maketrans(dict.fromkeys(INVISIBLE, "") | {"\r": "\n"})
_SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word/zip"),
    (b"\xd0\xcf\x11\xe0", "Word (.doc)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)


def read_letter(path: Path) -> Letter:
    """Read the letter in a file.

    Raises:
        UnreadableLetterError: The file is missing, too large, empty or not text.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(str(path))
        data = path.read_bytes()
    except OSError as error:
        cause = error.strerror or type(error).__name__
        raise UnreadableLetterError(
            str(path),
            {"vi": f"không mở được tệp ({cause})", "en": f"cannot be opened ({cause})"},
            {
                "vi": "Kiểm tra đường dẫn và quyền đọc",
                "en": "Check the path and that it may be read",
            },
        ) from error
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> Letter:
    """Read a letter from the bytes of a file called `name`.

    The text is the decoded content, unchanged (a byte order mark and the garbles of
    old fonts apart).

    Raises:
        UnreadableLetterError: Too large, empty, marked secret, or not text in an
            encoding that is read.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    text = _decode(data, name)
    _refuse_secret(text, name)
    if not text.strip():
        raise UnreadableLetterError(
            name,
            {"vi": "tệp trống", "en": "the file is empty"},
            {
                "vi": "Chọn tệp có nội dung văn bản",
                "en": "Choose a file that holds the text of a letter",
            },
        )
    suffix = Path(name).suffix.casefold()
    source = Source(
        name=os.fsencode(Path(name).name).decode("utf-8", "replace"),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=MEDIA_TYPES.get(suffix, "text/plain"),
    )
    return Letter(source, text, _pages(text))


def _decode(data: bytes, name: str) -> str:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise _not_text(name, f"{kind}")
    text = decode_plain(data, name)
    if "\x00" in text:
        raise _not_text(name, "binary")
    return text


def _refuse_secret(text: str, name: str) -> None:
    """Refuse what its letterhead marks Mật, Tối mật or Tuyệt mật.

    Luật Bảo vệ bí mật nhà nước 29/2018/QH14, Điều 8: the three degrees of secrecy.
    """
    head = unicodedata.normalize("NFC", text[:_LETTERHEAD].translate(_PLAIN))
    if _SECRET.search(head):
        raise UnreadableLetterError(
            name,
            {
                "vi": "văn bản có dấu chỉ độ mật, không được xử lý ở đây",
                "en": "it is marked as a state secret and is not read here",
            },
            {
                "vi": "Chuyển về hệ thống dành cho tài liệu mật; không gì được lưu lại",
                "en": "Take it to the system made for secrets; nothing of it was kept",
            },
        )


def _pages(text: str) -> tuple[Page, ...]:
    """Form feeds end pages; without any the text is one page."""
    pages, start = [], 0
    for number, part in enumerate(text.removesuffix("\f").split("\f"), start=1):
        pages.append(Page(number, start, start + len(part)))
        start += len(part) + 1
    return tuple(pages)


def _not_text(name: str, kind: str) -> UnreadableLetterError:
    return UnreadableLetterError(
        name,
        {"vi": f"không phải tệp văn bản ({kind})", "en": f"not a text file ({kind})"},
        {
            "vi": "Hãy xuất thành tệp .txt (UTF-8) rồi thử lại",
            "en": "Export it as a .txt file (UTF-8) and try again",
        },
    )


def _too_large(name: str) -> UnreadableLetterError:
    limit = f"{MAX_BYTES // (1024 * 1024)} MB"
    return UnreadableLetterError(
        name,
        {"vi": f"tệp lớn hơn {limit}", "en": f"larger than {limit}"},
        {"vi": "Tách tệp thành từng văn bản", "en": "Split it into single documents"},
    )
