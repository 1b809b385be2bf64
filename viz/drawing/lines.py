"""The line of each edge: from box to box through its bends, as an SVG path.

SVG and canvas draw the same path (SVG 2 §9.3; `Path2D` of HTML). It starts at the hub
of its edge, so that lines on one trunk are dashed in step.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from viz.drawing.grid import Bend

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.answers.chain_view import ChainEdge
    from viz.drawing.grid import Grid, Item
    from viz.layout import Place

PORT_GAP = 9.0
PORT_SHARE = 0.6
"""How much of a box's side lines may use."""
HEAD = (8.0, 4.0)
"""Length of an arrow's head, and half its width."""
DIP = 12.0
"""How far the line between two boxes of a row leaves the row."""


class Point(NamedTuple):
    """A point of the drawing."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line as an SVG path, its arrow's head as another, and its middle."""

    path: str
    head: str
    middle: Point


def lines(
    edges: Iterable[ChainEdge],
    made: Grid,
    xs: Mapping[Item, float],
    rows: Sequence[tuple[float, float]],
    places: Mapping[str, Place],
) -> dict[str, Line]:
    """The lines of all edges but those from a box to itself."""
    row_of = {item: at for at, row in enumerate(made.rows) for item in row}
    ports = _ports(made, xs, places, row_of)
    found = {}
    for edge in edges:
        route = made.routes[edge.id]
        if edge.source == edge.target:
            continue
        legs = _legs(route, xs, rows, row_of, ports)
        down = row_of[route[-1]] > row_of[route[0]]
        same = row_of[route[-1]] == row_of[route[0]]
        legs = _outside(legs, route, places, down=down, same=same)
        to_end = edge.target == route[-1]
        tip = legs[-1] if to_end else legs[0]
        upwards = same or down != to_end
        found[edge.id] = _line(legs, tip, dip=same, upwards=upwards)
    return found


def _ports(
    made: Grid,
    xs: Mapping[Item, float],
    places: Mapping[str, Place],
    row_of: Mapping[Item, int],
) -> dict[tuple[Item, Item], float]:
    """Where on the side of a box its line to each neighbour starts."""
    sides: dict[tuple[Item, bool], dict[Item, None]] = defaultdict(dict)
    for route in made.routes.values():
        for one, two in (*pairwise(route), *pairwise(route[::-1])):
            if one in places:
                sides[one, row_of[two] >= row_of[one]][two] = None
    ports: dict[tuple[Item, Item], float] = {}
    for (item, _), others in sides.items():
        ranked = sorted(others, key=xs.__getitem__)
        width = places[str(item)].box.width * PORT_SHARE
        gap = min(PORT_GAP, width / len(ranked))
        first = xs[item] - gap * (len(ranked) - 1) / 2
        ports |= {(item, other): first + gap * at for at, other in enumerate(ranked)}
    return ports


def _legs(
    route: Sequence[Item],
    xs: Mapping[Item, float],
    rows: Sequence[tuple[float, float]],
    row_of: Mapping[Item, int],
    ports: Mapping[tuple[Item, Item], float],
) -> list[Point]:
    """The points a line passes, an end at the edge of its row, bends through theirs."""
    down = row_of[route[-1]] >= row_of[route[0]]
    points = []
    for at, item in enumerate(route):
        top, bottom = rows[row_of[item]]
        sides = (top, bottom) if down else (bottom, top)
        if isinstance(item, Bend):
            points += [Point(xs[item], sides[0]), Point(xs[item], sides[1])]
        elif at == 0:
            points.append(Point(ports[item, route[1]], sides[1]))
        else:
            points.append(Point(ports[item, route[-2]], sides[0]))
    return points


def _outside(
    legs: list[Point],
    route: Sequence[Item],
    places: Mapping[str, Place],
    *,
    down: bool,
    same: bool,
) -> list[Point]:
    """The same points, with both ends at the sides of their boxes."""
    start, end = (places[str(route[at])] for at in (0, -1))
    sign = 1 if down or same else -1
    first = Point(legs[0].x, start.y + sign * start.box.height / 2)
    other = 1 if same else -sign
    last = Point(legs[-1].x, end.y + other * end.box.height / 2)
    return [first, *legs[1:-1], last]


def _line(legs: Sequence[Point], tip: Point, *, dip: bool, upwards: bool) -> Line:
    (x, y), rest = legs[0], legs[1:]
    path = f"M{x:.1f} {y:.1f}"
    if dip:
        end, low = rest[0], max(y, rest[0].y) + DIP * 1.5
        path += f"C{x:.1f} {low:.1f} {end.x:.1f} {low:.1f} {end.x:.1f} {end.y:.1f}"
        middle = Point((x + end.x) / 2, low - DIP / 3)
    else:
        middle = Point((x + rest[0].x) / 2, (y + rest[0].y) / 2)
        for before, point in pairwise(legs):
            path += _leg(before, point)
    length, half = HEAD
    base = tip.y + length if upwards else tip.y - length
    head = (
        f"M{tip.x:.1f} {tip.y:.1f}L{tip.x - half:.1f} {base:.1f}"
        f"L{tip.x + half:.1f} {base:.1f}Z"
    )
    return Line(path, head, middle)


def _leg(start: Point, end: Point) -> str:
    """Straight down a row, and from row to row a curve that leaves and ends upright."""
    if abs(start.x - end.x) < 0.5:  # noqa: PLR2004 - half a pixel
        return f"L{end.x:.1f} {end.y:.1f}"
    middle = (start.y + end.y) / 2
    return (
        f"C{start.x:.1f} {middle:.1f} {end.x:.1f} {middle:.1f} {end.x:.1f} {end.y:.1f}"
    )
