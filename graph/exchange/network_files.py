"""The chain as a file for Gephi, yEd and networkx: GraphML 1.0 and GEXF 1.2.

Edges run as they are stated: a task to who leads it, a plan to what it carries out.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from graph.catalog import catalog
from graph.network.network import network
from graph.xml_text import xml_safe

if TYPE_CHECKING:
    from graph.catalog import Catalog
    from graph.store import Store

Attributes = dict[str, str]


def to_graphml(store: Store) -> bytes:
    """The network as GraphML (http://graphml.graphdrawing.org)."""
    out = io.BytesIO()
    nx.write_graphml_lxml(
        plain_network(store), out, named_key_ids=True, edge_id_from_attribute="id"
    )
    return out.getvalue()


def to_gexf(store: Store) -> bytes:
    """The network as GEXF (https://gexf.net); equal stores give equal bytes."""
    graph = plain_network(store)
    for _, _, data in graph.edges(data=True):
        data["label"] = data["predicate"]
    writer = GEXFWriter(version="1.2draft")
    for meta in writer.xml.iter("meta"):
        del meta.attrib["lastmodifieddate"]  # the day of writing
    writer.add_graph(graph)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def plain_network(store: Store) -> nx.MultiDiGraph[str]:
    """The network with text, numbers and truth values only, as XML can hold them.

    A node has `slug`, `kind` (letter, document, named, set, task, body, group,
    office_holder, taskforce), `label` and `level`; an edge `id`, `predicate`,
    `strong`, the number of `statements` it rests on and, of the surest of them,
    `confidence`, `quote` and `letter`.
    """
    known = catalog(store)
    edges = sorted(network(store), key=lambda e: (e.lower, e.higher, e.predicate))
    ends = {end for edge in edges for end in (edge.lower, edge.higher)}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from((slug, _node(slug, known)) for slug in sorted(ends))
    for number, edge in enumerate(edges):
        name = f"e{number}"
        first = edge.statements[0]
        said: Any = {
            "id": name,
            "predicate": edge.predicate,
            "strong": edge.strong,
            "statements": len(edge.statements),
            "confidence": first.confidence,
            "quote": xml_safe(first.quote.text),
            "letter": first.quote.letter_id,
        }
        source, target = edge.lower, edge.higher
        if not edge.forward:
            source, target = target, source
        graph.add_edge(source, target, key=name, **said)
    return graph


def _node(slug: str, known: Catalog) -> Attributes:
    if slug in known.tasks:
        task = known.tasks[slug]
        letter = known.documents[task.letter]
        kind, label, level = "task", f"{task.label} · {letter.label}", letter.level
    elif slug in known.agencies:
        agency = known.agencies[slug]
        kind, label, level = agency.kind, agency.name, agency.level
    else:
        document = known.documents[slug]
        kind, label, level = document.kind, document.label, document.level
    return {"slug": slug, "kind": kind, "label": xml_safe(label), "level": level}
