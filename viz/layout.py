"""A layered drawing with fixed lanes: where each box stands, computed once.

The method is Sugiyama's ("Methods for Visual Understanding of Hierarchical System
Structures", 1981) with the layers given: lanes of authority, tiers inside a lane by
longest path, a wide tier folded into rows, order by barycentre sweeps. The boxes of a
row stand as near to what they are tied to as the gaps allow: the least-squares
solution, by pooling adjacent violators. Everything is in canvas units, one to a CSS
pixel at scale 1, and the same view always gives the same drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

import networkx as nx

from viz.families import family_of
from viz.labels import Box, measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.answers.chain_view import ChainEdge, ChainView

WIDTHS = range(540, 2000, 60)
"""Widths to try for the boxes: the least scaling down wins, then the most room."""
GUTTER = 118
"""Room left of the boxes for the names of the lanes."""
STAGE = (1070, 790)
"""What a window of 1400 by 900 leaves for the drawing."""
BOX_GAP = 12
ROW_GAP = (9, 40)
LANE_PADDING = 4
SWEEPS = 12
_PULL = {"implements": 4.0, "lead": 2.0, "cites": 0.1}

Tier = list[str]
Row = list[str]
Ties = dict[str, list[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Place:
    """A box and its centre."""

    x: float
    y: float
    box: Box


@dataclass(frozen=True, slots=True)
class Band:
    """A lane's strip, over the whole width."""

    lane: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Places by node id, and the bands of the lanes that have nodes, from above.

    Boxes stand between 0 and `width`, bands between 0 and `height`.
    """

    places: Mapping[str, Place]
    bands: tuple[Band, ...]
    width: float

    @property
    def height(self) -> float:
        """Where the last band ends."""
        return self.bands[-1].bottom if self.bands else 0.0

    @property
    def scale(self) -> float:
        """The scale at which all of it fits the stage."""
        width, height = self.width + GUTTER, max(self.height, 1.0)
        return min(STAGE[0] / width, STAGE[1] / height)


def lay_out(view: ChainView) -> Layout:
    """Place every node of `view` so that no two boxes touch."""
    boxes = {node.id: measure(node.label, node.kind) for node in view.nodes}
    lanes, ties = _lanes(view, boxes), _ties(view.edges, boxes)
    drawings = (_draw(lanes, boxes, ties, width) for width in WIDTHS)
    return max(drawings, key=lambda d: (min(round(d.scale, 2), 1.0), d.width))


def _draw(
    lanes: Sequence[tuple[int, Sequence[Tier]]],
    boxes: Mapping[str, Box],
    ties: Ties,
    width: float,
) -> Layout:
    tiers = [tier for _, lane in lanes for tier in lane]
    xs, folded = _order(tiers, boxes, ties, width)
    rows = iter(folded)
    stacked = [
        (number, [row for _ in lane for row in next(rows)]) for number, lane in lanes
    ]
    return _stack(stacked, xs, boxes, width)


def _lanes(view: ChainView, boxes: Mapping[str, Box]) -> list[tuple[int, list[Tier]]]:
    """Return each occupied lane with its tiers, upper ones first.

    A node tied to none of its lane goes to the tier with the most room.
    """
    depths = _depths(view)
    lanes: dict[int, list[Tier]] = {}
    for node in sorted(view.nodes, key=lambda node: (node.lane, node.id not in depths)):
        tiers = lanes.setdefault(node.lane, [[]])
        if (depth := depths.get(node.id)) is None:
            min(tiers, key=lambda tier: _length(tier, boxes)).append(node.id)
            continue
        tiers.extend([] for _ in range(len(tiers), depth + 1))
        tiers[depth].append(node.id)
    return list(lanes.items())


def _depths(view: ChainView) -> dict[str, int]:
    """Return the longest path inside its lane to each node tied to another there.

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


def _ties(edges: Iterable[ChainEdge], nodes: Iterable[str]) -> Ties:
    """Return each node's neighbours and how strongly each pulls it."""
    ties: Ties = {node: [] for node in nodes}
    for edge in edges:
        pull = _PULL.get(family_of(edge.relation).key, 1.0)
        ties[edge.source].append((edge.target, pull))
        ties[edge.target].append((edge.source, pull))
    return ties


