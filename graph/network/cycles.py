"""Which nodes may be on cycles, so that nobody has to look further to see it.

Where two letters carry out each other, an error as a rule, a chain has no end. Nearly
always there are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.network.adjacency import STRONG

if TYPE_CHECKING:
    from graph.network.adjacency import Adjacency
    from graph.network.links import Links, Truths


def on_cycles(network: Adjacency) -> Truths:
    """All nodes on cycles of what carries on orders, on whatever day.

    Nodes between two cycles are among them, and those of cycles that are no more. They
    are looked for once: everywhere among what is sorted, and above and below of what
    is not.
    """
    if not network.on_cycles:
        network.on_cycles.append(_left_over(network.up))
    found, new = network.on_cycles[0], network.renewal
    if new is None:
        return found
    if not new.on_cycles:
        whole = network.on(None)
        above = whole.reached(new.up.to[new.up.force >= STRONG], "up", STRONG)
        below = whole.reached(new.down.to[new.down.force >= STRONG], "down", STRONG)
        above &= below
        # Found among the same links, perhaps for a network of fewer nodes, or of more.
        above[: len(found)] |= found[: len(above)]
        new.on_cycles.append(above)
    return new.on_cycles[0]


def _left_over(links: Links) -> Truths:
    """What is left when nodes that nothing leads to, or from, are taken away."""
    size = len(links.starts) - 1
    carries = links.force >= STRONG
    lower = np.repeat(np.arange(size, dtype=np.int32), np.diff(links.starts))[carries]
    higher = links.to[carries]
    while True:
        left, entered = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
        left[lower] = entered[higher] = True
        left &= entered
        kept = left[lower] & left[higher]
        if kept.all():
            return left
        lower, higher = lower[kept], higher[kept]
