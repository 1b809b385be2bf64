"""Runs the tests that are requests and responses: protocol and graph store.

https://www.w3.org/TR/sparql11-protocol/ and
https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin

import pyoxigraph as ox

from bench.w3c.comparison import graphs_alike
from bench.w3c.outcomes import Outcome
from bench.w3c.results import Table, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bench.w3c.cases import Exchange, Message
    from bench.w3c.server import Server
    from bench.w3c.services import Answer

PROTOCOL: Final = "/sparql/"
GRAPHS: Final = "/gsp"
"""How the paths in the manifests begin, for the server's own addresses."""
UPDATES: Final = ("update_", "bad_update_", "bad_multiple_updates")
"""How the names of tests begin that send updates, and queries to see what they did."""
FORMS: Final = {"boolean": bool, "tabular": Table, "RDF": ox.Dataset}

_QUERY: Final = "application/sparql-query"


def exchanged(server: Server, name: str, exchanges: Iterable[Exchange]) -> Outcome:
    """Send the requests of a test; the first response that is not due fails it."""
    places: dict[str, str] = {}
    for exchange in exchanges:
        request, due = exchange.request, exchange.response
        asks = request.headers.get("content-type") == _QUERY
        updates = name.startswith(UPDATES) and not asks
        url = _url(server, exchange.path, updates=updates, places=places)
        writes = updates or exchange.path.startswith(GRAPHS)
        headers = request.headers | (server.authorization if writes else {})
        answer = server.send(exchange.method, url, headers, request.body)
        wrong = next(_wrong(due, answer), None)
        if wrong:
            sent = f"{exchange.method} {url}"
            return Outcome("failed", f"{sent}: {wrong}; the answer was {answer}")
        if due.location:
            places[due.location] = urljoin(url, answer.headers["location"])
    return Outcome("passed")


def _url(server: Server, path: str, *, updates: bool, places: dict[str, str]) -> str:
    """Return the server's own address for a path of a manifest."""
    for name, place in places.items():
        path = path.replace(name, quote(place, safe=""))
    if path.startswith(GRAPHS):
        return server.graphs_url + path.removeprefix(GRAPHS)
    address = server.update_url if updates else server.query_url
    return address + path.removeprefix(PROTOCOL)


def _wrong(due: Message, answer: Answer) -> Iterator[str]:
    """Tell what is not as it has to be."""
    if not str(answer.status).startswith(tuple(due.status)):
        yield f"{' or '.join(sorted(due.status))} is due"
    if due.location and "location" not in answer.headers:
        yield "a Location is due"
    media_type = due.headers.get("content-type", "").partition(";")[0]
    if media_type and media_type != answer.media_type:
        yield f"{media_type} is due"
    if due.form:
        yield from _wrong_result(due, answer)
    if due.body is not None:
        graph = ox.parse(due.body, ox.RdfFormat.from_media_type(media_type))
        given = ox.parse(answer.body, ox.RdfFormat.from_media_type(media_type))
        if graphs_alike(graph, given) == "different":
            yield f"this graph is due: {due.body.decode()}"


def _wrong_result(due: Message, answer: Answer) -> Iterator[str]:
    result = read(answer.body, answer.media_type)
    if not isinstance(result, FORMS[due.form or ""]):
        yield f"a result that is {due.form} is due"
    if due.boolean is not None and result is not due.boolean:
        yield f"{due.boolean} is due"
