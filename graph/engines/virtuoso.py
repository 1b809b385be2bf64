"""Virtuoso 7: what it does otherwise than the standards have it, met here.

* The union of all graphs has system tables in it: they are excluded by `DEFINE`.
* There is no graph without a name: a strict default graph is an empty one.
* Answers are cut off at `ResultSetMaxRows`, and at a limit of time, with status 200:
  a header tells, but not of graphs.
* DESCRIBE tells of what leads to a thing too, or of nothing, unless it is told how.
* ASK answers a table, and booleans are 0 and 1 in JSON.
* Operations of one update are no transaction, and none may be large: they are sent one
  by one, what is new first; if one fails, those before it are taken back.
* `INSERT DATA` takes no blank nodes: a graph with some is put whole.
* Graphs that are empty are not there; who asks is told by Digest.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import httpx2
import pyoxigraph as ox

from graph import foreign
from graph.engines.errors import ExternalStoreError
from graph.engines.remote import Remote
from graph.engines.remote_reading import JSON, N_TRIPLES, STATE, triples_of
from graph.engines.solutions import solutions_of
from graph.engines.virtuoso_json import mended, mended_triples, whole_lines
from graph.engines.virtuoso_steps import (
    apart,
    by_graph,
    function,
    nameless,
    operation,
    parts,
)
from graph.foreign import Gathered
from graph.guard import tokens

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from graph.engines.remote_reading import Form
    from graph.engines.server import Server
    from graph.engines.virtuoso_steps import Step
    from graph.foreign import Asked, Bounds, Output
    from graph.graph_store import GraphName
    from graph.updates import Checked

LONGEST: Final = 30_000
"""Characters of a literal that its graph store takes."""

_UNDONE: Final = ("down", "unauthorized", "refused")
"""Failures of an operation that did nothing."""

_SYSTEM: Final = (
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://localuriqaserver/sparql",
    "http://www.w3.org/ns/ldp#",
)
_HIDDEN: Final = "".join(
    f"DEFINE input:{which}-graph-exclude <{name}> "
    for name in (*_SYSTEM, STATE)
    for which in ("default", "named")
)
_DESCRIBED: Final = 'DEFINE sql:describe-mode "CBD" '
_NAMES: Final = frozenset(("iri", "odd_iri", "name"))
_FUNCTIONS: Final = ("<bif:", "<sql:")
_NOTHING: Final = "urn:chidao:nothing"


class Virtuoso(Remote):
    """The open-source edition, of Debian or newer."""

    shows_state = False

    @staticmethod
    def auth(server: Server) -> httpx2.Auth | None:
        """How it is told who asks, where it wants to know."""
        if server.user is None:
            return None
        return httpx2.DigestAuth(server.user, server.password)

    @staticmethod
    def beside(address: str) -> tuple[str, str]:
        """Where updates and the graph store are."""
        stem = address.rpartition("/")[0]
        return f"{stem}/sparql-auth", f"{stem}/sparql-graph-crud-auth"

    def answer(self, asked: Asked, output: Output, bounds: Bounds) -> None:
        """Give out the answer to a foreign query.

        Nothing tells that a graph was cut off, so its solutions are asked for before.
        """
        solutions = solutions_of(asked.sparql)
        if solutions is not None:
            foreign.run(ox.Store(), asked)  # a mistake is one of what was asked
            counted = replace(asked, sparql=solutions, accept=JSON)
            super().answer(counted, Gathered(), bounds)
        super().answer(asked, output, bounds)

    def update(self, update: Checked) -> None:
        """Run a foreign update, without functions of its own: they reach files."""
        for kind, text, _ in tokens(update.sparql):
            if kind == "iri" and text.casefold().startswith(_FUNCTIONS):
                raise function(text)
        super().update(update)

    def matching(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        value: ox.NamedNode | None,
        graph: ox.NamedNode | None,
    ) -> Iterator[ox.Quad]:
        """The quads that fit; whole graphs as N-Triples: it writes JSON slowly."""
        if any((subject, predicate, value)):
            yield from super().matching(subject, predicate, value, graph)
            return
        for name in [graph] if graph else map(ox.NamedNode, self.graphs()):
            yield from self._whole(name)

    def exchange(self, gone: Collection[ox.Quad], added: Collection[ox.Quad]) -> None:
        """Put quads in the place of others, step by step; all steps or none."""
        named, blank = apart(added)
        held = self._held(named)  # what is there already stays when a step fails
        steps: list[Step] = [((), part) for part in parts({*named} - held)]
        steps += [(part, ()) for part in parts(filter(_is_named, gone))]
        for number, (old, new) in enumerate(steps):
            try:
                self._post(operation(old, new))
            except ExternalStoreError as error:
                done = number if error.reason in _UNDONE else number + 1
                self._undo(steps[:done], error)
                raise
        try:
            for graph, quads in by_graph(blank):  # last: they cannot be taken back
                self._send("POST", graph, quads)
        except ExternalStoreError as error:
            self._undo(steps, error)
            raise
        self._wrote()

    def refill(self, graph: GraphName, quads: Collection[ox.Quad]) -> None:
        """Make a graph hold these quads, in one request."""
        self._send("PUT", graph, quads)
        self._wrote()

    def make_graph(self, graph: GraphName) -> None:
        """Nothing: a graph is there when it holds something."""

    def drop_graph(self, graph: GraphName) -> None:
        """Remove a graph and all its quads."""
        if isinstance(graph, ox.NamedNode):
            super().drop_graph(graph)

    def _whole(self, graph: ox.NamedNode) -> list[ox.Quad]:
        """The quads of a graph, if none is missing."""
        pattern = f"{{ GRAPH {graph} {{ ?s ?p ?o }} }}"
        form = self._form(f"CONSTRUCT {{ ?s ?p ?o }} {pattern}", union=False)
        with self._asked(form, N_TRIPLES) as body:
            triples = [*triples_of(body)]
        count = self._form(f"SELECT (COUNT(*) AS ?n) {pattern}", union=False)
        [row] = self._select(count)
        if int(row["n"]) > len(triples):
            raise self._cut(limit=f"ResultSetMaxRows = {len(triples)}")
        return [ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples]

    def _load(self, quads: list[ox.Quad]) -> None:
        """Add a portion of quads: by the graph store, texts that it refuses apart."""
        for graph, found in by_graph(quads):
            short: list[ox.Quad] = []
            long: list[ox.Quad] = []
            for quad in found:
                (long if len(str(quad.object)) > LONGEST else short).append(quad)
            self._send("POST", graph, short)
            for quad in long:
                self._post(operation((), [quad]))

    def _undo(self, done: list[Step], error: ExternalStoreError) -> None:
        """Take back steps that were done, or may have been."""
        if not done:
            return
        try:
            for old, new in reversed(done):
                self._post(operation(new, old))
            self._wrote()
        except ExternalStoreError as again:
            raise self._client.error(reason="half", value=error.why_en) from again

    def _send(self, method: str, graph: GraphName, quads: Iterable[ox.Quad]) -> None:
        """Have the graph store take quads of one graph."""
        if not isinstance(graph, ox.NamedNode):
            raise nameless()
        lines = "".join(f"{quad.triple} .\n" for quad in quads)
        with self._client.request(
            method,
            self._graphs,
            params={"graph": graph.value},
            content=lines.encode(),
            media_type=N_TRIPLES,
        ) as answer:
            answer.read()

    def _form(self, sparql: str, *, union: bool, strict: bool = False) -> Form:
        """A query without the system's tables, unless it names a graph or the state.

        To exclude graphs, or to have no default graph, would exclude what is named.
        """
        form = super()._form(sparql, union=union, strict=strict)
        named = _names_graph(sparql)
        hidden = "" if named else _HIDDEN
        return {
            "query": _DESCRIBED + hidden + sparql,
            **({"default-graph-uri": _NOTHING} if strict and not named else {}),
            **{name: value for name, value in form.items() if name != "query"},
        }

    def _post(self, update: str) -> None:
        """Have it run an update, which it takes in a form only."""
        with self._client.request(
            "POST", self._updates, accept=JSON, form={"update": update}
        ) as answer:
            answer.read()

    def _pieces(self, answer: httpx2.Response) -> Iterator[bytes]:
        """An answer in the form of the standards, if it is whole."""
        if rows := answer.headers.get("X-SPARQL-MaxRows"):
            raise self._cut(limit=f"ResultSetMaxRows = {rows}")
        if state := answer.headers.get("X-SQL-State"):
            said = answer.headers.get("X-SQL-Message", "")
            raise self._cut(limit=f"{state} {said}".strip())
        pieces = super()._pieces(answer)
        if answer.headers["content-type"].startswith(JSON):
            return mended(whole_lines(pieces))
        return mended_triples(whole_lines(pieces))

    def _cut(self, *, limit: str) -> ExternalStoreError:
        return self._client.error(reason="cut", value=limit)


def _names_graph(sparql: str) -> bool:
    """Whether a query names a graph, or the state."""
    before = ""
    for kind, text, _ in tokens(sparql):
        if before == "graph" and kind in _NAMES:
            return True
        if before == text == f"<{STATE}>":
            return True
        before = text.casefold() if kind == "word" else text
    return False


def _is_named(quad: ox.Quad) -> bool:
    """Whether it may be there: there is no graph without a name."""
    return isinstance(quad.graph_name, ox.NamedNode)
