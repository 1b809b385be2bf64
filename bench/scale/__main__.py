"""Growth from a thousand letters on: `python -m bench.scale --letters 1000,10000`.

Worlds, stores and figures are kept in a folder (`--keep`), and what is there is not
measured again. The tables are Markdown; the command ends with 1 if an answer was not
what the plan of the world says.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.scale import loading, queries, serving, steps, writing
from bench.scale.figures import beside, kept, table, wrong
from bench.world.files import write_world
from bench.world.plan import World

if TYPE_CHECKING:
    from bench.scale.figures import Figures


def sections(letters: int, keep: Path, jobs: int) -> dict[str, Figures]:
    """The figures of one size, by what they are of."""
    world, folder = World(letters), keep / str(letters)
    store = folder / "store"
    files = write_world(world, folder / "world", jobs=jobs)
    return {
        "reading": kept(folder / "reading.json", lambda: steps.measured(world)),
        "loading": kept(
            folder / "loading.json", lambda: loading.measured(files, letters, folder)
        ),
        "asking": kept(folder / "asking.json", lambda: serving.measured(world, store)),
        "SPARQL": kept(folder / "sparql.json", lambda: queries.measured(world, folder)),
        "writing": kept(
            folder / "writing.json", lambda: writing.measured(world, store)
        ),
    }


def main() -> None:
    """Measure as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--letters", default="1000", help="sizes, with commas between")
    parser.add_argument("--keep", type=Path, default=Path("bench-scale"))
    parser.add_argument("--jobs", type=int, default=2, help="processes that write")
    given = parser.parse_args()
    sizes = [int(size) for size in given.letters.split(",")]
    measured = {
        size: sections(size, given.keep.resolve(), given.jobs) for size in sizes
    }
    for title in ("reading", "loading", "asking", "writing"):
        print(table(title, {size: found[title] for size, found in measured.items()}))
    for size, found in measured.items():
        print(beside(f"{size:,} letters, ms", found["SPARQL"]))
    if mistakes := wrong(found["asking"] for found in measured.values()):
        sys.exit(f"not as planned: {', '.join(mistakes)}")


if __name__ == "__main__":
    main()
