"""What holds a store up: a violation always, warnings where they are too many."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib.namespace import SH

from graph.errors import NotFoundError
from graph.gates import Inspection, inspect
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from ontology.registry import gates
from ontology.terms import SHAPE, Cd
from ontology.vocabulary import shapes
from tests.gold_letters import extraction
from tests.samples import IRIS, sample_store


def without(predicate: str, *, of: int) -> Store:
    """A store of a sample letter whose first items, not headings, lost a property."""
    store = Store.in_memory()
    result = ingest_letter(store, extraction("001"), IRIS)
    resolve(store, IRIS)
    quads = sorted(store.quads(result.iri), key=str)
    headings = {q.object for q in quads if q.predicate.value == Cd.parentTask}
    having = {q.subject for q in quads if q.predicate.value == predicate}
    lost = sorted(map(str, having - headings))
    kept = [
        quad
        for quad in quads
        if quad.predicate.value != predicate or str(quad.subject) not in lost[:of]
    ]
    store.replace_graph(result.iri, kept)
    return store


def told(found: Inspection) -> dict[str, tuple[int, bool]]:
    """How often each rule is broken, and whether that is borne."""
    return {one.shape: (one.count, one.passes) for one in found.verdicts}


def test_the_sample_letters_pass() -> None:
    found = inspect(sample_store("000", "001"))
    assert found.passes
    assert found.verdicts == ()
    assert (found.letters, found.tasks) == (2, 55)


def test_a_violation_is_never_borne() -> None:
    store = without(Cd.taskLabel, of=1)
    found = inspect(store, {"TaskLabel": 100.0})
    assert not found.passes
    assert told(found)["TaskLabel"] == (1, False)


def test_warnings_are_borne_up_to_the_threshold() -> None:
    store = without(Cd.hasAssignment, of=1)
    tight, wide = (inspect(store, {"LeafTaskAssigned": n}) for n in (1.0, 50.0))
    assert (tight.passes, wide.passes) == (False, True)
    assert told(tight) == {"LeafTaskAssigned": (1, False)}
    (verdict,) = wide.verdicts
    assert verdict.per == "task"
    assert verdict.share == round(100 / wide.tasks, 2)
    assert verdict.most == 50.0


def test_a_place_is_told_by_letter_task_and_words() -> None:
    store = without(Cd.hasAssignment, of=1)
    (verdict,) = inspect(store).verdicts
    (place,) = verdict.places
    (task,) = store.rows(
        "SELECT ?quote ?label ?letter { $task cd:quote ?quote ; cd:taskLabel ?label ;"
        " dcterms:isPartOf/rdfs:label ?letter }",
        task=ox.NamedNode(IRIS.iri(place.thing)),
    )
    assert (place.quote, place.task) == (task["quote"], task["label"])
    assert place.letter == task["letter"]


def test_no_more_places_are_named_than_asked_for() -> None:
    store = without(Cd.hasAssignment, of=5)
    (verdict,) = inspect(store, places=2).verdicts
    assert verdict.count > 2
    assert len(verdict.places) == 2


def test_a_shape_that_there_is_not_is_refused() -> None:
    with pytest.raises(NotFoundError, match="LeafTaskAssigned"):
        inspect(sample_store("000", "001"), {"LeafTasksAssigned": 3.0})


def test_the_table_names_shapes_that_warn() -> None:
    listed = [gate.shape for gate in gates()]
    assert len(set(listed)) == len(listed)
    assert set(listed) == warning_shapes()


def warning_shapes() -> set[str]:
    """The names of the shapes that only warn."""
    return {
        str(shape).removeprefix(SHAPE)
        for shape in shapes().subjects(SH.severity, SH.Warning)
    }
