"""The answers: documents, agencies, tasks, and the chains between them.

A `{key}` is a slug, or a number or name as printed; its slash may stand raw.
"""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from api.clock import today
from api.dependencies import StoreDep
from api.problems import responses
from api.schemas import answers as shapes
from api.schemas.things import Document
from extract.model import AgencyKind
from extract.tasks import Role
from graph.answers import agencies, documents, tasks
from graph.answers.lists import MOST_ITEMS
from graph.answers.states import Status
from graph.answers.trace import trace

ONE = responses(300, 404)
LIST = responses(422)

router = APIRouter(prefix="/api", tags=["answers"])


class Paging(BaseModel):
    """Which part of a list."""

    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=50, ge=1, le=MOST_ITEMS)


class DocumentFilter(Paging):
    """Which documents; all conditions hold together."""

    q: str | None = Field(default=None, description="Words, diacritics optional")
    level: str | None = Field(default=None, examples=["central_party"])
    type: str | None = Field(default=None, description="Name or code of the type")
    held: bool | None = Field(default=None, description="Whether it was itself read")


class AgencyFilter(Paging):
    """Which agencies; all conditions hold together."""

    q: str | None = Field(default=None, description="Words, diacritics optional")
    level: str | None = Field(default=None, examples=["provincial_department"])
    kind: AgencyKind | None = None


class TaskFilter(Paging):
    """Which tasks; all conditions hold together."""

    q: str | None = Field(default=None, description="Words, diacritics optional")
    agency: str | None = Field(default=None, description="Slug or name")
    role: Role | None = None
    document: str | None = Field(
        default=None, description="Slug or number of a document behind the task"
    )
    letter: str | None = Field(default=None, description="Slug of the letter")
    due: date | None = Field(default=None, description="Due on or before this day")
    status: Status | None = Field(
        default=None, description="With which anybody stands so; as of a day"
    )
    as_of: date | None = Field(
        default=None, description="The day of `status`; today, if not given"
    )


class TraceQuery(BaseModel):
    """From where, and whereto."""

    model_config = ConfigDict(populate_by_name=True)

    from_: str = Field(alias="from", description="A document, agency or task")
    to: str | None = None
    as_of: date | None = Field(
        default=None, description="Only documents issued up to this day"
    )


@router.get("/documents", responses=LIST)
def list_documents(
    store: StoreDep, asked: Annotated[DocumentFilter, Query()]
) -> shapes.Page[Document]:
    """List documents, those read and those only cited."""
    found = documents.documents(store, **asked.model_dump())
    return shapes.Page[Document].model_validate(found)


@router.get("/documents/{key:path}", responses=ONE)
def get_document(store: StoreDep, key: str) -> shapes.DocumentDetail:
    """Show one document with its citations both ways, tasks, text and places."""
    return shapes.DocumentDetail.model_validate(documents.document(store, key))


@router.get("/agencies", responses=LIST)
def list_agencies(
    store: StoreDep, asked: Annotated[AgencyFilter, Query()]
) -> shapes.Page[shapes.AgencySummary]:
    """List agencies, those with most tasks first."""
    found = agencies.agencies(store, **asked.model_dump())
    return shapes.Page[shapes.AgencySummary].model_validate(found)


@router.get("/agencies/{key:path}", responses=ONE)
def get_agency(
    store: StoreDep, key: str, as_of: date | None = None
) -> shapes.AgencyDetail:
    """Show one agency with its tasks and the central documents behind them.

    `as_of` tells who answers for it on that day, if it is no more.
    """
    return shapes.AgencyDetail.model_validate(agencies.agency(store, key, as_of))


@router.get("/tasks", responses={**LIST, **ONE})
def list_tasks(
    store: StoreDep, asked: Annotated[TaskFilter, Query()]
) -> shapes.Page[shapes.TaskSummary]:
    """List tasks, in the order of their letters."""
    filters = asked.model_dump()
    filters["as_of"] = asked.as_of or today()
    found = tasks.tasks(store, **filters)
    return shapes.Page[shapes.TaskSummary].model_validate(found)


@router.get("/tasks/{key:path}", responses=ONE)
def get_task(store: StoreDep, key: str) -> shapes.TaskDetail:
    """Show one task: who, by when, on what ground."""
    return shapes.TaskDetail.model_validate(tasks.task(store, key))


@router.get("/trace", responses={**LIST, **ONE})
def get_trace(store: StoreDep, asked: Annotated[TraceQuery, Query()]) -> shapes.Trace:
    """Follow the chains, with the quote behind every step."""
    found = trace(store, asked.from_, asked.to, asked.as_of)
    return shapes.Trace.model_validate(found)
