"""What a cluster costs and gives: `python -m bench.cluster`, or `make bench-cluster`.

The same letters into a new store by `--jobs N`, and by `--cluster local` with as many
workers, whole commands side by side. On one machine both have the same cores: what is
seen is what Dask takes, and whether it grows with the workers.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from pathlib import Path

from bench.jobs import ingest
from bench.timing import LETTERS, aligned

_HEAD = (
    "ỦY BAN NHÂN DÂN TỈNH KON TUM\nSố: {}/UBND-KTTH\nKon Tum, ngày 5 tháng 6 năm 2025\n"
)


def letters(folder: Path, count: int) -> list[Path]:
    """Write the letters of `examples/` in turn, each time with a number of its own."""
    texts = [file.read_text("utf-8") for file in LETTERS]
    files = [folder / f"{number:06}.txt" for number in range(1, count + 1)]
    for number, file in enumerate(files, 1):
        file.write_text(_HEAD.format(number) + texts[number % len(texts)], "utf-8")
    return files


def table(files: list[Path], workers: list[int]) -> str:
    """Return the table: both ways for each number of workers, one after the other."""
    lines = [("chidao ingest", "seconds", "letters/s", "beside", "reading")]
    for count in workers:
        plain = ingest(files, count)
        cluster = ingest(files, count, "--cluster", "local")
        for run, name in ((plain, "jobs"), (cluster, "cluster local --jobs")):
            lines.append(
                (
                    f"--{name} {count}",
                    f"{run.seconds:.1f}",
                    f"{len(files) / run.seconds:.1f}",
                    f"{plain.seconds / run.seconds:.2f}",
                    f"{run.share:.0%}",
                )
            )
    return aligned(lines, "<>>>>")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", type=int, default=200)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2, 3])
    given = parser.parse_args()
    cores = len(os.sched_getaffinity(0))
    print(f"Python {platform.python_version()}, {cores} cores; {given.letters} letters")
    with tempfile.TemporaryDirectory() as folder:
        print(table(letters(Path(folder), given.letters), given.workers))


if __name__ == "__main__":
    main()
