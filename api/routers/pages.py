"""Pages for people: the chain, and the description of the API."""

from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse, HTMLResponse

from api.dependencies import PageLangDep, StoreDep
from api.messages import text
from graph.answers.chain import chain
from graph.exchange.legislation import schema_org
from viz.page import chain_page

DOCS: Final = Path(__file__).parent.parent / "static" / "docs.html"

router = APIRouter(include_in_schema=False)


@router.get("/", name="chain")
def chain_of(
    store: StoreDep,
    lang: PageLangDep,
    focus: Annotated[str | None, Query()] = None,
    full: Annotated[bool, Query()] = False,  # noqa: FBT002  # a query parameter
) -> HTMLResponse:
    """Draw the chain of a document or agency, or of all there is."""
    query = {"focus": focus, "full": None if full else "1"}
    other = "?" + urlencode({name: value for name, value in query.items() if value})
    links = [
        (other, text("page.less" if full else "page.full", lang)),
        ("/docs", text("page.api", lang)),
    ]

    def draw() -> str:
        view = chain(store, focus, full=full)
        about = schema_org(store, view.focus) if view.focus else None
        return chain_page(view, lang=lang, links=links, linked=about)

    # Of focused pages there are as many as anybody cares to ask for.
    page = draw() if focus else store.keep(f"page {lang} {full}", draw)
    return HTMLResponse(page, headers={"Content-Language": lang})


@router.get("/docs")
def docs() -> FileResponse:
    """Show the description of the API, from files of our own."""
    return FileResponse(DOCS, media_type="text/html")
