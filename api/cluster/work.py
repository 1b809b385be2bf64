"""What a worker of a cluster does: it reads letters, and makes the quads of each.

As on a single machine each letter is read by a process that is killed when it takes too
long or too much memory (`api.workers`): an evil file costs itself, and no worker.
"""

from __future__ import annotations

import gzip
import os
import pickle
import threading
import time
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from api.job_errors import MistakeError
from api.reading import Reader
from api.settings import Settings
from api.worker import load_answer
from extract.errors import UnreadableLetterError
from graph.alone import Alone, nquads
from graph.iris import Iris
from graph.journal import Facts
from graph.quads import to_quads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.model import Extraction
    from extract.source import Given

_QUICK: Final = 1
"""A level of zlib: it leaves a sixteenth of a graph, and takes few milliseconds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may take, as in `Settings`, and what IRIs begin with."""

    seconds: int
    megabytes: int
    base: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A file to read: what to call it, its bytes, what a register gives of it."""

    name: str
    data: bytes
    given: Given | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A letter that was read: its graph if it stands alone, and what it was made from.

    `graph` is N-Quads in a gzip member of its own, `packed` the extraction.
    """

    letter: Alone
    facts: Facts
    graph: bytes
    packed: bytes


Found: TypeAlias = Read | UnreadableLetterError | MistakeError


def read_all(pieces: Sequence[Piece], limits: Limits) -> list[tuple[Found, float]]:
    """Read files one after the other: the task of a worker.

    Returns:
        What came of each, and the seconds that it took.
    """
    found = []
    with _reading(limits.seconds, limits.megabytes) as reader:
        for piece in pieces:
            begun = time.monotonic()
            one = _read(reader, piece, Iris(limits.base))
            found.append((one, round(time.monotonic() - begun, 3)))
    return found


def unpacked(packed: bytes) -> Extraction:
    """The extraction of a letter that a worker read.

    Raises:
        pickle.UnpicklingError: it is none.
    """
    found: Extraction = load_answer(zlib.decompress(packed))
    return found


@dataclass(slots=True)
class _Kept:
    """A reader, and how many tasks it reads for now."""

    reader: Reader
    tasks: int = 0


_LOCK: Final = threading.Lock()
_READERS: Final[dict[tuple[int, int], _Kept]] = {}
"""By their limits: that of a run; another run may bring other ones."""


@contextmanager
def _reading(seconds: int, megabytes: int) -> Iterator[Reader]:
    """The reader of this worker; it stays for the next task, libraries loaded.

    It starts a process for each file that is read at a time, of cores at most. Those
    of other limits are closed once no task has them any more.
    """
    limits = seconds, megabytes
    with _LOCK:
        done = [key for key, k in _READERS.items() if key != limits and not k.tasks]
        former = [_READERS.pop(key) for key in done]
        if limits not in _READERS:
            settings = Settings(file_seconds=seconds, file_memory=megabytes)
            _READERS[limits] = _Kept(Reader(settings, os.cpu_count() or 1))
        kept = _READERS[limits]
        kept.tasks += 1
    for one in former:
        one.reader.close()
    try:
        yield kept.reader
    finally:
        with _LOCK:
            kept.tasks -= 1


def _read(reader: Reader, piece: Piece, iris: Iris) -> Found:
    """Read a file; whatever goes wrong is its own affair."""
    try:
        extraction = reader.read(piece.data, piece.name, piece.given)
        return Read(
            Alone.of(extraction),
            Facts.of(extraction),
            gzip.compress(nquads(to_quads(extraction, iris)), _QUICK, mtime=0),
            zlib.compress(pickle.dumps(extraction, protocol=5), _QUICK),
        )
    except (UnreadableLetterError, MistakeError) as error:
        return error
    except Exception as error:  # noqa: BLE001 - the other files of the task go on
        return MistakeError(type(error).__name__, "graph")
