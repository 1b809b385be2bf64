"""The character sets of Vietnamese before Unicode, as tables.

TCVN 5712:1993: VN1, the whole of it, and VN3, which the "ABC" fonts follow (.VnTime).
VISCII 1.1: RFC 1456. VNI for Windows: the table that VNI Software published.
VN3 and VNI are seen as Windows-1252 shows their bytes, the way they come out of files.
"""

from __future__ import annotations

import re
import unicodedata

from extract.letters import CAPITAL, LOWER

LOST = "\N{REPLACEMENT CHARACTER}"
"""Stands, where asked for, for what a character set does not hold."""

_ASCII = "".join(map(chr, range(0x80)))
_TCVN = (  # from 0xA1; 0xB0 to 0xB4 are tone marks that join the letter before
    "ĂÂÊÔƠƯĐăâêôơưđẰ"
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
VN1 = (
    "\0ÚỤ\3ỪỬỮ" + _ASCII[7:0x11] + "ỨỰỲỶỸÝỴ" + _ASCII[0x18:]
    + "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ\xa0" + _TCVN
)  # fmt: skip
"""The letter of each byte of TCVN 5712:1993 VN1; its marks make it decomposed."""

VISCII = (
    "\0\1Ẳ\3\4ẴẪ" + _ASCII[7:0x14] + "Ỷ" + _ASCII[0x15:0x19] + "Ỹ"
    + _ASCII[0x1A:0x1E] + "Ỵ" + _ASCII[0x1F:]
    + "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)  # fmt: skip
"""The letter of each byte of VISCII 1.1."""

# VN3 has no capitals with tones: an "ABC" font draws them with its twin in H.
_VN3 = {
    0xA1 + place: letter
    for place, letter in enumerate(_TCVN)
    if letter.islower() or letter in "ĂÂÊÔƠƯĐ"
}
_VN3_ONLY = dict.fromkeys([*range(0xB5, 0x100), *map(ord, "¯ŠŒŽšœžŸƒ")], LOST) | _VN3
# What PDF readers make of three letters: minus sign for ư, bullet for ã, mu for à.
_ALIAS = re.compile(r"(?<=[^\W\d_])[−∙μ]|−(?=[^\W\d_])")
_ALIASES = {"−": "ư", "∙": "ã", "μ": "à"}

_RUN = re.compile(r"(?<!\S)[^\sa-z]+(?:[^\S\n]+[^\sa-z]+)*(?!\S)")
_ACCENTED = f"[{''.join(c for c in LOWER if not c.isascii())}]"
_SHOUTED = re.compile(f"{_ACCENTED}{CAPITAL}|{CAPITAL}{{2}}{_ACCENTED}")

_VNI_MARKS = {
    "ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309",
    "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309",
    "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS = dict(zip("ñíìæóòîôö", "đíìỉĩịỵơư", strict=True))


def from_vn3(text: str, *, strict: bool = False) -> str:
    """TCVN3 seen as Windows-1252 → NFC; what it lacks stays, or is LOST if `strict`."""
    letters = text.translate(_VN3_ONLY if strict else _VN3)
    letters = _ALIAS.sub(lambda match: _ALIASES[match[0]], letters)
    letters = unicodedata.normalize("NFC", letters)
    return _RUN.sub(lambda match: _shout(match[0]), letters)


def _shout(run: str) -> str:
    """Words in capitals, whose letters with tones came in small: all in capitals."""
    return run.upper() if _SHOUTED.search(run) else run


def from_vni(text: str, *, strict: bool = False) -> str:
    """VNI seen as Windows-1252 → NFC; marks without a letter stay, or are LOST."""
    letters = _VNI_PIECE.sub(
        lambda match: _VNI.get(match[0], LOST if strict else match[0]), text
    )
    return unicodedata.normalize("NFC", letters)


def _vni() -> dict[str, str]:
    """VNI's letters, and its pairs of letter and mark, each with its NFC letter."""
    small = dict(_VNI_LETTERS)
    for base in "aeouyôö":
        for mark, joined in _VNI_MARKS.items():
            letter = unicodedata.normalize("NFC", _VNI_LETTERS.get(base, base) + joined)
            if len(letter) == 1 and letter not in "ĕŏŭ":
                small[base + mark] = letter
    # A mark in small is drawn over a capital all the same.
    table = small | {k[0].upper() + k[1:]: v.upper() for k, v in small.items()}
    return table | {k.upper(): v.upper() for k, v in small.items()}


_VNI = _vni()
_MARKS, _LETTERS = ("".join(t) + "".join(t).upper() for t in (_VNI_MARKS, _VNI_LETTERS))
_VNI_PIECE = re.compile(f"[aeouyôöAEOUYÔÖ][{_MARKS}]|[{_LETTERS}]|[{_MARKS}]")
