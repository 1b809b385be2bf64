"""The network as arrays: who is tied to whom, by which letter, without the words.

A node is a number, in the order of slugs, so that neighbours come in that order. A link
is one statement; what it says is read when it is shown. Both ways are kept, as
compressed sparse rows: a question costs what it reaches, however large the store is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]
    Truths = NDArray[np.bool_]

Way = Literal["up", "down"]

DOCUMENT: Final = 1
HELD: Final = 2
"""A document that was read."""
CENTRAL: Final = 4
"""Of the Centre, be it a document, an agency, or the task of a letter."""
TASK: Final = 8

MENTION: Final = 0
STRONG: Final = 1
"""It carries an order on."""
ORDER: Final = 2
"""It is an order in the narrower sense (`graph.network.statements`)."""


class Columns(NamedTuple):
    """Links before they are sorted: each lower and higher node, and what is said.

    `force` is `MENTION`, `STRONG` or `ORDER`, `letters` are the nodes of those who say
    so, `said` numbers of statements, which mean something to whoever made them.
    """

    lower: Sequence[int]
    higher: Sequence[int]
    force: Sequence[int]
    letters: Sequence[int]
    said: Sequence[int]


@dataclass(frozen=True, slots=True)
class Links:
    """Links by the node that they lead from, to others in the order of their numbers.

    Those of node n are from `starts[n]` to `starts[n + 1]` in the other arrays.
    """

    starts: NDArray[np.int64]
    to: Numbers
    force: NDArray[np.uint8]
    letters: Numbers
    said: Numbers


def rows(
    starts: NDArray[np.int64], nodes: Numbers, most: int | None
) -> tuple[Numbers, NDArray[np.int64], bool]:
    """Where the rows of some nodes lie in what is sorted by node.

    Of each place to which of the nodes it belongs, the places, and whether these are
    only the first `most`.
    """
    first = starts[nodes]
    counts = starts[nodes + 1] - first
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    cut = most is not None and total > most
    if most is not None and cut:
        counts = np.clip(most - (ends - counts), 0, counts)
        ends, total = np.minimum(ends, most), most
    which = np.repeat(np.arange(len(nodes), dtype=np.int32), counts)
    return which, np.arange(total) + np.repeat(first - (ends - counts), counts), cut


class Reached(NamedTuple):
    """What one step leads to: from which of some nodes, and whereto, each pair once.

    `cut` tells that there is more.
    """

    which: Numbers
    to: Numbers
    cut: bool


@dataclass(frozen=True, slots=True)
class Adjacency:
    """All links both ways, or those that were known on a day.

    `flags` are what is known of nodes, `letter_of` the letters of tasks (-1 of all
    else), `dates` those of documents and of the letters of tasks (`as_number`).
    """

    flags: NDArray[np.uint8]
    letter_of: Numbers
    dates: Numbers
    up: Links
    down: Links
    day: int | None = None

    @classmethod
    def of(
        cls,
        flags: Sequence[int],
        letter_of: Sequence[int],
        dates: Sequence[int],
        links: Columns,
    ) -> Adjacency:
        """Sort links; of two nodes they keep their order."""
        lower, higher, letters, said = (
            np.asarray(column, np.int32)
            for column in (links.lower, links.higher, links.letters, links.said)
        )
        force = np.asarray(links.force, np.uint8)

        def sorted_by(ends: Numbers, to: Numbers) -> Links:
            order = np.argsort(ends.astype(np.int64) << 32 | to, kind="stable")
            counts = np.bincount(ends, minlength=len(flags))
            starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
            return Links(starts, to[order], force[order], letters[order], said[order])

        return cls(
            flags=np.asarray(flags, np.uint8),
            letter_of=np.asarray(letter_of, np.int32),
            dates=np.asarray(dates, np.int32),
            up=sorted_by(lower, higher),
            down=sorted_by(higher, lower),
        )

    def on(self, day: date | None) -> Adjacency:
        """What was known on a day; always, if None."""
        return replace(self, day=None if day is None else as_number(day))

    def links(self, way: Way) -> Links:
        """The links that lead up, or down."""
        return self.up if way == "up" else self.down

    def step(
        self, nodes: Numbers, way: Way, least: int, most: int | None = None
    ) -> Reached:
        """Where one step leads from some nodes, in their order, then in that of slugs.

        Args:
            nodes: where from.
            way: whether up or down.
            least: the force that links have to have.
            most: how many links are looked at; all, if None.
        """
        links = self.links(way)
        which, places, cut = rows(links.starts, nodes, most)
        kept = links.force[places] >= least
        if self.day is not None:
            known, letters = self.dates <= self.day, links.letters[places]
            kept &= known[letters] & known[links.to[places]] & known[nodes[which]]
        which, to = which[kept], links.to[places[kept]]
        once = np.ones(len(to), np.bool_)
        once[1:] = (to[1:] != to[:-1]) | (which[1:] != which[:-1])
        return Reached(which[once], to[once], cut)

    def said(self, lower: int, higher: int) -> list[int]:
        """The numbers of the statements by which one node leads up to another."""
        links, first = self.up, self.up.starts[lower]
        to = links.to[first : links.starts[lower + 1]]
        low, high = first + np.searchsorted(to, [higher, higher + 1])
        if self.day is None:
            return list(links.said[low:high])
        if max(self.dates[lower], self.dates[higher]) > self.day:
            return []
        known = self.dates[links.letters[low:high]] <= self.day
        return list(links.said[low:high][known])


def as_number(day: date | str | None) -> int:
    """A day as YYYYMMDD; what is not known of it is 0."""
    digits = str(day or "").replace("-", "")
    return int(digits.ljust(8, "0")[:8]) if digits.isdigit() else 0
