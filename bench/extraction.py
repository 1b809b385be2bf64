"""Four tables of extraction: `python -m bench.extraction`, or `make bench-extract`.

Its speed beside public extractors, where its time goes, its growth with the text, the
worth of workers.
"""

from __future__ import annotations

import argparse
import os
import platform
from functools import partial
from pathlib import Path

from bench.growth import growth
from bench.jobs import jobs
from bench.speed import speed
from bench.stages import stages
from bench.texts import VARIABLE, texts_of


def main() -> None:
    """Print the tables, each when it is done."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = os.environ.get(VARIABLE)
    parser.add_argument(
        "--texts",
        type=Path,
        default=Path(default) if default else None,
        help=f"folder of *.txt; else ${VARIABLE}, a corpus beside, examples/",
    )
    texts = texts_of(parser.parse_args().texts)
    cores = len(os.sched_getaffinity(0))
    print(f"Python {platform.python_version()}, {cores} cores; {texts}", flush=True)
    for title, table in (
        ("speed, on one core", partial(speed, texts)),
        ("stages, on one core", partial(stages, texts)),
        ("growth, on one core", growth),
        (f"jobs, on {cores} cores", partial(jobs, texts)),
    ):
        print(f"\n{title}\n", flush=True)
        print(table(), flush=True)


if __name__ == "__main__":
    main()
