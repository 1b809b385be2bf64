"""Small lists beside the store, for their owner's eyes alone: JSON, one list a file."""

from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read(file: Path) -> list[dict[str, Any]]:
    """The rows in a file; none if there is no file."""
    try:
        rows: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return []
    return rows


@contextmanager
def writing(file: Path) -> Iterator[None]:
    """Be the only one who writes a file, of all processes, its folder made if need be.

    Who reads needs no lock: the file is always whole.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = os.open(file.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def write(file: Path, rows: list[dict[str, Any]]) -> None:
    """Put a list in place of another."""
    put(file, json.dumps(rows, indent=1).encode())


def put(file: Path, data: bytes) -> None:
    """Put a file in place whole, readable by its owner alone from the start.

    The folder is synced too: what was taken back must not return after a power cut.
    """
    draft = file.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(data + b"\n")
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
