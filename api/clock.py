"""What time it is: asked here, handed to `graph`, which has no clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta


def now() -> datetime:
    """The time with its zone, where the program runs."""
    return datetime.now().astimezone()


def today() -> date:
    """The day it is where the program runs."""
    return now().date()


def start_of(day: date) -> datetime:
    """When a day begins where the program runs, with its zone."""
    return datetime.combine(day, time.min).astimezone()


def days_after(start: date, days: int) -> date:
    """The day so many days later, or the last day that there is."""
    return start + timedelta(days=min(days, (date.max - start).days))
