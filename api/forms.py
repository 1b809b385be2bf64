"""Forms of pages that change something: each has to come from a page of its session.

Every form carries a token that is bound to the session (`Sessions.form_token`), and
scripts send it in a header (OWASP: synchronizer token pattern). Who sends a token of
access in the header `Authorization` needs none: no browser does that by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.request_errors import CrossSiteError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import HTTPConnection, Request

    from api.sessions import Session, Sessions

FIELD: Final = "form"
HEADER: Final = "X-Form-Token"
_MOST_FIELDS: Final = 40


def form_token(request: HTTPConnection) -> str:
    """What the forms of an answer to this request carry."""
    session: Session | None = getattr(request.state, "session", None)
    sessions: Sessions = request.app.state.sessions
    return sessions.form_token(session) if session else ""


def check_form(request: HTTPConnection, sent: object = None) -> None:
    """See that a form, or a script's request, is of a page of this session.

    Raises:
        CrossSiteError: it is not.
    """
    session: Session | None = getattr(request.state, "session", None)
    sessions: Sessions = request.app.state.sessions
    token = request.headers.get(HEADER) or (sent if isinstance(sent, str) else "")
    if session is not None and not sessions.is_form_token(session, token):
        raise CrossSiteError


async def fields_of(request: Request) -> Mapping[str, str]:
    """The fields of a form without files, checked; the last of each name.

    Raises:
        CrossSiteError: it is not of a page of this session.
        HTTPException: it is no form, or has too many fields.
    """
    async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
        found = {k: v for k, v in form.multi_items() if isinstance(v, str)}
    check_form(request, found.get(FIELD))
    return found
