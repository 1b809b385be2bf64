"""Putting a backup in the place of a store, or of none."""

from __future__ import annotations

import os
from contextlib import contextmanager
from stat import S_IMODE
from typing import TYPE_CHECKING, Final

from graph.backups.copying import copy, draft_beside, exchange, sync, sync_parent
from graph.backups.errors import BackupDamagedError, StoreNotEmptyError
from graph.backups.manifest import NAME, Content, check
from graph.disk import take_lock
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.backups.copying import Told
    from graph.backups.manifest import Manifest

_LOCK: Final = "lock"


def restore(
    folder: Path, store_dir: Path, aside: Path, told: Told, *, force: bool
) -> Manifest:
    """Make a store of a backup, in its place whole or not at all.

    The backup is checked first, and the store that was made of it before it is put in
    place. A store that stands there is moved to `aside`, beside it, never deleted;
    the two change places at once where the file system can do that.

    Raises:
        StoreLockedError: a process holds the store.
        StoreNotEmptyError: a store is there, and `force` was not given.
        BackupDamagedError: the backup is not whole.
        OSError: the disk is full, or cannot be read or written.
    """
    with _held(store_dir) as there:
        if there and not force:
            raise StoreNotEmptyError(store_dir)
        manifest = check(folder, told)
        with draft_beside(store_dir) as draft:
            _copy_all(folder, draft, manifest)
            _open_once(draft, folder, manifest)
            sync(draft)
            if there:
                _replace(store_dir, draft, aside)
            else:
                (store_dir / _LOCK).unlink(missing_ok=True)
                draft.rename(store_dir)
            sync_parent(store_dir)
    return manifest


@contextmanager
def _held(store_dir: Path) -> Iterator[bool]:
    """Hold what is to be replaced; whether there is anything but its lock."""
    if not store_dir.exists():
        yield False
        return
    lock = take_lock(store_dir)
    try:
        yield any(path.name != _LOCK for path in store_dir.iterdir())
    finally:
        os.close(lock)


def _copy_all(folder: Path, draft: Path, manifest: Manifest) -> None:
    """Copy the files of a backup; what changed since it was checked is noticed."""
    for name, expected in manifest.files.items():
        if copy(folder / name, draft / name) != expected:
            raise BackupDamagedError(folder, "differs", name)


def _open_once(draft: Path, folder: Path, manifest: Manifest) -> None:
    """Open the store to write, which makes a snapshot, and see what it says."""
    with Store.open(draft) as store:
        if Content.of(store) != manifest.content:
            raise BackupDamagedError(folder, "dump", NAME)
    (draft / _LOCK).unlink()


def _replace(store_dir: Path, draft: Path, aside: Path) -> None:
    """Let the store and the draft change places, the store then standing aside."""
    draft.chmod(S_IMODE(store_dir.stat().st_mode))
    draft.rename(aside)
    if not exchange(aside, store_dir):
        aside.rename(draft)
        store_dir.rename(aside)
        draft.rename(store_dir)
