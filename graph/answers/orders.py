"""What orders lead to a document: the narrower reading of the network.

See `graph.network.statements` for what is an order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.network.adjacency import ORDER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.network.network import Network


def orders_below(network: Network, document: str) -> dict[str, str | None]:
    """What orders lead to a document, nearest first, and for each the next step up."""
    return network.reach(document, "down", ORDER)


def way_up(above: Mapping[str, str | None], slug: str) -> list[str]:
    """From a slug up, by the next step of each."""
    way = [slug]
    while (higher := above[way[-1]]) is not None:
        way.append(higher)
    return way
