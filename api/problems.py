"""Failures as HTTP answers: application/problem+json (RFC 9457)."""

import logging
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from api.addresses import path_of
from api.faults import FORESEEN, Fault, disk_fault, fault_of, plain_fault
from api.framing import answer, frame_of, is_for_people, is_page, page_lang_of, page_of
from api.messages import Lang, is_known, is_lang, text
from api.negotiation import acceptable, language, prefers_page
from api.problem_types import type_iri
from api.request_errors import (
    BusyError,
    ForbiddenError,
    UnauthorizedError,
    WriterAwayError,
)
from api.schemas.basics import Problem
from api.signed_pages import to_sign_in
from graph.catalog import catalog
from graph.errors import GraphError
from graph.lookup import find
from viz.frame import DATA, Frame
from viz.messages import messages
from viz.times import day

LOG: Final = logging.getLogger("chidao.http")
MEDIA_TYPE: Final = "application/problem+json"
HTML: Final = "text/html"
PROBLEM: Final = {"$ref": "#/components/schemas/Problem"}
MOST_WAYS: Final = 10
_HTTP_CODES: Final = {404: "no_such_page", 405: "method_not_allowed"}


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What a route's description says of these failures, and of 304."""
    return {status: _described(status) for status in statuses}


def _described(status: int) -> dict[str, Any]:
    told: dict[str, Any] = {"description": HTTPStatus(status).phrase}
    if status != HTTPStatus.NOT_MODIFIED:  # which has no body
        told["content"] = {MEDIA_TYPE: {"schema": PROBLEM}}
    return told


def install(app: FastAPI) -> None:
    """Answer with a problem whatever the app raises of the foreseen errors."""
    for error in (*FORESEEN, OSError):
        app.add_exception_handler(error, _foreseen)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def lang_of(request: HTTPConnection) -> Lang:
    """The language to answer in: `?lang=`, else Accept-Language, else the setting."""
    if is_page(path_of(request.scope)) or is_lang(request.query_params.get("lang")):
        return page_lang_of(request)
    default: Lang = request.app.state.settings.lang
    return language(request.headers.get("accept-language"), default)


def problem(
    request: HTTPConnection, fault: Fault, headers: Mapping[str, str] | None = None
) -> Response:
    """Tell a fault in the language of the request: a page's reader gets a page."""
    lang = lang_of(request)
    told = {
        **(headers or {}),
        "Content-Language": lang,
        "Vary": "Accept, Accept-Language",
    }
    if _wants_page(request):
        page = problem_page(request, fault)
        page.headers.update(told)
        return page
    body = Problem(
        type=type_iri(fault.code, request.app.state.settings),
        title=fault.title,
        status=fault.status,
        detail=fault.detail,
        instance=request.url.path,
        request_id=request.state.request_id,
        near=fault.near,
        candidates=fault.candidates,
        line=fault.line,
    )
    return JSONResponse(
        body.model_dump(exclude_defaults=True),
        status_code=fault.status,
        media_type=MEDIA_TYPE,
        headers=told,
    )


def _wants_page(request: HTTPConnection) -> bool:
    """Whether a person asks, who would rather read a page."""
    path = path_of(request.scope)
    if path == DATA["sparql"]:
        return prefers_page(request.scope)
    offers = acceptable(request.headers.get("accept"), (MEDIA_TYPE, HTML))
    return is_for_people(path) and offers[:1] == [HTML]


def problem_page(request: HTTPConnection, fault: Fault) -> Response:
    """The page that tells of a fault, with what may have been meant."""
    frame = frame_of(request, fault.title, path="/", formats=())
    ways = _ways_on(request, fault, frame)
    home = (frame.link("/"), messages(frame.lang)["nav.home"])
    return answer(
        "problem.html",
        frame,
        fault.status,
        detail=fault.detail,
        links=[*ways, home],
        request_id=request.state.request_id,
    )


