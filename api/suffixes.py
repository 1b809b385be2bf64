"""Pages as data: the same address with a suffix (`/van-ban.json`) is the API's answer.

What follows behind the page's name and its query are handed on as they are. Results of
SPARQL come so too (`/sparql.csv?query=…`), for a link cannot say what it accepts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from api.addresses import path_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

LISTS: Final = {
    "/co-quan": "/api/agencies",
    "/do-thi": "/api/expand",
    "/index": "/api/search",
    "/khoang-trong": "/api/gaps",
    "/nhiem-vu": "/api/tasks",
    "/truy-vet": "/api/matrix",
    "/van-ban": "/api/documents",
}
"""Pages, and where their data is: `.json` there, and for one thing behind a slash."""

FORMATTED: Final = {
    "/api/documents": (("csv", "json"), ()),
    "/api/expand": (("json", "svg", "graphml", "ttl", "html"), ()),
    "/api/matrix": (("csv", "json"), ()),
    "/api/tasks": (("csv", "xlsx", "ics", "docx", "json"), ("docx", "json")),
}
"""Where the suffix is the parameter `format`: formats of the list, and of one thing."""

TABS: Final = {
    "chuoi": ("/api/trace", "from"),
    "nhiem-vu": ("/api/tasks", "letter"),
}
"""Tabs of a document that have data of their own, and which parameter it is."""

_ALWAYS: Final = {"/api/documents": "sets=false&"}
"""What pages ask besides: their list has documents alone, no open sets of them."""

DESCRIBED: Final = ("ttl", "jsonld", "nt", "rdf")
"""Formats in which one thing is described at `/data/`."""


RESULTS: Final = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "xml": "application/xml",
}
"""What the endpoint is asked for behind `/sparql.`, whatever the client accepts."""
_ENDPOINT: Final = "/sparql"


class Suffixes:
    """Lead requests for a page as data to where the data is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run one request."""
        if scope["type"] == "http" and (found := data_of(path_of(scope))):
            path, query = found
            path = scope.get("root_path", "") + path
            asked = b"&".join(filter(None, (scope["query_string"], query.encode())))
            scope = {
                **scope,
                "path": path,
                "raw_path": path.encode(),
                "query_string": asked,
            }
        elif scope["type"] == "http" and (wanted := result_of(path_of(scope))):
            path = scope.get("root_path", "") + _ENDPOINT
            others = [pair for pair in scope["headers"] if pair[0] != b"accept"]
            scope = {
                **scope,
                "path": path,
                "raw_path": path.encode(),
                "headers": [*others, (b"accept", wanted.encode())],
            }
        await self.app(scope, receive, send)


def result_of(path: str) -> str | None:
    """The media type that a path asks the endpoint for, if it does."""
    stem, _, suffix = path.rpartition(".")
    return RESULTS.get(suffix) if stem == _ENDPOINT else None


def data_of(path: str) -> tuple[str, str] | None:
    """The path of a page's data, and what its query has besides, if it has data."""
    stem, _, suffix = path.rpartition(".")
    page, slash, slug = stem[1:].partition("/")
    place = LISTS.get(f"/{page}")
    if place is None:
        return None
    if slug and suffix in DESCRIBED:
        return f"/data/{slug}.{suffix}", ""
    document, _, tab = slug.partition("/")
    if page == "van-ban" and tab in TABS:
        return _tab(document, tab, suffix)
    if suffix in FORMATTED.get(place, ((), ()))[bool(slug)]:
        besides = "" if slug else _ALWAYS.get(place, "")
        return f"{place}{slash}{slug}", f"{besides}format={suffix}"
    if suffix == "json":
        return f"{place}{slash}{slug}", ""
    return None


def _tab(document: str, tab: str, suffix: str) -> tuple[str, str] | None:
    place, parameter = TABS[tab]
    asked = urlencode({parameter: document})
    if suffix in FORMATTED.get(place, ((), ()))[0]:
        return place, f"{asked}&format={suffix}"
    return (place, asked) if suffix == "json" else None
