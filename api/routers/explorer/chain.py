"""The page of a chain."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from api.dependencies import StoreDep
from api.framing import frame_of, page_lang_of, shown
from api.messages import text
from graph.answers.chain import chain
from graph.exchange.legislation import schema_org
from viz.frame import PAGES
from viz.messages import messages
from viz.page import chain_page

router = APIRouter(include_in_schema=False)


@router.get(PAGES["chain"], name="chain")
def chain_of(
    request: Request,
    store: StoreDep,
    root: Annotated[str | None, Query()] = None,
    full: Annotated[bool, Query()] = False,  # noqa: FBT002  # a query parameter
) -> Response:
    """Draw the chain of a document or agency, or of all there is."""
    view = chain(store, root, full=full)
    about = schema_org(store, view.focus) if view.focus else None
    title = messages(page_lang_of(request))["title"]
    frame = frame_of(request, title, formats=(), linked=about)
    key = "page.less" if full else "page.full"
    links = [(frame.here(full=None if full else 1), text(key, frame.lang))]
    return shown(chain_page(view, frame, links=links), frame)
