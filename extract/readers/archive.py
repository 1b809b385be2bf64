"""A zip of letters → its members, one after the other, in memory.

Nothing is ever written under a name that an archive gives, sizes are known before a
byte is unpacked, and zlib gives no more bytes than the archive declares. A bad member
is told and the rest goes on; an archive that is bad as a whole is refused.
"""

from __future__ import annotations

import io
import stat
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from extract.errors import UnreadableLetterError
from extract.read import MAX_BYTES, MEDIA_TYPES
from extract.readers.archive_errors import (
    MEGABYTE,
    MOST_BYTES,
    MOST_MEMBERS,
    MOST_RATIO,
    refusal,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
SUFFIX = ".zip"

_LARGEST_DIRECTORY = 4 * MEGABYTE
_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 65_535
_END_64, _END_64_SIZE = b"PK\x06\x07", 20
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DOCUMENTS = {"[Content_Types].xml", "mimetype"}
_UTF_8, _ENCRYPTED = 0x800, 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError,
           NotImplementedError, RuntimeError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive, by the name to show: `outer.zip!/inner/name.docx`.

    `place` leads to it: its index, after that of the archive it stands in if that one
    is itself a member. `error` says why it cannot be read.
    """

    name: str
    place: tuple[int, ...]
    error: UnreadableLetterError | None = None


def is_archive(file: BinaryIO, name: str) -> bool:
    """Whether this is a zip of files, and no document that is a zip inside.

    What is broken is an archive if its name says so.
    """
    file.seek(0)
    if file.read(4) not in SIGNATURES:
        return False
    try:
        _check_end(file, name)
        with zipfile.ZipFile(file) as opened:
            return _DOCUMENTS.isdisjoint(opened.namelist())
    except _BROKEN:  # an error of our own is a ValueError too
        return name.casefold().endswith(SUFFIX)


class Archive:
    """An open zip; `members` are those that may hold a letter, and those refused."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Open it and look through it; it reads from `file` as long as it lives.

        Raises:
            UnreadableLetterError: it is broken, or too large as a whole.
        """
        self._file = file
        self._members_left = MOST_MEMBERS
        self._bytes_left = MOST_BYTES
        self._zip = _open(file, name)
        self._inner: tuple[int, zipfile.ZipFile] | None = None
        self.members = tuple(self._look(self._zip, name, ()))
        if not self.members:
            raise refusal(name, "empty")

    def read(self, member: Member) -> bytes:
        """Unpack a member.

        Raises:
            UnreadableLetterError: it is refused or broken.
        """
        if member.error is not None:
            raise member.error
        opened = self._zip
        for index in member.place[:-1]:
            opened = self._opened_inside(index, member.name)
        return _unpacked(opened, opened.infolist()[member.place[-1]], member.name)

    def close(self) -> None:
        """Close the file; nothing can be read any more."""
        self._file.close()

    def _opened_inside(self, index: int, name: str) -> zipfile.ZipFile:
        """An archive within this one; the last one stays open."""
        if self._inner is None or self._inner[0] != index:
            data = _unpacked(self._zip, self._zip.infolist()[index], name)
            self._inner = (index, _open(io.BytesIO(data), name))
        return self._inner[1]

    def _look(
        self, opened: zipfile.ZipFile, name: str, place: tuple[int, ...]
    ) -> Iterator[Member]:
        letters: list[tuple[str, int, UnreadableLetterError | None]] = []
        seen: set[str] = set()
        size = 0
        for index, info in enumerate(opened.infolist()):
            inside = _name(info)
            if _may_hold_a_letter(inside, info):
                shown = f"{name}!/{inside}"
                twice = refusal(shown, "twice") if inside in seen else None
                error = _why_not(info, shown) or twice
                letters.append((shown, index, error))
                seen.add(inside)
                size += 0 if error else info.file_size
        self._charge(name, len(letters), size)
        for shown, index, error in letters:
            if error is None and shown.casefold().endswith(SUFFIX):
                yield from self._look_inside(shown, (*place, index))
            else:
                yield Member(shown, (*place, index), error)

    def _charge(self, name: str, members: int, size: int) -> None:
        """Take what an archive holds off what this one may hold in all."""
        if members > self._members_left:
            raise refusal(name, "many")
        if size > self._bytes_left:
            raise refusal(name, "much")
        self._members_left -= members
        self._bytes_left -= size

    def _look_inside(self, name: str, place: tuple[int, ...]) -> Iterator[Member]:
        """The members of an archive within this one; one yet deeper is refused."""
        if len(place) > 1:
            yield Member(name, place, refusal(name, "deep"))
            return
        try:
            found = list(self._look(self._opened_inside(place[0], name), name, place))
        except UnreadableLetterError as error:
            yield Member(name, place, error)
            return
        yield from found or [Member(name, place, refusal(name, "empty"))]


def _open(file: BinaryIO, name: str) -> zipfile.ZipFile:
    _check_end(file, name)
    try:
        opened = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise refusal(name, "broken") from error
    if len(opened.infolist()) > MOST_MEMBERS:
        raise refusal(name, "many")
    return opened


def _check_end(file: BinaryIO, name: str) -> None:
    """Look at the end record, before a directory of any size is read into memory."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END_SIZE - _LONGEST_COMMENT - _END_64_SIZE))
    tail = file.read()
    at = tail.rfind(_END)
    record = tail[at : at + _END_SIZE]
    if at < 0 or len(record) < _END_SIZE:
        raise refusal(name, "broken")
    wide = tail[max(0, at - _END_64_SIZE) : at].startswith(_END_64)
    if wide or int.from_bytes(record[12:16], "little") > _LARGEST_DIRECTORY:
        raise refusal(name, "many")


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a member; many programs write UTF-8 without saying so."""
    name = info.filename
    if not info.flag_bits & _UTF_8:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    return unicodedata.normalize("NFC", name)


def _may_hold_a_letter(name: str, info: zipfile.ZipInfo) -> bool:
    """No folder, nothing that macOS or an editor left behind, a suffix that is read."""
    path = PurePosixPath(name.replace("\\", "/"))
    left_behind = "__MACOSX" in path.parts or path.name.startswith((".", "~$"))
    readable = path.suffix.casefold() in {*MEDIA_TYPES, SUFFIX}
    return readable and not left_behind and not info.is_dir()


def _why_not(info: zipfile.ZipInfo, shown: str) -> UnreadableLetterError | None:
    if info.flag_bits & _ENCRYPTED:
        return refusal(shown, "encrypted")
    if stat.S_ISLNK(info.external_attr >> 16):
        return refusal(shown, "link")
    if info.compress_type not in _METHODS:
        return refusal(shown, "method")
    if info.file_size > MAX_BYTES:
        return refusal(shown, "large")
    if info.file_size > max(MEGABYTE, MOST_RATIO * info.compress_size):
        return refusal(shown, "ratio")
    return None


def _unpacked(opened: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    try:
        with opened.open(info) as file:
            return file.read(info.file_size + 1)
    except _BROKEN as error:
        raise refusal(name, "broken") from error
