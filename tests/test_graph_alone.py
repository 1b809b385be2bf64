"""Letters loaded in bulk: the store is that of letters put there one by one."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.alone import Alone, load, nquads, standing_alone
from graph.ingest import ingest_letter, remove_letter
from graph.quads import to_quads
from graph.resolve import resolve
from graph.store import Store
from tests.copies import DAY, NUMBER, PDF, TEXT, WORD, letter, typed
from tests.correcting import IRIS, asked, confirmed, filled
from tests.test_graph_order import LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.model import Extraction

SLUG = "1877-ubnd-ktth-kon-tum-2025"
ONE = letter(typed(), NUMBER, DAY, media=WORD)
SAME_AS_PDF = letter(typed(), NUMBER, DAY, media=PDF)
OTHER = letter(typed("000"), NUMBER, DAY, media=TEXT, of="000")

# Small ones, one of them in a second file: the same words, and a space behind them.
AGAIN = replace(
    LETTERS[3],
    letter=replace(
        LETTERS[3].letter,
        source=replace(LETTERS[3].letter.source, sha256="00", media_type=PDF),
    ),
)
FILES = (*LETTERS, AGAIN)
ORDER = st.permutations(range(len(FILES)))


def without_runs(store: Store) -> bytes:
    return store.dump(without=[IRIS.runs])


def one_by_one(store: Store, coming: Sequence[Extraction]) -> None:
    for one in coming:
        ingest_letter(store, one, IRIS)
    resolve(store, IRIS)


def in_bulk(store: Store, coming: Sequence[Extraction]) -> int:
    """Load those that stand alone, then the others; tell how many were loaded."""
    letters = [Alone.of(one) for one in coming]
    alone = list(standing_alone(store, IRIS, letters))
    graphs = {
        one: nquads(to_quads(extraction, IRIS))
        for one, extraction in zip(letters, coming, strict=True)
    }
    load(store, IRIS, ((one, graphs[one]) for one in alone))
    others = [
        extraction
        for one, extraction in zip(letters, coming, strict=True)
        if one not in alone
    ]
    one_by_one(store, others)
    return len(alone)


@settings(max_examples=25, deadline=None)
@given(ORDER, st.integers(0, len(FILES) - 2))
def test_bulk_gives_the_graph_of_one_by_one_whatever_is_there(
    order: list[int], there: int
) -> None:
    before, coming = (
        [FILES[index] for index in part] for part in (order[:there], order[there:])
    )
    apart, together = Store.in_memory(), Store.in_memory()
    for store in (apart, together):
        one_by_one(store, before)
    one_by_one(apart, coming)
    in_bulk(together, coming)
    assert without_runs(together) == without_runs(apart)
    assert runs(together) == runs(apart)


def runs(store: Store) -> Counter[str]:
    """How often what is said of runs, whenever they were."""
    said = store.quads(IRIS.runs)
    return Counter(
        f"{quad.predicate} {quad.object}"
        for quad in said
        if "endedAtTime" not in quad.predicate.value
    )


# What comes, after what was there, and how many of it stand alone.
COMING = [
    ([], [ONE, LETTERS[0], LETTERS[1]], 3),
    ([], [ONE, SAME_AS_PDF, LETTERS[0]], 1),  # two files of one letter
    ([], [ONE, OTHER], 0),  # two letters of one number
    ([ONE], [ONE, LETTERS[0]], 1),
    ([ONE], [SAME_AS_PDF], 0),
    ([], [LETTERS[0], LETTERS[0]], 0),
]


@pytest.mark.parametrize(("there", "coming", "alone"), COMING)
def test_who_shares_a_letter_or_a_number_does_not_stand_alone(
    there: list[Extraction], coming: list[Extraction], alone: int
) -> None:
    store = Store.in_memory()
    one_by_one(store, there)
    assert in_bulk(store, coming) == alone


def test_bytes_that_were_another_letter_before_do_not_stand_alone() -> None:
    store = Store.in_memory()
    one_by_one(store, [ONE])
    told = replace(ONE, header=replace(ONE.header, number="1999/UBND-KTTH"))
    assert in_bulk(store, [told]) == 0
    expected = Store.in_memory()
    one_by_one(expected, [told])
    assert without_runs(store) == without_runs(expected)


OF_ONE = asked(
    letter=SLUG,
    field="role",
    task="7",
    agency="Sở Khoa học và Công nghệ",
    value="cooperate",
)


def test_a_letter_whose_corrections_wait_does_not_stand_alone() -> None:
    """Whether they wait under its slug, or under the one it had beside another."""
    store = filled(ONE)
    confirmed(store, OF_ONE)
    before = without_runs(store)
    remove_letter(store, SLUG, IRIS)
    assert in_bulk(store, [ONE]) == 0
    assert without_runs(store) == before

    store = filled(OTHER, ONE)
    confirmed(store, replace(OF_ONE, letter=SLUG))
    remove_letter(store, SLUG, IRIS)  # its corrections wait where it would be apart
    resolve(store, IRIS)
    remove_letter(store, SLUG, IRIS)
    assert in_bulk(store, [ONE]) == 0
    assert without_runs(store) == before


def test_what_does_not_parse_leaves_the_store_as_it_was() -> None:
    store = filled(ONE)
    before = store.dump()
    broken = (Alone("a", "b", "c", "d"), b"<a> <b> .\n")
    with pytest.raises(SyntaxError):
        load(store, IRIS, [(Alone.of(LETTERS[0]), nquads([])), broken])
    assert store.dump() == before
