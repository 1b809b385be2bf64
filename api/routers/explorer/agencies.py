"""The agencies: their list, and what one has to do."""

from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from api.addresses import public_address
from api.clock import today
from api.dependencies import HtmlLangDep, SettingsDep, StoreDep
from api.framing import answer, frame_of
from api.parameters import FormDay, Truth
from api.routers.answers import AgencyFilter
from graph.answers import agencies
from graph.answers.inheritance import agency_on, inherited
from graph.answers.successors import members, succession
from graph.answers.workload import workload
from graph.catalog import catalog
from viz.frame import JSON, PAGES
from viz.messages import messages
from viz.progress import TONES, progress_of
from viz.queries import agencies_query, agency_query
from viz.resource import FORMATS
from viz.things import Naming

DATA: Final = (JSON, *FORMATS)

router = APIRouter(include_in_schema=False)


class AsOf(BaseModel):
    """The day that is asked about; `stated` keeps the tasks that name the agency."""

    as_of: FormDay = None
    stated: Truth | None = None


@router.get(PAGES["agencies"], name="agencies")
def list_agencies(
    request: Request,
    store: StoreDep,
    lang: HtmlLangDep,
    asked: Annotated[AgencyFilter, Query()],
) -> Response:
    """List the agencies, narrowed down by words, level and kind."""
    title = messages(lang)["nav.agencies"]
    frame = frame_of(request, title, sparql=agencies_query())
    return answer(
        "agencies.html",
        frame,
        asked=asked,
        page=agencies.agencies(store, **asked.filters, window=asked.window),
        facets=agencies.facets(store, q=asked.q, level=asked.level, kind=asked.kind),
        sort=asked.sort or "",
        naming=Naming(frame),
    )


@router.get(PAGES["agencies"] + "/{key:path}", name="agency")
def show_agency(
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    key: str,
    asked: Annotated[AsOf, Query()],
) -> Response:
    """Show what an agency has to do, by when and why, and who answers for it."""
    day = asked.as_of or today()
    agency = agency_on(store, key, day)
    slug = agency.slug
    is_named = slug in catalog(store).agencies
    frame = frame_of(
        request,
        agency.name,
        formats=DATA if is_named else (),
        sparql=agency_query(agency.iri) if is_named else None,
    )
    naming = Naming(frame)
    if slug != key:
        return RedirectResponse(naming.page("agency", slug))
    calendar, feed = _subscriptions(slug, frame.lang)
    return answer(
        "agency.html",
        frame,
        agency=agency,
        work=workload(store, agency, day, within=asked.as_of, by_name=asked.stated),
        as_of=day,
        stated=asked.stated,
        inherited=inherited(store, slug, day),
        succession=succession(store, slug, day),
        members=members(store, slug),
        calendar=calendar,
        feed=feed,
        address=public_address(request),
        private=settings.private,
        naming=naming,
        progress_of=progress_of,
        tones=TONES,
    )


def _subscriptions(slug: str, lang: str) -> tuple[str, str]:
    """The addresses of the calendar and the feed of an agency, below the server's."""
    asked = {"agency": slug, "general": "true", "format": "ics", "lang": lang}
    calendar = f"/api/tasks?{urlencode(asked)}"
    return calendar, f"/api/feeds/tasks/{slug}?general=true&lang={lang}"
