"""The vocabulary: its terms, its shapes and the context of JSON-LD.

`https://w3id.org/chidao/ontology#lead` is the fragment `lead` of `/ontology`, on the
page as in the files. These are documents, so they are sent as they are (200).
"""

from typing import Any, Final

from fastapi import APIRouter, Request, Response

from api.dependencies import HtmlLangDep
from api.framing import frame_of, shown
from api.messages import Lang
from api.negotiation import HTML, JSON_LD
from api.problems import responses
from api.representations import ANSWERS, headers, named_format, preferred
from graph.errors import NotFoundError
from ontology.context import context_file
from ontology.published import (
    SHAPES_PATH,
    VERSION,
    Part,
    published_file,
    published_terms,
)
from viz.messages import messages
from viz.resource import FORMATS
from viz.vocabulary import vocabulary_page

router = APIRouter(tags=["linked data"])

PATH: Final = "/ontology"
_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {**ANSWERS, **responses(404, 406)}
_PARTS: Final[dict[str, Part]] = {SHAPES_PATH: "shapes", VERSION: "all"}


@router.get(
    "/ontology/context.jsonld",
    responses={200: {"description": "JSON-LD", "content": {JSON_LD: {}}}},
)
def context() -> Response:
    """Give the context by which JSON-LD of this graph is read."""
    return Response(context_file(), media_type=JSON_LD)


@router.get("/ontology", responses=_ANSWERS)
def get_ontology(request: Request, lang: HtmlLangDep) -> Response:
    """Give the vocabulary with its shapes: RDF, or a page that lists the terms."""
    return _answer(request, lang, PATH, "all", None)


@router.get("/ontology.{extension}", responses=_ANSWERS)
def get_ontology_file(extension: str, request: Request, lang: HtmlLangDep) -> Response:
    """Give the vocabulary in a format: ttl, nt, rdf, jsonld, html."""
    name, fixed = named_format(f"ontology.{extension}")
    if fixed is None:
        raise NotFoundError(name)
    return _answer(request, lang, PATH, "all", fixed)


@router.get("/ontology/{name}", responses=_ANSWERS)
def get_ontology_part(name: str, request: Request, lang: HtmlLangDep) -> Response:
    """Give the shapes alone, or the vocabulary by its version."""
    stem, fixed = named_format(name)
    if stem not in _PARTS:
        raise NotFoundError(name)
    return _answer(request, lang, f"{PATH}/{stem}", _PARTS[stem], fixed)


def _answer(
    request: Request, lang: Lang, path: str, part: Part, fixed: str | None
) -> Response:
    media_type = fixed or preferred(request)
    told = headers(path, media_type, chosen=fixed is None)
    if media_type != HTML:
        body = published_file(media_type, part)
        return Response(body, media_type=media_type, headers=told)
    title = messages(lang)["vocabulary"]
    frame = frame_of(request, title, path=path, formats=FORMATS)
    page = shown(vocabulary_page(published_terms(part), frame), frame)
    page.headers.update(told)
    return page
