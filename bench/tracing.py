"""How long the paths of a trace are looked for: `python -m bench.tracing 1000 10000`.

Networks are made up, without letters: documents cite older ones, the old ones most,
each has 15 tasks, 40 of 100 carry something out, and 5,000 agencies share them, the
first of them most. What is timed is the search alone, up and down, in seconds of the
processor; `bench.scale` asks a server for whole traces, with their words.
"""

from __future__ import annotations

import argparse
import time
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from bench.growth import exponent
from bench.timing import Timing, aligned, once
from graph.answers.trace import MOST_PATHS
from graph.network.adjacency import (
    CENTRAL,
    DOCUMENT,
    HELD,
    MENTION,
    ORDER,
    STRONG,
    TASK,
    Adjacency,
    Nodes,
)
from graph.network.links import Columns
from graph.network.ways import to_ends

if TYPE_CHECKING:
    from graph.network.links import Numbers

ASKED: Final = 60
HUBS: Final = 15
_TASKS, _CITED, _AGENCIES = 15, 12, 5_000
_HEAD = ("paths from", "letters", "links", "p50 ms", "p95 ms", "exponent of p95")


class Made(NamedTuple):
    """A network, and which of its nodes are what, the greatest hubs first."""

    links: Adjacency
    documents: Numbers
    agencies: Numbers


def made(letters: int, seed: int = 1) -> Made:
    """A network of so many letters."""
    chance = np.random.default_rng(seed)
    tasks = letters * _TASKS
    size = letters + tasks + _AGENCIES
    nodes = chance.permutation(size).astype(np.int32)
    document, task, agency = np.split(nodes, (letters, letters + tasks))
    letter_of = np.repeat(np.arange(letters, dtype=np.int32), _TASKS)
    flags = np.zeros(size, np.uint8)
    flags[document], flags[task] = DOCUMENT | HELD, TASK
    flags[document[chance.random(letters) < 0.05]] |= CENTRAL  # noqa: PLR2004 - a share
    owners = np.full(size, -1, np.int32)
    owners[task] = document[letter_of]

    def older(than: Numbers) -> Numbers:
        return (than * chance.random(len(than)) ** 4).astype(np.int32)

    def some(length: int, share: float) -> Numbers:
        return np.flatnonzero(chance.random(length) < share).astype(np.int32)

    def columns(lower: Numbers, higher: Numbers, by: Numbers, strong: float) -> Columns:
        force = np.where(chance.random(len(lower)) < strong, ORDER, MENTION)
        return Columns(lower, higher, force.astype(np.uint8), document[by])

    citing = np.repeat(np.arange(1, letters, dtype=np.int32), _CITED)
    acting = some(tasks, 0.4)
    shared = chance.integers(0, tasks, round(2.2 * tasks), np.int32)
    busy = (_AGENCIES * chance.random(len(shared)) ** 3).astype(np.int32)
    by, shared_by = letter_of[acting], letter_of[shared]
    links = (
        columns(document[citing], document[older(citing)], citing, 0.25)
        | columns(task[acting], document[older(by)], by, 0.7)
        | columns(task, document[letter_of], letter_of, 0.0)
        | columns(agency[busy], task[shared], shared_by, 0.8)
    )
    links.force[np.isin(links.lower, agency)] &= STRONG  # of a part: by name, or not
    every = Nodes(flags, owners, np.zeros(size, np.int32))
    return Made(Adjacency.of(every, links), document, agency)


def timed(links: Adjacency, kind: str, letters: int, nodes: Numbers) -> Timing:
    """Both searches of a trace from some nodes; of three runs of each the best."""

    def search(node: int) -> None:
        up = to_ends(links, node, "up", MOST_PATHS + 1)
        to_ends(links, node, "down", MOST_PATHS + 1 - len(up.paths))

    runs = tuple(
        min(once(lambda: search(int(node)), time.thread_time) for _ in range(3))  # noqa: B023 - called at once
        for node in nodes
    )
    return Timing(kind, f"{letters:,}", runs)


def main() -> None:
    """Print a table of the sizes that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("letters", type=int, nargs="*", default=[1_000, 10_000])
    before: dict[str, dict[int, float]] = {}
    rows = [_HEAD]
    for letters in parser.parse_args().letters:
        links, documents, agencies = made(letters)
        chance = np.random.default_rng(2)
        for kind, nodes in (
            ("documents", chance.choice(documents, ASKED)),
            ("agencies", chance.choice(agencies, ASKED)),
            ("the most cited documents", documents[:HUBS]),
            ("the busiest agencies", agencies[:HUBS]),
        ):
            one = timed(links, kind, letters, nodes)
            timings = before.setdefault(kind, {})
            timings[letters] = one.p95
            last = dict(islice(reversed(timings.items()), 2))
            grown = exponent([*last], [*last.values()]) if len(last) > 1 else None
            rows.append(
                (
                    kind,
                    one.size,
                    f"{len(links.up.to):,}",
                    f"{one.p50 * 1e3:.1f}",
                    f"{one.p95 * 1e3:.1f}",
                    "" if grown is None else f"{grown:.2f}",
                )
            )
    print(aligned(rows, "<>>>>>"))


if __name__ == "__main__":
    main()
