"""The child's side of `api.query_pool`: answers foreign queries on the last snapshot.

It reads one request after another from its socket, a line of JSON each, and writes each
answer in frames. It is killed when it takes too long, yields
to the pages of the server, and has no network where the system allows that.
"""

from __future__ import annotations

import json
import os
import resource
import socket
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from api.child import die_with, leave_network, limit, resident
from api.query_frames import DATA, END, FRAME, HEAD, PLACE, REFUSED
from graph.engines.server import Server, place_of
from graph.errors import GraphError
from graph.foreign import Asked, Bounds
from graph.store import Store
from graph.updates import Checked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.engines.server import Place

PIECE: Final = 64 * 1024
NICE: Final = 10
WEIGHED: Final = 50
"""Queries between two looks at how much memory is held, each as long as a query."""

_GZIP: Final = 31
_GZIP_LEVEL: Final = 4


def main(jobs: int, lifeline: int, megabytes: int) -> None:
    """Answer what comes in on one descriptor until it or the lifeline closes.

    Args:
        jobs: the descriptor of the socket.
        lifeline: the descriptor that closes when the parent dies.
        megabytes: of memory that this process may take.
    """
    place = place_of(os.environ[PLACE])
    if not isinstance(place, Server):
        leave_network()
    die_with(lifeline)
    os.nice(NICE)
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_DATA, megabytes * 1024 * 1024)
    with suppress(EOFError, OSError):
        _Worker(place, socket.socket(fileno=jobs)).serve()


class _Worker:
    """Holds the newest snapshot that it was asked for, and the way back."""

    def __init__(self, place: Place, connection: socket.socket) -> None:
        self._place = place
        self._connection = connection
        self._lines = connection.makefile("rb")
        self._store: Store | None = None

    def serve(self) -> None:
        """Say that it is ready, then answer one request after another."""
        _Frames(self._connection).end(0)
        for jobs, line in enumerate(self._lines):
            frames = _Frames(self._connection)
            try:
                self._answer(json.loads(line), frames)
            except GraphError as error:
                frames.refuse(error)
            else:
                frames.end(0 if jobs % WEIGHED else resident())

    def _answer(self, request: Mapping[str, Any], frames: _Frames) -> None:
        store = self._newest()
        if "update" in request:
            update = Checked(**request["update"])
            store.try_out(update, Path(request["copy"]))
            return
        frames.compress(gzip=request["gzip"])
        asked, bounds = Asked(**request["query"]), Bounds(**request["bounds"])
        store.answer(asked, frames, bounds)

    def _newest(self) -> Store:
        if self._store is None:
            self._store = Store.open_snapshot(self._place)
        elif newer := self._store.newer():
            self._store.close()
            self._store = newer
        return self._store


class _Frames:
    """Sends an answer in frames, several at once where they are small."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._packer: Any = None
        self._sent = bytearray()
        self._piece = bytearray()

    def compress(self, *, gzip: bool) -> None:
        """Have the answer gzipped."""
        self._packer = zlib.compressobj(_GZIP_LEVEL, wbits=_GZIP) if gzip else None

    def begin(self, media_type: str) -> None:
        """Send the media type."""
        self._frame(HEAD, media_type.encode())

    def take(self, data: bytes) -> None:
        """Send some of the answer, sooner or later."""
        self._piece += self._packer.compress(data) if self._packer else data
        if len(self._piece) >= PIECE:
            self._send_piece()

    def end(self, held: int) -> None:
        """Send what is left, and that the answer is whole.

        `held` are the bytes of memory that this process holds; 0 where nobody looked.
        """
        if self._packer:
            self._piece += self._packer.flush()
        self._send_piece()
        self._frame(END, str(held).encode())
        self._connection.sendall(self._sent)

    def refuse(self, error: GraphError) -> None:
        """Send an error that ends the answer, whatever of it was sent."""
        told = {"error": type(error).__name__, "args": error.args}
        self._frame(REFUSED, json.dumps(told, default=str).encode())
        self._connection.sendall(self._sent)

    def _send_piece(self) -> None:
        if self._piece:
            self._frame(DATA, self._piece)
            self._piece.clear()
        if len(self._sent) >= PIECE:
            self._connection.sendall(self._sent)
            self._sent.clear()

    def _frame(self, kind: bytes, payload: bytes | bytearray) -> None:
        self._sent += FRAME.pack(kind, len(payload)) + payload
