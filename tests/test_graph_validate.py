"""The shapes over a whole store: the samples are clean, what is broken is named."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from graph.validate import validate
from ontology.terms import SHAPE, Cd
from tests.factories import bank_letter, finance_letter
from tests.samples import IRIS, sample_store


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
