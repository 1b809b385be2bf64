"""HTTP/1.1 on one connection, within limits: who sends slowly or endlessly is let go.

uvicorn itself limits neither how large the head of a request is nor how long it, its
body or the reading of an answer may take ("slowloris"); RFC 9110 §15.5.9, RFC 6585 §5.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.serving.joined import Joined

if TYPE_CHECKING:
    import asyncio

MOST_HEAD: Final = 128 * 1024
"""Bytes of the address and the headers; the application answers for less than that."""

_PER_HEADER: Final = 32
"""What a header counts beside its name and value, since it takes memory (RFC 9113)."""

_AS_BEFORE: Final = -1.0

HEAD_SECONDS: Final = 15.0
BODY_SECONDS: Final = 30.0
"""How long nothing may come of a body, or nothing be taken of an answer."""

LINGER_SECONDS: Final = 1.0
MOST_CONNECTIONS: Final = 2000


class Wire(HttpToolsProtocol):
    """A connection; one timer tells that what is awaited of the client did not come."""

    _timer: asyncio.TimerHandle | None = None
    _writing: asyncio.TimerHandle | None = None
    _due: float | None = None
    _head = 0
    _refused = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn
        """Begin to wait for a request, unless there are too many that do."""
        joined = Joined(transport, self.loop)
        super().connection_made(cast("asyncio.Transport", joined))
        if len(self.connections) > MOST_CONNECTIONS:
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        self._await(HEAD_SECONDS)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._await(None)
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on; between two requests a new one has begun.

        The timer is set once, by what came last: most requests are here whole.
        """
        if self._refused:
            return
        begins = self._timer is None and self._is_idle()
        self._due = HEAD_SECONDS if begins else _AS_BEFORE
        super().data_received(data)
        if self._due != _AS_BEFORE and not self._refused:
            self._await(self._due)

    def on_message_begin(self) -> None:
        """Begin with a request."""
        self._head = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """Take a piece of the address."""
        if self._fits(len(url)):
            super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        if self._fits(len(name) + len(value) + _PER_HEADER):
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Have the request answered, and wait for its body."""
        if self._head <= MOST_HEAD:
            self._due = BODY_SECONDS
            super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body."""
        if self._head <= MOST_HEAD:
            self._due = BODY_SECONDS
            super().on_body(body)

    def on_message_complete(self) -> None:
        """The request is here whole."""
        if self._head <= MOST_HEAD:
            self._due = None
            super().on_message_complete()

    def pause_writing(self) -> None:
        """Too much of an answer waits to be taken."""
        super().pause_writing()
        self._writing = self.loop.call_later(BODY_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """It was taken."""
        if self._writing is not None:
            self._writing.cancel()
            self._writing = None
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP."""
        del msg
        self._refuse(HTTPStatus.BAD_REQUEST)

    def _is_idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _await(self, seconds: float | None) -> None:
        """Give the client so long for what is to come next; None: nothing is."""
        if self._timer is not None:
            self._timer.cancel()
        later = None if seconds is None else self.loop.call_later(seconds, self._late)
        self._timer = later

    def _late(self) -> None:
        self._timer = None
        if self._refused and self._is_idle():
            self.transport.close()
        elif self.flow.read_paused:  # it is we who do not read on
            self._await(BODY_SECONDS)
        elif self._is_idle():
            self._refuse(HTTPStatus.REQUEST_TIMEOUT)
        else:
            self.transport.close()

    def _fits(self, size: int) -> bool:
        """Whether the head of the request is not too large with a piece of it."""
        before, self._head = self._head, self._head + size
        if before <= MOST_HEAD < self._head:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        return self._head <= MOST_HEAD

    def _refuse(self, status: HTTPStatus) -> None:
        """Say what is wrong, as a problem (RFC 9457), and close.

        What still comes is thrown away for a while: to close on it would have the
        client's system throw away what we said (RFC 9112 §9.6).
        """
        if self._refused or self.transport.is_closing():
            return
        self._refused = True
        if not self._is_idle():  # what is being answered is answered first
            self.cycle.keep_alive = False
            return
        problem = {"title": status.phrase, "status": status.value}
        body = json.dumps(problem).encode()
        head = (
            f"HTTP/1.1 {status.value} {status.phrase}\r\n"
            "Content-Type: application/problem+json\r\n"
            f"Content-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n"
        )
        self.transport.write(head.encode("ascii") + body)
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self._await(LINGER_SECONDS)
