"""A SPARQL 1.1 server of others, as it is read; `graph.engines.remote` writes it.

What a query may be is decided here as of the embedded engine, and an answer counts only
if it is whole: a server may end one in its midst and call it a success.

A graph of one statement names the state of the store, so that every process that reads
it learns of what others write. It belongs to no letter, and is in no dump.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final, cast

import pyoxigraph as ox

from graph import foreign
from graph.engines.client import PIECE, Body
from graph.engines.errors import ExternalStoreError
from graph.engines.rows import rows_of
from graph.errors import NoStoreError, QueryRefusedError
from graph.guard import inspect
from graph.prologue import declared
from ontology.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import httpx2

    from graph.engines.client import Client
    from graph.foreign import Asked, Bounds, Output
    from graph.graph_store import GraphName
    from graph.readable import Row

    Form = dict[str, str | list[str]]

STATE: Final = "urn:chidao:state"
NOW: Final = f"<{STATE}> <{STATE}>"
JSON: Final = "application/sparql-results+json"
N_TRIPLES: Final = "application/n-triples"

_STATE_GRAPH: Final = ox.NamedNode(STATE)
_STATES: Final = f"SELECT ?state {{ GRAPH <{STATE}> {{ {NOW} ?state }} }}"


class RemoteReading:
    """A server that keeps to the standards; its default graph is the union of all."""

    every = "GRAPH ?g { ?s ?p ?o }"
    """What every quad fits once."""

    names = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
    """The names of all graphs."""

    there = "GRAPH ?g { ?s ?p ?o }"
    """What a graph fits that is there."""

    shows_state = True
    """Whether queries see the statement that names the state."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._queries = str(client.server)
        self.state = ""

    def check(self) -> None:
        """See that it can be relied on, and learn of the state.

        Raises:
            ExternalStoreError: it cannot.
        """
        self.look()
        if self.state and not self._ask(f"ASK {{ {NOW} ?state }}", union=True):
            raise self._client.error(reason="no_union")

    def look(self) -> bool:
        """Learn of the state; whether it is another one."""
        rows = self._select(self._form(_STATES, union=False))
        before, self.state = self.state, " ".join(sorted(r["state"] for r in rows))
        return self.state != before

    def check_reading(self) -> None:
        """See that something was ever written.

        Raises:
            NoStoreError: nothing was.
        """
        if not self.state and not self._ask(f"ASK {{ {self.every} }}"):
            raise NoStoreError(self._client.server)

    def rows(self, sparql: str) -> list[Row]:
        """The rows of a SELECT of our own."""
        return self._select(self._form(declared(sparql, PREFIXES), union=True))

    def answer(self, asked: Asked, output: Output, bounds: Bounds) -> None:
        """Give out the answer to a foreign query, which is parsed here first."""
        graph = isinstance(foreign.run(ox.Store(), asked), ox.QueryTriples)
        chosen = bool(asked.default_graphs or asked.named_graphs)
        free = not (chosen or asked.strict or inspect(asked.sparql).has_dataset)
        prefixes = {} if asked.strict else PREFIXES
        text = declared(asked.sparql, prefixes, asked.base)
        bare = not asked.default_graphs and (chosen or asked.strict)
        form = self._form(text, union=free, strict=bare)
        if asked.default_graphs:
            form["default-graph-uri"] = list(asked.default_graphs)
        if asked.named_graphs:
            form["named-graph-uri"] = list(asked.named_graphs)
        try:
            with self._asked(form, N_TRIPLES if graph else JSON) as body:
                result = triples_of(body) if graph else _solved(body)
                foreign.give(result, asked, output, bounds)
        except SyntaxError as error:
            raise self._broken(error) from None
        except ExternalStoreError as error:
            raise refusal(error).with_traceback(None) from None

    def matching(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        value: ox.NamedNode | None,
        graph: ox.NamedNode | None,
    ) -> Iterator[ox.Quad]:
        """The quads that fit, found as they are asked for."""
        given = {"g": graph, "s": subject, "p": predicate, "o": value}
        pattern = self.every if graph is None else "GRAPH ?g { ?s ?p ?o }"
        for name, term in given.items():
            pattern = pattern.replace(f"?{name}", str(term or f"?{name}"))
        form = self._form(f"SELECT * {{ {pattern} }}", union=False)
        try:
            with self._asked(form, JSON) as body:
                for terms in _terms(body):
                    quad = _quad(given | terms)
                    if quad.graph_name != _STATE_GRAPH:
                        yield quad
        except SyntaxError as error:
            raise self._broken(error) from None

    def _quads(self, sparql: str, graph: GraphName) -> set[ox.Quad]:
        """The solutions of a query for subject, predicate and object, in a graph."""
        with self._asked(self._form(sparql, union=False), JSON) as body:
            whole = body.read()
        try:
            return {_quad(terms | {"g": graph}) for terms in _terms(whole)}
        except SyntaxError as error:
            raise self._broken(error) from None

    def graphs(self) -> list[str]:
        """The names of the graphs that hold something."""
        rows = self._select(self._form(self.names, union=False))
        return [row["g"] for row in rows if row["g"] != STATE]

    def has_graph(self, graph: ox.NamedNode) -> bool:
        """Whether there is such a graph."""
        return self._ask(f"ASK {{ {self.there.replace('?g', str(graph))} }}")

    def count(self) -> int:
        """How many quads there are, without that which names the state."""
        query = f"SELECT (COUNT(*) AS ?n) {{ {self.every} }}"
        [row] = self._select(self._form(query, union=False))
        return int(row["n"]) - bool(self.state and self.shows_state)

    def dump(self, output: IO[bytes], format_: ox.RdfFormat) -> None:
        """Write all quads as they come."""
        every = self.matching(None, None, None, None)
        ox.serialize(every, output, format=format_, prefixes=dict(PREFIXES))

    def _form(self, sparql: str, *, union: bool, strict: bool = False) -> Form:
        """A query as it is posted.

        `union` if its default graph is that of all graphs, `strict` if it is that
        which has no name, or none.
        """
        del union, strict  # as the server has it
        return {"query": sparql}

    @contextmanager
    def _asked(self, form: Form, accept: str) -> Iterator[Body]:
        """Ask the server; the answer is to be read within."""
        with self._client.request(
            "POST", self._queries, accept=accept, form=form
        ) as answer:
            yield Body(self._pieces(answer))

    def _pieces(self, answer: httpx2.Response) -> Iterator[bytes]:
        """An answer as it comes."""
        return answer.iter_bytes(PIECE)

    def _broken(self, error: SyntaxError) -> ExternalStoreError:
        """An answer that does not parse.

        Its traceback would carry a result off, which has to end in its thread.
        """
        return self._client.error(reason="broken", value=str(error))

    def _select(self, form: Form) -> list[Row]:
        with self._asked(form, JSON) as body:
            whole = body.read()
        try:
            return rows_of(_solved(whole), str(form["query"]))
        except SyntaxError as error:
            raise self._broken(error) from None

    def _ask(self, sparql: str, *, union: bool = False) -> bool:
        with self._asked(self._form(sparql, union=union), JSON) as body:
            whole = body.read()
        try:
            return bool(_solved(whole))
        except SyntaxError as error:
            raise self._broken(error) from None


