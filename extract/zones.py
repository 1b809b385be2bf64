"""The parts of a letter: letterhead, addressees, preamble, items, closing, signature.

The order is that of Nghị định 30/2020/NĐ-CP, Phụ lục I; any part may be missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.endings import (
    find_recipients,
    find_recipients_end,
    find_resumed,
    find_signature,
)
from extract.letters import UPPER
from extract.lines import OPENING, SPEAKS
from extract.running import BULLET, ITEM, inside, read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout import Interval
    from extract.running import Line

_CLOSING = re.compile(
    r"\bbáo để\b|(?:biết|nghiêm túc|tổ chức|triển khai)[^.]{0,20} thực hiện\./\.|"
    r"chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện) (?:\w+ ){1,2}này\b|"
    r"Trân trọng|^(?:Rất mong|Xin (?:trân trọng )?cảm ơn|Thông tin (?:chi tiết|liên hệ)"
    r"|[^.;]{3,60} gửi bản mềm)|Trong quá trình (?:triển khai|thực hiện|tổ chức)|"
    r"^(?:Chỉ thị|Quyết định|Nghị quyết|Kế hoạch|Công văn|Văn bản|Thông tư) này\b|"
    r"^(?:Yêu cầu|Đề nghị) (?:các|Thủ trưởng|Giám đốc)\b"
)
_ANNEX = re.compile(r"(?:PHỤ LỤC|Phụ lục)\b(?! [a-z])")
_INSTRUMENT = re.compile(
    "(?:CHƯƠNG TRÌNH|KẾ HOẠCH|QUY CHẾ|QUY ĐỊNH|ĐỀ ÁN|PHƯƠNG ÁN|ĐIỀU LỆ|HƯỚNG DẪN|"
    r"CHIẾN LƯỢC|DANH MỤC)(?!\w)(?!.*[a-zđ]{3})"
)
_ATTACHED = re.compile(r"(?:^|\(\s?)(?:Được |Ban hành )?[Kk]èm theo ")
_LETTERHEAD_LINES = 6  # below which an attached instrument may begin
_TITLE_LINES = 9  # of its title
_KINH_GUI = re.compile(  # OCR drops marks; "THỦ TƯỚNG CHÍNH PHỦ điện:"
    rf"(?i:K[íi]nh g[ửưuởơ]i)|[{UPPER}][{UPPER} ]+ (?:điện|ĐIỆN) ?:"
)
_ASKING = re.compile(
    r"\b(?:yêu cầu|đề nghị|giao) [^.]{0,300}(?::|như sau|sau đây|sau)\W*$"
)
_ADDRESSED = re.compile(r"(?:Đồng\s+k|K)ính gửi\s*:?")
_LONG_LINE = 120
_NAME_LINES = 4  # an office and a name, at most, on the page after
_LETTERHEAD_ENDS = 2500


@dataclass(frozen=True, slots=True)
class Zones:
    """Half-open stretches of the reading text; empty where a part is missing.

    `attached` is the programme or regulation that a resolution or decision
    promulgates, behind its signature: "(Ban hành kèm theo Quyết định số …)".
    Where a page ends within the two columns of recipients and signature, what stands
    of them on the next page is `recipients_on` and `signature_on`.
    """

    header: tuple[int, int]
    addressees: tuple[int, int]
    preamble: tuple[int, int]
    items: tuple[int, int]
    closing: tuple[int, int]
    recipients: tuple[int, int]
    signature: tuple[int, int]
    recipients_on: tuple[int, int]
    signature_on: tuple[int, int]
    attached: tuple[int, int]

    def name(self, offset: int) -> str:
        """The part an offset of the running text lies in."""
        for part in ("header", "addressees", "preamble", "items", "closing"):
            start, end = getattr(self, part)
            if start <= offset < end:
                return part
        if self.attached[0] <= offset < self.attached[1]:
            return "attached"
        return "recipients" if offset < self.recipients[1] else "signature"


def find_zones(
    text: str,
    end: int,
    tables: Sequence[Interval] = (),
    apart: Sequence[Interval] = (),
) -> Zones:
    """Divide the running text, `text[:end]`, into its parts.

    No item begins in one of the `tables`; those that are `apart`, tables of tasks,
    begin no part at all.
    """
    lines = [line for line in read_lines(text, end) if not inside(line.start, apart)]
    count = len(lines)
    kinh_gui = _kinh_gui(lines)
    annexes = (i for i, li in enumerate(lines) if _ANNEX.match(li.text))
    annexed = next((i for i in annexes if not inside(lines[i].start, tables)), count)
    annex = _attached(lines, kinh_gui or 0, annexed)
    noi_nhan = find_recipients(lines[:annex])
    signature = find_signature(lines[:annex], kinh_gui or 0, noi_nhan)
    last = min(annex, signature, count if noi_nhan is None else noi_nhan)
    if kinh_gui is None:
        opening = _opening(lines, last, tables)
        addressees = (opening, opening)
    else:
        addressees = (kinh_gui, _addressees_end(lines, kinh_gui, last))
    body = addressees[1]
    items = (i for i in range(body, last) if ITEM.match(lines[i].text))
    first_item = next((i for i in items if not inside(lines[i].start, tables)), None)
    if first_item is None:
        first_item = _first_bullet(lines, body, last)
    closing = _closing(lines, first_item, last)
    if noi_nhan is None:
        noi_nhan = recipients_end = last
    else:
        recipients_end = find_recipients_end(lines, noi_nhan, count)

    signed = noi_nhan if noi_nhan > signature else annex
    resumed = find_resumed(lines, max(signature, recipients_end), signed)
    resumed_end = find_recipients_end(lines, resumed - 1, signed)
    signed_on = max(resumed_end, recipients_end)

    def stretch(first: int, stop: int) -> tuple[int, int]:
        if first >= stop:
            at = lines[first].start if first < count else end
            return at, at
        return lines[first].start, lines[stop - 1].end

    return Zones(
        header=stretch(0, addressees[0]),
        addressees=stretch(*addressees),
        preamble=stretch(body, first_item),
        items=stretch(first_item, closing),
        closing=stretch(closing, last),
        recipients=stretch(noi_nhan, recipients_end),
        signature=stretch(signature, resumed),
        recipients_on=stretch(resumed, resumed_end),
        signature_on=stretch(signed_on, min(signed_on + _NAME_LINES, annex)),
        attached=stretch(annex, annexed),
    )


def _attached(lines: list[Line], first: int, last: int) -> int:
    """The line with which an attached instrument begins; else `last`."""
    for index in range(max(first, _LETTERHEAD_LINES), last):
        if _INSTRUMENT.match(lines[index].text):
            below = lines[index + 1 : min(index + _TITLE_LINES, last)]
            if any(_ATTACHED.search(line.text) for line in below):
                return index
    return last


def _first(lines: list[Line], words: re.Pattern[str]) -> int | None:
    return next((i for i, li in enumerate(lines) if words.match(li.text)), None)


def _kinh_gui(lines: list[Line]) -> int | None:
    """The line that addresses the letter; a form in an annex has one too."""
    found = _first(lines, _KINH_GUI)
    if found is None or lines[found].start > _LETTERHEAD_ENDS:
        return None
    return found


def _first_bullet(lines: list[Line], first: int, last: int) -> int:
    """The first dash below a paragraph that asks for something; else `last`."""
    asked = False
    for index in range(first, last):
        if not BULLET.match(lines[index].text):
            asked = _ASKING.search(lines[index].text) is not None
        elif asked:
            return index
    return last


def _opening(lines: list[Line], last: int, tables: Sequence[Interval]) -> int:
    """Where the text starts when nobody is addressed: after the short title lines."""
    titled = False
    for index, line in enumerate(lines[:last]):
        if inside(line.start, tables):  # of metadata
            continue
        based = line.text.startswith("Căn cứ") or not titled
        opens = (based and OPENING.match(line.text)) or ITEM.match(line.text)
        if opens or (len(line.text) > _LONG_LINE and not titled):
            return index
        titled = line.text.isupper()
    return 0


def _addressees_end(lines: list[Line], kinh_gui: int, last: int) -> int:
    """Addressees run to the first line that ends a sentence or opens the text."""
    for index in range(kinh_gui, last):
        text = lines[index].text
        if _ADDRESSED.fullmatch(text):
            continue
        opens = OPENING.match(text) or ITEM.match(text) or SPEAKS.match(text)
        if index > kinh_gui and opens:
            return index
        below = lines[index + 1].text if index + 1 < last else ""
        if BULLET.match(below) or _ADDRESSED.match(below):
            continue
        if text.endswith(".") or len(text) > 4 * _LONG_LINE:
            return index + 1
        if (
            index > kinh_gui
            and not BULLET.match(text)
            and not text.endswith((";", ","))
        ):
            return index + 1
    return min(kinh_gui + 1, last)


def _closing(lines: list[Line], first_item: int, last: int) -> int:
    """The closing formula: the last lines that are no items but say goodbye."""
    closing = last
    while closing > first_item:
        text = lines[closing - 1].text
        if not text:
            closing -= 1
        elif (
            ITEM.match(text)
            or BULLET.match(text)
            or not _CLOSING.search(text)
            or re.match(r"[a-zđ][.)]\s", text)
        ):
            break
        else:
            closing -= 1
    return closing
