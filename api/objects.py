"""Letters in an object store, by addresses such as `s3://bucket/prefix`.

fsspec knows the way to each kind of store; it is an extra (`cluster`), and asks for one
more package for most kinds: `s3fs`, `gcsfs`, `adlfs`.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from api.messages import in_each
from extract.errors import UnreadableLetterError

if TYPE_CHECKING:
    from typing import BinaryIO

HIDDEN: Final = (".", "~$")
"""How the names of files begin that are nobody's letters."""


def is_address(path: str) -> bool:
    """Whether a path leads into an object store."""
    return "://" in path


def names_below(address: str) -> list[str] | None:
    """The addresses of the objects below a prefix, sorted, hidden ones left out.

    None if no object is below it, or the store cannot be asked: it may be an object
    itself, and reading it will tell.
    """
    try:
        store, path = _found(address)
        if not store.isdir(path):
            return None
        found = (name for name in store.find(path) if not _is_hidden(name, path))
        return sorted(map(store.unstrip_protocol, found))
    except Exception:  # noqa: BLE001 - each kind of store has errors of its own
        return None


def _is_hidden(name: str, prefix: str) -> bool:
    """Whether an object, or a folder below the prefix that it is in, is hidden."""
    below = PurePosixPath(name).parts[len(PurePosixPath(prefix).parts) :]
    return any(part.startswith(HIDDEN) for part in below)


def open_object(address: str) -> BinaryIO:
    """Open an object to be read.

    Raises:
        UnreadableLetterError: it cannot be.
    """
    try:
        store, path = _found(address)
        opened: BinaryIO = store.open(path, "rb")
    except Exception as error:
        raise closed(address, error) from error
    return opened


def read_object(address: str, most: int) -> bytes:
    """The bytes of an object, at most so many.

    Raises:
        UnreadableLetterError: it cannot be read.
    """
    try:
        with open_object(address) as file:
            return file.read(most)
    except UnreadableLetterError:
        raise
    except Exception as error:
        raise closed(address, error) from error


def _found(address: str) -> Any:  # noqa: ANN401 - fsspec has no types
    """The store that an address leads to, and the path in it."""
    from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra

    return url_to_fs(address)


def closed(address: str, error: Exception) -> UnreadableLetterError:
    """Why an object cannot be read; what is not installed is named."""
    key = "objects.missing" if isinstance(error, ImportError) else "objects.closed"
    reason = in_each(key, reason=str(error) or type(error).__name__)
    return UnreadableLetterError(address, reason, in_each(f"{key}.advice"))
