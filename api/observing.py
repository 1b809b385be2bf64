"""Around every request: it is timed, counted and logged once it is answered."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final

from api.addresses import path_of
from api.logs import ACCESS, FIELDS, short_path

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from api.metrics import Metrics

LOG: Final = logging.getLogger(ACCESS)
OTHER: Final = "other"
FORWARDED: Final = "forwarded"
"""In the state of a request: another process answered it, and counts it."""

_UNROUTED: Final = ("/static", "/openapi.json", "/sparql")
BROKEN: Final = 499
"""The status of a request whose client went away before the answer began (nginx's)."""


class Observer:
    """The outermost of all: sees what really was sent."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = time.perf_counter()
        path = path_of(scope)
        status, size = BROKEN, 0

        async def send_counted(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                size += len(message.get("body", b""))
            await send(message)

        try:
            with self.metrics.running():
                await self.app(scope, receive, send_counted)
        finally:
            if FORWARDED not in scope.get("state", {}):
                seconds = time.perf_counter() - begun
                route = _route(scope, path)
                self.metrics.request(scope["method"], route, status, seconds)
                _log(scope, route, status, size, seconds)


def _route(scope: Scope, path: str) -> str:
    """The template of the route that answered; few values, whatever is asked for."""
    template = getattr(scope.get("route"), "path", None)
    if isinstance(template, str):
        return template
    return next((known for known in _UNROUTED if path.startswith(known)), OTHER)


def _log(scope: Scope, route: str, status: int, size: int, seconds: float) -> None:
    if not LOG.isEnabledFor(logging.INFO):
        return
    state = scope.get("state", {})
    client = scope.get("client")
    fields = {
        "method": scope["method"],
        "path": short_path(scope["path"]),
        "route": route,
        "status": status,
        "ms": round(seconds * 1000, 1),
        "bytes": size,
        "client": client[0] if client else None,
        "token": getattr(state.get("person"), "name", None),
        "request_id": state.get("request_id"),
    }
    LOG.info("request", extra={FIELDS: fields})
