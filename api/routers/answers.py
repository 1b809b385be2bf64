"""The answers: documents, agencies, and the chains between them.

A `{key}` is a slug, or a number or name as printed; its slash may stand raw.
"""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from api.dependencies import StoreDep
from api.lists import LINK, Listed, answer, choosing, either, sorting
from api.parameters import Absent, Day, Whole
from api.problems import responses
from api.schemas import answers as shapes
from extract.model import AgencyKind
from extract.tasks import Role
from graph.answers import agencies, documents
from graph.answers.search import search
from graph.answers.trace import trace
from graph.matching import LONGEST_QUERY

ONE = responses(300, 304, 404)
LIST = responses(304, 422)
PAGE: Final[dict[int | str, dict[str, Any]]] = {200: {"headers": LINK}, **LIST}

router = APIRouter(prefix="/api", tags=["answers"])

Search = Annotated[
    str | Absent,
    Field(
        max_length=LONGEST_QUERY,
        description="Words; without diacritics, in abbreviations, misspelt",
        examples=["nghi quyet 57", "so khcn"],
    ),
]


class AgencyFilter(Listed):
    """Which agencies; all conditions hold together."""

    q: Search = None
    level: str | Absent = Field(default=None, examples=["provincial_department"])
    kind: AgencyKind | Absent = None
    role: Role | Absent = Field(
        default=None, description="With such a part in some task"
    )
    letter: str | Absent = Field(
        default=None, description="Slug or number of a letter that gives them tasks"
    )
    document: str | Absent = Field(
        default=None, description="Slug or number of a document behind their tasks"
    )
    sort: str | Absent = sorting(agencies.LISTING, "-leads,name")
    fields: str | Absent = choosing(shapes.AgencySummary, "agency,leads")


class TraceQuery(BaseModel):
    """From where, and whereto."""

    model_config = ConfigDict(populate_by_name=True)

    from_: str = Field(alias="from", description="A document, agency or task")
    to: str | Absent = None
    as_of: Day | Absent = Field(
        default=None, description="Only documents issued up to this day"
    )
    limit: Whole = Field(
        default=50,
        ge=1,
        le=500,
        description="Paths; `truncated` says if there are more",
    )


class SearchQuery(BaseModel):
    """What words to look for."""

    q: str = Field(
        min_length=1,
        max_length=LONGEST_QUERY,
        description="Words; without diacritics, in abbreviations, misspelt",
        examples=["nghi quyet 57", "so khcn"],
    )
    limit: Whole = Field(default=10, ge=1, le=50, description="Things of each kind")


@router.get("/search", responses=LIST)
def get_search(
    store: StoreDep, asked: Annotated[SearchQuery, Query()]
) -> shapes.Search:
    """Find documents, agencies and tasks by words; the first of each kind."""
    return shapes.Search.model_validate(search(store, asked.q, limit=asked.limit))


@router.get("/documents/{key:path}", responses={**LIST, **ONE})
def get_document(store: StoreDep, key: str) -> shapes.DocumentDetail:
    """Show one document with its citations both ways, tasks, text and places."""
    return shapes.DocumentDetail.model_validate(documents.document(store, key))


@router.get(
    "/agencies",
    response_model=either(shapes.Page, shapes.AgencySummary),
    responses={**ONE, **PAGE},
)
def list_agencies(
    request: Request, store: StoreDep, asked: Annotated[AgencyFilter, Query()]
) -> Response:
    """List agencies, those with most tasks first."""
    found = agencies.agencies(store, **asked.filters, window=asked.window)
    page = shapes.Page[shapes.AgencySummary].model_validate(found)
    return answer(request, page, shapes.AgencySummary, asked.fields)


@router.get("/agencies/{key:path}", responses={**LIST, **ONE})
def get_agency(
    store: StoreDep, key: str, as_of: Annotated[Day | Absent, Query()] = None
) -> shapes.AgencyDetail:
    """Show one agency with its tasks and the central documents behind them.

    `as_of` tells who answers for it on that day, if it is no more.
    """
    return shapes.AgencyDetail.model_validate(agencies.agency(store, key, as_of))


@router.get("/trace", response_model=shapes.Trace, responses={**LIST, **ONE})
def get_trace(store: StoreDep, asked: Annotated[TraceQuery, Query()]) -> Response:
    """Follow the chains, with the quote behind every step."""
    found = trace(store, asked.from_, asked.to, asked.as_of, most=asked.limit)
    return Response(shapes.Trace.written(found), media_type="application/json")
