"""One chain as GraphML 1.0, and as the triples that the store has of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import networkx as nx

from graph.catalog import catalog
from graph.iris import part, task_part
from graph.xml_text import xml_safe
from ontology.standards import Rdf, Rdfs
from ontology.terms import ROLES, Cd

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from graph.answers.chain_view import ChainEdge, ChainView
    from graph.store import Store


def chain_graphml(view: ChainView) -> bytes:
    """The chain as it is drawn (http://graphml.graphdrawing.org).

    A node has `slug`, `iri`, `kind`, `label`, `title`, `lane` and whether it is `held`;
    an edge runs from the higher to the lower and has `relation`, `stated`,
    `confidence`, and the surest `quote` with its `letter`.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in view.nodes:
        graph.add_node(
            node.id,
            slug=node.id,
            iri=node.iri,
            kind=node.kind,
            label=xml_safe(node.label),
            title=xml_safe(node.title),
            lane=node.lane,
            held=node.held,
        )
    for number, edge in enumerate(view.edges):
        quote = edge.quotes[0] if edge.quotes else None
        graph.add_edge(
            edge.source,
            edge.target,
            key=f"e{number}",
            id=f"e{number}",
            relation=edge.relation,
            stated=edge.stated,
            confidence=edge.confidence,
            quote=xml_safe(quote.text) if quote else "",
            letter=quote.letter_id if quote else "",
        )
    out = io.BytesIO()
    nx.write_graphml_lxml(graph, out, named_key_ids=True, edge_id_from_attribute="id")
    return out.getvalue()


def chain_triples(store: Store, view: ChainView) -> list[ox.Triple]:
    """What the store says of the things that are drawn, and between them.

    Of each its types, label, level and number; between two every relation. A part that
    an agency has is said of the task: those whose words are drawn are given too.
    """
    tasks = {
        store_iri
        for edge in view.edges
        if edge.relation in ROLES
        for store_iri in _task_iris(store, edge)
    }
    things = {node.iri for node in view.nodes} | tasks
    told = {
        Rdf.type,
        Rdfs.label,
        Cd.level,
        Cd.number,
        Cd.issuer,
        Cd.taskLabel,
        Cd.quote,
    }
    found: dict[ox.Triple, None] = {}
    for iri in sorted(things):
        for triple in store.matching(subject=iri):
            value = getattr(triple.object, "value", None)
            if triple.predicate.value in told or value in things:
                found[triple] = None
    return list(found)


def _task_iris(store: Store, edge: ChainEdge) -> Iterator[str]:
    tasks = catalog(store).tasks
    for quote in edge.quotes:
        if quote.task and (
            task := tasks.get(part(quote.letter_id, task_part(quote.task)))
        ):
            yield task.iri
