"""Pictures of pages → sheets, by OCR.

Tesseract with its Vietnamese data is an optional part (Debian: tesseract-ocr,
tesseract-ocr-vie). It runs as a program of its own, one page at a time on each core.
"""

from __future__ import annotations

import os
import re
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from statistics import median
from typing import TYPE_CHECKING

from PIL import Image

from extract.readers.engine import BLOCK, PAGE, read_words, require
from extract.readers.glyphs import Glyphs, Sheet
from extract.readers.grids import find_grids
from extract.readers.handwriting import mark_written
from extract.readers.pdf import DOTS
from extract.readers.pictures import find_overlooked, find_rules, prepare
from extract.readers.strips import take_tables
from extract.readers.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from extract.readers.content import Check
    from extract.readers.engine import Cell
    from extract.readers.pictures import Prepared

_MOST_AT_ONCE = 8  # pages: each takes some hundred megabytes
_TOP = 0.3  # of the page: where a mark of secrecy stands
_TOP_DOTS, _MANY_DOTS = 150.0, 240.0  # to which it is made smaller, if it has many
_NOISE = 0.3  # confidence below which signs without letters are dirt
_SCRAWL = 0.45  # mean confidence below which a line is a signature or a seal
_TURNS = (
    Image.Transpose.ROTATE_180,
    Image.Transpose.ROTATE_90,
    Image.Transpose.ROTATE_270,
)
_TOO_FEW = 15  # words
_LONG = 4  # letters of a word that is wider than tall, if it lies flat
_SENSE = 0.5  # of the words of a page that is read the right way up, at least
_KNOWN = 0.5  # of a line's letters in Vietnamese syllables: print, however unsure
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(r"/\s?[A-ZĐ]{2,}")
_ARRIVED = re.compile(r"[ĐD][ẾÊE]N$")  # the stamp of a registry, for papers that arrive
_TALLER = 4.0  # points that a letter may stand out of its line
_A4_WIDTH = 595.0 / 72.0  # inches
_FEW_DOTS = 70.0
_NEARLY = 0.9  # of the dots that OCR wants are enough


@dataclass(frozen=True, slots=True)
class _Task:
    """Whose page it is, whether its first, and what is to be waited for."""

    name: str
    first: bool
    allowed: Future[None] | None

    def wait(self) -> None:
        """Wait until the letter is known to be no secret; raise if it is one."""
        if self.allowed:
            self.allowed.result()


def read_scans(
    images: Iterable[Image.Image], name: str, check: Check | None = None
) -> Iterator[Sheet]:
    """Read pictures of pages, in order, on all cores up to eight.

    Before anything else is read, `check` sees the upper part of the first page and may
    refuse it; meanwhile the first pages are made ready.

    Raises:
        UnreadableLetterError: Tesseract or its Vietnamese data is not there, a page
            takes too long, or `check` refuses the first.
    """
    require(name)
    cores = min(len(os.sched_getaffinity(0)), _MOST_AT_ONCE)
    running: deque[Future[Sheet]] = deque()
    allowed: Future[None] | None = None
    with ThreadPoolExecutor(cores) as pool:
        for number, image in enumerate(images):
            if check and not number:
                allowed = pool.submit(_check_top, image, name, check)
            task = _Task(name, first=number == 0, allowed=allowed)
            running.append(pool.submit(_read, image, task))
            if len(running) > cores:  # one picture waits: few are in memory at once
                yield running.popleft().result()
        while running:
            yield running.popleft().result()


def _check_top(image: Image.Image, name: str, check: Check) -> None:
    """Read the upper part of a page, fast, and see whether it is a secret."""
    top = image.crop((0, 0, image.width, int(image.height * _TOP)))
    dots = _dots(image)
    less = _TOP_DOTS / dots if dots > _MANY_DOTS else 1.0
    small = top.resize((int(top.width * less), max(1, int(top.height * less))))
    (lines,) = read_words([small.convert("L")], name, BLOCK)
    check("\n".join(" ".join(cell["text"] for cell in line) for line in lines))


def _dots(image: Image.Image) -> float:
    """The dots an inch of a picture: as it says, or as if it were an A4 page."""
    said = image.info.get("dpi", (0, 0))[0]
    return float(said) if said and said >= _FEW_DOTS else image.width / _A4_WIDTH


