"""What stands beside a store is not taken for what it is not, and mended if damaged."""

from __future__ import annotations

import threading
from errno import ENOSPC
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest

from graph.catalog import catalog, text_of
from graph.engine import StoreFullError
from graph.engines.embedded import Embedded
from graph.errors import NotFoundError
from graph.index import keeping as index_keeping
from graph.index.database import NOTHING, Database
from graph.index.keeping import FILE as INDEX
from graph.index.keeping import view_of
from graph.index.refresh import rebuild
from graph.ingest import ingest_letter, remove_letter
from graph.network import keeping as network_keeping
from graph.network.network import network
from graph.resolution import filling
from graph.resolution import ledger as ledger_module
from graph.resolution.keeping import ledger_of
from graph.resolution.ledger import FILE as LEDGER
from graph.resolution.ledger import Ledger
from graph.resolve import derive, resolve
from graph.store import Store
from graph.updates import Update, check
from tests.histories import IRIS, letter
from tests.histories import chance as seeded

if TYPE_CHECKING:
    from pathlib import Path

    from extract.model import Extraction
    from graph.index.database import Writing
    from graph.iris import Iris

CHANCE = seeded(11)
FIRST, SECOND, THIRD = (letter(CHANCE) for _ in range(3))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a store with two letters that are resolved, indexed, published."""
    with Store.open(tmp_path) as store:
        for one in (FIRST, SECOND):
            ingest_letter(store, one, IRIS)
        resolve(store, IRIS)
    return tmp_path


def held(store: Store) -> set[str]:
    return {d.slug for d in catalog(store).documents.values() if d.held}


def in_memory(*letters: Extraction) -> bytes:
    store = Store.in_memory()
    for one in letters:
        ingest_letter(store, one, IRIS)
    resolve(store, IRIS)
    return store.dump(without=[IRIS.runs])


def spoil(file: Path) -> None:
    """Overwrite a database, but for its first page."""
    size = file.stat().st_size
    with file.open("r+b") as raw:
        raw.seek(4096)
        raw.write(b"\xff" * (size - 4096))


def test_an_index_that_holds_nothing_yet_fits_no_snapshot(tmp_path: Path) -> None:
    database = Database.at(tmp_path / INDEX)
    assert database.state == NOTHING
    with Store.open(tmp_path) as store:
        resolve(store, IRIS)
        snapshot = Store.open_snapshot(tmp_path)
        assert not index_keeping._has_all(NOTHING, snapshot)  # noqa: SLF001 - what readers ask
        snapshot.close()
    database.close()


def test_a_run_that_writes_before_it_asks_makes_no_index_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        pytest.fail("all letters are indexed again")

    monkeypatch.setattr(index_keeping, "rebuild", fail)
    with Store.open(folder) as store:
        ingest_letter(store, THIRD, IRIS)
        resolve(store, IRIS)
        assert len(held(store)) == 3


def test_what_ctrl_c_broke_off_is_resolved_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = Embedded.exchange

    def interrupted(self: Embedded, *quads: object) -> None:
        at_once(self, *quads)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with Store.open(folder) as store:
        with monkeypatch.context() as patch:
            patch.setattr(Embedded, "exchange", interrupted)
            with pytest.raises(KeyboardInterrupt):
                ingest_letter(store, THIRD, IRIS)
        assert store.unsettled
        assert store.touched
        resolve(store, IRIS)
        assert len(held(store)) == 3
        assert store.dump(without=[IRIS.runs]) == in_memory(FIRST, SECOND, THIRD)


def test_a_disk_that_is_full_after_a_write_leaves_the_mark(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Embedded) -> None:
        raise OSError(ENOSPC, "No space left on device")

    with Store.open(folder) as store, monkeypatch.context() as patch:
        patch.setattr(Embedded, "flush", full)
        patch.setattr("graph.store.MOST_UNFLUSHED", 0)
        with pytest.raises(StoreFullError):
            ingest_letter(store, THIRD, IRIS)
        patch.undo()
        assert store.unsettled
    with Store.open(folder) as store:
        resolve(store, IRIS)
        assert len(held(store)) == 3


@pytest.mark.parametrize("name", [INDEX, LEDGER])
def test_a_damaged_database_is_made_anew(folder: Path, name: str) -> None:
    spoil(folder / name)
    with Store.open(folder) as store:
        ingest_letter(store, THIRD, IRIS)
        resolve(store, IRIS)
        assert len(held(store)) == 3
        assert store.dump(without=[IRIS.runs]) == in_memory(FIRST, SECOND, THIRD)


def test_a_ledger_that_was_being_emptied_is_not_complete(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, at_once, left = Ledger.open(folder / LEDGER), Ledger.run, [2]

    def broken_off(self: Ledger, sql: str, *values: object) -> int:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return at_once(self, sql, *values)

    assert ledger.complete
    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "run", broken_off)
        with pytest.raises(KeyboardInterrupt):
            ledger.clear()
    assert not ledger.complete
    ledger.close()


def test_other_registries_make_another_ledger(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_module, "_stamp", lambda: "of other registries")
    with Store.open(folder) as store:
        assert not ledger_of(store).complete
        resolve(store, IRIS)
        assert ledger_of(store).complete


def test_a_ledger_is_read_by_a_relative_path(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    ledger = Ledger.to_read((folder / LEDGER).relative_to(folder.parent))
    assert ledger is not None
    ledger.close()


def test_an_index_that_was_made_to_look_something_up_is_not_made_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / INDEX).unlink()
    made = Mock(side_effect=rebuild)
    monkeypatch.setattr(index_keeping, "rebuild", made)
    for _ in range(2):
        with Store.open(folder) as store:
            assert len(held(store)) == 2
    assert made.call_count == 1


def test_now_and_again_all_of_a_ledger_stands_in_its_file_alone(tmp_path: Path) -> None:
    ledger, alone = Ledger.open(tmp_path / LEDGER), tmp_path / "copy"
    in_file: list[str | None] = []
    for number in range(1, 41):
        ledger.settle(str(number))
        alone.write_bytes((tmp_path / LEDGER).read_bytes())
        copy = Ledger.open(alone)
        in_file.append(copy.state)
        copy.close()
    ledger.close()
    assert in_file[20] == in_file[30] == "16"
    assert in_file[-1] == "32"


def test_a_ledger_that_somebody_reads_is_put_in_order_later(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / LEDGER)
    reading = ledger.each("SELECT value FROM json_each('[1, 2]'), made")
    assert next(reading) == (1,)
    for number in range(1, 17):
        ledger.settle(str(number))
    assert ledger.state == "16"
    assert [*reading] == [(2,)]
    ledger.close()


def test_a_letter_that_is_gone_is_in_no_network_that_was_saved(folder: Path) -> None:
    with Store.open(folder) as store:
        network(store)
        for letter_ in held(store):
            remove_letter(store, letter_, IRIS)
        resolve(store, IRIS)
        network(store)
    network_keeping.networks.clear()
    with Store.open(folder) as store:
        saved = network(store)
        assert not [one for one in saved.names if saved.next_to(one, "up")]


def test_what_others_write_of_our_documents_stops_no_answer(folder: Path) -> None:
    with Store.open(folder) as store:
        slug = min(held(store))
        iri = IRIS.iri(slug)
        update = Update(
            f"INSERT DATA {{ GRAPH <{iri}> {{ <{iri}> cd:issuer <http://elsewhere/q> ."
            f' <{iri}.c0> cd:confidence "much" . }} }}'
        )
        store.update(check(update))
        resolve(store, IRIS)
        assert slug in held(store)


def test_a_text_that_is_not_there_yet_is_not_found(folder: Path) -> None:
    with Store.open(folder) as store, pytest.raises(NotFoundError):
        text_of(store, IRIS.iri("never-read"))


def test_many_letters_are_resolved_some_at_a_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.resolve._AT_ONCE", 1)
    with Store.open(folder) as store:
        view_of(store)
        remove_letter(store, min(held(store)), IRIS)
        for one in (FIRST, SECOND, THIRD):
            ingest_letter(store, one, IRIS)
        resolve(store, IRIS)
        assert store.dump(without=[IRIS.runs]) == in_memory(FIRST, SECOND, THIRD)


def test_what_was_derived_before_a_crash_is_not_derived_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(tmp_path) as store:
        for one in (FIRST, SECOND):
            ingest_letter(store, one, IRIS)
        derive(store, IRIS)  # and no more: nothing is indexed, nothing published
    fill = Mock(side_effect=filling.fill)
    monkeypatch.setattr("graph.resolve.fill", fill)
    with Store.open(tmp_path) as store:
        resolve(store, IRIS)
        assert store.dump(without=[IRIS.runs]) == in_memory(FIRST, SECOND)
        fill.assert_called_once()  # in memory
        assert len(held(store)) == 2


def test_a_store_is_closed_when_nobody_is_making_its_index(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else SQLite crashes: a server may be stopped while it reads what it shows."""
    (folder / INDEX).unlink()
    begun, done = threading.Event(), threading.Event()

    def slow(store: Store, iris: Iris, into: Writing) -> None:
        begun.set()
        done.wait(0.3)
        rebuild(store, iris, into)
        done.set()

    monkeypatch.setattr(index_keeping, "rebuild", slow)
    with Store.open(folder) as store:
        reader = threading.Thread(target=view_of, args=(store,))
        reader.start()
        assert begun.wait(10)
    assert done.is_set()
    reader.join()
