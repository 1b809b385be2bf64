"""Letters into the store and out of it, with a record of each run."""

from __future__ import annotations

import dataclasses

import pytest

from extract.model import VERSION
from graph.errors import NotFoundError
from graph.ingest import ingest_letter, remove_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from tests.factories import bank_letter, finance_letter

IRIS = Iris("https://example.org/id/")


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


def test_the_same_letter_again_changes_nothing(store: Store) -> None:
    first = ingest_letter(store, bank_letter(), IRIS)
    resolve(store, IRIS)
    before = store.dump()
    again = ingest_letter(store, bank_letter(), IRIS)
    resolve(store, IRIS)
    assert (first.changed, again.changed) == (True, False)
    assert first.iri == again.iri == IRIS.iri(first.slug)
    assert store.dump() == before


def test_a_better_reading_replaces_the_letters_graph(store: Store) -> None:
    letter = bank_letter()
    result = ingest_letter(store, letter, IRIS)
    better = dataclasses.replace(letter, tasks=letter.tasks[:1], version="next")
    assert ingest_letter(store, better, IRIS).changed
    rows = store.rows("SELECT ?label WHERE { ?task cd:taskLabel ?label }")
    assert [row["label"] for row in rows] == ["8"]
    assert store.graphs() == sorted([result.iri, IRIS.runs])


def test_each_reading_is_recorded_with_its_file_and_version(store: Store) -> None:
    result = ingest_letter(store, bank_letter(), IRIS)
    (row,) = store.rows(
        "SELECT ?letter ?name ?version WHERE { ?run a prov:Activity ;"
        " prov:generated ?letter ; prov:used/schema:name ?name ; prov:endedAtTime ?t ;"
        " prov:wasAssociatedWith/schema:softwareVersion ?version }"
    )
    assert row == {"letter": result.iri, "name": "letter.txt", "version": VERSION}


def test_a_letter_that_is_taken_out_leaves_only_the_record(store: Store) -> None:
    result = ingest_letter(store, bank_letter(), IRIS)
    resolve(store, IRIS)
    remove_letter(store, result.slug, IRIS)
    resolve(store, IRIS)
    assert store.quads(result.iri) == store.quads(IRIS.resolution) == []
    (row,) = store.rows("SELECT ?letter WHERE { ?run prov:invalidated ?letter }")
    assert row == {"letter": result.iri}


def test_what_was_only_cited_cannot_be_taken_out(store: Store) -> None:
    held = ingest_letter(store, finance_letter(), IRIS)
    resolve(store, IRIS)
    with pytest.raises(NotFoundError) as error:
        remove_letter(store, "57-NQ/TW", IRIS)
    assert error.value.near == (held.slug,)
