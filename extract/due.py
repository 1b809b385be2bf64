"""What a deadline is, and how the rules that find one are written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from extract.tasks import Bound, DeadlineKind

UNTIL: dict[str, Bound] = {
    "trước": "before",
    "chậm nhất": "by",
    "muộn nhất": "by",
    "đến hết": "by",
    "hết": "by",
    "đến": "by",
    "hạn cuối": "by",
    "hạn chót": "by",
    "trong": "within",
    "vào": "within",
}
_TERM = (  # "Thời gian hoàn thành: Quý IV/2025"
    r"(?:thời gian|thời hạn)(?: (?:hoàn thành|thực hiện|trình|gửi|báo cáo|ban hành))?"
    r"(?= ?:)"
)
BOUND = (
    rf"\b(?P<bound>{'|'.join(sorted(UNTIL, key=len, reverse=True))}|{_TERM}) ?:? ?"
    "(?:là )?(?:vào |đến |trong )?"
)
_YEAR_SAID = re.compile(r"năm (20\d\d)")
_AGAIN = re.compile(
    r"(?:(?P<told>định kỳ )?(?:h[àằ]ng|mỗi) năm|\d năm|định kỳ (?:\d+|sáu) tháng)\b"
    r"[^.;\n]*$",
    re.IGNORECASE,
)
_SENTENCE = 240  # characters in which a sentence says that it recurs
HOUR = (
    r"(?:\d{1,2} ?(?:giờ|h)(?: ?\d{2}(?: phút)?)?,? |"
    "(?:hết )?(?:buổi )?(?:sáng |chiều )|cuối )?"
)
EVERY = {
    "phút": "PT1M",
    "giờ": "PT1H",
    "ngày": "P1D",
    "tuần": "P1W",
    "tháng": "P1M",
    "quý": "P3M",
    "năm": "P1Y",
}
UNIT = "ngày|tuần|tháng|quý|năm"
UNITS = rf"(?:{UNIT})(?: ?(?:,|và) ?(?:{UNIT}))*"


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline in the reading text."""

    start: int
    end: int
    value: str | None
    kind: DeadlineKind
    bound: Bound | None

    def is_over(self, day: str) -> bool:
        """Whether a day lies behind it: no letter sets a term that has passed."""
        value = (self.value or "")[: len(day)]
        return self.kind == "date" and value < day


@dataclass(frozen=True, slots=True)
class Context:
    """The text around, and the year meant where a phrase names none."""

    text: str
    year: str | None

    def year_of(self, match: re.Match[str]) -> str | None:
        """The year printed in the phrase, else in its sentence, else the letter's."""
        if match["year"]:
            return match["year"]
        text, at = self.text, match.start()
        sentence = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at), 0)
        said = _YEAR_SAID.findall(text, sentence, at)
        return said[-1] if said else self.year

    def again(self, match: re.Match[str]) -> re.Match[str] | None:
        """What says that a day without a year comes again: "hằng năm, trước 30/6"."""
        return _AGAIN.search(
            self.text, max(0, match.start() - _SENTENCE), match.start()
        )


Reader: TypeAlias = Callable[[re.Match[str], Context], Iterator[Due]]
RULES: list[tuple[tuple[str, ...], re.Pattern[str], Reader]] = []


def rule(pattern: str, *words: str) -> Callable[[Reader], Reader]:
    """Register how to read what a pattern finds; earlier rules come first.

    It is looked for only where one of some words stands, in small letters.
    """

    def register(read: Reader) -> Reader:
        RULES.append((words, re.compile(pattern, re.IGNORECASE), read))
        return read

    return register


def times(count: int, unit: str) -> str:
    """Return so many of a unit as an ISO 8601 duration: 6 "tháng" is P6M."""
    one = EVERY[unit.casefold()]
    return f"{one[:-2]}{count * int(one[-2])}{one[-1]}"


def bound_of(match: re.Match[str]) -> Bound:
    """What the first words of a `BOUND` say: before, by or within."""
    return UNTIL.get(match["bound"].casefold(), "within")
