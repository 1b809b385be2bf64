"""Foreign SPARQL runs here: in processes that can be killed, in fair turns.

The engine has no time limit, a deeply nested query overflows its stack, and a hostile
one takes all memory; so each query costs a worker at worst, never the server. Why and
how it was measured: `docs/decisions/0014-query-processes.md`.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Final

from api.metrics import Metrics
from api.query_answer import Answer
from api.query_process import QueryProcess
from api.request_errors import (
    BusyError,
    QueryTimeoutError,
    QueryTooHeavyError,
    TooManyRequestsError,
)
from api.turns import Turns
from graph.engines.server import folder_of
from graph.errors import GraphError, NoStoreError
from graph.foreign import Asked, Bounds

if TYPE_CHECKING:
    from asyncio import Task
    from collections.abc import Coroutine, Mapping

    from api.metrics import Outcome
    from api.settings import QueryLimits
    from graph.engines.server import Place
    from graph.updates import Checked

_OUTCOMES: Final[tuple[tuple[type[object], Outcome], ...]] = (
    (NoneType, "ok"),
    (TooManyRequestsError, "too_many"),
    (BusyError, "busy"),
    (QueryTimeoutError, "timeout"),
    (QueryTooHeavyError, "too_heavy"),
    (GraphError, "refused"),
)
_KILLED: Final = ("timeout", "too_heavy", "broken")

TRIAL: Final = "trial-"
AT_ONCE: Final = 0.2
"""Seconds after which a query is worth a task, and a look at whether anybody waits."""

ASKED: Final = tuple(field.name for field in fields(Asked))


class QueryPool:
    """Answers queries on the newest snapshot of a store; used from one event loop."""

    def __init__(
        self, place: Place | None, limits: QueryLimits, metrics: Metrics | None = None
    ) -> None:
        self._place = place
        self._limits = limits
        self._metrics = metrics or Metrics()
        self._bounds = asdict(Bounds(limits.megabytes, limits.rows, limits.seconds))
        self._turns = Turns(limits.workers)
        self._idle: list[QueryProcess] = []
        self._all: set[QueryProcess] = set()
        self._answering: set[Task[None]] = set()
        self._tasks: set[Task[None]] = set()
        self._starting: set[Task[QueryProcess]] = set()
        self._closed = False

    @property
    def waiting(self) -> int:
        """How many queries wait for their turn."""
        return self._turns.waiting

    async def ask(self, asked: Asked, client: str, *, gzip: bool = False) -> Answer:
        """Begin to answer a query: `Answer.ready` tells when it can be sent.

        Raises:
            BusyError: too many ask.
            QueryTooHeavyError, GraphError: it was refused at once.
        """
        query = {name: getattr(asked, name) for name in ASKED}
        request = {"query": query, "bounds": self._bounds, "gzip": gzip}
        return await self._begin(request, client)

    async def try_out(self, update: Checked, client: str) -> None:
        """Run an update on a copy, to see that it ends within the limits.

        Raises:
            BusyError: too many ask.
            QueryTimeoutError, QueryTooHeavyError: it took more than it may.
            GraphError: it is refused.
        """
        folder = folder_of(self._place) if self._place else None
        copy = Path(tempfile.mkdtemp(prefix=TRIAL, dir=folder))
        try:
            request = {"update": asdict(update), "copy": str(copy / "copy")}
            answer = await self._begin(request, client)
            await answer.ready()
        finally:
            await asyncio.to_thread(shutil.rmtree, copy, ignore_errors=True)

    async def warm_up(self) -> None:
        """Start the workers before anybody asks."""
        if self._place is not None:
            while len(self._all) < self._limits.workers and not self._closed:
                self._idle.append(await self._start())

    async def close(self) -> None:
        """Stop what runs and end the workers."""
        self._closed = True
        for task in list(self._answering):
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        for process in self._all:
            process.kill()
        while tasks := self._answering | self._tasks:
            await asyncio.gather(*tasks, return_exceptions=True)
        for process in list(self._all):
            await self._bury(process)

    async def _begin(self, request: Mapping[str, object], client: str) -> Answer:
        """Begin with a query, and count it when it has ended."""
        begun = time.perf_counter()
        try:
            answer = await self._begun(request, client, begun)
        except Exception as error:
            self._count(error, begun)
            raise
        if answer.whole:
            self._count(None, begun)
        return answer

    async def _begun(
        self, request: Mapping[str, object], client: str, begun: float
    ) -> Answer:
        """Have a worker begin; what is done at once costs no task of its own."""
        with self._metrics.waiting():
            await self._turns.enter(client)
        answer, process = Answer(), None
        try:
            process = await self._take()
            await process.send(request)
            with suppress(TimeoutError):
                async with asyncio.timeout(AT_ONCE):
                    await process.receive(answer)
            if not answer.whole:
                answer.made_by(self._go_on(process, client, answer, begun))
                process = None
        finally:
            if process is not None or not answer.made:
                self._release(process, client)
        return answer

    def _go_on(
        self, process: QueryProcess, client: str, answer: Answer, begun: float
    ) -> Task[None]:
        """Receive the rest, within the time there is."""

        async def receive() -> None:
            error: BaseException | None = None
            try:
                async with asyncio.timeout(self._limits.seconds):
                    while not answer.whole:
                        await process.receive(answer)
            except TimeoutError:
                error = QueryTimeoutError(self._limits.seconds)
                answer.fail(error)
            except BaseException as caught:
                error = caught
                answer.fail(error)
                if not isinstance(error, Exception):
                    raise
            finally:
                self._release(process, client)
                self._count(error, begun)

        return self._in_background(receive(), self._answering)

    def _count(self, error: BaseException | None, begun: float) -> None:
        """Count a query that ended: whole, or with an error."""
        found = (name for kind, name in _OUTCOMES if isinstance(error, kind))
        outcome: Outcome = next(found, "broken")
        self._metrics.query(outcome, time.perf_counter() - begun)
        if outcome in _KILLED:
            self._metrics.killed("query")

    def _in_background(
        self, work: Coroutine[None, None, None], tasks: set[Task[None]]
    ) -> Task[None]:
        task = asyncio.create_task(work)
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        return task

    def _release(self, process: QueryProcess | None, client: str) -> None:
        """Give the place back, and the worker if it is fit for another query."""
        self._turns.leave(client)
        if process is None:
            return
        if process.fit and not self._closed:
            self._idle.append(process)
            return
        process.kill()
        self._in_background(self._replace(process), self._tasks)

    async def _take(self) -> QueryProcess:
        while self._idle:
            process = self._idle.pop()
            if not process.gone():
                return process
            await self._bury(process)
        return await self._start()

    async def _replace(self, process: QueryProcess) -> None:
        """Bury a worker, and have another ready before it is needed."""
        await self._bury(process)
        with suppress(OSError, QueryTooHeavyError):  # whoever needs one meets the same
            await self.warm_up()

    async def _start(self) -> QueryProcess:
        """A new worker, known of even if whoever waits for it is cancelled."""
        task = asyncio.create_task(self._started())
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            task.add_done_callback(self._keep)
            raise

    def _keep(self, task: Task[QueryProcess]) -> None:
        """Have a worker that nobody waits for any more answer somebody else."""
        if not task.cancelled() and task.exception() is None and not self._closed:
            self._idle.append(task.result())

    async def _started(self) -> QueryProcess:
        if self._place is None:
            raise NoStoreError(Path("—"))
        memory = self._limits.memory
        process = await asyncio.to_thread(QueryProcess, self._place, memory)
        self._all.add(process)
        try:
            await process.receive(Answer())  # its start is part of no query's time
        except BaseException:
            process.kill()
            self._in_background(self._bury(process), self._tasks)
            raise
        return process

    async def _bury(self, process: QueryProcess) -> None:
        if process in self._all:
            self._all.discard(process)
            await asyncio.to_thread(process.bury)
