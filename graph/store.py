"""The store: an engine, one process that writes at a time, one writer at a time.

What can be asked of it is told in `graph.readable`.
"""

from __future__ import annotations

import os
import threading
import uuid
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

import pyoxigraph as ox

from graph.disk import (
    check_database,
    hold,
    newest_snapshot,
    settled_at,
    take_lock,
)
from graph.engine import engine_errors, meaning
from graph.engines.connecting import connect
from graph.engines.embedded import Embedded
from graph.engines.server import Server, folder_of
from graph.errors import GraphError, NoStoreError, ReadOnlyError, StoreCorruptError
from graph.pending import Pending
from graph.readable import Readable
from graph.touched import subjects_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import Self

    from graph.engines.interface import Engine
    from graph.engines.server import Place
    from graph.touched import Subjects
    from graph.updates import Checked


LEFT = "state"
"""The file beside a server that says in which state we left it."""

MOST_UNFLUSHED = 20_000
"""Quads written until the engine has to write them out: it would keep gigabytes."""


class Store(Readable):
    """An RDF dataset in one place; safe to use from several threads."""

    def __init__(
        self,
        engine: Engine,
        place: Place | None = None,
        *,
        lock: int | None = None,
        snapshot: Path | None = None,
        held: int | None = None,
    ) -> None:
        folder = None if place is None else folder_of(place)
        super().__init__(engine, folder)
        self.place = place
        self._lock = lock
        self._held = held
        self._read_only = folder is not None and lock is None
        self._mark = None if folder is None or lock is None else folder / "unsettled"
        self._writer = threading.Lock()
        self._put: dict[str, frozenset[ox.Quad]] = {}
        self._last: dict[str, frozenset[ox.Quad]] = {}  # one graph at most
        self._unflushed = 0
        self._pending = Pending(None if self._read_only else folder)
        self.touched = self._pending.touched(unsettled=self.unsettled)
        self.since_opening = self.touched.beside()
        self.opened = ""
        self._settled: int | None = None
        self.snapshot = snapshot
        self._snapshot = snapshot.name if snapshot else ""
        self._unpublished = 0
        self._process = uuid.uuid4().hex
        self._listeners: list[Callable[[], None]] = []
        self._beside: list[Callable[[], object]] = []

    @classmethod
    def open(cls, place: Place) -> Self:
        """Open the store in a directory, making it if need be, or that of a server.

        Raises:
            StoreLockedError: another process has it open.
            StoreCorruptError: its files cannot be read.
            StoreFullError: the disk is full.
            StoreUnwritableError: it cannot be written.
            ExternalStoreError: the server cannot be reached, or not be written.
        """
        folder = folder_of(place)
        with engine_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            lock = take_lock(folder)
        try:
            store = cls(_opened(place), place, lock=lock)
        except BaseException:
            os.close(lock)
            raise
        try:
            store._catch_up()
            if store.unsettled:
                store._unpublished = 1
            elif newest := newest_snapshot(folder):
                store._snapshot = newest.name
            else:
                store.publish()
        except BaseException:
            with suppress(GraphError):
                store.close()
            raise
        store.opened = store.state
        return store

    @classmethod
    def open_snapshot(cls, place: Place) -> Self:
        """Open the last snapshot of a store that another process holds, to read.

        Of a server it is the present state, whatever it is at the time.

        Raises:
            NoStoreError: nothing was ever stored there.
            StoreCorruptError: its files cannot be read.
            ExternalStoreError: the server cannot be reached.
        """
        if isinstance(place, Server):
            store = cls(connect(place), place)
            store._snapshot = store._engine.publish()
            return store
        while newest := newest_snapshot(place):
            held = hold(newest)
            if held is None:  # a writer was faster, and there is a newer one
                continue
            try:
                engine = Embedded(ox.Store.read_only(str(newest)))
            except (OSError, RuntimeError, ValueError) as error:
                os.close(held)
                raise StoreCorruptError(place, str(error)) from error
            return cls(engine, place, snapshot=newest, held=held)
        raise NoStoreError(place)

    @classmethod
    def in_memory(cls) -> Self:
        """A store that is gone when it is closed."""
        return cls(Embedded(ox.Store()))

    def update(self, update: Checked) -> None:
        """Run a foreign update, in one transaction.

        Raises:
            QuerySyntaxError: it does not parse.
            QueryRefusedError: the engine cannot do it.
        """
        with self._changing():
            self._engine.update(update)
            self._forget()
            self._wrote({})

    def try_out(self, update: Checked, copy: Path) -> None:
        """Run a foreign update on a copy that is thrown away; raises as `update`."""
        with engine_errors(self._path):
            self._engine.try_out(update, copy)

    def make_graph(self, graph: ox.NamedNode | ox.DefaultGraph) -> None:
        """Have a graph be there, empty if it is new."""
        with self._writing():
            self._engine.make_graph(graph)

    def refill_graph(
        self, graph: ox.NamedNode | ox.DefaultGraph, quads: Iterable[ox.Quad]
    ) -> None:
        """Make a graph hold exactly these quads of it, in one transaction.

        Unlike `exchange`, for blank nodes too: their names are of no account.
        """
        refilled = list(quads)
        with self._changing():
            self._engine.refill(graph, refilled)
            self._forget()
            self._wrote({}, len(refilled))

    def drop_graph(self, graph: ox.NamedNode | ox.DefaultGraph) -> None:
        """Remove a graph and all its quads."""
        with self._changing():
            self._engine.drop_graph(graph)
            self._forget()
            self._wrote({})

    def replace_graph(self, graph: str, quads: Iterable[ox.Quad]) -> bool:
        """Make a named graph hold exactly these quads, in one transaction.

        Only what differs is written; returns whether anything did. The very frozenset
        that was put there last is known without comparing it.
        """
        if quads is self._put.get(graph):
            return False
        name = ox.NamedNode(graph)
        new = frozenset(quads)
        strangers = {quad.graph_name for quad in new} - {name}
        if strangers:
            msg = f"quads of {strangers} cannot be put into {graph}"
            raise ValueError(msg)
        changed = self._exchange(set(self.quads(graph)), new, graph)
        if new is quads:
            self._put[graph] = new
        return changed

    def exchange(self, old: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> bool:
        """Put quads of any graphs in the place of others, in one transaction.

        Only what differs is written; returns whether anything did.
        """
        return self._exchange(set(old), frozenset(new))

    def _exchange(
        self, old: set[ox.Quad], new: frozenset[ox.Quad], graph: str = ""
    ) -> bool:
        """The same; `new` is all that a graph holds then, if one is named."""
        gone, added = old - new, new - old
        changed = gone | added
        if not changed:
            return False
        subjects = subjects_of(changed)
        with self._changing(subjects):
            self._engine.exchange(gone, added)
            self._wrote(subjects, len(changed))
            if graph and not isinstance(self.place, Server):  # where others write too
                self._last = {graph: new}
        return True

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads, in one transaction."""
        added = list(quads)
        subjects = subjects_of(added)
        with self._changing(subjects):
            self._engine.exchange((), added)
            self._wrote(subjects, len(added))

    def load(self, nquads: IO[bytes]) -> None:
        """Load N-Quads in bulk, all or nothing, read as they come.

        The engine writes new files each time: not for one letter after another. After
        many letters, `optimize` is to follow.
        """
        with self._changing():
            self._engine.load(nquads)
            self._forget()
            self._wrote({})

    def optimize(self) -> None:
        """Put in order what was loaded in bulk; nothing else changes."""
        with self._writing():
            self._engine.optimize()

    def _forget(self) -> None:
        """Take it that everything may have changed."""
        self._let_go()
        self.touched.add_everything()

    def _let_go(self) -> None:
        """Forget what was kept of it."""
        self._kept = {}
        self._put.clear()
        self._last.clear()

    def _wrote(self, subjects: Subjects, quads: int = 0) -> None:
        """Forget what was kept; now and then have the engine write out what it holds.

        Left alone it keeps what was written in memory, megabytes a letter.
        """
        self.touched.add(subjects)
        self._kept = {}
        self._unpublished += 1
        for graph in subjects:
            self._put.pop(graph, None)
            self._last.pop(graph, None)
        self._unflushed += quads
        if self._path is not None and self._unflushed > MOST_UNFLUSHED:
            self._engine.flush()
            self._unflushed = 0

    def quads(
        self, graph: str | None = None, subject: str | None = None
    ) -> list[ox.Quad]:
        """As of any dataset; the graph that was put there last need not be read."""
        put = None if subject else self._last.get(graph or "")
        return super().quads(graph, subject) if put is None else [*put]

    def remove_graph(self, graph: str) -> None:
        """Remove a named graph and all its quads."""
        self.replace_graph(graph, ())

    @property
    def folder(self) -> Path | None:
        """The directory of the store, or that beside a server; None in memory."""
        return self._path

    @property
    def writable(self) -> bool:
        """Whether this one may write."""
        return not self._read_only

    def newer(self) -> Self | None:
        """A newer snapshot than this one is; None if there is none, or this is none.

        Raises:
            NoStoreError, StoreCorruptError: as `open_snapshot`.
        """
        if self.snapshot is None or self._path is None:
            return None
        settled = settled_at(self._path)
        if settled and settled == self._settled:
            return None
        if newest_snapshot(self._path) == self.snapshot:
            self._settled = settled
            return None
        return type(self).open_snapshot(self._path)

    def look(self) -> None:
        """Forget what was kept, if somebody else wrote to the server meanwhile.

        While we write it is left for the next time.
        """
        if self._writer.acquire(blocking=False):
            try:
                if self._engine.look():
                    self._forget()
                    self._snapshot = self._engine.publish()
            finally:
                self._writer.release()

    def _catch_up(self) -> None:
        """See whether a server is as it was left, or others wrote since."""
        if isinstance(self.place, Server):
            left = self.place.folder / LEFT
            state = left.read_text("ascii") if left.exists() else None
            if state != self._engine.publish():
                self.touched.add_everything()

    @property
    def unsettled(self) -> bool:
        """Whether something changed that was not published: a run that broke off."""
        return self._mark is not None and self._mark.exists()

    def publish(self) -> None:
        """Make a snapshot of the present state for other processes to read."""
        if self._path is not None and self._mark is not None:
            with engine_errors(self._path):
                written = self._unpublished
                snapshot = self._engine.publish()
                with self._writer:  # others may have written meanwhile
                    self._snapshot = snapshot
                    self._unpublished -= written
                    self._unflushed = 0  # a snapshot is of files
                    if isinstance(self.place, Server):
                        (self._path / LEFT).write_text(snapshot, "ascii")
                    if not self._unpublished:
                        self._mark.unlink(missing_ok=True)
        for tell in self._listeners:
            tell()

    def after_publishing(self, tell: Callable[[], None]) -> None:
        """Have something called whenever a change is there for others to see.

        It is called by whoever made the change, and is to be quick.
        """
        self._listeners.append(tell)

    @property
    def state(self) -> str:
        """A name of what the store holds, another one after every write.

        It is the same in all processes that see the same snapshot. What no snapshot
        has yet, or what is in memory, has a name of this process.
        """
        unpublished = f"{self._snapshot}+{self._unpublished}-{self._process}"
        return self.published or unpublished

    @property
    def published(self) -> str:
        """The state of the snapshot that has all the store holds; "" if none has."""
        return "" if self._unpublished else self._snapshot

    def resolved(self) -> None:
        """What was touched so far has been resolved."""
        self.touched.forget()
        self._pending.forget()

    def on_closing(self, close: Callable[[], object]) -> None:
        """Have what is open beside the store closed with it."""
        self._beside.append(close)

    def close(self) -> None:
        """Write everything to disk and let go of the lock."""
        try:
            if not self._read_only and self._path is not None:
                with engine_errors(self._path):
                    self._engine.flush()
        finally:
            self._kept, self._lasting = {}, {}
            for close in self._beside:
                close()
            self._engine.close()
            for held in (self._lock, self._held):
                if held is not None:
                    os.close(held)
            self._lock = self._held = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._read_only:
            raise ReadOnlyError
        with self._writer, engine_errors(self._path):
            yield

    @contextmanager
    def _changing(self, subjects: Subjects | None = None) -> Iterator[None]:
        """Write, and leave marks as long as it is neither published nor resolved.

        `subjects` are those of what is written or removed; None if that is not known.
        """
        with self._writing():
            settled, before = not self.unsettled, self._unpublished
            if self._mark is not None:
                self._mark.touch()
            if subjects is None:
                self._pending.add_everything()
            else:
                self._pending.add(subjects)
            try:
                yield
            except BaseException as error:
                if isinstance(self.place, Server) or not isinstance(error, Exception):
                    self._may_have_written(subjects)
                elif self._mark and settled and self._unpublished == before:
                    self._mark.unlink(missing_ok=True)  # nothing was changed
                raise

    def _may_have_written(self, subjects: Subjects | None) -> None:
        """Take account of a write that was broken off: it may have come to its end.

        So does one that Ctrl-C interrupts, and what a server was sent.
        """
        self._unpublished += 1
        if subjects is None:
            self._forget()
        else:
            self._let_go()
            self.touched.add(subjects)


def _opened(place: Place) -> Engine:
    """The engine of a store that is to be written."""
    if isinstance(place, Server):
        return connect(place, to_write=True)
    try:
        check_database(place / "oxigraph")
        return Embedded(ox.Store(place / "oxigraph"), place)
    except (OSError, RuntimeError, ValueError) as error:
        known = meaning(place, error) or StoreCorruptError(place, str(error))
        raise known from error
