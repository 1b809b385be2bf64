"""Results of our own queries as plain rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from graph.foreign import Result
    from graph.readable import Row


def rows_of(result: Result, sparql: str) -> list[Row]:
    """The rows of a SELECT; values are IRIs, or the lexical forms of literals.

    Raises:
        TypeError: it is another form of query.
    """
    try:
        if not isinstance(result, ox.QuerySolutions):
            msg = f"rows() wants a SELECT query, not {sparql!r}"
            raise TypeError(msg)
        names = [variable.value for variable in result.variables]
        rows: list[Row] = []
        for solution in result:  # a comprehension has a frame that holds it
            rows.append(_row(solution, names))  # noqa: PERF401 - as above
        return rows
    finally:
        del result  # must end in this thread: the traceback would carry it off


def _row(solution: ox.QuerySolution, names: list[str]) -> Row:
    return {
        name: str(getattr(term, "value", term))
        for name in names
        if (term := solution[name]) is not None
    }
