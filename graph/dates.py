"""What dates say of each other, be they of a year, a month or a day (ISO 8601)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    import datetime as dt

_DAY = len("2025-07-01")


def is_day(date: str | None) -> TypeGuard[str]:
    """Whether a date tells its day, not its month or year alone."""
    return date is not None and len(date) == _DAY


def is_later(date: str | None, than: str | None) -> bool:
    """Whether a date lies after another, as far as both are known."""
    if not date or not than:
        return False
    length = min(len(date), len(than))
    return date[:length] > than[:length]


def differ(one: str | None, other: str | None) -> bool:
    """Whether two dates cannot be the same day."""
    return is_later(one, other) or is_later(other, one)


def may_lie_in(date: str | None, start: dt.date | None, end: dt.date | None) -> bool:
    """Whether a date may be a day from `start` to `end`, which are open if None.

    "2025-07" may be any day of July; what has no date lies in nothing but all time.
    """
    if start is None and end is None:
        return True
    if date is None:
        return False
    early = start is not None and date < start.isoformat()[: len(date)]
    late = end is not None and date > end.isoformat()[: len(date)]
    return not early and not late
