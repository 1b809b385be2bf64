"""Words → rows, and rows in the order in which a person reads them.

Two columns stand side by side in the letterhead (who writes; the State's motto, place
and date) and in the signature (Nơi nhận; who signs): Nghị định 30/2020/NĐ-CP,
Phụ lục I. A person reads the left one first, down to its end.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.readers.glyphs import Glyphs

ABOVE = 0.15
"""Of a row's height: by how much a raised number stands above the line, at least."""

_REACH = 0.9  # of a row's height: no raised number stands higher above its line
_SAME_ROW = 0.3  # of a row's height, between the lines of words in it
_BLANK = 0.08  # of a word's height: a blank is wider, even in narrow lines
_RAISED = 0.85  # of a row's height: a raised number is smaller
_LONGEST_MARK = 2  # digits
_GAP = 1.8  # of the row's height: wider than between words, even in justified text
_LEAST_GAP = 20.0  # points
_NARROW = 0.5  # of the row's height: what is left of a gutter between columns
_COLUMN = 60.0  # points: narrower than this on the left is a number or a dash
_BESIDE = 0.4  # of a row's height: what rows one below the other never share
_APART = 4.0  # row heights of nothing end a pair of columns
_MOTTO = re.compile(r"(?i)C[ỘÔO]NG\s+H(?:[ÒO]A|OÀ)\s+X|[DĐ][ẢA]NG\s+C[ỘÔO]NG\s+S")
_RECIPIENTS = re.compile(r"(?i)N[ơo]i\s+nh[ậâa]n\s*:?")
_ADDRESSED = re.compile(r"(?i)K[íi]nh\s+g[ửưu]i")
_LEFT_BLANK = re.compile(r"(?:ngày|tháng|năm|[.…]+)$")
_ANNEX = re.compile(r"(?i)PH[ỤU]\s+L[ỤU]C(?:\s+S[ỐO])?(?:\s+[IVX\d]+)?\W*$")


@dataclass(frozen=True, slots=True)
class Row:
    """Words of one line, from left to right."""

    words: tuple[Glyphs, ...]
    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def of(cls, words: Iterable[Glyphs]) -> Row:
        """A row of words in any order."""
        found = _joined(sorted(words, key=lambda w: w.left))
        return cls(
            tuple(found),
            found[0].left,
            min(w.top for w in found),
            max(w.right for w in found),
            max(w.bottom for w in found),
        )

    @property
    def height(self) -> float:
        """The height of its tallest word."""
        return max(word.bottom - word.top for word in self.words)

    @property
    def size(self) -> float:
        """The height of its usual word: what tells small print from large."""
        return median(word.bottom - word.top for word in self.words)

    @property
    def text(self) -> str:
        """Its words, with blanks between them."""
        return " ".join(word.text for word in self.words)

    def split(self, at: float) -> tuple[list[Glyphs], list[Glyphs]]:
        """The words left of a place, and those right of it."""
        left = [w for w in self.words if (w.left + w.right) / 2 < at]
        return left, [w for w in self.words if (w.left + w.right) / 2 >= at]


def _joined(words: list[Glyphs]) -> list[Glyphs]:
    """Join what no blank parts: letters that came out of different fonts."""
    joined = words[:1]
    for word in words[1:]:
        last = joined[-1]
        if not word.base or word.left - last.right > _BLANK * max(
            word.height, last.height
        ):
            joined.append(word)
            continue
        raised = last.raised
        if word.raised is not None:
            size = len(last.text)
            raised = word.raised[0] + size, word.raised[1] + size
        joined[-1] = last._replace(
            text=last.text + word.text,
            right=max(last.right, word.right),
            top=min(last.top, word.top),
            bottom=max(last.bottom, word.bottom),
            raised=raised,
        )
    return joined


def group_rows(words: Iterable[Glyphs]) -> list[Row]:
    """Put words that stand on one line into one row, from the top down."""
    given = sorted(words, key=lambda w: w.base or w.bottom)
    if not given:
        return []
    usual = median(word.bottom - word.top for word in given)
    rows: list[list[Glyphs]] = []
    raised: list[Glyphs] = []
    line = 0.0
    for word in given:
        at = word.base or word.bottom
        if _may_be_raised(word, usual):
            raised.append(word)
        elif rows and at - line <= _SAME_ROW * usual:
            rows[-1].append(word)
        else:
            rows.append([word])
            line = at
    _hang(raised, rows, usual)
    return [Row.of(row) for row in rows]


