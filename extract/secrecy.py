"""Refuses what a letterhead marks as a state secret, before anything is kept.

Luật Bảo vệ bí mật nhà nước 29/2018/QH14, Điều 8: the three degrees of secrecy.
"""

from __future__ import annotations

import re
import unicodedata

from extract.errors import UnreadableLetterError
from extract.letters import INVISIBLE

_LETTERHEAD = 1500
_DEGREE = r"(?:(?:TUYỆT|TỐI)[^\S\n]+)?MẬT"
_MISREAD = r"(?:(?:TUY[ỆẸÊ]T|T[ỐÔÓ]I)[^\S\n]+)?M[ẬẠÂẶ]T"  # by OCR, in capitals
_FRAME = r"[\s|\[\](){}_]*"  # what OCR makes of the frame of a stamp
_RIGHT = r"(?:C[ỘÔO]NG|[DĐ][ộôo]c|[^\n]{1,40},\s*ng[àa]y)"  # in the right column
_SECRET = re.compile(
    rf"^{_FRAME}(?:(?i:(?:độ\s+mật\s*:\s*)?{_DEGREE})|{_MISREAD}){_FRAME}$"  # alone
    rf"|(?i:độ\s+mật\s*:\s*{_DEGREE})(?!\w)"
    rf"|(?:^|[^\S\n]{{2,}}|\|[^\S\n]*){_MISREAD}"  # in a column or a cell
    r"(?=[^\S\n]{2,}|[^\S\n]*(?:\||$))"
    rf"|(?:^{_FRAME}|/\S+[^\S\n]+){_MISREAD}[^\S\n]+{_RIGHT}",  # columns run together
    re.MULTILINE,
)
_DEGREE_WORD = re.compile(r"m[ậạâặ]t", re.IGNORECASE)  # in each of these, and quick
_PLAIN = str.maketrans(dict.fromkeys(INVISIBLE, "") | {"\r": "\n"})
_NOT_PLAIN = frozenset((*INVISIBLE, "\r"))


def refuse_secret(text: str, name: str) -> None:
    """Look for the mark in the first words of a letter.

    Raises:
        UnreadableLetterError: It is marked Mật, Tối mật or Tuyệt mật.
    """
    head = text[:_LETTERHEAD]
    if not _NOT_PLAIN.isdisjoint(head):
        head = head.translate(_PLAIN)
    head = unicodedata.normalize("NFC", head)
    if _DEGREE_WORD.search(head) and _SECRET.search(head):
        raise UnreadableLetterError(
            name,
            {
                "vi": "văn bản có dấu chỉ độ mật, không được xử lý ở đây",
                "en": "it is marked as a state secret and is not read here",
            },
            {
                "vi": "Chuyển về hệ thống dành cho tài liệu mật; không gì được lưu lại",
                "en": "Take it to the system made for secrets; nothing of it was kept",
            },
        )
