"""HTTP/1.1 for the server, with bounds on what comes before a request can be answered.

uvicorn's parser keeps the head of a request whole, however long it is and however
long it takes: a few connections would take all memory, or all places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

if TYPE_CHECKING:
    from asyncio import TimerHandle, Transport

MOST_HEAD_BYTES: Final = 128 * 1024
"""Above what `api.middleware` refuses with a reason."""
HEAD_SECONDS: Final = 20.0
_TOO_LARGE: Final = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"Content-Length: 0\r\nConnection: close\r\n\r\n"
)
_TOO_SLOW: Final = (
    b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
)


class BoundedProtocol(HttpToolsProtocol):
    """Refuses heads that are too long or too slow, and closes the connection."""

    head_seconds = HEAD_SECONDS

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override] # as the base has it
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._head_bytes = 0
        self._patience: TimerHandle | None = None
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._wait_no_more()
        super().connection_lost(exc)

    def on_message_begin(self) -> None:
        """A request begins: from here on its head is counted."""
        super().on_message_begin()
        self._head_bytes = 0
        if self._patience is None:
            self._wait()

    def on_headers_complete(self) -> None:
        """The head is whole; a body has its own limits."""
        self._wait_no_more()
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        """Read on, unless the head has become too long."""
        super().data_received(data)
        if self._patience is not None:
            self._head_bytes += len(data)
            if self._head_bytes > MOST_HEAD_BYTES:
                self._refuse(_TOO_LARGE)

    def _wait(self) -> None:
        self._patience = self.loop.call_later(
            self.head_seconds, self._refuse, _TOO_SLOW
        )

    def _wait_no_more(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _refuse(self, answer: bytes) -> None:
        """Say why and close; what is being answered here is answered first."""
        self._wait_no_more()
        if self.transport.is_closing():
            return
        if self.cycle is None or self.cycle.response_complete:
            self.transport.write(answer)
            self.transport.close()
        else:
            self.cycle.keep_alive = False
            self.flow.pause_reading()
