"""The details of what is selected, and the ways between two, ready for a template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.directions import UPWARD
from viz.families import family_of
from viz.shapes import is_unsure, palette_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graph.answers.chain_view import (
        ChainEdge,
        ChainNode,
        ChainView,
        Saying,
        Trail,
    )
    from viz.messages import Words
    from viz.shapes import Palette


@dataclass(frozen=True, slots=True)
class Tied:
    """A neighbour: the edge to it, and how it is read.

    `verb_first` where the verb stands before the neighbour's name. `more` is how many
    sayings are not given.
    """

    edge: ChainEdge
    family: str
    node: ChainNode
    verb_first: bool
    unsure: bool
    sayings: Sequence[Saying]
    more: int


@dataclass(frozen=True, slots=True)
class NodePanel:
    """What is told of a box."""

    node: ChainNode
    palette: Palette
    facts: Sequence[tuple[str, str]]
    up: Sequence[Tied]
    down: Sequence[Tied]


@dataclass(frozen=True, slots=True)
class EdgePanel:
    """What is told of a line."""

    edge: ChainEdge
    source: ChainNode
    target: ChainNode
    unsure: bool
    sayings: Sequence[Saying]
    more: int


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one to another: its boxes, and the line from each to the next."""

    nodes: Sequence[ChainNode]
    steps: Sequence[Tied]
    direct: bool


def panel_of(
    view: ChainView,
    selected: str | None,
    said: Mapping[str, tuple[Saying, ...]],
    t: Words,
) -> NodePanel | EdgePanel | None:
    """The details of a node or an edge of a view, None if it has no such thing."""
    nodes = {node.id: node for node in view.nodes}
    if selected in nodes:
        node = nodes[selected]
        edges = [edge for edge in view.edges if selected in (edge.source, edge.target)]
        return NodePanel(
            node,
            palette_of(node),
            tuple(_facts(node, t)),
            _tied((e for e in edges if e.target == selected), selected, nodes, said),
            _tied((e for e in edges if e.source == selected), selected, nodes, said),
        )
    edge = next((edge for edge in view.edges if edge.id == selected), None)
    if edge is None:
        return None
    given = said.get(edge.id, ())
    return EdgePanel(
        edge,
        nodes[edge.source],
        nodes[edge.target],
        is_unsure(edge),
        given,
        len(edge.quotes) - len(given),
    )


def ways_of(view: ChainView, said: Mapping[str, tuple[Saying, ...]]) -> list[Way]:
    """The ways that a view has, as far as its edges are drawn."""
    nodes = {node.id: node for node in view.nodes}
    edges = {edge.id: edge for edge in view.edges}
    return [
        _way(trail, nodes, edges, said)
        for trail in view.trails
        if all(id_ in edges for id_ in trail.edges)
    ]


def _way(
    trail: Trail,
    nodes: Mapping[str, ChainNode],
    edges: Mapping[str, ChainEdge],
    said: Mapping[str, tuple[Saying, ...]],
) -> Way:
    steps = [
        _tie(edges[id_], start, nodes, said)
        for id_, start in zip(trail.edges, trail.nodes[:-1], strict=True)
    ]
    return Way([nodes[slug] for slug in trail.nodes], steps, trail.direct)


def _tied(
    edges: Iterable[ChainEdge],
    start: str,
    nodes: Mapping[str, ChainNode],
    said: Mapping[str, tuple[Saying, ...]],
) -> list[Tied]:
    return [_tie(edge, start, nodes, said) for edge in edges]


def _tie(
    edge: ChainEdge,
    start: str,
    nodes: Mapping[str, ChainNode],
    said: Mapping[str, tuple[Saying, ...]],
) -> Tied:
    upwards = edge.target == start
    given = said.get(edge.id, ())
    return Tied(
        edge=edge,
        family=family_of(edge.relation).key,
        node=nodes[edge.source if upwards else edge.target],
        verb_first=(edge.relation in UPWARD) == upwards,
        unsure=is_unsure(edge),
        sayings=given,
        more=len(edge.quotes) - len(given),
    )


def _facts(node: ChainNode, t: Words) -> Iterator[tuple[str, str]]:
    """What is known of a node in words: codes of the contract, dates as written."""
    for key, value in node.details:
        words = value
        if key in ("level", "kind"):
            words = t.get(f"{key}.{value}", value)
        elif key == "date":
            words = "/".join(reversed(value.split("-")))
        yield t[f"detail.{key}"], words
