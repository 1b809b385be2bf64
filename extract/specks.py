"""Specks: what OCR takes for marks where the page has dirt, which is no writing.

A quotation mark that opens a word and is nowhere closed ("‘trong", "'UBND"), and a line
of nothing but a mark or two between paragraphs (". /", "ˆ"). Where there are such, also
a mark that closes what none opened ("truyền' hình"), and “ without its ”. They are no
characters of the reading text; a quotation has the marks as they are printed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.layout import Interval

# Each begins with what it looks for: `re` passes over all others at once.
_QUOTE = re.compile(r"['‘`´‛](?<![^\s(].)(?=\w)")
_CLOSED = re.compile(r"[^\n'‘’`´]{1,80}['’`´](?!\w)")
_DOUBLE = re.compile(r"“(?<=[^\W\d_]\s.)(?=\w)(?![^“”\"]{0,400}[”\"])")
_CLOSING = re.compile(r"['’‘](?<=\w.)(?=[\s,;.])(?<!\d.)")
_LINE = re.compile(
    r"\n[ \t]*\n[ \t]*(?P<marks>(?!\./\.?|([-_=~.*—–|])\2\2)[.ˆ^|_/\\—–~='’`,:;*·¿°]"
    r"(?: ?[.ˆ^|_/\\—–~='’`,:;*·¿°]){0,3})[ \t]*(?=\n[ \t]*\n)"
)


def stray_marks(text: str) -> Iterator[Interval]:
    """The places of quotation marks that belong to no quotation, in no order."""
    single = [m for m in _QUOTE.finditer(text) if not _CLOSED.match(text, m.end())]
    yield from (match.span() for match in single)
    if single:
        for pattern in (_DOUBLE, _CLOSING):
            yield from (match.span() for match in pattern.finditer(text))


def stray_lines(text: str) -> Iterator[Interval]:
    """The places of lines that are nothing but specks, in order."""
    return (match.span("marks") for match in _LINE.finditer(text))
