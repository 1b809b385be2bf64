"""What a command is to read: files, what is in folders and archives, and stdin.

Names are as the user gave them; a member of an archive is `outer.zip!/inner/name.txt`.
Nothing but the directory of an archive is read before a letter's turn comes.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.console import STDIN, read_stdin
from api.messages import in_each
from extract.errors import UnreadableLetterError
from extract.read import MAX_BYTES, MEDIA_TYPES
from extract.readers.archive import SUFFIX, Archive, Member, is_archive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Self

READABLE: Final = frozenset((*MEDIA_TYPES, SUFFIX))
"""Suffixes of files that may hold letters, in lower case."""

_HIDDEN: Final = (".", "~$")
"""How the names of files begin that are nobody's letters."""


@dataclass(frozen=True, slots=True)
class Input:
    """A letter to read: its name, and how to get its bytes.

    `read` raises `UnreadableLetterError` if it cannot; what is larger than a letter
    may be comes cut, just too long to pass.
    """

    name: str
    read: Callable[[], bytes]

    @property
    def title(self) -> str:
        """What to call it to people and in the graph."""
        return "stdin" if self.name == STDIN else self.name

    @property
    def path(self) -> str:
        """The whole path, by which it is known again from anywhere; `-` for stdin."""
        return self.name if self.name == STDIN else str(Path.cwd() / self.name)

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
        if name == STDIN or not Path(name).is_file():
            return [input_of(name)]  # a pipe, or nothing at all: reading it will tell
        try:
            archive = self._archive(name)
        except UnreadableLetterError as error:
            return [Input(name, partial(_fail, error))]
        if archive is None:
            return [input_of(name)]
        return [Input(m.name, partial(self._read, name, m)) for m in archive.members]

    def close(self) -> None:
        """Close the archive that is open."""
        if self._open is not None:
            self._open.close()
        self._name, self._open = None, None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, name: str, member: Member) -> bytes:
        archive = self._archive(name)
        return b"" if archive is None else archive.read(member)

    def _archive(self, name: str) -> Archive | None:
        """The archive in a file; None if it is none."""
        if self._name != name:
            self.close()
            self._open = _archive(name)
            self._name = name
        return self._open


@dataclass(frozen=True, slots=True)
class Folder:
    """What is in a folder: files that may be read, and how many others."""

    files: tuple[str, ...]
    others: int


def look_into(path: str) -> Folder:
    """All files below a folder, sorted; hidden ones are neither read nor counted.

    Links are followed, but no folder is entered a second time.
    """
    files = sorted(_files_below(Path(path), set()))
    readable = [str(file) for file in files if file.suffix.lower() in READABLE]
    return Folder(tuple(readable), len(files) - len(readable))


def input_of(name: str) -> Input:
    """The letter that a file, or stdin, is itself."""
    if name == STDIN:
        return Input(name, partial(read_stdin, MAX_BYTES + 1))
    return Input(name, partial(_read_file, name))


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
        if child.name.startswith(_HIDDEN):
            continue
        if child.is_dir():
            yield from _files_below(child, seen)
        elif child.is_file():
            yield child


def _archive(name: str) -> Archive | None:
    try:
        file = Path(name).open("rb")  # noqa: SIM115 - the archive keeps it open
    except OSError as error:
        raise _closed(name, error) from error
    opened = None
    try:
        opened = Archive(file, name) if is_archive(file, name) else None
    finally:
        if opened is None:
            file.close()
    return opened


def _read_file(name: str) -> bytes:
    try:
        with Path(name).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _closed(name, error) from error


def _fail(error: UnreadableLetterError) -> bytes:
    raise error


def _closed(name: str, error: OSError) -> UnreadableLetterError:
    cause = error.strerror or type(error).__name__
    reason = in_each("reading.closed", reason=cause)
    return UnreadableLetterError(name, reason, in_each("reading.closed.advice"))
