"""Conditional requests (RFC 9110 §13): what a client has already is not computed anew.

An answer follows from what the store holds, the day, the program, and the request: its
entity tag is made of these, before there is any answer, and is weak (§8.8.1), since
two such answers mean the same and need not be the same bytes. A tag that comes back in
`If-None-Match` is answered with 304 at once.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response

from api.addresses import path_of
from api.clock import today
from api.framing import DERIVED as PAGES

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

DERIVED: Final = (
    "/api/agencies",
    "/api/agenda",
    "/api/compare",
    "/api/corrections",
    "/api/dataset",
    "/api/documents",
    "/api/facets",
    "/api/expand",
    "/api/feeds",
    "/api/gaps",
    "/api/impact",
    "/api/matrix",
    "/api/reports",
    "/api/search",
    "/api/targets",
    "/api/tasks",
    "/api/trace",
    "/api/why",
    "/data",
    "/id",
)
"""Paths whose answers, and those of all below them, follow from the store alone."""

VARY: Final = ("Accept", "Accept-Language")
CACHE: Final = "no-cache"
"""Answers may be kept by anyone, who asks each time whether they still hold."""

_ALL: Final = frozenset((*PAGES, *DERIVED))
_BELOW: Final = tuple(f"{place}/" for place in _ALL if place != "/")
_METHODS: Final = ("GET", "HEAD")


class Conditional:
    """Give answers their entity tag, and spare those that the client has.

    `program` tells one version of the program, as it is set up, from another.
    """

    def __init__(self, app: ASGIApp, program: str) -> None:
        self.app = app
        self.program = program

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request; whatever streams goes on streaming."""
        if not _is_derived(scope):
            await self.app(scope, receive, send)
            return
        tag = self._tag(scope)
        told = {"ETag": f"W/{tag}", "Cache-Control": CACHE, "Vary": ", ".join(VARY)}
        # An opaque tag holds no quotes: quoted ours is in the list, or it is not.
        if tag in Headers(scope=scope).get("if-none-match", ""):
            await Response(status_code=304, headers=told)(scope, receive, send)
            return

        async def send_with_tag(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Vary"] = _with_ours(headers.get("vary", ""))
                headers.setdefault("Cache-Control", CACHE)
                if message["status"] == 200:  # noqa: PLR2004 - what 304 stands for
                    headers["ETag"] = told["ETag"]
            await send(message)

        await self.app(scope, receive, send_with_tag)

    def _tag(self, scope: Scope) -> str:
        """The opaque part of the tag, in its quotes."""
        headers = Headers(scope=scope)
        store = scope["state"].get("store") or scope["app"].state.store
        parts = (
            store.state,
            today().isoformat(),
            self.program,
            scope["path"],
            scope["query_string"].decode("latin-1"),
            *(headers.get(name, "") for name in VARY),
        )
        digest = hashlib.blake2b(repr(parts).encode(), digest_size=16)
        return f'"{digest.hexdigest()}"'


def _with_ours(vary: str) -> str:
    """What an answer varies by, and what all of these do, each once."""
    told = [name.strip() for name in vary.split(",") if name.strip()]
    known = {name.lower() for name in told}
    return ", ".join([*told, *(name for name in VARY if name.lower() not in known)])


def _is_derived(scope: Scope) -> bool:
    """Whether a request asks for what the store alone decides about."""
    if scope["type"] != "http" or scope["method"] not in _METHODS:
        return False
    path = path_of(scope)
    return path in _ALL or path.startswith(_BELOW)
