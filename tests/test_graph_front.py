"""The first page's answers: of a large store the same, as far as it is counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from graph.answers import carried, size
from graph.answers.carried import busiest
from graph.answers.front import front
from graph.answers.matrix import matrix
from graph.catalog import catalog
from tests.samples import sample_store
from tests.web import served

if TYPE_CHECKING:
    from graph.store import Store

DAY = date(2025, 7, 1)


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


def test_it_counts_what_the_catalogue_has(store: Store) -> None:
    known, shown = catalog(store), front(store, DAY)
    single = [d for d in known.documents.values() if d.canonical is None]
    assert shown.documents == len(single)
    assert shown.held == sum(d.held for d in single) == len(shown.newest) == 2
    assert shown.agencies == len(known.agencies)
    assert shown.tasks == sum(task.leaf for task in known.tasks.values())


def test_of_a_large_store_it_tells_the_same_without_walking_through_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = front(store, DAY)
    assert small.overdue is not None
    assert small.items
    monkeypatch.setattr(size, "MOST_LETTERS", 1)
    monkeypatch.setattr(size, "MOST_WALKED", 1)
    large = front(store, DAY)
    named = {one.document: one.named for one in small.carried if one.named}
    assert {one.document: one.named for one in large.carried} == named
    assert large.items == small.items
    assert large.overdue is None
    assert (large.busiest, large.newest) == (small.busiest, small.newest)
    assert (large.documents, large.tasks) == (small.documents, small.tasks)


def test_the_page_of_a_large_store_leads_to_what_is_not_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(size, "MOST_LETTERS", 1)
    with served() as client:
        page = client.get("/?lang=en").text
    assert "Tasks that are overdue" in page
    assert "/truy-vet?document=57-nq-tw-2024" in page


def test_the_busiest_of_a_document_are_those_of_its_column(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carried, "_MOST_IN_COLUMN", 0)
    seen = 0
    for document in catalog(store).documents:
        column = {
            cell.agency: count
            for cell in matrix(store, document).cells
            if (count := sum(one.degree == "stated" for one in cell.tasks))
            and "." not in cell.agency
        }
        found = busiest(store, document, 1000)
        assert (found is not None) == bool(column), document
        if found:
            assert {one.slug: count for one, count in found.agencies} == column
            counts = [count for _, count in found.agencies]
            assert counts == sorted(counts, reverse=True)
            assert found.total == len(column)
            seen += 1
    assert seen > 10
