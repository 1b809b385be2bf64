"""What was written and not resolved is known to the next process."""

from __future__ import annotations

from errno import ENOSPC
from typing import TYPE_CHECKING

import pytest

from graph.engine import StoreFullError
from graph.ingest import ingest_letter
from graph.resolution.keeping import ledger_of
from graph.resolution.ledger import FILE
from graph.resolve import resolve
from graph.store import Store
from graph.updates import Update, check
from tests.histories import IRIS, letter
from tests.histories import chance as seeded

if TYPE_CHECKING:
    from pathlib import Path

CHANCE = seeded(7)
FIRST, SECOND, THIRD = (letter(CHANCE) for _ in range(3))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a store with a letter that is resolved, and one that is not."""
    with Store.open(tmp_path) as store:
        ingest_letter(store, FIRST, IRIS)
        resolve(store, IRIS)
        ingest_letter(store, SECOND, IRIS)
    return tmp_path


def in_memory() -> bytes:
    """What a store of both letters holds."""
    store = Store.in_memory()
    for one in (FIRST, SECOND):
        ingest_letter(store, one, IRIS)
    resolve(store, IRIS)
    return store.dump(without=[IRIS.runs])


def test_only_what_is_not_resolved_is_touched(folder: Path) -> None:
    with Store.open(folder) as store:
        letters = {graph for graph in store.touched.subjects if graph != IRIS.runs}
        assert not store.touched.everything
        assert len(letters) == 1
        assert ledger_of(store).complete
        resolve(store, IRIS)
        assert not store.touched
        assert store.dump(without=[IRIS.runs]) == in_memory()
    with Store.open(folder) as store:
        assert not store.touched


def test_a_record_that_breaks_off_means_everything(folder: Path) -> None:
    record = folder / "unresolved"
    record.write_bytes(record.read_bytes()[:-5])
    with Store.open(folder) as store:
        assert store.touched.everything
        resolve(store, IRIS)
        assert store.dump(without=[IRIS.runs]) == in_memory()


def test_an_unsettled_store_without_a_record_is_resolved_anew(folder: Path) -> None:
    (folder / "unresolved").unlink()
    with Store.open(folder) as store:
        assert store.touched.everything


def test_what_a_foreign_update_changes_is_not_known(folder: Path) -> None:
    with Store.open(folder) as store:
        resolve(store, IRIS)
        store.update(check(Update(f"DROP GRAPH <{IRIS.resolution}>")))
    with Store.open(folder) as store:
        assert store.touched.everything
        resolve(store, IRIS)
        assert store.dump(without=[IRIS.runs]) == in_memory()


@pytest.mark.parametrize("left", [None, b"", b"SQLite format 3\x00 no more", b"x" * 99])
def test_a_ledger_that_is_gone_or_damaged_is_made_anew(
    folder: Path, left: bytes | None
) -> None:
    for file in folder.glob(f"{FILE}*"):
        file.unlink()
    if left is not None:
        (folder / FILE).write_bytes(left)
    with Store.open(folder) as store:
        resolve(store, IRIS)
        assert store.dump(without=[IRIS.runs]) == in_memory()


def test_a_failure_in_between_is_made_good(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "no room")

    with Store.open(folder) as store:
        with monkeypatch.context() as broken:
            broken.setattr("graph.resolve.write_stale", full)
            with pytest.raises(StoreFullError):
                resolve(store, IRIS)
        resolve(store, IRIS)
        assert store.dump(without=[IRIS.runs]) == in_memory()
