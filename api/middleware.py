"""Around every answer: request id, security headers, size cap, no stack trace.

Plain ASGI, outside the framework's own handlers, so that an answer to a failure has
the same headers as any other.
"""

from __future__ import annotations

import asyncio
import logging
import uuid
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders

from api.faults import PayloadTooLargeError
from api.problems import internal_error, stopping

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("chidao.http")
REQUEST_ID: Final = "X-Request-ID"
LONGEST_REQUEST_ID: Final = 64
CONTENT_SECURITY_POLICY: Final = (
    "default-src 'self'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
SECURITY_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class Envelope:
    """Give every answer its headers, and answer for the app when it fails."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = _request_id(Headers(scope=scope))
        scope.setdefault("state", {})["request_id"] = request_id
        started = False

        async def send_with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                headers[REQUEST_ID] = request_id
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except asyncio.CancelledError:  # the server stops and cannot wait
            if started:
                raise
            await stopping(scope)(scope, receive, send_with_headers)
        except Exception:
            LOG.exception("request %s failed", request_id)
            if started:
                raise
            await internal_error(scope)(scope, receive, send_with_headers)


class Head:
    """Answer HEAD as GET would, without the body (RFC 9110 §9.3.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def send_without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, send_without_body)


class BodyLimit:
    """Refuse request bodies above `limit` bytes, declared or sent.

    `others` are the limits of paths that have their own.
    """

    def __init__(self, app: ASGIApp, limit: int, others: Mapping[str, int]) -> None:
        self.app = app
        self.limit = limit
        self.others = others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request; reading its body raises when it grows too large."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.others.get(scope["path"], self.limit)
        declared = Headers(scope=scope).get("content-length", "")
        too_large = declared.isdecimal() and int(declared) > limit
        received = 0

        async def receive_within_limit() -> Message:
            nonlocal received
            if too_large:
                raise PayloadTooLargeError(limit)
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise PayloadTooLargeError(limit)
            return message

        await self.app(scope, receive_within_limit, send)


def _request_id(headers: Headers) -> str:
    """The id that the client or proxy gave, if it is one; else a new one."""
    given = headers.get(REQUEST_ID, "")
    plain = given.isascii() and given.replace("-", "").isalnum()
    if plain and len(given) <= LONGEST_REQUEST_ID:
        return given
    return uuid.uuid4().hex
