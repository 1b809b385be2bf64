"""How a page of a PDF is turned, and the straight lines that are drawn on it."""

from __future__ import annotations

import ctypes
from itertools import islice
from math import isfinite
from typing import TYPE_CHECKING

import pypdfium2.raw as c

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pypdfium2 as pdfium

    from extract.layout import Box

_THIN = 2.5  # points: a ruled line, not a box
_SHORTEST_RULE = 8.0
_MOST_RULES = 4000


class Turn:
    """From PDF coordinates (origin below, unrotated) to those of the page as shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        left, low, right, high = page.get_cropbox()
        if not all(map(isfinite, (left, low, right, high))):
            msg = "a page without end"
            raise ValueError(msg)
        self.origin = left, high
        self._edges = left, low, right, high
        self.rotation = page.get_rotation()

    def box(self, box: Box) -> Box:
        """Turn left, bottom, right, top into left, top, right, bottom."""
        left, low, right, high = box
        page_left, page_low, page_right, page_high = self._edges
        if self.rotation == 90:  # noqa: PLR2004 - degrees
            return low - page_low, left - page_left, high - page_low, right - page_left
        if self.rotation == 180:  # noqa: PLR2004 - degrees
            return (
                page_right - right,
                low - page_low,
                page_right - left,
                high - page_low,
            )
        if self.rotation == 270:  # noqa: PLR2004 - degrees
            return (
                page_high - high,
                page_right - right,
                page_high - low,
                page_right - left,
            )
        return left - page_left, page_high - high, right - page_left, page_high - low


def ruled_lines(page: pdfium.PdfPage, turn: Turn) -> Iterator[Box]:
    """Thin filled boxes and strokes: the borders of tables."""
    found = (
        turn.box(box)
        for index in range(c.FPDFPage_CountObjects(page.raw))
        for box in _drawn(c.FPDFPage_GetObject(page.raw, index))
        if _is_rule(box)
    )
    return islice(found, _MOST_RULES)


def _is_rule(box: Box) -> bool:
    wide, tall = box[2] - box[0], box[3] - box[1]
    return min(wide, tall) <= _THIN and max(wide, tall) >= _SHORTEST_RULE


def _drawn(thing: object) -> Iterable[Box]:
    """What a path draws: itself if it is thin, or each straight line of it."""
    if c.FPDFPageObj_GetType(thing) != c.FPDF_PAGEOBJ_PATH:
        return ()
    edges = [ctypes.c_float() for _ in range(4)]
    if not c.FPDFPageObj_GetBounds(thing, *map(ctypes.byref, edges)):
        return ()
    left, low, right, high = (edge.value for edge in edges)
    if min(right - left, high - low) <= _THIN:
        return ((left, low, right, high),)
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(thing, ctypes.byref(filled), ctypes.byref(stroked))
    return _lines(thing) if stroked.value else ()


def _lines(path: object) -> Iterator[Box]:
    """The straight lines of a stroked path: tables are drawn as one path, too."""
    matrix, x, y = c.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    c.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    at = first = (0.0, 0.0)
    for index in range(min(c.FPDFPath_CountSegments(path), _MOST_RULES)):
        segment = c.FPDFPath_GetPathSegment(path, index)
        c.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        to = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = c.FPDFPathSegment_GetType(segment)
        if kind == c.FPDF_SEGMENT_MOVETO:
            first = to
        elif kind == c.FPDF_SEGMENT_LINETO:
            yield _between(at, to)
        if c.FPDFPathSegment_GetClose(segment):
            yield _between(to, first)
        at = to


def _between(start: tuple[float, float], end: tuple[float, float]) -> Box:
    return (
        min(start[0], end[0]),
        min(start[1], end[1]),
        max(start[0], end[0]),
        max(start[1], end[1]),
    )
