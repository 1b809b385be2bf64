"""The SPARQL 1.1 Graph Store HTTP Protocol: whole graphs in and out.

https://www.w3.org/TR/sparql11-http-rdf-update/
"""

import uuid
from collections.abc import Callable
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from api.addresses import address_of, path_of
from api.answering import answer
from api.dependencies import ChangedDep, PoolDep, StoreDep, WritingDep, needs
from api.negotiation import ALL_GRAPHS, JSON_LD, rdf_types
from api.problems import responses
from api.protocol import fields_of
from api.request_errors import BadRequestError, NoGraphError, UnsupportedMediaTypeError
from api.tokens import Person
from graph import graph_store
from graph.errors import QuerySyntaxError
from graph.foreign import Asked
from graph.graph_store import DEFAULT, GraphName, graph_name
from graph.index.keeping import publish

router = APIRouter(tags=["SPARQL"])

PATH: Final = "/rdf-graph-store"
BODY_LIMIT: Final = 16 * 1024 * 1024
UPLOAD: Final = "multipart/form-data"
MOST_FILES: Final = 20

Admin = Annotated[Person, Depends(needs("admin"))]
_WHICH: Final = [
    {
        "name": "graph",
        "in": "query",
        "description": "The IRI of the graph",
        "schema": {"type": "string", "format": "iri"},
    },
    {
        "name": "default",
        "in": "query",
        "description": "The default graph instead",
        "schema": {"type": "string"},
        "allowEmptyValue": True,
    },
]
_BODY: Final = {
    "required": True,
    "content": {
        **{name: {"schema": {"type": "string"}} for name in ALL_GRAPHS},
        JSON_LD: {"schema": {}},  # whatever JSON there is
        UPLOAD: {"schema": {"type": "object"}},
    },
}
_READ: Final[dict[int | str, dict[str, Any]]] = {
    200: {"description": "The graph", "content": {name: {} for name in ALL_GRAPHS}},
    **responses(400, 404, 406, 429, 503),
}
_WRITE: Final = responses(400, 401, 403, 413, 415, 503)


def named_in(request: Request) -> GraphName | None:
    """The graph that a request names (§4); None if it names the store itself.

    Raises:
        BadRequestError: it names several, or no absolute IRI.
    """
    fields = fields_of(request.scope["query_string"])
    names = [value for name, value in fields if name == "graph"]
    default = any(name == "default" for name, _ in fields)
    direct = path_of(request.scope)
    below = direct.removeprefix(PATH).strip("/")
    if len(names) + default + bool(below) > 1:
        raise BadRequestError(key="which_graph")
    if default:
        return DEFAULT
    if below:
        names = [address_of(request)]
    return _graph_name(names[0]) if names else None


def named(request: Request) -> GraphName:
    """The graph that a request names.

    Raises:
        BadRequestError: it names none or several, or no absolute IRI.
    """
    found = named_in(request)
    if found is None:
        raise BadRequestError(key="which_graph")
    return found


Named = Annotated[GraphName, Depends(named)]


@router.get(PATH, responses=_READ, openapi_extra={"parameters": _WHICH})
@router.get(PATH + "/{below:path}", responses=_READ, include_in_schema=False)
async def get_graph(
    request: Request, graph: Named, store: StoreDep, pool: PoolDep
) -> Response:
    """Give a graph."""
    _demand(graph, there=await run_in_threadpool(store.has_graph, graph))
    accept = rdf_types(request.headers.get("accept"), ALL_GRAPHS)
    pattern = "?s ?p ?o" if graph == DEFAULT else f"GRAPH {graph} {{ ?s ?p ?o }}"
    query = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}"
    return await answer(request, pool, Asked(query, ", ".join(accept), strict=True))


@router.put(
    PATH,
    status_code=204,
    responses={**_WRITE, 201: {"description": "Created"}},
    openapi_extra={"parameters": _WHICH, "requestBody": _BODY},
)
@router.put(PATH + "/{below:path}", include_in_schema=False)
async def put_graph(
    _: Admin, request: Request, graph: Named, store: StoreDep, writing: WritingDep
) -> Response:
    """Make a graph hold what is sent, and nothing else (scope `admin`)."""
    return await _write(request, graph, store, writing, graph_store.put)


@router.post(
    PATH,
    status_code=204,
    responses={**_WRITE, 201: {"description": "Created"}},
    openapi_extra={"parameters": _WHICH, "requestBody": _BODY},
)
@router.post(PATH + "/{below:path}", include_in_schema=False)
async def post_graph(
    _: Admin, request: Request, store: StoreDep, writing: WritingDep
) -> Response:
    """Add what is sent to a graph; to a new one, if none is named (scope `admin`)."""
    graph = named_in(request)
    if graph is not None:
        return await _write(request, graph, store, writing, graph_store.add)
    address = f"{address_of(request).rstrip('/')}/{uuid.uuid4().hex}"
    made = await _write(request, _graph_name(address), store, writing, graph_store.add)
    made.headers["Location"] = address
    return made


@router.delete(
    PATH,
    status_code=204,
    responses=responses(400, 401, 403, 404, 503),
    openapi_extra={"parameters": _WHICH},
)
@router.delete(PATH + "/{below:path}", include_in_schema=False)
def delete_graph(
    _: Admin,
    graph: Named,
    store: StoreDep,
    writing: WritingDep,
    changed: ChangedDep,
) -> Response:
    """Remove a graph (scope `admin`)."""
    changed["graph"] = str(graph)
    with writing:
        _demand(graph, there=store.has_graph(graph))
        graph_store.remove(store, graph)
        publish(store)
    return Response(status_code=204)


async def _write(
    request: Request,
    graph: GraphName,
    store: StoreDep,
    writing: WritingDep,
    change: Callable[..., bool],
) -> Response:
    """Change a graph by what is sent; 201 if it was not there before."""
    request.state.changed["graph"] = str(graph)
    parts = await _parts(request)

    def write() -> bool:
        try:
            quads = [
                quad
                for media_type, data in parts
                for quad in graph_store.parse(data, media_type, graph)
            ]
        except SyntaxError as error:
            raise BadRequestError(key="graph_syntax", reason=error) from error
        with writing:
            created = change(store, graph, quads)
            publish(store)
            return created

    return Response(status_code=201 if await run_in_threadpool(write) else 204)


async def _parts(request: Request) -> list[tuple[str, bytes]]:
    """The graphs that are sent, each with its media type: a body or files of a form."""
    sent = request.headers.get("content-type", "")
    if _kind(sent) != UPLOAD:
        return [(_rdf(sent), await request.body())]
    async with request.form(max_files=MOST_FILES, max_fields=0) as form:
        return [
            (_rdf(value.content_type or ""), await value.read())
            for value in form.values()
            if isinstance(value, UploadFile)
        ]


def _rdf(sent: str) -> str:
    kind = _kind(sent)
    if kind not in ALL_GRAPHS:
        raise UnsupportedMediaTypeError(sent, (*ALL_GRAPHS, UPLOAD))
    return kind


def _kind(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _graph_name(iri: str) -> GraphName:
    try:
        return graph_name(iri)
    except QuerySyntaxError as error:
        raise BadRequestError(key="graph_name", reason=error.reason) from error


def _demand(graph: GraphName, *, there: bool) -> None:
    if not there:
        raise NoGraphError(str(graph))
