"""Deadlines as days of a calendar: once, or again after so many months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph.answers.due import last_day_of
from graph.answers.recurring import MONTHS, end_of, periods
from graph.answers.written import written
from graph.catalog import catalog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.catalog import Deadline, Task
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The last day of a deadline; of one that returns the first, then every `months`.

    `number` counts the deadlines of its task from 1, those without a day among them.
    """

    number: int
    deadline: Deadline
    day: date
    months: int | None = None


def occurrences(store: Store, task: Task) -> Iterator[Occurrence]:
    """The deadlines of a task that have a day.

    One that returns falls on the last day of each period, the first time in that in
    which the letter was written; where nothing tells when that was, it is left out, as
    are conditions and spans that begin with an event.
    """
    for number, deadline in enumerate(task.deadlines, 1):
        months = MONTHS.get(deadline.value or "")
        day = last_day_of(deadline)
        if months is None and day is not None:
            yield Occurrence(number, deadline, day)
        elif months is not None and (start := _written(store, task.letter)):
            for period in periods(deadline.value, start, start):
                yield Occurrence(number, deadline, end_of(period), months)


def _written(store: Store, letter: str) -> date | None:
    """The day of a letter, or the first one that its month or year allows."""
    found = written(store, letter)
    if found is not None:
        return found.day
    printed = catalog(store).documents[letter].date
    if not printed:
        return None
    year, _, month = printed.partition("-")
    return date(int(year), int(month or 1), 1)
