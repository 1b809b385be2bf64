"""The tests of the W3C's SPARQL suites, as data.

https://www.w3.org/2001/sw/DataAccess/tests/README and, for exchanges,
https://w3c.github.io/rdf-tests/sparql/sparql11/protocol/
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BASE: Final = "test://w3c/"
"""IRI of the suites' folder: of a scheme that no engine would fetch anything by."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the suites, and the IRI that its relative IRIs are resolved against."""

    path: Path
    iri: str

    @property
    def text(self) -> str:
        """What the file says."""
        return self.path.read_text("utf-8")

    @property
    def request(self) -> str:
        """The query or update in the file, with the base that the protocol lacks."""
        return f"BASE <{self.iri}>\n{self.text}"

    def beside(self, name: str) -> str:
        """Return the IRI of another file of the folder; one that is whole stays."""
        return name if ":" in name else f"{self.iri.rpartition('/')[0]}/{name}"

    def quads(self) -> Iterator[ox.Quad]:
        """Return the triples in the file, with blank nodes that are its own."""
        return ox.parse(path=self.path, base_iri=self.iri, rename_blank_nodes=True)


@dataclass(frozen=True, slots=True)
class Data:
    """The files of the default graph, and each named graph's IRI and file."""

    default: tuple[File, ...] = ()
    named: tuple[tuple[str, File], ...] = ()

    def graphs(self) -> dict[str | None, list[File]]:
        """Return the files of each graph; the default graph's name is None."""
        found: dict[str | None, list[File]] = {}
        for name, file in [(None, file) for file in self.default] + [*self.named]:
            found.setdefault(name, []).append(file)
        return found

    def quads(self) -> Iterator[ox.Quad]:
        """Return the triples of all graphs, each with its graph."""
        for name, files in self.graphs().items():
            graph = ox.NamedNode(name) if name else ox.DefaultGraph()
            for quad in (quad for file in files for quad in file.quads()):
                yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A query's answer has to be that of a file.

    `lax`: how often a row comes is open, up to as often as in the file (REDUCED).
    `remote`: it asks endpoints elsewhere, which the suites only describe.
    """

    query: File
    data: Data
    result: File
    lax: bool = False
    remote: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """An update has to leave the graphs of `after`."""

    update: File
    before: Data
    after: Data


@dataclass(frozen=True, slots=True)
class Syntax:
    """A query or an update has to be accepted, or refused where it is not `good`."""

    file: File
    update: bool
    good: bool


@dataclass(frozen=True, slots=True)
class Message:
    """A request or a response: its header fields, in lower case, and its body.

    `status` are the statuses of which a response has to have one, each whole (`201`)
    or a class (`2`); `location` is the name under which later requests have its
    Location; `boolean` is the answer to an ASK, `form` what kind of answer is due
    ("boolean", "tabular", "RDF").
    """

    headers: dict[str, str]
    body: bytes | None = None
    status: frozenset[str] = frozenset()
    location: str | None = None
    boolean: bool | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request, `path` as the manifest has it, and the response that is due."""

    method: str
    path: str
    request: Message
    response: Message


@dataclass(frozen=True, slots=True)
class Exchanges:
    """Requests that are sent in their order over some data."""

    data: Data
    exchanges: tuple[Exchange, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """The service description has an aspect, by the name of its test."""

    aspect: str


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A test that nothing here could pass, and why."""

    reason: str


Test = Evaluation | Change | Syntax | Exchanges | Description | Unsupported


@dataclass(frozen=True, slots=True)
class Case:
    """A test: `sparql11/add` and `add01`."""

    suite: str
    name: str
    test: Test

    @property
    def key(self) -> str:
        """The one name of the test."""
        return f"{self.suite}/{self.name}"
