"""Letters put in by people: a form, and a page that tells how far they have come."""

from functools import partial
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from api.dependencies import (
    HtmlLangDep,
    JobsDep,
    SettingsDep,
    StoreDep,
    signed,
)
from api.faults import fault_of
from api.forms import FIELD, check_form, fields_of
from api.framing import frame_of, page_lang_of, shown
from api.job import ENDS, Job
from api.messages import Lang
from api.parameters import Absent
from api.request_errors import BadRequestError, CrossSiteError, RequestError
from api.routers.jobs import get_events
from api.schemas import jobs as shapes
from api.settings import Settings
from api.signed_pages import NOBODY_KEEPS, signed_page
from api.tokens import Person
from api.uploads import MOST_FILES, receive
from extract.errors import ManifestError
from extract.read import MEDIA_TYPES
from extract.readers.archive import SUFFIX
from graph.catalog import catalog
from graph.store import Store
from viz.frame import TOOLS, render
from viz.messages import messages

PAGE: Final = TOOLS["upload"]
SEE_OTHER: Final = 303
MOST_FILES_SHOWN: Final = 200
MOST_JOBS: Final = 10
_MEGABYTE: Final = 1024 * 1024

Clerk = Annotated[Person, Depends(signed("ingest"))]

router = APIRouter(include_in_schema=False)


@router.get(PAGE, name="upload")
def form(
    request: Request, jobs: JobsDep, settings: SettingsDep, person: Clerk
) -> Response:
    """Show what can be sent, and what was sent lately."""
    del person
    return _form(request, jobs.all(), settings)


@router.post(PAGE)
async def upload(
    request: Request, jobs: JobsDep, settings: SettingsDep, person: Clerk
) -> Response:
    """Take files, and lead on to the page that tells what becomes of them."""

    def check(sent: Any) -> None:  # noqa: ANN401 - the framework's form
        check_form(request, sent.get(FIELD))

    try:
        with jobs.room() as folder:
            job = Job(person.name, await receive(request, folder, check))
            jobs.add(job)
    except CrossSiteError:
        raise
    except (RequestError, ManifestError) as error:
        return await run_in_threadpool(_form, request, jobs.all(), settings, error)
    return RedirectResponse(frame_of(request, "").link(f"{PAGE}/{job.id}"), SEE_OTHER)


@router.get(PAGE + "/{id}", name="upload_job")
def progress(  # noqa: PLR0913, PLR0917 - one for each thing it is handed
    id: str,  # noqa: A002 - as in the path
    request: Request,
    jobs: JobsDep,
    store: StoreDep,
    settings: SettingsDep,
    person: Clerk,
) -> Response:
    """Show how far an upload has come, and what was found in each letter.

    With `?part=1` only what changes, for the script of the page.
    """
    job = jobs.get(id)
    lang = page_lang_of(request)
    frame = frame_of(request, messages(lang)["upload.job"], formats=())
    context = _told(job, store, settings, lang)
    if request.query_params.get("part") == "1":
        html = render("upload_progress.html", frame, person=person, **context)
        answer = shown(html, frame)
        answer.headers["Cache-Control"] = NOBODY_KEEPS
        return answer
    return signed_page("upload_job.html", frame, request, **context)


@router.post(PAGE + "/{id}")
async def cancel(
    id: str,  # noqa: A002 - as in the path
    request: Request,
    jobs: JobsDep,
    person: Clerk,
) -> Response:
    """Have an upload stop; what was stored stays."""
    del person
    sent = await fields_of(request)
    job = jobs.get(id)
    if sent.get("do") != "cancel":
        raise BadRequestError(key="no_step")
    await run_in_threadpool(jobs.cancel, job)
    return RedirectResponse(frame_of(request, "").link(f"{PAGE}/{job.id}"), SEE_OTHER)


@router.get(PAGE + "/{id}/events")
async def events(  # noqa: PLR0913, PLR0917 - one for each thing it is handed
    id: str,  # noqa: A002 - as in the path
    jobs: JobsDep,
    settings: SettingsDep,
    lang: HtmlLangDep,
    person: Clerk,
    last: Annotated[str | Absent, Header(alias="Last-Event-ID")] = None,
) -> Response:
    """Tell what happens to an upload as it happens, as the API does."""
    del person
    return await get_events(id, jobs, settings, lang, last)


def _form(
    request: Request,
    jobs: list[Job],
    settings: Settings,
    wrong: Exception | None = None,
) -> Response:
    lang = page_lang_of(request)
    fault = fault_of(wrong, lang) if wrong else None
    return signed_page(
        "upload.html",
        frame_of(request, messages(lang)["upload.title"], path=PAGE, formats=()),
        request,
        fault.status if fault else 200,
        wrong=fault.detail if fault else None,
        jobs=[shapes.Job.of(job.progress(), lang) for job in jobs[:MOST_JOBS]],
        most_files=MOST_FILES,
        most_bytes=settings.upload_limit,
        megabytes=settings.upload_limit // _MEGABYTE,
        letter_megabytes=settings.letter_limit // _MEGABYTE,
        suffixes=sorted({*MEDIA_TYPES, SUFFIX}),
    )


def _told(job: Job, store: Store, settings: Settings, lang: Lang) -> dict[str, Any]:
    """Where a job stands, and each of its files with the letter as it is now."""
    stands = shapes.Job.of(job.progress(), lang)
    outcomes = job.outcomes()
    chosen = _first(outcomes, stands.state in ENDS)
    told = partial(shapes.FileOutcome.of, iris=settings.iris, lang=lang)
    return {
        "job": stands,
        "ended": stands.state in ENDS,
        "files": [told(outcome) for outcome in chosen],
        "unshown": len(outcomes) - len(chosen),
        "known": catalog(store).documents,
    }


def _first(outcomes: list[Any], ended: bool) -> list[Any]:  # noqa: FBT001 - told by its name
    """Those that are shown: what failed first; the latest while it goes on."""
    if not ended:
        return outcomes[::-1][:MOST_FILES_SHOWN]
    failed_first = sorted(outcomes, key=lambda one: one.outcome != "failed")
    return failed_first[:MOST_FILES_SHOWN]
