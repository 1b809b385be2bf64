"""The chain as a pyvis network: the model that the browser's canvas is filled from.

Only what belongs to the data stands here (place, outline, what is dashed); colours
belong to the theme. vis-network is told of boxes alone: it would draw lines through
them, so the lines are drawn from the paths of the layout, as in the still picture.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from viz.families import family_of
from viz.labels import badge_of
from viz.shapes import (
    UNSURE_STATUS,
    border_of,
    edge_tip,
    is_unsure,
    outline_of,
    palette_of,
    stroke_of,
    tip_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyvis.network import Network

    from graph.answers.chain_view import ChainEdge, ChainNode, ChainView
    from viz.layout import Layout, Place
    from viz.messages import Words

_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "groups": {"useDefaultGroups": False},
    "interaction": {
        "dragNodes": False,
        "hover": False,
        "keyboard": False,
        "selectable": False,
    },
    "nodes": {"shape": "custom"},
}


def drawing_of(view: ChainView, layout: Layout, t: Words) -> dict[str, Any]:
    """The nodes, edges and options as pyvis gives them out, and bands and size."""
    nodes, edges, *_, options = to_network(view, layout, t).get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "width": round(layout.width, 1),
        "height": round(layout.height, 1),
        "bands": [
            {
                "lane": t[f"lane.{band.lane}"],
                "top": round(band.top, 1),
                "bottom": round(band.bottom, 1),
            }
            for band in layout.bands
        ],
    }


def to_network(view: ChainView, layout: Layout, t: Words) -> Network:
    """Return `view` as a directed pyvis network, every node at its place."""
    from pyvis.network import Network  # noqa: PLC0415  # heavy: it imports IPython

    net = Network(directed=True, notebook=False, cdn_resources="in_line")
    net.options = _OPTIONS
    names = {node.id: node.label for node in view.nodes}
    for node in view.nodes:
        net.add_node(node.id, **_node(node, layout.places[node.id], t))
    for edge in view.edges:
        net.add_edge(edge.source, edge.target, **_edge(edge, layout, names, t))
    return net


def _node(node: ChainNode, place: Place, t: Words) -> dict[str, Any]:
    width, dashes = border_of(node)
    box = place.box
    return {
        "label": " ",  # the boxes are painted with `lines`
        "shape": "custom",
        "x": round(place.x, 1),
        "y": round(place.y, 1),
        "name": node.label,
        "lines": box.lines,
        "w": round(box.width, 1),
        "h": round(box.height, 1),
        "badge": badge_of(node.hidden) if node.hidden else "",
        "shift": round(box.badge / 2, 1),
        "outline": outline_of(node.branch, box),
        "palette": palette_of(node),
        "border": [width, dashes],
        "lane": node.lane,
        "tip": tip_of(node, t),
        "doubt": node.status in UNSURE_STATUS,
        "words": " ".join(value for _, value in node.details),
    }


def _edge(
    edge: ChainEdge, layout: Layout, names: Mapping[str, str], t: Words
) -> dict[str, Any]:
    family = family_of(edge.relation).key
    line = layout.lines.get(edge.id)
    return {
        "id": edge.id,
        "family": family,
        "stroke": stroke_of(edge, family),
        "path": line.path if line else "",
        "head": line.head if line else "",
        "middle": [round(v, 1) for v in line.middle] if line else [0, 0],
        "doubt": is_unsure(edge),
        "tip": edge_tip(edge, (names[edge.source], names[edge.target]), t),
    }
