"""Results of queries as a page shows them: where things lead, how a graph looks."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import sqrt
from typing import TYPE_CHECKING, Final

import networkx as nx

from viz.labels import measure

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.answers.results import Results, Value
    from viz.frame import Frame

MOST_NODES: Final = 150
"""Nodes that are drawn, those with most links; more than that nobody can read."""

DOWNLOADS: Final = {
    "select": (("csv", "CSV"), ("tsv", "TSV"), ("json", "JSON"), ("xml", "XML")),
    "graph": (("ttl", "Turtle"), ("jsonld", "JSON-LD"), ("nt", "N-Triples")),
}
"""The files of each form of result: suffix, and name."""

_PAGES: Final = {"document": "/van-ban", "agency": "/co-quan", "task": "/nhiem-vu"}
_GAP: Final = (24.0, 90.0)
_SWEEPS: Final = 8
_NARROWEST: Final = 1150.0
_ASPECT: Final = 1.6

Layer = list[str]


def addresses(frame: Frame) -> Callable[[Value], str | None]:
    """Tell where a value leads on this server, or elsewhere; None if nowhere."""

    def address(value: Value) -> str | None:
        if value.slug is None:
            return value.iri if value.kind == "web" else None
        if value.kind in _PAGES:
            return frame.link(f"{_PAGES[value.kind]}/{value.slug}")
        if value.kind == "term":
            return frame.link("/ontology", fragment=value.slug)
        return frame.link(f"/data/{value.slug}.html")

    return address


def drawn(found: Results, frame: Frame) -> Mapping[str, object] | None:
    """A graph with the place of each node, for vis-network; None if there is none.

    Things are nodes, what leads from one to another edges; words are left to the
    table. `all` counts the nodes of which at most `MOST_NODES` are drawn.
    """
    links = _links(found) if found.form == "graph" else []
    if not links:
        return None
    address = addresses(frame)
    things = {end.iri: end for low, _, high in links for end in (low, high)}
    many = Counter(end.iri for low, _, high in links for end in (low, high))
    chosen = {iri: things[iri] for iri, _ in many.most_common(MOST_NODES)}
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(iri for iri in chosen if iri)
    shown = [link for link in links if link[0].iri in graph and link[2].iri in graph]
    graph.add_edges_from((str(low.iri), str(high.iri)) for low, _, high in shown)
    places = _places(graph, {str(i): v.text for i, v in chosen.items()})
    return {
        "all": len(things),
        "nodes": [
            {
                "id": iri,
                "label": "\n".join(measure(value.text, "document").lines),
                "title": f"{value.text}\n{value.short}",
                "kind": value.kind,
                "href": address(value),
                "x": places[str(iri)][0],
                "y": places[str(iri)][1],
            }
            for iri, value in chosen.items()
        ],
        "edges": [
            {"from": low.iri, "to": high.iri, "label": name.text}
            for low, name, high in shown
        ],
    }


def _links(found: Results) -> Sequence[tuple[Value, Value, Value]]:
    """The statements that lead from one thing to another."""
    return [
        (low, name, high)
        for low, name, high in found.rows
        if low and name and high and low.iri and high.iri
    ]


def _places(
    graph: nx.DiGraph[str], labels: Mapping[str, str]
) -> Mapping[str, tuple[float, float]]:
    """Places in layers, whatever is pointed to above; circles share a layer.

    Layers by longest path, their order by barycentres (Sugiyama 1981), a wide layer
    folded into several.
    """
    widths = {n: measure(text, "document").width for n, text in labels.items()}
    area = sum(width + _GAP[0] for width in widths.values()) * _GAP[1]
    widest = max(_NARROWEST, sqrt(area * _ASPECT))
    places: dict[str, tuple[float, float]] = {}
    y = 0.0
    for layer in _ordered(graph):
        for row in _folded(layer, widths, widest):
            x = -sum(widths[n] + _GAP[0] for n in row) / 2
            for name in row:
                places[name] = round(x + widths[name] / 2, 1), y
                x += widths[name] + _GAP[0]
            y += _GAP[1]
    return places


def _ordered(graph: nx.DiGraph[str]) -> Sequence[Layer]:
    """The layers from above, each in the order in which fewest edges cross."""
    whole = nx.condensation(graph).reverse(copy=False)
    layers = [
        sorted(n for part in parts for n in whole.nodes[part]["members"])
        for parts in nx.topological_generations(whole)
    ]
    order = {name: n for layer in layers for n, name in enumerate(layer)}
    ties: dict[str, list[str]] = defaultdict(list)
    for low, high in graph.edges():
        ties[low].append(high)
        ties[high].append(low)
    for sweep in range(_SWEEPS):
        for layer in layers if sweep % 2 else reversed(layers):
            middles = {
                n: sum(order[m] for m in ties[n]) / len(ties[n]) if ties[n] else 0
                for n in layer
            }
            layer.sort(key=lambda name: middles[name])
            order.update((name, n) for n, name in enumerate(layer))
    return layers


def _folded(
    layer: Layer, widths: Mapping[str, float], widest: float
) -> Sequence[Layer]:
    """A layer in rows of which none is too wide."""
    rows: list[Layer] = [[]]
    room = widest
    for name in layer:
        if room < widths[name] and rows[-1]:
            rows.append([])
            room = widest
        rows[-1].append(name)
        room -= widths[name] + _GAP[0]
    return rows
