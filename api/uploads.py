"""Files that somebody sends in a form → files on disk, out of memory's way.

They lie in a folder of this run (`api.scratch`) under names of ours; what the sender
calls them is kept beside. A register that came with them is read at once, so that its
mistakes are told before anything is stored.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.request_errors import (
    BadRequestError,
    NoRoomError,
    PayloadTooLargeError,
    UnsupportedMediaTypeError,
)
from extract.errors import ManifestError
from extract.manifest import Manifest, read_manifest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeGuard

    from starlette.datastructures import FormData
    from starlette.requests import Request

    from api.inputs import Input, Shelf
    from extract.manifest import Matches

FORM: Final = "multipart/form-data"
MOST_FILES: Final = 100
"""Files of one form: each is an open file as long as it comes. A zip holds more."""
MOST_MANIFEST: Final = 4 * 1024 * 1024
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class Upload:
    """Files on disk: what the sender calls each, where it lies; and the register."""

    folder: Path
    files: tuple[tuple[str, Path], ...]
    manifest: Manifest | None = None

    def letters(self, shelf: Shelf) -> list[Input]:
        """The letters in the files, those within archives included."""
        return [one for file in self.files for one in shelf.uploaded(*file)]

    def match(self, items: Sequence[Input]) -> Matches | None:
        """What the register says of each of the letters; None without a register."""
        if self.manifest is None:
            return None
        return self.manifest.match([item.name for item in items])


class _Parser(MultiPartParser):
    """Keeps little of a file in memory, however many there are."""

    spool_max_size = 64 * 1024


async def receive(
    request: Request,
    folder: Path,
    check: Callable[[FormData], None] = lambda _: None,
) -> Upload:
    """Take the files of a form: `file`, as often as need be, and `manifest`.

    `check` sees the form before anything of it is kept, and may raise.

    Raises:
        UnsupportedMediaTypeError: it is no form of files.
        BadRequestError: the form is broken, has too many parts, or no file.
        ManifestError: rows of the register that cannot be understood.
        PayloadTooLargeError: the register is larger than one is.
        NoRoomError: the disk is full.
    """
    sent = request.headers.get("content-type", "")
    if sent.partition(";")[0].strip().lower() != FORM:
        raise UnsupportedMediaTypeError(sent, (FORM,))
    parser = _Parser(
        request.headers, request.stream(), max_files=MOST_FILES + 1, max_fields=10
    )
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise BadRequestError(key="bad_form", reason=error.message) from error
    except OSError as error:
        raise NoRoomError from error
    try:
        check(form)
        return await run_in_threadpool(_keep, form, folder)
    except OSError as error:
        raise NoRoomError from error
    finally:
        await form.close()


def _keep(form: FormData, folder: Path) -> Upload:
    sent = [part for part in form.getlist("file") if _is_file(part)]
    if not sent:
        raise BadRequestError(key="no_file")
    manifest = form.get("manifest")
    register = None
    if _is_file(manifest):
        register = _register(manifest, folder)
    names = _apart(_plain(part.filename) for part in sent)
    files = []
    for number, (part, name) in enumerate(zip(sent, names, strict=True)):
        path = folder / str(number)
        with path.open("wb") as out:
            shutil.copyfileobj(part.file, out)
        files.append((name, path))
    return Upload(folder, tuple(files), register)


def _is_file(part: object) -> TypeGuard[UploadFile]:
    """Whether a part is a file: browsers send an empty one where none was chosen."""
    return isinstance(part, UploadFile) and bool(part.filename or part.size)


def _register(sent: UploadFile, folder: Path) -> Manifest:
    """The register, by the name that the sender gave it."""
    if (sent.size or 0) > MOST_MANIFEST:
        raise PayloadTooLargeError(MOST_MANIFEST)
    inner = folder / "register"
    inner.mkdir()
    path = inner / _plain(sent.filename)
    path.write_bytes(sent.file.read())
    try:
        return read_manifest(path)
    except ManifestError as error:
        raise ManifestError(path.name, error.problems) from error


def _plain(name: str | None) -> str:
    """A name without folders and what cannot be seen; no name is `letter`."""
    last = PurePosixPath((name or "").replace("\\", "/")).name
    shown = "".join(c for c in last if c.isprintable()).strip()
    while len(shown.encode()) > _LONGEST_NAME:
        shown = shown[1:]  # the end tells the kind
    return shown if shown.strip(".") else "letter"


def _apart(names: Iterable[str]) -> list[str]:
    """The names, each once: what comes second by a name gets a number."""
    seen: dict[str, None] = {}
    for name in names:
        path, unlike, count = PurePosixPath(name), name, 1
        while unlike in seen:
            count += 1
            unlike = f"{path.stem} ({count}){path.suffix}"
        seen[unlike] = None
    return list(seen)
