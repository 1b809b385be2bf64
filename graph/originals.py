"""The files that letters were read from, kept by their contents beside the store.

`originals/ab/cdef….pdf`: the SHA-256 of the bytes, split after two digits, and the
suffix. A file stands there whole or not at all.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from graph.writer import node

if TYPE_CHECKING:
    from graph.store import Store

FOLDER = "originals"
_LONGEST_SUFFIX = 6
_HASH = re.compile("[0-9a-f]{64}")
_HASHES = "SELECT DISTINCT ?sha256 { GRAPH ?letter { ?file schema:sha256 ?sha256 } }"
_HASHES_OF = _HASHES.replace("?letter", "$letter")


def keep(store_dir: Path, data: bytes, sha256: str, suffix: str) -> Path:
    """Keep the bytes of a file; those kept already stay as they are.

    Raises:
        OSError: they cannot be written.
    """
    kept = path_of(store_dir, sha256)
    if kept is not None:
        return kept
    folder = _folder(store_dir, sha256)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (sha256[2:] + _plain(suffix))
    draft, name = tempfile.mkstemp(dir=folder, prefix=".")
    try:
        with open(draft, "wb") as file:  # noqa: PTH123 - a descriptor
            file.write(data)
            file.flush()
            os.fsync(draft)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync(folder)
    return path


def path_of(store_dir: Path, sha256: str) -> Path | None:
    """Where the bytes of this hash are kept; None if they are not, or it is none.

    The graph tells hashes, and may be damaged or a stranger's: what is no hash would
    lead out of the folder.
    """
    if not is_hash(sha256):
        return None
    folder = _folder(store_dir, sha256)
    found = folder.iterdir() if folder.is_dir() else iter(())
    return next((p for p in found if p.name.partition(".")[0] == sha256[2:]), None)


def drop(store_dir: Path, sha256: str) -> None:
    """Delete the bytes of this hash, if they are kept."""
    path = path_of(store_dir, sha256)
    if path is not None:
        path.unlink(missing_ok=True)
        _sync(path.parent)


def is_hash(text: str) -> bool:
    """Whether a text has the form of a SHA-256, as it is written here."""
    return _HASH.fullmatch(text) is not None


def hashes(store: Store) -> set[str]:
    """The hashes of the files that the letters in a store were read from."""
    return {row["sha256"] for row in store.rows(_HASHES)}


def hashes_of(store: Store, letter: str) -> set[str]:
    """Those of one letter, by its IRI; none if it is not there."""
    return {row["sha256"] for row in store.rows(_HASHES_OF, letter=node(letter))}


def _folder(store_dir: Path, sha256: str) -> Path:
    return store_dir / FOLDER / sha256[:2]


def _plain(suffix: str) -> str:
    """A suffix that is safe in a file name; none if it is odd."""
    word = suffix.removeprefix(".").lower()
    fits = word.isascii() and word.isalnum() and len(word) <= _LONGEST_SUFFIX
    return f".{word}" if fits else ""


def _sync(folder: Path) -> None:
    """Have the folder's entries reach the disk, as fsync(2) asks for."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
