"""From a reader to the writer: what changes the graph is done where it is held.

The request goes on as it came, its body and the answer streamed, without the headers
that concern one connection alone (RFC 9110 §7.6.1).
"""

from __future__ import annotations

import asyncio
import hmac
from typing import TYPE_CHECKING, Final

import httpx2
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection

from api.addresses import path_of
from api.observing import FORWARDED
from api.problems import answer_to
from api.request_errors import WriterAwayError
from viz.frame import TOOLS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

    from api.serving.roles import Inner

SAFE: Final = ("GET", "HEAD", "OPTIONS")
ANSWERED: Final = ("/sparql", "/api/extract", "/api/verify", TOOLS["check"])
"""What is posted and changes nothing: readers answer it themselves."""

WRITERS: Final = ("/api/jobs", "/api/webhooks", TOOLS["upload"])
"""What the writer alone knows, as the beginnings of paths."""

_SECRET: Final = b"x-chidao-reader"
_CLIENT: Final = b"x-chidao-client"
_SCHEME: Final = b"x-chidao-scheme"
_REQUEST: Final = b"x-request-id"
_OF_A_CONNECTION: Final = frozenset(
    (
        b"connection",
        b"keep-alive",
        b"proxy-authenticate",
        b"proxy-authorization",
        b"proxy-connection",
        b"te",
        b"trailer",
        b"transfer-encoding",
        b"upgrade",
    )
)
_OURS: Final = frozenset((_SECRET, _CLIENT, _SCHEME))
_SERVERS: Final = frozenset((b"date", b"server"))
"""What our own server says of each answer."""

_CONNECT_SECONDS: Final = 2.0
_MOST: Final = 100


class Link:
    """The connections to the writer."""

    def __init__(self, inner: Inner) -> None:
        self.secret = inner.secret.encode("ascii")
        self.client = httpx2.AsyncClient(
            transport=httpx2.AsyncHTTPTransport(
                uds=str(inner.path), limits=httpx2.Limits(max_connections=_MOST)
            ),
            timeout=httpx2.Timeout(None, connect=_CONNECT_SECONDS),
        )

    async def hold(self) -> None:
        """Keep them open until cancelled."""
        async with self.client:
            await asyncio.Event().wait()


class Forwarder:
    """Hands requests on to the writer; `wrote` is awaited before each answer ends."""

    def __init__(
        self, app: ASGIApp, link: Link, wrote: Callable[[], Awaitable[None]]
    ) -> None:
        self.app = app
        self.link = link
        self.wrote = wrote

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request here or there."""
        if scope["type"] != "http" or not _is_writers(scope):
            await self.app(scope, receive, send)
            return
        started = False
        try:
            request = self._request(scope, receive)
            answer = await self.link.client.send(request, stream=True)
            scope["state"][FORWARDED] = True
            try:
                headers = [h for h in answer.headers.raw if _may_come_back(h[0])]
                started = True
                await send(
                    {
                        "type": "http.response.start",
                        "status": answer.status_code,
                        "headers": [(n.lower(), value) for n, value in headers],
                    }
                )
                async for piece in answer.aiter_raw():
                    body = {"type": "http.response.body", "body": piece}
                    await send({**body, "more_body": True})
                await self.wrote()
                await send({"type": "http.response.body", "body": b""})
            finally:
                await answer.aclose()
        except httpx2.TransportError:
            if started:
                raise
            away = answer_to(HTTPConnection(scope), WriterAwayError())
            await away(scope, receive, send)

    def _request(self, scope: Scope, receive: Receive) -> httpx2.Request:
        path = scope["raw_path"].removeprefix(scope["root_path"].encode())
        query = scope["query_string"]
        address = httpx2.URL("http://writer").copy_with(
            raw_path=path + (b"?" + query if query else b"")
        )
        headers = [h for h in scope["headers"] if _may_pass(h[0])]
        client = scope["client"][0] if scope["client"] else ""
        headers += [
            (_SECRET, self.link.secret),
            (_CLIENT, client.encode("ascii", "replace")),
            (_SCHEME, scope["scheme"].encode("ascii")),
        ]
        if not any(name == _REQUEST for name, _ in headers):
            headers.append((_REQUEST, scope["state"]["request_id"].encode("ascii")))
        sent = Headers(scope=scope)
        has_body = "content-length" in sent or "transfer-encoding" in sent
        return httpx2.Request(
            scope["method"],
            address,
            headers=headers,
            content=_body(receive) if has_body else None,
        )


class FromReader:
    """Lets the writer know who asked the reader; nobody else is believed."""

    def __init__(self, app: ASGIApp, secret: str) -> None:
        self.app = app
        self.secret = secret.encode("ascii")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] == "http":
            said = {name: value for name, value in scope["headers"] if name in _OURS}
            if hmac.compare_digest(said.get(_SECRET, b""), self.secret):
                client = said[_CLIENT].decode("ascii")
                scope["client"] = (client, 0) if client else None
                scope["scheme"] = said[_SCHEME].decode("ascii")
        await self.app(scope, receive, send)


def _is_writers(scope: Scope) -> bool:
    path = path_of(scope)
    if path.startswith(WRITERS):
        return True
    return scope["method"] not in SAFE and path not in ANSWERED


def _may_pass(name: bytes) -> bool:
    lower = name.lower()
    return lower not in _OF_A_CONNECTION and lower not in _OURS


def _may_come_back(name: bytes) -> bool:
    return _may_pass(name) and name.lower() not in _SERVERS


async def _body(receive: Receive) -> AsyncIterator[bytes]:
    """The body of a request as it comes.

    Raises:
        httpx2.ReadError: the client went away.
    """
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            reason = "the client went away"
            raise httpx2.ReadError(reason)
        yield message.get("body", b"")
        more = message.get("more_body", False)
