"""The list of documents: what it can be narrowed by, and how often each is cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.answers.document_list import Wanted, facets, summaries, times_cited
from graph.answers.paging import MOST, Window
from graph.evidence import evidence
from graph.ingest import ingest_letter
from graph.iris import Iris
from graph.resolve import resolve
from graph.store import Store
from tests.factories import bank_letter, finance_letter

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with Store.in_memory() as store:
        for letter in (bank_letter(), finance_letter()):
            ingest_letter(store, letter, Iris())
        resolve(store, Iris())
        yield store


def values(store: Store, name: str, **conditions: object) -> dict[str, int]:
    """The values of a facet with their counts."""
    found = facets(store, Wanted(**conditions))  # type: ignore[arg-type]  # by name
    return next(
        {one.value: one.count for one in facet.values}
        for facet in found
        if facet.name == name
    )


@pytest.mark.parametrize("name", ["held", "level", "type", "issuer", "year"])
def test_a_value_counts_what_choosing_it_leaves(store: Store, name: str) -> None:
    for value, count in values(store, name).items():
        chosen: object = value
        if name == "held":
            chosen = value == "true"
        elif name == "year":
            chosen = int(value)
        found = summaries(store, Wanted(**{name: chosen}), MOST)  # type: ignore[arg-type]  # by name
        assert found.total == count > 0


def test_a_facet_counts_under_all_other_conditions(store: Store) -> None:
    free, under = values(store, "type"), values(store, "type", held=False)
    assert under
    assert all(under[value] <= free[value] for value in under)
    assert values(store, "held", held=False) == values(store, "held")


def test_a_facet_of_nothing_is_empty(store: Store) -> None:
    assert values(store, "level", q="khong co gi nhu the") == {}


def test_types_and_issuers_are_told_in_words(store: Store) -> None:
    labels = {
        facet.name: {one.value: one.label for one in facet.values}
        for facet in facets(store, Wanted())
    }
    assert labels["type"]["NQ"] == "Nghị quyết"
    assert labels["issuer"]["bo-chinh-tri"] == "Bộ Chính trị"


def test_the_most_cited_stand_first_if_asked(store: Store) -> None:
    found = summaries(store, Wanted(), Window(limit=1000, sort=("-cited",))).items
    counts = [row.cited for row in found]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 1
    mentions = evidence(store).mentions
    for row in found:
        cited = [m for m in mentions if m.document == row.document.slug]
        assert row.cited == len(cited) == times_cited(store)[row.document.slug]


def test_open_sets_can_be_left_out(store: Store) -> None:
    every = {row.document.kind for row in summaries(store, Wanted(), MOST).items}
    some = summaries(store, Wanted(sets=False), MOST).items
    assert {row.document.kind for row in some} == every - {"set"}
