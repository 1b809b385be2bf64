"""What every mention refers to, given all letters: the derived graph.

A pure function of the letters' graphs, so it can be thrown away and made again, and
the order in which letters arrived leaves no trace. A document that was read states
its own header in its own graph; only what it leaves open is added here.

Of the copies of a letter (`graph.twins`) one is canonical: it alone has edges, and what
the others say of third documents counts only where no other letter speaks of them.

It is kept up to date (`graph.resolution`): what a letter says is compared with what it
said when it was resolved last, and what that bears on is derived anew.
"""

from __future__ import annotations

import logging
import sqlite3
from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graph.engine import engine_errors
from graph.index.database import is_damage
from graph.index.keeping import publish
from graph.index.things import some
from graph.progress import told
from graph.register import register_quads
from graph.resolution.agencies import all_meant, meant_in
from graph.resolution.filling import fill, say_all
from graph.resolution.keeping import ledger_of, renew
from graph.resolution.reading import letters_of, touched_letters
from graph.resolution.update import take_in
from graph.resolution.writing import Refilling, write_stale

if TYPE_CHECKING:
    from graph.facts import Facts
    from graph.iris import Iris
    from graph.resolution.agencies import Row
    from graph.resolution.ledger import Ledger
    from graph.store import Store

LOG: Final = logging.getLogger("chidao.resolve")
_AT_ONCE: Final = 500
"""Letters that are in memory at a time."""


def resolve(store: Store, iris: Iris) -> None:
    """Bring the derived graphs up to date, and have other processes see it."""
    derive(store, iris)
    publish_derived(store)


def publish_derived(store: Store) -> None:
    """Have other processes see what was derived, and the index have it."""
    publish(store)
    ledger_of(store).settle(store.state)


def derive(store: Store, iris: Iris) -> None:
    """Bring the derived graphs up to date, and publish nothing yet.

    Each change of them is one transaction, unless everything is made anew in a store
    of thousands of letters.
    """
    store.replace_graph(iris.vocabulary, _vocabulary(iris.vocabulary))
    try:
        _derive(store, iris)
    except sqlite3.DatabaseError as error:
        store.touched.add_everything()
        if not is_damage(error):
            raise
        LOG.warning("the ledger is damaged (%s) and made anew", error)
        renew(store)
        _derive(store, iris)
    except BaseException:
        store.touched.add_everything()
        raise
    store.resolved()


def _derive(store: Store, iris: Iris) -> None:
    with engine_errors(store.folder):
        ledger = ledger_of(store)
        slugs = touched_letters(store, iris) if ledger.complete else None
        if slugs is None:
            _anew(store, iris, ledger)
        else:
            _again(store, iris, ledger, slugs)


def _anew(store: Store, iris: Iris, ledger: Ledger) -> None:
    fill(ledger, letters_of(store, iris))
    say_all(ledger, Refilling(store, iris))
    _register(store, iris, ledger)
    ledger.settle(store.state)  # before the index is made: else all is derived again


def _again(store: Store, iris: Iris, ledger: Ledger, slugs: set[str]) -> None:
    every = told("deriving", sorted(slugs), len(slugs))
    for some_letters in some(every, _AT_ONCE):
        with ledger.transaction():
            facts = letters_of(store, iris, some_letters)
            came: dict[str, Facts | None] = dict.fromkeys(some_letters)
            came |= {one.letter.slug: one for one in facts}
            stale = take_in(ledger, came)
            write_stale(store, iris, ledger, stale)
            _register_changed(store, iris, ledger, *stale.bodies)


def _register(store: Store, iris: Iris, ledger: Ledger) -> None:
    store.replace_graph(iris.register, register_quads(all_meant(ledger), iris))


def _register_changed(
    store: Store, iris: Iris, ledger: Ledger, gone: set[Row], come: set[Row]
) -> None:
    """Add what the register says of more bodies; anew, if some are no longer meant."""
    if gone:
        _register(store, iris, ledger)
    elif come:
        store.exchange((), register_quads(meant_in(sorted(come)), iris))


@cache
def _vocabulary(graph: str) -> frozenset[ox.Quad]:
    from ontology.vocabulary import vocabulary  # noqa: PLC0415 - rdflib is slow to load

    triples = vocabulary().serialize(format="nt", encoding="utf-8")
    name = ox.NamedNode(graph)
    return frozenset(
        ox.Quad(quad.subject, quad.predicate, quad.object, name)
        for quad in ox.parse(triples, format=ox.RdfFormat.N_TRIPLES)
    )
