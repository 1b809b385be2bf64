"""Who asks, and may this person: the token of a request, or the session of a page.

Programs send `Authorization: Bearer …` (RFC 6750 §2.1). The cookie of a session
(`api.sessions`) is sent by browsers by themselves, so that other sites could write with
it: it counts for reading, and for the forms of pages, which carry a token of their own.
Routes of the API that write do not look at it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

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
from api.recording import READING, begin
from api.request_errors import (
    BadRequestError,
    CrossSiteError,
    ForbiddenError,
    RequestError,
    UnauthorizedError,
)
from api.same_site import is_from_our_pages
from api.tokens import Person, Scope, Tokens
from viz.frame import SIGN_IN, SIGN_OUT

if TYPE_CHECKING:
    from api.sessions import Sessions

COOKIE: Final = "chidao"
SECURE_COOKIE: Final = "__Host-chidao"
"""Where the cookie goes by TLS alone: no other host of the domain can set it."""
OPEN: Final = frozenset(
    (
        "/healthz",
        "/readyz",
        "/docs",
        "/openapi.json",
        "/problems",
        SIGN_IN,
        SIGN_OUT,
    )
)
OPEN_BELOW: Final = ("/static/", "/problems/")
"""What a private server shows to everybody: nothing that a letter says."""


def admit(request: HTTPConnection, scope: Scope, *, by_session: bool = False) -> Person:
    """Tell who asks, if the token of this person has the scope.

    Args:
        request: what is asked.
        scope: what it takes.
        by_session: whether the cookie of a session counts where no token is sent.

    Raises:
        UnauthorizedError: there is no token, or none that counts.
        ForbiddenError: it has other scopes.
        CrossSiteError: a page of another site has the browser send this.
        BadRequestError: there are several.
        TokensDamagedError: nobody can be told from anybody.
    """
    secret = _secret(request)
    if secret is not None:
        tokens: Tokens = request.app.state.tokens
        person = tokens.person(secret, today())
    else:
        person = signed_in(request) if by_session else None
    if person is None:
        raise UnauthorizedError(sent=secret is not None)
    request.state.person = person
    if scope not in person.scopes:
        raise ForbiddenError(scope)
    return person


def signed_in(request: HTTPConnection) -> Person | None:
    """Who has signed in on the pages, if anybody has.

    Raises:
        CrossSiteError: a page of another site has the browser send what changes things.
        TokensDamagedError: nobody can be told from anybody.
    """
    name = SECURE_COOKIE if is_secure(request) else COOKIE
    sessions: Sessions = request.app.state.sessions
    session = sessions.read(request.cookies.get(name, ""))
    person = sessions.person(session, today()) if session else None
    if person is None:
        return None
    if request.scope["method"] not in READING and not is_from_our_pages(request):
        raise CrossSiteError
    request.state.session = session
    return person


def is_secure(request: HTTPConnection) -> bool:
    """Whether a request came by TLS."""
    return bool(request.scope["scheme"] == "https")


def _secret(request: HTTPConnection) -> str | None:
    sent = request.headers.getlist("authorization")
    if len(sent) > 1:
        raise BadRequestError(key="two_tokens")
    kind, _, secret = (sent[0] if sent else "").partition(" ")
    return secret.strip(" ") or None if kind.lower() == "bearer" else None


class Needs(SecurityBase):
    """The dependency of a route that wants a scope; gives the person who has it.

    What this person is let in to change is on record before the route begins.
    `by_session` marks the routes of pages, where whoever signed in counts.
    """

    def __init__(self, scope: Scope, *, by_session: bool = False) -> None:
        self.scope = scope
        self.by_session = by_session
        self.scheme_name = "token"
        self.model = HTTPBearer(description="`chidao token add` gives one")

    def __call__(self, request: Request) -> Person:
        """Let the person in.

        Raises:
            RequestError: as `admit`, or what is to come cannot be put on record.
        """
        person = self.admit(request)
        begin(request, person, self.scope)
        return person

    def admit(self, request: HTTPConnection) -> Person:
        """Tell who asks; errors as of the function."""
        return admit(request, self.scope, by_session=self.by_session)


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
                    wanted.admit(HTTPConnection(scope))
                admitted = True
            return await receive()

        await self.app(scope, receive_if_admitted, send)


def _wanted(route: object) -> Iterator[Needs]:
    """What a route wants of whoever asks, by its dependencies and theirs."""
    found = [route.dependant] if isinstance(route, APIRoute) else []
    while found:
        one = found.pop()
        found += one.dependencies
        if isinstance(one.call, Needs):
            yield one.call


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
                headers.add_vary_header("Authorization, Cookie")
            await send(message)

        request = HTTPConnection(scope)
        try:
            admit(request, "read", by_session=True)
        except RequestError as error:
            await answer_to(request, error)(scope, receive, send_for_one)
        else:
            await self.app(scope, receive, send_for_one)


def _is_open(scope: Connection) -> bool:
    path = path_of(scope)
    return path in OPEN or path.startswith(OPEN_BELOW)
