"""Deadlines in one month of the calendar: on days, and in stretches that end in it.

A deadline that names a month, a quarter or a year names no day, and gets none: it
stands in the month in which it ends. One that returns stands in each of its months, as
in the calendars that programs subscribe to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.answers.occurrences import occurrences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from graph.answers.occurrences import Occurrence
    from graph.answers.tasks import TaskSummary
    from graph.catalog import Deadline
    from graph.store import Store

_DAY: Final = len("2025-07-25")
_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of a task on a day, or somewhere in a stretch that ends on it."""

    one: TaskSummary
    deadline: Deadline
    day: date


@dataclass(frozen=True, slots=True)
class Month:
    """What falls due in a month: by day, and by the value of what names no day.

    `before` and `after` are the nearest other months (YYYY-MM) in which something
    falls due, None where nothing does; what returns without end counts for one year.
    """

    year: int
    month: int
    days: Mapping[int, tuple[Due, ...]]
    stretches: Mapping[str, tuple[Due, ...]]
    before: str | None
    after: str | None

    @property
    def total(self) -> int:
        """How many deadlines there are."""
        found = (*self.days.values(), *self.stretches.values())
        return sum(map(len, found))


def month_of(
    store: Store, found: Iterable[TaskSummary], year: int, month: int
) -> Month:
    """Lay the deadlines of some tasks out in a month."""
    wanted = year * 12 + month - 1
    days: dict[int, list[Due]] = {}
    stretches: dict[str, list[Due]] = {}
    others: set[int] = set()
    for one in found:
        for due in occurrences(store, one.task):
            others.update(_months(due, wanted))
            if not _falls_in(due, wanted):
                continue
            entry = Due(one, due.deadline, due.day)
            if _names_a_day(due):
                days.setdefault(due.day.day, []).append(entry)
            else:
                stretches.setdefault(due.deadline.value or "", []).append(entry)
    return Month(
        year=year,
        month=month,
        days={day: tuple(days[day]) for day in sorted(days)},
        stretches={value: tuple(dues) for value, dues in sorted(stretches.items())},
        before=_name(max((m for m in others if m < wanted), default=None)),
        after=_name(min((m for m in others if m > wanted), default=None)),
    )


def _number(day: date) -> int:
    """The months before that of a day, counted from the year 0."""
    return day.year * 12 + day.month - 1


def _name(number: int | None) -> str | None:
    """A month (ISO 8601) by the number of those before it."""
    return None if number is None else f"{number // 12:04}-{number % 12 + 1:02}"


def _names_a_day(due: Occurrence) -> bool:
    value = (due.deadline.value or "").rpartition("/")[2]
    return due.months is None and len(value) == _DAY


def _falls_in(due: Occurrence, wanted: int) -> bool:
    since = wanted - _number(due.day)
    if due.months is None:
        return since == 0
    return since >= 0 and since % due.months == 0


def _months(due: Occurrence, wanted: int) -> Iterator[int]:
    """The months of a deadline that may be the nearest to one; of the returning two."""
    first = _number(due.day)
    if due.months is None or wanted < first:
        yield first
        return
    last = first + (wanted - first) // due.months * due.months
    yield last - due.months if last == wanted and last > first else last
    if last + due.months <= wanted + _YEAR:
        yield last + due.months
