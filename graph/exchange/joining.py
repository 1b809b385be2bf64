"""What comes from exports, put beside what a store holds, in one transaction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from graph.corrections.keeping import (
    all_corrections,
    is_held,
    machine_quads,
    put_letter,
)
from graph.corrections.record import record
from graph.iris import correction_slug
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph as ox

    from graph.corrections.model import Correction
    from graph.iris import Iris

Graphs = dict[str, set["ox.Quad"]]


@dataclass(slots=True)
class Coming:
    """What files hold: what the machine says of letters, records, and corrections."""

    letters: Graphs = field(default_factory=dict)
    records: Graphs = field(default_factory=lambda: defaultdict(set))
    told: list[Correction] = field(default_factory=list)

    def tell(self, told: Iterable[Correction]) -> None:
        """Add the corrections of one more file."""
        found = {one.id: one for one in self.told}
        found |= {one.id: one for one in numbered(told, self.told)}
        self.told = list(found.values())


def put(store: Store, coming: Coming, iris: Iris) -> None:
    """Write letters and records; every correction on either side counts as it did.

    One that contradicts what counts here waits to be decided. It is made in a store
    aside, so that one transaction writes all of it.
    """
    held = all_corrections(store, iris)
    told = list(_agreed(numbered(coming.told, held), held))
    letters = dict(coming.letters)
    for slug in {one.change.letter for one in told}:
        if iris.iri(slug) not in letters and is_held(store, iris, slug):
            letters[iris.iri(slug)] = set(machine_quads(store, iris, slug))
    with Store.in_memory() as aside:
        for graph in {*letters, *coming.records, iris.corrections}:
            aside.replace_graph(graph, store.quads(graph))
        before = aside.quads()
        for graph, quads in letters.items():
            slug = iris.slug(graph)
            own = [one for one in told if one.change.letter == slug]
            put_letter(aside, iris, slug, quads, own)
        there = {one.id for one in all_corrections(aside, iris)}
        waiting = (
            replace(one, displaced="", review=False)
            for one in told
            if one.id not in there
        )
        aside.add(chain.from_iterable(record(one, iris) for one in waiting))
        aside.add(chain(*coming.records.values()))
        store.exchange(before, aside.quads())


def numbered(
    told: Iterable[Correction], known: Iterable[Correction]
) -> list[Correction]:
    """Corrections beside those that are known: each store counts its own.

    One that both have keeps the number that is known, and what was decided last;
    another of the same number gets a new one.
    """
    coming, held = list(told), list(known)
    numbers = {one.number for one in held}
    last = max((one.number for one in [*coming, *held]), default=0)
    found = []
    for one in coming:
        same = next((k for k in held if _is_same(k, one)), None)
        if same is not None:
            steps = max(one.steps, same.steps, key=len)
            found.append(replace(one, id=same.id, steps=steps))
        elif one.number in numbers:
            last += 1
            found.append(replace(one, id=correction_slug(last)))
        else:
            found.append(one)
    return found


def _agreed(
    told: Iterable[Correction], held: Iterable[Correction]
) -> Iterator[Correction]:
    """Those that come; of two that contradict each other the first goes on counting.

    The other is a proposal again: to confirm it, the first has to be undone.
    """
    coming, there = list(told), list(held)
    now = {one.id: one for one in [*there, *coming]}
    counts = {one.id for one in there if one.status == "confirmed"}
    for one in sorted(coming, key=lambda each: each.number):
        if one.status == "confirmed" and one.id not in counts:
            first = (now[id_] for id_ in counts if now[id_].status == "confirmed")
            if any(other.contradicts(one) for other in first):
                now[one.id] = replace(one, steps=one.steps[:-1])
            else:
                counts.add(one.id)
        yield now[one.id]


def _is_same(one: Correction, other: Correction) -> bool:
    """Whether it is one proposal, whatever was decided of it since."""
    return one.change == other.change and one.steps[0] == other.steps[0]
