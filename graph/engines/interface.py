"""What is asked of an engine: the seam between the store and whatever keeps its quads.

Each change is all or nothing as far as the engine can. Terms come back as they were put
in, in the form that Oxigraph gives them (`"01"^^xsd:integer` is `"1"`).
"""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    import pyoxigraph as ox

    from graph.foreign import Asked, Bounds, Output
    from graph.graph_store import GraphName
    from graph.readable import Row
    from graph.updates import Checked


class Engine(Protocol):
    """A dataset of quads; used from several threads, written by one at a time."""

    def rows(self, sparql: str) -> list[Row]:
        """The rows of a SELECT of our own over the union of all graphs.

        It may use the project's prefixes. What is not bound is left out of its row.
        """

    def answer(self, asked: Asked, output: Output, bounds: Bounds) -> None:
        """Give out the answer to a foreign query; raises as `Readable.query`."""

    def matching(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        value: ox.NamedNode | None,
        graph: ox.NamedNode | None,
    ) -> Iterator[ox.Quad]:
        """The quads that fit, found as they are asked for; None fits everything."""

    def graphs(self) -> list[str]:
        """The names of the graphs, in any order."""

    def has_graph(self, graph: ox.NamedNode) -> bool:
        """Whether there is such a graph."""

    def count(self) -> int:
        """How many quads there are."""

    def dump(self, output: IO[bytes], format_: ox.RdfFormat) -> None:
        """Write all quads as they come, in a format that has named graphs."""

    def update(self, update: Checked) -> None:
        """Run a foreign update; raises as `Store.update`."""

    def try_out(self, update: Checked, copy: Path) -> None:
        """Run a foreign update on a copy that is thrown away, if there can be one."""

    def exchange(self, gone: Collection[ox.Quad], added: Collection[ox.Quad]) -> None:
        """Put quads in the place of others."""

    def refill(self, graph: GraphName, quads: Collection[ox.Quad]) -> None:
        """Make a graph hold these quads of it, which may have blank nodes."""

    def load(self, nquads: IO[bytes]) -> None:
        """Add N-Quads that are not there, in bulk, all or nothing, as they come."""

    def optimize(self) -> None:
        """Put in order what was loaded in bulk."""

    def make_graph(self, graph: GraphName) -> None:
        """Have a graph be there, empty if it is new and the engine knows empty ones."""

    def drop_graph(self, graph: GraphName) -> None:
        """Remove a graph and all its quads."""

    def flush(self) -> None:
        """Have everything on disk."""

    def publish(self) -> str:
        """Have other processes see the present state; its name, empty if there is none.

        Every other state has another name, whoever made it.
        """

    def look(self) -> bool:
        """Whether another process wrote since this was asked last."""

    def close(self) -> None:
        """Let go of it."""


def data(quads: Collection[ox.Quad]) -> str:
    """Quads as they stand within the braces of `INSERT DATA` and `DELETE DATA`."""
    return " ".join(
        f"GRAPH {quad.graph_name} {{ {quad.triple} }}"
        if str(quad.graph_name) != "DEFAULT"
        else f"{quad.triple} ."
        for quad in quads
    )


def refilling(graph: GraphName, quads: Collection[ox.Quad]) -> str:
    """An update that makes a graph hold these quads of it."""
    named = str(graph) != "DEFAULT"
    which = f"GRAPH {graph}" if named else "DEFAULT"
    create = f"CREATE SILENT {which} ;" if named else ""
    return f"{create} CLEAR {which} ; INSERT DATA {{ {data(quads)} }}"
