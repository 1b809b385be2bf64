"""Deadlines in a column of deadlines: "6/2025", "Quý I/2025", "2025 - 2026".

There a bare date is a deadline, and a bare month, quarter or year the period within
which to act; words that say otherwise ("trước", "từ") are heeded. "Thường xuyên" has
no schedule and so no deadline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.dates import DATE, iso, on_day
from extract.deadlines import QUARTERS, find_deadlines
from extract.due import EVERY, UNTIL, Due

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.items import Item
    from extract.tasks import Bound

_WORDS: dict[str, Bound] = {**UNTIL, "từ": "after", "sau": "after"}
_ALTERNATIVES = "|".join(sorted(_WORDS, key=len, reverse=True))
_BOUND = rf"(?:\b(?P<bound>{_ALTERNATIVES}):? (?:là )?(?:vào )?(?:trong |cuối )?)?"
_YEAR = r"20\d\d"
_IN = r"(?: ?/ ?| ?- ?|,? năm | )"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_TO = r" ?(?:-|–|đến) ?"
_LATER = r"(?:,? (?:và )?(?:những|các) năm (?:tiếp theo|sau|kế tiếp|tới))?"

_FROM_TO = re.compile(
    r"(?:từ )?(?:ngày )?(?<![\w/.-])(?P<from>[0-3]?\d)"
    r"(?:(?:/| tháng )(?P<from_month>[01]?\d))?"
    r"(?: ?[-–,] ?| đến (?:hết )?| và )(?:ngày )?(?=\d)",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"[-–].*/")  # "5 - 6/2025"
_RANGE_START = re.compile(r" ?[-–] ?\d| đến (?:hết )?(?:ngày )?\d")


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(rf"{_BOUND}(?<![\w/.-])(?:{words})(?![\w/])", re.IGNORECASE)


# What a column of deadlines prints, the longer forms first; the groups say what.
_PERIODS = (
    _compiled(
        rf"(?:tháng )?(?P<month>{_MONTH}){_IN}(?P<year>{_YEAR})"
        rf"{_TO}(?:tháng )?(?P<until>{_MONTH}){_IN}(?P<until_year>{_YEAR})"
    ),
    _compiled(
        rf"(?:tháng )?(?P<month>{_MONTH})(?:{_TO}| và )(?:tháng )?(?P<until>{_MONTH})"
        rf"{_IN}(?P<year>{_YEAR})"
    ),
    _compiled(rf"(?:tháng )?(?P<month>{_MONTH}){_IN}(?P<year>{_YEAR})(?! đến )"),
    _compiled(rf"tháng (?P<month>{_MONTH})"),
    _compiled(rf"quý (?P<quarter>I{{1,3}}|IV|[1-4])(?:{_IN}(?P<year>{_YEAR}))?"),
    _compiled(
        rf"(?:6|sáu) tháng (?P<half>đầu|cuối)(?: năm)?(?:{_IN}(?P<year>{_YEAR}))?"
    ),
    _compiled(
        rf"(?:giai đoạn |thời kỳ |năm )?(?P<year>{_YEAR}){_TO}"
        rf"(?:năm )?(?P<until_year>{_YEAR})"
    ),
    _compiled(rf"(?:năm )?(?P<year>{_YEAR}){_LATER}"),
)
_EVERY = re.compile(
    r"\b(?:định kỳ )?(?:h[àằ]ng|mỗi) (?P<unit>ngày|tuần|tháng|quý|năm)\b", re.IGNORECASE
)


def item_deadlines(text: str, item: Item, year: str | None) -> list[Due]:
    """The deadlines of an item: in its sentences, and in a column of deadlines.

    `year` is the letter's own, for "Quý I" alone.
    """
    said = [due for s, e in item.prose for due in find_deadlines(text, s, e, year)]
    cells = item.column("deadline")
    columns = [due for s, e in cells for due in find_cell_deadlines(text, s, e, year)]
    values = {due.value for due in columns}
    return [*(due for due in said if due.value not in values), *columns]


def find_cell_deadlines(text: str, start: int, end: int, year: str | None) -> list[Due]:
    """Find the deadlines of the cell `text[start:end]`, in order."""
    found = find_deadlines(text, start, end, year)
    others = [
        *_days_on_end(text, start, end),
        *_days(text, start, end),
        *_recurring(text, start, end),
        *_periods(text, start, end, year),
    ]
    for due in others:
        if not any(d.start < due.end and due.start < d.end for d in found):
            found.append(due)
    return sorted(found, key=lambda due: due.start)


def _days_on_end(text: str, start: int, end: int) -> Iterator[Due]:
    """From one day to another: "26, 27/12/2025", "từ ngày 28/5 đến ngày 02/6/2025"."""
    for opening in _FROM_TO.finditer(text, start, end):
        last = DATE.match(text, opening.end(), end)
        if last is None:
            continue
        month = opening["from_month"] or last["month"]
        first, until = on_day(last["year"], month, opening["from"]), iso(last)
        if first and until and first < until:
            value = f"{first}/{until}"
            yield Due(opening.start(), last.end(), value, "period", "within")


def _days(text: str, start: int, end: int) -> Iterator[Due]:
    for day in DATE.finditer(text, start, end):
        value = None if _MONTHS.search(day[0]) else iso(day)
        if value and not _RANGE_START.match(text, day.end(), end):
            yield Due(day.start(), day.end(), value, "date", "by")


def _recurring(text: str, start: int, end: int) -> Iterator[Due]:
    for match in _EVERY.finditer(text, start, end):
        value = EVERY[match["unit"].casefold()]
        yield Due(match.start(), match.end(), value, "recurring", None)


def _periods(text: str, start: int, end: int, year: str | None) -> Iterator[Due]:
    for pattern in _PERIODS:
        for match in pattern.finditer(text, start, end):
            if value := _value(match.groupdict(), year):
                bound = match["bound"]
                within: Bound = _WORDS[bound.casefold()] if bound else "within"
                yield Due(match.start(), match.end(), value, "period", within)


def _value(said: dict[str, str | None], year: str | None) -> str | None:
    """The value of a period in the contract's form; None without a year."""
    year = said.get("year") or year
    if year is None:
        return None
    until_year = said.get("until_year") or year
    if month := said.get("month"):
        first = f"{year}-{int(month):02d}"
        until = said.get("until")
        return f"{first}/{until_year}-{int(until):02d}" if until else first
    if quarter := said.get("quarter"):
        return f"{year}-Q{QUARTERS.get(quarter.upper()) or int(quarter)}"
    if half := said.get("half"):
        return f"{year}-{'H1' if half.casefold() == 'đầu' else 'H2'}"
    return year if until_year == year else f"{year}/{until_year}"
