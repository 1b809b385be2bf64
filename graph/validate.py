"""The whole store against the SHACL shapes of the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.catalog import iris_of
from ontology.vocabulary import shapes, vocabulary

if TYPE_CHECKING:
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
    from pyshacl import (  # noqa: PLC0415 - slow to load, and only needed here
        validate as run,
    )
    from rdflib import SH, Graph  # noqa: PLC0415 - as above

    data = store.dump("ntriples", without=(iris_of(store).runs,))
    graph = Graph().parse(data=data, format="nt") + vocabulary()
    _, results, text = run(graph, shacl_graph=shapes(), inference="none")
    if not isinstance(results, Graph):
        msg = f"the shapes could not be applied: {text}"
        raise TypeError(msg)
    found = [_violation(results, result) for result in results.objects(None, SH.result)]
    found.sort(key=lambda v: (v.severity, v.shape, v.focus, v.value or ""))
    return Report(
        conforms=not any(v.severity == "violation" for v in found),
        results=tuple(found),
    )


def _violation(results: Graph, result: Node) -> Violation:
    from rdflib import SH, Literal, URIRef  # noqa: PLC0415 - as in validate

    def said(predicate: Node) -> str | None:
        value = results.value(result, predicate)
        return str(value) if isinstance(value, URIRef | Literal) else None

    shape = results.value(result, SH.sourceShape)
    messages = {
        message.language: str(message)
        for message in shapes().objects(shape, SH.message)
        if isinstance(message, Literal)
    }
    return Violation(
        focus=said(SH.focusNode) or "",
        path=said(SH.resultPath),
        value=said(SH.value),
        message_vi=messages.get("vi", ""),
        message_en=messages.get("en", ""),
        severity=(said(SH.resultSeverity) or "").rpartition("#")[2].lower(),
        shape=str(shape),
    )
