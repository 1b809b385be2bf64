"""Feeds (Atom) of what is new: documents, citations of one, tasks of an agency."""

from typing import Annotated, Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from api.dependencies import PageLangDep, StoreDep
from api.feeds import MOST_ENTRIES, citations_feed, documents_feed, tasks_feed
from api.messages import Lang
from api.parameters import LANG, Absent, Truth, Whole
from api.routers.answers import LIST, ONE
from graph.exchange.atom import Feed, to_atom

ATOM: Final = "application/atom+xml"
_FEED: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "Atom (RFC 4287)", "content": {ATOM: {}}},
    **LIST,
}

router = APIRouter(prefix="/api/feeds", tags=["feeds"])


class FeedQuery(BaseModel):
    """How many entries, in which language."""

    limit: Whole = Field(default=50, ge=1, le=MOST_ENTRIES)
    lang: Lang | Absent = Field(default=None, description=LANG)


class TaskFeedQuery(FeedQuery):
    """Which tasks as well."""

    general: Truth = Field(
        default=False,
        description="Also what falls to a group that the agency is one of (giao chung)",
    )


class AtomResponse(Response):
    """A feed."""

    media_type = ATOM


@router.get("/documents", response_class=AtomResponse, responses=_FEED)
def get_documents_feed(
    request: Request,
    store: StoreDep,
    lang: PageLangDep,
    asked: Annotated[FeedQuery, Query()],
) -> Response:
    """Feed the documents that were read last."""
    found = documents_feed(store, _own(request), lang, asked.limit)
    return _told(found, lang)


@router.get(
    "/citations/{key:path}", response_class=AtomResponse, responses={**_FEED, **ONE}
)
def get_citations_feed(
    request: Request,
    store: StoreDep,
    lang: PageLangDep,
    key: str,
    asked: Annotated[FeedQuery, Query()],
) -> Response:
    """Feed the newest citations of a document."""
    found = citations_feed(store, key, _own(request), lang, asked.limit)
    return _told(found, lang)


@router.get(
    "/tasks/{key:path}", response_class=AtomResponse, responses={**_FEED, **ONE}
)
def get_tasks_feed(
    request: Request,
    store: StoreDep,
    lang: PageLangDep,
    key: str,
    asked: Annotated[TaskFeedQuery, Query()],
) -> Response:
    """Feed the newest tasks of an agency."""
    own = _own(request)
    found = tasks_feed(store, key, own, lang, asked.limit, general=asked.general)
    return _told(found, lang)


def _own(request: Request) -> str:
    """The address of the feed, as it was asked for."""
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{quote(request.url.path)}{query}"


def _told(feed: Feed, lang: Lang) -> Response:
    return AtomResponse(to_atom(feed, lang), headers={"Content-Language": lang})
