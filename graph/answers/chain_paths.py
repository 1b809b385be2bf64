"""The ways from one document or agency to another, as a chain draws them."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING, Final

import networkx as nx

from graph.answers.chain_view import Trail
from graph.answers.trace import Tracer
from graph.catalog import catalog
from graph.directions import ACTIVE_ROLES, STRONG
from graph.network.network import network

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.answers.chain_graph import ChainGraph, Tie
    from graph.store import Store

MOST_TRAILS: Final = 5
NEAREST: Final = 3
LARGEST_SEARCH: Final = 20_000
"""Ties above which ways that no order takes are not looked for."""
WEAK: Final = 4.0
"""How much longer a step is that only mentions."""


def trails(store: Store, graph: ChainGraph, start: str, goal: str) -> tuple[Trail, ...]:
    """The first few ways, by the orders on them, then by length; none, if none."""
    tracer = Tracer(catalog(store), network(store))
    paths, _ = tracer.between(start, goal)
    paths.sort(key=lambda path: (not path.strong, len(path.nodes)))
    drawn = (_drawn(tracer, graph, [n.slug for n in path.nodes]) for path in paths)
    direct = dict.fromkeys(nodes for nodes in drawn if nodes)
    if direct:
        found = sorted(direct, key=len)[:MOST_TRAILS]
        return tuple(_trail(graph, nodes, direct=True) for nodes in found)
    return tuple(
        _trail(graph, nodes, direct=False) for nodes in _nearest(graph, start, goal)
    )


def _drawn(
    tracer: Tracer, graph: ChainGraph, slugs: Sequence[str]
) -> tuple[str, ...] | None:
    """A path without its tasks; where that leaves a gap, the letter of a task fills it.

    None if it cannot be drawn.
    """
    tasks = tracer.known.tasks
    passed = [slugs[0]]
    letters: list[str] = []
    for slug in slugs[1:]:
        if slug in tasks:
            letters.append(tasks[slug].letter)
            continue
        if not _ties(graph, passed[-1], slug):
            via = [
                letter
                for letter in letters
                if _ties(graph, passed[-1], letter) and _ties(graph, letter, slug)
            ]
            if not via:
                return None
            passed.append(via[0])
        passed.append(slug)
        letters = []
    return tuple(passed)


def _ties(graph: ChainGraph, one: str, two: str) -> list[Tie]:
    """What ties two, the strongest first."""
    found = [tie for tie in graph.at.get(one, ()) if tie.other(one) == two]
    return sorted(found, key=lambda tie: (_length(tie), tie.id))


def _length(tie: Tie) -> float:
    strong = tie.relation in STRONG | ACTIVE_ROLES
    return 1.0 if strong and tie.stated else 2.0 if strong else WEAK


def _trail(graph: ChainGraph, nodes: tuple[str, ...], *, direct: bool) -> Trail:
    ids = (_ties(graph, *pair)[0].id for pair in pairwise(nodes))
    return Trail(nodes, tuple(ids), direct)


def _nearest(graph: ChainGraph, start: str, goal: str) -> Iterator[tuple[str, ...]]:
    """The shortest ways whichever way orders travel (Yen's)."""
    if len(graph.ties) > LARGEST_SEARCH:
        return
    plain: nx.Graph[str] = nx.Graph()
    for tie in graph.ties.values():
        length = _length(tie)
        if plain.has_edge(tie.source, tie.target):
            length = min(length, plain[tie.source][tie.target]["length"])
        plain.add_edge(tie.source, tie.target, length=length)
    if start not in plain or goal not in plain or not nx.has_path(plain, start, goal):
        return
    ways = nx.shortest_simple_paths(plain, start, goal, weight="length")
    yield from (tuple(way) for way in islice(ways, NEAREST))
