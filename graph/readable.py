"""What can be asked of an RDF dataset, be it the store, a snapshot or in memory.

The default graph of a query is the union of all named graphs unless it chooses its own
dataset.
"""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING, TypeVar, cast

import pyoxigraph as ox

from graph.engine import engine_errors
from graph.foreign import Asked, Bounds, Gathered, QueryResult
from graph.formats import EXPORTS
from graph.xml_text import well_formed
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import IO

    from graph.engines.interface import Engine
    from graph.foreign import Output

T = TypeVar("T")
Term = ox.NamedNode | ox.Literal
Row = dict[str, str]

_PARAMETER = re.compile(r"\$(\w+)")


class Readable:
    """A dataset that is open; safe to use from several threads."""

    def __init__(self, engine: Engine, path: Path | None = None) -> None:
        self._engine = engine
        self._path = path
        self._kept: dict[str, object] = {}
        self._lasting: dict[str, object] = {}
        self._making = threading.RLock()

    def query(self, sparql: str, accept: str) -> QueryResult:
        """Run a foreign query; `accept` lists media types, the preferred first.

        Raises:
            QueryRefusedError: it is an update, uses SERVICE, or it or its answer is
                too large.
            QuerySyntaxError: it does not parse.
            NotAcceptableError: no media type asked for fits the form of the result.
        """
        gathered = Gathered()
        self.answer(Asked(sparql, accept), gathered, Bounds())
        return QueryResult(gathered.media_type, bytes(gathered.body))

    def answer(self, asked: Asked, output: Output, bounds: Bounds) -> None:
        """Give out the answer to a foreign query as it comes; raises as `query`."""
        with engine_errors(self._path):
            self._engine.answer(asked, output, bounds)

    def rows(self, sparql: str, **parameters: Term) -> list[Row]:
        """Run a query of our own; `$name` in it stands for the parameter of that name.

        Values come as strings: the IRI, or the lexical form of the literal; what is
        not bound is left out of its row.
        """
        text = _PARAMETER.sub(lambda match: str(parameters[match[1]]), sparql)
        with engine_errors(self._path):
            return self._engine.rows(text)

    def quads(
        self, graph: str | None = None, subject: str | None = None
    ) -> list[ox.Quad]:
        """The quads of a named graph, or all; of a subject, or of any."""
        with engine_errors(self._path):
            return list(self.each(graph, subject))

    def each(
        self, graph: str | None = None, subject: str | None = None
    ) -> Iterator[ox.Quad]:
        """The same as `quads`, found as they are asked for.

        To be gone through where it is asked for: what is held when an error passes
        ends in another thread, where the engine cannot free it.
        """
        name = None if graph is None else ox.NamedNode(graph)
        start = None if subject is None else ox.NamedNode(subject)
        return self._engine.matching(start, None, None, name)

    def has_graph(self, graph: ox.NamedNode | ox.DefaultGraph) -> bool:
        """Whether there is such a graph, be it empty; the default graph always is."""
        return isinstance(graph, ox.DefaultGraph) or self._engine.has_graph(graph)

    def matching(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        value: ox.NamedNode | None = None,
        *,
        graph: str | None = None,
        most: int | None = None,
    ) -> list[ox.Triple]:
        """The triples that fit, of a graph or of any, each once; the first `most`."""
        start = None if subject is None else ox.NamedNode(subject)
        name = None if predicate is None else ox.NamedNode(predicate)
        within = None if graph is None else ox.NamedNode(graph)
        found: dict[ox.Triple, None] = {}
        with engine_errors(self._path):
            for quad in self._engine.matching(start, name, value, within):
                if len(found) == most:
                    break
                found[quad.triple] = None
        return list(found)

    def keep(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, kept until the store changes."""
        kept = self._kept
        if name not in kept:
            kept[name] = make()
        return cast("T", kept[name])

    def lasting(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, kept as long as the dataset is open."""
        with self._making:
            if name not in self._lasting:
                self._lasting[name] = make()
            return cast("T", self._lasting[name])

    def count(self) -> int:
        """How many quads there are; the engine counts them one by one."""
        return self._engine.count()

    def graphs(self) -> list[str]:
        """The names of the graphs, sorted."""
        return sorted(self._engine.graphs())

    def dump(self, format: str = "nquads", *, without: Iterable[str] = ()) -> bytes:  # noqa: A002 - the word users know
        """All quads, sorted: as N-Quads, equal stores give equal bytes.

        Args:
            format: a key of `EXPORTS`.
            without: named graphs to leave out.
        """
        chosen = EXPORTS[format]
        left_out = {ox.NamedNode(graph) for graph in without}
        with engine_errors(self._path):
            quads = [q for q in self.each() if q.graph_name not in left_out]
        quads.sort(key=str)
        if chosen.supports_datasets:
            return _serialize(quads, chosen)
        return _serialize(dict.fromkeys(quad.triple for quad in quads), chosen)

    def stream(self, output: IO[bytes], format: str = "nquads") -> None:  # noqa: A002 - as above
        """Write all quads as they come, in a format that has named graphs.

        Nothing is held in memory, and other threads go on.
        """
        self._engine.dump(output, EXPORTS[format])


def _serialize(
    data: Iterable[ox.Triple] | Iterable[ox.Quad], format_: ox.RdfFormat
) -> bytes:
    made = ox.serialize(data, format=format_, prefixes=dict(PREFIXES)) or b""
    return well_formed(made) if format_ == ox.RdfFormat.RDF_XML else made
