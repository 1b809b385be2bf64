"""A layered drawing with fixed lanes: where each box stands, computed once.

The method is Sugiyama's ("Methods for Visual Understanding of Hierarchical System
Structures", 1981) with the layers given: lanes of authority, tiers inside a lane by
longest path, a wide tier folded into rows. `drawing` orders the rows, sets their items
across and leads the lines around boxes. Everything is in canvas units, one to a CSS
pixel at scale 1, and the same view always gives the same drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from viz.drawing.columns import columns
from viz.drawing.crossings import crossings, untangle
from viz.drawing.grid import grid
from viz.drawing.lines import lines
from viz.drawing.tiers import fold, fold_all, lanes_of, length, ties_of
from viz.labels import Box, measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.answers.chain_view import ChainView
    from viz.drawing.lines import Line
    from viz.drawing.tiers import Lane, Row

GUTTER = 118
"""Room left of the boxes for the names of the lanes."""
STAGE = (1068, 716)
"""What a window of 1400 by 900 leaves for the drawing."""
ROW_GAP = (20, 40)
LANE_PADDING = 4
NARROWEST = 540.0
STEP = 1.08
"""How much wider each width is than the one tried before it."""


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
    """Places by node id, lines by edge id, and the bands of the lanes, from above.

    Boxes stand between 0 and `width`, bands between 0 and `height`; `crossings` is how
    often lines cross.
    """

    places: Mapping[str, Place]
    lines: Mapping[str, Line]
    bands: tuple[Band, ...]
    width: float
    crossings: int = 0

    @property
    def height(self) -> float:
        """Where the last band ends."""
        return self.bands[-1].bottom if self.bands else 0.0

    @property
    def scale(self) -> float:
        """The scale at which all of it fits the stage."""
        return _scale(self.width, self.height)


def lay_out(view: ChainView) -> Layout:
    """Place every node of `view` so that no two boxes touch."""
    boxes = {n.id: measure(n.label, n.kind, n.hidden) for n in view.nodes}
    lanes, ties = lanes_of(view, boxes), ties_of(view.edges, boxes)
    if not lanes:
        return Layout({}, {}, (), NARROWEST)
    width = _best_width(lanes, boxes)
    folded = fold_all(lanes, boxes, ties, width)
    rows = [row for _, lane in folded for row in lane]
    made = grid(rows, view.edges)
    untangle(made)
    xs, width = columns(made, boxes, width)
    tops = _stack(folded, boxes)
    places = {
        node: Place(xs[node], (top + bottom) / 2, boxes[node])
        for row, (top, bottom) in zip(rows, tops.rows, strict=True)
        for node in row
    }
    drawn = lines(view.edges, made, xs, tops.rows, places)
    return Layout(places, drawn, tops.bands, width, crossings(made))


def _widths(lanes: Sequence[Lane], boxes: Mapping[str, Box]) -> Iterator[float]:
    widest = max(length(tier, boxes) for lane in lanes for tier in lane.tiers)
    width = NARROWEST
    while width < widest:
        yield width
        width *= STEP
    yield max(widest, NARROWEST)


def _best_width(lanes: Sequence[Lane], boxes: Mapping[str, Box]) -> float:
    """The width at which the boxes are least shrunk, and near that of the stage."""

    def worth(width: float) -> tuple[float, float]:
        folded = [
            (
                lane.number,
                [row for tier in lane.tiers for row in fold(tier, boxes, width)],
            )
            for lane in lanes
        ]
        height = _stack(folded, boxes, ROW_GAP[0]).bands[-1].bottom
        return min(round(_scale(width, height), 2), 1.0), -abs(width - STAGE[0])

    return max(_widths(lanes, boxes), key=worth)


class Stack(NamedTuple):
    """The top and bottom of every row, and the bands, from above."""

    rows: list[tuple[float, float]]
    bands: tuple[Band, ...]


def _stack(
    lanes: Sequence[tuple[int, Sequence[Row]]],
    boxes: Mapping[str, Box],
    gap: float | None = None,
) -> Stack:
    """Set rows and bands below each other, with what room the height leaves."""
    heights = [[max(boxes[n].height for n in row) for row in rows] for _, rows in lanes]
    count = sum(map(len, heights))
    if gap is None:
        used = sum(map(sum, heights)) + 2 * LANE_PADDING * len(lanes)
        gap = min(max((STAGE[1] / _MIN_SCALE - used) / count, ROW_GAP[0]), ROW_GAP[1])
    rows, bands, y = [], [], 0.0
    for (number, _), own in zip(lanes, heights, strict=True):
        top, y = y, y + LANE_PADDING
        for height in own:
            y += gap / 2
            rows.append((y, y + height))
            y += height + gap / 2
        y += LANE_PADDING
        bands.append(Band(number, top, y))
    return Stack(rows, tuple(bands))


_MIN_SCALE = 11 / 13
"""At which letters of 13 units are 11 pixels high, the least that is read with ease."""


def _scale(width: float, height: float) -> float:
    return min(STAGE[0] / (width + GUTTER), STAGE[1] / max(height, 1.0))
