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
    if not isinstance(result, ox.QuerySolutions):
        msg = f"rows() wants a SELECT query, not {sparql!r}"
        raise TypeError(msg)
    names = [variable.value for variable in result.variables]
    return [
        {
            name: str(getattr(term, "value", term))
            for name in names
            if (term := solution[name]) is not None
        }
        for solution in result
    ]
