"""A scanned table → its columns, each a picture of its own for OCR.

Tesseract reads lines right across a table, takes rules for letters and passes over a
number that stands alone. A column without its rules is a plain block of text.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from extract.readers.grids import find_grids

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from extract.layout import Box
    from extract.readers.grids import Grid
    from extract.readers.pictures import Prepared

_WHITE = 255
_EDGE = 0.7  # points beside a rule that may be its ink; marks below letters are near
_FEWEST = 3  # columns and rows: what has less is a frame or a stamp
_WIDE = 0.5  # of the page

Strip = tuple[int, int, Image.Image]
"""Left and top on the page, in pixels, and the picture."""


def take_tables(
    prepared: Prepared, rules: Sequence[Box]
) -> tuple[Prepared, list[Strip]]:
    """The page without its tables, and their columns, one picture each.

    `rules` are its ruled lines in points of the level picture.
    """
    grids = [grid for grid in find_grids(rules) if _is_table(grid, prepared)]
    if not grids:
        return prepared, []
    scale = prepared.dots / 72.0
    dark = np.array(prepared.image)
    page = dark.copy()
    for left, top, right, bottom in rules:
        _wipe(dark, left - _EDGE, top - _EDGE, right + _EDGE, bottom + _EDGE, scale)
    strips: list[Strip] = []
    for grid in grids:
        strips += _strips(grid, dark, scale)
        left, top, right, bottom = grid.box
        _wipe(page, left - _EDGE, top - _EDGE, right + _EDGE, bottom + _EDGE, scale)
    return replace(prepared, image=Image.fromarray(page)), strips


def _is_table(grid: Grid, prepared: Prepared) -> bool:
    wide = (grid.across[-1] - grid.across[0]) * prepared.dots / 72.0
    many = min(len(grid.across), len(grid.down)) > _FEWEST
    return many and wide > _WIDE * prepared.image.width


def _strips(grid: Grid, dark: NDArray[np.uint8], scale: float) -> Iterator[Strip]:
    """The columns of a table, and by itself each cell that lies over several."""
    across = [round(edge * scale) for edge in grid.across]
    down = [round(edge * scale) for edge in grid.down]
    wide: dict[tuple[int, int], list[int]] = {}
    for column, (left, right) in enumerate(pairwise(across)):
        strip = dark[down[0] : down[-1], left:right].copy()
        for row, owners in enumerate(grid.owner):
            owner = owners[column]
            if owners.count(owner) > 1:
                strip[down[row] - down[0] : down[row + 1] - down[0]] = _WHITE
                box = wide.setdefault(owner, [left, down[row], right, down[row + 1]])
                box[2:] = max(box[2], right), max(box[3], down[row + 1])
        yield left, down[0], Image.fromarray(strip)
    for left, top, right, bottom in wide.values():
        yield left, top, Image.fromarray(dark[top:bottom, left:right].copy())


def _wipe(  # noqa: PLR0913, PLR0917 - the sides of a box
    page: NDArray[np.uint8],
    left: float,
    top: float,
    right: float,
    bottom: float,
    scale: float,
) -> None:
    """Make a box white that is given in points."""
    first, low = max(0, round(left * scale)), max(0, round(top * scale))
    page[low : round(bottom * scale), first : round(right * scale)] = _WHITE
