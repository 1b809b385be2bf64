"""The index of a store: opened with it, and brought up to date whenever it is asked.

The process that writes the store writes the index beside it (`index.sqlite`), before
others see what changed. They read what it has: at least their snapshot, at most what
has been written since. Where there is no such index, it is made for oneself alone.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from typing import TYPE_CHECKING, Final

from graph.engine import engine_errors
from graph.index.database import Database, is_damage
from graph.index.refresh import rebuild, refresh
from graph.iris import iris_of

if TYPE_CHECKING:
    from pathlib import Path

    from graph.index.database import View
    from graph.store import Store

LOG: Final = logging.getLogger("chidao.index")
FILE: Final = "index.sqlite"
_PATIENCE: Final = 1.0
"""Seconds that a reader waits for the index of its snapshot."""


class Index:
    """The index of an open store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.RLock()
        self._touched = store.since_opening
        shared = None if store.writable else _of_writer(store)
        written = store.folder if store.writable else None
        self._database = shared or self._at(written / FILE if written else None)
        store.on_closing(self._close)
        fits = written is not None and self._database.state == store.opened
        if shared is None and not fits:
            self._touched.add_everything()

    def _at(self, file: Path | None, *, anew: bool = False) -> Database:
        """The index in a file; one in memory, if that cannot be."""
        try:
            return Database.at(file, anew=anew)
        except (sqlite3.OperationalError, OSError) as error:
            self._touched.add_everything()
            return _apart(error)

    def _close(self) -> None:
        with self._lock:  # whoever is bringing it up to date is waited for
            self._database.close()

    def view(self) -> View:
        """What the store holds now."""
        with self._lock:
            try:
                self.refresh()
                return self._database.view()
            except sqlite3.DatabaseError as error:
                self._mend(error)
                self.refresh()
                return self._database.view()

    def _mend(self, error: sqlite3.DatabaseError) -> None:
        """Have another one, where the disk is full or forbidden, or this is damaged."""
        self._touched.add_everything()
        if is_damage(error) and self._store.writable and self._store.folder:
            LOG.warning("the index is damaged (%s) and made anew", error)
            self._database.close()
            self._database = self._at(self._store.folder / FILE, anew=True)
        else:
            self._database = _apart(error)

    def refresh(self) -> None:
        """Take account of what was written to the store since this was done last."""
        with self._lock:
            state, touched = self._store.published, self._touched.take()
            if not touched:
                return
            if not self._store.writable:  # a server, which others write
                self._database = _of_writer(self._store) or Database.at(None)
                if self._database.is_shared:
                    return
            iris = iris_of(self._store)
            try:
                with self._database.writing() as into:
                    if touched.everything or iris.vocabulary in touched.subjects:
                        into.clear()
                        rebuild(self._store, iris, into)
                    else:
                        refresh(self._store, iris, into, touched.subjects)
                    written = state != self._store.published  # meanwhile
                    into.settle("" if written else state)
            except BaseException:
                self._touched.add_everything()
                raise

    def publish(self) -> None:
        """Have others see what changed, in the index first and then in the store."""
        with self._lock, engine_errors(self._store.folder):
            try:
                self.refresh()
            except sqlite3.DatabaseError as error:
                if not is_damage(error):
                    raise
                self._mend(error)
                self.refresh()
            self._store.publish()
            if not self._touched:
                with self._database.writing() as into:
                    into.settle(self._store.state)


def view_of(store: Store) -> View:
    """What the index of a store holds, kept until the store changes."""
    return store.keep("index", lambda: _index_of(store).view())


def publish(store: Store) -> None:
    """Have others see what changed in a store, by its index too."""
    if store.folder is None:
        store.publish()
    else:
        _index_of(store).publish()


def _index_of(store: Store) -> Index:
    return store.lasting("index", lambda: Index(store))


def _apart(error: Exception) -> Database:
    LOG.warning("the index beside the store cannot be used (%s): it is apart", error)
    return Database.at(None)


def _of_writer(store: Store) -> Database | None:
    """The index beside a store that one reads, if it has all that this has."""
    if store.folder is None:
        return None
    file = store.folder / FILE
    until = time.monotonic() + _PATIENCE
    try:
        database = Database(file, read_only=True)
        while not _has_all(database.state, store):
            if time.monotonic() > until:
                LOG.warning("%s is older than its store: using one of my own", file)
                return None
            time.sleep(_PATIENCE / 50)
    except (sqlite3.DatabaseError, ValueError) as error:
        LOG.warning("%s cannot be used (%s): using one of my own", file, error)
        return None
    return database


def _has_all(state: str, store: Store) -> bool:
    """Whether an index of a state has what a store has; "" is ahead of all states."""
    if store.snapshot is None:
        return state in ("", store.state)
    return not state or int(state) >= int(store.snapshot.name)
