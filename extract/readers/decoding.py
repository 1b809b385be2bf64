"""Bytes in any encoding that Vietnamese was ever written in → text."""

from __future__ import annotations

import re

from extract.errors import UnreadableLetterError
from extract.letters import LOWER, UPPER
from extract.readers.legacy import decode_legacy, mend_legacy

_SHORTEST = 16
_WHOLE = 0.95
_USUAL = re.compile(rf"[\t\n\f\r -~\xa0-\xbf\u0300-\u0323\u2010-\u203a{LOWER}{UPPER}]")


def decode(data: bytes, name: str) -> str:
    """Decode the text of a file called `name`.

    UTF-8 and UTF-16 come as they are, but for a byte order mark and for what is clearly
    TCVN3 or VNI shown as Windows-1252, which is mended. Other bytes are read where they
    are Vietnamese for certain. Bytes of no text at all may come as text with NULs.

    Raises:
        UnreadableLetterError: In no encoding that is read here.
    """
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        legacy = decode_legacy(data)
        other = legacy[0] if legacy is not None else _bare_utf16(data)
        if other is None:
            raise _unknown(name, error.start + 1) from error
        return mend_legacy(other) or other
    if "\0" in text:
        text = _bare_utf16(data) or text
    return mend_legacy(text) or text


def _bare_utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: Latin letters stand in low blocks.

    One byte in two is then the number of a block, and mostly that of ASCII: NUL.
    """
    if len(data) < _SHORTEST or len(data) % 2:
        return None
    high_first = data[::2].count(0) > data[1::2].count(0)
    try:
        text = data.decode("utf-16-be" if high_first else "utf-16-le")
    except UnicodeDecodeError:
        return None
    usual = sum(1 for _ in _USUAL.finditer(text))
    return text if usual >= len(text) * _WHOLE and "\0" not in text else None


def _unknown(name: str, place: int) -> UnreadableLetterError:
    others = "UTF-16, TCVN3 (ABC), VNI, VISCII, Windows-1258"
    return UnreadableLetterError(
        name,
        {
            "vi": f"không phải UTF-8 (byte thứ {place}), cũng không nhận ra {others}",
            "en": f"it is not UTF-8 (at byte {place}), nor recognised as {others}",
        },
        {
            "vi": "Lưu lại tệp dưới dạng văn bản UTF-8 rồi thử lại",
            "en": "Save it as UTF-8 text and try again",
        },
    )
