"""Vietnamese letters as character classes: `re` knows no Unicode categories."""

from __future__ import annotations

_LATIN = [chr(c) for block in ((0x41, 0x250), (0x1EA0, 0x1EFA)) for c in range(*block)]

UPPER = "".join(c for c in _LATIN if c.isupper())
LOWER = "".join(c for c in _LATIN if c.islower())

CAPITAL = f"[{UPPER}]"
"""One capital letter."""

SMALL = f"[{LOWER}]"
"""One small letter."""

PROPER = rf"{CAPITAL}\w*(?:\s+{CAPITAL}\w*){{0,3}}"
"""Up to four capitalised words: the name of a place."""

_TURNING = [*range(0x200E, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]

INVISIBLE = "\u00ad\u200b\ufeff" + "".join(map(chr, _TURNING))
"""Soft hyphen, zero-width space, byte order mark, and what turns the writing round."""

WALL = "\u200b"
"""Zero-width space. A reading text has it, on a line of its own, between the cells of a
table alone: nothing to be seen and no white space, so that neither a line nor words
that white space joins run across."""