def _order(
    tiers: Sequence[Tier], boxes: Mapping[str, Box], ties: Ties, width: float
) -> tuple[dict[str, float], list[list[Row]]]:
    """Return each node's x and each tier's rows: the best of the sweeps."""
    xs = {
        node: width * (place + 0.5) / len(tier)
        for tier in tiers
        for place, node in enumerate(tier)
    }
    rows = [_fold(tier, boxes, width) for tier in tiers]
    best, least = (dict(xs), list(rows)), float("inf")
    for sweep in range(SWEEPS):
        downwards = sweep % 2 == 0
        for index in range(len(tiers)) if downwards else reversed(range(len(tiers))):
            wish = {node: _barycentre(node, xs, ties) for node in tiers[index]}
            rows[index] = _fold(
                sorted(tiers[index], key=wish.__getitem__), boxes, width
            )
            for row in rows[index]:
                xs.update(_settle(row, wish, boxes, width))
        if (cost := _cost(xs, ties)) < least:
            best, least = (dict(xs), list(rows)), cost
    return best


def _barycentre(node: str, xs: Mapping[str, float], ties: Ties) -> float:
    pull = sum(weight for _, weight in ties[node])
    if not pull:
        return xs[node]
    return sum(xs[other] * weight for other, weight in ties[node]) / pull


def _cost(xs: Mapping[str, float], ties: Ties) -> float:
    return sum(
        weight * abs(xs[node] - xs[other])
        for node, others in ties.items()
        for other, weight in others
    )


def _fold(tier: Sequence[str], boxes: Mapping[str, Box], width: float) -> list[Row]:
    """Deal a tier over as few rows as hold it, so that neighbours stay near in x."""
    fewest = ceil((_length(tier, boxes) + BOX_GAP) / (width + BOX_GAP))
    for count in range(max(fewest, 1), len(tier) + 1):
        rows: list[Row] = [[] for _ in range(count)]
        lengths = [-float(BOX_GAP)] * count
        for node in tier:
            shortest = lengths.index(min(lengths))
            rows[shortest].append(node)
            lengths[shortest] += boxes[node].width + BOX_GAP
        if count == len(tier) or max(lengths) <= width:
            return rows
    return [[node] for node in tier]


def _length(row: Sequence[str], boxes: Mapping[str, Box]) -> float:
    return sum(boxes[node].width for node in row) + BOX_GAP * (len(row) - 1)


def _settle(
    row: Row, wish: Mapping[str, float], boxes: Mapping[str, Box], width: float
) -> dict[str, float]:
    """Return the x nearest to the wishes that keep the order, the gaps, the width."""
    offsets = [boxes[row[0]].width / 2]
    for left, right in pairwise(row):
        offsets.append(
            offsets[-1] + (boxes[left].width + boxes[right].width) / 2 + BOX_GAP
        )
    slack = max(0.0, width - _length(row, boxes))
    free = _isotonic([wish[n] - o for n, o in zip(row, offsets, strict=True)])
    return {
        node: min(max(shift, 0.0), slack) + offset
        for node, shift, offset in zip(row, free, offsets, strict=True)
    }


def _isotonic(values: Iterable[float]) -> list[float]:
    """Return the non-decreasing sequence nearest to `values` in least squares."""
    blocks: list[tuple[float, int]] = []
    for value in values:
        total, count = value, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / count:
            previous = blocks.pop()
            total, count = total + previous[0], count + previous[1]
        blocks.append((total, count))
    return [total / count for total, count in blocks for _ in range(count)]


def _stack(
    lanes: Sequence[tuple[int, Sequence[Row]]],
    xs: Mapping[str, float],
    boxes: Mapping[str, Box],
    width: float,
) -> Layout:
    """Set rows and bands below each other, with what room the height leaves."""
    heights = {
        (number, index): max(boxes[node].height for node in row)
        for number, rows in lanes
        for index, row in enumerate(rows)
    }
    gaps = len(heights) - len(lanes)
    padding = 2 * LANE_PADDING * len(lanes)
    room = STAGE[1] - sum(heights.values()) - padding
    gap = min(max(room / max(gaps + len(lanes), 1), ROW_GAP[0]), ROW_GAP[1])
    places: dict[str, Place] = {}
    bands = []
    y = 0.0
    for number, rows in lanes:
        top = y
        y += LANE_PADDING + gap / 2
        for index, row in enumerate(rows):
            y += gap if index else 0
            middle = y + heights[number, index] / 2
            places |= {node: Place(xs[node], middle, boxes[node]) for node in row}
            y += heights[number, index]
        y += LANE_PADDING + gap / 2
        bands.append(Band(number, top, y))
    return Layout(places, tuple(bands), width)
