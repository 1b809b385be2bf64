"""An answer on its way: taken from a worker ahead of the client that reads it."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

MEGABYTE: Final = 1024 * 1024
MOST_AHEAD: Final = 4 * MEGABYTE
"""How much waits for a slow client; the worker is free once all the rest is read."""


class Answer:
    """The bytes of an answer, as they come.

    `ready` returns when it is whole or has a megabyte: until then an error is raised
    there, later while reading, so that nothing cut short looks whole. `size` counts the
    bytes that are there and not read.
    """

    def __init__(self) -> None:
        self.media_type = ""
        self.whole = False
        self._pieces: deque[bytes] = deque()
        self.size = 0
        self._error: BaseException | None = None
        self._task: asyncio.Task[None] | None = None
        self.made = False
        self._begun = asyncio.Event()
        self._changed = asyncio.Event()

    def made_by(self, task: asyncio.Task[None]) -> None:
        """Name the task that makes the rest of it, and gives back what that takes."""
        self._task = task
        self.made = True

    async def put(self, piece: bytes) -> None:
        """Add a piece, and wait while too much is there that nobody has read."""
        self._pieces.append(piece)
        self.size += len(piece)
        if self.size >= MEGABYTE:
            self._begun.set()
        self._changed.set()
        while self.size > MOST_AHEAD:
            self._changed.clear()
            await self._changed.wait()

    def end(self) -> None:
        """Say that it is whole."""
        self.whole = True
        self._begun.set()
        self._changed.set()

    def fail(self, error: BaseException) -> None:
        """Say that the rest will not come; of a whole answer nothing is missing."""
        if not self.whole:
            self._error = error
            self._begun.set()
            self._changed.set()

    async def ready(self) -> None:
        """Wait until it can be sent.

        Raises:
            Exception: why there is no answer.
        """
        try:
            await self._begun.wait()
        except BaseException:
            self.abandon()
            raise
        if self._error is not None:
            raise self._error

    def body(self) -> bytes:
        """All of an answer that is whole."""
        return b"".join(self._pieces)

    async def pieces(self) -> AsyncIterator[bytes]:
        """The pieces, as they come.

        Raises:
            Exception: why the rest did not come.
        """
        while True:
            while self._pieces:
                piece = self._pieces.popleft()
                self.size -= len(piece)
                self._changed.set()
                yield piece
            if self._error is not None:
                raise self._error
            if self.whole:
                return
            self._changed.clear()
            await self._changed.wait()

    def abandon(self) -> None:
        """Stop the work: nobody wants the answer any more."""
        if self._task is not None and not self.whole:
            self._task.cancel()
