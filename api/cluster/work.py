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
from dataclasses import dataclass
from functools import lru_cache
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
    from collections.abc import Sequence

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
    with _LOCK:
        reader = _reader(limits.seconds, limits.megabytes)
    found = []
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


_LOCK: Final = threading.Lock()


@lru_cache(maxsize=1)  # of a run; who brings other limits has another reader made
def _reader(seconds: int, megabytes: int) -> Reader:
    """The reader of this worker; it stays for the next task, libraries loaded.

    It starts a process for each file that is read at a time, of cores at most.
    """
    settings = Settings(file_seconds=seconds, file_memory=megabytes)
    return Reader(settings, os.cpu_count() or 1)


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
