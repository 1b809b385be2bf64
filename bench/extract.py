"""Extraction in a warm process, beside the least that any reader must do.

The naive row looks for numbers of documents in the same text with one regular
expression and understands nothing; the ratio to it carries over to other machines,
milliseconds do not.
"""

from __future__ import annotations

import re
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

from bench.timing import LETTERS, Timing, measure
from extract.pipeline import extract
from extract.read import read_letter

if TYPE_CHECKING:
    from collections.abc import Iterator

NAIVE = re.compile(
    r"(?:Nghị quyết|Nghị định|Quyết định|Chỉ thị|Kế hoạch|Công văn|Thông báo|Kết luận)"
    r"(?:\s+số)?\s+(\d+[-/][\w/-]+)(?:\s+ngày\s+(\d{1,2}/\d{1,2}/\d{4}))?"
)


def timings() -> Iterator[Timing]:
    """Time both readers on each letter."""
    for path in LETTERS:
        letter = read_letter(path)
        size = f"{len(letter.text)} chars"
        naive = measure(partial(NAIVE.findall, letter.text))
        ours = measure(partial(extract, letter))
        speed = len(letter.text) / median(ours) / 1000
        ratio = median(ours) / median(naive)
        note = f"{speed:.0f}k chars/s, {ratio:.0f} x the naive regex"
        yield Timing(f"extract letter {path.stem[:3]}", size, ours, note)
        yield Timing(f"naive regex on {path.stem[:3]}", size, naive)
