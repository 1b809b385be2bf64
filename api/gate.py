"""Few at a time: the way in for work that cannot be stopped once begun."""

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

from starlette.concurrency import run_in_threadpool

from api.request_errors import BusyError

T = TypeVar("T")

PLACES: Final = 2
WAIT_SECONDS: Final = 5.0


class Gate:
    """Lets `places` pieces of work run at once; others wait a little, or are refused.

    Waiting takes no thread, so that pages are served however many stand before it.
    """

    def __init__(self, places: int = PLACES, wait: float = WAIT_SECONDS) -> None:
        self._places = asyncio.Semaphore(places)
        self._wait = wait

    async def run(self, work: Callable[[], T]) -> T:
        """Do the work in a thread.

        Raises:
            BusyError: no place became free in time.
        """
        try:
            await asyncio.wait_for(self._places.acquire(), self._wait)
        except TimeoutError as error:
            raise BusyError(self._wait) from error
        try:
            return await run_in_threadpool(work)
        finally:
            self._places.release()
