"""Text that XML 1.0 can hold: letters may hold what it forbids."""

from __future__ import annotations

import codecs
import re

# XML 1.0 §2.2 Char; an XML parser stops at anything else, escaped or not.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 forbids: offsets stay."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


class WellFormed:
    """Mends a document that an engine serialises without a look at the characters.

    What is forbidden becomes U+FFFD; a carriage return becomes a reference, since a
    parser reads a raw one as a new line (XML 1.0 §2.11). It comes in pieces, which may
    end within a character.
    """

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")().decode

    def __call__(self, piece: bytes) -> bytes:
        """The next piece, mended."""
        return xml_safe(self._decode(piece)).replace("\r", "&#13;").encode()


def well_formed(document: bytes) -> bytes:
    """A whole document, mended."""
    return WellFormed()(document)
