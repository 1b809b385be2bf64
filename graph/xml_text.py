"""Text that XML 1.0 can hold: letters may hold what it forbids."""

from __future__ import annotations

import re

# XML 1.0 §2.2 Char; an XML parser stops at anything else, escaped or not.
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """The text with U+FFFD for each character that XML 1.0 forbids: offsets stay."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def well_formed(document: bytes) -> bytes:
    """A document serialised by an engine that does not look at the characters.

    What is forbidden becomes U+FFFD; a carriage return becomes a reference, since a
    parser reads a raw one as a new line (XML 1.0 §2.11).
    """
    return xml_safe(document.decode()).replace("\r", "&#13;").encode()
