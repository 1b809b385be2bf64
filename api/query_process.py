"""The parent's side of a query worker: starts it, asks it, kills it.

The child's side is `api.query_worker`.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from api.children import start_child
from api.query_frames import DATA, END, FRAME, HEAD, PLACE
from api.request_errors import QueryTooHeavyError
from graph import errors
from graph.engine import StoreFullError, StoreUnwritableError
from graph.engines.errors import ExternalStoreError
from graph.engines.server import Place, Server

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.query_answer import Answer

MOST_JOBS: Final = 10_000
MOST_RESIDENT: Final = 512 * 1024 * 1024
CHUNK: Final = 256 * 1024
_ERRORS: Final = {
    kind.__name__: kind
    for kind in (
        errors.NoStoreError,
        errors.NotAcceptableError,
        errors.QueryRefusedError,
        errors.QuerySyntaxError,
        errors.StoreCorruptError,
        StoreFullError,
        StoreUnwritableError,
        ExternalStoreError,
    )
}
"""What a worker may say went wrong: nothing else of what it sends is believed."""


def _environment(place: Place) -> dict[str, str]:
    """What tells a worker where the store is."""
    more = place.environment if isinstance(place, Server) else {}
    return {PLACE: str(place), **more}


def _told(payload: bytes) -> errors.GraphError | None:
    """The error that a worker tells of; None if it is none of those it may."""
    try:
        told = json.loads(payload)
        return _ERRORS[told["error"]](*told["args"])
    except (ValueError, LookupError, TypeError):
        return None


class QueryProcess:
    """One worker, the socket to it, and the lifeline that it dies by."""

    def __init__(self, place: Place, megabytes: int) -> None:
        """Start it, which takes some milliseconds; it is ready after some more.

        Raises:
            OSError: the system has no room for another process.
        """
        self._socket, theirs = socket.socketpair()
        self._socket.setblocking(False)  # noqa: FBT003 - the only argument
        try:
            self._process, self._lifeline = start_child(
                "api.query_worker", theirs.fileno(), megabytes, _environment(place)
            )
        finally:
            theirs.close()
        self.fit = True
        self._jobs = 0
        self._received = bytearray()

    async def send(self, request: Mapping[str, object]) -> None:
        """Ask something of it; it is fit for more when the answer is whole.

        Raises:
            QueryTooHeavyError: it has died.
        """
        self.fit = False
        self._jobs += 1
        loop = asyncio.get_running_loop()
        line = json.dumps(request).encode() + b"\n"
        try:
            await loop.sock_sendall(self._socket, line)
        except OSError as error:
            raise QueryTooHeavyError from error

    async def receive(self, answer: Answer) -> None:
        """Wait for more of an answer.

        Raises:
            GraphError: what the worker says is wrong with what was asked.
            QueryTooHeavyError: the worker died of it, or says what none would.
        """
        try:
            chunk = await self._chunk()
        except OSError as error:
            raise QueryTooHeavyError from error
        if not chunk:
            raise QueryTooHeavyError
        self._received += chunk
        for kind, payload in self._frames():
            if kind == HEAD:
                answer.media_type = payload.decode()
            elif kind == DATA:
                await answer.put(payload)
            elif kind == END:
                self.fit = self._jobs < MOST_JOBS and int(payload) < MOST_RESIDENT
                answer.end()
            else:
                refused = _told(payload)
                self.fit = refused is not None
                raise refused or QueryTooHeavyError

    async def _chunk(self) -> bytes:
        """What came next; to stop waiting for it loses nothing.

        `loop.sock_recv` may have taken bytes already when it is cancelled.
        """
        loop = asyncio.get_running_loop()
        while True:
            with suppress(BlockingIOError):
                return self._socket.recv(CHUNK)
            readable = asyncio.Event()
            loop.add_reader(self._socket, readable.set)
            try:
                await readable.wait()
            finally:
                loop.remove_reader(self._socket)

    def _frames(self) -> list[tuple[bytes, bytes]]:
        """The frames that came in whole, taken off what was received."""
        received, start, size = self._received, 0, FRAME.size
        frames = []
        while start + size <= len(received):
            kind, length = FRAME.unpack_from(received, start)
            end = start + size + length
            if end > len(received):
                break
            frames.append((kind, bytes(memoryview(received)[start + size : end])))
            start = end
        del received[:start]
        return frames

    def gone(self) -> bool:
        """Whether it died while nobody asked anything of it."""
        return self._process.poll() is not None

    def kill(self) -> None:
        """Kill it, whatever it does."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def bury(self) -> None:
        """Wait for its end and let go of what is left of it; once."""
        self.kill()
        self._process.wait()
        self._socket.close()
        os.close(self._lifeline)
