"""Walks the graph of a manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from bench.w3c.cases import BASE, File

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Node = ox.NamedNode | ox.BlankNode | ox.Literal

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
MF: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
HT: Final = "http://www.w3.org/2011/http#"
HTS: Final = "http://www.w3.org/2011/http-statusCodes#"
CNT: Final = "http://www.w3.org/2011/content#"


class Reader:
    """A manifest below the folder of the suites, by its IRI below `BASE`."""

    def __init__(self, suites: Path, manifest: str) -> None:
        self.manifest = manifest
        self._suites = suites
        path = self.file(manifest).path
        self._graph = ox.Dataset(ox.parse(path=path, base_iri=manifest))

    def file(self, iri: str) -> File:
        """Return the file of the suites that has the IRI."""
        return File(self._suites / iri.removeprefix(BASE), iri)

    def instance(self, class_: str) -> Node | None:
        """Return the only instance of a class; None if there is none."""
        for quad in self._graph.quads_for_object(ox.NamedNode(class_)):
            if isinstance(quad.subject, Node):
                return quad.subject
        return None

    def all(self, subject: Node | None, predicate: str) -> list[Node]:
        """Return the objects of all triples of the two, sorted as they are written."""
        if not isinstance(subject, ox.NamedNode | ox.BlankNode):
            return []
        quads = self._graph.quads_for_subject(subject)
        found = [quad.object for quad in quads if quad.predicate.value == predicate]
        return sorted((term for term in found if isinstance(term, Node)), key=str)

    def one(self, subject: Node | None, predicate: str) -> Node | None:
        """Return the only object; None if there is none."""
        found = self.all(subject, predicate)
        return found[0] if found else None

    def values(self, subject: Node | None, predicate: str) -> list[str]:
        """Return the IRIs and texts of the objects."""
        return [node.value for node in self.all(subject, predicate)]

    def value(self, subject: Node | None, predicate: str) -> str:
        """Return the IRI or text of the only object.

        Raises:
            ValueError: there is none.
        """
        found = self.one(subject, predicate)
        if found is None:
            message = f"{self.manifest}: {subject} has no {predicate}"
            raise ValueError(message)
        return found.value

    def items(self, head: Node | None) -> Iterator[Node]:
        """Return the members of a list."""
        while head is not None and head.value != RDF + "nil":
            first = self.one(head, RDF + "first")
            if first is not None:
                yield first
            head = self.one(head, RDF + "rest")
