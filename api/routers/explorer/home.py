"""The first page."""

from dataclasses import replace
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.clock import today
from api.dependencies import StoreDep
from api.framing import answer, frame_of, page_lang_of
from graph.answers.front import front
from graph.answers.search import near_words, search
from graph.matching import LONGEST_QUERY
from graph.questions import query_for
from graph.store import Store
from viz.frame import PAGES
from viz.messages import messages

SHOWN: Final = 10
"""Things of each kind that a search shows first."""

router = APIRouter(include_in_schema=False)


@router.get("/", name="home")
def home(
    request: Request,
    store: StoreDep,
    q: str | None = None,
    focus: str | None = None,
) -> Response:
    """Show where to begin, or what words lead to; `focus` is an address of old."""
    if focus:
        frame = frame_of(request, "", formats=())
        return RedirectResponse(frame.link(PAGES["chain"], root=focus), 308)
    if q and q.strip():
        return _found(request, store, " ".join(q.split()))
    title = messages(page_lang_of(request))["home.title"]
    frame = frame_of(request, title, formats=(), sparql=query_for(store, "home"))
    day = today()
    shown = store.keep(f"first page of {day}", lambda: front(store, day))
    return answer("home.html", frame, front=shown)


def _found(request: Request, store: Store, q: str) -> Response:
    """What words lead to; of too many the first are taken."""
    asked = q[:LONGEST_QUERY]
    title = messages(page_lang_of(request))("search.title", q=asked)
    found = search(store, asked, limit=SHOWN)
    near = near_words(store, asked) if not found else ()
    frame = replace(frame_of(request, title), words=asked)
    return answer("search.html", frame, found=found, near=near)
