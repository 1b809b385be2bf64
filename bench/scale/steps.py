"""What stands before a load: reading letters, and writing what was found as N-Quads.

Some letters of a world, evenly spread, are read and written by one process.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING, Final

from bench.scale.figures import Figure
from bench.world.writing import written
from extract.pipeline import extract
from graph.alone import nquads
from graph.iris import Iris
from graph.quads import to_quads

if TYPE_CHECKING:
    from bench.scale.figures import Figures
    from bench.world.plan import World

LETTERS: Final = 500


def measured(world: World) -> Figures:
    """The mean of each step, by the processor's time, and what it makes of all letters.

    A letter of one kind may take ten times as long as one of another, so medians would
    not add up.
    """
    step = max(world.letters // LETTERS, 1)
    extract(written(world, 0).letter)  # what is read at first takes seconds
    reading, writing = [], []
    for place in range(0, world.letters, step):
        letter = written(world, place).letter
        begun = time.process_time()
        found = extract(letter)
        read = time.process_time()
        nquads(to_quads(found, Iris()))
        reading.append(read - begun)
        writing.append(time.process_time() - read)
    figures = {}
    for name, spent in (("read", reading), ("as N-Quads", writing)):
        mean = statistics.mean(spent)
        figures[f"a letter, {name}, ms"] = Figure(mean * 1000)
        figures[f"all letters, {name}, one process, s"] = Figure(mean * world.letters)
    return figures
