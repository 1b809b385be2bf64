"""Who asks, and may this person: the token of a request.

Only the header `Authorization: Bearer …` counts (RFC 6750 §2.1): what a browser sends
by itself would let other sites write.
"""

from collections.abc import Iterator
from typing import Final

from fastapi.openapi.models import HTTPBearer
from fastapi.routing import APIRoute
from fastapi.security.base import SecurityBase
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Send
from starlette.types import Scope as Connection

from api.addresses import path_of
from api.clock import today
from api.problems import answer_to
from api.recording import begin
from api.request_errors import (
    BadRequestError,
    ForbiddenError,
    RequestError,
    UnauthorizedError,
)
from api.tokens import Person, Scope, Tokens

OPEN: Final = frozenset(("/healthz", "/readyz", "/docs", "/openapi.json", "/problems"))
OPEN_BELOW: Final = ("/static/", "/problems/")
"""What a private server shows to everybody: nothing that a letter says."""


def admit(request: HTTPConnection, scope: Scope) -> Person:
    """Tell who asks, if the token of this person has the scope.

    Raises:
        UnauthorizedError: there is no token, or none that counts.
        ForbiddenError: it has other scopes.
        BadRequestError: there are several.
        TokensDamagedError: nobody can be told from anybody.
    """
    secret = _secret(request)
    if secret is None:
        raise UnauthorizedError(sent=False)
    tokens: Tokens = request.app.state.tokens
    person = tokens.person(secret, today())
    if person is None:
        raise UnauthorizedError(sent=True)
    request.state.person = person
    if scope not in person.scopes:
        raise ForbiddenError(scope)
    return person


def _secret(request: HTTPConnection) -> str | None:
    sent = request.headers.getlist("authorization")
    if len(sent) > 1:
        raise BadRequestError(key="two_tokens")
    kind, _, secret = (sent[0] if sent else "").partition(" ")
    return secret.strip(" ") or None if kind.lower() == "bearer" else None


class Needs(SecurityBase):
    """The dependency of a route that wants a scope; gives the person who has it.

    What this person is let in to change is on record before the route begins.
    """

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.scheme_name = "token"
        self.model = HTTPBearer(description="`chidao token add` gives one")

    def __call__(self, request: Request) -> Person:
        """Let the person in.

        Raises:
            RequestError: as `admit`, or what is to come cannot be put on record.
        """
        person = admit(request, self.scope)
        begin(request, person, self.scope)
        return person


class Guard:
    """Take no body from whom the route will not let in: it is read before all else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Connection, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        admitted = False

        async def receive_if_admitted() -> Message:
            nonlocal admitted
            if not admitted:
                for wanted in _wanted(scope.get("route")):
                    admit(HTTPConnection(scope), wanted)
                admitted = True
            return await receive()

        await self.app(scope, receive_if_admitted, send)


def _wanted(route: object) -> Iterator[Scope]:
    """The scopes that a route wants, by its dependencies and theirs."""
    found = [route.dependant] if isinstance(route, APIRoute) else []
    while found:
        one = found.pop()
        found += one.dependencies
        if isinstance(one.call, Needs):
            yield one.call.scope


class Private:
    """Let nobody read without a token, whatever the route.

    Caches between us and a reader are told to keep nothing for others.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Connection, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] == "lifespan" or _is_open(scope):
            await self.app(scope, receive, send)
            return

        async def send_for_one(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Cache-Control"] = "private, no-cache"
                headers.add_vary_header("Authorization")
            await send(message)

        request = HTTPConnection(scope)
        try:
            admit(request, "read")
        except RequestError as error:
            await answer_to(request, error)(scope, receive, send_for_one)
        else:
            await self.app(scope, receive, send_for_one)


def _is_open(scope: Connection) -> bool:
    path = path_of(scope)
    return path in OPEN or path.startswith(OPEN_BELOW)
