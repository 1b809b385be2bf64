"""The chain of a store of many letters: drawn from the nearest of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from graph.answers import size
from graph.answers.chain import ChainAsk, chain
from graph.catalog import catalog
from graph.ingest import ingest_letter
from graph.resolve import resolve
from graph.store import Store
from tests.gold_letters import extraction
from tests.samples import IRIS, sample_store
from tests.test_graph_chain import BANK, edges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.answers.chain_view import ChainView

WAY = ("39-ct-tw", "186-kh-tu-kon-tum-2025", "725-kh-ubnd-kon-tum-2025", BANK)


@pytest.fixture(scope="module", autouse=True)
def everything() -> ChainView:
    """The chain that is drawn from all letters."""
    return chain(sample_store("000", "001"), ChainAsk((BANK,)))


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """Two letters, of which one is as many as a chain is drawn from."""
    monkeypatch.setattr(size, "MOST_LETTERS", 1)
    with Store.in_memory() as store:
        for name in ("000", "001"):
            ingest_letter(store, extraction(name), IRIS)
        resolve(store, IRIS)
        yield store


def test_what_leads_to_a_root_is_there(store: Store, everything: ChainView) -> None:
    found = edges(chain(store, ChainAsk((BANK,))))
    for source, target in pairwise(WAY):
        assert any((source, target) == (one[0], one[2]) for one in found)
    assert found <= edges(everything)


def test_ways_between_two_are_there(store: Store) -> None:
    (trail, *_) = chain(store, ChainAsk((BANK,), to="39-ct-tw")).trails
    assert trail.nodes == WAY[::-1]
    assert trail.direct


def test_without_roots_it_is_that_of_the_newest_letters(store: Store) -> None:
    view = chain(store)
    read = [node for node in view.nodes if node.kind == "letter"]
    newest = max(d.date or "" for d in catalog(store).documents.values() if d.held)
    assert [dict(node.details)["date"] for node in read] == [newest]
    assert len(view.nodes) > len(read)
