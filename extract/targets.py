"""Targets: "đạt ít nhất 95% kế hoạch vốn", "10% trở lên", "giảm ít nhất 30% …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.tasks import Comparator

_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
_TO = r"(?:%\s*)?(?:[-–]|đến)\s*"
_AMOUNT = re.compile(
    rf"(?<![\w,.])(?:(?P<from>{_NUMBER})\s*{_TO})?(?P<value>{_NUMBER})\s*(?P<unit>%)"
)
_LEAST = r"ít nhất|tối thiểu|không thấp hơn|không dưới|từ"
_MORE = r"trên|hơn|vượt"
_MOST = r"tối đa|không quá|nhiều nhất|không vượt quá|không cao hơn"
_BEFORE = re.compile(
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<over>{_MORE})|(?P<under>dưới))\s*$"
)
_AFTER = re.compile(r"\s*(?:(?P<least>trở lên)|(?P<most>trở xuống))")
_EDGE = re.compile(
    r"[;:.()\n]|,\s|(?:^|(?<=\s))(?:[Pp]hấn đấu(?: trong năm \d{4})?|bảo đảm|đồng thời|"
    r"góp phần|trong đó|đạt mục tiêu|đạt(?= tỷ lệ))\s"
)
_AND = re.compile(r"\svà\s")
_END = re.compile(
    r"[;:.()\n]|,\s|\s(?:trong tháng|trong năm|trong quý|trước ngày|và \w+ \w+ \d)"
)


_WORDS = rf"{_LEAST}|{_MOST}|{_MORE}|dưới|đạt(?: từ)?|trở lên|trở xuống"
_WITH_WORDS = re.compile(
    rf"(?:\b(?:{_WORDS})\s+)*(?:{_NUMBER}\s*{_TO})?{_NUMBER}\s*%"
    r"(?:\s+(?:trở lên|trở xuống))?",
    re.IGNORECASE,
)
_REACHES = re.compile(r"^[Đđ]ạt\s")
_CONDITION = re.compile(
    r"\bcó (?:tỷ|tỉ) lệ [^,;.:]{0,40}\bdưới (?:mức )?$|"
    r"\b(?:dự án|đơn vị|địa phương|huyện|xã|phường|cơ sở|chủ đầu tư) "
    r"(?:có (?:tỷ|tỉ) lệ [^,;.:]{0,40}|giải ngân )\b(?:dưới|trên) (?:mức )?$|"
    r"\b(?:mới|chỉ|đã|ước|hiện) (?:chỉ )?(?:đạt|bằng)(?: (?:được|khoảng|trên|gần))* $"
)
"""What is measured, or was reached: "dự án giải ngân dưới 50%", "mới đạt 48%"."""
_NEAR = 80
_LONGEST = 400  # characters of a phrase before and behind its amount


@dataclass(frozen=True, slots=True)
class Quantity:
    """A target in the reading text; `at` is where its amount stands."""

    start: int
    end: int
    indicator: str
    comparator: Comparator
    value: float
    unit: str | None
    at: int


def find_targets(text: str, start: int, end: int) -> list[Quantity]:
    """Find the quantities set by `text[start:end]`; the phrase around each is kept."""
    found: list[Quantity] = []
    for match in _AMOUNT.finditer(text, start, end):
        if _CONDITION.search(text, max(start, match.start() - _NEAR), match.start()):
            continue
        place = _phrase(text, match, (start, end), found[-1] if found else None)
        indicator = _indicator(" ".join(text[slice(*place)].split()))
        found += [
            Quantity(*place, indicator, comparator, _float(value), "%", match.start())
            for comparator, value in _bounds(text, match)
        ]
    return found


def _float(printed: str) -> float:
    return float(printed.replace(",", "."))


def _phrase(
    text: str, match: re.Match[str], bounds: tuple[int, int], last: Quantity | None
) -> tuple[int, int]:
    """The words around an amount; two amounts of one phrase share it."""
    if last is not None and match.start() < last.end:
        return last.start, last.end
    left = max(last.end if last else bounds[0], match.start() - _LONGEST)
    for edge in _EDGE.finditer(text, left, match.start()):
        left = edge.end()
    for joint in _AND.finditer(text, left, match.start()) if last else ():
        left = joint.end()  # "… và giải ngân 100% …" is a target of its own
    right = min(bounds[1], match.end() + _LONGEST)
    if stop := _END.search(text, match.end(), right):
        right = stop.start()
    return left + len(text[left:right]) - len(text[left:right].lstrip()), right


def _bounds(text: str, match: re.Match[str]) -> list[tuple[Comparator, str]]:
    """The amount with its comparator; a range "8 - 10%" has two."""
    if match["from"]:
        return [(">=", match["from"]), ("<=", match["value"])]
    return [(_comparator(text, match), match["value"])]


def _comparator(text: str, match: re.Match[str]) -> Comparator:
    before = _BEFORE.search(text, max(0, match.start() - 20), match.start())
    after = _AFTER.match(text, match.end())
    for side in (before, after):
        if side is None:
            continue
        groups = side.groupdict()
        if groups.get("least"):
            return ">="
        if groups.get("most"):
            return "<="
        if groups.get("over"):
            return ">"
        return "<"
    return "="


def _indicator(phrase: str) -> str:
    """The phrase without its number and comparator words."""
    return " ".join(_REACHES.sub("", _WITH_WORDS.sub(" ", phrase)).split())
