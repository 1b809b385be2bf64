"""Tasks: the list, and one of them.

A `{key}` is a slug, or the label and the letter: "10 124/NQ-CP".
"""

from dataclasses import replace
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from api.clock import today
from api.dependencies import PageLangDep, StoreDep
from api.lists import (
    LINK,
    Listed,
    answer,
    choosing,
    chosen_fields,
    either,
    sorting,
    way_on,
)
from api.messages import Lang
from api.negotiation import acceptable
from api.parameters import LANG, Absent, Day, Truth
from api.problems import responses
from api.routers.answers import LIST, ONE, PAGE, Search
from api.schemas import answers as shapes
from api.task_files import CALENDAR, CSV, MOST_ROWS, TYPES, XLSX, Format, task_file
from extract.tasks import Role
from graph.answers import tasks
from graph.answers.paging import Window
from graph.answers.states import Status
from graph.errors import NotAcceptableError

router = APIRouter(prefix="/api", tags=["answers"])


class TaskFilter(Listed):
    """Which tasks; all conditions hold together."""

    q: Search = None
    agency: str | Absent = Field(
        default=None, description="Slug or name", examples=["stc"]
    )
    general: Truth = Field(
        default=False,
        description="Also what falls to a group that the agency is one of (giao chung)",
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
    format: Format | Absent = Field(
        default=None,
        description="Before what Accept says. A file holds up to 10,000 tasks if no "
        "limit is given, and says so if there are more; fields are for JSON",
        examples=["ics"],
    )
    lang: Lang | Absent = Field(default=None, description=LANG)

    @property
    def filters(self) -> dict[str, Any]:
        """The conditions alone, by name."""
        conditions = super().filters
        del conditions["format"], conditions["lang"]
        return {**conditions, "as_of": self.as_of or today()}

    def window_for(self, form: Format) -> Window:
        """The part as the answers take it; a file is not cut where nobody asks."""
        if form == "json" or "limit" in self.model_fields_set:
            return self.window
        return replace(self.window, limit=MOST_ROWS, most=MOST_ROWS)


_BINARY: Final = {"schema": {"type": "string", "format": "binary"}}
_FILES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "headers": LINK,
        "content": {CSV: _BINARY, XLSX: _BINARY, CALENDAR: _BINARY},
    },
    **responses(406),
}


@router.get(
    "/tasks",
    response_model=either(shapes.Page, shapes.TaskSummary),
    responses={**ONE, **PAGE, **_FILES},
)
def list_tasks(
    request: Request,
    store: StoreDep,
    lang: PageLangDep,
    asked: Annotated[TaskFilter, Query()],
) -> Response:
    """List tasks, in the order of their letters: as JSON, CSV, XLSX or a calendar.

    A calendar (iCalendar) has their deadlines, for programs to subscribe to.
    """
    form = asked.format or _accepted(request)
    chosen_fields(shapes.TaskSummary, asked.fields)  # wrong is wrong in any format
    found = tasks.tasks(store, **asked.filters, window=asked.window_for(form))
    if form == "json":
        page = shapes.Page[shapes.TaskSummary].model_validate(found)
        return answer(request, page, shapes.TaskSummary, asked.fields)
    return Response(
        task_file(store, found, form, lang, asked.agency),
        media_type=TYPES[form],
        headers={
            "Content-Disposition": f'attachment; filename="tasks.{form}"',
            "Content-Language": lang,
            **way_on(request, found.next),
        },
    )


def _accepted(request: Request) -> Format:
    """The format that the client prefers.

    Raises:
        NotAcceptableError: it wants none of them.
    """
    offers = {kind: form for form, kind in TYPES.items()}
    accepted = acceptable(request.headers.get("accept"), offers)
    if not accepted:
        raise NotAcceptableError(form="tasks", offered=tuple(offers))
    return offers[accepted[0]]


@router.get("/tasks/{key:path}", responses={**LIST, **ONE})
def get_task(store: StoreDep, key: str) -> shapes.TaskDetail:
    """Show one task: who, by when, on what ground."""
    return shapes.TaskDetail.model_validate(tasks.task(store, key))