def _quad(terms: Mapping[str, Any]) -> ox.Quad:
    graph = terms["g"] or ox.DefaultGraph()
    return ox.Quad(terms["s"], terms["p"], terms["o"], graph)


def _terms(body: Body | bytes) -> Iterator[dict[str, Any]]:
    """The solutions in an answer, as they come."""
    solutions = cast("ox.QuerySolutions", _solved(body))
    try:
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            yield {name: solution[name] for name in names}
    finally:
        del solutions  # must end in this thread: a traceback would carry it off


def _solved(body: Body | bytes) -> ox.QuerySolutions | ox.QueryBoolean:
    source = cast("IO[bytes] | bytes", body)
    return ox.parse_query_results(source, format=ox.QueryResultsFormat.JSON)


def triples_of(body: Body) -> Iterator[ox.Triple]:
    """The triples of an answer in N-Triples, as they come."""
    read = ox.parse(cast("IO[bytes]", body), format=ox.RdfFormat.N_TRIPLES)
    return (quad.triple for quad in read)


def refusal(error: ExternalStoreError) -> Exception:
    """What a server refuses of a foreign query is its author's affair."""
    if error.reason != "refused":
        return error
    said = error.value
    return QueryRefusedError(f"the server says: {said}", f"máy chủ báo: {said}")
