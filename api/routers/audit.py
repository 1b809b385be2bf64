"""The record of writes, for those who administer."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from api.audit import LISTING
from api.clock import start_of
from api.dependencies import AuditDep, needs
from api.lists import LINK, Listed, answer, choosing, either, sorting
from api.parameters import Absent, Day
from api.problems import responses
from api.schemas.answers import Page
from api.schemas.audit import Entry

router = APIRouter(prefix="/api", tags=["operations"])


class AuditFilter(Listed):
    """Which entries; all conditions hold together."""

    since: Day | Absent = Field(default=None, description="Only from this day on")
    who: str | Absent = Field(default=None, description="A name, or a token's id")
    sort: str | Absent = sorting(LISTING, "-at")
    fields: str | Absent = choosing(Entry, "at,who,path")


@router.get(
    "/audit",
    response_model=either(Page, Entry),
    responses={200: {"headers": LINK}, **responses(401, 403, 422, 503)},
    dependencies=[Depends(needs("admin"))],
)
def get_audit(
    request: Request, log: AuditDep, asked: Annotated[AuditFilter, Query()]
) -> Response:
    """List writes and refused attempts, the last first (scope `admin`)."""
    since = start_of(asked.since) if asked.since else None
    found = log.entries(since, asked.who)[::-1]
    page = Page[Entry].model_validate(LISTING.page(found, asked.window))
    return answer(request, page, Entry, asked.fields)
