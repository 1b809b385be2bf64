"""The derived graph in the store, brought in line with the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.named import add_record, record_of
from graph.origins import add_origin, origins
from graph.resolution.saying import say_mentions, say_record, say_thing
from graph.resolution.statements import is_meant, unpacked_act
from graph.writer import Writer
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox

    from graph.iris import Iris
    from graph.resolution.ledger import Ledger
    from graph.resolution.statements import Alias
    from graph.resolution.update import Stale
    from graph.store import Store

MOST_AT_ONCE: Final = 50_000
"""Quads written in one transaction; it is kept in memory until it ends."""


def write_stale(store: Store, iris: Iris, ledger: Ledger, stale: Stale) -> None:
    """Say anew what is stale; all else stays as it is."""
    out = Writer(iris, iris.resolution)
    things = stale.things | origins(iris).keys()
    for slug in things:
        say_thing(out, ledger, slug)
    say_origins(out, ledger)
    mentions = Writer(iris, iris.resolution)
    for letter, documents in stale.mentions.items():
        say_mentions(mentions, ledger, letter, documents)
    again = {str(getattr(quad.subject, "value", "")) for quad in mentions.quads}
    subjects = again.union(map(iris.iri, things | stale.unsaid))
    old = [q for one in subjects for q in store.quads(iris.resolution, one)]
    gone, come = Writer(iris, iris.resolution), Writer(iris, iris.resolution)
    for named in stale.named:
        say_record(come, ledger, named)
        if not is_meant(ledger, named):
            add_record(gone, named[0], unpacked_act(named[1]))
    say_places(gone, stale.gone)
    say_places(come, stale.come)
    store.exchange(old + gone.quads, out.quads + mentions.quads + come.quads)


def say_places(out: Writer, aliases: Iterable[Alias]) -> None:
    """Say where the names are printed that mean acts."""
    for name, act, _, mention in aliases:
        out.link(record_of(name, unpacked_act(act)), Cd.mention, mention)


def say_origins(out: Writer, ledger: Ledger) -> None:
    """Say where the graphs over all letters come from; without letters, nothing."""
    if ledger.one("SELECT 1 FROM letters LIMIT 1") is not None:
        for slug, origin in origins(out.iris).items():
            add_origin(out, slug, origin)


class Refilling:
    """Makes the derived graph anew: what was there in the place of what is said now.

    In one transaction where there is little of it, else in several.
    """

    def __init__(self, store: Store, iris: Iris) -> None:
        self._store = store
        self._old: list[ox.Quad] = []
        self._out = Writer(iris, iris.resolution)
        for quad in store.each(iris.resolution):
            self._old.append(quad)
            if len(self._old) > MOST_AT_ONCE:
                self.flush()

    def room(self) -> Writer:
        """Where to say something; what was said may be written first."""
        if len(self._out.quads) > MOST_AT_ONCE:
            self.flush()
        return self._out

    def flush(self) -> None:
        """Write what was said."""
        self._store.exchange(self._old, self._out.quads)
        self._old, self._out.quads = [], []
