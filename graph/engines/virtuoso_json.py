"""What Virtuoso calls SPARQL results in JSON, made what the standard calls so.

And seconds as Oxigraph has them: `03.500` is `03.5`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_ASKED: Final = b'"vars": ["__ASK_RETVAL"]'
_TRUE: Final = b'"value": "1"'
_MENDED: Final = (
    (re.compile(rb'(#boolean", "value": )"0"'), rb'\1"false"'),
    (re.compile(rb'(#boolean", "value": )"1"'), rb'\1"true"'),
    (re.compile(rb'(#dateTime", "value": "[^"]*\.\d*[1-9])0+'), rb"\1"),
    (re.compile(rb'("type": "bnode", "value": )"nodeID://'), rb'\1"'),
)
"""In lines of JSON: no string in them has a quote that is not escaped."""

_TIME: Final = re.compile(
    rb'(\.\d*[1-9])0+((?:Z|[+-]\d\d:\d\d)?"\^\^<http://www.w3.org/2001/XMLSchema#dateTime>)'
)


def whole_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in whole lines."""
    left: list[bytes] = []
    for piece in pieces:
        *whole, last = piece.split(b"\n")
        for line in whole:
            yield b"".join((*left, line, b"\n"))
            left.clear()
        left.append(last)
    yield b"".join(left)


def mended(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Lines of JSON with booleans, blank nodes and ASK as the standard has them."""
    for line in lines:
        if _ASKED in line:
            truth = any(_TRUE in found for found in lines)
            yield b'{"head":{},"boolean":%s}' % (b"true" if truth else b"false")
            return
        right_line = line
        for wrong, right in _MENDED:
            right_line = wrong.sub(right, right_line)
        yield right_line


def mended_triples(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Lines of N-Triples with times as Oxigraph has them."""
    return (_TIME.sub(rb"\1\2", line) for line in lines)
