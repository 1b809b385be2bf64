"""What the SPARQL endpoint offers, in the SPARQL 1.1 Service Description vocabulary.

https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.formats import GRAPHS, RESULTS
from ontology.standards import Rdf
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

SD = "http://www.w3.org/ns/sparql-service-description#"


def describe_service(
    endpoint: str, update: str, media_type: str, *, strict: bool
) -> bytes:
    """Describe the endpoints of queries and of updates.

    Args:
        endpoint: the address that queries go to.
        update: the address that updates go to.
        media_type: a key of `graph.formats.GRAPHS`.
        strict: whether the default graph is no union of all graphs.
    """
    triples = [*_query_service(endpoint, strict=strict), *_service(update, "Update")]
    prefixes = {**PREFIXES, "sd": SD}
    made = ox.serialize(triples, format=GRAPHS[media_type], prefixes=prefixes)
    return made or b""


def _query_service(endpoint: str, *, strict: bool) -> Iterator[ox.Triple]:
    service, dataset, graph = ox.NamedNode(endpoint), ox.BlankNode(), ox.BlankNode()
    yield from _service(endpoint, "Query")
    formats = [form.iri for form in RESULTS.values()]
    formats += [form.iri for form in GRAPHS.values()]
    for iri in formats:
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(iri))
    if not strict:
        yield ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    yield ox.Triple(service, _sd("defaultDataset"), dataset)
    yield ox.Triple(dataset, ox.NamedNode(Rdf.type), _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), graph)
    yield ox.Triple(graph, ox.NamedNode(Rdf.type), _sd("Graph"))


def _service(endpoint: str, operation: str) -> Iterator[ox.Triple]:
    service = ox.NamedNode(endpoint)
    yield ox.Triple(service, ox.NamedNode(Rdf.type), _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), service)
    yield ox.Triple(service, _sd("supportedLanguage"), _sd(f"SPARQL11{operation}"))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
