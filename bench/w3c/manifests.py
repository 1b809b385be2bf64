"""Reads the manifests of the W3C's SPARQL suites."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bench.w3c.cases import (
    BASE,
    Case,
    Change,
    Data,
    Description,
    Evaluation,
    Exchanges,
    Syntax,
    Test,
    Unsupported,
)
from bench.w3c.exchanges import exchanges
from bench.w3c.reading import HT, MF, RDF, RDFS, Node, Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ROOTS: Final = ("sparql10/manifest.ttl", "sparql11/manifest-all.ttl")
QT: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT: Final = "http://www.w3.org/2009/sparql/tests/test-update#"

_FROM = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^<>\s]*)>", re.IGNORECASE)
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_ENTAILMENT: Final = Unsupported("an entailment regime, which no store here has")


def cases(suites: Path) -> list[Case]:
    """Return all tests below the folder, in the order of the manifests.

    Raises:
        OSError: a manifest is not there.
        ValueError: a manifest has a test of a kind that is not known.
    """
    return [case for root in ROOTS for case in _cases(suites, BASE + root)]


def _cases(suites: Path, manifest: str) -> Iterator[Case]:
    reader = Reader(suites, manifest)
    this = reader.instance(MF + "Manifest")
    for entry in reader.items(reader.one(this, MF + "entries")):
        yield _case(reader, entry)
    for included in reader.items(reader.one(this, MF + "include")):
        yield from _cases(suites, included.value)


def _case(reader: Reader, entry: Node) -> Case:
    suite = reader.manifest.removeprefix(BASE).rpartition("/")[0]
    name = entry.value.rpartition("#")[2]
    kind = reader.value(entry, RDF + "type").rpartition("#")[2]
    if kind not in _KINDS:
        message = f"{suite}/{name} is a {kind}: no such test is known"
        raise ValueError(message)
    if suite.endswith("/entailment"):
        return Case(suite, name, _ENTAILMENT)
    return Case(suite, name, _KINDS[kind](reader, entry))


def _evaluation(reader: Reader, entry: Node) -> Evaluation:
    action = reader.one(entry, MF + "action")
    query = reader.file(reader.value(action, QT + "query"))
    named = reader.values(action, QT + "graphData")
    asked = [query.beside(name) for name in _FROM.findall(query.text)]
    return Evaluation(
        query,
        Data(
            tuple(map(reader.file, reader.values(action, QT + "data"))),
            tuple((iri, reader.file(iri)) for iri in dict.fromkeys([*named, *asked])),
        ),
        reader.file(reader.value(entry, MF + "result")),
        lax=bool(reader.values(entry, MF + "resultCardinality")),
        remote=bool(_SERVICE.search(query.text)),
    )


def _change(reader: Reader, entry: Node) -> Change:
    action = reader.one(entry, MF + "action")
    update = reader.file(reader.value(action, UT + "request"))
    after = reader.one(entry, MF + "result")
    return Change(update, _data(reader, action), _data(reader, after))


def _data(reader: Reader, node: Node | None) -> Data:
    """The graphs that an update is told, or that a protocol test begins with."""
    named = tuple(
        (
            reader.value(graph, RDFS + "label"),
            reader.file(reader.value(graph, UT + "graph")),
        )
        for graph in reader.all(node, UT + "graphData")
    )
    return Data(tuple(map(reader.file, reader.values(node, UT + "data"))), named)


def _syntax(reader: Reader, entry: Node, *, good: bool) -> Syntax:
    file = reader.file(reader.value(entry, MF + "action"))
    return Syntax(file, file.path.suffix == ".ru", good)


def _good(reader: Reader, entry: Node) -> Syntax:
    return _syntax(reader, entry, good=True)


def _bad(reader: Reader, entry: Node) -> Syntax:
    return _syntax(reader, entry, good=False)


def _exchanges(reader: Reader, entry: Node) -> Exchanges:
    requests = reader.one(reader.one(entry, MF + "action"), HT + "requests")
    return Exchanges(_data(reader, entry), exchanges(reader, requests))


def _description(_: Reader, entry: Node) -> Description:
    return Description(entry.value.rpartition("#")[2])


_KINDS: Final[dict[str, Callable[[Reader, Node], Test]]] = {
    "QueryEvaluationTest": _evaluation,
    "CSVResultFormatTest": _evaluation,
    "UpdateEvaluationTest": _change,
    "PositiveSyntaxTest": _good,
    "PositiveSyntaxTest11": _good,
    "PositiveUpdateSyntaxTest11": _good,
    "NegativeSyntaxTest": _bad,
    "NegativeSyntaxTest11": _bad,
    "NegativeUpdateSyntaxTest11": _bad,
    "ProtocolTest": _exchanges,
    "GraphStoreProtocolTest": _exchanges,
    "ServiceDescriptionTest": _description,
}