def _ways_on(
    request: HTTPConnection, fault: Fault, frame: Frame
) -> Iterator[tuple[str, str]]:
    """Where to go for what may have been meant, and what that is called."""
    keys = (*fault.near, *fault.candidates)[:MOST_WAYS]
    state = request.scope.get("state", {})
    store = state.get("store") or request.app.state.store
    for key in keys:
        known = catalog(store)
        try:
            slug = find(store, key)
        except GraphError:  # several, or a word of a question
            yield frame.link("/", q=key), key
            continue
        page = page_of(known, slug) or ""
        if document := known.documents.get(slug):
            about = (document.issuer_name, day(document.date, frame.lang))
            yield frame.link(page), ", ".join(filter(None, (document.label, *about)))
        else:
            yield frame.link(page), key


def internal_error(scope: Scope) -> Response:
    """Say that the mistake is ours, and nothing more."""
    request = HTTPConnection(scope)
    return problem(request, plain_fault("internal", lang_of(request)))


def stopping(scope: Scope) -> Response:
    """Say that the server stops before the answer is there."""
    request = HTTPConnection(scope)
    return problem(request, plain_fault("stopping", lang_of(request)))


def answer_to(request: HTTPConnection, error: Exception) -> Response:
    """Tell a foreseen error; one that is not is raised again."""
    lang = lang_of(request)
    if isinstance(error, UnauthorizedError) and not error.sent and _wants_page(request):
        return to_sign_in(request)
    if fault := disk_fault(error, lang):
        LOG.error("request %s: %s", request.state.request_id, error)
        return problem(request, fault)
    fault = fault_of(error, lang)
    if fault is None:
        raise error
    return problem(request, fault, headers_of(error))


async def _foreseen(request: Request, error: Exception) -> Response:
    return answer_to(request, error)


def headers_of(error: Exception) -> dict[str, str]:
    """What else a client is told: when to come again, with what token."""
    match error:
        case BusyError() | WriterAwayError():
            return {"Retry-After": str(error.seconds)}
        case UnauthorizedError():
            wanted = 'Bearer error="invalid_token"' if error.sent else "Bearer"
            return {"WWW-Authenticate": wanted}
        case ForbiddenError():
            wanted = f'Bearer error="insufficient_scope", scope="{error.scope}"'
            return {"WWW-Authenticate": wanted}
        case _:
            return {}


async def _invalid(request: Request, error: Exception) -> Response:
    """Name the first parameter that does not fit, and why."""
    lang = lang_of(request)
    first = error.errors()[0] if isinstance(error, RequestValidationError) else {}
    place, *inside = first.get("loc", ("",))
    # Of a parameter the name will do: what follows is how the validator tries it.
    told = inside if place == "body" else inside[:1]
    name = ".".join(map(str, told))
    fault = plain_fault("invalid", lang, name=name, reason=_reason(first, lang))
    return problem(request, fault)


def _reason(error: Mapping[str, Any], lang: Lang) -> str:
    """Why a parameter does not fit; in the validator's words where we have none."""
    fields = error.get("ctx", {})
    key = f"invalid.{fields.get('error', error.get('type'))}"
    if is_known(key):
        return text(key, lang, **fields)
    return str(error.get("msg", ""))


async def _http(request: Request, error: Exception) -> Response:
    """Tell what the framework itself refuses: unknown paths and methods.

    What goes wrong while it reads a body it hides behind an error of its own.
    """
    if isinstance(error.__cause__, FORESEEN):
        return answer_to(request, error.__cause__)
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    if status == HTTPStatus.METHOD_NOT_ALLOWED and (taken := _allowed(request)):
        headers = {"Allow": ", ".join(taken)}
    code = _HTTP_CODES.get(status, "bad_request")
    fields = {"method": request.method, "path": request.url.path}
    fault = plain_fault(code, lang_of(request), status=status, **fields)
    return problem(request, fault, headers)


def _allowed(request: Request) -> list[str]:
    """The methods that a path takes (RFC 9110 §10.2.1), as the description has them.

    The framework tells those of one route, where several share a path.
    """
    path = getattr(request.scope.get("route"), "path_format", None)
    taken = {name.upper() for name in request.app.openapi()["paths"].get(path, ())}
    return sorted(taken | {"HEAD"} if "GET" in taken else taken)
