"""The ledger of each open store."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, ref

from graph.engines.server import Server
from graph.index.database import discard
from graph.resolution.filling import fill
from graph.resolution.ledger import FILE, Ledger
from graph.resolution.reading import letters_of

if TYPE_CHECKING:
    from graph.iris import Iris
    from graph.store import Store

_LEDGERS: WeakKeyDictionary[Store, Ledger] = WeakKeyDictionary()


def ledger_of(store: Store) -> Ledger:
    """The ledger of a store that one writes: beside it, in memory for one in memory."""
    ledger = _LEDGERS.get(store)
    if ledger is None:
        folder = store.folder
        ledger = Ledger.open(folder / FILE) if folder else Ledger.in_memory()
        if isinstance(store.place, Server):
            if ledger.state != store.state:
                ledger.clear()  # another machine may have written there
            store.after_publishing(partial(_note, ref(store), ledger))
        _keep(store, ledger)
    return ledger


def _note(store: ref[Store], ledger: Ledger) -> None:
    """Write down what others see: it is we who wrote it."""
    if (there := store()) is not None:
        ledger.note(there.state)


def ledger_to_ask(store: Store, iris: Iris) -> Ledger:
    """A ledger to read: that of the last resolution; one made for it if there is none.

    Beside a snapshot it is that of whoever writes the store, which may be newer. Who
    reads a server does not know who writes it, and where.
    """
    ledger: Ledger | None = _LEDGERS.get(store)
    if ledger is None and store.writable:
        ledger = ledger_of(store)
    elif ledger is None and store.snapshot is not None:
        ledger = _of_writer(store)
    if ledger is None or not ledger.complete:
        return store.keep("ledger", lambda: _made(store, iris))
    return ledger


def _of_writer(store: Store) -> Ledger | None:
    ledger = Ledger.to_read(store.folder / FILE) if store.folder else None
    if ledger is not None:
        _keep(store, ledger)
    return ledger


def renew(store: Store) -> None:
    """Have an empty ledger in the place of one that is damaged."""
    _LEDGERS.pop(store).close()
    if store.folder:
        discard(store.folder / FILE)


def _keep(store: Store, ledger: Ledger) -> None:
    _LEDGERS[store] = ledger
    store.on_closing(ledger.close)


def _made(store: Store, iris: Iris) -> Ledger:
    ledger = Ledger.in_memory()
    fill(ledger, letters_of(store, iris))
    return ledger
