"""Signing in and out: a token of access for a session of twelve hours."""

from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.access import COOKIE, SECURE_COOKIE, is_secure, signed_in
from api.clock import today
from api.framing import frame_of, page_lang_of
from api.recording import begin
from api.request_errors import CrossSiteError
from api.same_site import is_from_our_pages, local_path
from api.sessions import LIFETIME, Sessions
from api.signed_pages import signed_page
from viz.frame import SIGN_IN, SIGN_OUT
from viz.messages import messages

if TYPE_CHECKING:
    from api.attempts import Attempts

SEE_OTHER: Final = 303
_REFUSED: Final = 403
_EMPTY: Final = 422
_MOST_FIELDS: Final = 4

router = APIRouter(include_in_schema=False)


@router.get(SIGN_IN)
def sign_in_page(request: Request) -> Response:
    """Show the form, or to whom has signed in, who that is.

    Who follows a link of another site, a mail's say, sends no `SameSite=Strict` cookie:
    such a one is led on once more, from here, before being asked for a token.
    """
    found = signed_in(request)
    if found is not None:
        request.state.person = found
    onward = local_path(request.query_params.get("next"))
    elsewhere = request.headers.get("sec-fetch-site") == "cross-site"
    return _page(
        request, onward, from_elsewhere=elsewhere and onward != "/" and not found
    )


@router.post(SIGN_IN)
async def sign_in(request: Request) -> Response:
    """Begin a session, and lead on to where the person was going."""
    if not is_from_our_pages(request):
        raise CrossSiteError
    async with request.form(max_files=0, max_fields=_MOST_FIELDS) as form:
        secret = str(form.get("token", "")).strip()
        onward = local_path(str(form.get("next", "/")))
    if not secret:
        return _page(request, onward, _EMPTY, "session.no_token")
    client = request.client.host if request.client else ""
    attempts: Attempts = request.app.state.attempts
    attempts.check(client)
    sessions: Sessions = request.app.state.sessions
    begun = sessions.begin(secret, today())
    if begun is None:
        attempts.failed(client)
        return _page(request, onward, _REFUSED, "session.refused")
    cookie, person = begun
    begin(request, person, "read")
    answer = RedirectResponse(request.scope.get("root_path", "") + onward, SEE_OTHER)
    secure = is_secure(request)
    answer.set_cookie(
        SECURE_COOKIE if secure else COOKIE,
        cookie,
        max_age=LIFETIME,
        secure=secure,
        httponly=True,
        samesite="strict",
    )
    return answer


@router.post(SIGN_OUT)
def sign_out(request: Request) -> Response:
    """End the session of this browser."""
    if not is_from_our_pages(request):
        raise CrossSiteError
    answer = RedirectResponse(frame_of(request, "").link(SIGN_IN), SEE_OTHER)
    secure = is_secure(request)
    answer.delete_cookie(
        SECURE_COOKIE if secure else COOKIE,
        secure=secure,
        httponly=True,
        samesite="strict",
    )
    return answer


def _page(
    request: Request,
    onward: str,
    status: int = 200,
    wrong: str | None = None,
    *,
    from_elsewhere: bool = False,
) -> Response:
    title = messages(page_lang_of(request))["session.title"]
    return signed_page(
        "sign_in.html",
        frame_of(request, title, path=SIGN_IN, formats=()),
        request,
        status,
        onward=onward,
        wrong=wrong,
        from_elsewhere=from_elsewhere,
        hours=LIFETIME // 3600,
    )
