"""Reading files in a warm process: pages of PDF, Word, and memory over many files."""

from __future__ import annotations

import gc
import io
import os
import time
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bench.seeds import made
from bench.timing import Timing, measure
from extract.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

FONT = Path("/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf")
PAGES = 50
FILES = 1000
"""How many files one process reads to see whether it keeps their memory."""

_LINE = "Thực hiện Quyết định số {}/QĐ-TTg ngày 12/3/2024 của Thủ tướng Chính phủ"
_LINES = 36
_SETTLED = 100  # files after which libraries have what they keep


def timings() -> Iterator[Timing]:
    """Time pages of ordinary text, and many small files of several kinds."""
    data = pages(PAGES)
    runs = measure(partial(read_bytes, data, "thu.pdf"))
    speed = PAGES / median(runs)
    yield Timing("read a PDF", f"{PAGES} pages", runs, f"{speed:.0f} pages/s a core")
    yield many_files()


def pages(count: int) -> bytes:
    """Return a PDF of pages of ordinary text."""
    pdfmetrics.registerFont(TTFont("Serif", FONT))
    out = io.BytesIO()
    drawn = Canvas(out, pagesize=(595, 842), invariant=True)
    for page in range(count):
        drawn.setFont("Serif", 12)
        if page:
            drawn.drawString(290, 805, str(page + 1))
        for line in range(_LINES):
            drawn.drawString(85, 770 - 19 * line, _LINE.format(line + page))
        drawn.showPage()
    drawn.save()
    return out.getvalue()


def many_files() -> Timing:
    """Read many files; the note says what memory the later ones added."""
    seeds = made()
    kinds = [seeds[kind] for kind in ("docx", "pdf", "html", "txt")]
    kinds.append(pages(3))
    runs, settled = [], 0
    for number in range(FILES):
        if number == _SETTLED:
            settled = _resident()
        start = time.perf_counter()
        read_bytes(kinds[number % len(kinds)], "thu")
        runs.append(time.perf_counter() - start)
    grown = (_resident() - settled) / 2**20
    note = f"{grown:+.1f} MB from file {_SETTLED} to {FILES}"
    return Timing("read small files", f"{FILES} files", tuple(runs), note)


def _resident() -> int:
    """The bytes of this process in memory (proc(5))."""
    gc.collect()
    resident = Path("/proc/self/statm").read_text("ascii").split()[1]
    return int(resident) * os.sysconf("SC_PAGE_SIZE")
