"""A world as N-Quads, exactly as `chidao ingest` would store it.

It is written in files of a few thousand letters each, by several processes; a file that
is there is kept.
"""

from __future__ import annotations

import gzip
import multiprocessing
from functools import partial
from typing import TYPE_CHECKING, Final

from bench.world.writing import written
from graph.alone import nquads
from graph.iris import Iris
from graph.quads import to_quads

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.world.plan import World

PART: Final = 2500
"""Letters in a file."""


def write_world(
    world: World,
    folder: Path,
    *,
    jobs: int = 1,
    packed: bool = False,
    tell: Callable[[int], None] = lambda _: None,
) -> list[Path]:
    """Write the letters of a world into a folder; give back the files, in order.

    Args:
        world: its letters and seed; nothing in the folder is of another one.
        folder: made if need be.
        jobs: processes that write.
        packed: with gzip.
        tell: told how many letters are done, after each file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write = partial(_write, world, folder, packed=packed)
    firsts = range(0, world.letters, PART)
    files = []
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        for file in pool.imap(write, firsts):
            files.append(file)
            tell(min(len(files) * PART, world.letters))
    return files


def _write(world: World, folder: Path, first: int, *, packed: bool) -> Path:
    file = folder / f"letters-{first:07}.nq{'.gz' if packed else ''}"
    if file.exists():
        return file
    draft = file.with_name(f".{file.name}")
    with draft.open("wb") as raw:
        places = range(first, min(first + PART, world.letters))
        if packed:
            with gzip.GzipFile("", "wb", 1, raw, mtime=0) as out:
                for place in places:
                    out.write(as_quads(world, place))
        else:
            for place in places:
                raw.write(as_quads(world, place))
    return draft.rename(file)


def as_quads(world: World, place: int) -> bytes:
    """The graph of a letter as N-Quads."""
    return nquads(to_quads(written(world, place), Iris()))
