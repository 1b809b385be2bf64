"""Reads answers to queries: of a server, and as the suites have them in files.

SPARQL results in XML, JSON, TSV and CSV, graphs, and the graphs by which the older
tests tell solutions (https://www.w3.org/2001/sw/DataAccess/tests/result-set).
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

if TYPE_CHECKING:
    from bench.w3c.cases import File

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Subject = ox.NamedNode | ox.BlankNode | ox.Triple
Row = dict[str, Term]

CSV: Final = "text/csv"
RS: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"


@dataclass(frozen=True, slots=True)
class Table:
    """The solutions of a SELECT; `ordered`: their order was asked for."""

    variables: frozenset[str]
    rows: tuple[Row, ...]
    ordered: bool = False


Result = bool | Table | ox.Dataset


def read(body: bytes, media_type: str) -> Result:
    """Return what a server answered.

    Raises:
        ValueError: it is of a media type that is none of SPARQL's.
        SyntaxError: it is not of that type.
    """
    if media_type == CSV:
        return _csv(body)
    results = ox.QueryResultsFormat.from_media_type(media_type)
    if results is not None:
        return _solutions(ox.parse_query_results(body, results))
    rdf = ox.RdfFormat.from_media_type(media_type)
    if rdf is None:
        message = f"the answer is of the type {media_type!r}"
        raise ValueError(message)
    return ox.Dataset(ox.parse(body, rdf))


def expected(file: File) -> Result:
    """Return the answer that a file of the suites has."""
    kind = file.path.suffix.removeprefix(".")
    if kind == "csv":
        return _csv(file.path.read_bytes())
    results = ox.QueryResultsFormat.from_extension(kind)
    if results is not None:
        return _solutions(ox.parse_query_results(path=file.path, format=results))
    graph = ox.Dataset(file.quads())
    told = next(iter(graph.quads_for_object(ox.NamedNode(RS + "ResultSet"))), None)
    return graph if told is None else _told(graph, told.subject)


def _solutions(found: ox.QuerySolutions | ox.QueryBoolean) -> Result:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    rows = (
        {name: row[name] for name in names if row[name] is not None} for row in found
    )
    return Table(frozenset(names), tuple(rows))


def _csv(body: bytes) -> Table:
    """CSV tells no kinds of terms: all but blank nodes are texts."""
    names, *lines = csv.reader(io.StringIO(body.decode("utf-8"), newline=""))
    rows = (
        {name: _cell(cell) for name, cell in zip(names, line, strict=True) if cell}
        for line in lines
    )
    return Table(frozenset(names), tuple(rows))


def _cell(text: str) -> Term:
    return ox.BlankNode(text[2:]) if text.startswith("_:") else ox.Literal(text)


def _told(graph: ox.Dataset, result: Subject) -> Result:
    """The solutions that a graph tells of; in their order where they are numbered."""
    for boolean in _objects(graph, result, "boolean"):
        return boolean == ox.Literal(value=True)
    solutions = [_solution(graph, node) for node in _objects(graph, result, "solution")]
    ordered = all(index for index, _ in solutions)
    if ordered:
        solutions.sort(key=itemgetter(0))
    variables = _objects(graph, result, "resultVariable")
    return Table(
        frozenset(_value(variable) for variable in variables),
        tuple(row for _, row in solutions),
        ordered and bool(solutions),
    )


def _solution(graph: ox.Dataset, node: Term) -> tuple[int, Row]:
    """A solution with its number, which is 0 where it has none."""
    row = {}
    for binding in _objects(graph, node, "binding"):
        (variable,) = _objects(graph, binding, "variable")
        (row[_value(variable)],) = _objects(graph, binding, "value")
    index = [int(_value(term)) for term in _objects(graph, node, "index")]
    return (*index, 0)[0], row


def _objects(graph: ox.Dataset, subject: Term, name: str) -> list[Term]:
    if isinstance(subject, ox.Literal):
        return []
    quads = graph.quads_for_subject(subject)
    return [quad.object for quad in quads if quad.predicate.value == RS + name]


def _value(term: Term) -> str:
    return "" if isinstance(term, ox.Triple) else term.value
