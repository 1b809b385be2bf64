"""Pages as data: the same address with a suffix (`/van-ban.json`) is the API's answer.

What follows behind the page's name and its query are handed on as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.addresses import path_of

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

LISTS: Final = {
    "/co-quan": "/api/agencies",
    "/do-thi": "/api/expand",
    "/khoang-trong": "/api/gaps",
    "/nhiem-vu": "/api/tasks",
    "/truy-vet": "/api/matrix",
    "/van-ban": "/api/documents",
}
"""Pages, and where their data is: `.json` there, and for one thing behind a slash."""

FORMATTED: Final = {
    "/api/expand": ("json", "svg", "graphml", "ttl", "html"),
    "/api/tasks": ("csv", "xlsx", "ics", "json"),
}
"""Where the suffix is the parameter `format`, and what it may be."""

DESCRIBED: Final = ("ttl", "jsonld", "nt", "rdf")
"""Formats in which one thing is described at `/data/`."""


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
        await self.app(scope, receive, send)


def data_of(path: str) -> tuple[str, str] | None:
    """The path of a page's data, and what its query has besides, if it has data."""
    stem, _, suffix = path.rpartition(".")
    page, slash, slug = stem[1:].partition("/")
    place = LISTS.get(f"/{page}")
    if place is None:
        return None
    if slug and suffix in DESCRIBED:
        return f"/data/{slug}.{suffix}", ""
    if not slug and suffix in FORMATTED.get(place, ()):
        return place, f"format={suffix}"
    if suffix == "json":
        return f"{place}{slash}{slug}", ""
    return None
