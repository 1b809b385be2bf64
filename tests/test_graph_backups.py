"""A backup is whole or not there, survives its store, and gives it back as it was."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from api.settings import Settings
from graph import originals
from graph.backups import copying, restoring
from graph.backups.errors import (
    BackupDamagedError,
    BackupExistsError,
    BackupRunningError,
    StoreNotEmptyError,
)
from graph.backups.making import back_up
from graph.backups.manifest import check
from graph.backups.restoring import restore
from graph.disk import snapshots
from graph.errors import NoStoreError, StoreLockedError
from graph.ingest import ingest_letter
from graph.journal import Entry, Facts, Journal
from graph.resolve import resolve
from graph.store import Store
from tests.factories import bank_letter, finance_letter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from extract.model import Extraction

IRIS = Settings().iris
TOKENS = '[{"name": "Nguyễn Văn A"}]\n'


def quiet(done: int, total: int) -> None:
    assert 0 <= done <= total


def put(store: Store, folder: Path, letter: Extraction) -> None:
    """Store a letter as `chidao ingest` does: graph, original, line of the journal."""
    result = ingest_letter(store, letter, IRIS)
    facts = Facts.of(letter)
    originals.keep(folder, letter.letter.text.encode(), facts.sha256, ".txt")
    Journal(folder).add(Entry(f"{facts.sha256}.txt", result.iri, facts))


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of a store with one letter."""
    folder = tmp_path / "data"
    with Store.open(folder) as store:
        put(store, folder, bank_letter())
        resolve(store, IRIS)
    (folder / "tokens.json").write_text(TOKENS, "utf-8")
    (folder / "tokens.json").chmod(0o600)
    (folder / "tokens.lock").touch()
    return folder


def dump(folder: Path) -> bytes:
    with Store.open(folder) as store:
        return store.dump()


def made(kept: Path, name: str = "backup") -> Path:
    folder = kept.parent / name
    back_up(kept, folder, "chidao 1", "2026-01-02T03:04:05+00:00", quiet)
    return folder


def again(folder: Path, store: Path, *, force: bool = False) -> None:
    restore(folder, store, store.with_name("aside"), quiet, force=force)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_what_is_restored_is_byte_for_byte_what_was_there(kept: Path) -> None:
    folder = made(kept)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    expected = dump(kept)
    assert manifest["dump"] == hashlib.sha256(expected).hexdigest()
    assert manifest["quads"] == expected.count(b"\n")
    assert manifest["program"] == "chidao 1"
    shutil.rmtree(kept)
    again(folder, kept)
    assert dump(kept) == expected
    assert (kept / "tokens.json").read_text("utf-8") == TOKENS
    assert (kept / "tokens.json").stat().st_mode & 0o777 == 0o600
    entry = Journal(kept).of_bytes(Facts.of(bank_letter()).sha256)
    assert entry is not None
    assert originals.path_of(kept, entry.facts.sha256)
    assert "tokens.lock" not in names(kept)
    assert names(kept.parent) == ["backup", "data"]


def test_a_backup_shares_no_file_with_its_store(kept: Path) -> None:
    folder = made(kept)
    for path in filter(lambda path: path.is_file(), folder.rglob("*")):
        assert path.stat().st_nlink == 1


# A journal runs ahead of the last snapshot while letters are being read.
def test_a_store_that_is_written_is_backed_up_as_it_was_published(kept: Path) -> None:
    with Store.open(kept) as store:
        published = store.dump()
        put(store, kept, finance_letter())
        folder = made(kept)
    shutil.rmtree(kept)
    again(folder, kept)
    assert dump(kept) == published
    journal = Journal(kept)
    assert journal.of_bytes(Facts.of(bank_letter()).sha256)
    assert journal.of_bytes(Facts.of(finance_letter()).sha256) is None


def test_a_snapshot_that_is_copied_outlives_newer_ones(kept: Path) -> None:
    with Store.open(kept) as store:
        oldest = snapshots(kept)[-1]

        def publish(done: int, total: int) -> None:
            del done, total
            store.publish()

        before = store.dump()
        folder = kept.parent / "backup"
        back_up(kept, folder, "chidao 1", "2026", publish)
        assert oldest in snapshots(kept)
        store.publish()
        assert oldest not in snapshots(kept)
    shutil.rmtree(kept)
    again(folder, kept)
    assert dump(kept) == before


def test_where_there_is_no_store_or_no_room_nothing_is_made(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NoStoreError):
        back_up(kept / "none", kept.parent / "backup", "", "", quiet)
    made(kept, "other")
    with pytest.raises(BackupExistsError, match="other"):
        made(kept, "other")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    with pytest.raises(OSError, match="No space left"):
        made(kept)
    assert names(kept.parent) == ["data", "other"]


def test_a_draft_that_a_killed_run_left_is_no_obstacle(kept: Path) -> None:
    left = kept.parent / ".backup.draft" / "oxigraph"
    left.mkdir(parents=True)
    (left / "CURRENT").write_bytes(b"cut sh")
    with (
        copying.draft_beside(kept.parent / "backup"),
        pytest.raises(BackupRunningError),
    ):
        made(kept)
    check(made(kept), quiet)


