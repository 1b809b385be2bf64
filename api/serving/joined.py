"""What is written within one turn of the loop is sent at once: a head with its body.

Each piece that is sent alone costs a call of the system and wakes the client, together
more than it takes to make a short answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import asyncio

SMALL: Final = 16 * 1024
"""Bytes of a piece that waits for the next one, or for the end of the turn."""


class Joined:
    """A transport whose small pieces go out with what is written next."""

    def __init__(
        self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop
    ) -> None:
        self._transport = transport
        self._loop = loop
        self._held = b""
        self._turn: asyncio.Handle | None = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a transport has
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Send a piece behind the one that waits, or have it wait if it is small."""
        if self._turn is None and len(data) <= SMALL:
            self._held = data
            self._turn = self._loop.call_soon(self._send)
        elif len(data) <= SMALL:
            self._send(data)
        else:
            self._send()
            self._transport.write(data)

    def write_eof(self) -> None:
        """Say that nothing more will come."""
        self._send()
        self._transport.write_eof()

    def close(self) -> None:
        """Close once all is sent."""
        self._send()
        self._transport.close()

    def _send(self, more: bytes = b"") -> None:
        if self._turn is None:
            return
        self._turn.cancel()
        self._turn, data = None, self._held + more
        if not self._transport.is_closing():
            self._transport.write(data)
