"""What the graph is, for catalogues and crawlers."""

from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.dependencies import SettingsDep, StoreDep
from api.negotiation import GRAPHS, rdf_types
from api.problems import responses
from graph.errors import NotAcceptableError
from graph.exchange.dataset import dataset
from graph.exchange.description import serialize

router = APIRouter(tags=["linked data"])

_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "RDF", "content": {name: {} for name in GRAPHS}},
    **responses(406),
}


@router.get("/api/dataset", responses=_ANSWERS)
def get_dataset(request: Request, store: StoreDep, settings: SettingsDep) -> Response:
    """Describe the whole graph in DCAT and VoID, as the client prefers."""
    accepted = rdf_types(request.headers.get("accept"), GRAPHS)
    if not accepted:
        form = "graph"
        raise NotAcceptableError(form, GRAPHS)
    licence = settings.licence
    found = store.keep("dataset", lambda: dataset(store, licence=licence))
    return Response(
        serialize(found, accepted[0]),
        media_type=accepted[0],
        headers={"Vary": "Accept"},
    )


@router.get("/.well-known/void", status_code=303, responses={303: {}})
def well_known_void(request: Request) -> Response:
    """Lead to the description (VoID §7.2)."""
    return RedirectResponse(request.app.url_path_for("get_dataset"), status_code=303)
