"""What the engine's failures mean to whoever runs the store.

Oxigraph passes on what RocksDB and the system say, in words: a full disk, one that
cannot be written, files that are damaged. Once a write has failed it refuses all others
until the store is opened anew; what was written before is there.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graph.errors import GraphError, StoreCorruptError

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_UNWRITABLE: Final = (errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)
_NOWHERE: Final = Path()


class StoreFullError(GraphError):
    """The disk of the store has no room left."""

    vi = (
        "hết chỗ trên đĩa của kho {path}; hãy giải phóng chỗ, rồi chạy lại lệnh hoặc "
        "khởi động lại máy chủ"
    )
    en = (
        "no space left on the disk of store {path}; make room, then run the command "
        "or start the server again"
    )

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path


class StoreUnwritableError(GraphError):
    """The store cannot be written; `reason` is the system's."""

    vi = (
        "không ghi được vào kho {path} ({reason}); hãy kiểm tra đĩa và quyền truy cập, "
        "rồi chạy lại lệnh hoặc khởi động lại máy chủ"
    )
    en = (
        "store {path} cannot be written ({reason}); check the disk and the "
        "permissions, then run the command or start the server again"
    )

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


@contextmanager
def engine_errors(path: Path | None) -> Iterator[None]:
    """Raise what fails within as an error of the store in `path`.

    Raises:
        StoreFullError: the disk is full.
        StoreUnwritableError: it cannot be written.
        StoreCorruptError: files are damaged.
    """
    try:
        yield
    except (OSError, RuntimeError, sqlite3.OperationalError) as error:
        found = meaning(path or _NOWHERE, error)
        if found is None:
            raise
        raise found from error


def meaning(path: Path, error: Exception) -> GraphError | None:
    """What a failure means for the store in `path`; None if that is not known."""
    words = str(error).partition("\n")[0]
    code = error.errno if isinstance(error, OSError) else None
    if code in _FULL or _says(words, _FULL) or words == "database or disk is full":
        return StoreFullError(path)
    if code in _UNWRITABLE or _says(words, _UNWRITABLE):
        return StoreUnwritableError(path, words)
    if words.startswith(("Corruption:", "IO error:")):
        return StoreCorruptError(path, words)
    return None


def _says(words: str, codes: tuple[int, ...]) -> bool:
    """Whether words of the engine end with what the system says of an error."""
    return words.startswith("IO error:") and any(os.strerror(c) in words for c in codes)
