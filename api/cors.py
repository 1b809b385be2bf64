"""Answers that pages of other sites may read (the CORS protocol of the Fetch Standard).

https://fetch.spec.whatwg.org/#http-cors-protocol

Sites that are named may do what the token allows that they send. Any site, where that
is set, may ask without a token only. Cookies are never let through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

ANY: Final = "*"
READING: Final = ("GET", "HEAD", "POST")
"""A query, a letter to be read and a text to be verified are posted."""
METHODS: Final = (*READING, "PUT", "PATCH", "DELETE")
HEADERS: Final = (
    "Accept",
    "Accept-Language",
    "Content-Type",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "Last-Event-ID",
    "X-Request-ID",
)
EXPOSED: Final = (
    "Content-Disposition",
    "ETag",
    "Link",
    "Location",
    "Retry-After",
    "WWW-Authenticate",
    "X-Request-ID",
)
PREFLIGHT_SECONDS: Final = 600


class Cors:
    """Tell browsers which pages of other sites may read our answers."""

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        self.app = app
        self.named = frozenset(origins) - {ANY}
        self.any = ANY in origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request; a preflight is answered here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asked = Headers(scope=scope)
        allowed = self._allowed(asked.get("origin"))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if self.named:
                    headers.add_vary_header("Origin")
                if allowed is not None:
                    headers["Access-Control-Allow-Origin"] = allowed
                    headers["Access-Control-Expose-Headers"] = ", ".join(EXPOSED)
            await send(message)

        if scope["method"] == "OPTIONS" and "access-control-request-method" in asked:
            answer = _preflight(allowed)
            await answer(scope, receive, send_with_headers)
        else:
            await self.app(scope, receive, send_with_headers)

    def _allowed(self, origin: str | None) -> str | None:
        if origin is None:
            return None
        if origin in self.named:
            return origin
        return ANY if self.any else None


def _preflight(allowed: str | None) -> Response:
    """What a page of this origin may ask; an origin that is not allowed is told none.

    What it asks for in particular is not looked at: the browser compares.
    """
    answer = Response(status_code=204)
    if allowed is not None:
        named = allowed != ANY
        methods = METHODS if named else READING
        headers = (*HEADERS, "Authorization") if named else HEADERS
        answer.headers["Access-Control-Allow-Methods"] = ", ".join(methods)
        answer.headers["Access-Control-Allow-Headers"] = ", ".join(headers)
        answer.headers["Access-Control-Max-Age"] = str(PREFLIGHT_SECONDS)
    return answer
