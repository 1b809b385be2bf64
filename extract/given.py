"""What a register says of a letter, put over what its page says.

A number, a day or an issuer that stands in the register of the office is surer than
what was read off a page, which may be blank (an annex), handwritten or badly scanned.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.numbers import NUMBER, compact, parse_number, read_number

if TYPE_CHECKING:
    from extract.model import Header
    from extract.source import Given

_SERIAL = re.compile(r"\d+(?:\.\d+)?[a-zđ]?")


def with_given(header: Header, given: Given | None, *, annex: bool = False) -> Header:
    """The header with what the register gives; what it leaves out stays as printed.

    An annex has no number of its own: the one given, or printed in its head, is that of
    the document it came with.
    """
    if annex:
        header = replace(header, number=None, symbol=None, type=None)
    if given is None:
        return header
    number = None if annex else given.number
    parsed = parse_number(number) if number else None
    named = parsed.type.name if parsed and parsed.type else None
    return replace(
        header,
        number=number or header.number,
        symbol=_SERIAL.sub("", number, count=1) if number else header.symbol,
        date=given.date or header.date,
        issuer=given.issuer or header.issuer,
        subject=given.subject or header.subject,
        type=None if annex else given.type or header.type or named,
    )


def canonical_number(written: str) -> str | None:
    """A number as letters print it, in its canonical form; None if it is not whole.

    >>> canonical_number("1594 / UBND – TTHCC")
    '1594/UBND-TTHCC'
    """
    match = NUMBER.fullmatch(written.strip())
    if match is None:
        return None
    number = read_number(match)
    return number.text if number else compact(match[0])
