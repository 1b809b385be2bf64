"""Dates as letters print them: "ngày 08 tháng 5 năm 2025", "08/5/2025", "8.5.2025"."""

from __future__ import annotations

import re
from datetime import date

DAY = r"(?P<day>[0-3]?\d)"
DATE = re.compile(
    rf"""
    (?:ngày\s+)?(?<!\d){DAY}\s*(?:[/.\-]|tháng)\s*(?P<month>[01]?\d)\s*
    (?:[/.\-]|,?\s*năm)\s*(?P<year>(?:19|20)\d\d)(?!\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)


def iso(match: re.Match[str]) -> str | None:
    """The date a `DATE` match prints, in ISO 8601; None if no such day exists."""
    return on_day(match["year"], match["month"], match["day"])


def on_day(year: str | None, month: str, day: str) -> str | None:
    """A date in ISO 8601; None without a year, or if no such day exists."""
    try:
        return date(int(year or ""), int(month), int(day)).isoformat()
    except ValueError:
        return None
