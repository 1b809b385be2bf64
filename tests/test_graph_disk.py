"""Full, read-only and damaged disks: refused in so many words, and nothing is lost."""

from __future__ import annotations

import shutil
import sys
import threading
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from graph.engine import StoreFullError, StoreUnwritableError, engine_errors
from graph.errors import GraphError, StoreCorruptError
from graph.store import Store
from tests.disks import Disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

EX = "http://example.org/"
LARGE = 4_000


def quads(graph: str, count: int) -> list[ox.Quad]:
    """Quads whose literals have two kilobytes each."""
    name, says = ox.NamedNode(EX + graph), ox.NamedNode(f"{EX}p")
    return [
        ox.Quad(ox.NamedNode(f"{EX}{i}"), says, ox.Literal(f"{i} " * LARGE), name)
        for i in range(count)
    ]


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    made = Disk(tmp_path / "disk", monkeypatch)
    yield made
    made.close()


def test_a_full_disk_takes_nothing_and_loses_nothing(disk: Disk) -> None:
    path = disk.path / "store"
    with pytest.raises(StoreFullError), Store.open(path) as store:  # noqa: PT012
        store.replace_graph(f"{EX}a", quads("a", 3))
        store.publish()
        disk.fill()
        with pytest.raises(StoreFullError, match=str(path)):
            store.replace_graph(f"{EX}b", quads("b", 40))
        assert set(store.quads()) == set(quads("a", 3))
        with pytest.raises(StoreFullError):
            store.publish()
        store.publish()
    disk.make_room()
    with Store.open(path) as store:
        assert store.graphs() == [f"{EX}a"]
        store.replace_graph(f"{EX}b", quads("b", 3))
    with Store.open(path) as store:
        assert len(store.graphs()) == 2


def test_a_store_on_a_full_disk_is_not_opened_to_write(disk: Disk) -> None:
    path = disk.path / "store"
    with Store.open(path) as store:
        store.replace_graph(f"{EX}a", quads("a", 3))
        store.publish()
    disk.fill()
    for _ in range(2):  # the first attempt lets go of the lock
        with pytest.raises(StoreFullError, match=str(path)):
            Store.open(path)
    with Store.open_snapshot(path) as snapshot:
        assert len(snapshot.quads()) == 3
    disk.make_room()
    with Store.open(path) as store:
        assert len(store.quads()) == 3


def test_a_disk_that_takes_nothing_can_be_read(disk: Disk) -> None:
    path = disk.path / "store"
    with Store.open(path) as store:
        store.replace_graph(f"{EX}a", quads("a", 3))
        store.publish()
    disk.forbid_writing()
    with pytest.raises(StoreUnwritableError, match=str(path)) as error:
        Store.open(path)
    assert "Read-only" in error.value.message("en")
    with Store.open_snapshot(path) as snapshot:
        assert len(snapshot.quads()) == 3


# What the engine says where no disk can be made to say it.
@pytest.mark.parametrize(
    ("error", "meant"),
    [
        (OSError("IO error: No space left on device: While appending"), StoreFullError),
        (OSError(28, "No space left on device", "lock"), StoreFullError),
        (
            OSError("IO error: While open a file: Read-only file system"),
            StoreUnwritableError,
        ),
        (OSError(13, "Permission denied", "lock"), StoreUnwritableError),
        (OSError("IO error: Input/output error: While pread"), StoreUnwritableError),
        (RuntimeError("Corruption: block checksum mismatch"), StoreCorruptError),
        (OSError("IO error: No such file or directory: 1.sst"), StoreCorruptError),
        (RuntimeError("something else"), None),
        (ConnectionResetError(104, "reset"), None),
    ],
)
def test_what_the_engine_says_is_understood(
    error: Exception, meant: type[GraphError] | None, tmp_path: Path
) -> None:
    with pytest.raises(meant or type(error)) as caught, engine_errors(tmp_path):
        raise error
    if isinstance(caught.value, GraphError):
        for lang in ("vi", "en"):
            assert str(tmp_path) in caught.value.message(lang)


