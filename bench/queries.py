"""Every shipped query beside its naive form: `python -m bench.queries`.

`docs/queries` has the queries as they are shipped, `bench/naive` the same questions as
one would write them who does not know the engine: without VALUES and sub-SELECT,
negations as OPTIONAL and !BOUND, what is known told by FILTER. Both are asked of the
same store, in a process that is put down after a minute; their answers are the same.
"""

from __future__ import annotations

import argparse
import multiprocessing
import statistics
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from bench.serving import ROOT
from bench.stores import ingested, worldly
from bench.timing import aligned
from graph.disk import snapshots
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection

SHIPPED: Final = ROOT / "docs" / "queries"
NAIVE: Final = ROOT / "bench" / "naive"
PATIENCE: Final = 60.0
"""Seconds that a query may take."""

RUNS: Final = 5
_SHORT: Final = 2.0

Rows = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """How long a query took, in seconds, and its rows; no rows if it was put down."""

    seconds: float
    rows: Rows | None


class Asker:
    """Asks a store in a process that is put down when it takes too long."""

    def __init__(self, store: Path) -> None:
        """Keep where the newest snapshot of the store is."""
        self._snapshot = snapshots(store)[-1]
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=_answer, args=(self._snapshot, theirs), daemon=True
        )
        self._process.start()
        self._pipe.recv()  # the store is open

    def ask(self, query: str) -> Asked:
        """Ask once."""
        self._pipe.send(query)
        if self._pipe.poll(PATIENCE):
            seconds, rows = self._pipe.recv()
            return Asked(seconds, rows)
        self._process.kill()
        self._process.join()
        self._start()
        return Asked(PATIENCE, None)

    def measure(self, query: str) -> Asked:
        """Ask a few times, once if it takes long; the median of the times."""
        first = self.ask(query)
        if first.seconds > _SHORT:
            return first
        times = [self.ask(query).seconds for _ in range(RUNS)]
        return Asked(statistics.median(times), first.rows)


def _answer(snapshot: Path, pipe: Connection) -> None:
    """Answer the queries that come by a pipe."""
    store = ox.Store.read_only(str(snapshot))
    pipe.send("ready")
    with suppress(EOFError):  # nobody asks any more
        while True:
            query = pipe.recv()
            started = time.perf_counter()
            rows = rows_of(store, query)
            pipe.send((time.perf_counter() - started, rows))


def rows_of(store: ox.Store, query: str) -> Rows:
    """The rows of a SELECT query, its variables in the order of their names.

    Of a CONSTRUCT query, the triples.
    """
    found = store.query(query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    if isinstance(found, ox.QueryTriples):
        return frozenset(tuple(map(str, triple)) for triple in found)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError(query)
    names = sorted(variable.value for variable in found.variables)
    return frozenset(tuple(str(row[name]) for name in names) for row in found)


def compared(asker: Asker, names: Iterable[str]) -> Iterator[tuple[str, Asked, Asked]]:
    """Each query by name, as shipped and naive."""
    for name in names:
        shipped, naive = (
            asker.measure((folder / f"{name}.rq").read_text("utf-8"))
            for folder in (SHIPPED, NAIVE)
        )
        yield name, shipped, naive


def table(results: Iterable[tuple[str, Asked, Asked]]) -> tuple[str, list[str]]:
    """Lay the times out, and name the queries whose answers differ."""
    lines = [("", "rows", "shipped ms", "naive ms", "x", "")]
    different = []
    for name, shipped, naive in results:
        note = ""
        if shipped.rows is None or naive.rows is None:
            note = f"put down after {PATIENCE:.0f} s"
        elif shipped.rows != naive.rows:
            note = f"answers differ: naive has {len(naive.rows)} rows"
            different.append(name)
        more = ">" if naive.rows is None else ""
        lines.append(
            (
                name,
                "?" if shipped.rows is None else str(len(shipped.rows)),
                f"{shipped.seconds * 1000:.1f}",
                f"{more}{naive.seconds * 1000:.1f}",
                f"{more}{naive.seconds / shipped.seconds:.1f}",
                note,
            )
        )
    return aligned(lines, "<>>>><"), different


def main() -> None:
    """Compare as the command line says; end with 1 if answers differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="one that is there")
    parser.add_argument("--texts", type=Path, nargs="*", help="letters to ingest")
    parser.add_argument("--world", type=int, default=0, help="letters to add")
    parser.add_argument("names", nargs="*", help="some queries only")
    given = parser.parse_args()
    names = given.names or sorted(path.stem for path in SHIPPED.glob("*.rq"))
    with tempfile.TemporaryDirectory() as folder:
        store = given.store or Path(folder, "store")
        if given.store is None:
            ingested(store, *([given.texts] if given.texts else []))
            if given.world:
                worldly(store, given.world)
        shown, different = table(compared(Asker(store), names))
    print(shown)
    if different:
        sys.exit(f"answers differ: {', '.join(different)}")


if __name__ == "__main__":
    main()
