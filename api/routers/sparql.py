"""The SPARQL endpoint: SPARQL 1.1 Protocol, query operation only.

https://www.w3.org/TR/sparql11-protocol/#query-operation
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Request, Response

from api.dependencies import QueriesDep, StoreDep
from api.faults import BadRequestError, UnsupportedMediaTypeError
from api.negotiation import GRAPHS, RESULTS, rdf_types
from api.problems import responses
from graph.store import Store

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
MOST_FIELDS: Final = 1000

router = APIRouter(tags=["SPARQL"])


_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Results of SELECT and ASK, or a graph",
        "content": {name: {} for name in (*RESULTS, *GRAPHS)},
    },
    **responses(400, 406, 413, 415, 503),
}
_DATASET: list[dict[str, Any]] = [
    {
        "name": name,
        "in": "query",
        "schema": {"type": "array", "items": {"type": "string"}},
    }
    for name in ("default-graph-uri", "named-graph-uri")
]
_QUERY_PARAMETER: dict[str, Any] = {
    "name": "query",
    "in": "query",
    "required": True,
    "schema": {"type": "string"},
    "example": "SELECT ?letter WHERE { ?letter a cd:OfficialDocument } LIMIT 5",
}
_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        QUERY: {"schema": {"type": "string"}},
        FORM: {
            "schema": {
                "type": "object",
                "required": ["query"],
                "properties": {
                    "query": {"type": "string"},
                    "default-graph-uri": _DATASET[0]["schema"],
                    "named-graph-uri": _DATASET[1]["schema"],
                },
            }
        },
    },
}


@dataclass(frozen=True, slots=True)
class ProtocolRequest:
    """A query and the dataset it is asked of; no graphs named: all of them."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


def from_fields(fields: Sequence[tuple[str, str]]) -> ProtocolRequest:
    """Read the protocol's parameters.

    Raises:
        BadRequestError: none or several queries, or an update.
    """
    queries = [value for name, value in fields if name == "query"]
    if any(name == "update" for name, _ in fields):
        raise BadRequestError(key="update")
    if len(queries) != 1:
        raise BadRequestError(key="one_query", count=len(queries))
    return ProtocolRequest(
        query=queries[0],
        default_graphs=_named(fields, "default-graph-uri"),
        named_graphs=_named(fields, "named-graph-uri"),
    )


async def by_get(request: Request) -> ProtocolRequest:
    """Read a query from the address."""
    return from_fields(_fields(request.scope["query_string"]))


async def by_post(request: Request) -> ProtocolRequest:
    """Read a query from a form, or from a body that is the query itself."""
    sent = request.headers.get("content-type", "")
    kind = sent.partition(";")[0].strip().lower()
    if kind not in (FORM, QUERY):
        raise UnsupportedMediaTypeError(sent, (QUERY, FORM))
    body = await request.body()
    if kind == FORM:
        return from_fields(_fields(body))
    in_address = _fields(request.scope["query_string"])
    return from_fields([("query", _utf8(body)), *in_address])


@router.get(
    "/sparql",
    responses=_ANSWERS,
    openapi_extra={"parameters": [_QUERY_PARAMETER, *_DATASET]},
)
async def sparql_get(
    asked: Annotated[ProtocolRequest, Depends(by_get)],
    request: Request,
    store: StoreDep,
    gate: QueriesDep,
) -> Response:
    """Ask the store in SPARQL, the query in the address."""
    return await gate.run(partial(_answer, asked, request, store))


@router.post(
    "/sparql",
    responses=_ANSWERS,
    openapi_extra={"parameters": _DATASET, "requestBody": _BODY},
)
async def sparql_post(
    asked: Annotated[ProtocolRequest, Depends(by_post)],
    request: Request,
    store: StoreDep,
    gate: QueriesDep,
) -> Response:
    """Ask the store in SPARQL, the query in a form or as the body itself."""
    return await gate.run(partial(_answer, asked, request, store))


def _answer(asked: ProtocolRequest, request: Request, store: Store) -> Response:
    """Evaluate a query and serialise its answer as the client prefers."""
    accept = rdf_types(request.headers.get("accept"), (*RESULTS, *GRAPHS))
    result = store.query(
        asked.query,
        ", ".join(accept),
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
    )
    return Response(
        result.body, media_type=result.media_type, headers={"Vary": "Accept"}
    )


def _named(fields: Sequence[tuple[str, str]], wanted: str) -> tuple[str, ...]:
    return tuple(value for name, value in fields if name == wanted)


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    """The fields of a form or of the query part of an address."""
    try:
        return parse_qsl(
            _utf8(encoded),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except UnicodeDecodeError as error:
        raise BadRequestError(key="not_utf8") from error
    except ValueError as error:
        raise BadRequestError(key="too_many_fields", limit=MOST_FIELDS) from error


def _utf8(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise BadRequestError(key="not_utf8") from error
