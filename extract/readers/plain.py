"""Text and Markdown files: the decoded content, unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.errors import UnreadableLetterError
from extract.readers.content import Content
from extract.readers.decoding import decode
from extract.readers.kinds import not_read
from extract.source import Page

if TYPE_CHECKING:
    from extract.readers.content import Check

MAX_TEXT = 5 * 1024 * 1024
"""Bytes of a text file: some five hundred pages a megabyte."""


def read_plain(data: bytes, name: str, check: Check) -> Content:
    """Read a text file; form feeds end pages, without any it is one page.

    Raises:
        UnreadableLetterError: It is too large, or not text in an encoding that is
            known.
    """
    text = read_text(data, name)
    check(text)
    return Content(text, _pages(text))


def read_text(data: bytes, name: str) -> str:
    """The text of a file.

    Raises:
        UnreadableLetterError: It is too large, or in no encoding that is known.
    """
    if len(data) > MAX_TEXT:
        limit = f"{MAX_TEXT // 2**20} MB"
        raise UnreadableLetterError(
            name,
            {"vi": f"tệp văn bản lớn hơn {limit}", "en": f"text larger than {limit}"},
            {
                "vi": "Tách tệp thành từng văn bản",
                "en": "Split it into single documents",
            },
        )
    text = decode(data, name)
    if "\x00" in text:
        raise not_read(name, "binary")
    return text


def _pages(text: str) -> tuple[Page, ...]:
    pages, start = [], 0
    for number, part in enumerate(text.removesuffix("\f").split("\f"), start=1):
        pages.append(Page(number, start, start + len(part)))
        start += len(part) + 1
    return tuple(pages)
