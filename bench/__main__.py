"""Print one table of all measurements."""

from __future__ import annotations

from itertools import chain

from bench import commands, extract, graph, ocr, readers
from bench.timing import table

rooms = (
    readers.timings(),
    ocr.timings(),
    extract.timings(),
    graph.timings(),
    commands.timings(),
)
print(table(list(chain.from_iterable(rooms))))
