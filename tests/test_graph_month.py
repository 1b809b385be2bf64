"""Deadlines of a month: on their days, in stretches that end in it, and returning."""

from __future__ import annotations

import pytest

from graph.answers import tasks
from graph.answers.month import Month, month_of
from graph.answers.paging import MOST
from tests.samples import sample_store

MONTHLY = ["1.d", "2.b", "3.b"]


def of(year: int, month: int) -> Month:
    store = sample_store("000", "001")
    found = tasks.tasks(store, window=MOST).items
    return month_of(store, found, year, month)


# A month, the items due on its days, and those of its stretches.
@pytest.mark.parametrize(
    ("year", "month", "days", "stretches"),
    [
        (2025, 2, {}, {}),
        (
            2025,
            3,
            {},
            {"2025-Q1": ["1.l"], "P1M": ["1.d", "2.b", "3.b"], "P3M": ["2.b"]},
        ),
        (2025, 6, {29: ["4"]}, {"2025-06": ["7"], "2025-05/2025-06": ["3"]}),
        (2025, 7, {24: ["10"]}, {"P1M": MONTHLY}),
        (2025, 12, {}, {"P3M": ["2.b"]}),
        (2031, 9, {}, {"P3M": ["2.b"]}),
    ],
)
def test_deadlines_stand_where_they_end(
    year: int, month: int, days: dict[int, list[str]], stretches: dict[str, list[str]]
) -> None:
    found = of(year, month)
    on = {day: [due.one.task.label for due in dues] for day, dues in found.days.items()}
    in_ = {
        value: [due.one.task.label for due in dues]
        for value, dues in found.stretches.items()
    }
    assert on == days
    assert stretches.items() <= in_.items()
    assert found.total == sum(map(len, (*on.values(), *in_.values())))


@pytest.mark.parametrize(
    ("year", "month", "before", "after"),
    [
        (2024, 1, None, "2025-03"),
        (2025, 3, None, "2025-04"),
        (2025, 7, "2025-06", "2025-08"),
    ],
)
def test_the_nearest_months_with_something_are_told(
    year: int, month: int, before: str | None, after: str | None
) -> None:
    found = of(year, month)
    assert (found.before, found.after) == (before, after)
