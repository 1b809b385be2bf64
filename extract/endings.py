"""Where a letter ends: whom it is sent to, who signs it (Nghị định 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.letters import CAPITAL
from extract.lines import OPENING
from extract.running import BULLET, ITEM

if TYPE_CHECKING:
    from extract.running import Line

AUTHORITY = re.compile(rf"(?:(?:TM|KT|TL|TUQ|Q)\.|[TK]/[MTL])\s*{CAPITAL}")
"""For whom one signs, "TM. ỦY BAN NHÂN DÂN", Phụ lục I, mục II, khoản 7."""

_OFFICE = re.compile(
    "(?:PHÓ )?(?:BỘ TRƯỞNG|CHỦ TỊCH|GIÁM ĐỐC|THỦ TƯỚNG|BÍ THƯ|CỤC TRƯỞNG|CHỦ NHIỆM|"
    "CHÁNH VĂN PHÒNG|TỔNG CỤC TRƯỞNG|TRƯỞNG BAN|THỐNG ĐỐC|HIỆU TRƯỞNG|VỤ TRƯỞNG|"
    "VIỆN TRƯỞNG|CHÁNH ÁN|CHI CỤC TRƯỞNG|TRƯỞNG PHÒNG)|THỨ TRƯỞNG"
)
_SIGNED = 12  # lines at the end, among which who signs stands
_NOISE = 25  # characters that OCR may read behind the end mark
_LISTED = 4  # lines below the end mark, of which two are dashes at least
_RECEIVED = re.compile(r"N[ơoờớ]i nh[ậâaạ]n", re.IGNORECASE)


def find_recipients(lines: list[Line]) -> int | None:
    """The line Nơi nhận starts at, if there is one."""
    for index, line in enumerate(lines):
        if _RECEIVED.match(line.text):
            return index
    return _behind_end_mark(lines)


def _behind_end_mark(lines: list[Line]) -> int | None:
    """The line behind "./.", where dashes follow: Nơi nhận, misread or left out."""
    for index in range(len(lines) - 1, 0, -1):
        if "./." in lines[index - 1].text[-_NOISE:]:
            listed = sum(bool(BULLET.match(li.text)) for li in lines[index:][:_LISTED])
            return index if listed > 1 else None
    return None


def find_signature(lines: list[Line], first: int, noi_nhan: int | None) -> int:
    """The line the signature starts at, "TM. ỦY BAN NHÂN DÂN": nearest Nơi nhận."""
    found = [i for i in range(first, len(lines)) if AUTHORITY.match(lines[i].text)]
    if not found:
        start = _behind_text(lines, first) if noi_nhan is None else noi_nhan
        offices = (i for i in range(start, len(lines)) if _signs(lines[i].text))
        return next(offices, len(lines))
    nearest = min(found, key=lambda i: abs(i - (noi_nhan or len(lines))))
    while nearest - 1 in found:
        nearest -= 1
    return nearest


def _behind_text(lines: list[Line], first: int) -> int:
    """The line from which only a signature can follow: behind the last article."""
    start = max(first, len(lines) - _SIGNED)
    text = (i for i in range(len(lines) - 1, start - 1, -1) if _says(lines[i].text))
    return next(text, start - 1) + 1


def _says(line: str) -> bool:
    """Whether a line is one of the text: a basis, an article, an item."""
    return (OPENING.match(line) or ITEM.match(line)) is not None


def _signs(line: str) -> bool:
    """Whether a line is an office, in capitals: "BỘ TRƯỞNG"."""
    return _OFFICE.match(line) is not None and line.isupper()


def find_recipients_end(lines: list[Line], noi_nhan: int, last: int) -> int:
    """Nơi nhận is a list of dashes; what follows it is something else."""
    end = noi_nhan + 1
    while end < last and BULLET.match(lines[end].text):
        end += 1
    return min(end, last)


def find_resumed(lines: list[Line], first: int, last: int) -> int:
    """The line at which Nơi nhận goes on behind the signature, else `last`."""
    dashed = (i for i in range(first, last) if BULLET.match(lines[i].text))
    return next(dashed, last)
