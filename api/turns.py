"""Who is served next: each client in its turn, however much one of them asks for."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from contextlib import suppress
from typing import Final

from api.request_errors import BusyError, TooManyRequestsError

MOST_WAITING: Final = 64
MOST_OF_ONE: Final = 16
WAIT_SECONDS: Final = 10.0


class Turns:
    """Lets `places` pieces of work run at once, for all clients alike.

    One client has at most all places but one, and `most_of_one` pieces running or
    waiting; waiting takes no thread. To be used from one event loop.
    """

    def __init__(
        self,
        places: int,
        wait: float = WAIT_SECONDS,
        most_of_one: int = MOST_OF_ONE,
    ) -> None:
        self._free = places
        self._share = max(1, places - 1)
        self._wait = wait
        self._most_of_one = most_of_one
        self._running: Counter[str] = Counter()
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(map(len, self._waiting.values()))

    async def enter(self, client: str) -> None:
        """Wait for a place; `leave` gives it back.

        Raises:
            TooManyRequestsError: this client has too much running and waiting.
            BusyError: too many wait, or no place became free in time.
        """
        if self._free and self._may_run(client) and not self._waiting:
            self._take(client)
            return
        mine = len(self._waiting.get(client, ()))
        if mine + self._running[client] >= self._most_of_one:
            raise TooManyRequestsError(self._wait)
        if self.waiting >= MOST_WAITING:
            raise BusyError(self._wait)
        turn = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append(turn)
        self._call_next()
        try:
            async with asyncio.timeout(self._wait):
                await turn
        except BaseException as error:
            if turn.cancelled():
                self._forget(client, turn)
            else:  # called and gone at the same moment
                self.leave(client)
            if isinstance(error, TimeoutError):
                raise BusyError(self._wait) from error
            raise

    def leave(self, client: str) -> None:
        """Give a place back."""
        self._free += 1
        self._running[client] -= 1
        if not self._running[client]:
            del self._running[client]
        self._call_next()

    def _may_run(self, client: str) -> bool:
        return self._running[client] < self._share

    def _take(self, client: str) -> None:
        self._free -= 1
        self._running[client] += 1

    def _call_next(self) -> None:
        """Give free places to those who wait; who was called goes to the end."""
        for client in list(self._waiting):
            if not self._free:
                return
            if self._may_run(client):
                queue = self._waiting.pop(client)
                turn = queue.popleft()
                if queue:
                    self._waiting[client] = queue
                if not turn.cancelled():
                    self._take(client)
                    turn.set_result(None)

    def _forget(self, client: str, turn: asyncio.Future[None]) -> None:
        queue = self._waiting.get(client, deque())
        with suppress(ValueError):  # its turn had come already
            queue.remove(turn)
        if not queue:
            self._waiting.pop(client, None)
