"""What a key may stand for: abbreviations and codes that officials type, in full.

"NHCSXH", "Sở KH&CN", "UBND tỉnh", "STC", "NQ57". All of them are data of the
registries; which reading is meant is decided by what the store holds, never here.
"""

from __future__ import annotations

import re
from functools import cache

from graph.iris import unaccented
from ontology.registry import bodies, body_codes

_LETTER_THEN_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)")


def readings(key: str) -> tuple[str, ...]:
    """The key itself, then whatever it may abbreviate."""
    apart = _LETTER_THEN_DIGIT.sub(" ", key, count=1)
    found = [key, apart, _expanded(key), _expanded(apart)]
    found += _bodies_by_code().get(unaccented(key.strip()), ())
    return tuple(dict.fromkeys(found))


def _expanded(key: str) -> str:
    return _abbreviation().sub(lambda match: _in_full()[unaccented(match[0])], key)


@cache
def _in_full() -> dict[str, str]:
    return {unaccented(short): long for short, long in bodies().abbreviations.items()}


@cache
def _abbreviation() -> re.Pattern[str]:
    """Any abbreviation as a word of its own, the longest first.

    With its diacritics or none ("GDĐT", "gddt"). One that begins its long form ("Ủy
    ban nhân") is none where that goes on.
    """
    pieces = []
    for short, long in sorted(bodies().abbreviations.items(), key=lambda p: -len(p[0])):
        rest = long.removeprefix(short) if long.startswith(short) else ""
        for write in (str, unaccented):
            unless = rf"(?!{re.escape(write(rest))})" if rest else ""
            pieces.append(re.escape(write(short)) + unless)
    return re.compile(rf"(?<!\w)(?:{'|'.join(pieces)})(?!\w)", re.IGNORECASE)


@cache
def _bodies_by_code() -> dict[str, tuple[str, ...]]:
    """The names of the bodies that a code stands for in numbers."""
    found: dict[str, tuple[str, ...]] = {}
    for body in body_codes():
        for code in map(unaccented, body.also):
            found[code] = (*found.get(code, ()), body.name)
    return found
