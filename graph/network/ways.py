"""Which paths of the network answer a question: nodes by number, the first by rank.

Rank: orders all the way before what only mentions, to the Centre before elsewhere,
short before long, then by slugs. No more are looked for than are asked for.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from graph.network.adjacency import CENTRAL, DOCUMENT, HELD, MENTION, STRONG
from graph.network.cycles import on_cycles
from graph.network.region import LONGEST, Region

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from graph.network.adjacency import Adjacency, Way
    from graph.network.links import Truths


_BOTH: Final[tuple[Way, Way]] = ("up", "down")
_FAR: Final = 5_000
"""Links of a step; before one that has more it is seen whether it is needed."""


class Ways(NamedTuple):
    """Paths, each a list of nodes; `cut` if not all could be looked at."""

    paths: list[list[int]]
    cut: bool


def to_ends(network: Adjacency, start: int, way: Way, most: int) -> Ways:
    """Paths by orders to every end, and the shortest other to each other end.

    Upwards a path ends in a document, downwards in who or what acts on it: where no
    path leads on, or, if not all of it are orders, in any document of the Centre.
    """
    orders = Region(network, start, way, STRONG)
    full = Region(network, start, way, MENTION)
    found = _strong(orders, way, most)
    found += islice(_weak(full, orders, way), most - len(found))
    return Ways(found, orders.cut or full.cut)


def between(
    network: Adjacency,
    low: int,
    high: int,
    most: int,
    forces: Sequence[int] = (STRONG, MENTION),
) -> Ways:
    """Paths by orders from one up to another, else the shortest others.

    They are looked for from both ends; the one that has less around it finds them.
    """
    if low == high:
        start = np.array([low])
        linked = any(len(network.step(start, way, MENTION).to) for way in _BOTH)
        return Ways([[low]] if linked else [], cut=False)
    cut = False
    for least in forces:
        up = Region(network, low, "up", least), high
        down = Region(network, high, "down", least), low
        while True:
            region, goal = min(up, down, key=lambda side: side[0].next_links)
            arrived = region.has(np.array([goal]))[0]
            if not region.is_open or (region.steps == LONGEST if least else arrived):
                break
            region.widen()
        longest = LONGEST if least else region.steps
        paths = region.paths(region.nodes == goal, most, longest)
        cut |= region.cut
        if paths:
            break
    turned = paths if region is up[0] else [path[::-1] for path in paths]
    return Ways(turned, cut)


def _strong(orders: Region, way: Way, most: int) -> list[list[int]]:
    """Paths to where no order leads on."""
    while orders.is_open:
        orders.widen()
        if orders.next_links > _FAR and (found := _near(orders, way, most)):
            return found
    ends = orders.tops() & _are_ends(orders.flags, way)
    central = orders.flags & CENTRAL > 0
    found = orders.paths(ends & central, most)
    return found + orders.paths(ends & ~central, most - len(found))


def _near(orders: Region, way: Way, most: int) -> list[list[int]]:
    """The first paths to the Centre, if nothing further on can come before them.

    A cycle that nothing leaves is an end too, which is not known before its end is
    seen: where there are cycles nothing is found.
    """
    central = _are_ends(orders.flags, way) & (orders.flags & CENTRAL > 0)
    central[0] = False
    if on_cycles(orders.network)[orders.nodes[central]].any():
        return []
    found = orders.paths(orders.dead_ends(central), most, orders.steps)
    return found if len(found) == most else []


def _weak(full: Region, orders: Region, way: Way) -> Iterator[list[int]]:
    """Paths to documents of the Centre, then to other ends; each has its shortest."""
    named = CENTRAL | DOCUMENT
    while full.is_open and full.steps < LONGEST:
        known = len(full.nodes)
        full.widen()
        others = _others(full, orders, way, known)
        found = others & (full.flags[known:] & named == named)
        yield from map(full.shortest, (np.flatnonzero(found) + known).tolist())
    near = len(full.nodes)
    full.widen_all()
    flags = full.flags
    found = full.tops() & (flags & named != named) & _others(full, orders, way, 0)
    found[near:] = False
    central = flags & CENTRAL > 0
    for ends in (found & central, found & ~central):
        yield from map(full.shortest, np.flatnonzero(ends).tolist())


def _are_ends(flags: NDArray[np.uint8], way: Way) -> Truths:
    document = flags & DOCUMENT > 0
    return document if way == "up" else ~document | (flags & HELD > 0)


def _others(full: Region, orders: Region, way: Way, since: int) -> Truths:
    """Which ends orders do not reach, of places from one on.

    The letter of the last task is none: it tells nothing.
    """
    nodes, before = full.nodes[since:], full.nodes[full.parents[since:]]
    own: Truths = full.network.nodes.owners[before] == nodes
    return _are_ends(full.flags[since:], way) & ~orders.has(nodes) & ~own
