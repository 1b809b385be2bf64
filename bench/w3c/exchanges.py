"""Reads the HTTP exchanges of a manifest.

They are described in the vocabularies https://www.w3.org/TR/HTTP-in-RDF10/ and
https://www.w3.org/TR/Content-in-RDF10/.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from bench.w3c.cases import Exchange, Message
from bench.w3c.reading import CNT, HT, HTS, MF

if TYPE_CHECKING:
    from bench.w3c.reading import Node, Reader


def exchanges(reader: Reader, requests: Node | None) -> tuple[Exchange, ...]:
    """Return the exchanges of the list, in its order."""
    return tuple(_exchange(reader, request) for request in reader.items(requests))


def _exchange(reader: Reader, request: Node) -> Exchange:
    return Exchange(
        method=reader.value(request, HT + "methodName"),
        path=reader.value(request, HT + "absolutePath"),
        request=_message(reader, request),
        response=_message(reader, reader.one(request, HT + "resp")),
    )


def _message(reader: Reader, node: Node | None) -> Message:
    fields = reader.items(reader.one(node, HT + "headers"))
    location = reader.one(node, MF + "expectedLocation")
    boolean = reader.one(node, MF + "expectedBoolean")
    form = reader.one(node, MF + "expectedFormat")
    return Message(
        headers={
            reader.value(field, HT + "fieldName").lower(): reader.value(
                field, HT + "fieldValue"
            )
            for field in fields
        },
        body=_body(reader, reader.one(node, HT + "body")),
        status=frozenset(map(_status, reader.values(node, MF + "expectedStatus"))),
        location=location and location.value,
        boolean=boolean and boolean.value == "true",
        form=form and form.value,
    )


def _body(reader: Reader, body: Node | None) -> bytes | None:
    if body is None:
        return None
    encoding = reader.value(body, CNT + "characterEncoding")
    return reader.value(body, CNT + "chars").encode(encoding)


def _status(iri: str) -> str:
    """`2` for `hts:StatusCode2xx`, `404` for `hts:NotFound`."""
    name = iri.removeprefix(HTS)
    if name.startswith("StatusCode"):
        return name.removeprefix("StatusCode").removesuffix("xx")
    by_name = {code.name.replace("_", ""): code for code in HTTPStatus}
    return str(by_name[name.upper()].value)
