"""The data for those who work with it, and the description of the API."""

from fastapi import APIRouter, Request, Response

from api.framing import answer, frame_of, page_lang_of
from viz.frame import DATA
from viz.messages import messages

router = APIRouter(include_in_schema=False)


@router.get(DATA["api"])
def docs(request: Request) -> Response:
    """Show the description of the API, from files of our own."""
    words = messages(page_lang_of(request))
    return answer("docs.html", frame_of(request, words["api.title"], formats=()))
