"""One upload on its way into the store: what it is, how far it has come."""

from __future__ import annotations

import asyncio
import secrets
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal

from api.clock import now
from api.job_errors import ClosedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from api.intake import Outcome
    from api.uploads import Upload
    from extract.manifest import Row

State = Literal["queued", "running", "done", "failed", "cancelled"]
ENDS: Final[frozenset[State]] = frozenset(("done", "failed", "cancelled"))


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a job stands.

    `total` counts letters, the files sent as long as nobody has looked into them;
    `rate` is letters a second and `seconds_left` a guess, None before there is ground
    for one. `why` says in every language why it failed; `astray` are the rows of the
    register that no file fits. `stopping` tells that it was told to stop.
    """

    id: str
    by: str
    state: State
    stopping: bool
    created: datetime
    started: datetime | None
    ended: datetime | None
    total: int
    changed: int
    unchanged: int
    failed: int
    rate: float | None
    seconds_left: int | None
    why: Mapping[str, str] | None
    astray: tuple[Row, ...]

    @property
    def done(self) -> int:
        """How many letters are done with."""
        return self.changed + self.unchanged + self.failed


@dataclass(slots=True, eq=False)
class Job:
    """An upload that waits, is stored, or was; safe to use from several threads.

    What happens to it is a list that only grows: outcomes of files, and new states.
    """

    by: str
    upload: Upload
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    created: datetime = field(default_factory=now)
    state: State = "queued"
    started: datetime | None = None
    ended: datetime | None = None
    total: int = 0
    stopping: bool = False
    why: Mapping[str, str] | None = None
    astray: tuple[Row, ...] = ()
    _events: list[Outcome | State] = field(default_factory=lambda: ["queued"])
    _lock: Lock = field(default_factory=Lock)
    _clock: float = 0.0
    _seconds: float = 0.0
    _stop: tuple[Callable[[], None], Callable[[], None]] | None = None
    _bells: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = field(
        default_factory=list
    )

    def __post_init__(self) -> None:
        self.total = len(self.upload.files)

    def begin(self, total: int, astray: tuple[Row, ...]) -> None:
        """Say that its letters are being read, and how many there are.

        Raises:
            ClosedError: it was told to stop, or has ended.
        """
        with self._lock:
            if not self._goes_on:
                raise ClosedError
            self.total, self.astray = total, astray
            self.started, self._clock = now(), time.monotonic()
            self._enter("running")

    def tell(self, outcome: Outcome) -> None:
        """Add what became of a letter."""
        with self._lock:
            self._seconds = time.monotonic() - self._clock
            self._add(outcome)

    def end(self, state: State, why: Mapping[str, str] | None = None) -> None:
        """Say how it ended; once it has, nothing changes any more."""
        with self._lock:
            if self.state not in ENDS:
                self.why, self.ended, self.stopping = why, now(), False
                self._enter(state)

    def stop(self) -> None:
        """Have it stop soon; one that nobody has begun with ends at once."""
        bury = None
        with self._lock:  # the next job may have what this one stops
            self.stopping = self.state not in ENDS
            waits = self.state == "queued"
            if self.stopping and not waits and self._stop is not None:
                kill, bury = self._stop
                kill()
        if waits:
            self.end("cancelled")
        if bury is not None:  # what takes time: who listens needs the lock, too
            bury()

    def stopped_by(self, kill: Callable[[], None], bury: Callable[[], None]) -> bool:
        """Have two called when it is told to stop; False if it was, or has ended.

        `kill` is called before it has ended, so that it stops nobody else, and is
        quick; `bury` may take its time.
        """
        with self._lock:
            self._stop = kill, bury
            return self._goes_on

    def since(self, count: int) -> tuple[list[Outcome | State], bool]:
        """What happened after so many events, and whether nothing more will."""
        with self._lock:
            return self._events[count:], self.state in ENDS

    def outcomes(self) -> list[Outcome]:
        """What became of its letters so far, in their order."""
        return [event for event in self.since(0)[0] if not isinstance(event, str)]

    def progress(self) -> Progress:
        """Where it stands now."""
        kinds = [outcome.outcome for outcome in self.outcomes()]
        rate = len(kinds) / self._seconds if kinds and self._seconds else None
        left = (self.total - len(kinds)) / rate if rate else None
        return Progress(
            id=self.id,
            by=self.by,
            state=self.state,
            stopping=self.stopping,
            created=self.created,
            started=self.started,
            ended=self.ended,
            total=self.total,
            changed=kinds.count("changed"),
            unchanged=kinds.count("unchanged"),
            failed=kinds.count("failed"),
            rate=rate,
            seconds_left=None if left is None or self.ended else round(left),
            why=self.why,
            astray=self.astray,
        )

    @contextmanager
    def bell(self) -> Iterator[asyncio.Event]:
        """An event of the running loop that is set whenever something happens."""
        ear = asyncio.get_running_loop(), asyncio.Event()
        with self._lock:
            self._bells.append(ear)
        try:
            yield ear[1]
        finally:
            with self._lock:
                self._bells.remove(ear)

    @property
    def heard_by(self) -> int:
        """How many listen to it."""
        return len(self._bells)

    @property
    def _goes_on(self) -> bool:
        return not self.stopping and self.state not in ENDS

    def _enter(self, state: State) -> None:
        self.state = state
        self._add(state)

    def _add(self, event: Outcome | State) -> None:
        self._events.append(event)
        for loop, bell in self._bells:
            with suppress(RuntimeError):  # its loop is closed: nobody listens
                loop.call_soon_threadsafe(bell.set)
