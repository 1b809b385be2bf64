"""Deadlines that return, laid out in a stretch of time without inventing a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from graph.answers.due import last_day

if TYPE_CHECKING:
    from collections.abc import Iterator

MONTHS: Final = {"P1M": 1, "P3M": 3, "P6M": 6, "P1Y": 12}
"""How many months lie between two of a deadline that returns."""

MOST_PERIODS: Final = 120
"""Of one deadline: ten years of months."""


def periods(value: str | None, start: date, end: date) -> Iterator[str]:
    """The periods of a recurrence that a stretch of time touches, as values.

    `periods("P1M", 21 July, 3 August)` gives "2025-07" and "2025-08": the letter names
    a month and no day, and so does this. Of other recurrences nothing is known.
    """
    months = MONTHS.get(value or "")
    if months is None:
        return
    number = (start.year * 12 + start.month - 1) // months
    for place in range(number, number + MOST_PERIODS):
        year, month = divmod(place * months, 12)
        if (year, month + 1) > (end.year, end.month):
            return
        yield _name(year, month, months)


def _name(year: int, month: int, months: int) -> str:
    """A period as a deadline value: "2025-07", "2025-Q3", "2025-H2", "2025"."""
    if months == 1:
        return f"{year}-{month + 1:02}"
    if months == 12:  # noqa: PLR2004 - a year
        return str(year)
    return f"{year}-{'Q' if months == 3 else 'H'}{month // months + 1}"  # noqa: PLR2004 - a quarter


def falls_in(day: str | None, period: str) -> bool:
    """Whether a day lies in a period that `periods` gave."""
    if day is None:
        return False
    values = (periods(months, *[date.fromisoformat(day)] * 2) for months in MONTHS)
    return any(period in found for found in values)


def end_of(period: str) -> date:
    """The last day of a period, to put it in order by."""
    return last_day(period) or date.max
