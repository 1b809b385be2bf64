"""Pictures of pages made ready for OCR: colour taken out, lines made level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageChops, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from extract.layout import Box

# Between the strongest and the weakest channel: the ink of seals and pens.
_COLOUR = [255 if difference > 60 else 0 for difference in range(256)]  # noqa: PLR2004 - of 255
_DARK = 128
_STEEPEST = 4.0  # degrees
_LEVEL = 0.15  # degrees that need no turning
_WIDTH = 900  # pixels at which the slope is measured
_POINTS_USED = 40_000
# Rounds the jagged edges of black-and-white scans.
_SMOOTH = ImageFilter.Kernel((3, 3), (1, 2, 1, 2, 4, 2, 1, 2, 1))
_LONG_RULE = 30.0  # points
_PAD = 40  # parts of an inch around a word that was read
_INKED = 0.02  # of a row of pixels: a line of text has more
_SOLID = 8  # pixels in a row that are all dark: much of a line, little of a letter
_BRIDGED = 4  # pixels of a gap in a ruled line


@dataclass(frozen=True, slots=True)
class Prepared:
    """A page ready for OCR: grey, level; `slope` in degrees was taken out."""

    image: Image.Image
    slope: float
    dots: float

    def points(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The box on the page, in points, of a box in pixels of the prepared image."""
        scale = 72.0 / self.dots
        if not self.slope:
            return left * scale, top * scale, right * scale, bottom * scale
        angle = np.deg2rad(self.slope)
        middle_x, middle_y = self.image.width / 2, self.image.height / 2
        x, y = (left + right) / 2 - middle_x, (top + bottom) / 2 - middle_y
        across = x * np.cos(angle) - y * np.sin(angle) + middle_x
        down = x * np.sin(angle) + y * np.cos(angle) + middle_y
        half_wide, half_tall = (right - left) / 2, (bottom - top) / 2
        return (
            float(across - half_wide) * scale,
            float(down - half_tall) * scale,
            float(across + half_wide) * scale,
            float(down + half_tall) * scale,
        )


def prepare(image: Image.Image, dots: float) -> Prepared:
    """Take coloured ink (seals, pens) out of a page and turn it level."""
    red, green, blue = image.convert("RGB").split()
    plain = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    weakest = ImageChops.darker(ImageChops.darker(red, green), blue)
    colour = ImageChops.subtract(plain, weakest).point(_COLOUR)
    plain.paste(255, mask=colour)
    slope = find_slope(np.asarray(plain))
    plain = plain.filter(_SMOOTH)
    if slope:
        plain = plain.rotate(slope, Image.Resampling.BILINEAR, fillcolor=255)
    return Prepared(plain, slope, dots)


def find_slope(grey: NDArray[np.uint8]) -> float:
    """The degrees by which the lines of a page run downwards; 0.0 if level.

    Level lines give the sharpest profile of dark pixels, row by row.
    """
    step = max(1, grey.shape[1] // _WIDTH)
    rows, columns = np.nonzero(grey[::step, ::step] < _DARK)
    if rows.size < _WIDTH:
        return 0.0
    stride = max(1, rows.size // _POINTS_USED)
    rows, columns = rows[::stride].astype(float), columns[::stride].astype(float)

    def sharpness(angle: float) -> float:
        level = rows - columns * np.tan(np.deg2rad(angle))
        counts = np.bincount((level - level.min()).astype(int))
        return float((counts.astype(float) ** 2).sum())

    best = 0.0
    for reach, step in ((_STEEPEST, 0.5), (0.4, 0.1)):
        near = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(near, key=sharpness))
    return best if abs(best) >= _LEVEL else 0.0


def find_rules(prepared: Prepared) -> list[Box]:
    """The ruled lines of a page, across and down, in points."""
    dark = np.asarray(prepared.image) < _DARK
    shortest = int(_LONG_RULE * prepared.dots / 72.0)
    across = [(left, row, right, row + 1) for row, left, right in _runs(dark, shortest)]
    down = [
        (column, top, column + 1, bottom)
        for column, top, bottom in _runs(dark.T, shortest)
    ]
    return [prepared.points(*box) for box in (*_merged(across, 1), *_merged(down, 0))]


def find_overlooked(
    prepared: Prepared, boxes: Iterable[tuple[int, int, int, int]]
) -> Iterator[tuple[int, int, Image.Image]]:
    """Pieces of the page with ink like lines of text, outside all boxes (pixels).

    Tesseract now and then passes over a whole line. Gives left, top and the piece.
    """
    dark = np.asarray(prepared.image) < _DARK
    pad = int(prepared.dots / _PAD)
    for left, top, right, bottom in boxes:
        dark[max(0, top - pad) : bottom + pad, max(0, left - pad) : right + pad] = False
    inked = np.nonzero(dark.sum(axis=1) > _INKED * dark.shape[1])[0]
    if not inked.size:
        return
    breaks = np.nonzero(np.diff(inked) > pad)[0]
    firsts = inked[np.concatenate(([0], breaks + 1))]
    lasts = inked[np.concatenate((breaks, [inked.size - 1]))]
    for first, last in zip(firsts, lasts, strict=True):
        columns = np.nonzero(dark[first : last + 1].any(axis=0))[0]
        low, high = int(columns[0]), int(columns[-1])
        tall, wide = last - first, high - low
        if not prepared.dots / 12 <= tall <= prepared.dots or wide < prepared.dots:
            continue
        box = (
            max(0, low - 2 * pad),
            max(0, int(first) - 2 * pad),
            min(prepared.image.width, high + 2 * pad),
            min(prepared.image.height, int(last) + 2 * pad),
        )
        yield box[0], box[1], prepared.image.crop(box)


def _runs(dark: NDArray[np.bool_], shortest: int) -> list[tuple[int, int, int]]:
    """Dark runs at least so long: row, first column, column after the last."""
    whole = dark[:, : dark.shape[1] // _SOLID * _SOLID]
    solid = whole.reshape(dark.shape[0], -1, _SOLID).all(axis=2).sum(axis=1)
    candidates = np.nonzero(solid * _SOLID * 2 >= shortest)[0]
    found = []
    for row in candidates:
        places = np.nonzero(dark[row])[0]
        breaks = np.nonzero(np.diff(places) > _BRIDGED)[0]
        firsts = places[np.concatenate(([0], breaks + 1))]
        lasts = places[np.concatenate((breaks, [places.size - 1]))]
        for first, last in zip(firsts, lasts, strict=True):
            if last - first >= shortest:
                found.append((int(row), int(first), int(last) + 1))
    return found


def _merged(
    boxes: list[tuple[int, int, int, int]], axis: int
) -> list[tuple[int, int, int, int]]:
    """Runs of neighbouring rows (axis 1) or columns (axis 0) made one line."""
    other = 1 - axis
    lines: list[list[int]] = []
    for box in sorted(boxes, key=lambda b: (b[axis], b[other])):
        for line in reversed(lines[-40:]):
            near = box[axis] - line[axis + 2] <= 2  # noqa: PLR2004 - pixels
            if near and box[other] < line[other + 2] and box[other + 2] > line[other]:
                line[axis + 2] = max(line[axis + 2], box[axis + 2])
                line[other] = min(line[other], box[other])
                line[other + 2] = max(line[other + 2], box[other + 2])
                break
        else:
            lines.append(list(box))
    return [(a, b, c, d) for a, b, c, d in lines]
