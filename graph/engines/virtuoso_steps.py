"""What Virtuoso is sent when quads change, in operations that it can take."""

from __future__ import annotations

from collections.abc import Collection
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from graph.errors import QueryRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.graph_store import GraphName

Step = tuple[Collection[ox.Quad], Collection[ox.Quad]]
"""What goes and what comes."""

MOST_AT_ONCE: Final = 1000
"""Triples in an operation; of some thousands it says that memory is exhausted."""


def operation(gone: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> str:
    """One operation: either something goes or something comes."""
    word, quads = ("DELETE", gone) if gone else ("INSERT", added)
    blocks = (
        f"GRAPH {graph} {{ {' '.join(f'{quad.triple} .' for quad in found)} }}"
        for graph, found in by_graph(quads)
    )
    return f"{word} DATA {{ {' '.join(blocks)} }}"


def parts(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    """Quads in portions that one operation may have, those of a graph together."""
    ordered = iter(sorted(quads, key=_graph))
    while part := list(islice(ordered, MOST_AT_ONCE)):
        yield part


def apart(quads: Iterable[ox.Quad]) -> tuple[list[ox.Quad], list[ox.Quad]]:
    """Quads of names alone, and those with blank nodes.

    Raises:
        QueryRefusedError: one is in no named graph.
    """
    named: list[ox.Quad] = []
    blank: list[ox.Quad] = []
    for quad in quads:
        if not isinstance(quad.graph_name, ox.NamedNode):
            raise nameless()
        ends = (quad.subject, quad.object)
        (blank if any(isinstance(e, ox.BlankNode) for e in ends) else named).append(
            quad
        )
    return named, blank


def by_graph(
    quads: Iterable[ox.Quad],
) -> Iterator[tuple[GraphName, Iterator[ox.Quad]]]:
    """Quads graph by graph."""
    ordered = groupby(sorted(quads, key=_graph), key=lambda quad: quad.graph_name)
    return cast("Iterator[tuple[GraphName, Iterator[ox.Quad]]]", ordered)


def _graph(quad: ox.Quad) -> str:
    return str(quad.graph_name)


def function(name: str) -> QueryRefusedError:
    """A function that reaches beyond the graph is called."""
    return QueryRefusedError(
        f"{name} is a function of the server's own",
        f"{name} là hàm riêng của máy chủ",
    )


def nameless() -> QueryRefusedError:
    """Something is to be written to the default graph."""
    return QueryRefusedError(
        "Virtuoso has no graph without a name; name one",
        "Virtuoso không có đồ thị không tên; hãy nêu tên đồ thị",
    )