DAMAGE: dict[str, tuple[str, Callable[[Path], object]]] = {
    "no manifest": ("no_manifest", lambda f: (f / "manifest.json").unlink()),
    "no JSON": ("manifest", lambda f: (f / "manifest.json").write_bytes(b"\xff{")),
    "a list": ("manifest", lambda f: (f / "manifest.json").write_text("[]")),
    "a format to come": (
        "format",
        lambda f: edit(f, lambda said: said | {"format": 2}),
    ),
    "files as a list": (
        "manifest",
        lambda f: edit(f, lambda said: said | {"files": ["a"]}),
    ),
    "file gone": ("missing", lambda f: (f / "journal.jsonl").unlink()),
    "file added": ("extra", lambda f: (f / "oxigraph" / "more.sst").touch()),
    "file longer": ("differs", lambda f: (f / "tokens.json").write_text("[]")),
    "link out": ("differs", lambda f: linked(f / "tokens.json")),
    "other count": ("dump", lambda f: edit(f, lambda said: said | {"quads": 1})),
    "path out": (
        "missing",
        lambda f: edit(
            f,
            lambda said: {
                **said,
                "files": said["files"] | {"../out": {"sha256": "", "size": 0}},
            },
        ),
    ),
}


def edit(folder: Path, change: Callable[[dict], dict]) -> None:  # type: ignore[type-arg]
    file = folder / "manifest.json"
    file.write_text(json.dumps(change(json.loads(file.read_text("utf-8")))), "utf-8")


def linked(path: Path) -> None:
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to(path.parent.parent / "elsewhere")


@pytest.mark.parametrize("case", DAMAGE)
def test_a_backup_that_is_not_whole_is_refused_before_anything(
    kept: Path, case: str
) -> None:
    folder = made(kept)
    before = dump(kept)
    reason, damage = DAMAGE[case]
    damage(folder)
    with pytest.raises(BackupDamagedError, match=str(folder)) as error:
        again(folder, kept, force=True)
    assert error.value.reason == reason
    assert dump(kept) == before
    assert not kept.with_name("aside").exists()


def test_a_byte_that_turned_anywhere_is_noticed(kept: Path) -> None:
    folder = made(kept)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        if not data or path.name == "manifest.json":
            continue
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        with pytest.raises(BackupDamagedError):
            check(folder, quiet)
        path.write_bytes(data)
    check(folder, quiet)


def test_a_store_that_is_there_is_moved_aside_only_when_told(kept: Path) -> None:
    folder = made(kept)
    with Store.open(kept) as store:
        ingest_letter(store, finance_letter(), IRIS)
        resolve(store, IRIS)
    later = dump(kept)
    with pytest.raises(StoreNotEmptyError, match="--force"):
        again(folder, kept)
    assert dump(kept) == later
    with Store.open(kept), pytest.raises(StoreLockedError):
        again(folder, kept, force=True)
    again(folder, kept, force=True)
    assert dump(kept) != later
    assert dump(kept.with_name("aside")) == later


@pytest.mark.parametrize("exchanged", [True, False])
def test_where_two_folders_cannot_be_exchanged_they_are_moved_in_turn(
    kept: Path, monkeypatch: pytest.MonkeyPatch, *, exchanged: bool
) -> None:
    folder, before = made(kept), dump(kept)
    if not exchanged:
        monkeypatch.setattr(restoring, "exchange", lambda *_: False)
    (kept / "new").touch()
    again(folder, kept, force=True)
    assert dump(kept) == before
    assert names(kept.parent) == ["aside", "backup", "data"]
    assert "new" in names(kept.with_name("aside"))


def test_an_empty_folder_is_filled(kept: Path) -> None:
    folder, before = made(kept), dump(kept)
    empty = kept.with_name("empty")
    empty.mkdir()
    (empty / "lock").touch()
    again(folder, empty)
    assert dump(empty) == before
    assert not kept.with_name("aside").exists()


class Killed(BaseException):
    """What ends a run at some step."""


@pytest.fixture
def end_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], list[int]]:
    """Have the nth thing that goes to the disk be the last; the list counts them."""
    sync = os.fsync

    def install(last: int) -> list[int]:
        counted: list[int] = []

        def fsync(descriptor: int) -> None:
            counted.append(descriptor)
            if len(counted) == last:
                raise Killed
            sync(descriptor)

        monkeypatch.setattr(os, "fsync", fsync)
        return counted

    return install


def test_a_run_that_ends_anywhere_leaves_the_old_or_the_new(
    kept: Path, end_at: Callable[[int], list[int]]
) -> None:
    counted = end_at(-1)
    whole = made(kept, "whole")
    assert len(counted) > 10
    (kept / "later").touch()
    for step in range(1, len(counted), 4):
        end_at(step)
        with pytest.raises(Killed):
            made(kept)
        assert names(kept.parent) == ["data", "whole"]
    counted = end_at(-1)
    again(whole, kept.with_name("elsewhere"))
    shutil.rmtree(kept.with_name("elsewhere"))
    for step in range(1, len(counted), 4):
        end_at(step)
        with pytest.raises(Killed):
            again(whole, kept, force=True)
        assert names(kept.parent) == ["data", "whole"]
        assert "later" in names(kept)
