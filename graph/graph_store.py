"""Whole graphs in and out of a store, as the Graph Store Protocol has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.foreign import graph_node
from graph.formats import GRAPHS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.store import Store

GraphName = ox.NamedNode | ox.DefaultGraph
DEFAULT = ox.DefaultGraph()


def graph_name(iri: str) -> GraphName:
    """The name of a graph.

    Raises:
        QuerySyntaxError: it is no absolute IRI.
    """
    return graph_node(iri)


def parse(data: bytes, media_type: str, graph: GraphName) -> list[ox.Quad]:
    """Read a graph; relative IRIs are relative to its name (§4.1), nodes are new.

    Raises:
        SyntaxError: it does not parse, or names graphs itself.
    """
    base = graph.value if isinstance(graph, ox.NamedNode) else None
    read = ox.parse(
        data,
        format=GRAPHS[media_type],
        base_iri=base,
        without_named_graphs=True,
        rename_blank_nodes=True,
    )
    return [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in read]


def put(store: Store, graph: GraphName, quads: Iterable[ox.Quad]) -> bool:
    """Make a graph hold these quads; whether it is new."""
    new = not store.has_graph(graph)
    store.refill_graph(graph, quads)
    return new


def add(store: Store, graph: GraphName, quads: Iterable[ox.Quad]) -> bool:
    """Add quads to a graph; whether it is new."""
    new = not store.has_graph(graph)
    store.exchange((), quads)
    store.make_graph(graph)
    return new


def remove(store: Store, graph: GraphName) -> None:
    """Remove a graph."""
    store.drop_graph(graph)
