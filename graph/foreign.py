"""Queries that others wrote: inspected, run, and answered within bounds.

Results are serialised to bytes in the thread that ran the query: Oxigraph aborts the
process if another thread touches a result. A result that comes row by row is cut off
at its bounds; one that the engine computes whole before its first row (COUNT over
everything) cannot be stopped from within, only with the process that runs it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

import pyoxigraph as ox

from graph.errors import NotAcceptableError, QueryRefusedError, QuerySyntaxError
from graph.formats import GRAPHS, OFFERED, RESULTS, Form, negotiate
from graph.guard import inspect
from graph.xml_text import WellFormed
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MEGABYTE = 1024 * 1024

Result = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]

_COLONS = tuple((f"{name}:", name) for name in PREFIXES)
_AT_LINE = re.compile(r"error at (\d+):")
_LETTERS = re.compile(r", \[[^]]*\](?=,|$)")
"""Classes of characters among what the parser expected: long, and no help."""
_ROW = {
    "application/sparql-results+json": b"},{",
    "application/sparql-results+xml": b"<result>",
    "text/csv": b"\n",
    "text/tab-separated-values": b"\n",
}
"""What stands at least once for each row of a serialised result, or between two."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query of others, and how it is to be answered.

    `accept` lists media types, the preferred first. Without graphs named here or in the
    query, the union of all graphs answers and the project's prefixes are known; if
    `strict`, the default graph alone, and no prefix that the query does not declare.
    Relative IRIs are relative to `base`, where the query declares no other.
    """

    sparql: str
    accept: str
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    strict: bool = False
    base: str | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long an answer may become; `seconds` counts from its first byte."""

    megabytes: float = 64
    rows: int = 1_000_000
    seconds: float = 30.0


