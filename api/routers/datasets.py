"""What the graph is, for catalogues and crawlers, and all of it as files."""

from functools import partial
from typing import Any, Final

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, RedirectResponse

from api.addresses import public_address
from api.dependencies import DumpsDep, SettingsDep, StoreDep
from api.described import described_dataset
from api.negotiation import GRAPHS, rdf_types
from api.problems import responses
from graph.errors import NotAcceptableError, NotFoundError
from graph.exchange.dataset import DUMPS
from graph.exchange.description import serialize
from graph.exchange.dumps import dump_file

router = APIRouter(tags=["linked data"])

_GZIP: Final = "application/gzip"
_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "RDF", "content": {name: {} for name in GRAPHS}},
    **responses(406),
}
_FILES: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "RDF, compressed", "content": {_GZIP: {}}},
    **responses(404, 503),
}
_FORMATS: Final = {path.rpartition("/")[2]: form for form, path in DUMPS.items()}


@router.get("/api/dataset", responses=_ANSWERS)
def get_dataset(request: Request, store: StoreDep, settings: SettingsDep) -> Response:
    """Describe the whole graph in DCAT and VoID, as the client prefers."""
    accepted = rdf_types(request.headers.get("accept"), GRAPHS)
    if not accepted:
        form = "graph"
        raise NotAcceptableError(form, GRAPHS)
    found = described_dataset(store, settings, public_address(request))
    return Response(
        serialize(found, accepted[0]),
        media_type=accepted[0],
        headers={"Vary": "Accept"},
    )


@router.get("/api/dump/{file}", response_class=FileResponse, responses=_FILES)
async def get_dump(file: str, store: StoreDep, gate: DumpsDep) -> FileResponse:
    """Give the whole graph: `chidao.nq.gz` (N-Quads) or `chidao.trig.gz` (TriG).

    It is that of the last state that was published, made once and kept.
    """
    place = store.place
    if place is None or file not in _FORMATS:
        raise NotFoundError(file)
    made = await gate.run(partial(dump_file, place, _FORMATS[file]))
    return FileResponse(made, media_type=_GZIP, filename=file)


@router.get("/.well-known/void", status_code=303, response_class=RedirectResponse)
def well_known_void(request: Request) -> Response:
    """Lead to the description (VoID §7.2)."""
    return RedirectResponse(request.app.url_path_for("get_dataset"), status_code=303)
