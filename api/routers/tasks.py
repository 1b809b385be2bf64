"""Tasks: the list, and one of them.

A `{key}` is a slug, or the label and the letter: "10 124/NQ-CP".
"""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from api.clock import today
from api.dependencies import StoreDep
from api.lists import Listed, answer, choosing, either, sorting
from api.parameters import Absent, Day, Truth
from api.routers.answers import LIST, ONE, PAGE, Search
from api.schemas import answers as shapes
from extract.tasks import Role
from graph.answers import tasks
from graph.answers.states import Status

router = APIRouter(prefix="/api", tags=["answers"])


class TaskFilter(Listed):
    """Which tasks; all conditions hold together."""

    q: Search = None
    agency: str | Absent = Field(
        default=None, description="Slug or name", examples=["stc"]
    )
    role: Role | Absent = None
    document: str | Absent = Field(
        default=None,
        description="Slug or number of a document behind the task",
        examples=["57-NQ/TW"],
    )
    letter: str | Absent = Field(
        default=None, description="Slug or number of the letter"
    )
    leaf: Truth | Absent = Field(
        default=None, description="Whether no items stand below it"
    )
    due: Day | Absent = Field(default=None, description="As `due_to`")
    due_from: Day | Absent = Field(
        default=None, description="With a deadline on or after this day"
    )
    due_to: Day | Absent = Field(
        default=None, description="With a deadline on or before this day"
    )
    status: Status | Absent = Field(
        default=None, description="With which anybody stands so; as of a day"
    )
    as_of: Day | Absent = Field(
        default=None, description="The day of `status`; today, if not given"
    )
    sort: str | Absent = sorting(tasks.LISTING, "deadline,letter")
    fields: str | Absent = choosing(shapes.TaskSummary, "task,letter")


@router.get(
    "/tasks",
    response_model=either(shapes.Page, shapes.TaskSummary),
    responses={**ONE, **PAGE},
)
def list_tasks(
    request: Request, store: StoreDep, asked: Annotated[TaskFilter, Query()]
) -> Response:
    """List tasks, in the order of their letters."""
    filters = {**asked.filters, "as_of": asked.as_of or today()}
    found = tasks.tasks(store, **filters, window=asked.window)
    page = shapes.Page[shapes.TaskSummary].model_validate(found)
    return answer(request, page, shapes.TaskSummary, asked.fields)


@router.get("/tasks/{key:path}", responses={**LIST, **ONE})
def get_task(store: StoreDep, key: str) -> shapes.TaskDetail:
    """Show one task: who, by when, on what ground."""
    return shapes.TaskDetail.model_validate(tasks.task(store, key))
