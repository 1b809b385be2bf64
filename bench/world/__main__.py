"""A world of letters as N-Quads: `python -m bench.world 10000 -o world`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from bench.world.files import write_world
from bench.world.plan import World


def main() -> None:
    """Write a world as the command line says, and tell how fast."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("letters", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2, help="processes that write")
    parser.add_argument("--gzip", action="store_true")
    parser.add_argument("-o", "--output", type=Path, default=Path("world"))
    given = parser.parse_args()
    started = time.perf_counter()
    files = write_world(
        World(given.letters, given.seed),
        given.output,
        jobs=given.jobs,
        packed=given.gzip,
        tell=lambda done: print(f"\r{done:,} letters", end="", file=sys.stderr),
    )
    seconds = time.perf_counter() - started
    size = sum(file.stat().st_size for file in files) / 1e6
    rate = given.letters / seconds
    print(f"\r{given.letters:,} letters, {size:,.0f} MB, {rate:,.0f} letters/s")


if __name__ == "__main__":
    main()
