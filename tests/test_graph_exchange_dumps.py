"""Dumps: the whole graph, made once for a state of the store."""

from __future__ import annotations

import gzip
import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph.engines.connecting import connect
from graph.engines.remote_reading import STATE
from graph.errors import NoStoreError
from graph.exchange.dumps import SUFFIXES, dump_file
from graph.formats import EXPORTS
from graph.store import Store
from tests.engines import start_oxigraph
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


def test_drafts_that_were_left_behind_are_removed(store: Store, tmp_path: Path) -> None:
    """Not those that another process may be writing."""
    folder = tmp_path / "dumps"
    folder.mkdir()
    for name in (".old", ".new"):
        (folder / name).write_bytes(b"")
    os.utime(folder / ".old", (0, 0))
    with store:
        file = dump_file(tmp_path, "nquads")
    assert {path.name for path in folder.iterdir()} == {".new", file.name}


def test_a_dump_that_another_removes_meanwhile_is_of_no_account(
    store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "gone.nq.gz").symlink_to(tmp_path / "nowhere")
    with store:
        assert dump_file(tmp_path, "nquads").exists()


def test_the_name_of_a_server_s_state_leads_nowhere(tmp_path: Path) -> None:
    with start_oxigraph(tmp_path / "engine") as running:
        server = replace(running.server, folder=tmp_path / "beside")
        with Store.open(server) as made:
            made.add(SAMPLE.quads())
            made.publish()
            engine = connect(server, to_write=True)
            state = graph = ox.NamedNode(STATE)
            evil = tmp_path / "evil"
            engine._post(  # noqa: SLF001 - as whoever writes to the server may
                f"DELETE WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }} ; "
                f'INSERT DATA {{ GRAPH {graph} {{ {state} {state} "{evil}" }} }}'
            )
            engine.close()
        file = dump_file(server, "nquads")
    assert file.parent == tmp_path / "beside" / "dumps"
    assert not list(tmp_path.glob("evil*"))


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
