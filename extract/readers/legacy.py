"""Vietnamese from before Unicode, recognised by being Vietnamese, or told by a font.

What could be something else is left alone: every function answers None when in doubt.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from extract.readers.charsets import VISCII, VN1, from_vn3, from_vni
from extract.readers.syllables import Rating, rate

_Read = TypeVar("_Read")
_Reader = Callable[[str], str]

_SAMPLE = 1 << 16
_WORD = 64
_MARGIN = 0.25
_FEW = 0.2
_BYTES = re.compile(rb"[\x80-\xff]")
_CHARACTERS = re.compile(r"[^\0-\x7f]")
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1f\x7f-\x9f]")
# What Vietnamese has and Windows-1252 has not.
_BEYOND = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ\u0300-\u0323]")
_BULLET = re.compile(r"^(\s*)ã(?=\s)")

_SUBSET = re.compile(r"[A-Z]{6}\+")  # "ABCDEF+", before the names of a PDF's fonts
_STYLE = re.compile(r"(?:[ ,-]*(?:Bold|Italic|Oblique|Regular|Normal|MT|PS))+$")
_ABC_FONT = re.compile(r"(?i:\.vn)|Vn(?=[A-Z])")
_VNI_FONT = re.compile(r"VNI[- ]", re.IGNORECASE)


def decode_legacy(data: bytes) -> tuple[str, str] | None:
    """Decode bytes that are not Unicode, where they are certainly Vietnamese.

    Returns the NFC text and its encoding: "tcvn3", "vni", "viscii" or "windows-1258".
    """
    if (found := _BYTES.search(data)) is None:
        return None
    start = max(0, found.start() - _WORD)
    sample = data[start : start + _SAMPLE]
    rated = [
        (rate(text), name, partial(decode, data))
        for name, decode, judge in _ENCODINGS
        if (text := _attempt(partial(judge, sample))) is not None
    ]
    if (best := _best(rated)) is None:
        return None
    _, name, read = best
    text = _attempt(read)
    return None if text is None or _CONTROL.search(text) else (text, name)


def mend_legacy(text: str, font: str | None = None) -> str | None:
    """Mend Unicode text whose letters are TCVN3 or VNI shown as Windows-1252.

    The name of its font (".VnTime", "VNI-Times") tells the encoding of a stretch; a
    last H (".VnTimeH") draws all in capitals. Without it the text is recognised as a
    whole; lines that are Unicode already stay. None: there is nothing to mend for
    certain; else the mended text, NFC.
    """
    text = unicodedata.normalize("NFC", text)
    told = _told(font or "")
    mended = _recognised(text) if told is None else _as_told(text, told)
    return None if mended == text else mended


def _told(font: str) -> tuple[_Reader, bool] | None:
    """How text in a font is read, and whether the font draws capitals only."""
    family = _STYLE.sub("", _SUBSET.sub("", font.strip(" \"'"), count=1))
    if _ABC_FONT.match(family):
        return from_vn3, family.endswith("H")
    return (from_vni, False) if _VNI_FONT.match(family) else None


def _as_told(text: str, told: tuple[_Reader, bool]) -> str | None:
    """Read as the font tells, unless that is Unicode whatever the font."""
    if _BEYOND.search(text):
        return None
    read, capitals = told
    mended = read(text)
    as_is, read_so = rate(text[:_SAMPLE]), rate(mended[:_SAMPLE])
    if as_is.share > read_so.share or as_is.frequent > read_so.frequent + 1:
        return None
    return mended.upper() if capitals else mended


def _recognised(text: str) -> str | None:
    if (found := _CHARACTERS.search(text)) is None:
        return None
    start = max(0, found.start() - _WORD)
    lines = text[start : start + _SAMPLE].splitlines()
    shown = "\n".join(line for line in lines if not _BEYOND.search(line))
    unicode = "\n".join(line for line in lines if _BEYOND.search(line))
    as_is = rate(shown)
    if rate(unicode).valid > as_is.total * _FEW:
        return None
    best = _best(
        [
            (rate(read(shown, strict=True)), read.__name__, read)
            for read in (from_vn3, from_vni)
        ]
    )
    if best is None or as_is.share > best[0].share - _MARGIN:
        return None
    return "".join(_line(line, best[2]) for line in text.splitlines(keepends=True))


def _line(line: str, read: _Reader) -> str:
    """Read a line of a text that is garbled as a whole, unless it is not."""
    if line.isascii() or _BEYOND.search(line):
        return line
    mended = _BULLET.sub(r"\1·", read(line))
    share = rate(mended).share
    return line if share < 1 and rate(line).share > share else mended


def _best(
    rated: Iterable[tuple[Rating, str, _Read]],
) -> tuple[Rating, str, _Read] | None:
    """The most Vietnamese of the readings, if certain and far ahead of other names."""
    ranked = sorted(rated, key=lambda r: (r[0].share, r[0].valid), reverse=True)
    if not ranked or not ranked[0][0].certain:
        return None
    best = ranked[0]
    others = (rating.share for rating, name, _ in ranked if name != best[1])
    return best if best[0].share - max(others, default=0.0) >= _MARGIN else None


def _attempt(read: Callable[[], str]) -> str | None:
    try:
        return read()
    except UnicodeDecodeError:
        return None


def _vn3(data: bytes, *, strict: bool = False) -> str:
    return from_vn3(data.decode("cp1252"), strict=strict)


def _vni(data: bytes, *, strict: bool = False) -> str:
    return from_vni(data.decode("cp1252"), strict=strict)


def _mapped(data: bytes, table: str) -> str:
    return unicodedata.normalize("NFC", codecs.charmap_decode(data, "strict", table)[0])


def _windows_1258(data: bytes) -> str:
    return unicodedata.normalize("NFC", data.decode("cp1258"))


_vn1, _viscii = partial(_mapped, table=VN1), partial(_mapped, table=VISCII)
_Decode = Callable[[bytes], str]
# The name of each encoding, how it is decoded, and how for judging it.
_ENCODINGS: tuple[tuple[str, _Decode, _Decode], ...] = (
    ("tcvn3", _vn3, partial(_vn3, strict=True)),
    ("tcvn3", _vn1, _vn1),
    ("vni", _vni, partial(_vni, strict=True)),
    ("viscii", _viscii, _viscii),
    ("windows-1258", _windows_1258, _windows_1258),
)
