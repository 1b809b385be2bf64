"""What a question reached of the network, and the paths through it, the first first.

A region grows from its start step by step and keeps what it passed. Paths come by
length, and those of one length by slugs; each step of them is one that can still
arrive, so that the first few of a hundred thousand cost no more than the few.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

import networkx as nx
import numpy as np

from graph.network.adjacency import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from graph.network.adjacency import Adjacency, Way
    from graph.network.links import Numbers, Truths

LONGEST: Final = 10
"""Steps of a path."""
MOST_TRIED: Final = 20_000
"""Paths that are begun at a time."""
MOST_LINKS: Final = 50_000
"""Links that one step looks at; of a step that has more, the first by slugs."""
MOST_SEEN: Final = 150_000
"""Links that a region holds before it is left at what was found."""
_SPARE: Final[deque[Numbers]] = deque(maxlen=8)
"""Marks of regions that are gone, for the next ones."""


class _Links(NamedTuple):
    """Links between places of a region: those of place p from `starts[p]` on."""

    starts: NDArray[np.int64]
    source: Numbers
    target: Numbers


class Region:
    """Nodes reached from a start one way, and the links between them.

    Nodes have places, in the order in which they were reached: the nearest first, of
    those the first by slugs. `cut` tells that something was left out as too much; of
    one that is to be `whole` nothing is.
    """

    def __init__(
        self,
        network: Adjacency,
        start: int,
        way: Way,
        least: int,
        *,
        whole: bool = False,
    ) -> None:
        self.network, self._way, self._least, self._whole = network, way, least, whole
        self.nodes = np.array([start], np.int32)
        self.parents = np.zeros(1, np.int32)
        self.cut = False
        self._place = _clean_marks(len(network.nodes.flags))  # 0: not reached
        self._place[start] = 1
        self._last = 0  # place of the first of those that were reached last
        self._seen = 0
        self._counts: list[NDArray[np.integer]] = []
        self._to: list[Numbers] = []
        self._made: _Links | None = None
        self._is_widening = False

    def __del__(self) -> None:
        """Give the marks back clean, as they were taken."""
        if not self._is_widening:  # else some may be of nodes that are not known yet
            self._place[self.nodes] = 0
            _SPARE.append(self._place)

    @property
    def front(self) -> Numbers:
        """The nodes that were reached last; none, if all were."""
        return self.nodes[self._last :]

    @property
    def is_open(self) -> bool:
        """Whether there is something to go on from."""
        if self._seen > MOST_SEEN and not self._whole:
            self.cut |= len(self.front) > 0
            return False
        return len(self.front) > 0

    @property
    def steps(self) -> int:
        """How many steps were taken."""
        return len(self._counts)

    @property
    def flags(self) -> NDArray[np.uint8]:
        """What is known of the nodes."""
        return self.network.nodes.flags[self.nodes]

    @property
    def next_links(self) -> int:
        """How many links the next step would look at."""
        starts = self.network.links(self._way).starts
        return int((starts[self.front + 1] - starts[self.front]).sum())

    def has(self, nodes: Numbers) -> Truths:
        """Which of some nodes were reached."""
        return self._place[nodes] > 0

    def widen(self) -> None:
        """Take one step more."""
        self._is_widening = True
        front = self.front
        most = None if self._whole else MOST_LINKS
        found = self.network.step(front, self._way, self._least, most)
        self.cut |= found.cut
        self._seen += len(found.to)
        unseen = np.flatnonzero(self._place[found.to] == 0)
        targets = found.to[unseen]
        self._place[targets[::-1]] = unseen[::-1] + 1  # of equals the first stays
        first = unseen[self._place[targets] == unseen + 1]
        new, size = found.to[first], len(self.nodes)
        self._place[new] = np.arange(size, size + len(new)) + 1
        self._to.append(found.to)
        self._counts.append(np.bincount(found.which, minlength=len(front)))
        self.parents = np.append(self.parents, found.which[first] + self._last)
        self.nodes = np.append(self.nodes, new)
        self._last = size
        self._made = None
        self._is_widening = False

    def widen_all(self, steps: int | None = None) -> None:
        """Go on until nothing is new, or for so many steps in all."""
        while self.is_open and (steps is None or self.steps < steps):
            self.widen()

    def tops(self) -> Truths:
        """Where no path leads on, by place: dead ends, and cycles that nothing leaves.

        The start is none.
        """
        dead = self._dead_ends()
        leads = dead.copy()
        leads[self._last :] = True  # nobody looked
        _, source, target = self._links()
        while (hit := leads[target]).any():
            leads[source[hit]] = True
            left = ~leads[source]
            source, target = source[left], target[left]
        trapped: nx.DiGraph[int] = nx.DiGraph()
        trapped.add_edges_from(zip(source.tolist(), target.tolist(), strict=True))
        for cycle in nx.attracting_components(trapped):
            dead[list(cycle)] = True
        dead[0] = False
        return dead

    def dead_ends(self, places: Truths) -> Truths:
        """Those of some places where nothing leads on, the last reached among them."""
        dead = self._dead_ends() & places
        last = np.flatnonzero(places[self._last :]) + self._last
        dead[last] = True
        found = self.network.step(self.nodes[last], self._way, self._least)
        dead[last[found.which]] = False
        return dead

    def _dead_ends(self) -> Truths:
        """Where nothing leads on, by place, of those from where somebody looked."""
        dead = np.zeros(len(self.nodes), np.bool_)
        dead[: self._last] = np.concatenate([*self._counts, self.front[:0]]) == 0
        return dead

    def shortest(self, place: int) -> list[int]:
        """The shortest path to a place; of several the first by slugs."""
        places = [place]
        while places[-1]:
            places.append(int(self.parents[places[-1]]))
        path: list[int] = self.nodes[places[::-1]].tolist()
        return path

    def paths(self, ends: Truths, most: int, longest: int = LONGEST) -> list[list[int]]:
        """The first simple paths to ends, which are marked by place: short ones first.

        `longest` counts their steps. Where `MOST_TRIED` at a time do not find them
        all, the region is `cut`.
        """
        if not ends.any():
            return []
        links, near, found = self._links(), [ends], list[list[int]]()
        while len(found) < most and len(near) <= longest and near[-1].any():
            before = links.source[near[-1][links.target]]
            near.append(np.zeros_like(ends))
            near[-1][before] = True
            if near[-1][0]:
                ways, cut = _of_length(links, near, most - len(found))
                found += self.nodes[ways].tolist()
                self.cut |= cut
        return found

    def _links(self) -> _Links:
        if self._made is None:
            self._made = self._make_links()
        return self._made

    def _make_links(self) -> _Links:
        counts = np.concatenate([*self._counts, np.zeros_like(self.front)])
        starts = np.concatenate(([0], np.cumsum(counts)))
        source = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        to = np.concatenate([self.nodes[:0], *self._to])
        return _Links(starts, source, self._place[to] - 1)


def _clean_marks(size: int) -> Numbers:
    """A 0 for each node: millions of them, of which a question touches hundreds."""
    while _SPARE:
        with suppress(IndexError):  # another thread took the last
            marks = _SPARE.pop()
            if len(marks) == size:
                return marks
    return np.zeros(size, np.int32)


def _of_length(
    links: _Links, near: Sequence[Truths], most: int
) -> tuple[Numbers, bool]:
    """The first paths from place 0 that have as many steps as `near` tells of.

    `near[n]` marks the places from which some end is n steps away, if places may come
    twice; so most that is begun arrives, and it is enough to go on with the first.
    """
    width = most
    while True:
        paths, cut = np.zeros((1, 1), np.int32), False
        for ahead in near[-2::-1]:
            which, places, more = rows(links.starts, paths[:, -1], MOST_LINKS)
            to = links.target[places]
            fits = np.flatnonzero(ahead[to])
            which, to = which[fits], to[fits]
            fits = np.flatnonzero((paths[which] != to[:, None]).all(axis=1))
            which, to = which[fits], to[fits]
            cut |= more or len(to) > width
            paths = np.column_stack((paths[which[:width]], to[:width]))
        if len(paths) >= most or not cut:
            return paths[:most], False
        if width > MOST_TRIED:
            return paths, True
        width *= 10
