"""Foreign SPARQL runs here: in processes that can be killed, in fair turns.

The engine has no time limit, a deeply nested query overflows its stack, and a hostile
one takes all memory; so each query costs a worker at worst, never the server. Why and
how it was measured: `docs/decisions/0014-query-processes.md`.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from api.faults import QueryTimeoutError
from api.query_answer import Answer
from api.query_process import QueryProcess
from api.turns import Turns
from graph.errors import NoStoreError
from graph.foreign import Bounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.settings import QueryLimits
    from graph.foreign import Asked
    from graph.updates import Checked

TRIAL: Final = "trial-"


class QueryPool:
    """Answers queries on the newest snapshot of a store; used from one event loop."""

    def __init__(self, folder: Path | None, limits: QueryLimits) -> None:
        self._folder = folder
        self._limits = limits
        self._turns = Turns(limits.workers)
        self._idle: list[QueryProcess] = []
        self._all: set[QueryProcess] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def waiting(self) -> int:
        """How many queries wait for their turn."""
        return self._turns.waiting

    async def ask(self, asked: Asked, client: str, *, gzip: bool = False) -> Answer:
        """Begin to answer a query: it is whole, or its first megabyte is there.

        Raises:
            BusyError: too many ask.
            QueryTimeoutError, QueryTooHeavyError: it took more than it may.
            GraphError: it is refused, or has no answer.
        """
        bounds = Bounds(self._limits.megabytes, self._limits.rows, self._limits.seconds)
        request = {"query": asdict(asked), "bounds": asdict(bounds), "gzip": gzip}
        return await self._begin(request, client)

    async def try_out(self, update: Checked, client: str) -> None:
        """Run an update on a copy, to see that it ends within the limits.

        Raises:
            BusyError, QueryTimeoutError, QueryTooHeavyError, GraphError: as `ask`.
        """
        copy = Path(tempfile.mkdtemp(prefix=TRIAL, dir=self._folder))
        try:
            request = {"update": asdict(update), "copy": str(copy / "copy")}
            await self._begin(request, client)
        finally:
            await asyncio.to_thread(shutil.rmtree, copy, ignore_errors=True)

    async def warm_up(self) -> None:
        """Start the workers before anybody asks."""
        if self._folder is not None:
            while len(self._all) < self._limits.workers and not self._closed:
                self._idle.append(await self._start())

    async def close(self) -> None:
        """Stop what runs and end the workers."""
        self._closed = True
        for task in list(self._tasks):
            task.cancel()
        for process in self._all:
            process.kill()
        for process in list(self._all):
            await self._bury(process)

    async def _begin(self, request: Mapping[str, object], client: str) -> Answer:
        if self._folder is None:
            raise NoStoreError(Path("—"))
        await self._turns.enter(client)
        answer = Answer()
        whole = {"folder": str(self._folder), **request}
        task = asyncio.create_task(self._run(whole, client, answer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        answer.made_by(task)
        await answer.ready()
        return answer

    async def _run(
        self, request: Mapping[str, object], client: str, answer: Answer
    ) -> None:
        """Have a worker answer, within the time there is; the place is given back."""
        process = None
        try:
            process = await self._take()
            async with asyncio.timeout(self._limits.seconds):
                await process.ask(request, answer)
        except TimeoutError:
            answer.fail(QueryTimeoutError(self._limits.seconds))
        except BaseException as error:
            answer.fail(error)
            if not isinstance(error, Exception):
                raise
        finally:
            self._turns.leave(client)
            if process is not None:
                self._give_back(process)

    async def _take(self) -> QueryProcess:
        while self._idle:
            process = self._idle.pop()
            if not process.gone():
                return process
            await self._bury(process)
        return await self._start()

    def _give_back(self, process: QueryProcess) -> None:
        if process.fit and not self._closed:
            self._idle.append(process)
            return
        process.kill()
        task = asyncio.create_task(self._replace(process))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, process: QueryProcess) -> None:
        """Bury a worker, and have another ready before it is needed."""
        await self._bury(process)
        with suppress(OSError):  # whoever needs one meets the same
            await self.warm_up()

    async def _start(self) -> QueryProcess:
        process = await asyncio.to_thread(QueryProcess, self._limits.memory)
        self._all.add(process)
        return process

    async def _bury(self, process: QueryProcess) -> None:
        self._all.discard(process)
        await asyncio.to_thread(process.bury)
