"""The page on which SPARQL is asked: the endpoint itself, for those who prefer HTML.

Its rows come from the endpoint's own answers, cut off after the first thousand.
"""

import time
from dataclasses import dataclass, replace
from typing import Final

from fastapi import APIRouter, Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.routing import Match
from starlette.types import Scope

from api.answering import begin, beginning
from api.dependencies import HtmlLangDep, PoolDep, SettingsDep, StoreDep
from api.faults import FORESEEN, Fault, disk_fault, fault_of
from api.framing import answer, frame_of
from api.messages import Lang
from api.negotiation import TURTLE, prefers_page
from api.problems import headers_of
from api.protocol import query_in
from api.query_pool import QueryPool
from graph.answers.results import LINES, WANTED, Results, results
from graph.foreign import Asked
from graph.questions import GROUPS, Question, questions, questions_file
from graph.store import Store
from ontology.published import published_names
from ontology.terms import PREFIXES
from viz.console import DOWNLOADS, addresses, drawn
from viz.frame import DATA, Frame
from viz.messages import messages

MOST_ROWS: Final = 1000
LONGEST_ADDRESS: Final = 8000
"""Characters of a query that the link to the other language carries on."""
MOST_BYTES: Final = 2 * 1024 * 1024
_WORDS: Final = {
    "running": "console.running",
    "seconds": "console.seconds",
    "stopped": "console.stopped",
    "shared": "console.shared",
    "offline": "state.offline",
}


class PageRoute(APIRoute):
    """A route for those who prefer HTML; all others go on to that of the protocol."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Tell whether a request is for this route."""
        if scope["type"] == "http" and prefers_page(scope):
            return super().matches(scope)
        return Match.NONE, {}


router = APIRouter(include_in_schema=False)
pages = APIRouter(include_in_schema=False, route_class=PageRoute)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a query: a result or a fault, and the seconds it took."""

    seconds: float = 0.0
    results: Results | None = None
    fault: Fault | None = None
    retry: str | None = None


@pages.get(DATA["sparql"])
@pages.post(DATA["sparql"])
async def console(
    request: Request,
    store: StoreDep,
    pool: PoolDep,
    settings: SettingsDep,
    lang: HtmlLangDep,
) -> Response:
    """Show a query and what it finds, with questions to begin with."""
    strict = settings.queries.strict
    asked, outcome, chosen = None, None, _chosen(request)
    begun = time.perf_counter()
    try:
        if chosen:
            asked = Asked(chosen.sparql, "", strict=strict)
        elif request.method == "POST" or request.query_params.get("query"):
            asked = await query_in(request, strict=strict)
        if asked is not None:
            outcome = await _outcome(request, store, pool, asked, lang)
    except FORESEEN as error:
        fault = fault_of(error, lang)
        if fault is None or disk_fault(error, lang):
            raise
        retry = headers_of(error).get("Retry-After")
        outcome = Outcome(time.perf_counter() - begun, fault=fault, retry=retry)
    frame = _frame(request, messages(lang)["nav.sparql"])
    found = outcome.results if outcome else None
    page = answer(
        "console.html",
        frame,
        outcome.fault.status if outcome and outcome.fault else 200,
        asked=asked.sparql if asked else request.query_params.get("query", ""),
        outcome=outcome,
        downloads=DOWNLOADS,
        drawing=drawn(found, frame) if found else None,
        address=addresses(frame),
        groups=[(g, [q for q in questions() if q.group == g]) for g in GROUPS],
        chosen=chosen,
        seconds=_seconds(outcome, lang),
        words=_words(lang),
    )
    page.headers["Vary"] = "Accept"
    if outcome and outcome.retry:
        page.headers["Retry-After"] = outcome.retry
    return page


@router.get("/sparql/questions.ttl")
def get_questions() -> Response:
    """Give the questions to begin with, and those behind pages, in Turtle."""
    return Response(questions_file(), media_type=TURTLE)


@router.get("/sparql/names.json")
def get_names(lang: HtmlLangDep) -> dict[str, object]:
    """Give the names that an editor completes: prefixes, and terms in words."""
    return published_names(lang)


def _frame(request: Request, title: str) -> Frame:
    """What stands around the page; its other language asks the same, be it long."""
    frame = frame_of(request, title, formats=())
    pairs = [p for p in request.query_params.multi_items() if p[0] != "lang"]
    short = len(request.url.query) <= LONGEST_ADDRESS
    return replace(frame, query=tuple(pairs) if short else ())


def _chosen(request: Request) -> Question | None:
    """The question to begin with that an address names."""
    name = request.query_params.get("question")
    return next((q for q in questions() if q.name == name), None)


def _words(lang: Lang) -> dict[str, object]:
    """What the scripts of the page say, and the prefixes that need no declaration."""
    said = messages(lang)
    return {"prefixes": dict(PREFIXES)} | {k: said[name] for k, name in _WORDS.items()}


def _seconds(outcome: Outcome | None, lang: Lang) -> str:
    """How long it took, as it is written in a language."""
    told = f"{outcome.seconds:.2f}" if outcome else ""
    return told.replace(".", ",") if lang == "vi" else told


async def _outcome(
    request: Request, store: Store, pool: QueryPool, asked: Asked, lang: Lang
) -> Outcome:
    """Ask, and read the beginning of the answer.

    Raises:
        GraphError, RequestError: there is no answer.
    """
    begun = time.perf_counter()
    wanted = replace(asked, accept=", ".join(WANTED))
    found = await begin(request, pool, wanted)
    lines = MOST_ROWS + (found.media_type == LINES)  # the first names the columns
    body, cut = await beginning(found, lines, MOST_BYTES)
    seconds = time.perf_counter() - begun
    shown = await run_in_threadpool(
        results, store, found.media_type, body, lang=lang, cut=cut
    )
    return Outcome(seconds, shown)


router.include_router(pages)
