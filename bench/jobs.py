"""What several workers are worth: `chidao ingest --jobs`, each into a new store."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bench.commands import CHIDAO
from bench.timing import aligned, once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.texts import Texts


@dataclass(frozen=True, slots=True)
class Run:
    """An ingest: its workers and its seconds.

    `seconds` by the clock, `processor` of all its processes; `reading` is what its
    report says that files took to be read and extracted.
    """

    jobs: int
    seconds: float
    processor: float
    reading: float

    @property
    def share(self) -> float:
        """How much of its time each worker reads and extracts, its own start included.

        The rest of it, it waits for the store and for the program to begin and end.
        """
        return self.reading / self.jobs / self.seconds


def jobs(texts: Texts) -> str:
    """Return the table: a line for one worker, for two, four …, for one a core."""
    runs = [ingest(texts.files, count) for count in counts(_cores())]
    lines = [("chidao ingest", "seconds", "speed-up", "cores busy", "reading")]
    lines += [
        (
            f"--jobs {run.jobs}",
            f"{run.seconds:.1f}",
            f"{runs[0].seconds / run.seconds:.2f}",
            f"{run.processor / run.seconds:.1f}",
            f"{run.share:.0%}",
        )
        for run in runs
    ]
    return aligned(lines, "<>>>>")


def counts(cores: int) -> list[int]:
    """Return the numbers of workers that are timed: doubled up to the cores.

    >>> counts(6)
    [1, 2, 4, 6]
    """
    doubled = (2**power for power in range(cores.bit_length()))
    return sorted({*doubled, cores})


def _cores() -> int:
    return len(os.sched_getaffinity(0))


def ingest(files: Sequence[Path], count: int, *options: str) -> Run:
    """Time an ingest into a new store, by so many workers."""
    with tempfile.TemporaryDirectory() as folder:
        store, report = Path(folder, "store"), Path(folder, "report.jsonl")
        command = [CHIDAO, "--store", store, "ingest", "--jobs", str(count), *options]
        command += ["--report", report, *files]
        # A file that is no letter makes the command fail, when it has read all of them.
        work = partial(subprocess.run, command, check=False, capture_output=True)
        before = _processor()
        seconds, processor = once(work), _processor() - before
        lines = report.read_text("utf-8").splitlines()
    if len(lines) != len(files):
        message = f"ingest reported {len(lines)} of {len(files)} files"
        raise RuntimeError(message)
    reading = sum(json.loads(line)["seconds"] for line in lines)
    return Run(count, seconds, processor, reading)


def _processor() -> float:
    """The processor's seconds of all programs that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
