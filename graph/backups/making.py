"""Making a backup, while others write.

The graph is that of the newest snapshot, which never changes. What stands beside it
may be ahead: of the journal only those lines are taken that the snapshot knows of, so
that a restored store reads again what it lacks.
"""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph import journal, originals, pending
from graph.backups.copying import (
    Copied,
    copy,
    draft_beside,
    sync,
    sync_parent,
    write,
)
from graph.backups.errors import BackupExistsError
from graph.backups.manifest import DATABASE, NAME, Manifest, content_of
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from graph.backups.copying import Told

_PASSING: Final = ("lock", "unsettled", journal.FILE, pending.FILE)
_PASSING_SUFFIXES: Final = (
    *(".lock", ".draft"),
    *(".sqlite", ".sqlite-wal", ".sqlite-shm"),
)


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made; `without` counts the letters' files that are not kept."""

    manifest: Manifest
    without: int


def back_up(store_dir: Path, folder: Path, program: str, made: str, told: Told) -> Made:
    """Copy a store into a new folder, which stands there whole or not at all.

    Args:
        store_dir: the store, which others may hold and write.
        folder: where to; it may be there if it is empty.
        program: who makes it.
        made: when (ISO 8601).
        told: is told how far it is.

    Raises:
        NoStoreError: nothing was ever stored there.
        BackupExistsError: the folder is there and not empty.
        BackupRunningError: another process makes the same.
        OSError: the disk is full, or cannot be read or written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupExistsError(folder)
    with Store.open_snapshot(store_dir) as store, draft_beside(folder) as draft:
        hashes = originals.hashes(store)
        lines = journal.lines_of(store_dir, store)
        sources = dict(_sources(store_dir, store, hashes))
        files = _copy_all(sources, draft, told)
        if lines:
            files[journal.FILE] = write(draft / journal.FILE, lines)
        manifest = Manifest(program, made, content_of(draft), files)
        write(draft / NAME, manifest.to_json().encode())
        sync(draft)
        draft.rename(folder)
        sync_parent(folder)
    kept = sum(name.startswith(originals.FOLDER) for name in files)
    return Made(manifest, len(hashes) - kept)


def _sources(
    store_dir: Path, store: Store, hashes: set[str]
) -> Iterator[tuple[str, Path]]:
    """The files to copy, by their names in the backup."""
    for path in store.snapshot.iterdir() if store.snapshot else ():
        yield f"{DATABASE}/{path.name}", path
    for sha256 in hashes:
        if kept := originals.path_of(store_dir, sha256):
            yield kept.relative_to(store_dir).as_posix(), kept
    for path in store_dir.iterdir():
        passing = path.name in _PASSING or path.suffix in _PASSING_SUFFIXES
        if path.is_file() and not path.is_symlink() and not passing:
            yield path.name, path


def _copy_all(sources: dict[str, Path], draft: Path, told: Told) -> dict[str, Copied]:
    """Copy files, telling after each; one that was taken away meanwhile is left out."""
    total = sum(path.stat().st_size for path in sources.values() if path.exists())
    if total > shutil.disk_usage(draft).free:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(draft.parent))
    files: dict[str, Copied] = {}
    done = 0
    for name, path in sources.items():
        try:
            files[name] = copy(path, draft / name)
        except FileNotFoundError:
            continue
        done += files[name].size
        told(done, total)
    return files
