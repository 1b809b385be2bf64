"""The directory of a store: the lock of its holder, and snapshots for all others.

`lock` is held by the process that has the store open and holds its process id;
`snapshots/<n>` are read-only copies (hard links). Whoever reads one holds a shared lock
on its folder, and it stays until nobody does. `unsettled` stands while there are
changes that no snapshot has.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from graph.errors import StoreLockedError

if TYPE_CHECKING:
    from pathlib import Path

    import pyoxigraph as ox


_SECOND = 1_000_000_000
_GONE = "gone-"
"""What the name of a snapshot begins with while it is removed."""


def take_lock(path: Path) -> int:
    """Take the lock of a store; the descriptor given back lets go when closed.

    Raises:
        StoreLockedError: another process holds it.
    """
    file = os.open(path / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.read(file, 32).decode("ascii", "replace").strip()
        os.close(file)
        pid = int(holder) if holder.isdigit() else None
        raise StoreLockedError(path, pid) from error
    try:
        os.truncate(file, 0)
        os.write(file, str(os.getpid()).encode())
    except OSError:
        os.close(file)
        raise
    return file


def check_database(folder: Path) -> None:
    """Refuse a database without its first file: the engine would begin an empty one.

    Raises:
        FileNotFoundError: there is data, and no `CURRENT`.
    """
    current = folder / "CURRENT"
    if not current.exists() and next(folder.glob("*.sst"), None):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(current))


def snapshots(path: Path) -> list[Path]:
    """The snapshots of a store, the newest last."""
    folder = path / "snapshots"
    found = folder.iterdir() if folder.is_dir() else iter(())
    numbered = (p for p in found if p.name.isascii() and p.name.isdecimal())
    return sorted(numbered, key=lambda p: int(p.name))


def newest_snapshot(path: Path) -> Path | None:
    """The newest snapshot of a store; None if there is none."""
    folder = path / "snapshots"
    try:
        numbers = [int(name) for name in os.listdir(folder) if name.isdecimal()]  # noqa: PTH208 - before each query
    except FileNotFoundError:
        return None
    return folder / str(max(numbers)) if numbers else None


def settled_at(path: Path) -> int | None:
    """When the snapshots of a store changed last, in nanoseconds.

    None if that was within a second: a change right after it may have the same time.
    """
    try:
        changed = os.stat(f"{path}/snapshots").st_mtime_ns  # noqa: PTH116 - before each query
    except FileNotFoundError:
        return None
    return changed if time.time_ns() - changed > _SECOND else None


def hold(snapshot: Path) -> int | None:
    """Hold a snapshot until the descriptor given back is closed; None if it is gone."""
    try:
        held = os.open(snapshot, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(held), snapshot.stat()):
            return held
    except (BlockingIOError, FileNotFoundError):  # it is being removed
        pass
    os.close(held)
    return None


def add_snapshot(path: Path, db: ox.Store) -> Path:
    """Make a snapshot, and remove the older ones that nobody holds."""
    done = snapshots(path)
    number = int(done[-1].name) + 1 if done else 1
    folder = path / "snapshots"
    folder.mkdir(exist_ok=True)
    draft = folder / "draft"
    for left in (draft, *folder.glob(f"{_GONE}*")):  # by one that was killed
        shutil.rmtree(left, ignore_errors=True)
    db.backup(draft)
    made = draft.rename(folder / str(number))
    for old in done:
        _remove(old)
    return made


def _remove(snapshot: Path) -> None:
    """Remove a snapshot unless somebody holds it; nobody finds it half removed."""
    with suppress(FileNotFoundError, BlockingIOError):
        held = os.open(snapshot, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            gone = snapshot.rename(snapshot.with_name(f"{_GONE}{snapshot.name}"))
            shutil.rmtree(gone, ignore_errors=True)
        finally:
            os.close(held)
