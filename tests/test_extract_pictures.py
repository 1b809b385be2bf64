"""Pages made ready for OCR: level and without coloured ink; overlooked lines."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.readers.pictures import find_overlooked, find_rules, find_slope, prepare

DOTS = 100.0
WIDE, TALL = 827, 1169  # A4 at 100 dots an inch
LINES = range(100, 1000, 30)


def page() -> Image.Image:
    """Return a page of lines of black words."""
    image = Image.new("RGB", (WIDE, TALL), "white")
    draw = ImageDraw.Draw(image)
    for top in LINES:
        for left in range(80, 740, 60):
            draw.rectangle((left, top, left + 45, top + 10), fill="black")
    return image


@pytest.mark.parametrize("degrees", [0.0, 0.5, -1.2, 2.5, -3.5])
def test_a_page_is_turned_level(degrees: float) -> None:
    turned = page().rotate(-degrees, Image.Resampling.BICUBIC, fillcolor="white")
    prepared = prepare(turned, DOTS)
    assert prepared.slope == pytest.approx(degrees, abs=0.15)
    assert abs(find_slope(np.asarray(prepared.image))) <= 0.2


def test_boxes_lead_back_to_the_page_as_it_was_scanned() -> None:
    turned = page().rotate(-2.0, Image.Resampling.BICUBIC, fillcolor="white")
    prepared = prepare(turned, DOTS)
    left, top, right, bottom = prepared.points(80, LINES[0], 125, LINES[0] + 10)
    at = (left + right) / 2 * DOTS / 72, (top + bottom) / 2 * DOTS / 72
    assert turned.getpixel((round(at[0]), round(at[1]))) == (0, 0, 0)


# Ink, and whether it is left.
INKS = [
    ((0, 0, 0), True),
    ((60, 60, 60), True),
    ((200, 30, 40), False),
    ((30, 60, 180), False),
    ((110, 20, 30), False),
]


@pytest.mark.parametrize(("ink", "left"), INKS)
def test_coloured_ink_is_taken_out(ink: tuple[int, int, int], left: bool) -> None:  # noqa: FBT001 - a table's column
    image = Image.new("RGB", (WIDE, TALL), "white")
    ImageDraw.Draw(image).rectangle((100, 100, 300, 200), fill=ink)
    grey = np.asarray(prepare(image, DOTS).image)
    assert bool(grey[150, 200] < 128) is left


def test_ruled_lines_are_found() -> None:
    image = Image.new("RGB", (WIDE, TALL), "white")
    ImageDraw.Draw(image).rectangle((100, 100, 600, 400), outline="black", width=2)
    rules = find_rules(prepare(image, DOTS))
    flat = sorted(rule for rule in rules if rule[2] - rule[0] > rule[3] - rule[1])
    upright = sorted(rule for rule in rules if rule[2] - rule[0] < rule[3] - rule[1])
    assert [round(rule[1] / 72 * DOTS) for rule in flat] == pytest.approx(
        [100, 399], abs=2
    )
    assert [round(rule[0] / 72 * DOTS) for rule in upright] == pytest.approx(
        [100, 599], abs=2
    )


def test_a_line_that_was_passed_over_is_found() -> None:
    prepared = prepare(page(), DOTS)
    read = [(80, top, 730, top + 11) for top in LINES if top != 400]
    ((left, top, piece),) = find_overlooked(prepared, read)
    assert left < 80
    assert top < 400 < top + piece.height
    assert list(find_overlooked(prepared, [*read, (80, 400, 730, 411)])) == []