def read(opened: Callable[[Path], Store], path: Path) -> None:
    with opened(path) as store:
        store.dump()


def flip(path: Path, at: float = 0.5) -> None:
    data = bytearray(path.read_bytes())
    start = int(len(data) * at)
    for index in range(start, min(start + 64, len(data))):
        data[index] ^= 0xFF
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def largest(folder: Path) -> Path:
    return max(folder.glob("*.sst"), key=lambda path: path.stat().st_size)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "CURRENT garbled": lambda f: (f / "CURRENT").write_bytes(b"\x00\xff\n"),
    "CURRENT empty": lambda f: (f / "CURRENT").write_bytes(b""),
    "CURRENT gone": lambda f: (f / "CURRENT").unlink(),
    "MANIFEST garbled": lambda f: flip(next(f.glob("MANIFEST*"))),
    "MANIFEST empty": lambda f: next(f.glob("MANIFEST*")).write_bytes(b""),
    "MANIFEST gone": lambda f: next(f.glob("MANIFEST*")).unlink(),
    "SST cut": lambda f: cut(largest(f)),
    "SST gone": lambda f: largest(f).unlink(),
    "SST garbled at its end": lambda f: flip(largest(f), 0.98),
    "SST garbled in its data": lambda f: flip(largest(f), 0.3),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store that is well."""
    path = tmp_path_factory.mktemp("sound") / "store"
    with Store.open(path) as store:
        store.replace_graph(f"{EX}a", quads("a", 40))
        store.publish()
    return path


@pytest.mark.parametrize("case", DAMAGE)
@pytest.mark.parametrize("folder", ["oxigraph", "snapshots/2"])
def test_a_damaged_store_is_told_with_the_way_out(
    sound: Path, tmp_path: Path, case: str, folder: str
) -> None:
    path = tmp_path / "store"
    shutil.copytree(sound, path)
    DAMAGE[case](path / folder)
    opened = Store.open if folder == "oxigraph" else Store.open_snapshot
    for _ in range(2):
        with pytest.raises(StoreCorruptError, match=str(path)) as error:
            read(opened, path)
        assert "chidao restore" in error.value.message("en")
        assert "chidao restore" in error.value.message("vi")


ASKED: dict[str, Callable[[Store], object]] = {
    "all": lambda store: store.dump(),
    "quads": lambda store: store.quads(),
    "triples": lambda store: store.matching(),
    "rows": lambda store: store.rows("SELECT ?o { ?s ?p ?o }"),
    "no rows": lambda store: store.rows("CONSTRUCT WHERE { ?s ?p ?o }"),
}


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_an_error_may_end_in_another_thread(
    sound: Path,
    tmp_path: Path,
    asked: Callable[[Store], object],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The engine's iterators may not: it would leak them, and its lock with them."""
    path, held, leaks = tmp_path / "store", list[Exception](), list[object]()
    monkeypatch.setattr(sys, "unraisablehook", leaks.append)
    shutil.copytree(sound, path)
    DAMAGE["SST garbled in its data"](path / "oxigraph")
    with Store.open(path) as store:
        try:
            asked(store)
        except (StoreCorruptError, TypeError) as error:
            held.append(error)
    assert held
    thread = threading.Thread(target=held.clear)
    thread.start()
    thread.join()
    assert not leaks
    Store.open(path).close()


def test_what_was_left_of_a_snapshot_goes_with_the_next(tmp_path: Path) -> None:
    """A process was killed while it removed one."""
    with Store.open(tmp_path) as store:
        store.replace_graph(f"{EX}a", quads("a", 3))
        store.publish()
        left = tmp_path / "snapshots" / "gone-1"
        left.mkdir()
        (left / "CURRENT").write_bytes(b"")
        store.replace_graph(f"{EX}b", quads("b", 3))
        store.publish()
        assert not list((tmp_path / "snapshots").glob("gone-*"))
