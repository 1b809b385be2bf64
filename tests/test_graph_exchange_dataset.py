"""DCAT and VoID: the counts are those of the graph, and nothing is made up."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pyoxigraph as ox

from graph.exchange.dataset import MEDIA_TYPES, dataset
from graph.exchange.description import serialize
from graph.exchange.formats import SHAPES
from graph.formats import GRAPHS
from graph.store import Store
from ontology.standards import Dcat, Dcterms, Rdf, Void
from tests.samples import IRIS, sample_store

STORE = sample_store("000", "001")


def values(triples: list[ox.Triple], subject: str, predicate: str) -> list[str]:
    return [
        str(getattr(triple.object, "value", ""))
        for triple in triples
        if triple.subject == ox.NamedNode(subject)
        and triple.predicate == ox.NamedNode(predicate)
    ]


def held() -> set[ox.Triple]:
    left_out = {ox.NamedNode(IRIS.vocabulary), ox.NamedNode(IRIS.runs)}
    return {quad.triple for quad in STORE.quads() if quad.graph_name not in left_out}


def test_the_totals_are_those_of_the_graph() -> None:
    described = dataset(STORE)
    triples = held()
    types = [t for t in triples if t.predicate == ox.NamedNode(Rdf.type)]
    for predicate, count in (
        (Void.triples, len(triples)),
        (Void.entities, len({t.subject for t in triples})),
        (Void.properties, len({t.predicate for t in triples})),
        (Void.classes, len({t.object for t in types})),
    ):
        assert values(described, IRIS.dataset, predicate) == [str(count)]


def test_the_partitions_are_those_of_the_graph() -> None:
    described = dataset(STORE)
    by_property = Counter(str(triple.predicate.value) for triple in held())
    partitions = values(described, IRIS.dataset, Void.propertyPartition)
    assert {
        values(described, one, Void.property)[0]: int(
            values(described, one, Void.triples)[0]
        )
        for one in partitions
    } == dict(by_property)
    assert len(values(described, IRIS.dataset, Void.classPartition)) > 10
    links = values(described, IRIS.dataset, Void.subset)
    (levels,) = (
        one
        for one in links
        if values(described, one, Void.linkPredicate)[0].endswith("#level")
    )
    expected = by_property["https://w3id.org/chidao/ontology#level"]
    assert values(described, levels, Void.triples) == [str(expected)]


def test_every_format_is_a_distribution() -> None:
    assert MEDIA_TYPES.keys() == SHAPES.keys()
    described = dataset(STORE)
    files = values(described, IRIS.dataset, Dcat.distribution)
    assert {values(described, one, Dcterms.title)[0] for one in files} == {*SHAPES}


def test_where_a_server_gives_it_out() -> None:
    """Examples are things of the graph; what is kept compressed can be fetched."""
    described = dataset(STORE, address="https://chidao.example")
    whole = IRIS.dataset
    endpoint = values(described, whole, Void.sparqlEndpoint)
    assert endpoint == ["https://chidao.example/sparql"]
    examples = values(described, whole, Void.exampleResource)
    assert len(examples) == 3
    assert {*examples} <= {str(getattr(t.subject, "value", "")) for t in held()}
    dumps = values(described, whole, Void.dataDump)
    fetched = [
        address
        for file in values(described, whole, Dcat.distribution)
        for address in values(described, file, Dcat.downloadURL)
    ]
    assert sorted(dumps) == sorted(fetched)
    assert values(dataset(STORE), whole, Void.dataDump) == []


def test_nothing_is_said_that_nobody_told() -> None:
    """Neither a day nor a licence; both are said when they are handed in."""
    bare = dataset(STORE)
    assert values(bare, IRIS.dataset, Dcterms.modified) == []
    assert values(bare, IRIS.dataset, Dcterms.license) == []
    told = dataset(STORE, licence="https://example.org/l", modified=date(2025, 7, 1))
    assert values(told, IRIS.dataset, Dcterms.modified) == ["2025-07-01"]
    assert values(told, IRIS.dataset, Dcterms.license) == ["https://example.org/l"]


def test_it_reads_back_in_every_format() -> None:
    described = dataset(STORE)
    for media_type, form in GRAPHS.items():
        data = serialize(described, media_type)
        read = {quad.triple for quad in ox.parse(data, format=form)}
        assert read == set(described)


def test_an_empty_store_has_a_description() -> None:
    assert values(dataset(Store.in_memory()), IRIS.dataset, Void.triples) == ["0"]
