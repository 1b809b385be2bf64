"""What is written by hand in a scanned letterhead: the number, the day, the month.

A handwritten number is unknown: OCR reads something into it, and never surely. The
slots are where Nghị định 30/2020/NĐ-CP puts them ("Số: …/CT-UBND", "ngày … tháng …
năm …"); what stands in one is printed only if it looks like the other digits of the
page: their height, the line they stand on, and read without doubt.
"""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from extract.readers.columns import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.readers.glyphs import Glyphs

_UPPER_PART = 0.45  # of the page
_SURE = 0.9
_TALL = 0.12  # by which printed digits may differ in height
_ON_LINE = 0.15  # of their height, by which they may stand off the line
_PLACE = r"(?<=[^\W\d_],)\s*ng[àaáâảạ]?y?"  # "Quảng Ngãi, ngày"
_SLOTS = (
    re.compile(r"^\W{0,3}S[ốôóỗồoò0ỐÔÓO]\W?(?P<slot>[^/]{0,14}?)(?=/\s*[A-ZĐ\d])"),
    re.compile(rf"(?i){_PLACE}(?P<slot>.{{0,12}}?)(?=th[áaàâạ]ng)"),
    re.compile(rf"(?i){_PLACE}.{{0,12}}?th[áaàâạ]ng(?P<slot>.{{0,10}}?)(?=n[ăaâ]m)"),
)
_STANDS = re.compile(r"^\d{4}$|^/[A-ZĐ]+")  # the year, the symbol: nothing hangs below
_PRINTED = re.compile(r"\s*\d{1,5}[a-zđ]?\s*")


def mark_written(lines: list[list[Glyphs]], page_height: float) -> list[list[Glyphs]]:
    """Mark what is written by hand into the slots of a first page's letterhead."""
    digits = [
        word
        for line in lines
        for word in line
        if word.text.isdecimal() and (word.confidence or 0) >= _SURE
    ]
    open_slots = list(_SLOTS)
    marked = []
    for line in lines:
        upper = line[0].top < _UPPER_PART * page_height
        marked.append(_marked(line, open_slots, digits) if upper else line)
    return marked


def _marked(
    line: list[Glyphs], open_slots: list[re.Pattern[str]], digits: list[Glyphs]
) -> list[Glyphs]:
    """A line with its slots marked; what was found is not looked for again."""
    row = Row.of(line)
    written = {
        id(word): place
        for slot in _slots(row, open_slots)
        if not _printed(slot, row, digits)
        for word, place in slot
    }
    return [
        word._replace(written=written[id(word)]) if id(word) in written else word
        for word in line
    ]


_Slot = list[tuple["Glyphs", tuple[int, int]]]


def _slots(row: Row, open_slots: list[re.Pattern[str]]) -> Iterator[_Slot]:
    """The words, or the parts of words, that stand in a slot."""
    text, places = "", []
    for word in row.words:
        text += " " if text else ""
        places.append((len(text), word))
        text += word.text
    for pattern in tuple(open_slots):
        match = pattern.search(text)
        if match is None:
            continue
        open_slots.remove(pattern)
        first, last = match.span("slot")
        slot = [
            (word, (max(first - at, 0), min(last - at, len(word.text))))
            for at, word in places
            if at < last and at + len(word.text) > first
        ]
        if slot and match["slot"].strip(" .…_:"):
            yield slot


def _printed(slot: _Slot, row: Row, digits: list[Glyphs]) -> bool:
    """Whether what stands in a slot is printed beyond doubt: as other `digits` are."""
    word, (first, last) = slot[0]
    others = [digit.height for digit in digits if digit is not word]
    if len(slot) != 1 or not others:
        return False
    usual = median(others)
    if not _PRINTED.fullmatch(word.text[first:last]) or (word.confidence or 0) < _SURE:
        return False
    if (first, last) != (0, len(word.text)):
        return last < len(word.text) and first == 0  # "507/UBND", read as one word
    upright = abs(word.height / usual - 1) <= _TALL
    beside = [w.bottom for w in row.words if w is not word and _STANDS.search(w.text)]
    return upright and any(abs(word.bottom - b) <= _ON_LINE * usual for b in beside)
