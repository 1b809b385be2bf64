"""The first page."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.dependencies import StoreDep
from api.framing import answer, frame_of
from graph.catalog import catalog
from viz.frame import PAGES
from viz.messages import messages

router = APIRouter(include_in_schema=False)


@router.get("/", name="home")
def home(request: Request, store: StoreDep) -> Response:
    """Show where to begin."""
    frame = frame_of(request, "", formats=())
    if focus := request.query_params.get("focus"):  # the address of old
        return RedirectResponse(frame.link(PAGES["chain"], root=focus), 308)
    known = catalog(store)
    counts = {
        "documents": len(known.documents),
        "agencies": len(known.agencies),
        "tasks": len(known.tasks),
    }
    frame = frame_of(request, messages(frame.lang)["home.title"], formats=())
    return answer("home.html", frame, counts=counts)