class Output(Protocol):
    """Where an answer goes, as it comes."""

    def begin(self, media_type: str) -> None:
        """Take the media type, before any of the answer."""

    def take(self, data: bytes) -> None:
        """Take some of the answer."""


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A serialised result."""

    media_type: str
    body: bytes


@dataclass(slots=True)
class Gathered:
    """An output that keeps everything."""

    media_type: str = ""
    body: bytearray = field(default_factory=bytearray)

    def begin(self, media_type: str) -> None:
        """Take the media type."""
        self.media_type = media_type

    def take(self, data: bytes) -> None:
        """Take some of the answer."""
        self.body += data


def answer(db: ox.Store, asked: Asked, output: Output, bounds: Bounds) -> None:
    """Run a query and give out its answer.

    Raises:
        QueryRefusedError: it is an update, uses SERVICE, or it or its answer is too
            large; of an answer, a part may have been given out.
        QuerySyntaxError: it does not parse.
        NotAcceptableError: no media type asked for fits the form of the result.
    """
    give(run(db, asked), asked, output, bounds)


def give(result: Result, asked: Asked, output: Output, bounds: Bounds) -> None:
    """Give out a result; raises as `answer`."""
    form: Form = "graph"
    if isinstance(result, ox.QuerySolutions):
        form = "select"
    elif isinstance(result, ox.QueryBoolean):
        form = "ask"
    media_type = negotiate(form, asked.accept)
    if media_type is None:
        del result  # must end in this thread: the traceback would carry it off
        raise NotAcceptableError(form, OFFERED[form])
    output.begin(media_type)
    bounded = _Bounded(output, bounds, media_type)
    prefixes = {} if asked.strict else PREFIXES
    refusal = _write(result, media_type, bounded, prefixes)
    del result  # as above
    if refusal is not None:
        raise refusal


def run(db: ox.Store, asked: Asked) -> Result:
    """Begin with a query.

    Raises:
        QueryRefusedError, QuerySyntaxError: as `answer`.
    """
    chosen = bool(asked.default_graphs or asked.named_graphs)
    has_dataset = inspect(asked.sparql).has_dataset
    try:
        return db.query(
            asked.sparql,
            base_iri=asked.base,
            prefixes=None if asked.strict else _prefixes(asked.sparql),
            use_default_graph_as_union=not (has_dataset or chosen or asked.strict),
            default_graph=_nodes(asked.default_graphs) if chosen else None,
            named_graphs=_nodes(asked.named_graphs) if chosen else None,
        )
    except SyntaxError as error:
        raise syntax_error(error) from error
    except RuntimeError as error:
        raise engine_refusal(error) from error


class _Bounded:
    """The file that the engine writes an answer to, until it is too much."""

    def __init__(self, output: Output, bounds: Bounds, media_type: str) -> None:
        self._output = output
        self._bounds = bounds
        self._until = time.monotonic() + bounds.seconds
        self._mend = WellFormed() if media_type.endswith("+xml") else None
        self._row = _ROW.get(media_type)
        self._rows = self._size = 0
        self._tail = b""

    def write(self, data: bytes) -> int:
        """Pass some bytes on.

        Raises:
            QueryRefusedError: too many bytes or rows, or too much time.
        """
        self._size += len(data)
        if self._size > self._bounds.megabytes * MEGABYTE:
            raise _unbounded(self._bounds.megabytes, en="MB", vi="MB")
        if self._row is not None:
            self._count(data, self._row)
        if time.monotonic() > self._until:
            raise _unbounded(self._bounds.seconds, en="seconds", vi="giây")
        self._output.take(self._mend(data) if self._mend else data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def _count(self, data: bytes, row: bytes) -> None:
        """Count rows, also where one write ends within what stands between two."""
        seen = self._tail + data
        self._rows += seen.count(row)
        self._tail = seen[len(seen) - len(row) + 1 :]
        if self._rows > self._bounds.rows:
            raise _unbounded(self._bounds.rows, en="rows", vi="dòng")


def _write(
    result: Result,
    media_type: str,
    bounded: _Bounded,
    prefixes: Mapping[str, str],
) -> QueryRefusedError | None:
    """Write a result; a refusal is given back without a traceback, which holds it."""
    output: Any = bounded  # all that the engine asks of a file
    try:
        if isinstance(result, ox.QuerySolutions | ox.QueryBoolean):
            result.serialize(output, format=RESULTS[media_type])
        else:
            form = GRAPHS[media_type]
            ox.serialize(result, output, format=form, prefixes=dict(prefixes))
    except RuntimeError as error:
        return engine_refusal(error)
    except QueryRefusedError as error:
        return error.with_traceback(None)
    return None


def _prefixes(sparql: str) -> dict[str, str]:
    """The prefixes of the project that a query may use: the engine reads each anew."""
    return {name: PREFIXES[name] for colon, name in _COLONS if colon in sparql}


def _nodes(iris: Sequence[str]) -> list[Any]:  # lists are invariant: Any fits both
    return [graph_node(iri) for iri in iris]


def graph_node(iri: str) -> ox.NamedNode:
    """The name of a graph.

    Raises:
        QuerySyntaxError: it is no absolute IRI.
    """
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        reason = f"the name of a graph is no IRI: {error}"
        raise QuerySyntaxError(reason) from error


def engine_refusal(error: RuntimeError) -> QueryRefusedError:
    """What the engine cannot evaluate, such as a function it does not know."""
    return QueryRefusedError(f"the engine says: {error}", f"bộ máy báo: {error}")


def syntax_error(error: SyntaxError) -> QuerySyntaxError:
    """What the engine cannot parse, and in which line."""
    reason = _LETTERS.sub("", str(error))
    line = _AT_LINE.search(reason)
    return QuerySyntaxError(reason, int(line[1]) if line else None)


def _unbounded(limit: float, *, en: str, vi: str) -> QueryRefusedError:
    return QueryRefusedError(
        f"its answer takes more than {limit:g} {en}; add conditions or a LIMIT",
        f"kết quả vượt quá {limit:g} {vi}; hãy thêm điều kiện hoặc LIMIT",
    )
