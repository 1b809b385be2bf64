"""All statements as a network that runs upwards: agency → task → document → higher.

An edge may rest on several statements, of several letters; it keeps them all. It is
strong when it carries an order on: a part in a task given by name, a document that is
to be carried out, a heading above its items, a name of the act it means. It is weak
when it merely mentions, or when it steps from a task to its letter as a whole; from
there only the letter's own bases go on, never those of its other tasks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from graph.catalog import catalog
from graph.directions import ACTIVE_ROLES, DOWNWARD, STRONG
from graph.evidence import evidence
from graph.quotes import Quote

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from graph.catalog import Catalog, Task
    from graph.evidence import Assertion, Assignment, Evidence
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement an edge rests on."""

    quote: Quote
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from `lower` up to `higher`; `forward` if that is how it is stated."""

    lower: str
    higher: str
    predicate: str
    forward: bool
    strong: bool
    statement: Statement


def network(store: Store, as_of: date | None = None) -> nx.MultiDiGraph[str]:
    """The network of a store, as known on a day (always, if None).

    Nodes are slugs; an edge's key is its predicate, its data `forward`, `strong` and
    `statements`, a tuple of `Statement`, the surest first.
    """
    if as_of is None:
        return store.keep("network", lambda: _build(store, None))
    return _build(store, as_of.isoformat())


def one_way(
    graph: nx.MultiDiGraph[str], *, strong: bool, down: bool = False
) -> nx.DiGraph[str]:
    """The network with one edge between two nodes: all, or the strong; up, or down."""
    view: nx.DiGraph[str] = nx.DiGraph()
    view.add_nodes_from(graph)
    view.add_edges_from(
        (higher, lower) if down else (lower, higher)
        for lower, higher, data in graph.edges(data=True)
        if data["strong"] or not strong
    )
    return view


def below(store: Store, document: str) -> set[str]:
    """Everything from which orders lead up to a document, by slugs."""
    graph = network(store)
    if document not in graph:
        return set()
    return nx.ancestors(one_way(graph, strong=True), document)


def _build(store: Store, as_of: str | None) -> nx.MultiDiGraph[str]:
    known, said = catalog(store), evidence(store)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for edge in _edges(known, said):
        ends = edge.lower, edge.higher, edge.statement.quote.letter_id
        if as_of is not None and any(is_after(known, end, as_of) for end in ends):
            continue
        key = edge.predicate
        if graph.has_edge(edge.lower, edge.higher, key):
            data = graph.edges[edge.lower, edge.higher, key]
            data["statements"].append(edge.statement)
            data["strong"] |= edge.strong
        else:
            graph.add_edge(
                edge.lower,
                edge.higher,
                key,
                forward=edge.forward,
                strong=edge.strong,
                statements=[edge.statement],
            )
    for _, _, data in graph.edges(data=True):
        ranked = sorted(data["statements"], key=lambda s: -s.confidence)
        data["statements"] = tuple(ranked)
    return graph


def _edges(known: Catalog, said: Evidence) -> Iterator[Edge]:
    yield from (_assigned(a) for a in said.assignments if a.role in ACTIVE_ROLES)
    for task in known.tasks.values():
        yield from _item(task, known, said)
    for assertion in (*said.assertions, *said.names):
        if assertion.predicate != "encloses" and assertion.subject != assertion.object:
            yield _asserted(assertion)


def _assigned(part: Assignment) -> Edge:
    return Edge(
        lower=part.agency,
        higher=part.task,
        predicate=part.role,
        forward=False,
        strong=part.stated,
        statement=Statement(part.quote, "assignment", 1.0),
    )


def _item(task: Task, known: Catalog, said: Evidence) -> Iterator[Edge]:
    """An item belongs to the heading above it, and to its letter."""
    heading = known.tasks.get(task.parent or "")
    if heading is not None:
        yield _part_of(task, heading.slug, heading, said)
    yield _part_of(task, task.letter, task, said)


def _part_of(task: Task, whole: str, shown: Task, said: Evidence) -> Edge:
    place = said.places.get(shown.slug, ())
    quote = Quote(task.letter, shown.text, place, shown.label)
    return Edge(
        lower=task.slug,
        higher=whole,
        predicate="part_of",
        forward=True,
        strong=shown is not task,
        statement=Statement(quote, "item", 1.0),
    )


def _asserted(assertion: Assertion) -> Edge:
    """What a letter does in an item, the item does; all else goes by the predicate."""
    by_task = assertion.task if assertion.of_letter else None
    subject = by_task or assertion.subject
    upwards = by_task is not None or assertion.predicate not in DOWNWARD
    lower, higher = (
        (subject, assertion.object) if upwards else (assertion.object, subject)
    )
    return Edge(
        lower=lower,
        higher=higher,
        predicate=assertion.predicate,
        forward=upwards,
        strong=assertion.predicate in STRONG,
        statement=Statement(assertion.quote, assertion.rule, assertion.confidence),
    )


def is_after(known: Catalog, slug: str, day: str) -> bool:
    """Whether a document, or the letter of a task, is dated after a day."""
    task = known.tasks.get(slug)
    document = known.documents.get(task.letter if task else slug)
    return bool(
        document and document.date and document.date > day[: len(document.date)]
    )
