"""Dates as letters print them."""

from __future__ import annotations

import pytest

from extract.dates import DATE, iso, printed_date

# A date in words, with strokes, points or hyphens; with and without "ngày".
READ = [
    ("ngày 08 tháng 5 năm 2025", "2025-05-08"),
    ("NGÀY 05 THÁNG 02 NĂM 2025", "2025-02-05"),
    ("ngày 30 tháng 4, năm 2025", "2025-04-30"),
    ("08/5/2025", "2025-05-08"),
    ("8.5.2025", "2025-05-08"),
    ("ngày 15 - 3 - 2025", "2025-03-15"),
    ("ngày 09/01 /2025", "2025-01-09"),
    ("Ngày 01/01/1999", "1999-01-01"),
]


@pytest.mark.parametrize(("printed", "value"), READ)
def test_date(printed: str, value: str) -> None:
    match = DATE.fullmatch(printed)
    assert match is not None
    assert iso(match) == value


# What has the form of a date but names no day of the calendar.
NO_DAY = ["ngày 31/02/2025", "32/1/2025", "ngày 1 tháng 13 năm 2025", "00/01/2025"]


@pytest.mark.parametrize("printed", NO_DAY)
def test_no_such_day(printed: str) -> None:
    match = DATE.fullmatch(printed)
    assert match is not None
    assert iso(match) is None


# Half a date, a month, or a date inside a longer number is no date.
REFUSED = ["ngày 15/3", "tháng 5 năm 2025", "2025-05-08", "08/5/20256", "118/5/2025"]


@pytest.mark.parametrize("printed", REFUSED)
def test_no_date(printed: str) -> None:
    assert DATE.search(printed) is None


# What stands at a place, as far as it is printed, and how many characters it takes.
PRINTED = [
    ("ngày 08 tháng 5 năm 2025 của", ("2025-05-08", 24)),
    ("08\u20135\u20132025 của", ("2025-05-08", 9)),
    ("tháng 5 năm 2025 của", ("2025-05", 16)),
    ("tháng 12/2025 của", ("2025-12", 13)),
    ("năm 2025 của", ("2025", 8)),
    ("ngày 31/02/2025 của", (None, 15)),
    ("năm 2021-2025", None),
    ("quý I năm 2025", None),
]


@pytest.mark.parametrize(("text", "value"), PRINTED)
def test_printed_date(text: str, value: tuple[str | None, int] | None) -> None:
    assert printed_date(text, 0) == value
