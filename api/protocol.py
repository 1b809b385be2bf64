"""Requests of the SPARQL 1.1 Protocol, read from an address, a form or a body.

https://www.w3.org/TR/sparql11-protocol/
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import unquote_to_bytes

from fastapi import Request

from api.addresses import public_address
from api.negotiation import ALL_GRAPHS, RESULTS, rdf_types
from api.request_errors import BadRequestError, UnsupportedMediaTypeError
from graph.foreign import Asked
from graph.updates import Update

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
MOST_FIELDS: Final = 1000

Fields = Sequence[tuple[str, str]]


async def query_in(request: Request, *, strict: bool) -> Asked | None:
    """The query of a request (§2.1); None if it has no parameter at all.

    Raises:
        BadRequestError: none or several queries, an update, or no UTF-8.
        UnsupportedMediaTypeError: a body that is neither a form nor a query.
    """
    fields, sent = await _sent(request, QUERY)
    if not fields and not sent and request.method == "GET":
        return None
    named = _by_name(fields)
    queries = [*sent, *named.get("query", ())]
    if "update" in named:
        raise BadRequestError(key="update")
    if len(queries) != 1:
        raise BadRequestError(key="one_query", count=len(queries))
    return Asked(
        sparql=queries[0],
        accept=_accepted(request.headers.get("accept")),
        default_graphs=tuple(named.get("default-graph-uri", ())),
        named_graphs=tuple(named.get("named-graph-uri", ())),
        strict=strict,
        base=_address(request),
    )


async def update_in(request: Request, *, strict: bool) -> Update:
    """The update of a request (§2.2).

    Raises:
        BadRequestError: none or several updates, a query, or no UTF-8.
        UnsupportedMediaTypeError: a body that is neither a form nor an update.
    """
    fields, sent = await _sent(request, UPDATE)
    named = _by_name(fields)
    updates = [*sent, *named.get("update", ())]
    if "query" in named:
        raise BadRequestError(key="query")
    if len(updates) != 1:
        raise BadRequestError(key="one_update", count=len(updates))
    return Update(
        sparql=updates[0],
        using_graphs=tuple(named.get("using-graph-uri", ())),
        using_named_graphs=tuple(named.get("using-named-graph-uri", ())),
        strict=strict,
        base=_address(request),
    )


def fields_of(encoded: bytes) -> list[tuple[str, str]]:
    """The fields of a form or of the query part of an address.

    Raises:
        BadRequestError: they are no UTF-8, or too many.
    """
    if encoded.count(b"&") >= MOST_FIELDS:
        raise BadRequestError(key="too_many_fields", limit=MOST_FIELDS)
    fields = []
    for field in filter(None, encoded.replace(b"+", b" ").split(b"&")):
        name, _, value = field.partition(b"=")
        fields.append((_utf8(unquote_to_bytes(name)), _utf8(unquote_to_bytes(value))))
    return fields


async def _sent(request: Request, direct: str) -> tuple[Fields, list[str]]:
    """The fields of a request, and the body if it is the query or update itself.

    Those of the address count beside those of a form, too: to ask all graphs where one
    was named there, or to change them, would be worse than a refusal.
    """
    in_address = fields_of(request.scope["query_string"])
    if request.method in ("GET", "HEAD"):
        return in_address, []
    sent = request.headers.get("content-type", "")
    kind = sent.partition(";")[0].strip().lower()
    if kind not in (FORM, direct):
        raise UnsupportedMediaTypeError(sent, (direct, FORM))
    body = await request.body()
    if kind == FORM:
        return [*fields_of(body), *in_address], []
    return in_address, [_utf8(body)]


def _address(request: Request) -> str:
    """The address of the endpoint: the base of what is sent to it (Query §4.1.1)."""
    path: str = request.scope["path"]
    return public_address(request) + path


def _by_name(fields: Fields) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for name, value in fields:
        named.setdefault(name, []).append(value)
    return named


@lru_cache(maxsize=256)
def _accepted(header: str | None) -> str:
    """The media types that a client takes for an answer, the preferred first."""
    return ", ".join(rdf_types(header, (*RESULTS, *ALL_GRAPHS)))


def _utf8(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise BadRequestError(key="not_utf8") from error
