"""How often, and for how long, a piece of work is timed."""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

LETTERS: Final = tuple(
    sorted((Path(__file__).resolve().parents[1] / "examples").glob("*.txt"))
)
MIN_RUNS: Final = 5
SECONDS: Final = 2.0


@dataclass(frozen=True, slots=True)
class Timing:
    """What was timed, on how much, and how long each run took, in seconds."""

    work: str
    size: str
    runs: tuple[float, ...]
    note: str = ""

    @property
    def p50(self) -> float:
        """The median."""
        return statistics.median(self.runs)

    @property
    def p95(self) -> float:
        """The time that nineteen runs of twenty stay under."""
        return statistics.quantiles(self.runs, n=20, method="inclusive")[-1]


def measure(work: Callable[[], object]) -> tuple[float, ...]:
    """Time `work` for about two seconds, after one run that warms it up."""
    work()
    runs: list[float] = []
    gc.collect()
    end = time.perf_counter() + SECONDS
    while len(runs) < MIN_RUNS or time.perf_counter() < end:
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return tuple(runs)


def table(timings: list[Timing]) -> str:
    """Lay the timings out, one a line."""
    lines = [("", "", "runs", "p50 ms", "p95 ms", "")]
    lines += [
        (
            timing.work,
            timing.size,
            str(len(timing.runs)),
            f"{timing.p50 * 1000:.2f}",
            f"{timing.p95 * 1000:.2f}",
            timing.note,
        )
        for timing in timings
    ]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        f"{work:<{widths[0]}}  {size:<{widths[1]}}  {runs:>{widths[2]}}"
        f"  {p50:>{widths[3]}}  {p95:>{widths[4]}}  {note}".rstrip()
        for work, size, runs, p50, p95, note in lines
    )
