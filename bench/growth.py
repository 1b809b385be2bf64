"""How the time to read and extract one text grows with the text.

The exponent is 1 where twice the text takes twice the time, 2 where it takes four
times; that of the two largest sizes shows what small ones may hide. A file of text may
have 5 MB (`extract/readers/plain.py`); all here are smaller.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from math import log
from statistics import linear_regression
from typing import TYPE_CHECKING, Final

from bench.large_texts import decree, repeated
from bench.timing import aligned, once, one_core
from extract.pipeline import extract
from extract.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STEEP: Final = 1.25
"""The exponent above which growth is called a blow-up."""

PATIENCE: Final = 10.0
"""Seconds of one run after which larger texts of the kind are left out."""

_HEAD = ("one text of", "kB", "seconds", "exponent", "at the end", "")
_SHORT = 0.5  # seconds below which the best of several runs counts
_RUNS = 3
_KB = 1000


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of text, what makes one of so many bytes, and the sizes timed."""

    name: str
    make: Callable[[int], str]
    sizes: tuple[int, ...]


def _item(name: str, unit: str, *sizes: float) -> Case:
    """An item of a letter that says one thing over and over; sizes in kB."""
    return Case(name, partial(repeated, unit), tuple(int(kb * _KB) for kb in sizes))


CASES: Final = (
    Case("decree", decree, (250 * _KB, 500 * _KB, 1000 * _KB, 2000 * _KB)),
    _item("digits", "1", 250, 500, 1000),
    _item("open brackets", "(", 25, 50, 100),
    _item("blanks", " ", 1000, 2000, 4000),
    _item("quotation marks", "“", 75, 150, 300),
    _item("dots", ". ", 25, 50, 100),
    _item("one citation", "Nghị quyết số 1/NQ-CP ", 100, 200, 400),
    _item("one line of an item", "1. a\n", 25, 50, 100),
    _item("percentages", "10% ", 25, 50, 100),
)


def growth() -> str:
    """Return the table: a line for each kind of text."""
    lines: list[tuple[str, ...]] = [_HEAD]
    with one_core():
        _took(decree(_KB * 20))  # warms up
        lines += map(_line, CASES)
    return aligned(lines, "<>>>><")


def _line(case: Case) -> tuple[str, ...]:
    seconds: list[float] = []
    for size in case.sizes:
        seconds.append(_took(case.make(size)))
        if seconds[-1] > PATIENCE:
            break
    timed = case.sizes[: len(seconds)]
    slopes = exponent(timed, seconds), exponent(timed[-2:], seconds[-2:])
    notes = ["steep"] if max(slopes) > STEEP else []
    if left := len(case.sizes) - len(timed):
        notes.append(f"{left} larger left out")
    return (
        case.name,
        " ".join(f"{size / _KB:g}" for size in case.sizes),
        " ".join(f"{second:.2f}" for second in seconds),
        *(f"{slope:.2f}" for slope in slopes),
        ", ".join(notes),
    )


def _took(text: str) -> float:
    """The processor's seconds for a text; the best of a few runs of a short one."""
    timed = partial(once, partial(_read, text.encode()), time.process_time)
    seconds = timed()
    if seconds < _SHORT:
        seconds = min(seconds, *(timed() for _ in range(_RUNS - 1)))
    return seconds


def _read(data: bytes) -> None:
    extract(read_bytes(data, "text.txt"))


def exponent(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Return how steeply time grows: the slope of its logarithm over that of size.

    It is infinite where a single size was timed.

    >>> round(exponent([1, 2, 4], [3, 12, 48]), 6)
    2.0
    """
    if len(sizes) == 1:
        return float("inf")
    return linear_regression(list(map(log, sizes)), list(map(log, seconds))).slope
