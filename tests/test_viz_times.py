"""Days, periods and deadlines in words."""

from __future__ import annotations

from datetime import date

import pytest

from graph.catalog import Deadline
from viz.times import day, due, in_full

BEFORE = Deadline("trước ngày 25 tháng 7 năm 2025", "2025-07-25", "date", "before")
QUARTER = Deadline("trong Quý I", "2025-Q1", "period", "within")
SPAN = Deadline("tháng 5 và tháng 6", "2025-05/2025-06", "period", None)
SOON = Deadline("trong 15 ngày", "P15D", "relative", "within")
HOUR = Deadline("trước 17 giờ ngày 06/9/2025", "2025-09-06", "date", "before")


# A deadline; what it is called in Vietnamese and in English.
@pytest.mark.parametrize(
    ("deadline", "vi", "en"),
    [
        (BEFORE, "trước ngày 25/7/2025", "before 2025-07-25"),
        (QUARTER, "trong quý I/2025", "within Q1 2025"),
        (SPAN, "tháng 5/2025 – tháng 6/2025", "2025-05 – 2025-06"),
        (Deadline("hàng tháng", "P1M", "recurring", None), "hằng tháng", "every month"),
        (
            Deadline("trong 15 ngày", "P15D", "relative", "within"),
            *2 * ("trong 15 ngày",),
        ),
        (Deadline("khi cần", None, "conditional", None), "khi cần", "khi cần"),
        (HOUR, HOUR.text, HOUR.text),
    ],
)
def test_deadlines_are_said_as_people_do(deadline: Deadline, vi: str, en: str) -> None:
    assert (due(deadline, "vi"), due(deadline, "en")) == (vi, en)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2025, 2, 5), "ngày 05 tháng 02 năm 2025"),
        (date(2025, 3, 12), "ngày 12 tháng 3 năm 2025"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days_in_papers_are_written_as_the_decree_says(value: date, words: str) -> None:
    assert in_full(value) == words


@pytest.mark.parametrize(
    ("value", "vi"),
    [
        ("2025-05-08", "08/5/2025"),
        ("2025-02-12", "12/02/2025"),
        (date(2025, 12, 31), "31/12/2025"),
        ("2025-01", "01/2025"),
        ("2025", "2025"),
        ("sau Tết", "sau Tết"),
        (None, ""),
    ],
)
def test_days_on_pages_are_written_as_the_decree_says(
    value: date | str | None, vi: str
) -> None:
    assert day(value, "vi") == vi
    assert day(value, "en") == str(value or "")
