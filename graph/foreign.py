"""Queries that others wrote: inspected, run, and answered within bounds.

Results are serialised to bytes in the thread that ran the query: Oxigraph aborts the
process if another thread touches a result. A result that comes row by row is cut off
at `MAX_ANSWER` bytes or `MAX_SECONDS`; one that the engine computes whole before its
first row (COUNT over everything) cannot be stopped, so few are let in at a time.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graph.errors import NotAcceptableError, QueryRefusedError, QuerySyntaxError
from graph.formats import GRAPHS, OFFERED, RESULTS, Form, negotiate
from graph.guard import inspect
from graph.xml_text import well_formed
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_ANSWER = 64 * 1024 * 1024
MAX_SECONDS = 30.0

_AT_LINE = re.compile(r"error at (\d+):")


@dataclass(frozen=True, slots=True)
class QueryResult:
    """A serialised result."""

    media_type: str
    body: bytes
    form: Form


@dataclass(slots=True)
class _Answer:
    """Takes what the engine writes, until it is too much."""

    until: float = field(default_factory=lambda: time.monotonic() + MAX_SECONDS)
    body: bytearray = field(default_factory=bytearray)

    def write(self, data: bytes) -> int:
        """Take some bytes.

        Raises:
            QueryRefusedError: too many bytes, or too much time.
        """
        self.body += data
        if len(self.body) > MAX_ANSWER:
            size = MAX_ANSWER // 1024**2
            raise _unbounded(size, en="MB", vi="MB")
        if time.monotonic() > self.until:
            raise _unbounded(MAX_SECONDS, en="seconds", vi="giây")
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""


def ask(
    db: ox.Store,
    sparql: str,
    accept: str,
    *,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> QueryResult:
    """Run a query; the union of all graphs answers unless it chooses its dataset.

    Raises:
        QueryRefusedError: it is an update, uses SERVICE, or it or its answer is too
            large.
        QuerySyntaxError: it does not parse.
        NotAcceptableError: no media type asked for fits the form of the result.
    """
    chosen = bool(default_graphs or named_graphs)
    try:
        result = db.query(
            sparql,
            prefixes=dict(PREFIXES),
            use_default_graph_as_union=not (inspect(sparql).has_dataset or chosen),
            default_graph=_nodes(default_graphs) if chosen else None,
            named_graphs=_nodes(named_graphs) if chosen else None,
        )
    except SyntaxError as error:
        raise _syntax_error(error) from error
    except RuntimeError as error:
        raise _engine_refusal(error) from error
    form: Form = "select"
    if isinstance(result, ox.QueryTriples):
        form = "graph"
    elif isinstance(result, ox.QueryBoolean):
        form = "ask"
    media_type = negotiate(form, accept)
    if media_type is None:
        del result  # must end in this thread: the traceback would carry it off
        raise NotAcceptableError(form, OFFERED[form])
    answer = _Answer()
    refusal = _write(result, media_type, answer)
    del result  # as above
    if refusal is not None:
        raise refusal
    body = bytes(answer.body)
    if media_type.endswith("+xml"):
        body = well_formed(body)
    return QueryResult(media_type, body, form)


def _write(
    result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
    media_type: str,
    answer: _Answer,
) -> QueryRefusedError | None:
    """Write a result; a refusal is given back without a traceback, which holds it."""
    output: Any = answer  # all that the engine asks of a file
    try:
        if isinstance(result, ox.QueryTriples):
            form = GRAPHS[media_type]
            ox.serialize(result, output, format=form, prefixes=dict(PREFIXES))
        else:
            result.serialize(output, format=RESULTS[media_type])
    except RuntimeError as error:
        return _engine_refusal(error)
    except QueryRefusedError as error:
        return error.with_traceback(None)
    return None


def _nodes(iris: Sequence[str]) -> list[Any]:  # lists are invariant: Any fits both
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        reason = f"the name of a graph is no IRI: {error}"
        raise QuerySyntaxError(reason) from error


def _unbounded(limit: float, *, en: str, vi: str) -> QueryRefusedError:
    return QueryRefusedError(
        f"its answer takes more than {limit:g} {en}; add conditions or a LIMIT",
        f"kết quả vượt quá {limit:g} {vi}; hãy thêm điều kiện hoặc LIMIT",
    )


def _engine_refusal(error: RuntimeError) -> QueryRefusedError:
    """What the engine cannot evaluate, such as a function it does not know."""
    return QueryRefusedError(f"the engine says: {error}", f"bộ máy báo: {error}")


def _syntax_error(error: SyntaxError) -> QuerySyntaxError:
    reason = str(error)
    line = _AT_LINE.search(reason)
    return QuerySyntaxError(reason, int(line[1]) if line else None)
