"""How often, and for how long, a piece of work is timed; how tables are laid out."""

from __future__ import annotations

import gc
import os
import statistics
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

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
        runs.append(once(work))
    return tuple(runs)


def in_turns(works: Sequence[Callable[[], object]]) -> list[tuple[float, ...]]:
    """Time each of several works, in rounds that run each of them once.

    Seconds of the processor; the works are taken to be warm. What else the machine does
    slows them alike, and waiting for a core does not count.
    """
    rounds = []
    for _ in range(MIN_RUNS):
        gc.collect()
        rounds.append([once(work, time.process_time) for work in works])
    return list(zip(*rounds, strict=True))


def once(
    work: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> float:
    """Time one run of `work`, in seconds of a clock."""
    start = clock()
    work()
    return clock() - start


@contextmanager
def one_core() -> Iterator[None]:
    """Keep what this thread does on one core, whatever threads a library starts."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


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
    return aligned(lines, "<<>>><")


def aligned(lines: Sequence[tuple[str, ...]], sides: str) -> str:
    """Lay lines out in columns; `sides` has a "<" or ">" for each column."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    forms = [f"{{:{side}{width}}}" for side, width in zip(sides, widths, strict=True)]
    return "\n".join("  ".join(forms).format(*line).rstrip() for line in lines)
