"""How much room a label takes, before any browser has drawn it.

Fonts differ from machine to machine, so the widths are those of a wide face (DejaVu
Sans); the drawn box is given the width computed here and has room to spare.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.answers.chain_view import NodeKind

FONT_SIZE = 13
LINE_HEIGHT = 15
MARGIN_X = 8
MARGIN_Y = 4
SINGLE_LINE_WIDTH = 165
LINE_WIDTH = 148
MAX_LINES = 3
MOST_COUNTED = 999

_NARROW = frozenset("filjtrIJ.,:;'|!()[]/-· ")
_WIDE = frozenset("mwMW@%…⊕")


@dataclass(frozen=True, slots=True)
class Box:
    """A label in lines, and the size of its box; `badge` is room right of the label."""

    lines: tuple[str, ...]
    width: float
    height: float
    badge: float = 0.0


def measure(label: str, kind: NodeKind, hidden: int = 0) -> Box:
    """Break `label` into lines and size its box; too long a label ends in "…".

    An agency's box is a pill: its round ends need more room at the sides. A box with
    `hidden` neighbours says so at its right.
    """
    lines = _break(label)
    margin = MARGIN_X + (4 if kind == "agency" else 0)
    badge = text_width(badge_of(hidden)) + 4 if hidden else 0.0
    width = max(map(text_width, lines)) + 2 * margin + badge
    return Box(lines, width, len(lines) * LINE_HEIGHT + 2 * MARGIN_Y, badge)


def badge_of(hidden: int) -> str:
    """What a box says of its neighbours that are not drawn."""
    return f"⊕{hidden}" if hidden < MOST_COUNTED else f"⊕{MOST_COUNTED}+"


def wrap(text: str, width: float, size: float = FONT_SIZE) -> tuple[str, ...]:
    """Break `text` into lines of a width at a font size."""
    return _fill(text, width * FONT_SIZE / size)


def text_width(text: str) -> float:
    """Return the width of `text` at `FONT_SIZE`, rather too large than too small."""
    return FONT_SIZE * sum(map(_advance, text))


def _advance(character: str) -> float:
    if character in _NARROW:
        return 0.41
    if character in _WIDE:
        return 1.0
    return 0.74 if character.isupper() else 0.64


def _break(label: str) -> tuple[str, ...]:
    """Return the label in as few lines as hold it, and those as even as can be."""
    if text_width(label) <= SINGLE_LINE_WIDTH:
        return (label or "…",)
    lines = _fill(label, LINE_WIDTH)
    if len(lines) > MAX_LINES:
        return (*lines[: MAX_LINES - 1], _shorten(lines[MAX_LINES - 1]))
    narrower = (_fill(label, width) for width in range(LINE_WIDTH // 2, LINE_WIDTH, 4))
    return next((even for even in narrower if len(even) == len(lines)), lines)


def _fill(label: str, width: float) -> tuple[str, ...]:
    lines = [""]
    for word in label.split():
        for piece in _pieces(word, width):
            longer = f"{lines[-1]} {piece}".strip()
            if text_width(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    return tuple(lines)


def _pieces(word: str, width: float) -> list[str]:
    """Cut a word that is wider than a line."""
    pieces = [""]
    for character in word:
        if text_width(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _shorten(line: str) -> str:
    while line and text_width(f"{line}…") > LINE_WIDTH:
        line = line[:-1]
    return f"{line.rstrip()}…"
