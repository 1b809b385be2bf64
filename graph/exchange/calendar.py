"""Days as a calendar that programs subscribe to: iCalendar (RFC 5545).

Each is an event of a whole day that keeps nobody busy. Its id is the same in every
calendar, so that a calendar fetched anew moves events instead of doubling them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from icalendar import Calendar, vDuration
from icalendar import Event as Entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from graph.errors import Lang

PRODUCT: Final = "-//chidao//tasks//"
REFRESH: Final = timedelta(hours=6)
"""How often those who subscribe are asked to come again."""

_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Event:
    """A day in a calendar, and every so many `months` again.

    `id` is an IRI, `address` where to read more, `changed` when it was written, with
    its zone. Of one that returns `day` is the last of its month, and so are all.
    """

    id: str
    day: date
    months: int | None
    summary: str
    description: str
    address: str
    changed: datetime


def to_ics(events: Iterable[Event], lang: Lang, name: str, note: str | None) -> bytes:
    """Write a calendar called `name`, in a language; `note` says what it lacks."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT + lang.upper())
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    if note is not None:
        calendar.add("x-wr-caldesc", note)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for event in events:
        calendar.add_component(_entry(event))
    return bytes(calendar.to_ical())


def _entry(event: Event) -> Entry:
    entry = Entry()
    entry.add("uid", event.id)
    entry.add("dtstamp", event.changed)
    entry.add("dtstart", event.day)
    if event.months is not None:
        entry.add("rrule", _rule(event.months, event.day))
    entry.add("summary", event.summary)
    entry.add("description", event.description)
    entry.add("url", event.address)
    entry.add("transp", "TRANSPARENT")
    return entry


def _rule(months: int, day: date) -> dict[str, object]:
    """The last day of every so many months; -1 is the last of its month (§3.3.10)."""
    if months == _YEAR:
        return {"freq": "yearly", "bymonth": day.month, "bymonthday": -1}
    every = {} if months == 1 else {"interval": months}
    return {"freq": "monthly", **every, "bymonthday": -1}
