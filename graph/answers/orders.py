"""What orders lead to a document: the narrower reading of the network.

In the network an edge is strong also where a document names its legal ground. Here what
a document is based on (căn cứ) grounds it but orders nothing: only an item that is
itself to be done "theo" a document leads there, and to keep the law (theo quy định của
Luật …) is not to be charged with carrying it out.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from graph.answers.kinds import is_law

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx

    from graph.catalog import Catalog


def orders_on(
    known: Catalog, graph: nx.MultiDiGraph[str], lower: str, higher: str
) -> bool:
    """Whether `lower`, a task or document, is told to carry `higher` out."""
    if lower in known.agencies:
        return False
    document = known.documents.get(higher)
    follows = lower in known.tasks and not (document and is_law(document))
    return any(
        data["strong"] and (key != "based_on" or follows)
        for key, data in graph[lower][higher].items()
    )


def orders_below(
    known: Catalog, graph: nx.MultiDiGraph[str], document: str
) -> dict[str, str | None]:
    """What orders lead to a document, nearest first, and for each the next step up."""
    above: dict[str, str | None] = {document: None}
    waiting = deque([document] if document in graph else [])
    while waiting:
        higher = waiting.popleft()
        for lower in sorted(graph.predecessors(higher)):
            if lower not in above and orders_on(known, graph, lower, higher):
                above[lower] = higher
                waiting.append(lower)
    return above


def way_up(above: Mapping[str, str | None], slug: str) -> list[str]:
    """From a slug up, by the next step of each."""
    way = [slug]
    while (higher := above[way[-1]]) is not None:
        way.append(higher)
    return way
