"""Tasks as table, calendar and board, those to be reminded of, and one task in full."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.addresses import public_address
from api.clock import days_after, today
from api.dependencies import StoreDep
from api.framing import answer, frame_of, page_lang_of
from api.papers.draft import draft
from api.parameters import Absent, Day
from api.task_pages import Found, Meant, TaskPage, Unclear, View, gather, meant
from graph.answers import task_choices
from graph.answers.behind import Centre
from graph.answers.month import month_of
from graph.answers.reminders import reminders
from graph.answers.task_filters import states_of
from graph.answers.task_query import task_query, tasks_query
from graph.answers.why import why
from graph.catalog import catalog
from graph.status import reports
from graph.store import Store
from viz import tasks as views
from viz.frame import CSV, JSON, PAGES, Format, Frame
from viz.messages import messages

router = APIRouter(include_in_schema=False)

PLACE: Final = PAGES["tasks"]
DOCX: Final = Format(
    "docx",
    "Word",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
XLSX: Final = Format(
    "xlsx",
    "Excel",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
FORMATS: Final = (JSON, CSV, XLSX, DOCX, Format("ics", "iCalendar", "text/calendar"))
ONE: Final = (
    JSON,
    Format("ttl", "Turtle", "text/turtle"),
    Format("jsonld", "JSON-LD", "application/ld+json"),
    DOCX,
)
MOST_REMINDED: Final = 40
"""Agencies on one page of reminders."""


@router.get(PLACE, name="tasks")
def list_tasks(
    request: Request, store: StoreDep, asked: Annotated[TaskPage, Query()]
) -> Response:
    """Show tasks as table, calendar or board, or who is to be reminded of them."""
    t = messages(page_lang_of(request))
    frame = replace(
        frame_of(request, t["tasks.title"], formats=FORMATS), query=asked.query
    )
    known = meant(store, asked)
    context: dict[str, Any] = {
        "asked": asked,
        "known": known,
        "agencies": task_choices.agencies_with_tasks(store),
        "central": task_choices.central_documents(store),
        **views.form(task_choices.letters_with_tasks(store), frame.lang),
    }
    if isinstance(known, Unclear):
        frame = replace(frame, formats=())
        return answer("tasks_unclear.html", frame, known.status, **context)
    found = gather(store, asked, known)
    query = tasks_query(
        agency=known.agency,
        role=asked.role,
        document=known.document,
        letter=known.letter,
        leaf=asked.filters["leaf"],
    )
    frame = replace(frame, sparql=query)
    template, view = _VIEWS[asked.view]
    context |= view(store, asked, known, found, frame)
    feed = public_address(request) + frame.data("ics")
    return answer(template, frame, found=found, feed=feed, **context)


def _table(
    store: Store, asked: TaskPage, _known: Meant, found: Found, frame: Frame
) -> dict[str, Any]:
    centre, page = Centre(store, asked.as_of), found.part(asked)
    rows = [
        views.row(
            one,
            states_of(store, one.task.slug, found.as_of, found.whose),
            centre.behind(one.task.slug),
            found.as_of,
            frame.lang,
        )
        for one in page.items
    ]
    return {"page": page, "rows": rows}


def _calendar(
    store: Store, asked: TaskPage, _known: Meant, found: Found, _frame: Frame
) -> dict[str, Any]:
    year, month = map(int, (asked.month or found.as_of.isoformat()).split("-")[:2])
    made = month_of(store, found.items, year, month)
    return {
        "month": made,
        "weeks": views.weeks(made),
        "previous": views.beside(year, month, -1),
        "next": views.beside(year, month, 1),
    }


def _board(
    _store: Store, asked: TaskPage, _known: Meant, found: Found, _frame: Frame
) -> dict[str, Any]:
    slugs = {one.task.slug for one in found.items}
    columns = {
        name: [
            card
            for card in cards
            if card.one.task.slug in slugs and asked.status in (None, *card.statuses)
        ]
        for name, cards in found.board.columns.items()
    }
    return {"columns": columns, "most": views.MOST_CARDS, "standings": views.standings}


def _reminders(
    store: Store, asked: TaskPage, known: Meant, found: Found, _frame: Frame
) -> dict[str, Any]:
    until = days_after(found.as_of, asked.days)
    slugs = {one.task.slug for one in found.items}
    made = reminders(
        store,
        found.as_of,
        until,
        tasks=slugs,
        agency=known.agency.slug if known.agency else None,
    )
    drafts = [
        (one, draft(one, found.as_of, until, asked.office))
        for one in made[:MOST_REMINDED]
    ]
    return {
        "drafts": drafts,
        "reminded": len(made),
        "until": until,
        "most": views.MOST_LISTED,
    }


_VIEWS: Final[dict[View, tuple[str, Callable[..., dict[str, Any]]]]] = {
    "bang": ("tasks_table.html", _table),
    "lich": ("tasks_calendar.html", _calendar),
    "trang-thai": ("tasks_board.html", _board),
    "don-doc": ("tasks_reminders.html", _reminders),
}


@router.get(PLACE + "/{key:path}", name="task")
def show_task(
    request: Request,
    store: StoreDep,
    key: str,
    as_of: Annotated[Day | Absent, Query()] = None,
) -> Response:
    """Show one task: its words, who, by when, why, and what was reported."""
    day = as_of or today()
    told = why(store, key, day)
    task = told.detail.task
    if key != task.slug:
        return RedirectResponse(frame_of(request, "").link(f"{PLACE}/{task.slug}"), 303)
    frame = frame_of(request, "", formats=ONE, sparql=task_query(task.iri))
    title = messages(frame.lang)("tasks.one", label=task.label)
    frame = replace(frame, title=f"{title} · {told.detail.letter.label}")
    return answer(
        "task.html",
        frame,
        told=told,
        as_of=day,
        **views.spoken(frame.lang),
        dues=views.whens(task, day, frame.lang, over=any(s.past for s in told.states)),
        standing=views.standings(told.states),
        reported=reports(store).get(task.slug, ()),
        chains=views.chains(told.chains),
        documents=catalog(store).documents,
    )
