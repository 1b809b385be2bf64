"""Links between nodes as compressed sparse rows: what leads from a node is together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

Numbers = NDArray[np.int32]
Places = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Reals = NDArray[np.float64]
Truths = NDArray[np.bool_]


class Columns(NamedTuple):
    """Links, not sorted: from each lower to each higher node.

    `force` is one of `graph.network.adjacency`, `letters` are the nodes of those who
    say so.
    """

    lower: Numbers
    higher: Numbers
    force: Bytes
    letters: Numbers

    @classmethod
    def of(cls, rows: Iterable[tuple[int, int, int, int]]) -> Columns:
        """Columns of rows, which are taken as they come."""
        table = np.fromiter(rows, "i4, i4, u1, i4")
        column = table.__getitem__
        return cls(column("f0"), column("f1"), column("f2"), column("f3"))

    def only(self, kept: Truths) -> Columns:
        """Some of the links."""
        lower, higher, force, letters = self
        return Columns(lower[kept], higher[kept], force[kept], letters[kept])

    def __or__(self, other: Columns) -> Columns:
        """These links and others."""
        return Columns(
            np.append(self.lower, other.lower),
            np.append(self.higher, other.higher),
            np.append(self.force, other.force),
            np.append(self.letters, other.letters),
        )


@dataclass(frozen=True, slots=True)
class Links:
    """Links by the node that they lead from, to others in the order of their numbers.

    Those of node n are from `starts[n]` to `starts[n + 1]` in the other arrays.
    """

    starts: Places
    to: Numbers
    force: Bytes
    letters: Numbers

    @classmethod
    def of(cls, ends: Numbers, to: Numbers, links: Columns, size: int) -> Links:
        """Links from `ends` to `to`, which are columns of `links`, of so many nodes."""
        order = np.argsort(ends.astype(np.int64) << 32 | to, kind="stable")
        starts = np.concatenate(([0], np.cumsum(np.bincount(ends, minlength=size))))
        return cls(starts, to[order], links.force[order], links.letters[order])

    def grown(self, size: int) -> Links:
        """The same of more nodes."""
        more = size + 1 - len(self.starts)
        starts = np.append(self.starts, np.repeat(self.starts[-1:], more))
        return replace(self, starts=starts)
