"""The chain as a nested list: for readers without script, canvas or a large screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.answers.chain_view import ChainEdge, ChainNode, ChainView


@dataclass(frozen=True, slots=True)
class Branch:
    """A node with the edges that lead down from it and where each one ends."""

    node: ChainNode
    below: tuple[tuple[ChainEdge, ChainNode], ...]


def outline(view: ChainView) -> Mapping[int, tuple[Branch, ...]]:
    """Return the branches of every occupied lane, upper lanes first."""
    nodes = {node.id: node for node in view.nodes}
    below: dict[str, list[tuple[ChainEdge, ChainNode]]] = {id_: [] for id_ in nodes}
    for edge in view.edges:
        below[edge.source].append((edge, nodes[edge.target]))
    lanes: dict[int, list[Branch]] = {}
    for node in sorted(view.nodes, key=lambda node: node.lane):
        lanes.setdefault(node.lane, []).append(Branch(node, tuple(below[node.id])))
    return {lane: tuple(branches) for lane, branches in lanes.items()}
