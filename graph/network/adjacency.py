"""The network as arrays: who is tied to whom, by which letter, without the words.

A node is a number, in the order of slugs, so that neighbours come in that order. A link
is one statement; what it says is read when it is shown. A question costs what it
reaches, however large the network is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, Self

import numpy as np

from graph.network.links import Columns, Links

if TYPE_CHECKING:
    from datetime import date

    from graph.network.links import Bytes, Numbers, Places, Reals, Truths

Way = Literal["up", "down"]

DOCUMENT: Final = 1
HELD: Final = 2
"""A document that was read."""
CENTRAL: Final = 4
"""Of the Centre, be it a document, an agency, or the task of a letter."""
TASK: Final = 8
LAW: Final = 16

MENTION: Final = 0
STRONG: Final = 1
"""It carries an order on."""
ORDER: Final = 2
"""It is an order in the narrower sense (`graph.network.reading`), as is what is strong
and leads from a task to what is no law."""


class Nodes(NamedTuple):
    """What is known of nodes.

    `flags` are of those above; `owners` the letters of tasks (-1 of all else); `dates`
    those of documents and of the letters of tasks, as `as_number` gives them.
    """

    flags: Bytes
    owners: Numbers
    dates: Numbers

    @classmethod
    def unknown(cls, size: int) -> Self:
        """So many nodes of which nothing is known."""
        zeros, none = np.zeros(size, np.int32), np.full(size, -1, np.int32)
        return cls(zeros.astype(np.uint8), none, zeros)

    def grown(self, size: int) -> Nodes:
        """A copy that has more nodes."""
        flags, owners, dates = Nodes.unknown(size - len(self.flags))
        return Nodes(
            np.append(self.flags, flags),
            np.append(self.owners, owners),
            np.append(self.dates, dates),
        )

    def sorted(self, order: Places, place: Numbers) -> Nodes:
        """The same in another order; `place` is where each comes to stand."""
        owners = self.owners[order]
        moved = np.where(owners < 0, owners, place[owners])
        return Nodes(self.flags[order], moved, self.dates[order])


class Reached(NamedTuple):
    """What one step leads to: from which of some nodes, and whereto, each pair once.

    `cut` tells that there is more.
    """

    which: Numbers
    to: Numbers
    cut: bool


class _Asked(NamedTuple):
    """A step: see `Adjacency.step`."""

    nodes: Numbers
    way: Way
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Renewal:
    """What became of links since they were sorted.

    `stale` marks the nodes of letters whose links are these, and no others; `order`
    sorts nodes as their slugs do, of which some were added; `on_cycles` is that of
    `graph.network.cycles`.
    """

    up: Links
    down: Links
    stale: Truths
    order: Reals
    on_cycles: list[Truths] = field(default_factory=list, repr=False)


@dataclass(frozen=True, slots=True)
class Adjacency:
    """All links both ways, or those that were known on a day.

    `on_cycles` is what `graph.network.cycles` found among those that are sorted.
    """

    nodes: Nodes
    up: Links
    down: Links
    renewal: Renewal | None = None
    day: int | None = None
    on_cycles: list[Truths] = field(default_factory=list, repr=False)

    @classmethod
    def of(cls, nodes: Nodes, links: Columns) -> Self:
        """Sort links."""
        size = len(nodes.flags)
        return cls(
            nodes,
            up=Links.of(links.lower, links.higher, links, size),
            down=Links.of(links.higher, links.lower, links, size),
        )

    def beside(
        self, nodes: Nodes, links: Columns, letters: Numbers, order: Reals
    ) -> Adjacency:
        """The same with other nodes and with links beside these.

        `letters` are those whose links changed, `order` is that of `Renewal`.
        """
        size, before = len(nodes.flags), self.renewal
        stale = np.zeros(size, np.bool_)
        if before is not None:
            stale[: len(before.stale)] = before.stale
        stale[letters] = True
        new = Adjacency.of(nodes, links)
        return Adjacency(
            nodes,
            up=self.up.grown(size),
            down=self.down.grown(size),
            renewal=Renewal(new.up, new.down, stale, order),
            on_cycles=self.on_cycles,
        )

    def sorted(self) -> Columns:
        """The links that are sorted and not stale."""
        ends = np.arange(len(self.up.starts) - 1, dtype=np.int32)
        lower = np.repeat(ends, np.diff(self.up.starts))
        links = Columns(lower, self.up.to, self.up.force, self.up.letters)
        stale = self.renewal.stale if self.renewal else np.zeros(len(ends), np.bool_)
        return links.only(~stale[links.letters])

    def reached(self, nodes: Numbers, way: Way, least: int) -> Truths:
        """Some nodes and all that links of such a force lead to from them."""
        reached = np.zeros(len(self.nodes.flags), np.bool_)
        front = nodes
        while len(front):
            reached[front] = True
            found = np.unique(self.step(front, way, least).to)
            front = found[~reached[found]]
        return reached

    def on(self, day: date | None) -> Self:
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
        new = self.renewal
        stale = new.stale if new else None
        asked = _Asked(nodes, way, least, most)
        which, to, cut = self._led(self.links(way), stale, asked)
        if new is not None:
            links = new.up if way == "up" else new.down
            more = self._led(links, None, asked)
            which, to = np.append(which, more.which), np.append(to, more.to)
            order = np.lexsort((new.order[to], which))
            which, to, cut = which[order], to[order], cut or more.cut
        first = np.ones(len(to), np.bool_)
        first[1:] = (to[1:] != to[:-1]) | (which[1:] != which[:-1])
        return Reached(which[first], to[first], cut)

    def _led(self, links: Links, stale: Truths | None, asked: _Asked) -> Reached:
        """What links lead to that are of force, known and not stale, one for each."""
        nodes, way, least, most = asked
        which, places, cut = rows(links.starts, nodes, most)
        kept = links.force[places] >= min(least, STRONG)
        if stale is not None:
            kept &= ~stale[links.letters[places]]
        which, places = which[kept], places[kept]
        ends = nodes[which], links.to[places]
        kept = np.ones(len(which), np.bool_)
        if least == ORDER:
            lower, higher = ends if way == "up" else ends[::-1]
            flags = self.nodes.flags
            follows = (flags[lower] & TASK > 0) & (flags[higher] & LAW == 0)
            kept &= (links.force[places] == ORDER) | follows
        if self.day is not None:
            known = self.nodes.dates <= self.day
            kept &= known[links.letters[places]] & known[ends[0]] & known[ends[1]]
        return Reached(which[kept], ends[1][kept], cut)


def rows(
    starts: Places, nodes: Numbers, most: int | None
) -> tuple[Numbers, Places, bool]:
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


def as_number(day: date | str | None) -> int:
    """A day as YYYYMMDD; what is not known of it is 0."""
    digits = str(day or "").replace("-", "")
    return int(digits.ljust(8, "0")[:8]) if digits.isdigit() else 0
