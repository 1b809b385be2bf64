"""Where letters go, and are taken out of: the store, and what is kept beside it."""

from __future__ import annotations

import errno
import os
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from graph import originals
from graph.alone import load, standing_alone
from graph.engines.server import Server, folder_of
from graph.errors import NotFoundError
from graph.ingest import IngestResult, ingest_letter, remove_letter
from graph.journal import Entry, Facts, Journal, given_mark
from graph.resolve import resolve
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Self

    from api.inputs import Input
    from extract.model import Extraction
    from extract.source import Given
    from graph.alone import Alone
    from graph.engines.server import Place
    from graph.iris import Iris


class Target:
    """Where letters go: a store, the journal of what was read, the files kept beside.

    `store` is one that is open already: `writing` is held while one letter is put
    there, so that others write between two letters, and whoever opened it closes it.
    Else the one at the place is opened: at once if it is there, so that one held by
    another process is known before hours of reading; if not, with the first letter,
    since what cannot be read makes none.
    """

    def __init__(
        self,
        place: Place,
        iris: Iris,
        store: Store | None = None,
        writing: AbstractContextManager[object] | None = None,
    ) -> None:
        self._place = place
        self._folder = folder = folder_of(place)
        self._iris = iris
        self._shared = store is not None
        self._writing = writing or nullcontext()
        there = isinstance(place, Server) or (folder / "oxigraph").is_dir()
        if store is None and there:
            store = Store.open(place)
        self._store = store
        self._journal = Journal(folder)
        self._changed = False

    @property
    def folder(self) -> Path:
        """Where all that is kept beside the store is."""
        return self._folder

    def known(self, path: str, sha256: str, given: Given | None) -> Entry | None:
        """The entry of a letter that was read from these bytes and is still there.

        A file that another took the place of is done with, as long as it is the same
        file; its bytes under another name are only if a letter holds them now.
        """
        if self._store is None:
            return None
        mark = given_mark(given)
        entry = self._journal.of_file(path)
        if entry is not None and entry.still_holds(sha256, mark):
            if originals.hashes_of(self._store, entry.iri):
                return entry
        elif entry is not None and entry.given != mark:
            return None  # the register says something else of it now
        entry = self._journal.of_bytes(sha256)
        # What a register says of a file holds for all copies that it does not name.
        if entry is not None and entry.still_holds(sha256, mark or entry.given):
            held = originals.hashes_of(self._store, entry.iri)
            return entry if sha256 in held else None
        return None

    def note(self, entry: Entry, path: str) -> None:
        """Write an entry down for a file, by its whole path."""
        named = replace(entry, file=path)
        with self._writing:
            if self._journal.of_file(path) != named:
                self._journal.add(named)

    def put(
        self, item: Input, data: bytes, given: Given | None, extraction: Extraction
    ) -> IngestResult:
        """Put a letter into the store, keep its file, and write down that it is."""
        facts = Facts.of(extraction)
        path = item.known_by(facts.sha256)
        before = self._journal.of_file(path)
        edited = before.facts.sha256 if before is not None else None
        store = self._opened()
        with self._writing:
            result = ingest_letter(store, extraction, self._iris, edited)
            self._changed = True
            originals.keep(self._folder, data, facts.sha256, item.suffix)
            mark = given_mark(given)
            entry = Entry(path, result.iri, facts, mark, extraction.version)
            self._journal.add(entry)
        return result

    def load(
        self, letters: Sequence[Alone], graph_of: Callable[[Alone], bytes]
    ) -> frozenset[Alone]:
        """Put those of the letters that stand alone into the store, in bulk.

        `graph_of` gives the graph of one as N-Quads. Which those are is given back;
        each of them is to be noted, whose file is kept already.
        """
        store = self._opened()
        with self._writing:
            before = len(store.graphs())
            chosen = frozenset(standing_alone(store, self._iris, letters))
            if chosen:
                graphs = ((one, graph_of(one)) for one in letters if one in chosen)
                load(store, self._iris, graphs)
                self._changed = True
            if len(chosen) > before:  # it takes as long as all that is there is large
                store.optimize()
        return chosen

    def keep(self, item: Input, data: bytes, sha256: str) -> None:
        """Keep the bytes of a file that holds a letter, which is not stored yet."""
        originals.keep(self._folder, data, sha256, item.suffix)

    def kept(self, sha256: str) -> bytes:
        """The bytes of a file that were kept.

        Raises:
            FileNotFoundError: they are gone.
        """
        path = originals.path_of(self._folder, sha256)
        if path is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), sha256)
        return path.read_bytes()

    def remove(self, document: str) -> str:
        """Take a letter out of an open store, by slug or number; give back its IRI.

        Raises:
            NotFoundError: no letter that was read has this key.
            AmbiguousError: several documents have it.
        """
        if self._store is None:
            raise NotFoundError(document)
        with self._writing:
            before = originals.hashes(self._store)
            iri = remove_letter(self._store, document, self._iris)
            self._journal.forget(iri)
            resolve(self._store, self._iris)
            for sha256 in before - originals.hashes(self._store):
                originals.drop(self._folder, sha256)
        return iri

    def settle(self) -> None:
        """Find out what the mentions refer to, now that all letters are there."""
        if self._store is None:
            return
        with self._writing:
            if self._changed or self._store.unsettled:
                resolve(self._store, self._iris)
                self._changed = False

    def close(self) -> None:
        """Close the store, if it was opened here."""
        if self._store is not None and not self._shared:
            self._store.close()

    def _opened(self) -> Store:
        """The store, made if need be."""
        if self._store is None:
            self._store = Store.open(self._place)
        return self._store

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.settle()
        finally:
            self.close()
