"""RDF formats give back the same quads, whatever the letters hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
import rdflib

from graph.exchange.jsonld import to_jsonld
from graph.formats import EXPORTS
from graph.iris import Iris
from graph.xml_text import xml_safe
from ontology.standards import XSD, Xsd
from tests.hostile_letter import hostile_store
from tests.samples import IRIS, sample_store

if TYPE_CHECKING:
    from graph.store import Store


def typed(value: str, datatype: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(datatype))


@pytest.fixture(params=["sample", "hostile"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "hostile":
        return hostile_store()
    return sample_store("000", "001")


def rdflib_quads(data: bytes, form: str) -> set[Any]:
    """The quads that another parser reads, its literals as they are written."""
    found = rdflib.Dataset()
    found.parse(data=data, format=form)
    return set(found.quads((None, None, None, None)))


def test_a_dump_is_canonical(store: Store) -> None:
    """RDFC-1.0 (W3C, 2024) §5: its N-Quads, in code-point order; no blank node."""
    dataset = ox.Dataset(store.quads())
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    dumped = store.dump("nquads")
    assert dumped.decode() == "".join(sorted(f"{quad} .\n" for quad in dataset))
    terms = (term for quad in store.quads() for term in quad)
    assert not any(isinstance(term, ox.BlankNode) for term in terms)


def test_canonical_escapes() -> None:
    """RDFC-1.0 §5.1, RDF 1.2 N-Quads "canonical form": which characters are escaped."""
    said = '\x00\x07\b\t\n\x0b\f\r\x1f"\\\x7f\N{NEXT LINE}\ufffeé\N{FIRE}'
    a = ox.NamedNode("http://example.org/a")
    written = ox.serialize(
        [ox.Quad(a, a, ox.Literal(said), a)], format=ox.RdfFormat.N_QUADS
    )
    assert written is not None
    expected = (
        r"\u0000\u0007\b\t\n\u000B\f\r\u001F\"\\\u007F" + "\N{NEXT LINE}"
        r"\uFFFE"
        "é\N{FIRE}"
    )
    assert f'"{expected}"' in written.decode()


@pytest.mark.parametrize("form", ["trig", "nquads", "jsonld"])
def test_formats_with_graphs_give_back_all_quads(store: Store, form: str) -> None:
    read = ox.parse(store.dump(form), format=EXPORTS[form])
    assert set(read) == set(store.quads())


@pytest.mark.parametrize("form", ["turtle", "ntriples", "rdfxml"])
def test_formats_without_graphs_give_back_all_triples(store: Store, form: str) -> None:
    data = store.dump(form)
    expected = {quad.triple for quad in store.quads()}
    if form == "rdfxml":  # XML cannot hold some characters
        expected = {_safe(triple) for triple in expected}
    assert {quad.triple for quad in ox.parse(data, format=EXPORTS[form])} == expected
    names = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml"}
    other = rdflib.Graph().parse(data=data, format=names[form])
    assert len(other) == len(expected)


def _safe(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if isinstance(value, ox.Literal):
        safe = xml_safe(value.value)
        value = (
            ox.Literal(safe, language=value.language)
            if value.language
            else (ox.Literal(safe, datatype=value.datatype))
        )
    return ox.Triple(triple.subject, triple.predicate, value)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own
def test_jsonld_gives_back_all_quads_by_two_parsers(store: Store) -> None:
    data = to_jsonld(store.quads(), IRIS)
    read = ox.parse(data, format=ox.RdfFormat.JSON_LD)
    assert set(read) == set(store.quads())
    dumped = rdflib_quads(store.dump("nquads"), "nquads")
    assert rdflib_quads(data, "json-ld") == dumped


def test_jsonld_is_made_alike_whatever_the_order() -> None:
    quads = sample_store("001").quads()
    assert to_jsonld(quads, IRIS) == to_jsonld(reversed(quads), IRIS)


def test_jsonld_nests_parts_in_their_wholes() -> None:
    store = sample_store("000", "001")
    document = json.loads(to_jsonld(store.quads(), IRIS))
    nodes = [node for graph in document["@graph"] for node in graph["@graph"]]
    (task,) = (
        node
        for node in nodes
        if node["@id"].endswith("0cf054e5.t-10") and "cd:taskLabel" in node
    )
    assert task["@type"] == ["cd:Task"]
    first = task["cd:hasAssignment"][0]
    assert first["cd:role"].startswith("role:")
    assert first["cd:stated"] is True
    assert first["oa:hasTarget"]["oa:hasSelector"]["oa:start"] > 0


@pytest.mark.parametrize("base", ["http://example.org/kho#", "https://kho.vn/id/"])
def test_jsonld_of_another_base(base: str) -> None:
    iris = Iris(base)
    node = ox.NamedNode(iris.iri("57-nq-tw-2024"))
    odd: list[ox.Literal | ox.NamedNode] = [
        typed("1", f"{XSD}byte"),
        typed("01", Xsd.integer),
        ox.Literal("a", language="vi"),
        ox.Literal("a"),
        typed("9" * 30, Xsd.integer),
        typed("1", Xsd.boolean),
        ox.NamedNode("urn:lex:vn"),
        ox.NamedNode(f"{base}a%20b"),
        node,
    ]
    for predicate in ("https://w3id.org/chidao/ontology#lead", f"{base}p", "urn:p"):
        quads = {ox.Quad(node, ox.NamedNode(predicate), value, node) for value in odd}
        data = to_jsonld(quads, iris)
        assert set(ox.parse(data, format=ox.RdfFormat.JSON_LD)) == quads
