"""Pages for people: what stands around each, from the request that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from starlette.responses import HTMLResponse

from api.addresses import path_of
from api.messages import Lang, is_lang
from viz.frame import DATA, JSON, PAGES, SIGN_IN, SIGN_OUT, TOOLS, Frame, render

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from starlette.requests import HTTPConnection

    from graph.catalog import Catalog
    from viz.frame import Format

DERIVED: Final = ("/", *PAGES.values(), DATA["datasets"])
"""The pages that follow from the store alone; so do all below them but the first."""

_PLACES: Final = (
    *PAGES.values(),
    *TOOLS.values(),
    DATA["datasets"],
    DATA["api"],
    SIGN_IN,
    SIGN_OUT,
)
_MACHINES: Final = ("/api/", "/sparql", "/rdf-graph-store", "/static/")
LONGEST_QUERY: Final = 2000
"""Characters of a query that links of a page carry on."""


def is_page(path: str) -> bool:
    """Whether an address is that of a page of the explorer."""
    return path == "/" or path.startswith(_PLACES)


def is_for_people(path: str) -> bool:
    """Whether whoever prefers HTML is told of an error by a page."""
    return not path.startswith(_MACHINES)


def page_of(known: Catalog, slug: str) -> str | None:
    """The page that shows a thing; None where its description is all there is."""
    tables: dict[str, Container[str]] = {
        "documents": known.documents,
        "agencies": known.agencies,
        "tasks": known.tasks,
    }
    places = (PAGES[name] for name, things in tables.items() if slug in things)
    return next((f"{place}/{slug}" for place in places), None)


def page_lang_of(request: HTTPConnection) -> Lang:
    """The language of a page: `?lang=`, else the setting.

    Pages do not look at Accept-Language: offices run browsers that ask for English
    without anyone wanting it.
    """
    asked = request.query_params.get("lang")
    default: Lang = request.app.state.settings.lang
    return asked if is_lang(asked) else default


def frame_of(  # noqa: PLR0913 - what a page may say of itself
    request: HTTPConnection,
    title: str,
    *,
    path: str | None = None,
    formats: Sequence[Format] = (JSON,),
    sparql: str | None = None,
    linked: Mapping[str, object] | None = None,
) -> Frame:
    """What stands around a page; see `Frame`. `path` is its own, if not that asked."""
    pairs = [p for p in request.query_params.multi_items() if p[0] != "lang"]
    short = len(request.url.query) <= LONGEST_QUERY
    return Frame(
        title=title,
        lang=page_lang_of(request),
        usual=request.app.state.settings.lang,
        path=path or path_of(request.scope),
        query=tuple(pairs) if short else (),
        prefix=request.scope.get("root_path", ""),
        formats=formats,
        sparql=sparql,
        linked=linked,
    )


def shown(page: str, frame: Frame, status: int = 200) -> HTMLResponse:
    """Answer with a page."""
    return HTMLResponse(page, status, headers={"Content-Language": frame.lang})


def answer(
    template: str,
    frame: Frame,
    status: int = 200,
    **context: Any,  # noqa: ANN401 - of the template
) -> HTMLResponse:
    """Answer with the page that a template of `viz` makes."""
    return shown(render(template, frame, **context), frame, status)
