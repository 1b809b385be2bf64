"""The way to the pipeline: each letter is read by a worker that can be stopped.

A file from outside may be made to take for ever, to take all memory, or to crash a
library; it costs one worker then, and never the program. spaCy is loaded by the
workers alone.
"""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from api.job_errors import (
    ClosedError,
    CrashedError,
    MistakeError,
    StoppedJobError,
    TooMuchMemoryError,
    TooSlowError,
)
from api.messages import in_each
from api.workers import Limits, Pool
from extract.errors import UnreadableLetterError
from extract.model import Extraction
from extract.read import read_as_text, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from typing import Self

    from api.settings import Settings
    from extract.source import Given

T = TypeVar("T")


def extraction_of(data: bytes, name: str, given: Given | None = None) -> Extraction:
    """Read the letter in the bytes of a file: the job of a worker.

    What a register gives takes the place of what the file itself brings.

    Raises:
        UnreadableLetterError: it is no letter that can be read.
    """
    from extract.pipeline import extract  # noqa: PLC0415 - spaCy is slow to load

    letter = read_bytes(data, name)
    return extract(letter if given is None else replace(letter, given=given))


def extraction_of_text(data: bytes, name: str) -> Extraction:
    """Read a text that need be no letter: the job of a worker.

    Raises:
        UnreadableLetterError: it is marked secret, or no text.
    """
    from extract.pipeline import extract_any  # noqa: PLC0415 - spaCy is slow to load

    return extract_any(read_as_text(data, name))


def picture_of(data: bytes, name: str, number: int) -> bytes | None:
    """Draw a page of an original: the job of a worker.

    Raises:
        UnreadableLetterError: it cannot be drawn.
    """
    from extract.readers.page_pictures import page_picture  # noqa: PLC0415 - slow to load

    return page_picture(data, name, number)


def load() -> None:
    """Load what reading a letter takes: a job of a worker before there is a letter."""
    from extract.pipeline import extract_any  # noqa: PLC0415 - spaCy is slow to load

    extract_any(read_as_text(b"\n", ""))


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a letter, or why nothing did, and the seconds it took."""

    found: Extraction | UnreadableLetterError | MistakeError
    seconds: float


class Reader:
    """Reads letters, `jobs` at a time; safe to use from several threads.

    `stopped` is called whenever a worker was stopped at its work.
    """

    def __init__(
        self,
        settings: Settings,
        jobs: int = 1,
        stopped: Callable[[], None] = lambda: None,
    ) -> None:
        self._stopped = stopped
        self._limits = Limits(settings.file_seconds, settings.file_memory)
        self._pool = Pool(self._limits, jobs)
        self._waiting = ThreadPoolExecutor(jobs, "reader")

    def read(self, data: bytes, name: str, given: Given | None = None) -> Extraction:
        """Read a letter and wait for it.

        Raises:
            UnreadableLetterError: it is no letter that can be read, by its `name`
                here, or reading it was stopped.
            MistakeError: a mistake of ours.
            ClosedError: the reader was closed meanwhile.
        """
        return _only(Extraction, self._run(extraction_of, data, name, given))

    def read_text(self, data: bytes, name: str) -> Extraction:
        """Read a text that need be no letter, and wait for it; errors as of `read`."""
        return _only(Extraction, self._run(extraction_of_text, data, name))

    def picture(self, data: bytes, name: str, number: int) -> bytes | None:
        """Draw a page of an original as a PNG, and wait for it; errors as of `read`.

        None if it has no such page.
        """
        found = self._run(picture_of, data, name, number)
        return None if found is None else _only(bytes, found)

    def submit(
        self, data: bytes, name: str, given: Given | None = None
    ) -> Future[Reading]:
        """Begin to read a letter as soon as a worker is free.

        Raises:
            ClosedError: the reader was closed meanwhile; so does the future, which is
                cancelled if its turn had not come.
        """
        try:
            return self._waiting.submit(self._timed, data, name, given)
        except RuntimeError as error:
            raise ClosedError from error

    def warm_up(self) -> None:
        """Have a worker ready for the first letter; of no account if it fails."""
        with suppress(StoppedJobError, MistakeError, UnreadableLetterError, OSError):
            self._pool.run(load)

    def rest(self) -> None:
        """Keep one worker for the next letter, and let go of the others."""
        self._pool.rest(1)

    @property
    def closed(self) -> bool:
        """Whether it reads no more letters."""
        return self._pool.closed

    def kill(self) -> None:
        """Stop whatever is read, and read no more; what is left, `close` lets go of."""
        self._pool.kill()

    def close(self) -> None:
        """Stop whatever is read and let go of the workers."""
        self._pool.close()
        self._waiting.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _timed(self, data: bytes, name: str, given: Given | None) -> Reading:
        begun = time.monotonic()
        found: Extraction | UnreadableLetterError | MistakeError
        try:
            found = self.read(data, name, given)
        except (UnreadableLetterError, MistakeError) as error:
            found = error
        return Reading(found, round(time.monotonic() - begun, 3))

    def _run(
        self,
        job: Callable[..., T],
        data: bytes,
        name: str,
        *more: object,
    ) -> T:
        """Do a job; what goes wrong is told by the `name` that is known here."""
        try:
            return self._pool.run(job, data, name, *more)
        except UnreadableLetterError as error:  # which knows it by its last name
            raise UnreadableLetterError(name, error.reason, error.advice) from error
        except ClosedError:
            raise
        except StoppedJobError as error:
            self._stopped()
            raise self._in_words(error, name) from error

    def _in_words(self, error: StoppedJobError, name: str) -> UnreadableLetterError:
        signal = error.signal if isinstance(error, CrashedError) else 0
        key = {TooSlowError: "slow", TooMuchMemoryError: "memory"}.get(
            type(error), "crash"
        )
        fields = {
            "seconds": round(self._limits.seconds),
            "megabytes": self._limits.megabytes,
            "signal": signal,
        }
        reason = in_each(f"reading.{key}", **fields)
        advice = in_each(f"reading.{key}.advice")
        return UnreadableLetterError(name, reason, advice)


def _only(kind: type[T], found: object) -> T:
    """What a worker says, which a hostile file may have taken over.

    Raises:
        MistakeError: it is of another kind.
    """
    if not isinstance(found, kind):
        raise MistakeError(type(found).__name__, "answer")
    return found
