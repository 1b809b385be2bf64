"""A letter's graph and its corrections put into the store together, and out of it.

Whoever writes, moves or removes the graph of a letter does it here.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.corrections.apply import apply
from graph.corrections.record import as_ntriples, of_ntriples, read_records, record
from graph.corrections.sheet import Sheet
from graph.iris import whole
from graph.writer import node
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.corrections.model import Correction
    from graph.iris import Iris
    from graph.store import Store


def all_corrections(store: Store, iris: Iris) -> list[Correction]:
    """Every correction on record, the first first."""
    return store.keep(
        "corrections", lambda: read_records(store.quads(iris.corrections), iris)
    )


def corrections_of(store: Store, iris: Iris, letter: str) -> list[Correction]:
    """The corrections of the letter that has a slug, the first first."""
    if not is_corrected(store, iris, letter):  # as are most
        return []
    return [c for c in all_corrections(store, iris) if c.change.letter == letter]


def is_corrected(store: Store, iris: Iris, letter: str) -> bool:
    """Whether there is a correction of a letter on record."""
    people, name = iris.corrections, node(iris.iri(letter))
    return bool(store.matching(None, Cd.inLetter, name, graph=people, most=1))


def machine_quads(store: Store, iris: Iris, letter: str) -> list[ox.Quad]:
    """What the machine says of a letter, as if nobody had corrected it."""
    graph = iris.iri(letter)
    quads = store.quads(graph)
    for correction in corrections_of(store, iris, letter):
        quads += of_ntriples(correction.displaced, graph)
    return quads


def put_letter(
    store: Store,
    iris: Iris,
    letter: str,
    quads: Iterable[ox.Quad],
    changed: Iterable[Correction] = (),
) -> bool:
    """Make a letter's graph hold what the machine says, as far as it counts.

    `changed` are corrections of the letter that are new, or in another state than the
    store has them in. Returns whether the store changed.
    """
    known = {c.id: c for c in corrections_of(store, iris, letter)}
    now = {**known, **{c.id: c for c in changed}}
    if not now:
        return store.replace_graph(iris.iri(letter), quads)
    applied = apply(quads, now.values(), iris, letter)
    kept = {*applied.kept, *applied.added}
    for correction in now.values():
        as_made = replace(
            correction,
            displaced=as_ntriples(applied.displaced.get(correction.id, ())),
            review=correction.id in applied.lost,
        )
        kept.update(record(as_made, iris))
    return store.exchange(_held(store, iris, letter, known.values()), kept)


def take_out(store: Store, iris: Iris, letter: str) -> None:
    """Remove a letter's graph; its corrections stay on record until it comes back."""
    known = corrections_of(store, iris, letter)
    kept = (record(replace(c, displaced="", review=False), iris) for c in known)
    store.exchange(
        _held(store, iris, letter, known), (quad for quads in kept for quad in quads)
    )


def follow(store: Store, iris: Iris, old: str, new: str) -> None:
    """Have the corrections of a letter that was taken out follow it to a new slug."""
    for correction in corrections_of(store, iris, old) if old != new else ():
        change = replace(correction.change, letter=new)
        moved = record(replace(correction, change=change), iris)
        store.exchange(record(correction, iris), moved)


def sheet_of(store: Store, iris: Iris, letter: str) -> Sheet:
    """A letter as it stands now, people's statements included."""
    said = said_of(store, iris, letter)
    return Sheet(iris, letter, [*store.quads(iris.iri(letter)), *said])


def is_held(store: Store, iris: Iris, letter: str) -> bool:
    """Whether the store has a letter of this slug."""
    iri = iris.iri(letter)
    return bool(store.matching(iri, Cd.text, graph=iri, most=1))


def _held(
    store: Store, iris: Iris, letter: str, known: Iterable[Correction]
) -> set[ox.Quad]:
    """What the store has of a letter: its graph, what people say, the records."""
    quads = set(store.quads(iris.iri(letter)))
    records = list(known)
    for correction in records:
        quads.update(record(correction, iris))
    if records:
        quads.update(said_of(store, iris, letter))
    return quads


def said_of(store: Store, iris: Iris, letter: str) -> list[ox.Quad]:
    """What people's confirmed corrections state about a letter."""
    return [
        quad
        for quad in store.quads(iris.corrections)
        if isinstance(quad.subject, ox.NamedNode)
        and whole(iris.slug(quad.subject.value)) == letter
    ]
