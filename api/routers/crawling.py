"""For search engines: what they may fetch, and which pages there are."""

from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse

from api import sitemaps
from api.addresses import public_address
from api.dependencies import StoreDep
from api.problems import responses
from api.sitemaps import Entry
from graph.errors import NotFoundError
from graph.store import Store

router = APIRouter(tags=["linked data"])

XML: Final = "application/xml"
_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "A sitemap, or an index of them", "content": {XML: {}}},
}
_ROBOTS: Final = """\
User-agent: *
Allow: /api/dataset
Allow: /api/dump/
Disallow: /api/
Disallow: /rdf-graph-store
Disallow: /sparql
Sitemap: {address}/sitemap.xml
"""
"""RFC 9309: questions are for those who ask them, not for whoever follows links."""


@router.get("/robots.txt", response_class=PlainTextResponse)
def robots(request: Request) -> str:
    """Tell crawlers what to leave alone (RFC 9309)."""
    return _ROBOTS.format(address=public_address(request))


@router.get("/sitemap.xml", responses=_ANSWERS)
def get_sitemap(request: Request, store: StoreDep) -> Response:
    """List the pages, or, beyond 50,000, the sitemaps that do (sitemaps.org)."""
    listed = _entries(store)
    write = sitemaps.sitemap if sitemaps.parts_of(listed) == 1 else sitemaps.index
    return Response(write(public_address(request), listed), media_type=XML)


@router.get("/sitemap-{number}.xml", responses={**_ANSWERS, **responses(404, 422)})
def get_sitemap_part(number: int, request: Request, store: StoreDep) -> Response:
    """List a part of the pages, counted from 1."""
    listed = _entries(store)
    if not 1 <= number <= sitemaps.parts_of(listed):
        raise NotFoundError(str(number)[:20])
    part = sitemaps.part_of(listed, number)
    return Response(sitemaps.sitemap(public_address(request), part), media_type=XML)


def _entries(store: Store) -> list[Entry]:
    return store.keep("sitemap", lambda: sitemaps.entries(store))
