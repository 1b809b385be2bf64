"""The vocabulary and the shapes as RDF graphs.

rdflib is imported only when a graph is asked for, so that programs which need no
more than the IRIs of `terms.py` start at once.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from ontology.registry import document_types
from ontology.terms import BRANCH, CD, DOCUMENT_TYPE, Cd

if TYPE_CHECKING:
    from rdflib import Graph

    from ontology.rows import DocumentType


@cache
def vocabulary() -> Graph:
    """Classes, properties and concept schemes, the types of document included.

    The graph is shared: copy it before adding to it.
    """
    graph = _parse("vocabulary.ttl")
    for kind in document_types():
        _add_document_type(graph, kind)
    return graph


@cache
def shapes() -> Graph:
    """The rules of the graph, in SHACL core and SHACL-SPARQL (W3C, 20 July 2017).

    The data they are checked against must hold `vocabulary()` as well. The graph is
    shared: copy it before adding to it.
    """
    return _parse("shapes.ttl")


def _parse(name: str) -> Graph:
    from rdflib import Graph  # noqa: PLC0415 - kept out of the start of every command

    text = (resources.files("ontology") / name).read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")


def _add_document_type(graph: Graph, kind: DocumentType) -> None:
    from rdflib import (  # noqa: PLC0415 - kept out of the start of every command
        RDF,
        SKOS,
        Literal,
        URIRef,
    )

    concept = URIRef(DOCUMENT_TYPE + kind.slug)
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.inScheme, URIRef(f"{CD}documentTypes")))
    graph.add((concept, SKOS.notation, Literal(kind.code)))
    graph.add((concept, SKOS.prefLabel, Literal(kind.name, lang="vi")))
    graph.add((concept, SKOS.prefLabel, Literal(kind.name_en, lang="en")))
    for branch in ("party", "state") if kind.branch == "both" else (kind.branch,):
        graph.add((concept, URIRef(Cd.branch), URIRef(BRANCH + branch)))
