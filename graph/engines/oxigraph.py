"""`oxigraph serve`: a strict default graph unless asked, and graphs that are empty."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, cast

import pyoxigraph as ox

from graph.engines.client import PIECE, Body
from graph.engines.remote import Remote
from graph.engines.remote_reading import STATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.engines.remote_reading import Form

N_QUADS = "application/n-quads"


class Oxigraph(Remote):
    """The server of `pip install oxigraph`."""

    every = "{ ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }"
    names = "SELECT ?g { GRAPH ?g {} }"
    there = "GRAPH ?g {}"

    @staticmethod
    def beside(address: str) -> tuple[str, str]:
        """Where updates and the graph store are."""
        stem = address.rpartition("/")[0]
        return f"{stem}/update", f"{stem}/store"

    def matching(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        value: ox.NamedNode | None,
        graph: ox.NamedNode | None,
    ) -> Iterator[ox.Quad]:
        """The quads that fit; all of them as the graph store gives them out."""
        if any((subject, predicate, value, graph)):
            yield from super().matching(subject, predicate, value, graph)
            return
        try:
            with self._client.request("GET", self._graphs, accept=N_QUADS) as answer:
                body = cast("IO[bytes]", Body(answer.iter_bytes(PIECE)))
                for quad in ox.parse(body, format=ox.RdfFormat.N_QUADS):
                    if quad.graph_name != ox.NamedNode(STATE):
                        yield quad
        except SyntaxError as error:
            raise self._broken(error) from None

    def _load(self, quads: list[ox.Quad]) -> None:
        """Add a portion of quads by its own loader."""
        with self._client.request(
            "POST",
            self._graphs,
            params={"no_transaction": ""},
            content=ox.serialize(quads, format=ox.RdfFormat.N_QUADS),
            media_type=N_QUADS,
        ) as answer:
            answer.read()

    def _form(self, sparql: str, *, union: bool, strict: bool = False) -> Form:
        """A query, with the parameter that makes the default graph the union."""
        form = super()._form(sparql, union=union, strict=strict)
        return {**form, "union-default-graph": ""} if union else form
