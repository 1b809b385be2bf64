"""Dates as letters print them: "ngày 08 tháng 5 năm 2025", "08/5/2025", "năm 2025"."""

from __future__ import annotations

import re
from datetime import date

DAY = r"(?P<day>[0-3]?\d)"
DATE = re.compile(
    rf"""
    (?:ngày\s+)?(?<!\d){DAY}\s*(?:[/.\-\u2013]|tháng)\s*(?P<month>[01]?\d)\s*
    (?:[/.\-\u2013]|,?\s*năm)\s*(?P<year>(?:19|20)\d\d)(?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)

_MONTH = re.compile(
    r"tháng\s+(?P<month>[01]?\d)\s*(?:[/.\-]|,?\s*năm)\s*(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"năm\s+(?P<year>(?:19|20)\d\d)(?!\s*[-\u2013/]?\s*\d)", re.IGNORECASE
)


def printed_date(text: str, start: int) -> tuple[str | None, int] | None:
    """The date that stands at `start`, as far as it is printed, and its end.

    "ngày 08 tháng 5 năm 2025" → "2025-05-08", "tháng 5 năm 2025" → "2025-05",
    "năm 2025" → "2025"; a day that does not exist has no date. None if none stands
    there.
    """
    if day := DATE.match(text, start):
        return iso(day), day.end()
    if month := _MONTH.match(text, start):
        first = on_day(month["year"], month["month"], "1")
        return first and first[:7], month.end()
    year = _YEAR.match(text, start)
    return year and (year["year"], year.end())


def iso(match: re.Match[str]) -> str | None:
    """The date a `DATE` match prints, in ISO 8601; None if no such day exists."""
    return on_day(match["year"], match["month"], match["day"])


def on_day(year: str | None, month: str, day: str) -> str | None:
    """A date in ISO 8601; None without a year, or if no such day exists."""
    try:
        return date(int(year or ""), int(month), int(day)).isoformat()
    except ValueError:
        return None
