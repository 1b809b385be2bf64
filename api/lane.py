"""A short way to the SPARQL endpoint, past what its requests have no use for.

A short query takes less time than a framework needs to see that there is nothing to
do. Its routes are described like all others (`api.routers.sparql`), and take what does
not come this way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Request

from api.addresses import path_of
from api.faults import FORESEEN
from api.middleware import BodyLimit
from api.negotiation import prefers_page
from api.problems import answer_to

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    Handler = Callable[[Request], Awaitable[Response]]


class Lane:
    """Lead requests for one path to their handlers, by method; all others on.

    Whoever prefers HTML is led on too, to the page of that path.
    """

    def __init__(
        self, app: ASGIApp, path: str, handlers: Mapping[str, Handler], limit: int
    ) -> None:
        self.app = app
        self.path = path
        self.handlers = handlers
        self.direct = BodyLimit(self._answer, limit, {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        known = scope["type"] == "http" and scope["method"] in self.handlers
        here = known and path_of(scope) == self.path and not prefers_page(scope)
        await (self.direct if here else self.app)(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = await self.handlers[scope["method"]](request)
        except FORESEEN as error:
            response = answer_to(request, error)
        await response(scope, receive, send)
