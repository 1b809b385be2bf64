"""The SPARQL endpoint: SPARQL 1.1 Protocol, queries and updates apart.

https://www.w3.org/TR/sparql11-protocol/, https://www.w3.org/TR/sparql11-service-description/
"""

import asyncio
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool

from api.addresses import address_of
from api.answering import answer, client_of
from api.dependencies import PoolDep, SettingsDep, StoreDep, WritingDep, needs
from api.negotiation import ALL_GRAPHS, RESULTS, rdf_types
from api.problems import responses
from api.protocol import FORM, QUERY, UPDATE, query_in, update_in
from api.tokens import Person
from graph.errors import NotAcceptableError
from graph.index.keeping import publish
from graph.service import describe_service
from graph.updates import check

router = APIRouter(tags=["SPARQL"])

PATH: Final = "/sparql"
UPDATE_PATH: Final = "/sparql/update"


def _graphs(name: str) -> dict[str, Any]:
    items = {"type": "string", "format": "iri"}
    return {
        "name": name,
        "in": "query",
        "schema": {"type": "array", "items": items},
    }


def _body(direct: str, field: str, graphs: list[dict[str, Any]]) -> dict[str, Any]:
    fields = {graph["name"]: graph["schema"] for graph in graphs}
    properties = {field: {"type": "string"}, **fields}
    form = {"type": "object", "required": [field], "properties": properties}
    content = {direct: {"schema": {"type": "string"}}, FORM: {"schema": form}}
    return {"required": True, "content": content}


_DATASET: Final = [_graphs("default-graph-uri"), _graphs("named-graph-uri")]
_USING: Final = [_graphs("using-graph-uri"), _graphs("using-named-graph-uri")]
_QUERY_PARAMETER: Final[dict[str, Any]] = {
    "name": "query",
    "in": "query",
    "description": "Without it, the service is described",
    "schema": {"type": "string"},
    "example": "SELECT ?letter WHERE { ?letter a cd:OfficialDocument } LIMIT 5",
}
_ANSWERS: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "description": "Results of SELECT and ASK, or a graph",
        "content": {name: {} for name in (*RESULTS, *ALL_GRAPHS)},
    },
    **responses(400, 406, 413, 415, 429, 503),
}


@router.get(
    PATH,
    responses=_ANSWERS,
    openapi_extra={"parameters": [_QUERY_PARAMETER, *_DATASET]},
)
async def sparql_get(request: Request) -> Response:
    """Ask the store in SPARQL by the address; without a query, tell what it offers."""
    strict = request.app.state.settings.queries.strict
    asked = await query_in(request, strict=strict)
    if asked is None:
        return _description(request, strict=strict)
    return await answer(request, request.app.state.queries, asked)


@router.post(
    PATH,
    responses=_ANSWERS,
    openapi_extra={
        "parameters": _DATASET,
        "requestBody": _body(QUERY, "query", _DATASET),
    },
)
async def sparql_post(request: Request) -> Response:
    """Ask the store in SPARQL, the query in a form or as the body itself."""
    asked = await query_in(request, strict=request.app.state.settings.queries.strict)
    assert asked is not None  # noqa: S101 - only a GET may be without a query
    return await answer(request, request.app.state.queries, asked)


@router.post(
    UPDATE_PATH,
    status_code=204,
    responses=responses(400, 401, 403, 413, 415, 429, 503),
    openapi_extra={
        "parameters": _USING,
        "requestBody": _body(UPDATE, "update", _USING),
    },
)
async def sparql_update(
    request: Request,
    settings: SettingsDep,
    pool: PoolDep,
    store: StoreDep,
    writing: WritingDep,
    _: Annotated[Person, Depends(needs("admin"))],
) -> Response:
    """Change the graph in SPARQL (scope `admin`): all of it or nothing.

    Without GRAPH or USING it matches and writes the default graph. What searches is
    first tried on a copy, within the limits of a query.
    """
    asked = await update_in(request, strict=settings.queries.strict)
    checked = await run_in_threadpool(check, asked)
    client, loop = client_of(request), asyncio.get_running_loop()

    def write() -> None:
        with writing:
            if checked.searches:
                trial = pool.try_out(checked, client)
                asyncio.run_coroutine_threadsafe(trial, loop).result()
            store.update(checked)
            publish(store)

    await run_in_threadpool(write)
    return Response(status_code=204)


def _description(request: Request, *, strict: bool) -> Response:
    """What the endpoint offers."""
    accepted = rdf_types(request.headers.get("accept"), ALL_GRAPHS)
    if not accepted:
        form = "graph"
        raise NotAcceptableError(form, ALL_GRAPHS)
    endpoint = address_of(request)
    update = endpoint + UPDATE_PATH.removeprefix("/sparql")
    body = describe_service(endpoint, update, accepted[0], strict=strict)
    return Response(body, media_type=accepted[0], headers={"Vary": "Accept"})
