"""A SPARQL 1.1 server of others as engine, spoken to as the standards have it.

Engines that depart from them are subclasses.
"""

from __future__ import annotations

import uuid
from itertools import islice
from typing import IO, TYPE_CHECKING, Final, cast

import httpx2
import pyoxigraph as ox

from graph import updates
from graph.engines.client import Client
from graph.engines.errors import ExternalStoreError
from graph.engines.interface import data, refilling
from graph.engines.remote_reading import NOW, STATE, RemoteReading, refusal
from graph.errors import QueryRefusedError
from graph.prologue import declared
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path
    from typing import Self

    from graph.engines.server import Server
    from graph.graph_store import GraphName
    from graph.updates import Checked

_MARK: Final = (
    f"DELETE WHERE {{ GRAPH <{STATE}> {{ {NOW} ?was }} }} ; "
    f"INSERT DATA {{ GRAPH <{STATE}> {{ {NOW} $state }} }}"
)
MOST_LOADED: Final = 50_000
"""Quads of a portion, when many are loaded."""
MOST_ASKED: Final = 50
"""Subjects that are asked for at once."""

_NOT_HERE: Final = "does not exist"
"""What an empty store says of a graph that the server may have."""

SPARQL_UPDATE: Final = "application/sparql-update"


class Remote(RemoteReading):
    """A server that keeps to the standards; its default graph is the union of all."""

    def __init__(self, client: Client) -> None:
        super().__init__(client)
        updates, graphs = self.beside(self._queries)
        self._updates = client.server.update or updates
        self._graphs = client.server.graphs or graphs

    @classmethod
    def connect(cls, server: Server) -> Self:
        """Open it; nothing is asked yet."""
        return cls(Client(server, cls.auth(server)))

    @staticmethod
    def auth(server: Server) -> httpx2.Auth | None:
        """How it is told who asks."""
        if server.user is None:
            return None
        return httpx2.BasicAuth(server.user, server.password)

    @staticmethod
    def beside(address: str) -> tuple[str, str]:
        """Where updates and the graph store usually are, by the address of queries."""
        stem = address.rpartition("/")[0]
        return f"{stem}/update", f"{stem}/data"

    def check_writing(self) -> None:
        """See that it lets us write, and give its state a name if it has none.

        Raises:
            ExternalStoreError: it does not.
        """
        if self.state:
            self._post(f'DELETE DATA {{ GRAPH <{STATE}> {{ {NOW} "" }} }}')
        else:
            self._wrote()

    def update(self, update: Checked) -> None:
        """Run a foreign update, which is parsed here first."""
        try:
            updates.run(ox.Store(), update)
        except QueryRefusedError as error:
            if _NOT_HERE not in error.reason:
                raise
        prefixes = {} if update.strict else PREFIXES
        try:
            self._post(declared(update.sparql, prefixes, update.base))
        except ExternalStoreError as error:
            raise refusal(error) from None
        finally:
            self._wrote()

    def try_out(self, update: Checked, copy: Path) -> None:
        """Nothing: a copy of a server's graph is not to be had; it has limits."""

    def exchange(self, gone: Collection[ox.Quad], added: Collection[ox.Quad]) -> None:
        """Put quads in the place of others, in one request, and drop empty graphs."""
        first = f"DELETE DATA {{ {data(gone)} }} ; " if gone else ""
        self._write(f"{first}INSERT DATA {{ {data(added)} }}")
        left = {ox.DefaultGraph(), *(quad.graph_name for quad in added)}
        for name in {quad.graph_name for quad in gone} - left:
            if not self._ask(f"ASK {{ GRAPH {name} {{ ?s ?p ?o }} }}"):
                self._post(f"DROP SILENT GRAPH {name}")

    def load(self, nquads: IO[bytes]) -> None:
        """Add N-Quads in portions; if one fails, what was added is taken back."""
        there: set[GraphName] = {ox.DefaultGraph(), *map(ox.NamedNode, self.graphs())}
        made: set[GraphName] = set()
        besides: list[ox.Quad] = []
        quads = ox.parse(nquads, format=ox.RdfFormat.N_QUADS)
        try:
            while portion := list(islice(quads, MOST_LOADED)):
                made |= {quad.graph_name for quad in portion} - there
                beside = [quad for quad in portion if quad.graph_name in there]
                besides += set(beside) - self._held(beside)
                self._load(portion)
        except BaseException:
            for graph in made:
                self.drop_graph(graph)
            self.exchange(besides, ())
            raise
        self._wrote()

    def optimize(self) -> None:
        """Nothing: that is the server's affair."""

    def _held(self, quads: Iterable[ox.Quad]) -> set[ox.Quad]:
        """What is there of the subjects of some quads, in their graphs."""
        subjects: dict[GraphName, set[str]] = {}
        for quad in quads:
            graph = cast("GraphName", quad.graph_name)
            if isinstance(quad.subject, ox.NamedNode):
                subjects.setdefault(graph, set()).add(str(quad.subject))
        found: set[ox.Quad] = set()
        for graph, names in subjects.items():
            triple = "?s ?p ?o"
            if isinstance(graph, ox.NamedNode):
                if not self.has_graph(graph):
                    continue
                triple = f"GRAPH {graph} {{ {triple} }}"
            every = iter(sorted(names))
            while portion := " ".join(islice(every, MOST_ASKED)):
                form = f"SELECT * {{ VALUES ?s {{ {portion} }} {triple} }}"
                found |= self._quads(form, graph)
        return found

    def _load(self, quads: list[ox.Quad]) -> None:
        """Add a portion of quads, of which none need be there."""
        self._post(f"INSERT DATA {{ {data(quads)} }}")

    def refill(self, graph: GraphName, quads: Collection[ox.Quad]) -> None:
        """Make a graph hold these quads, in one request."""
        self._write(refilling(graph, quads))

    def make_graph(self, graph: GraphName) -> None:
        """Have a graph be there, if the server knows empty ones."""
        if isinstance(graph, ox.NamedNode):
            self._write(f"CREATE SILENT GRAPH {graph}")

    def drop_graph(self, graph: GraphName) -> None:
        """Remove a graph and all its quads."""
        named = isinstance(graph, ox.NamedNode)
        self._write(f"DROP SILENT GRAPH {graph}" if named else "CLEAR DEFAULT")

    def flush(self) -> None:
        """Nothing: that is the server's affair."""

    def publish(self) -> str:
        """Nothing: who reads sees what is written; the name of the state."""
        return self.state

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _write(self, update: str) -> None:
        """Run an update of our own, and name the state in the same request."""
        state, mark = _new_state()
        self._post(f"{update} ; {mark}")
        self.state = state

    def _wrote(self) -> None:
        """Name the state, which may have changed."""
        state, mark = _new_state()
        self._post(mark)
        self.state = state

    def _post(self, update: str) -> None:
        """Have the server run an update."""
        with self._client.request(
            "POST",
            self._updates,
            content=update.encode(),
            media_type=SPARQL_UPDATE,
        ) as answer:
            answer.read()


def _new_state() -> tuple[str, str]:
    """A name of a state that was not there before, and the update that writes it."""
    state = uuid.uuid4().hex
    return state, _MARK.replace("$state", f'"{state}"')
