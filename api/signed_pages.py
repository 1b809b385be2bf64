"""Pages of a session: they know who has signed in, and nobody keeps them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import RedirectResponse

from api.addresses import path_of
from api.forms import form_token
from api.framing import LONGEST_QUERY, answer, frame_of
from viz.frame import SIGN_IN

if TYPE_CHECKING:
    from starlette.requests import HTTPConnection
    from starlette.responses import Response

    from viz.frame import Frame

NOBODY_KEEPS: Final = "private, no-store"


def signed_page(
    template: str,
    frame: Frame,
    request: HTTPConnection,
    status: int = 200,
    **context: Any,  # noqa: ANN401 - of the template
) -> Response:
    """Answer with a page that finds `person` and `form_token` besides its context."""
    made = answer(
        template,
        frame,
        status,
        person=getattr(request.state, "person", None),
        form_token=form_token(request),
        **context,
    )
    made.headers["Cache-Control"] = NOBODY_KEEPS
    return made


def to_sign_in(request: HTTPConnection) -> Response:
    """Lead a person to where one signs in, and from there back to what was asked."""
    asked = request.url.query
    onward = path_of(request.scope)
    if asked and len(asked) <= LONGEST_QUERY and request.scope["method"] == "GET":
        onward = f"{onward}?{asked}"
    frame = frame_of(request, "")
    return RedirectResponse(
        frame.link(SIGN_IN, next=onward),
        303,
        headers={"Cache-Control": NOBODY_KEEPS, "Vary": "Accept, Cookie"},
    )
