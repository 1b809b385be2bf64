"""Around every answer: request id, security headers, size caps, no stack trace.

Plain ASGI, outside the framework's own handlers, so that an answer to a failure has
the same headers as any other.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from itertools import chain
from typing import TYPE_CHECKING, Final

from starlette.requests import HTTPConnection

from api.problems import answer_to, internal_error, stopping
from api.request_errors import (
    HeadersTooLargeError,
    PayloadTooLargeError,
    RequestError,
    UriTooLongError,
)
from api.security_headers import security_headers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOG = logging.getLogger("chidao.http")
REQUEST_ID: Final = "X-Request-ID"
_REQUEST_ID: Final = REQUEST_ID.lower().encode()
LONGEST_REQUEST_ID: Final = 64
LONGEST_URL: Final = 32 * 1024
LONGEST_HEADERS: Final = 64 * 1024


class Envelope:
    """Give every answer its request id and what browsers are told about it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message["headers"])
                given = dict(headers)
                if _REQUEST_ID in given:  # the writer's, of what a reader handed on
                    headers = [pair for pair in headers if pair[0] != _REQUEST_ID]
                headers.append((_REQUEST_ID, request_id.encode()))
                told = security_headers(scope)
                headers += [pair for pair in told if pair[0] not in given]
                message = {**message, "headers": headers}
            await send(message)

        await self.app(scope, receive, send_with_headers)


class Failures:
    """Answer for the app when it fails, and for requests that nothing should read."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_on(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            _check_size(scope)
            await self.app(scope, receive, send_on)
        except RequestError as error:
            if started:
                raise
            await answer_to(HTTPConnection(scope), error)(scope, receive, send_on)
        except asyncio.CancelledError:  # the server stops and cannot wait
            if started:
                raise
            await stopping(scope)(scope, receive, send_on)
        except Exception:
            LOG.exception("request %s failed", scope["state"]["request_id"])
            if started:
                raise
            await internal_error(scope)(scope, receive, send_on)


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

        as_get = {**scope, "method": "GET"}
        await self.app(as_get, receive, send_without_body)
        scope["route"] = as_get.get("route")  # who counts requests asks for it


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
        declared = _header(scope, b"content-length")
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


def _check_size(scope: Scope) -> None:
    """Refuse what is read whole before anything can be said about it."""
    if len(scope["path"]) + len(scope["query_string"]) > LONGEST_URL:
        raise UriTooLongError(LONGEST_URL)
    if sum(map(len, chain.from_iterable(scope["headers"]))) > LONGEST_HEADERS:
        raise HeadersTooLargeError(LONGEST_HEADERS)


def _request_id(scope: Scope) -> str:
    """The id that the client or proxy gave, if it is one; else a new one."""
    given = _header(scope, _REQUEST_ID)
    plain = given.isascii() and given.replace("-", "").isalnum()
    if plain and len(given) <= LONGEST_REQUEST_ID:
        return given
    return secrets.token_hex(16)


def _header(scope: Scope, wanted: bytes) -> str:
    """The first header of a name; nothing if there is none."""
    for name, value in scope["headers"]:
        if name == wanted:
            return str(value, "latin-1")
    return ""
