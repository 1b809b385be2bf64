"""What the graph is, for catalogues and crawlers: DCAT 3 and VoID.

DCAT: W3C Recommendation, 22 August 2024. VoID: W3C Interest Group Note, 3 March 2011.
Counts are of what letters say and what is derived from it; the vocabulary and the
record of runs do not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph.catalog import catalog
from graph.engines.remote_reading import STATE
from graph.iris import DATASET, fold, iris_of, part
from graph.writer import Writer, node
from ontology.standards import (
    DCTERMS,
    OA,
    ORG,
    PROV,
    SCHEMA,
    SKOS,
    Dcat,
    Dcterms,
    Foaf,
    Rdf,
    Void,
)
from ontology.terms import CD, VOCABULARY_GRAPH

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from graph.store import Store

MEDIA_TYPES: Final[Mapping[str, str]] = {
    "trig": "application/trig",
    "nquads": "application/n-quads",
    "jsonld": "application/ld+json",
    "turtle": "text/turtle",
    "rdfxml": "application/rdf+xml",
    "ntriples": "application/n-triples",
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "webannotation": "application/ld+json",
    "akn": "application/akn+xml",
    "docbin": "application/octet-stream",
}
"""The media type of each format that the graph is given out in."""

DUMPS: Final[Mapping[str, str]] = {
    "nquads": "/api/dump/chidao.nq.gz",
    "trig": "/api/dump/chidao.trig.gz",
}
"""Where a server has the formats that it keeps, compressed."""

_FORMATS: Final = "http://www.w3.org/ns/formats/"
_FEATURES: Final = ("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "N-Quads", "TriG")
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"
_VIETNAMESE: Final = "http://id.loc.gov/vocabulary/iso639-1/vi"
_VOCABULARIES: Final = (
    VOCABULARY_GRAPH,
    DCTERMS,
    OA,
    ORG,
    PROV,
    SCHEMA,
    SKOS.removesuffix("#"),
)
"""Each by the IRI that it calls itself by, as an ontology (VoID, §4.4)."""
_HELD: Final = """GRAPH ?graph { ?s ?p ?o }
  FILTER(?graph NOT IN ($vocabulary, $runs, $state))"""
_TOTALS: Final = f"""
SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?entities)
       (COUNT(DISTINCT ?p) AS ?properties) WHERE {{
  SELECT DISTINCT ?s ?p ?o WHERE {{ {_HELD} }} }}"""
_CLASSES: Final = f"""
SELECT ?name (COUNT(DISTINCT ?s) AS ?count) WHERE {{
  {_HELD} FILTER(?p = rdf:type) BIND(?o AS ?name) }} GROUP BY ?name ORDER BY ?name"""
_PROPERTIES: Final = f"""
SELECT ?name (COUNT(*) AS ?count) WHERE {{
  SELECT DISTINCT ?s (?p AS ?name) ?o WHERE {{ {_HELD} }}
}} GROUP BY ?name ORDER BY ?name"""
_LINKS: Final = f"""
SELECT ?name (COUNT(*) AS ?count) WHERE {{
  SELECT DISTINCT ?s (?p AS ?name) ?o WHERE {{
    {_HELD} FILTER(?p != rdf:type && ?p != rdf:predicate && isIRI(?o)
                   && STRSTARTS(STR(?o), "{CD}")) }}
}} GROUP BY ?name ORDER BY ?name"""


def dataset(
    store: Store,
    *,
    licence: str | None = None,
    modified: date | None = None,
    address: str | None = None,
) -> list[ox.Triple]:
    """The description of all that a store holds.

    Args:
        store: what is described.
        licence: the IRI of the licence that whoever gives it out chose.
        modified: the day of its last change, where the one who asks knows it.
        address: that of the server which gives it out, if one does.
    """
    iris = iris_of(store)
    out = Writer(iris, iris.dataset)
    out.a(DATASET, Dcat.Dataset, Void.Dataset)
    _in_words(out)
    out.term(DATASET, Dcterms.language, _VIETNAMESE)
    out.term(DATASET, Dcterms.license, licence)
    out.date(DATASET, Dcterms.modified, modified.isoformat() if modified else None)
    out.text(DATASET, Void.uriSpace, iris.base)
    out.term(DATASET, Void.vocabulary, *_VOCABULARIES)
    _distributions(out, address)
    if address is not None:
        _access(out, store, address)
    _counts(out, store)
    return [quad.triple for quad in out.quads]


def _in_words(out: Writer) -> None:
    subject, graph = node(out.iris.dataset), node(out.graph)
    for predicate, vi, en in (
        (
            Dcterms.title,
            "Chuỗi văn bản chỉ đạo, điều hành",
            "Chains of directing documents",
        ),
        (
            Dcterms.description,
            (
                "Văn bản, viện dẫn, quan hệ, nhiệm vụ, phân công, thời hạn và chỉ tiêu "
                "đọc được từ văn bản, mỗi điều kèm câu trích."
            ),
            (
                "Documents, citations, relations, tasks, assignments, deadlines and "
                "targets read from official letters, each with its quote."
            ),
        ),
    ):
        for language, words in (("vi", vi), ("en", en)):
            value = ox.Literal(words, language=language)
            out.quads.append(ox.Quad(subject, node(predicate), value, graph))


def _access(out: Writer, store: Store, address: str) -> None:
    """Where it is asked, fetched as a whole, and looked at (VoID, §3)."""
    out.term(DATASET, Foaf.homepage, f"{address}/")
    out.term(DATASET, Void.sparqlEndpoint, f"{address}/sparql")
    dumps = [address + path for path in DUMPS.values()]
    out.term(DATASET, Void.dataDump, *dumps)
    out.term(DATASET, Void.feature, *(_FORMATS + name for name in _FEATURES))
    known = catalog(store)
    things = (known.documents, known.agencies, known.tasks)
    out.link(DATASET, Void.exampleResource, *(next(iter(of), None) for of in things))
    description = node(f"{address}/api/dataset")
    for predicate, value in (
        (Rdf.type, Void.DatasetDescription),
        (Foaf.primaryTopic, out.iris.dataset),
    ):
        out.quads.append(
            ox.Quad(description, node(predicate), node(value), node(out.graph))
        )


def _distributions(out: Writer, address: str | None) -> None:
    """The formats of `chidao export`; those that a server keeps can be fetched."""
    for name, media_type in MEDIA_TYPES.items():
        file = part(DATASET, f"format-{name}")
        out.link(DATASET, Dcat.distribution, file)
        out.a(file, Dcat.Distribution)
        out.text(file, Dcterms.title, name)
        out.term(file, Dcat.mediaType, _MEDIA + media_type)
        if address is not None and name in DUMPS:
            out.term(file, Dcat.downloadURL, address + DUMPS[name])
            out.term(file, Dcat.accessURL, address + DUMPS[name])
            out.term(file, Dcat.compressFormat, f"{_MEDIA}application/gzip")


def _counts(out: Writer, store: Store) -> None:
    """How much there is, in all, of each class and property, and of links."""
    graphs = {
        "vocabulary": node(out.iris.vocabulary),
        "runs": node(out.iris.runs),
        "state": node(STATE),
    }
    (totals,) = store.rows(_TOTALS, **graphs)
    classes = store.rows(_CLASSES, **graphs)
    for predicate, count in (
        (Void.triples, totals["triples"]),
        (Void.entities, totals["entities"]),
        (Void.properties, totals["properties"]),
        (Void.classes, len(classes)),
    ):
        out.integer(DATASET, predicate, int(count))
    for row in classes:
        name = _partition(out, Void.classPartition, "class", row["name"])
        out.term(name, Void.class_, row["name"])
        out.integer(name, Void.entities, int(row["count"]))
    for row in store.rows(_PROPERTIES, **graphs):
        name = _partition(out, Void.propertyPartition, "property", row["name"])
        out.term(name, Void.property, row["name"])
        out.integer(name, Void.triples, int(row["count"]))
    for row in store.rows(_LINKS, **graphs):
        name = _partition(out, Void.subset, "links", row["name"])
        out.a(name, Void.Linkset)
        out.link(name, Void.subjectsTarget, DATASET)
        out.term(name, Void.objectsTarget, out.iris.vocabulary)
        out.term(name, Void.linkPredicate, row["name"])
        out.integer(name, Void.triples, int(row["count"]))


def _partition(out: Writer, predicate: str, kind: str, iri: str) -> str:
    name = part(DATASET, f"{kind}-{fold(iri).replace(' ', '-')}")
    out.link(DATASET, predicate, name)
    return name
