"""Work that can be stopped: jobs run in processes of their own, within limits.

A job is a function of a module and its arguments. It gets so much time and memory; a
worker that takes more, or crashes, is killed with all that it started, and another
takes its place with the next job. Workers are kept for many jobs, since libraries take
seconds to load, and replaced now and then, so that memory stays flat.

Each worker is a fresh interpreter (as `spawn` would make), not a fork: a fork of a
process with threads inherits locks that nobody will let go of.
"""

from __future__ import annotations

import os
import shutil
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Pipe
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar, cast

from api.children import start_child
from api.job_errors import (
    ClosedError,
    CrashedError,
    MistakeError,
    StoppedJobError,
    TooMuchMemoryError,
    TooSlowError,
)
from api.scratch import Scratch
from api.worker import load_end, pack_job

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Self

    from api.worker import Kind, Parcel

P = ParamSpec("P")
T = TypeVar("T")

MOST_BYTES: Final = 256 * 1024**2
"""Of an answer: what all of a letter says takes a few times its size."""

_SINGLE: Final = {
    "OMP_NUM_THREADS": "1",
    "OMP_THREAD_LIMIT": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
}
"""One thread a worker: there are as many workers as cores, and threads cost memory."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take, and how long a worker is kept.

    `seconds` by the clock; `megabytes` of address space; `jobs` done, or `resident`
    megabytes held, and a worker is replaced.
    """

    seconds: float = 600.0
    megabytes: int = 4096
    jobs: int = 200
    resident: int = 1024


class Pool:
    """Runs jobs, at most `size` at a time; safe to use from several threads.

    No process is started before there is a job for it.
    """

    def __init__(self, limits: Limits, size: int = 1) -> None:
        self._limits = limits
        self._places = threading.BoundedSemaphore(size)
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._closed = False
        self._scratch: Scratch | None = None

    def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do a job and wait for its result, which is a plain value or of `extract`.

        Raises:
            StoppedJobError: it was stopped, and its worker with it.
            MistakeError: an error that it did not foresee.
            Exception: an error of `extract`, as the job raised it.
        """
        if kwargs:
            message = "jobs take positional arguments"
            raise TypeError(message)
        with self._places:
            worker = self._take()
            try:
                kind, value = worker.ask(*pack_job(job, args))
            except BaseException:
                self._drop(worker)
                raise
            self._give_back(worker, kind)
        if kind == "memory":
            raise TooMuchMemoryError
        if kind == "mistake":
            raise MistakeError(*cast("tuple[str, str]", value))
        if kind == "refused":
            raise cast("Exception", value)
        return cast("T", value)

    @property
    def closed(self) -> bool:
        """Whether it does no more jobs."""
        return self._closed

    def rest(self, most: int) -> None:
        """Let go of workers that have nothing to do; so many at most stay."""
        with self._lock:
            left, self._idle = self._idle[most:], self._idle[:most]
        for worker in left:
            self._drop(worker)

    def kill(self) -> None:
        """Kill the workers; jobs that still run end with `ClosedError`.

        It waits for nothing: `close` does.
        """
        with self._lock:
            self._closed = True
            workers = list(self._all)
        for worker in workers:
            worker.kill()

    def close(self) -> None:
        """Kill the workers, and let go of them."""
        self.kill()
        with self._lock:
            idle = list(self._idle)
            self._idle.clear()
        for worker in idle:  # who waits for a busy one drops it
            self._drop(worker)
        if self._scratch is not None:
            self._scratch.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self) -> _Worker:
        """An idle worker that still lives, or a new one."""
        while True:
            with self._lock:
                if self._closed:
                    raise ClosedError
                if not self._idle:
                    self._scratch = self._scratch or Scratch()
                    worker = _Worker(self._limits, self._scratch.folder())
                    self._all.add(worker)
                    return worker
                worker = self._idle.pop()
            if not worker.gone():
                return worker
            self._drop(worker)

    def _give_back(self, worker: _Worker, kind: Kind) -> None:
        with self._lock:
            kept = not (self._closed or kind == "memory" or worker.worn())
            if kept:
                self._idle.append(worker)
        if not kept:
            self._drop(worker)

    def _drop(self, worker: _Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.kill()
        worker.bury()


class _Worker:
    """A process, the pipe to it, the lifeline that it dies by, the folder it has."""

    def __init__(self, limits: Limits, folder: Path) -> None:
        self._limits = limits
        self._folder = folder
        self._connection, theirs = Pipe()
        environ = {**_SINGLE, "TMPDIR": str(folder)}
        try:
            self._process, self._lifeline = start_child(
                "api.worker", theirs.fileno(), limits.megabytes, environ
            )
        finally:
            theirs.close()
        self._lock = threading.Lock()
        self._ended: type[StoppedJobError] | None = None
        self._busy = False
        self._jobs = self._resident = 0

    def ask(self, *parcels: Parcel) -> tuple[Kind, Any]:
        """Send a job in its parcels and wait for its answer, as long as it may take.

        Raises:
            StoppedJobError: there will be no answer.
        """
        self._busy = True
        watch = threading.Timer(self._limits.seconds, self._expire)
        watch.daemon = True
        watch.start()
        try:
            for parcel in parcels:
                self._connection.send_bytes(parcel)
            kind, value, resident = load_end(self._connection.recv_bytes(MOST_BYTES))
        except Exception as error:  # what a hostile file makes it say is of any kind
            raise self._why() from error
        finally:
            watch.cancel()
            with self._lock:
                self._busy = False
        self._jobs += 1
        self._resident = resident
        return kind, value

    def worn(self) -> bool:
        """Whether another should take its place."""
        if self._ended or self._jobs >= self._limits.jobs:
            return True
        return self._resident > self._limits.resident * 1024 * 1024

    def gone(self) -> bool:
        """Whether it died while nobody asked anything of it."""
        return self._ended is not None or self._connection.poll()

    def kill(self) -> None:
        """Kill it with all that it started; whoever waits for it is told."""
        with self._lock:
            self._end(ClosedError)

    def bury(self) -> None:
        """Let go of what is left of it."""
        self._process.wait()
        self._connection.close()
        os.close(self._lifeline)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _expire(self) -> None:
        with self._lock:
            if self._busy:
                self._end(TooSlowError)

    def _end(self, why: type[StoppedJobError]) -> None:
        if self._ended is None:
            self._ended = why
            with suppress(ProcessLookupError):  # not reaped yet: its id is its own
                os.killpg(self._process.pid, signal.SIGKILL)

    def _why(self) -> StoppedJobError:
        if self._ended is not None:
            return self._ended()
        self.kill()  # what it started may still run
        return CrashedError(max(0, -self._process.wait()))
