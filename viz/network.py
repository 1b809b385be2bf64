"""The chain as a pyvis network: the model that the page serialises.

Only what belongs to the data stands here (place, shape, what is dashed); colours
belong to the theme and come from chain.css. Attributes that vis-network does not
know (`relation`, `quotes`, …) ride along on nodes and edges for the panel.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from graph.directions import UPWARD
from viz.families import family_of
from viz.labels import FONT_SIZE, MARGIN_X, MARGIN_Y
from viz.shapes import FONT, palette_of

if TYPE_CHECKING:
    from pyvis.network import Network

    from graph.answers.chain_view import ChainEdge, ChainNode, ChainView
    from graph.quotes import Quote
    from viz.layout import Layout, Place

_ROUND = {"agency": 16}
_DASHES = {"cites": [2, 5]}
_GENERAL = [6, 5]
_WIDTHS = {"implements": 2.4, "lead": 1.6, "cites": 1.0}
_SMOOTH = {"type": "cubicBezier", "forceDirection": "vertical", "roundness": 0.5}
_OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "groups": {"useDefaultGroups": False},
    "interaction": {
        "dragNodes": False,
        "hover": True,
        "keyboard": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 150,
    },
    "nodes": {
        "borderWidth": 1.2,
        "borderWidthSelected": 3,
        "font": {"face": FONT, "size": FONT_SIZE},
        "labelHighlightBold": False,
        "margin": {
            "top": MARGIN_Y,
            "bottom": MARGIN_Y,
            "left": MARGIN_X,
            "right": MARGIN_X,
        },
    },
    "edges": {
        "arrowStrikethrough": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}},
        "hoverWidth": 0.8,
        "selectionWidth": 1.5,
        "smooth": _SMOOTH,
    },
}


def to_network(view: ChainView, layout: Layout) -> Network:
    """Return `view` as a directed pyvis network, every node at its place."""
    from pyvis.network import Network  # noqa: PLC0415  # heavy: it imports IPython

    net = Network(directed=True, notebook=False, cdn_resources="in_line")
    net.options = _OPTIONS
    for node in view.nodes:
        net.add_node(node.id, **_node(node, layout.places[node.id]))
    parallel: Counter[frozenset[str]] = Counter()
    for edge in view.edges:
        source, target = layout.places[edge.source], layout.places[edge.target]
        pair = frozenset((edge.source, edge.target))
        bend = _bend(source, target, parallel[pair])
        net.add_edge(edge.source, edge.target, **_edge(edge), **bend)
        parallel[pair] += 1
    return net


def _node(node: ChainNode, place: Place) -> dict[str, Any]:
    return {
        "label": "\n".join(place.box.lines),
        "shape": "box",
        "x": round(place.x, 1),
        "y": round(place.y, 1),
        "group": palette_of(node),
        # No maximum: vis-network would break the lines again, and elsewhere.
        "widthConstraint": {"minimum": place.box.width - 2 * MARGIN_X},
        "heightConstraint": {"minimum": place.box.height - 2 * MARGIN_Y},
        "shapeProperties": {
            "borderDashes": False if node.held else [4, 3],
            "borderRadius": _ROUND.get(node.kind, 4),
        },
        "borderWidth": 2.6 if node.kind == "letter" else 1.2,
        "kind": node.kind,
        "name": node.label,
        "fullName": node.title,
        "lane": node.lane,
        "details": node.details,
        "held": node.held,
        "iri": node.iri,
    }


def _edge(edge: ChainEdge) -> dict[str, Any]:
    family = family_of(edge.relation)
    return {
        "id": edge.id,
        "relation": edge.relation,
        "family": family.key,
        "looksUp": edge.relation in UPWARD,
        "stated": edge.stated,
        "confidence": round(edge.confidence, 2),
        "quotes": [_quote(quote) for quote in edge.quotes],
        "width": _WIDTHS.get(family.key, 1.2) if edge.stated else 1.0,
        "dashes": _DASHES.get(family.key, False) if edge.stated else _GENERAL,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "letter": quote.letter_id,
        "text": quote.text,
        "segments": quote.segments,
        "task": quote.task,
    }


def _bend(source: Place, target: Place, before: int) -> dict[str, Any]:
    """Return how an edge bends, with `before` others between the same two boxes.

    Inside a row it must leave the row; a later one of a pair must leave the first; and
    where it runs more across than down, the usual S would curl at its ends.
    """
    across, down = abs(source.x - target.x), abs(source.y - target.y)
    if not down or before:
        roundness = (0.13 if down else 0.25) + 0.12 * before
        return {"smooth": {"type": "curvedCW", "roundness": min(roundness, 1.0)}}
    if across > down:
        return {"smooth": {**_SMOOTH, "roundness": 0.5 * down / across}}
    return {}
