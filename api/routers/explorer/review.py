"""What was read in letters is reviewed: confirmed, rejected, corrected in place."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Annotated, Final, get_args

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool

from api.dependencies import (
    ChangedDep,
    SettingsDep,
    StoreDep,
    WritingDep,
    signed,
)
from api.faults import fault_of
from api.forms import fields_of
from api.framing import frame_of, page_lang_of
from api.request_errors import RequestError
from api.review_words import moment, value_words
from api.reviewing import Reviewer
from api.signed_pages import signed_page
from api.tokens import Person
from extract.tasks import Bound, DeadlineKind, Role
from graph.catalog import catalog
from graph.corrections.items import read_letter
from graph.corrections.listing import Entry, list_corrections
from graph.corrections.waiting import waiting
from graph.errors import GraphError, NotFoundError
from graph.iris import Iris
from graph.lookup import find_itself
from graph.store import Store
from ontology.registry import document_types
from ontology.terms import RELATIONS
from viz.frame import TOOLS
from viz.messages import messages
from viz.review import VIEWS, View, after, sheet

PAGE: Final = TOOLS["review"]
MOST_SHOWN: Final = 50
SEE_OTHER: Final = 303

Proposer = Annotated[Person, Depends(signed("propose"))]

router = APIRouter(include_in_schema=False)


@router.get(PAGE, name="review")
def queue(
    request: Request, store: StoreDep, settings: SettingsDep, person: Proposer
) -> Response:
    """Show what waits: proposals to be decided, then letters with doubts."""
    return _queue(request, store, settings.iris, person)


@router.post(PAGE)
async def decide(  # noqa: PLR0913, PLR0917 - one for each thing it is handed
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    writing: WritingDep,
    changed: ChangedDep,
    person: Annotated[Person, Depends(signed("confirm"))],
) -> Response:
    """Decide about a proposal in the queue."""
    sent = await fields_of(request)
    found = [c for c in _proposed(store, settings.iris) if c.id == sent.get("id")]
    letter = found[0].letter if found else ""
    reviewer = Reviewer(store, settings.iris, writing, person, letter)
    try:
        changed["correction"] = await run_in_threadpool(reviewer.do, sent)
    except (GraphError, RequestError) as error:
        show = partial(_queue, request, store, settings.iris, person, wrong=error)
        return await run_in_threadpool(show)
    return RedirectResponse(frame_of(request, "").link(PAGE), SEE_OTHER)


@router.get(PAGE + "/{slug}", name="review_letter")
def letter(
    slug: str,
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    person: Proposer,
) -> Response:
    """Show one letter with all that was read in it, each next to its words."""
    return _letter(request, store, settings.iris, person, slug)


@router.post(PAGE + "/{slug}")
async def correct(  # noqa: PLR0913, PLR0917 - one for each thing it is handed
    slug: str,
    request: Request,
    store: StoreDep,
    settings: SettingsDep,
    writing: WritingDep,
    changed: ChangedDep,
    person: Proposer,
) -> Response:
    """Do what a form of that page says, and lead on to the next item."""
    sent = await fields_of(request)
    if sent.get("do") in ("confirm", "reject", "undo"):
        signed("confirm").admit(request)
    work = partial(_do, request, store, settings.iris, slug, sent)
    reviewer = Reviewer(store, settings.iris, writing, person, _held(store, slug))
    return await run_in_threadpool(work, reviewer, changed)


def _do(  # noqa: PLR0913, PLR0917 - what the route was handed
    request: Request,
    store: Store,
    iris: Iris,
    slug: str,
    sent: Mapping[str, str],
    reviewer: Reviewer,
    changed: dict[str, str | int],
) -> Response:
    view, key = _view(request), sent.get("key", "")
    onward = after(read_letter(store, iris, reviewer.letter), view, key)
    try:
        done = changed["correction"] = reviewer.do(sent)
    except (GraphError, RequestError) as error:
        return _letter(request, store, iris, reviewer.person, slug, wrong=error, at=key)
    frame = frame_of(request, "")
    address = frame.link(
        f"{PAGE}/{reviewer.letter}",
        fragment=f"i-{onward or key}" if key else "",
        view=None if view == VIEWS[0] else view,
        begin=request.query_params.get("begin"),
        done=done,
    )
    return RedirectResponse(address, SEE_OTHER)


def _held(store: Store, key: str) -> str:
    """The slug of a letter that the store has.

    Raises:
        NotFoundError, AmbiguousError: there is none of this key, or several.
    """
    slug = find_itself(store, key, "document")
    if not catalog(store).documents[slug].held:
        raise NotFoundError(key)
    return slug


def _proposed(store: Store, iris: Iris) -> tuple[Entry, ...]:
    return list_corrections(store, iris, status="proposed")


def _queue(
    request: Request,
    store: Store,
    iris: Iris,
    person: Person,
    wrong: Exception | None = None,
) -> Response:
    words = messages(page_lang_of(request))
    waits = waiting(store, iris)
    proposed = _proposed(store, iris)
    every = request.query_params.get("all") == "1"
    del person
    return signed_page(
        "review_queue.html",
        frame_of(request, words["review.title"], formats=()),
        request,
        409 if wrong else 200,
        proposed=proposed if every else proposed[:MOST_SHOWN],
        proposals=len(proposed),
        letters=waits if every else waits[:MOST_SHOWN],
        waits=len(waits),
        wrong=_words(request, wrong),
        **_speech(request, store),
    )


def _letter(  # noqa: PLR0913 - what the route was handed
    request: Request,
    store: Store,
    iris: Iris,
    person: Person,
    slug: str,
    *,
    wrong: Exception | None = None,
    at: str | None = None,
) -> Response:
    held = _held(store, slug)
    document = catalog(store).documents[held]
    read = read_letter(store, iris, held)
    view = _view(request)
    words = messages(page_lang_of(request))
    entries = {c.id: c for c in list_corrections(store, iris, letter=held)}
    title = words("review.of", label=document.label)
    return signed_page(
        "review_letter.html",
        frame_of(request, title, path=f"{PAGE}/{held}", formats=()),
        request,
        _status(wrong),
        document=document,
        canonical=document.canonical,
        sheet=sheet(read, view, _number(request.query_params.get("begin"))),
        view=view,
        views=VIEWS,
        entries=entries,
        decided=[c for c in reversed(entries.values()) if c.status != "proposed"],
        done=entries.get(request.query_params.get("done", "")),
        cited=sorted({(i.slug, i.about) for i in read.items if i.field == "citation"}),
        types=[kind.name for kind in document_types()],
        wrong=_words(request, wrong),
        at=at,
        confirms="confirm" in person.scopes,
        roles=get_args(Role),
        relations=tuple(RELATIONS),
        kinds=get_args(DeadlineKind),
        bounds=get_args(Bound),
        **_speech(request, store),
    )


def _speech(request: Request, store: Store) -> dict[str, Callable[..., str]]:
    """How a template says a value, a moment, a document by its slug."""
    lang = page_lang_of(request)
    documents = catalog(store).documents

    def name_of(slug: str | None) -> str:
        known = documents.get(slug or "")
        return known.label if known else slug or messages(lang)["review.nothing"]

    return {
        "name_of": name_of,
        "said": partial(value_words, lang=lang),
        "moment": partial(moment, lang=lang),
    }


def _status(wrong: Exception | None) -> int:
    fault = fault_of(wrong, "vi") if wrong else None
    return fault.status if fault else 200


def _words(request: Request, wrong: Exception | None) -> str | None:
    """What went wrong, in the language of the page."""
    fault = fault_of(wrong, page_lang_of(request)) if wrong else None
    return fault.detail if fault else None


def _view(request: Request) -> View:
    asked = request.query_params.get("view")
    return next((view for view in VIEWS if view == asked), VIEWS[0])


def _number(sent: str | None) -> int:
    plain = sent is not None and sent.isascii() and sent.isdecimal()
    return int(sent) if sent and plain and len(sent) <= 9 else 0  # noqa: PLR2004 - digits
