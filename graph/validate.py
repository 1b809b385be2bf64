"""The whole store against the SHACL shapes of the vocabulary.

The rules in SPARQL are asked of the store itself, for all letters at once: what an
engine for SHACL takes many seconds for on a hundred letters takes a blink there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.iris import iris_of
from graph.writer import node
from ontology.standards import Xsd
from ontology.vocabulary import shapes, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox
    from rdflib import Graph
    from rdflib.term import Node

    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Violation:
    """What breaks a rule: the thing, the property, the rule and what it asks for.

    `value` is the offending value, where there is one; `severity` one of
    "violation", "warning", "info".
    """

    focus: str
    path: str | None
    value: str | None
    message_vi: str
    message_en: str
    severity: str
    shape: str


@dataclass(frozen=True, slots=True)
class Report:
    """All findings; `conforms` if none of them is a violation."""

    conforms: bool
    results: tuple[Violation, ...]


def validate(store: Store) -> Report:
    """Validate the union of all graphs but that of the runs."""
    found = [*_by_core(store), *_by_query(store)]
    found.sort(key=lambda v: (v.severity, v.shape, v.focus, v.value or ""))
    return Report(
        conforms=not any(v.severity == "violation" for v in found),
        results=tuple(found),
    )


def _by_core(store: Store) -> Iterable[Violation]:
    """What breaks the rules in SHACL core."""
    from pyshacl import (  # noqa: PLC0415 - slow to load, and only needed here
        validate as run,
    )
    from rdflib import SH, Graph  # noqa: PLC0415 - as above

    _, results, text = run(
        _data(store), shacl_graph=_core(), inference="none", inplace=True
    )
    if not isinstance(results, Graph):
        msg = f"the shapes could not be applied: {text}"
        raise TypeError(msg)
    for result in results.objects(None, SH.result):
        said = {
            part: _text(results.value(result, part))
            for part in (SH.focusNode, SH.resultPath, SH.value)
        }
        yield _violation(
            results.value(result, SH.sourceShape),
            said[SH.focusNode] or "",
            said[SH.resultPath],
            said[SH.value],
        )


def _by_query(store: Store) -> Iterable[Violation]:
    """What breaks the rules in SPARQL, each asked of all its focus nodes at once."""
    from rdflib import SH  # noqa: PLC0415 - slow to load, and only needed here

    rules = shapes()
    for shape, constraint in rules.subject_objects(SH.sparql):
        (target,) = rules.objects(shape, SH.targetSubjectsOf)
        aimed = {
            row["this"]
            for row in store.rows(f"SELECT DISTINCT ?this {{ ?this <{target}> ?o }}")
        }
        # `rows` takes what begins with a dollar for a parameter of its own.
        query = str(rules.value(constraint, SH.select)).replace("$this", "?this")
        for row in store.rows(query):
            if row["this"] in aimed:
                yield _violation(shape, row["this"], None, row.get("value"))


@cache
def _core() -> Graph:
    """The shapes without their rules in SPARQL."""
    from rdflib import SH, Graph  # noqa: PLC0415 - slow to load, and only needed here

    core = Graph() + shapes()
    core.remove((None, SH.sparql, None))
    return core


def _data(store: Store) -> Graph:
    """The quads as a graph of rdflib, with the vocabulary as it is now.

    Terms are made once each: reading a serialization takes three times as long.
    """
    import pyoxigraph as ox  # noqa: PLC0415 - names for the types only, elsewhere
    from rdflib import (  # noqa: PLC0415 - slow to load, and only needed here
        BNode,
        Graph,
        Literal,
        URIRef,
    )

    iris = iris_of(store)
    left_out = {ox.NamedNode(iris.runs), ox.NamedNode(iris.vocabulary)}
    made: dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, Node] = {}

    def term(one: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        if one not in made:
            if isinstance(one, ox.NamedNode):
                made[one] = URIRef(one.value)
            elif isinstance(one, ox.Literal):
                made[one] = Literal(
                    one.value,
                    lang=one.language,
                    datatype=None if plain(one) else URIRef(one.datatype.value),
                )
            else:
                made[one] = BNode(str(one))
        return made[one]

    def plain(one: ox.Literal) -> bool:
        """Whether it has no datatype in Turtle, which is how the shapes spell it."""
        return bool(one.language) or one.datatype.value == Xsd.string

    graph = Graph()
    left_out = {node(iris.runs), node(iris.vocabulary)}
    for quad in store.quads():
        if quad.graph_name not in left_out:
            graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    graph += vocabulary()
    return graph


def _text(value: Node | None) -> str | None:
    from rdflib import Literal, URIRef  # noqa: PLC0415 - slow to load

    return str(value) if isinstance(value, URIRef | Literal) else None


def _violation(
    shape: Node | None, focus: str, path: str | None, value: str | None
) -> Violation:
    from rdflib import SH, Literal  # noqa: PLC0415 - slow to load

    messages = {
        message.language: str(message)
        for message in shapes().objects(shape, SH.message)
        if isinstance(message, Literal)
    }
    severity = str(shapes().value(shape, SH.severity))
    return Violation(
        focus=focus,
        path=path,
        value=value,
        message_vi=messages.get("vi", ""),
        message_en=messages.get("en", ""),
        severity=severity.rpartition("#")[2].lower(),
        shape=str(shape),
    )
