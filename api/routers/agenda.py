"""The answers about time: agenda, why, targets; and what people report of tasks."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, Field

from api.clock import days_after, now, today
from api.dependencies import StoreDep, needs
from api.problems import responses
from api.routers.answers import LIST, ONE, Paging
from api.schemas import agenda as shapes
from api.schemas.answers import Page
from api.tokens import Person
from graph.answers.agenda import SECTIONS, Section, agenda
from graph.answers.lists import MOST_ITEMS, page
from graph.answers.reporting import report_status
from graph.answers.targets import targets
from graph.answers.why import why
from graph.status import Statement, every_report

router = APIRouter(prefix="/api", tags=["answers"])


class AgendaQuery(BaseModel):
    """As of when, until when, of whom."""

    as_of: date | None = Field(default=None, description="Today, if not given")
    until: date | None = Field(default=None, description="Up to and with this day")
    days: int | None = Field(
        default=None, ge=0, le=3660, description="Instead of until: so many days on"
    )
    agency: str | None = Field(default=None, description="Slug or name")
    section: tuple[Section, ...] = Field(
        default=SECTIONS, description="Which sections; all, if not given"
    )
    offset: int = Field(default=0, ge=0, description="Rows of each to leave out")
    limit: int = Field(default=200, ge=1, le=MOST_ITEMS, description="Rows of each")


class TargetFilter(Paging):
    """Which targets; both conditions hold together."""

    q: str | None = Field(default=None, description="Words, diacritics optional")
    letter: str | None = Field(default=None, description="Slug of the letter")


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
def get_why(store: StoreDep, task: str, as_of: date | None = None) -> shapes.Why:
    """Tell of one task who ordered it, who does what by when, on what ground.

    `task` is a slug, or the label and the letter: "10 124/NQ-CP".
    """
    return shapes.Why.model_validate(why(store, task, as_of or today()))


@router.get("/targets", responses={**LIST, **ONE})
def list_targets(
    store: StoreDep, asked: Annotated[TargetFilter, Query()]
) -> Page[shapes.TargetItem]:
    """List the quantities that letters set."""
    found = targets(store, **asked.model_dump())
    return Page[shapes.TargetItem].model_validate(found)


@router.get("/reports", responses=LIST)
def list_reports(
    store: StoreDep, asked: Annotated[Paging, Query()]
) -> Page[shapes.Kept]:
    """List what people reported of tasks, the latest first."""
    found = page(every_report(store), asked.offset, asked.limit)
    return Page[shapes.Kept].model_validate(found)


@router.post(
    "/tasks/{key:path}/reports",
    status_code=201,
    responses={**ONE, **responses(401, 403, 422, 503)},
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
    found = report_status(store, statement, task=key, agency=said.agency, at=now())
    return shapes.State.model_validate(found)
