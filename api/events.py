"""Server-sent events: WHATWG HTML, §9.2 ("Server-sent events")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from fastapi.responses import StreamingResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

MEDIA_TYPE: Final = "text/event-stream"
KEEP_ALIVE: Final = ": \n\n"
"""A comment: says nothing but that the connection lives."""


def event(name: str, id_: int, data: str) -> str:
    """One event; `data` is a single line."""
    return f"event: {name}\nid: {id_}\ndata: {data}\n\n"


def response(told: AsyncIterator[str]) -> StreamingResponse:
    """A stream that nobody on the way keeps or gathers."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(told, media_type=MEDIA_TYPE, headers=headers)
