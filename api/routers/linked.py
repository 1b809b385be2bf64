"""Linked data: every IRI of ours leads to what is known about it."""

from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.dependencies import SettingsDep, StoreDep
from api.negotiation import GRAPHS, HTML, rdf_types
from api.problems import responses
from graph.catalog import catalog
from graph.errors import NotFoundError
from graph.iris import whole
from graph.store import Store

router = APIRouter(tags=["linked data"])

_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "RDF", "content": {name: {} for name in GRAPHS}},
    303: {"description": "To the page, where HTML is preferred"},
    **responses(404, 406),
}

ALPHABET: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-.")


@router.get("/id/{slug}", responses=_ANSWERS)
def resource(
    slug: str, request: Request, store: StoreDep, settings: SettingsDep
) -> Response:
    """Describe a document, agency, task or mention, as the client prefers."""
    iri = settings.iris.iri(slug)
    known = ALPHABET.issuperset(slug) and store.rows(
        f"SELECT ?p WHERE {{ <{iri}> ?p ?o }} LIMIT 1"
    )
    if not known:
        raise NotFoundError(slug)
    accept = rdf_types(request.headers.get("accept"), (*GRAPHS, HTML))
    vary = {"Vary": "Accept"}
    if accept and accept[0] == HTML:
        page = f"{request.app.url_path_for('chain')}?focus={_shown(store, slug)}"
        return RedirectResponse(page, status_code=303, headers=vary)
    result = store.query(f"DESCRIBE <{iri}>", ", ".join(accept))
    return Response(result.body, media_type=result.media_type, headers=vary)


def _shown(store: Store, slug: str) -> str:
    """What the chain draws for a thing: itself, or the document it is a part of."""
    known = catalog(store)
    drawn = slug in known.documents or slug in known.agencies
    return slug if drawn else whole(slug)
