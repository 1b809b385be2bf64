"""A SPARQL server that is spoken to over HTTP."""

from __future__ import annotations

from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPSConnection
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode, urlsplit

import pyoxigraph as ox

from bench.w3c.results import Table, read
from bench.w3c.services import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bench.w3c.cases import Data

N_TRIPLES: Final = "application/n-triples"
JSON: Final = "application/sparql-results+json"

_NAMES: Final = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
_LANGUAGE: Final = {"Accept-Language": "en"}
_SECONDS: Final = 60


class ServerError(Exception):
    """A server did not do what a test begins or ends with."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server, by the addresses of its query, update and graph store services.

    `token` is sent with what changes the store (RFC 6750).
    """

    query_url: str
    update_url: str
    graphs_url: str
    token: str | None = None
    _open: dict[str, HTTPConnection] = field(default_factory=dict)

    def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: bytes | None = None,
    ) -> Answer:
        """Send a request, over a connection that stays open."""
        parts = urlsplit(url)
        if parts.netloc not in self._open:
            connect = HTTPSConnection if parts.scheme == "https" else HTTPConnection
            self._open[parts.netloc] = connect(parts.netloc, timeout=_SECONDS)
        connection = self._open[parts.netloc]
        target = f"{parts.path}?{parts.query}" if parts.query else parts.path
        try:
            connection.request(method, target, body, {**_LANGUAGE, **headers})
            response = connection.getresponse()
            fields = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, fields, response.read())
        except OSError:
            connection.close()
            raise

    def close(self) -> None:
        """Close the connections."""
        for connection in self._open.values():
            connection.close()

    def change(
        self,
        method: str,
        url: str,
        media_type: str | None = None,
        body: bytes | None = None,
    ) -> Answer:
        """Send what changes the store."""
        headers = {"Content-Type": media_type} if media_type else {}
        return self.send(method, url, headers | self.authorization, body)

    @property
    def authorization(self) -> dict[str, str]:
        """The header field that allows changes."""
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    def graph_url(self, name: str | None) -> str:
        """Return the address of a graph; None is the default graph."""
        graph = "default" if name is None else f"graph={quote(name, safe='')}"
        return f"{self.graphs_url}?{graph}"

    def load(self, data: Data, held: Data | None) -> None:
        """Have the store hold this data and nothing else: what differs is sent.

        Raises:
            ServerError: the server refuses.
        """
        if held is None:
            _done(self.update("DROP ALL"))
        new, old = data.graphs(), held.graphs() if held else {}
        for name in old.keys() - new.keys():
            _done(self.change("DELETE", self.graph_url(name)))
        for name, files in new.items():
            if files != old.get(name):
                triples = (quad.triple for file in files for quad in file.quads())
                body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
                _done(self.change("PUT", self.graph_url(name), N_TRIPLES, body))

    def query(self, query: str, accept: str) -> Answer:
        """Ask a query with GET."""
        url = f"{self.query_url}?{urlencode({'query': query})}"
        return self.send("GET", url, {"Accept": accept})

    def update(self, update: str) -> Answer:
        """Send an update as the body of a POST."""
        media_type = "application/sparql-update"
        return self.change("POST", self.update_url, media_type, update.encode())

    def parse(self, text: str, *, update: bool) -> Answer:
        """Send an update, or a query as the body of a POST."""
        if update:
            return self.update(text)
        headers = {"Content-Type": "application/sparql-query"}
        return self.send("POST", self.query_url, headers, text.encode())

    def graphs(self) -> list[ox.Quad]:
        """Read every graph back from the graph store.

        Raises:
            ServerError: the server refuses.
        """
        answer = _done(self.query(_NAMES, JSON))
        table = read(answer.body, answer.media_type)
        rows = table.rows if isinstance(table, Table) else ()
        names = [node for row in rows for node in row.values()]
        return [
            ox.Quad(quad.subject, quad.predicate, quad.object, graph)
            for graph in (None, *names)
            if not isinstance(graph, ox.Literal | ox.Triple)
            for quad in self._graph(graph and graph.value)
        ]

    def _graph(self, name: str | None) -> Iterable[ox.Quad]:
        answer = self.send("GET", self.graph_url(name), {"Accept": N_TRIPLES})
        return ox.parse(_done(answer).body, ox.RdfFormat.N_TRIPLES)


def _done(answer: Answer) -> Answer:
    if not answer.ok:
        raise ServerError(str(answer))
    return answer
