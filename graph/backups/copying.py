"""Copying files so that they are on the disk, and known by their hashes.

Nothing is linked: a backup has to survive on a disk of its own.
"""

from __future__ import annotations

import ctypes
import fcntl
import hashlib
import os
import shutil
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from graph.backups.errors import BackupRunningError

if TYPE_CHECKING:
    from collections.abc import Iterator

Told: TypeAlias = Callable[[int, int], None]
"""Is told of progress: bytes done, bytes in all."""

_PIECE: Final = 1024 * 1024
_HERE: Final = -100  # AT_FDCWD
_EXCHANGE: Final = 2  # RENAME_EXCHANGE


@dataclass(frozen=True, slots=True)
class Copied:
    """A file by what it holds."""

    sha256: str
    size: int


@contextmanager
def draft_beside(folder: Path) -> Iterator[Path]:
    """An empty folder beside another, to be renamed; removed if it still is there.

    What a run left that was killed is removed first.

    Raises:
        BackupRunningError: another process works on it.
        OSError: it cannot be made.
    """
    draft = folder.parent / f".{folder.name}.draft"
    draft.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = os.open(draft, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _hold(held, draft)
        for left in draft.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        yield draft
    finally:
        if _same(held, draft):
            shutil.rmtree(draft, ignore_errors=True)
        os.close(held)


def copy(source: Path, target: Path) -> Copied:
    """Copy a file with its permissions, to the disk; what is added meanwhile stays."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as file:
        about = os.fstat(file.fileno())
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        made = os.open(target, flags, about.st_mode & 0o777)
        digest, size = hashlib.sha256(), 0
        with os.fdopen(made, "wb") as out:
            while piece := file.read(min(_PIECE, about.st_size - size)):
                out.write(piece)
                digest.update(piece)
                size += len(piece)
            out.flush()
            os.fsync(made)
    return Copied(digest.hexdigest(), size)


def write(target: Path, data: bytes) -> Copied:
    """Write a file, to the disk."""
    with target.open("xb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    return Copied(hashlib.sha256(data).hexdigest(), len(data))


def digest_of(path: Path) -> Copied | None:
    """A file by what it holds; None for a link, which may lead anywhere."""
    if path.is_symlink():
        return None
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Copied(digest, file.tell())


def sync(folder: Path) -> None:
    """Have the entries of a folder and of all below it reach the disk (fsync(2))."""
    for path in (folder, *filter(Path.is_dir, folder.rglob("*"))):
        _sync(path)


def sync_parent(path: Path) -> None:
    """Have the entry of a path reach the disk."""
    _sync(path.absolute().parent)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places at once (renameat2(2)); False if nothing can."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    names = os.fsencode(one), os.fsencode(other)
    return rename is not None and not rename(
        _HERE, names[0], _HERE, names[1], _EXCHANGE
    )


def _hold(descriptor: int, draft: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise BackupRunningError(draft) from error


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _same(descriptor: int, path: Path) -> bool:
    """Whether a path still names what a descriptor holds."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
