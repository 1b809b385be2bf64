"""The chain as a nested list: for readers without script, canvas or a large screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from viz.shapes import is_unsure, palette_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.answers.chain_view import ChainEdge, ChainNode, ChainView
    from viz.shapes import Palette


@dataclass(frozen=True, slots=True)
class Branch:
    """A node with the edges down from it, where each ends, and whether it is unsure."""

    node: ChainNode
    palette: Palette
    below: tuple[tuple[ChainEdge, ChainNode, bool], ...]


def outline(view: ChainView) -> Mapping[int, tuple[Branch, ...]]:
    """Return the branches of every occupied lane, upper lanes first."""
    nodes = {node.id: node for node in view.nodes}
    below: dict[str, list[tuple[ChainEdge, ChainNode, bool]]] = {
        id_: [] for id_ in nodes
    }
    for edge in view.edges:
        below[edge.source].append((edge, nodes[edge.target], is_unsure(edge)))
    lanes: dict[int, list[Branch]] = {}
    for node in sorted(view.nodes, key=lambda node: node.lane):
        branch = Branch(node, palette_of(node), tuple(below[node.id]))
        lanes.setdefault(node.lane, []).append(branch)
    return {lane: tuple(branches) for lane, branches in lanes.items()}
