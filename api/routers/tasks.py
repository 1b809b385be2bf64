"""Tasks: the list, and one of them.

A `{key}` is a slug, or the label and the letter: "10 124/NQ-CP".
"""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from api.clock import days_after, today
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
from api.papers.making import FILES, MOST_TASKS, PAPERS, Paper
from api.papers.order import order
from api.parameters import LANG, Absent, Day, Days, Truth
from api.problems import responses
from api.routers.answers import LIST, ONE, PAGE, Search
from api.schemas import answers as shapes
from api.task_files import (
    CALENDAR,
    CSV,
    DOCX,
    MOST_ROWS,
    TYPES,
    XLSX,
    Format,
    task_file,
)
from extract.tasks import Role
from graph.answers import tasks
from graph.answers.paging import Page, Window
from graph.answers.states import Status
from graph.errors import NotAcceptableError
from graph.matching import LONGEST_QUERY
from graph.store import Store

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
        default=None,
        description="With which anybody, or the agency, stands so on a day",
    )
    as_of: Day | Absent = Field(
        default=None, description="The day of `status`; today, if not given"
    )
    sort: str | Absent = sorting(tasks.LISTING, "deadline,letter")
    fields: str | Absent = choosing(shapes.TaskSummary, "task,letter")
    format: Format | Absent = Field(
        default=None,
        description="Before what Accept says. A file holds up to 10,000 tasks (DOCX: "
        "1,000) if no limit is given, and says so if there are more; fields are for "
        "JSON",
        examples=["ics"],
    )
    paper: Paper = Field(
        default="annex",
        description="Which paper a DOCX is: annex (phụ lục phân công nhiệm vụ), slip "
        "(phiếu giao việc), progress (theo dõi thực hiện), reminder (văn bản đôn đốc)",
    )
    days: Days = Field(default=30, description="How many days a reminder looks ahead")
    office: str | Absent = Field(
        default=None,
        max_length=LONGEST_QUERY,
        description="The name of the office that a DOCX comes from; else blank",
    )
    lang: Lang | Absent = Field(default=None, description=LANG)

    @property
    def filters(self) -> dict[str, Any]:
        """The conditions alone, by name."""
        conditions = super().filters
        for name in _SHAPING:
            del conditions[name]
        return {**conditions, "as_of": self.day}

    @property
    def day(self) -> date:
        """The day of what is told."""
        return self.as_of or today()

    def window_for(self, form: Format) -> Window:
        """The part as the answers take it; a file is not cut where nobody asks."""
        if form == "json" or "limit" in self.model_fields_set:
            return self.window
        most = MOST_TASKS if form == "docx" else MOST_ROWS
        return replace(self.window, limit=most, most=most)


_SHAPING: Final = ("format", "lang", "paper", "days", "office")
"""What shapes the answer and chooses no tasks."""

_BINARY: Final = {"schema": {"type": "string", "format": "binary"}}
_FILES: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "headers": LINK,
        "content": {CSV: _BINARY, XLSX: _BINARY, CALENDAR: _BINARY, DOCX: _BINARY},
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
    """List tasks, in the order of their letters: as JSON, CSV, XLSX, calendar or paper.

    A calendar (iCalendar) has their deadlines, for programs to subscribe to; papers
    (DOCX) are those of an office, in Vietnamese.
    """
    form = asked.format or _accepted(request)
    chosen_fields(shapes.TaskSummary, asked.fields)  # wrong is wrong in any format
    found = tasks.tasks(store, **asked.filters, window=asked.window_for(form))
    if form == "json":
        page = shapes.Page[shapes.TaskSummary].model_validate(found)
        return answer(request, page, shapes.TaskSummary, asked.fields)
    if form == "docx":
        return _paper(store, found, asked, way_on(request, found.next))
    return Response(
        task_file(store, found, form, lang, asked.agency),
        media_type=TYPES[form],
        headers={
            "Content-Disposition": f'attachment; filename="tasks.{form}"',
            "Content-Language": lang,
            **way_on(request, found.next),
        },
    )


def _paper(
    store: Store,
    found: Page[tasks.TaskSummary],
    asked: TaskFilter,
    headers: dict[str, str],
) -> Response:
    """Answer with a paper of an office."""
    made = order(
        store,
        found,
        asked.day,
        days_after(asked.day, asked.days),
        agency=asked.agency,
        document=asked.document,
        letter=asked.letter,
        office=asked.office,
    )
    name = f"{FILES[asked.paper]}.docx"
    told = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Language": "vi",
        **headers,
    }
    return Response(PAPERS[asked.paper](made), media_type=DOCX, headers=told)


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


@router.get(
    "/tasks/{key:path}",
    response_model=shapes.TaskDetail,
    responses={**LIST, **ONE, 200: {"content": {DOCX: _BINARY}}},
)
def get_task(
    store: StoreDep,
    key: str,
    form: Annotated[
        Literal["json", "docx"],
        Query(alias="format", description="DOCX is a slip (phiếu giao việc)"),
    ] = "json",
) -> Response:
    """Show one task: who, by when, on what ground."""
    found = tasks.task(store, key)
    if form == "docx":
        one = Page((*tasks.summaries(store, [found.task]),), 1, 0, 1)
        return _paper(store, one, TaskFilter(paper="slip"), {})
    told = shapes.TaskDetail.model_validate(found)
    return Response(told.model_dump_json(), media_type="application/json")
