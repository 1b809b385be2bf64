"""Uploads, stored one after the other in the background, in the order they came.

Files are read by workers that serve one job at a time; cancelling kills them. One is
kept for the next job, since it takes a second to load what it needs. The store is
locked only while one letter is put there (`api.target`), and at the end, when what the
mentions refer to is found out. A letter is stored whole or not at all, so that what is
done stays, however the job ends.
"""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections import deque
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from api.inputs import Shelf, cores
from api.intake import Intake
from api.job import ENDS, Job
from api.job_errors import ClosedError
from api.messages import LANGS, in_each
from api.reading import Reader
from api.recording import recorded_job
from api.request_errors import (
    AuditError,
    NoRoomError,
    TooManyRequestsError,
    UnknownIdError,
)
from api.scratch import Scratch
from extract.readers.archive_errors import MOST_MEMBERS
from graph.errors import GraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from api.audit import AuditLog
    from api.metrics import JobState
    from api.settings import Settings
    from api.target import Target

LOG = logging.getLogger("chidao.jobs")
MOST_WAITING: Final = 8
"""Uploads that come or wait at once."""
KEPT: Final = 100
KEPT_SECONDS: Final = 24 * 3600
"""Jobs that have ended are told of so long, and so many."""
COME_AGAIN: Final = 30.0
"""Seconds after which a job may have ended."""


class Jobs:
    """The jobs of a server.

    `target` gives where their letters go, when first asked; what they store is put on
    record in `audit`.
    """

    def __init__(
        self, settings: Settings, target: Callable[[], Target], audit: AuditLog
    ) -> None:
        self._settings = settings
        self._target = target
        self._audit = audit
        self._jobs: dict[str, Job] = {}
        self._waiting: deque[Job] = deque()
        self._coming = 0
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._scratch: Scratch | None = None
        self._reader: Reader | None = None
        self._closed = False

    @contextmanager
    def room(self) -> Iterator[Path]:
        """A folder for an upload that comes; gone again unless a job was made of it.

        Raises:
            TooManyRequestsError: too many come or wait.
            NoRoomError: the disk is full.
        """
        with self._changed:
            if self._closed or len(self._waiting) + self._coming >= MOST_WAITING:
                raise TooManyRequestsError(COME_AGAIN)
            try:
                self._scratch = self._scratch or Scratch()
                folder = self._scratch.folder()
            except OSError as error:
                raise NoRoomError from error
            self._coming += 1
        try:
            yield folder
        finally:
            with self._changed:
                self._coming -= 1
                taken = any(j.upload.folder == folder for j in self._jobs.values())
            if not taken:
                shutil.rmtree(folder, ignore_errors=True)

    def warm_up(self) -> None:
        """Have what reads letters be loaded before the first one comes."""
        with self._changed:
            reader = None if self._closed else self._ready()
        if reader is not None:
            reader.warm_up()

    def add(self, job: Job) -> None:
        """Have the letters of an upload stored when its turn comes."""
        with self._changed:
            self._forget()
            self._jobs[job.id] = job
            self._waiting.append(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, daemon=True)
                self._thread.start()
            self._changed.notify()

    def counts(self) -> dict[JobState, int]:
        """How many wait, and how many are stored now."""
        states = [job.state for job in self.all()]
        return {"queued": states.count("queued"), "running": states.count("running")}

    def all(self) -> list[Job]:
        """The jobs that are known of, the latest first."""
        with self._changed:
            self._forget()
            return list(self._jobs.values())[::-1]

    def get(self, id_: str) -> Job:
        """A job by its id.

        Raises:
            UnknownIdError: there is none, or it ended long ago.
        """
        found = next((job for job in self.all() if job.id == id_), None)
        if found is None:
            raise UnknownIdError(id_)
        return found

    def cancel(self, job: Job) -> None:
        """Have a job stop; what it stored stays."""
        job.stop()
        with self._changed:
            if job in self._waiting:
                self._waiting.remove(job)
                shutil.rmtree(job.upload.folder, ignore_errors=True)

    def stop(self) -> None:
        """Stop all jobs, and take no more: whoever listens to one is told its end."""
        with self._changed:
            self._closed = True
            self._changed.notify()
        for job in self.all():
            self.cancel(job)

    def close(self) -> None:
        """Stop all jobs, and wait until the letter that is being put is there."""
        self.stop()
        if self._thread is not None:
            self._thread.join()
        if self._reader is not None:
            self._reader.close()
        if self._scratch is not None:
            self._scratch.close()

    def _forget(self) -> None:
        """Drop jobs that ended long ago, or before many others."""
        ended = [job for job in self._jobs.values() if job.state in ENDS]
        oldest = time.time() - KEPT_SECONDS
        for number, job in enumerate(reversed(ended)):
            if number >= KEPT or (job.ended and job.ended.timestamp() < oldest):
                del self._jobs[job.id]

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closed)
                if self._closed:
                    return
                job = self._waiting.popleft()
            try:
                self._do(job)
            finally:
                shutil.rmtree(job.upload.folder, ignore_errors=True)

    def _do(self, job: Job) -> None:
        """Store the letters of a job; whatever goes wrong is told there."""
        try:
            with recorded_job(self._audit, f"/api/jobs/{job.id}", job.by) as changed:
                try:
                    self._store_and_settle(job)
                finally:
                    told = job.progress()
                    changed |= {"changed": told.changed, "failed": told.failed}
            job.end("done")
        except (ClosedError, CancelledError):
            job.end("cancelled")
        except (AuditError, GraphError) as error:
            LOG.warning("job %s: %s", job.id, error)
            job.end("failed", {lang: error.message(lang) for lang in LANGS})
        except OSError as error:
            LOG.warning("job %s: %s", job.id, error)
            job.end("failed", in_each("job.no_room"))
        except Exception:
            LOG.exception("job %s failed", job.id)
            job.end("failed", in_each("job.mistake"))

    def _store_and_settle(self, job: Job) -> None:
        target = self._target()
        try:
            self._store_all(job, target)
        finally:
            if not self._closed:  # else whoever opens the store next settles it
                target.settle()

    def _store_all(self, job: Job, target: Target) -> None:
        with Shelf() as shelf:
            items = job.upload.letters(shelf)
            if len(items) > MOST_MEMBERS:
                job.end("failed", in_each("job.too_many", most=MOST_MEMBERS))
                return
            found = job.upload.match(items)
            with self._reading(job) as reader:
                job.begin(len(items), found.astray if found else ())
                intake = Intake(reader, target, found.given if found else {})
                for outcome in intake.run(items):
                    job.tell(outcome)
                    if job.stopping:
                        raise ClosedError

    @contextmanager
    def _reading(self, job: Job) -> Iterator[Reader]:
        """What reads the letters of a job until it is told to stop."""
        with self._changed:
            reader = self._ready()
        if not job.stopped_by(reader.kill, reader.close):
            raise ClosedError
        try:
            yield reader
        except BaseException:
            reader.close()
            raise
        reader.rest()

    def _ready(self) -> Reader:
        """The reader of the last job, with a worker that is loaded, or a new one."""
        if self._reader is None or self._reader.closed:
            self._reader = Reader(self._settings, cores())
        return self._reader