def _read(image: Image.Image, task: _Task) -> Sheet:
    """Read a page; one that makes no sense is tried upside down and on its sides.

    The boxes of a page that was turned are those of the upright page.
    """
    sheet = _read_upright(image, task)
    if _makes_sense(sheet):
        return sheet
    for way in _TURNS:
        turned = image.transpose(way)
        turned.info.update(image.info)
        other = _read_upright(turned, task)
        if _makes_sense(other):
            return other
    return sheet


def _makes_sense(sheet: Sheet) -> bool:
    """Whether the words of a page are Vietnamese and lie flat, or too few to say."""
    read = (*sheet.words, *sheet.stamps)
    words = _LETTERS.findall(" ".join(word.text for word in read))
    known = sum(map(is_syllable, words))
    long = [word for word in read if len(word.text) >= _LONG]
    flat = sum(word.right - word.left > word.height for word in long)
    return len(words) < _TOO_FEW or (
        known >= _SENSE * len(words) and flat >= _SENSE * len(long)
    )


def _read_upright(image: Image.Image, task: _Task) -> Sheet:
    dots = _dots(image)
    if dots < DOTS * _NEARLY:
        grown = DOTS / dots
        size = int(image.width * grown), int(image.height * grown)
        image, dots = image.resize(size), DOTS
    prepared = prepare(image, dots)
    scale = 72.0 / dots
    width, height = image.width * scale, image.height * scale
    ruled = find_rules(replace(prepared, slope=0.0))
    page, strips = take_tables(prepared, ruled)
    task.wait()
    (cells,) = read_words([page.image], task.name, PAGE)
    pieces = [*find_overlooked(page, map(_pixels, chain(*cells))), *strips]
    read = read_words([piece for _, _, piece in pieces], task.name, BLOCK)
    for (left, top, _), more in zip(pieces, read, strict=True):
        cells += [[_moved(cell, left, top) for cell in line] for line in more]
    lines = [
        legible
        for line in cells
        if (legible := [w for c in line if _legible(w := _glyphs(c, prepared))])
    ]
    words: list[Glyphs] = []
    scrawl: list[Glyphs] = []
    for line in mark_written(lines, height) if task.first else lines:
        (words if _clear(line) else scrawl).extend(_level(line))
    rules = [prepared.points(*(side / scale for side in rule)) for rule in ruled]
    for grid in find_grids(rules) if task.first else ():
        inside = [word for word in words if grid.holds(word)]
        if any(_ARRIVED.match(word.text) for word in inside):
            rules = [rule for rule in rules if not grid.ruled(rule)]
            words = [word for word in words if not grid.holds(word)]
            scrawl += inside
    return Sheet(width, height, words, rules, scrawl, [], pictured=True, ocr=True)


def _clear(line: list[Glyphs]) -> bool:
    """Whether a line is print: read surely, or with words or codes one knows."""
    length = sum(len(word.text) for word in line)
    if sum((w.confidence or 0) * len(w.text) for w in line) >= _SCRAWL * length:
        return True
    text = " ".join(word.text for word in line)
    known = sum(len(word) for word in _LETTERS.findall(text) if is_syllable(word))
    return known >= _KNOWN * length or _CODE.search(text) is not None


def _legible(word: Glyphs) -> bool:
    """Whether a word is more than dirt: sure, or with letters or digits in it."""
    return (word.confidence or 0) > _NOISE or any(map(str.isalnum, word.text))


def _level(words: list[Glyphs]) -> list[Glyphs]:
    """Give the words of a line one top and one bottom, tall ones apart."""
    top = median(word.top for word in words)
    bottom = median(word.bottom for word in words)
    low = max(bottom, *(w.bottom for w in words if w.bottom <= bottom + _TALLER))
    high = min(top, *(w.top for w in words if w.top >= top - _TALLER))
    return [word._replace(top=high, bottom=low) for word in words]


def _pixels(cell: Cell) -> tuple[int, int, int, int]:
    left, top = int(cell["left"]), int(cell["top"])
    return left, top, left + int(cell["width"]), top + int(cell["height"])


def _moved(cell: Cell, left: int, top: int) -> Cell:
    """A word of a piece of the page, in its place on the whole."""
    at = {"left": str(int(cell["left"]) + left), "top": str(int(cell["top"]) + top)}
    return {**cell, **at}


def _glyphs(cell: Cell, prepared: Prepared) -> Glyphs:
    confidence = max(0.0, min(1.0, float(cell["conf"]) / 100))
    box = prepared.points(*_pixels(cell))
    return Glyphs(cell["text"], *box, confidence=round(confidence, 2))
