"""Dumps: the whole graph, made once for a state of the store."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph.errors import NoStoreError
from graph.exchange.dumps import SUFFIXES, dump_file
from graph.formats import EXPORTS
from graph.store import Store
from tests.samples import sample_store

if TYPE_CHECKING:
    from pathlib import Path

SAMPLE = sample_store("000")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = Store.open(tmp_path)
    made.add(SAMPLE.quads())
    made.publish()
    return made


@pytest.mark.parametrize("form", list(SUFFIXES))
def test_a_dump_holds_every_quad(store: Store, tmp_path: Path, form: str) -> None:
    with store:
        file = dump_file(tmp_path, form)
        data = gzip.decompress(file.read_bytes())
        assert {*ox.parse(data, format=EXPORTS[form])} == {*SAMPLE.quads()}


def test_it_is_made_once_and_anew_when_the_store_changes(
    store: Store, tmp_path: Path
) -> None:
    """The last two are kept: somebody may still be fetching one."""
    with store:
        first = dump_file(tmp_path, "nquads")
        written = first.stat().st_mtime_ns
        assert dump_file(tmp_path, "nquads") == first
        assert first.stat().st_mtime_ns == written
        files = {first}
        for number in range(3):
            name = ox.NamedNode(f"https://example.org/{number}")
            store.add([ox.Quad(name, name, name, name)])
            assert dump_file(tmp_path, "nquads") in files  # not published yet
            store.publish()
            files.add(dump_file(tmp_path, "nquads"))
        assert len(files) == 4
        assert len(list((tmp_path / "dumps").iterdir())) == 2


def test_where_nothing_is_there_is_no_dump(tmp_path: Path) -> None:
    with pytest.raises(NoStoreError):
        dump_file(tmp_path, "nquads")


def test_what_fails_leaves_nothing_behind(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        message = "disk full"
        raise OSError(message)

    with store, monkeypatch.context() as patch:
        patch.setattr(Store, "stream", fail)
        with pytest.raises(OSError, match="disk full"):
            dump_file(tmp_path, "nquads")
        assert list((tmp_path / "dumps").iterdir()) == []
