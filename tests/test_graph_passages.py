"""Quotes within their sentences, and paths in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.answers.matrix import matrix
from graph.answers.passages import AROUND, Passages
from graph.catalog import catalog, text_of
from graph.quotes import Quote
from tests.provincial import filled, letter
from tests.samples import IRIS, sample_store

if TYPE_CHECKING:
    from graph.store import Store

BANK = "chi-nhanh-ngan-hang-chinh-sach-xa-hoi-tinh-kon-tum"


@pytest.fixture(scope="module")
def store() -> Store:
    return sample_store("000", "001")


def test_a_path_is_told_from_the_centre_down_with_the_words_of_every_step(
    store: Store,
) -> None:
    (cell,) = matrix(store, "39-CT/TW", BANK).cells
    (path,) = cell.paths
    told = Passages(store).path(path)
    assert [thing.node.slug for thing in told.things] == [
        "39-ct-tw",
        "186-kh-tu-kon-tum-2025",
        "725-kh-ubnd-kon-tum-2025",
        told.things[3].node.slug,
        BANK,
    ]
    task = told.things[3]
    assert task.letter
    assert task.node.slug.startswith(task.letter.slug)
    assert [step.step.predicate for step in told.steps] == [*3 * ["implements"], "lead"]
    assert all(step.passages and not step.more for step in told.steps)


def test_a_sentence_goes_on_behind_the_footnote_that_interrupts_it(
    store: Store,
) -> None:
    """On paper a footnote stands between "của Ban" and "Thường vụ Tỉnh ủy"."""
    (cell,) = matrix(store, "39-CT/TW", BANK).cells
    lead = Passages(store).path(cell.paths[0]).steps[-1].passages[0]
    assert lead.words.endswith("chủ trì")
    assert "của Ban Thường vụ" in lead.after
    assert len(lead.after) <= AROUND + len(" …")


def test_words_around_a_quote_end_with_its_sentence() -> None:
    items = "1. Rà soát dự toán. Sở Tài chính chủ trì, báo cáo; việc khác thì không."
    store = filled(letter(items=items))
    (task,) = catalog(store).tasks.values()
    start = text_of(store, IRIS.iri(task.letter)).index("chủ trì")
    quote = Quote(task.letter, "chủ trì", ((start, start + 7),), "1")
    found = Passages(store).passage(quote)
    assert (found.before, found.words, found.after) == (
        "Sở Tài chính ",
        "chủ trì",
        ", báo cáo;",
    )


def test_a_quote_without_a_place_stands_alone(store: Store) -> None:
    task = next(iter(catalog(store).tasks.values()))
    found = Passages(store).passage(Quote(task.letter, "những lời này", ()))
    assert (found.before, found.words, found.after) == ("", "những lời này", "")
