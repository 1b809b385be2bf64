"""Several processes on one port: one writer, and readers beside it.

One that dies is started again, the writer too: readers go on meanwhile, and what would
write is told to come again. Those that die again and again take the server with them.
"""

from __future__ import annotations

import os
import secrets
import signal
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Final

from prometheus_client.multiprocess import mark_process_dead

from api.console import in_words, tell
from api.logs import set_up
from api.metrics import SHARED
from api.scratch import Scratch
from api.serving.listening import raise_open_files
from api.serving.roles import Inner, leave, read, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from api.serving.roles import Task

MOST_DEATHS: Final = 5
DEATHS_SECONDS: Final = 60.0
START_SECONDS: Final = 120.0
_TICK: Final = 0.2
_GRACE: Final = 5.0
_SPAWN: Final = get_context("spawn")


@dataclass(slots=True)
class _Child:
    """A process of the server: `writes`, or reads; `pipe` is its lifeline."""

    writes: bool
    process: SpawnProcess
    pipe: Connection
    ready: bool = False


@dataclass(slots=True)
class Processes:
    """The processes of one server."""

    task: Task
    count: int
    ready: Callable[[], object]
    _children: list[_Child] = field(default_factory=list)
    _deaths: list[float] = field(default_factory=list)
    _signals: int = 0

    def run(self) -> int:
        """Serve until told to stop; the exit status: 1 if it cannot go on."""
        scratch = Scratch()
        try:
            folder = scratch.folder()
            os.environ[SHARED] = str(scratch.folder())
            inner = Inner(folder / "writer", secrets.token_urlsafe(32))
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, self._told)
            status = self._serve(inner)
            self._stop()
        finally:
            del os.environ[SHARED]
            scratch.close()
        return status

    def _serve(self, inner: Inner) -> int:
        """Start all, and those that die again."""
        writer = self._start(inner, writes=True)
        if not self._wait_for(writer):
            return 0 if self._signals else 1
        for _ in range(self.count - 1):
            self._start(inner, writes=False)
        if not all(self._wait_for(child) for child in self._children):
            return 0 if self._signals else 1
        self.ready()
        while not self._signals:
            wait([child.process.sentinel for child in self._children], _TICK)
            for child in [c for c in self._children if not c.process.is_alive()]:
                self._bury(child)
                if not self._may_start_again():
                    return 1
                self._start(inner, writes=child.writes)
        return 0

    def _start(self, inner: Inner, *, writes: bool) -> _Child:
        mine, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(
            target=_run, args=(self.task, inner, theirs, writes), name="chidao"
        )
        process.start()
        theirs.close()
        child = _Child(writes, process, mine)
        self._children.append(child)
        return child

    def _wait_for(self, child: _Child) -> bool:
        """Whether a process says that it serves, before it ends or is to."""
        end = time.monotonic() + START_SECONDS
        while not child.ready and not self._signals and time.monotonic() < end:
            if child.pipe.poll(_TICK):
                with suppress(EOFError):
                    child.ready = child.pipe.recv()
                if not child.ready:
                    return False
        return child.ready

    def _bury(self, child: _Child) -> None:
        self._children.remove(child)
        child.process.join()
        child.pipe.close()
        mark_process_dead(child.process.pid)  # type: ignore[no-untyped-call]
        child.process.close()

    def _may_start_again(self) -> bool:
        now = time.monotonic()
        recent = [then for then in self._deaths if now - then < DEATHS_SECONDS]
        self._deaths = [*recent, now]
        return len(self._deaths) <= MOST_DEATHS

    def _stop(self) -> None:
        """Stop the readers, then the writer, which they may still need."""
        self.task.listener.close()
        for writes in (False, True):
            self._end([child for child in self._children if child.writes is writes])

    def _end(self, children: list[_Child]) -> None:
        said = 0
        end = time.monotonic() + self.task.frontage.operating.stop_seconds + _GRACE
        while any(child.process.is_alive() for child in children):
            late = time.monotonic() > end
            if said <= self._signals or late:
                said = max(said, self._signals) + 1
                for child in children:
                    _signal(child.process, signal.SIGKILL if late else signal.SIGTERM)
            wait([child.process.sentinel for child in children], _TICK)
        for child in children:
            self._bury(child)

    def _told(self, *_: object) -> None:
        self._signals += 1


def _signal(process: SpawnProcess, number: int) -> None:
    if process.pid is not None and process.is_alive():
        with suppress(ProcessLookupError):
            os.kill(process.pid, number)


def _run(task: Task, inner: Inner, pipe: Connection, writes: bool) -> None:  # noqa: FBT001 - what `Process` hands over
    """Be one of the processes; it ends with the one that started it."""
    os.setsid()  # Ctrl-C is the parent's to hear
    operating = task.frontage.operating
    set_up(operating.log, operating.level)
    raise_open_files()
    threading.Thread(target=_end_with, args=(pipe,), daemon=True).start()
    status = 0
    try:
        role = write if writes else read
        role(task, inner, lambda: pipe.send(True))  # noqa: FBT003 - the message
    except Exception as error:
        line = in_words(error, task.lang)
        if line is None:
            raise
        tell(f"chidao: {line}")
        status = 1
    leave(status)
    raise SystemExit(status)


def _end_with(pipe: Connection) -> None:
    """Stop when the other end of a pipe closes: the parent is gone."""
    with suppress(EOFError, OSError):
        pipe.recv()
    os.kill(os.getpid(), signal.SIGTERM)
