"""The network as it is now: read once, and renewed by what the index says has changed.

Links of letters that changed since are kept beside those that were sorted, which are
sorted again when that has become much.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

import numpy as np

from graph.network import files
from graph.network.adjacency import Adjacency, Nodes
from graph.network.links import Columns
from graph.network.names import Names
from graph.network.reading import links, names, nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from graph.index.database import View
    from graph.network.reading import Link, Node

LOG: Final = logging.getLogger("chidao.network")
MOST_KEPT: Final = 2
"""Networks that a process keeps, of as many indexes."""
MOST_BESIDE: Final = 1 / 50
"""The share of links that are kept beside the sorted ones."""
FEWEST_BESIDE: Final = 5_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A network as of a change of the index; `beside` are the links of its renewal."""

    change: int
    links: Adjacency
    names: Names
    beside: Columns

    @classmethod
    def read(cls, view: View) -> Kept:
        """All of it."""
        slugs = Names.of(names(view))
        numbers = {slug: number for number, slug in enumerate(slugs)}
        columns = _columns(links(view), numbers.__getitem__)
        found = Nodes.unknown(len(slugs))
        _describe(found, nodes(view), numbers.__getitem__)
        return cls(_last_change(view), Adjacency.of(found, columns), slugs, NONE)

    def renewed(self, view: View) -> Kept:
        """The same with all that has changed since."""
        things, letters = _changed(view, self.change)
        found, said = [*nodes(view, things | letters)], [*links(view, letters)]
        ends = (end for lower, higher, _, _ in said for end in (lower, higher))
        new = self.names.with_added((*(slug for slug, *_ in found), *ends))
        number = cast("Callable[[str], int]", new.number)  # they are all there
        described = self.links.nodes.grown(len(new))
        known = new.numbers_of(things)
        described.flags[known] = described.dates[known] = 0
        _describe(described, found, number)
        changed = new.numbers_of(letters)
        fresh = _columns(said, number)
        beside = self.beside.only(~np.isin(self.beside.letters, changed)) | fresh
        adjacency = self.links.beside(described, beside, changed, new.order())
        kept = Kept(_last_change(view), adjacency, new, beside)
        most = max(FEWEST_BESIDE, MOST_BESIDE * len(adjacency.up.to))
        return kept if len(beside.lower) <= most else kept.merged()

    def merged(self) -> Kept:
        """The same, with nothing beside."""
        order = np.argsort(self.names.order(), kind="stable")
        place = np.empty(len(order), np.int32)
        place[order] = np.arange(len(order))
        slugs = Names.of(self.names[node] for node in order.tolist())
        lower, higher, force, letters = self.links.sorted() | self.beside
        columns = Columns(place[lower], place[higher], force, place[letters])
        described = self.links.nodes.sorted(order, place)
        return Kept(self.change, Adjacency.of(described, columns), slugs, NONE)


NONE: Final = Columns.of([])


def _columns(rows: Iterable[Link], number: Callable[[str], int]) -> Columns:
    return Columns.of(
        (number(lower), number(higher), force, number(letter))
        for lower, higher, force, letter in rows
    )


def _describe(
    described: Nodes, rows: Iterable[Node], number: Callable[[str], int]
) -> None:
    """Say of nodes what is known of them."""
    for slug, flags, owner, date in rows:
        node = number(slug)
        described.flags[node] = flags
        described.owners[node] = -1 if owner is None else number(owner)
        described.dates[node] = date


def _last_change(view: View) -> int:
    return cast("int", view.value("SELECT COALESCE(MAX(number), 0) FROM changes"))


def _first_change(view: View) -> int:
    """The first change that is on record; 1 if there is none."""
    return cast("int", view.value("SELECT COALESCE(MIN(number), 1) FROM changes"))


def _changed(view: View, since: int) -> tuple[set[str], set[str]]:
    """The documents and agencies that changed, and the letters that did."""
    rows = view.rows("SELECT slug, is_letter FROM changes WHERE number > ?", (since,))
    things = {str(slug) for slug, is_letter in rows if not is_letter}
    return things, {str(slug) for slug, is_letter in rows if is_letter}


networks: OrderedDict[str, Kept] = OrderedDict()
"""Those of this process, by the origin of their index; that used last is the last."""
_reading: Final = threading.Lock()


def at(view: View, folder: Path | None = None, *, writes: bool = False) -> Kept:
    """The network that an index holds.

    In a `folder` it may have been saved; who `writes` there saves it.
    """
    origin = str(view.value("SELECT name FROM origin"))
    with _reading:
        before = networks.pop(origin, None) or _saved(folder, origin, view)
        if before is not None and before.change > _last_change(view):
            networks[origin] = before
            return Kept.read(view)  # for an answer that began before the last change
        if before is not None and before.change < _first_change(view) - 1:
            before = None
        kept = before or Kept.read(view)
        if kept.change < _last_change(view):
            kept = kept.renewed(view)
        if folder and writes and not kept.links.renewal and kept is not before:
            try:
                files.save(folder, f"{origin}-{kept.change}", kept.links, kept.names)
            except OSError as error:
                LOG.warning("the network cannot be saved in %s: %s", folder, error)
        networks[origin] = kept
        while len(networks) > MOST_KEPT:
            networks.popitem(last=False)
    return kept


def _saved(folder: Path | None, origin: str, view: View) -> Kept | None:
    """What was saved of an index that is not younger."""
    if folder is None:
        return None
    for name in files.saved(folder, f"{origin}-"):
        change = int(name.rpartition("-")[2])
        if change <= _last_change(view):
            with suppress(OSError, ValueError, EOFError):
                return Kept(change, *files.load(folder, name), NONE)
    return None
