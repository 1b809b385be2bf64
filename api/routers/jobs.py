"""How far uploads have come: asked for, told as it happens, stopped."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, Response
from fastapi.responses import StreamingResponse

from api import events
from api.dependencies import JobsDep, PageLangDep, SettingsDep, needs
from api.intake import Outcome
from api.job import Job, State
from api.jobs import COME_AGAIN
from api.messages import Lang
from api.parameters import Absent
from api.problems import responses
from api.request_errors import TooManyRequestsError
from api.schemas import jobs as shapes
from graph.iris import Iris

MOST_LISTENERS: Final = 50
KEEP_ALIVE: Final = 15.0
"""Seconds without an event after which something is sent, lest a proxy hang up."""

_LONGEST_ID: Final = 9

ONE: Final = responses(401, 403, 404)

router = APIRouter(
    prefix="/api/jobs", tags=["letters"], dependencies=[Depends(needs("ingest"))]
)

_WHOLE: Final = shapes.JobEvent.model_json_schema(
    mode="serialization", ref_template="#/components/schemas/{model}"
)
# What it refers to are components of the description already.
_DATA: Final = {name: value for name, value in _WHOLE.items() if name != "$defs"}
_EVENT: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["event", "id", "data"],
    "properties": {
        "event": {"enum": ["state", "file"]},
        "id": {"type": "string", "pattern": "^[0-9]+$"},
        "data": {
            "type": "string",
            "contentMediaType": "application/json",
            "contentSchema": _DATA,
        },
    },
}
_STREAM: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "What happens, as it happens: the job enters a state, or is "
        "done with a file",
        "content": {events.MEDIA_TYPE: {"schema": _EVENT}},
    },
    204: {"description": "All was told, and nothing more will happen"},
}


@router.get("", responses=responses(401, 403))
def list_jobs(jobs: JobsDep, lang: PageLangDep) -> list[shapes.Job]:
    """List uploads that wait, are being stored, or were (scope `ingest`)."""
    return [shapes.Job.of(job.progress(), lang) for job in jobs.all()]


@router.get("/{id}", responses=ONE)
def get_job(
    id: str,  # noqa: A002 - as in the path
    jobs: JobsDep,
    settings: SettingsDep,
    lang: PageLangDep,
) -> shapes.JobDetail:
    """Tell how far an upload has come, and what became of each letter (`ingest`)."""
    job = jobs.get(id)
    told = shapes.Job.of(job.progress(), lang)
    files = [
        shapes.FileOutcome.of(outcome, settings.iris, lang)
        for outcome in job.outcomes()
    ]
    return shapes.JobDetail(**told.model_dump(), files=tuple(files))


@router.delete("/{id}", status_code=202, responses=ONE)
def cancel_job(
    id: str,  # noqa: A002 - as in the path
    jobs: JobsDep,
    lang: PageLangDep,
) -> shapes.Job:
    """Have an upload stop (scope `ingest`); what was stored stays, whole."""
    job = jobs.get(id)
    jobs.cancel(job)
    return shapes.Job.of(job.progress(), lang)


@router.get(
    "/{id}/events",
    response_class=StreamingResponse,
    responses={**_STREAM, **responses(401, 403, 404, 429)},
)
async def get_events(
    id: str,  # noqa: A002 - as in the path
    jobs: JobsDep,
    settings: SettingsDep,
    lang: PageLangDep,
    last: Annotated[
        str | Absent,
        Header(alias="Last-Event-ID", description="Go on behind the event of this id"),
    ] = None,
) -> Response:
    """Tell what happens to an upload, as it happens, until it ends (scope `ingest`).

    Server-sent events as of the WHATWG's HTML standard, §9.2: who reconnects with
    `Last-Event-ID` misses nothing.
    """
    job = jobs.get(id)
    happened, ended = job.since(0)
    sent = min(_number(last), len(happened))
    if ended and sent == len(happened):
        return Response(status_code=204)
    if sum(one.heard_by for one in jobs.all()) >= MOST_LISTENERS:
        raise TooManyRequestsError(COME_AGAIN)
    return events.response(_told(job, sent, settings.iris, lang))


def _number(id_: str | None) -> int:
    """The number that an event's id is; 0 for what is no id of ours."""
    plain = id_ is not None and id_.isascii() and id_.isdecimal()
    return int(id_) if id_ and plain and len(id_) <= _LONGEST_ID else 0


async def _told(job: Job, sent: int, iris: Iris, lang: Lang) -> AsyncIterator[str]:
    """The events behind the first `sent`, and those to come."""
    with job.bell() as bell:
        while True:
            bell.clear()
            found, ended = job.since(sent)
            stands = shapes.Job.of(job.progress(), lang)
            for one in found:
                sent += 1
                yield _event(one, sent, stands, iris, lang)
            if ended:
                return
            try:
                await asyncio.wait_for(bell.wait(), KEEP_ALIVE)
            except TimeoutError:
                yield events.KEEP_ALIVE


def _event(
    happened: Outcome | State, id_: int, stands: shapes.Job, iris: Iris, lang: Lang
) -> str:
    """An outcome or a new state as an event, with where the job stands by now."""
    if isinstance(happened, str):
        name, file = "state", None
    else:
        name, file = "file", shapes.FileOutcome.of(happened, iris, lang)
    data = shapes.JobEvent(job=stands, file=file).model_dump_json()
    return events.event(name, id_, data)