def _may_be_raised(word: Glyphs, usual: float) -> bool:
    small = word.bottom - word.top < _RAISED * usual
    return bool(
        small
        and word.base
        and len(word.text) <= _LONGEST_MARK
        and word.text.isdecimal()
    )


def _hang(raised: list[Glyphs], rows: list[list[Glyphs]], usual: float) -> None:
    """Put small numbers on the lines they stand above: footnotes hang on them."""
    lines = [row[0].base for row in rows]
    for word in raised:
        at = bisect_left(lines, word.base)
        above = lines[at] - word.base if at < len(lines) else _REACH * usual
        if above < _REACH * usual:
            mark = (0, len(word.text)) if above > ABOVE * usual else None
            rows[at].append(word._replace(raised=mark))
        else:
            lines.insert(at, word.base)
            rows.insert(at, [word])


def in_reading_order(rows: Sequence[Row]) -> list[Row]:
    """Rows from the top down, but the left of two columns before the right."""
    ordered: list[Row] = []
    index = 0
    while index < len(rows):
        gutter = _gutter(rows[index]) or _gutter_beside(rows[index : index + 2])
        if gutter is None:
            ordered.append(rows[index])
            index += 1
            continue
        end, at = _extent(rows, index, gutter)
        halves = [row.split(at) for row in rows[index:end]]
        ordered += [Row.of(left) for left, _ in halves if left]
        ordered += [Row.of(right) for _, right in halves if right]
        index = end
    return ordered


def _gaps(row: Row) -> list[tuple[float, float]]:
    """The gaps between words, but for what a hand is to fill in: "ngày      tháng"."""
    gaps = []
    reach = row.words[0].right
    for last, word in pairwise(row.words):
        if word.left > reach and not _LEFT_BLANK.match(last.text):
            gaps.append((reach, word.left))
        reach = max(reach, word.right)
    return gaps


def _gutter(row: Row) -> tuple[float, float] | None:
    """The gap in a row that parts two columns."""
    if motto := _MOTTO.search(row.text):
        left = len(row.text[: motto.start()].split())
    else:
        recipients = _RECIPIENTS.match(row.text)
        left = len(recipients[0].split()) if recipients else 0
    if 0 < left < len(row.words):
        return row.words[left - 1].right, row.words[left].left
    least = max(_GAP * row.height, _LEAST_GAP)
    wide = [gap for gap in _gaps(row) if gap[1] - gap[0] >= least]
    wide = [gap for gap in wide if gap[0] - row.left >= _COLUMN or _signs(row, gap[1])]
    return max(wide, key=lambda gap: gap[1] - gap[0]) if wide else None


def _gutter_beside(rows: Sequence[Row]) -> tuple[float, float] | None:
    """The gap between two rows that stand beside each other, though not on one line.

    Nơi nhận is printed smaller than who signs beside it: their lines drift apart.
    """
    if len(rows) < 2:  # noqa: PLR2004 - a pair
        return None
    left, right = sorted(rows, key=lambda row: row.left)
    both = min(left.bottom, right.bottom) - max(left.top, right.top)
    height = min(left.height, right.height)
    if both < _BESIDE * height or right.left - left.right < _LEAST_GAP:
        return None
    wide = left.right - left.left >= _COLUMN or _RECIPIENTS.match(left.text)
    return (left.right, right.left) if wide else None


def _signs(row: Row, left: float) -> bool:
    """Whether capitals stand right of a gap, as in who signs beside a short line."""
    words = [word.text for word in row.words if word.left >= left]
    return len(words) > 1 and " ".join(words).isupper()


def _extent(
    rows: Sequence[Row], first: int, gutter: tuple[float, float]
) -> tuple[int, float]:
    """How far down the gutter reaches: the row after its last, and its middle."""
    low, high = gutter
    end = first + 1
    while end < len(rows):
        row, above = rows[end], rows[end - 1]
        apart = row.top - above.bottom > _APART * above.height
        if apart or _ADDRESSED.match(row.text) or _ANNEX.match(row.text):
            break
        narrowed = _narrow(row, low, high)
        if narrowed is None:
            break
        low, high = narrowed
        end += 1
    return end, (low + high) / 2


def _narrow(row: Row, low: float, high: float) -> tuple[float, float] | None:
    """What a row leaves of the gutter; None if it runs across it."""
    if row.right < high:
        left, right = max(low, row.right), high
    elif row.left > low:
        left, right = low, min(high, row.left)
    else:
        inside = ((max(low, a), min(high, b)) for a, b in _gaps(row))
        left, right = max(inside, key=lambda gap: gap[1] - gap[0], default=(0.0, 0.0))
    return (left, right) if right - left >= _NARROW * row.height else None
