"""The shapes over a whole store: the samples are clean, what is broken is named."""

from __future__ import annotations

import pyoxigraph as ox
import pyshacl
import pytest
from rdflib import Graph
from rdflib.namespace import SH

from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from graph.validate import validate
from ontology.terms import SHAPE, Cd
from ontology.vocabulary import shapes
from tests.factories import bank_letter, finance_letter
from tests.samples import IRIS, sample_store
from tests.test_ontology_shapes import MISTAKES, example


def test_the_sample_letters_break_no_rule() -> None:
    report = validate(sample_store("000", "001"))
    assert report.results == ()
    assert report.conforms


def test_an_empty_store_breaks_no_rule() -> None:
    assert validate(Store.in_memory()).conforms


@pytest.mark.parametrize(
    ("predicate", "shape"),
    [
        (Cd.rule, "Rule"),
        (Cd.taskLabel, "TaskLabel"),
        (Cd.quote, "Quote"),
        (Cd.stated, "AssignmentStated"),
        (Cd.text, "SourceText"),
    ],
)
def test_what_is_missing_is_named(predicate: str, shape: str) -> None:
    store = Store.in_memory()
    result = ingest_letter(store, bank_letter(), IRIS)
    resolve(store, IRIS)
    kept = [q for q in store.quads(result.iri) if q.predicate.value != predicate]
    store.replace_graph(result.iri, kept)
    report = validate(store)
    assert not report.conforms
    assert shape in {v.shape.removeprefix(SHAPE) for v in report.results}
    for violation in report.results:
        assert violation.focus
        assert violation.message_vi
        assert violation.message_en
        assert violation.severity in {"violation", "warning", "info"}


def test_a_quote_that_is_not_in_the_text_is_found() -> None:
    store = Store.in_memory()
    result = ingest_letter(store, finance_letter(), IRIS)
    resolve(store, IRIS)
    broken = [
        ox.Quad(q.subject, q.predicate, ox.Literal("khác"), q.graph_name)
        if q.predicate.value == Cd.text
        else q
        for q in store.quads(result.iri)
    ]
    store.replace_graph(result.iri, broken)
    shapes = {v.shape.removeprefix(SHAPE) for v in validate(store).results}
    assert "SegmentIsSlice" in shapes


def of_example(change: str) -> Store:
    """A store that holds the worked example after a mistake."""
    store = Store.in_memory()
    triples = example(change).serialize(format="nt", encoding="utf-8")
    graph = ox.NamedNode(IRIS.iri("example"))
    parsed = ox.parse(triples, format=ox.RdfFormat.N_TRIPLES)
    store.add(ox.Quad(q.subject, q.predicate, q.object, graph) for q in parsed)
    return store


BY_QUERY = (
    "SegmentIsSlice",
    "QuoteHoldsSegments",
    "ObjectNotLater",
    "DeadlineNotPast",
)


@pytest.mark.parametrize("name", BY_QUERY)
def test_a_rule_in_sparql_finds_the_same_as_an_engine_for_shacl(name: str) -> None:
    """The store is asked instead of pyshacl: same rule, same letter, same culprit."""
    store = of_example(MISTAKES[name])
    found = {(v.shape, v.focus, v.value, v.severity) for v in validate(store).results}
    _, report, _ = pyshacl.validate(
        example(MISTAKES[name]), shacl_graph=Graph() + shapes()
    )
    assert isinstance(report, Graph)
    said = {
        (
            str(report.value(result, SH.sourceShape)),
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.value)),
            str(report.value(result, SH.resultSeverity)).rpartition("#")[2].lower(),
        )
        for result in report.objects(predicate=SH.result)
    }
    assert found == said
    assert {shape.removeprefix(SHAPE) for shape, *_ in found} == {name}


def test_every_rule_in_sparql_is_tried() -> None:
    names = {str(one).removeprefix(SHAPE) for one in shapes().subjects(SH.sparql)}
    assert names == set(BY_QUERY)


def test_only_letters_that_were_read_are_aimed_at() -> None:
    """A query without its target would find what an engine for SHACL leaves out."""
    store = of_example(
        MISTAKES["ObjectNotLater"] + " ; DELETE WHERE { LETTER cd:text ?t }"
    )
    assert {v.shape.removeprefix(SHAPE) for v in validate(store).results} == {
        "SourceText"
    }
