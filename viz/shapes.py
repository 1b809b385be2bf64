"""What a box looks like: shape by whose it is, colours by theme, words for all of it.

Party, State and agencies differ in shape, not in colour alone: cut corners, square
corners, round ends. SVG and canvas draw the same paths, around the middle of the box.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from viz.assets import theme_colours

if TYPE_CHECKING:
    from graph.answers.chain_view import Branch, ChainEdge, ChainNode
    from viz.labels import Box
    from viz.messages import Words

Palette = Literal["party", "party-local", "state", "state-local", "agency"]
FONT = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"
SURE = 0.8
"""Confidence below which a line carries a question mark."""
LONGEST_TIP = 300
UNSURE_STATUS = frozenset(("ambiguous", "unresolved"))

_CENTRAL_LANES = range(3)
_CUT = 6.0
_DASHES = {"cites": (2, 5)}
_GENERAL = (6, 5)
_WIDTHS = {"implements": 2.4, "lead": 1.6, "cites": 1.0}


def palette_of(node: ChainNode) -> Palette:
    """Return which colours a box has: by branch, and the Centre apart."""
    if node.branch == "agency":
        return "agency"
    if node.branch == "party":
        return "party" if node.lane in _CENTRAL_LANES else "party-local"
    return "state" if node.lane in _CENTRAL_LANES else "state-local"


def outline_of(branch: Branch, box: Box) -> str:
    """The outline of a box around its middle, as an SVG path."""
    return _outline(branch, round(box.width / 2, 1), round(box.height / 2, 1))


@cache
def _outline(branch: Branch, x: float, y: float) -> str:
    if branch == "party":
        across, down = x - _CUT, y - _CUT
        return (
            f"M{-across} {-y}H{across}L{x} {-down}V{down}L{across} {y}H{-across}"
            f"L{-x} {down}V{-down}Z"
        )
    if branch == "agency":
        r = min(y, 16.0)
        across, down = x - r, y - r
        return (
            f"M{-across} {-y}H{across}A{r} {r} 0 0 1 {x} {-down}V{down}"
            f"A{r} {r} 0 0 1 {across} {y}H{-across}A{r} {r} 0 0 1 {-x} {down}V{-down}"
            f"A{r} {r} 0 0 1 {-across} {-y}Z"
        )
    return f"M{-x} {-y}H{x}V{y}H{-x}Z"


def stroke_of(edge: ChainEdge, family: str) -> tuple[float, tuple[int, int] | None]:
    """How wide the line of an edge is, and how it is dashed."""
    if not edge.stated:
        return 1.0, _GENERAL
    return _WIDTHS.get(family, 1.2), _DASHES.get(family)


def border_of(node: ChainNode) -> tuple[float, tuple[int, int] | None]:
    """How wide the border of a box is, and how it is dashed."""
    return (2.6 if node.kind == "letter" else 1.2), (None if node.held else (4, 3))


def is_unsure(edge: ChainEdge) -> bool:
    """Whether a line needs a question mark."""
    return edge.confidence < SURE


def cut(text: str) -> str:
    """A text as long as can be read where something is pointed at."""
    return text if len(text) <= LONGEST_TIP else f"{text[:LONGEST_TIP].rstrip()}…"


def tip_of(node: ChainNode, t: Words) -> str:
    """What is told of a box where it is pointed at."""
    parts = [
        f"{cut(node.label)} · {t[f'palette.{palette_of(node)}']}",
        cut(node.title) if node.title != node.label else "",
        "" if node.held else t["not_held"],
        t[f"status.{node.status}"] if node.status in UNSURE_STATUS else "",
        t("hidden", n=node.hidden) if node.hidden else "",
    ]
    return "\n".join(filter(None, parts))


def edge_tip(edge: ChainEdge, ends: tuple[str, str], t: Words) -> str:
    """What is told of a line where it is pointed at."""
    general = "" if edge.stated else f" ({t['general']})"
    unsure = f"\n{t['unsure']}" if is_unsure(edge) else ""
    start, end = map(cut, ends)
    return f"{start} → {end}\n{t[f'relation.{edge.relation}']}{general}{unsure}"


def colour(name: str) -> str:
    """A colour of the light theme, for drawings that stand alone."""
    return theme_colours()[name]
