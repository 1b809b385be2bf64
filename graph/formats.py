"""The media types of results and graphs, and the formats of dumps."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

import pyoxigraph as ox

Form = Literal["select", "ask", "graph"]

RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
OFFERED: dict[Form, tuple[str, ...]] = {
    "select": tuple(RESULTS),
    "ask": tuple(RESULTS)[:2],  # CSV and TSV are defined for SELECT alone
    "graph": tuple(GRAPHS),
}
"""The media types of each form of result, the preferred first."""

EXPORTS = {
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
"""The formats of a dump; those without named graphs hold the union."""


@lru_cache(maxsize=256)
def negotiate(form: Form, accept: str) -> str | None:
    """The first media type of a comma-separated list that fits; None if none does."""
    offered = OFFERED[form]
    for wanted in (part.strip() for part in accept.split(",")):
        if wanted in offered:
            return wanted
        if wanted == "*/*":
            return offered[0]
    return None
