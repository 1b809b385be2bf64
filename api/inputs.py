"""What a command is to read: files, what is in folders and archives, and stdin.

Names are as the user gave them; a member of an archive is `outer.zip!/inner/name.txt`.
An address such as `s3://bucket/prefix` is a file or a folder like any other.
Nothing but the directory of an archive is read before a letter's turn comes.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.console import STDIN, read_stdin
from api.messages import in_each
from api.objects import (
    HIDDEN,
    closed,
    is_address,
    names_below,
    open_object,
    read_object,
)
from extract.errors import UnreadableLetterError
from extract.read import MAX_BYTES, MEDIA_TYPES
from extract.readers.archive import SUFFIX, Archive, Member, is_archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import BinaryIO, Self

    Open = Callable[[], BinaryIO]

READABLE: Final = frozenset((*MEDIA_TYPES, SUFFIX))
"""Suffixes of files that may hold letters, in lower case."""


@dataclass(frozen=True, slots=True)
class Input:
    """A letter to read: its name, and how to get its bytes.

    `read` raises `UnreadableLetterError` if it cannot; what is larger than a letter
    may be comes cut, just too long to pass. `upload` tells that the name is what
    somebody elsewhere calls it, `remote` that reading waits for a network, and may be
    done in any thread.
    """

    name: str
    read: Callable[[], bytes]
    upload: bool = False
    remote: bool = False

    @property
    def title(self) -> str:
        """What to call it to people and in the graph."""
        return "stdin" if self.name == STDIN else self.name

    def known_by(self, sha256: str) -> str:
        """What it is known by again: its whole path from anywhere, `-` for stdin.

        An upload has no path, and another may have its name: its bytes tell.
        """
        if self.upload:
            return f"sha256:{sha256}"
        whole = self.name == STDIN or is_address(self.name)
        return self.name if whole else str(Path.cwd() / self.name)

    @property
    def suffix(self) -> str:
        """The suffix of the name, in lower case."""
        return Path(self.name).suffix.lower()


class Shelf:
    """Holds the archive that is read from; there may be more than can be open."""

    def __init__(self) -> None:
        self._name: str | None = None
        self._open: Archive | None = None

    def letters_in(self, name: str) -> list[Input]:
        """The letters in a file: itself, or if it is an archive its members."""
        if is_address(name):
            archive = name.casefold().endswith(SUFFIX)  # to look into each takes long
            inside = self._inside(name, partial(open_object, name)) if archive else []
            return inside or [input_of(name)]
        if name == STDIN or not _is(Path.is_file, name):
            return [input_of(name)]  # a pipe, or nothing at all: reading it will tell
        return self._inside(name, lambda: Path(name).open("rb")) or [input_of(name)]

    def uploaded(self, name: str, path: Path) -> list[Input]:
        """The same of a file that somebody sent by a name, and that lies elsewhere."""
        inside = self._inside(name, lambda: path.open("rb"))
        found = inside or [Input(name, partial(_take, name, path))]
        return [replace(one, upload=True) for one in found]

    def _inside(self, name: str, opened: Open) -> list[Input]:
        """The letters in an archive, or why it cannot be opened; none if it is none."""
        try:
            archive = self._archive(name, opened)
        except UnreadableLetterError as error:
            return [Input(name, partial(_fail, error))]
        if archive is None:
            return []
        read = partial(self._read, name, opened)
        return [Input(m.name, partial(read, m)) for m in archive.members]

    def close(self) -> None:
        """Close the archive that is open."""
        if self._open is not None:
            self._open.close()
        self._name, self._open = None, None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, name: str, opened: Open, member: Member) -> bytes:
        try:
            archive = self._archive(name, opened)
            return b"" if archive is None else archive.read(member)
        except UnreadableLetterError:
            raise
        except Exception as error:  # each kind of object store has errors of its own
            self.close()  # the next member may have more luck with a new connection
            raise _closed(name, error) from error

    def _archive(self, name: str, opened: Open) -> Archive | None:
        """The archive in a file; None if it is none."""
        if self._name != name:
            self.close()
            self._open = _archive(name, opened)
            self._name = name
        return self._open


@dataclass(frozen=True, slots=True)
class Folder:
    """What is in a folder: files that may be read, and how many others."""

    files: tuple[str, ...]
    others: int


def look_into(path: str) -> Folder | None:
    """All files below a folder, sorted; None if it is no folder, or cannot be asked.

    Hidden ones are neither read nor counted. Links are followed, but no folder is
    entered a second time.
    """
    if is_address(path):
        names = names_below(path)
    elif path == STDIN or not _is(Path.is_dir, path):
        names = None
    else:
        names = [str(file) for file in sorted(_files_below(Path(path), set()))]
    if names is None:
        return None
    readable = [name for name in names if Path(name).suffix.lower() in READABLE]
    return Folder(tuple(readable), len(names) - len(readable))


def input_of(name: str) -> Input:
    """The letter that a file, or stdin, is itself."""
    if name == STDIN:
        return Input(name, partial(read_stdin, MAX_BYTES + 1))
    if is_address(name):
        return Input(name, partial(read_object, name, MAX_BYTES + 1), remote=True)
    return Input(name, partial(_read_file, name, Path(name)))


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0))


def _files_below(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    try:
        status = folder.stat()
        children = list(folder.iterdir())
    except OSError:  # the folder given can be read; one below it cannot
        return
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    for child in sorted(children):
        if child.name.startswith(HIDDEN):
            continue
        if child.is_dir():
            yield from _files_below(child, seen)
        elif child.is_file():
            yield child


def _archive(name: str, opened: Open) -> Archive | None:
    """The archive in a file; None if it is none.

    Raises:
        UnreadableLetterError: it is broken, or the file cannot be read.
    """
    archive = None
    try:
        file = opened()
        try:
            archive = Archive(file, name) if is_archive(file, name) else None
        finally:
            if archive is None:
                file.close()
    except UnreadableLetterError:
        raise
    except Exception as error:  # each kind of object store has errors of its own
        raise _closed(name, error) from error
    return archive


def _read_file(name: str, path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _closed(name, error) from error


def _take(name: str, path: Path) -> bytes:
    """Read an upload, which is kept no longer than until then."""
    data = _read_file(name, path)
    path.unlink()
    return data


def _fail(error: UnreadableLetterError) -> bytes:
    raise error


def _is(what: Callable[[Path], bool], name: str) -> bool:
    """Whether a path is a file, or a folder; not if that cannot be found out."""
    try:
        return what(Path(name))
    except OSError:  # reading it will tell
        return False


def _closed(name: str, error: Exception) -> UnreadableLetterError:
    if is_address(name):
        return closed(name, error)
    cause = getattr(error, "strerror", None) or type(error).__name__
    reason = in_each("reading.closed", reason=cause)
    return UnreadableLetterError(name, reason, in_each("reading.closed.advice"))
