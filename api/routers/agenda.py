"""The answers about time: agenda, why, targets; and what people report of tasks."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, Field

from api.clock import days_after, now, today
from api.dependencies import StoreDep, needs
from api.lists import Listed, answer, choosing, either, sorting
from api.parameters import Absent, Day, Days, Whole
from api.problems import responses
from api.routers.answers import LIST, ONE, PAGE, Search
from api.schemas import agenda as shapes
from api.schemas.answers import Page
from api.tokens import Person
from graph.answers import reporting, targets
from graph.answers.agenda import SECTIONS, Section, agenda
from graph.answers.paging import MOST_ITEMS
from graph.answers.why import why
from graph.status import Said, Statement

router = APIRouter(prefix="/api", tags=["answers"])


class AgendaQuery(BaseModel):
    """As of when, until when, of whom."""

    as_of: Day | Absent = Field(default=None, description="Today, if not given")
    until: Day | Absent = Field(default=None, description="Up to and with this day")
    days: Days | Absent = Field(
        default=None, description="Instead of until: so many days on"
    )
    agency: str | Absent = Field(default=None, description="Slug or name")
    section: tuple[Section, ...] = Field(
        default=SECTIONS, description="Which sections; all, if not given"
    )
    offset: Whole = Field(default=0, ge=0, description="Rows of each to leave out")
    limit: Whole = Field(default=200, ge=1, le=MOST_ITEMS, description="Rows of each")


class TargetFilter(Listed):
    """Which targets; both conditions hold together."""

    q: Search = None
    letter: str | Absent = Field(
        default=None, description="Slug or number of the letter"
    )
    sort: str | Absent = sorting(targets.LISTING, "unit,-value")
    fields: str | Absent = choosing(shapes.TargetItem, "target,agencies")


class ReportFilter(Listed):
    """Which reports; all conditions hold together."""

    task: str | Absent = Field(default=None, description="Slug of the task")
    agency: str | Absent = Field(default=None, description="Slug of the agency")
    said: Said | Absent = None
    sort: str | Absent = sorting(reporting.LISTING, "-at")
    fields: str | Absent = choosing(shapes.Kept, "report")


@router.get("/agenda", responses={**LIST, **ONE})
def get_agenda(
    store: StoreDep, asked: Annotated[AgendaQuery, Query()]
) -> shapes.Agenda:
    """Tell what falls due, by agency and by reporting step.

    Of each section come at most `limit` rows; `totals` tell how many there are.
    """
    start = asked.as_of or today()
    end = asked.until
    if asked.days is not None:
        end = days_after(start, asked.days)
    found = agenda(
        store,
        start,
        until=end,
        agency=asked.agency,
        sections=asked.section,
        offset=asked.offset,
        limit=asked.limit,
    )
    return shapes.Agenda.model_validate(found)


@router.get("/why/{task:path}", responses={**LIST, **ONE})
def get_why(
    store: StoreDep, task: str, as_of: Annotated[Day | Absent, Query()] = None
) -> shapes.Why:
    """Tell of one task who ordered it, who does what by when, on what ground.

    `task` is a slug, or the label and the letter: "10 124/NQ-CP".
    """
    return shapes.Why.model_validate(why(store, task, as_of or today()))


@router.get(
    "/targets",
    response_model=either(Page, shapes.TargetItem),
    responses={**ONE, **PAGE},
)
def list_targets(
    request: Request, store: StoreDep, asked: Annotated[TargetFilter, Query()]
) -> Response:
    """List the quantities that letters set."""
    found = targets.targets(store, **asked.filters, window=asked.window)
    page = Page[shapes.TargetItem].model_validate(found)
    return answer(request, page, shapes.TargetItem, asked.fields)


@router.get("/reports", response_model=either(Page, shapes.Kept), responses=PAGE)
def list_reports(
    request: Request, store: StoreDep, asked: Annotated[ReportFilter, Query()]
) -> Response:
    """List what people reported of tasks, the latest first."""
    found = reporting.reported(store, **asked.filters, window=asked.window)
    page = Page[shapes.Kept].model_validate(found)
    return answer(request, page, shapes.Kept, asked.fields)


@router.post(
    "/tasks/{key:path}/reports",
    status_code=201,
    responses=responses(300, 400, 401, 403, 404, 413, 422, 503),
)
def post_report(
    store: StoreDep,
    key: str,
    said: shapes.NewReport,
    person: Annotated[Person, Depends(needs("propose"))],
) -> shapes.State:
    """Keep what a person reports of an agency's part in a task; the state it leads to.

    The name on it is that of the token.
    """
    statement = Statement(
        said=said.said,
        evidence=said.evidence,
        by=person.name,
        on=said.on,
        until=said.until,
        why=said.why,
    )
    found = reporting.report_status(
        store, statement, task=key, agency=said.agency, at=now()
    )
    return shapes.State.model_validate(found)
