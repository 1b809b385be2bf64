"""Others that load the same N-Quads, each in a process of its own.

`python -m bench.scale.loaders pyoxigraph STORE FILE…` prints how long it took.
"""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.streams import Joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLOCK = 1 << 20


def pyoxigraph(store: Path, files: Sequence[Path]) -> dict[str, float]:
    """The engine's own loader, in one call, and nothing looked at."""
    engine = ox.Store(store)
    started = time.perf_counter()
    stream = io.BufferedReader(Joined(_blocks(files)), _BLOCK)
    engine.bulk_load(stream, ox.RdfFormat.N_QUADS)
    loaded = time.perf_counter()
    engine.optimize()
    optimized = time.perf_counter()
    return {
        "load": loaded - started,
        "optimize": optimized - loaded,
        "quads": len(engine),
    }


def rdflib(_: Path, files: Sequence[Path]) -> dict[str, float]:
    """A dataset of rdflib in memory."""
    from rdflib import Dataset  # noqa: PLC0415 - the other process does without

    graph = Dataset(default_union=True)
    started = time.perf_counter()
    for file in files:
        graph.parse(file, format="nquads")
    return {"load": time.perf_counter() - started}


def _blocks(files: Sequence[Path]) -> Iterator[bytes]:
    for file in files:
        with file.open("rb") as read:
            while block := read.read(_BLOCK):
                yield block


def main() -> None:
    """Load as the command line says."""
    name, store, *files = sys.argv[1:]
    load = {"pyoxigraph": pyoxigraph, "rdflib": rdflib}[name]
    print(json.dumps(load(Path(store), list(map(Path, files)))))


if __name__ == "__main__":
    main()
