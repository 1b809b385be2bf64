"""Resolution kept up to date gives what resolving all letters from nothing gives."""

from __future__ import annotations

import pytest

from graph.resolve import resolve
from graph.store import Store
from tests.histories import IRIS, History

DERIVED = {IRIS.resolution, IRIS.register}


def from_nothing(store: Store) -> Store:
    """A store of the same letters and people, resolved for the first time."""
    fresh = Store.in_memory()
    graphs = set(store.graphs()) - DERIVED
    fresh.add(quad for graph in graphs for quad in store.quads(graph))
    resolve(fresh, IRIS)
    return fresh


@pytest.mark.parametrize("seed", range(12))
def test_whatever_happened_the_graph_is_that_of_what_is_there(seed: int) -> None:
    history = History(seed)
    for _ in range(10):
        history.step()
        assert history.store.dump() == from_nothing(history.store).dump()


def test_the_histories_have_all_it_is_about() -> None:
    """Each of these is there at some time, and gone again at another."""
    asked = {
        "ambiguous": "?m cd:resolutionStatus status:ambiguous ; cd:candidate ?c",
        "resolved": "?m oa:hasBody ?d ; cd:resolutionStatus status:resolved",
        "copy": "?l cd:canonical ?other",
        "name": "?r a cd:AliasStatement ; cd:verified true",
        "named": "?n cd:namesAct ?act",
        "future": '?a cd:rejected "future"',
        "person": "?m prov:wasGeneratedBy ?c ; oa:hasBody ?d",
        "apart": '?l cd:text ?t FILTER(REGEX(STR(?l), "id/[0-9].*-u-"))',
        "group": "?m a org:Membership",
        "new body": '?a cd:meansBody ?b ; rdfs:label ?n FILTER(CONTAINS(?n, "(từ "))',
    }
    seen = {(name, there): False for name in asked for there in (True, False)}
    for seed in range(8):
        history = History(seed)
        for _ in range(10):
            history.step()
            for name, what in asked.items():
                there = bool(history.store.rows(f"SELECT * {{ {what} }} LIMIT 1"))
                seen[name, there] = True
    assert [one for one, found in seen.items() if not found] == []
