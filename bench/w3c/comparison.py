"""Compares answers: up to the names of blank nodes, and by terms before by values.

Solutions are written as triples about nodes of their own, so that one algorithm
decides for graphs and tables whether some renaming of blank nodes makes two the same.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, Literal

import pyoxigraph as ox

from bench.w3c.results import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bench.w3c.results import Result, Row

Likeness = Literal["same", "same values", "different"]

_PLACES: Final = ox.NamedNode("table:places")
_TIMES: Final = ox.NamedNode("table:times")


def likeness(due: Result, given: Result, *, lax: bool = False) -> Likeness:
    """Say whether two answers are the same, or are once numbers are written alike.

    The order counts where the one that is due has one. `lax`: how often a solution is
    there does not count, as long as there are no more of them than due.
    """
    if isinstance(due, ox.Dataset) and isinstance(given, ox.Dataset):
        return graphs_alike(due, given)
    if isinstance(due, Table) and isinstance(given, Table):
        return _tables_alike(due, given, lax=lax)
    return "same" if due is given else "different"


def graphs_alike(due: Iterable[ox.Quad], given: Iterable[ox.Quad]) -> Likeness:
    """Say the same of two datasets; their empty graphs do not count."""
    due, given = list(due), list(given)
    if _canonical(due) == _canonical(given):
        return "same"
    values = _canonical(_stored(due)) == _canonical(_stored(given))
    return "same values" if values else "different"


def _tables_alike(due: Table, given: Table, *, lax: bool) -> Likeness:
    def written(rows: Iterable[Row]) -> ox.Dataset:
        return _canonical(_written(rows, ordered=due.ordered, counted=not lax))

    too_many = lax and len(given.rows) > len(due.rows)
    if too_many or due.variables != given.variables:
        return "different"
    if written(due.rows) == written(given.rows):
        return "same"
    values = written(_valued(due.rows)) == written(_valued(given.rows))
    return "same values" if values else "different"


def _written(rows: Iterable[Row], *, ordered: bool, counted: bool) -> Iterator[ox.Quad]:
    """Write each solution once, with its places or how often it comes.

    Nodes that look alike make canonicalisation slow.
    """
    places = defaultdict(list)
    for place, row in enumerate(rows):
        places[frozenset(row.items())].append(place)
    for number, (row_items, at) in enumerate(places.items()):
        node = ox.BlankNode(f"solution-{number}")
        if ordered:
            yield ox.Quad(node, _PLACES, ox.Literal(str(at)))
        yield ox.Quad(node, _TIMES, ox.Literal(len(at) if counted else 1))
        for name, term in row_items:
            yield ox.Quad(node, ox.NamedNode(f"variable:{name}"), term)


def _valued(rows: Iterable[Row]) -> list[Row]:
    """Return the solutions with numbers and times as the engine keeps them."""
    rows = list(rows)
    quads = (
        ox.Quad(ox.NamedNode(f"row:{place}"), ox.NamedNode(f"variable:{name}"), term)
        for place, row in enumerate(rows)
        for name, term in row.items()
    )
    valued: list[Row] = [{} for _ in rows]
    for quad in _stored(quads):
        place = int(quad.subject.value.removeprefix("row:"))
        valued[place][quad.predicate.value.removeprefix("variable:")] = quad.object
    return valued


def _stored(quads: Iterable[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


def _canonical(quads: Iterable[ox.Quad]) -> ox.Dataset:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return dataset
