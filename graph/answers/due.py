"""The last day of a deadline, so that deadlines of all kinds can be compared."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Protocol

_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)
_HOUR = re.compile(r"\d\s*(?:giờ|h(?=\d|\b))")


class Due(Protocol):
    """A deadline, as far as its last day goes by it."""

    @property
    def text(self) -> str: ...  # noqa: D102 - as in the catalogue
    @property
    def value(self) -> str | None: ...  # noqa: D102
    @property
    def bound(self) -> str | None: ...  # noqa: D102


def last_day_of(deadline: Due) -> date | None:
    """The last day that keeps a deadline.

    "Trước 17 giờ ngày 06/9" may still be kept on that day.
    """
    by_hour = _HOUR.search(deadline.text.casefold())
    return last_day(deadline.value, None if by_hour else deadline.bound)


def last_day(value: str | None, bound: str | None = None) -> date | None:
    """The last day that keeps a deadline; None for periods and conditions.

    `last_day("2025-Q1")` is 31 March 2025; a date that is to be kept *before*
    ends the day before. A range ends with its end.
    """
    match = _VALUE.fullmatch((value or "").rpartition("/")[2])
    if match is None:
        return None
    year = int(match["year"])
    month = 12
    if match["quarter"]:
        month = 3 * int(match["quarter"])
    elif match["half"]:
        month = 6 * int(match["half"])
    elif match["month"]:
        month = int(match["month"])
    try:
        day = int(match["day"] or monthrange(year, month)[1])
        end = date(year, month, day)
    except ValueError:
        return None
    return end - timedelta(days=1) if bound == "before" and match["day"] else end
