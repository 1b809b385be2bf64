"""Figures of a size of world: kept as they are measured, and laid out side by side."""

from __future__ import annotations

import json
import statistics
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from bench.growth import exponent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured; of times the median, and what nineteen of twenty stay under.

    `wrong` tells that an answer was not what the world's plan says, or that an engine
    gave another number of rows than chidao.
    """

    middle: float
    late: float | None = None
    wrong: bool = False

    @classmethod
    def of(cls, seconds: Sequence[float], *, wrong: bool = False) -> Figure:
        """The figure of some runs, in milliseconds."""
        spent = [second * 1000 for second in seconds]
        if len(spent) == 1:
            return cls(spent[0], wrong=wrong)
        late = statistics.quantiles(spent, n=20, method="inclusive")[-1]
        return cls(statistics.median(spent), late, wrong)

    @property
    def shown(self) -> str:
        """As a cell of a table."""
        late = "" if self.late is None else f" ({_number(self.late)})"
        return f"{_number(self.middle)}{late}{' differs' if self.wrong else ''}"


Figures = dict[str, Figure]
"""By the name of what was measured, with its unit."""


def kept(file: Path, make: Callable[[], Figures]) -> Figures:
    """The figures in a file, measured if it is not there."""
    if file.exists():
        read = json.loads(file.read_text("utf-8"))
        return {name: Figure(*row) for name, row in read.items()}
    figures = make()
    rows = {name: astuple(figure) for name, figure in figures.items()}
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
    return figures


def table(title: str, sizes: Mapping[int, Figures]) -> str:
    """A table in Markdown: a column for each size, and the exponent of growth."""
    names = dict.fromkeys(name for figures in sizes.values() for name in figures)
    head = [title, *(f"{size:,}" for size in sizes), "exponent"]
    lines = [head, ["---", *["--:"] * (len(head) - 1)]]
    for name in names:
        found = {size: figures.get(name) for size, figures in sizes.items()}
        cells = [figure.shown if figure else "" for figure in found.values()]
        lines.append([name, *cells, _exponent(found)])
    return _markdown(lines)


def beside(title: str, figures: Figures) -> str:
    """A table with a row for what stands before a colon, a column for what behind."""
    pairs = {tuple(name.split(": ", 1)): one.shown for name, one in figures.items()}
    rows, columns = (list(dict.fromkeys(part)) for part in zip(*pairs, strict=True))
    lines = [[title, *columns], ["---", *["--:"] * len(columns)]]
    lines += [
        [row, *(pairs.get((row, column), "–") for column in columns)] for row in rows
    ]
    return _markdown(lines)


def _markdown(lines: Iterable[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _exponent(found: Mapping[int, Figure | None]) -> str:
    timed = {size: figure.middle for size, figure in found.items() if figure}
    if len(timed) < 2 or min(timed.values()) <= 0:  # noqa: PLR2004 - a slope
        return ""
    return f"{exponent(list(timed), list(timed.values())):.2f}"


def wrong(sizes: Iterable[Figures]) -> list[str]:
    """The names of what was answered wrongly."""
    return [name for figures in sizes for name, f in figures.items() if f.wrong]


def _number(value: float) -> str:
    """Three digits that tell, or all before the point."""
    digits = 2 if value < 10 else 1 if value < 100 else 0  # noqa: PLR2004
    return f"{value:,.{digits}f}"
