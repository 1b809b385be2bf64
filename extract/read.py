"""A file → `Letter`: what kind it is, which reader reads it, or why none does.

What a file is says its content, never its name. Readers are loaded when they are
needed: some bring large libraries.
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import UnreadableLetterError
from extract.readers.kinds import MAX_BYTES, kind_of
from extract.readers.packages import damaged, too_large
from extract.readers.plain import MAX_TEXT
from extract.secrecy import refuse_secret
from extract.source import Letter, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.readers.content import Check, Content

__all__ = ["MAX_BYTES", "MEDIA_TYPES", "read_bytes", "read_letter"]

_WITHOUT_WAITING = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A media type: the suffixes of its files, and `module:function` that reads it."""

    suffixes: tuple[str, ...]
    reader: str


_KINDS = {
    "text/plain": _Kind((".txt",), "plain:read_plain"),
    "text/markdown": _Kind((".md",), "plain:read_plain"),
    "text/html": _Kind((".html", ".htm", ".xhtml"), "web:read_page"),
    "application/edxml+xml": _Kind((".edxml", ".xml"), "envelope:read_envelope"),
    _WORD: _Kind((".docx", ".docm", ".dotx"), "word:read_word"),
    "application/msword": _Kind((".doc", ".dot"), "office:read_office"),
    "application/rtf": _Kind((".rtf",), "office:read_office"),
    "application/vnd.oasis.opendocument.text": _Kind((".odt",), "office:read_office"),
    "application/pdf": _Kind((".pdf",), "pages:read_pdf"),
    "image/png": _Kind((".png",), "pages:read_picture"),
    "image/jpeg": _Kind((".jpg", ".jpeg"), "pages:read_picture"),
    "image/tiff": _Kind((".tif", ".tiff"), "pages:read_picture"),
}

MEDIA_TYPES = {
    suffix: media_type
    for media_type, kind in _KINDS.items()
    for suffix in kind.suffixes
}
"""The media type of every suffix that may be a letter."""


def read_letter(path: Path) -> Letter:
    """Read the letter in a file.

    Raises:
        UnreadableLetterError: The file is missing, too large, empty, damaged, marked
            secret, or of a kind that is not read.
    """
    return read_bytes(_bytes_of(path), str(path))


def _bytes_of(path: Path) -> bytes:
    """What a regular file holds, MAX_BYTES and one at most."""
    try:
        # A pipe would wait for somebody to write into it, a device never end.
        with os.fdopen(os.open(path, _WITHOUT_WAITING), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _cannot_open(path, "không phải tệp thường", "not a regular file")
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        if isinstance(error, UnreadableLetterError):
            raise
        cause = getattr(error, "strerror", None) or "NUL"
        raise _cannot_open(path, cause, cause) from error


def read_bytes(data: bytes, name: str) -> Letter:
    """Read a letter from the bytes of a file called `name`.

    The text of a text file is its decoded content, unchanged (a byte order mark
    apart); of any other file, its words in reading order.

    Raises:
        UnreadableLetterError: Too large, empty, damaged, marked secret, or of a kind
            that is not read.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(name)
    letter = _letter(data, name, kind_of(data, name))
    if not letter.text.strip():
        raise _empty(name)
    return letter


def read_as_text(data: bytes, name: str) -> Letter:
    """Read what was typed or pasted, whatever kind of file it looks like.

    Raises:
        UnreadableLetterError: Too large, marked secret, or no text.
    """
    return _letter(data, name, "text/plain")


def _letter(data: bytes, name: str, media_type: str) -> Letter:
    check: Check = partial(refuse_secret, name=name)
    content = _read(_reader(media_type), data, name, check)
    check(content.text)
    if len(content.text) > MAX_TEXT:
        most = MAX_TEXT // 2**20
        raise too_large(name, f"> {most} triệu ký tự|> {most} million characters")
    source = Source(
        name=os.fsencode(Path(name).name).decode("utf-8", "replace"),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        ocr=content.ocr,
    )
    return Letter(source, content.text, content.pages, content.layout, content.given)


def _reader(media_type: str) -> Callable[[bytes, str, Check], Content]:
    module, _, function = _KINDS[media_type].reader.partition(":")
    reader: Callable[[bytes, str, Check], Content] = getattr(
        import_module(f"extract.readers.{module}"), function
    )
    return reader


def _read(
    reader: Callable[[bytes, str, Check], Content],
    data: bytes,
    name: str,
    check: Check,
) -> Content:
    """Read, and take whatever a reader did not foresee for damage of the file.

    The exception stays the cause of the refusal, for whoever looks for a bug.
    """
    try:
        return reader(data, name, check)
    except UnreadableLetterError:
        raise
    except (MemoryError, RecursionError) as error:
        raise too_large(name, type(error).__name__) from error
    except Exception as error:
        raise damaged(name, "", type(error).__name__) from error


def _cannot_open(path: Path, vi: str, en: str) -> UnreadableLetterError:
    return UnreadableLetterError(
        str(path),
        {"vi": f"không mở được tệp ({vi})", "en": f"cannot be opened ({en})"},
        {
            "vi": "Kiểm tra đường dẫn và quyền đọc",
            "en": "Check the path and that it may be read",
        },
    )


def _empty(name: str) -> UnreadableLetterError:
    return UnreadableLetterError(
        name,
        {"vi": "tệp trống", "en": "the file is empty"},
        {
            "vi": "Chọn tệp có nội dung văn bản",
            "en": "Choose a file that holds the text of a letter",
        },
    )


def _too_large(name: str) -> UnreadableLetterError:
    limit = f"{MAX_BYTES // 2**20} MB"
    return UnreadableLetterError(
        name,
        {"vi": f"tệp lớn hơn {limit}", "en": f"larger than {limit}"},
        {"vi": "Tách tệp thành từng văn bản", "en": "Split it into single documents"},
    )
