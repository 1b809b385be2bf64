"""What a store promises, on each engine: letters in, corrections, answers, exports."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph.answers.agenda import agenda
from graph.answers.gaps import gaps
from graph.answers.impact import impact
from graph.answers.letterhead import letterhead
from graph.answers.matrix import matrix
from graph.answers.search import search
from graph.answers.trace import trace
from graph.catalog import catalog
from graph.corrections.book import undo
from graph.engines.connecting import connect
from graph.exchange.dataset import dataset
from graph.exchange.restore import File, restore
from graph.ingest import ingest_letter, remove_letter
from graph.resolve import resolve
from graph.store import Store
from graph.validate import validate
from tests.correcting import APART, FIRST, IRIS, WHEN, asked, confirmed, filled, read
from tests.engines import start_oxigraph
from tests.factories import bank_letter, finance_letter
from tests.gold_letters import extraction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from extract.model import Extraction

DAY = date(2025, 7, 1)


def dumped(store: Store) -> list[bytes]:
    """The lines of a dump but for those that say when and by whom."""
    return store.dump(without=APART).splitlines()


def made(letters: Iterable[Extraction]) -> Store:
    store = Store.in_memory()
    read(store, *letters)
    return store


def test_the_two_letters_are_dumped_byte_for_byte_alike(empty: Store) -> None:
    read(empty, extraction("000"), extraction("001"))
    assert dumped(empty) == dumped(filled())
    assert not ingest_letter(empty, extraction("000"), IRIS).changed


def test_the_order_of_letters_is_of_no_account(empty: Store) -> None:
    bank, finance = bank_letter(), finance_letter()
    wanted = dumped(made([bank, finance]))
    read(empty, finance, bank)
    assert dumped(empty) == wanted
    slug = ingest_letter(empty, bank, IRIS).slug
    remove_letter(empty, slug, IRIS)
    resolve(empty, IRIS)
    assert dumped(empty) == dumped(made([finance]))
    read(empty, bank)
    assert dumped(empty) == wanted


def test_a_correction_counts_and_is_undone(empty: Store) -> None:
    beside = made([extraction("001")])
    read(empty, extraction("001"))
    before = dumped(empty)
    proposal = asked(
        field="role", task="7", agency="Sở Khoa học và Công nghệ", value="cooperate"
    )
    for store in (empty, beside):
        found = confirmed(store, proposal)
    assert dumped(empty) == dumped(beside) != before
    undo(empty, IRIS, found.id, "Lan", WHEN)
    resolve(empty, IRIS)
    assert dumped(empty) == before


def test_an_export_comes_back_and_gives_the_same_answers(empty: Store) -> None:
    other = filled()
    written = other.dump("nquads")
    assert restore(empty, [File("a.nq", written)], IRIS).added == 2
    assert empty.dump("nquads") == written
    streamed = BytesIO()
    empty.stream(streamed)
    assert sorted(streamed.getvalue().splitlines()) == written.splitlines()
    for answer in ANSWERS:
        assert answer(empty) == answer(other)


ANSWERS: tuple[Callable[[Store], object], ...] = (
    lambda store: trace(store, "39-CT/TW"),
    lambda store: trace(store, "Chi nhánh Ngân hàng Chính sách xã hội"),
    lambda store: search(store, "nghi quyet 57", limit=20),
    lambda store: agenda(store, DAY),
    lambda store: gaps(store, as_of=DAY),
    lambda store: impact(store, "57-NQ/TW"),
    lambda store: letterhead(store, catalog(store).documents[FIRST]),
    matrix,
    validate,
    dataset,
    lambda store: sorted(map(str, store.matching(IRIS.iri(FIRST)))),
    lambda store: (store.count(), store.graphs()),
)


def test_quads_are_loaded_in_bulk_all_or_none(empty: Store) -> None:
    bank, finance = (made([letter]) for letter in (bank_letter(), finance_letter()))
    read(empty, bank_letter())
    before = empty.dump()
    (graph,) = set(finance.graphs()) - set(bank.graphs())
    lines = [f"{quad} .\n".encode() for quad in finance.quads(graph)]
    with pytest.raises(SyntaxError):
        empty.load(BytesIO(b"".join([*lines, b"<broken"])))
    assert empty.dump() == before
    empty.load(BytesIO(b"".join(lines)))
    empty.optimize()
    assert empty.quads(graph)
    resolve(empty, IRIS)
    assert dumped(empty) == dumped(made([bank_letter(), finance_letter()]))


def test_what_was_in_no_graph_stays_when_a_load_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a server that others write to: only what the load added is taken back."""
    monkeypatch.setattr("graph.engines.remote.MOST_LOADED", 1)
    with start_oxigraph(tmp_path / "engine") as running:
        engine = connect(running.server, to_write=True)
        one, two, three = (ox.NamedNode(f"http://a/{name}") for name in "abc")
        mine = ox.Quad(one, two, three)
        also = ox.Quad(one, two, three, one)
        engine.exchange((), [mine, also])
        other = ox.Quad(three, two, one)
        with pytest.raises(SyntaxError):
            engine.load(BytesIO(f"{other} .\n{mine} .\n{also} .\n<broken".encode()))
        assert set(engine.matching(None, None, None, None)) == {mine, also}
        engine.close()
