"""The kinds of problems: what `type` of a problem leads to."""

from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from api.dependencies import SettingsDep
from api.framing import answer, frame_of, page_lang_of
from api.messages import Lang, text
from api.negotiation import HTML, acceptable
from api.problem_types import PATH, ProblemType, problem_types, type_iri
from api.problems import lang_of, responses
from api.schemas.basics import ProblemKind
from api.settings import Settings
from graph.errors import NotFoundError

JSON: Final = "application/json"

router = APIRouter(tags=["operations"])

_PAGE: Final[dict[str, Any]] = {"content": {HTML: {}}}


@router.get(
    PATH.removesuffix("/"),
    response_model=list[ProblemKind],
    responses={200: _PAGE},
)
def get_problem_types(request: Request, settings: SettingsDep) -> Response:
    """List the kinds of problems, as a page or as JSON."""
    lang = _lang(request)
    kinds = problem_types(lang)
    if not _wants_page(request):
        return _json(request, [_told(kind, settings) for kind in kinds])
    links = [
        (PATH + kind.code, f"{kind.code} ({kind.status}): {kind.title}")
        for kind in kinds
    ]
    return _page(request, text("problem.list", lang), "", links)


@router.get(
    PATH + "{code}",
    response_model=ProblemKind,
    responses={200: _PAGE, **responses(404)},
)
def get_problem_type(code: str, request: Request, settings: SettingsDep) -> Response:
    """Tell when a kind of problem happens and what to do, as a page or as JSON."""
    lang = _lang(request)
    kind = next((kind for kind in problem_types(lang) if kind.code == code), None)
    if kind is None:
        raise NotFoundError(code)
    if not _wants_page(request):
        return _json(request, _told(kind, settings))
    links = [(PATH.removesuffix("/"), text("problem.list", lang))]
    title = f"{kind.title} ({kind.status} {kind.code})"
    return _page(request, title, f"{kind.when} {kind.do}", links)


def _lang(request: Request) -> Lang:
    """That of a page, or of an answer to a program."""
    return page_lang_of(request) if _wants_page(request) else lang_of(request)


def _wants_page(request: Request) -> bool:
    return acceptable(request.headers.get("accept"), (JSON, HTML))[:1] == [HTML]


def _told(kind: ProblemType, settings: Settings) -> dict[str, Any]:
    return ProblemKind(
        type=type_iri(kind.code, settings),
        code=kind.code,
        status=kind.status,
        title=kind.title,
        when=kind.when,
        do=kind.do,
    ).model_dump()


def _json(request: Request, told: object) -> Response:
    return JSONResponse(told, headers=_headers(request))


def _page(
    request: Request, title: str, told: str, links: list[tuple[str, str]]
) -> Response:
    frame = frame_of(request, title, formats=())
    ways = [(frame.link(path), words) for path, words in links]
    page = answer("problem.html", frame, detail=told, links=ways, request_id=None)
    page.headers.update(_headers(request))
    return page


def _headers(request: Request) -> dict[str, str]:
    return {
        "Content-Language": _lang(request),
        "Vary": "Accept, Accept-Language",
    }
