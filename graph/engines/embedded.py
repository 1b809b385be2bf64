"""Oxigraph within this process, on disk or in memory."""

from __future__ import annotations

import shutil
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from graph import foreign, updates
from graph.disk import add_snapshot
from graph.engines.interface import data, refilling
from graph.engines.rows import rows_of
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from graph.foreign import Asked, Bounds, Output
    from graph.graph_store import GraphName
    from graph.readable import Row
    from graph.updates import Checked


class Embedded:
    """An engine of our own; snapshots of it are made in `folder`, if there is one."""

    def __init__(self, db: ox.Store, folder: Path | None = None) -> None:
        self._db = db
        self._folder = folder

    def rows(self, sparql: str) -> list[Row]:
        """The rows of a SELECT of our own."""
        prefixes = dict(PREFIXES)
        return rows_of(
            self._db.query(sparql, prefixes=prefixes, use_default_graph_as_union=True),
            sparql,
        )

    def answer(self, asked: Asked, output: Output, bounds: Bounds) -> None:
        """Give out the answer to a foreign query as it comes."""
        foreign.answer(self._db, asked, output, bounds)

    def matching(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        value: ox.NamedNode | None,
        graph: ox.NamedNode | None,
    ) -> Iterator[ox.Quad]:
        """The quads that fit, found as they are asked for.

        The engine's iterator has to end in its thread: nothing may hold it that an
        error could carry off, be it a local variable of a frame that it passes.
        """
        yield from self._db.quads_for_pattern(subject, predicate, value, graph)

    def graphs(self) -> list[str]:
        """The names of the graphs."""
        return [str(name.value) for name in self._db.named_graphs()]

    def has_graph(self, graph: ox.NamedNode) -> bool:
        """Whether there is such a graph, be it empty."""
        return self._db.contains_named_graph(graph)

    def count(self) -> int:
        """How many quads there are; they are counted one by one."""
        return len(self._db)

    def dump(self, output: IO[bytes], format_: ox.RdfFormat) -> None:
        """Write all quads as they come; other threads go on."""
        self._db.dump(output, format_, prefixes=dict(PREFIXES))

    def update(self, update: Checked) -> None:
        """Run a foreign update, in one transaction."""
        updates.run(self._db, update)

    def try_out(self, update: Checked, copy: Path) -> None:
        """Run a foreign update on a copy that is thrown away."""
        self._db.backup(str(copy))
        try:
            updates.run(ox.Store(str(copy)), update)
        finally:
            shutil.rmtree(copy, ignore_errors=True)

    def exchange(self, gone: Collection[ox.Quad], added: Collection[ox.Quad]) -> None:
        """Put quads in the place of others, in one transaction; no graph is empty."""
        if not gone:
            self._db.extend(added)
            return
        self._db.update(
            f"DELETE DATA {{ {data(gone)} }} ; INSERT DATA {{ {data(added)} }}"
        )
        for name in {quad.graph_name for quad in gone}:
            if not next(self._db.quads_for_pattern(None, None, None, name), None):
                self._db.remove_graph(name)

    def refill(self, graph: GraphName, quads: Collection[ox.Quad]) -> None:
        """Make a graph hold these quads, in one transaction."""
        self._db.update(refilling(graph, quads))

    def load(self, nquads: IO[bytes]) -> None:
        """Add N-Quads in bulk, all or nothing; new files are written each time."""
        self._db.bulk_load(nquads, ox.RdfFormat.N_QUADS)

    def optimize(self) -> None:
        """Put in order what was loaded: it is asked several times faster then."""
        self._db.optimize()

    def make_graph(self, graph: GraphName) -> None:
        """Have a graph be there, empty if it is new."""
        self._db.add_graph(graph)

    def drop_graph(self, graph: GraphName) -> None:
        """Remove a graph and all its quads."""
        self._db.remove_graph(graph)

    def flush(self) -> None:
        """Have everything on disk."""
        self._db.flush()

    def publish(self) -> str:
        """Make a snapshot for other processes; its number."""
        return add_snapshot(self._folder, self._db).name if self._folder else ""

    @staticmethod
    def look() -> bool:
        """Nobody else writes."""
        return False

    def close(self) -> None:
        """Let go of the files."""
        del self._db
