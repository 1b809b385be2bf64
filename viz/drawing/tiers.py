"""Lanes of authority cut into tiers, and tiers folded into rows.

Tiers follow the longest path inside a lane, so that what carries out stands below what
it carries out; a tier too wide is dealt over several rows.
"""

from __future__ import annotations

from heapq import heapreplace
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

import networkx as nx

from viz.drawing.columns import BOX_GAP
from viz.families import family_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.answers.chain_view import ChainEdge, ChainView
    from viz.labels import Box

SWEEPS = 8

Tier = list[str]
Row = list[str]
Ties = dict[str, list[tuple[str, float]]]
_PULL = {"implements": 4.0, "lead": 2.0, "cites": 0.1}


class Lane(NamedTuple):
    """An occupied lane and its tiers, upper ones first."""

    number: int
    tiers: list[Tier]


def lanes_of(view: ChainView, boxes: Mapping[str, Box]) -> list[Lane]:
    """Each occupied lane with its tiers.

    A node tied to none of its lane goes to the tier with the most room.
    """
    depths = _depths(view)
    lanes: dict[int, list[Tier]] = {}
    for node in sorted(view.nodes, key=lambda node: (node.lane, node.id not in depths)):
        tiers = lanes.setdefault(node.lane, [[]])
        if (depth := depths.get(node.id)) is None:
            min(tiers, key=lambda tier: length(tier, boxes)).append(node.id)
            continue
        tiers.extend([] for _ in range(len(tiers), depth + 1))
        tiers[depth].append(node.id)
    return [Lane(number, tiers) for number, tiers in lanes.items()]


def _depths(view: ChainView) -> dict[str, int]:
    """The longest path inside its lane to each node tied to another there.

    Edges that are hidden at first do not count; a circle counts as one node.
    """
    lane = {node.id: node.lane for node in view.nodes}
    inner: nx.DiGraph[str] = nx.DiGraph(
        (edge.source, edge.target)
        for edge in view.edges
        if lane[edge.source] == lane[edge.target] and family_of(edge.relation).shown
    )
    circles = nx.condensation(inner)
    return {
        node: depth
        for depth, generation in enumerate(nx.topological_generations(circles))
        for circle in generation
        for node in circles.nodes[circle]["members"]
    }


def ties_of(edges: Iterable[ChainEdge], nodes: Iterable[str]) -> Ties:
    """Each node's neighbours and how strongly each pulls it."""
    ties: Ties = {node: [] for node in nodes}
    for edge in edges:
        pull = _PULL.get(family_of(edge.relation).key, 1.0)
        ties[edge.source].append((edge.target, pull))
        ties[edge.target].append((edge.source, pull))
    return ties


def fold_all(
    lanes: Sequence[Lane], boxes: Mapping[str, Box], ties: Ties, width: float
) -> list[tuple[int, list[Row]]]:
    """Each lane's rows, such that what belongs together stands near in x."""
    tiers = [tier for lane in lanes for tier in lane.tiers]
    xs = {
        node: width * (place + 0.5) / len(tier)
        for tier in tiers
        for place, node in enumerate(tier)
    }
    for sweep in range(SWEEPS):
        for tier in tiers if sweep % 2 == 0 else tiers[::-1]:
            tier.sort(key=lambda node: _barycentre(node, xs, ties))
            xs |= {n: width * (at + 0.5) / len(tier) for at, n in enumerate(tier)}
    return [
        (lane.number, [row for tier in lane.tiers for row in fold(tier, boxes, width)])
        for lane in lanes
    ]


def _barycentre(node: str, xs: Mapping[str, float], ties: Ties) -> float:
    pull = sum(weight for _, weight in ties[node])
    if not pull:
        return xs[node]
    return sum(xs[other] * weight for other, weight in ties[node]) / pull


def fold(tier: Sequence[str], boxes: Mapping[str, Box], width: float) -> list[Row]:
    """Deal a tier over as few rows as hold it, so that neighbours stay near in x."""
    fewest = ceil((length(tier, boxes) + BOX_GAP) / (width + BOX_GAP))
    for count in range(max(fewest, 1), len(tier)):
        rows: list[Row] = [[] for _ in range(count)]
        shortest = [(-BOX_GAP, at) for at in range(count)]
        for node in tier:
            used, at = shortest[0]
            rows[at].append(node)
            heapreplace(shortest, (used + boxes[node].width + BOX_GAP, at))
        if max(shortest)[0] <= width:
            return rows
    return [[node] for node in tier]


def length(row: Sequence[str], boxes: Mapping[str, Box]) -> float:
    """How wide boxes in one row are, with their gaps."""
    return sum(boxes[node].width for node in row) + BOX_GAP * (len(row) - 1)
