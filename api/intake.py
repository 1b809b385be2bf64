"""Letters into the store, many read at a time, put there in the order of the files.

So the outcome is the same however fast each one is read. What was read already, as the
journal beside the store knows, is not read again.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from api.messages import text
from api.workers import MistakeError
from extract.errors import UnreadableLetterError
from graph import originals
from graph.ingest import IngestResult, ingest_letter
from graph.journal import Entry, Facts, Journal, given_mark
from graph.resolve import resolve
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from concurrent.futures import Future
    from pathlib import Path

    from api.inputs import Input
    from api.messages import Lang
    from api.reading import Reader
    from extract.model import Extraction, Given
    from graph.iris import Iris

LOG = logging.getLogger("chidao.ingest")
MOST_AHEAD = 64
MOST_BYTES_AHEAD = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `iri` of the letter in it, `message` if it failed.

    `facts` say how it was read (None if it failed), `seconds` how long that took here.
    `replaced` is the name of the file that it took the place of in the store, `slug`
    that of the letter.
    """

    file: str
    outcome: Literal["changed", "unchanged", "failed"]
    iri: str | None = None
    message: str | None = None
    facts: Facts | None = None
    seconds: float = 0.0
    slug: str | None = None
    replaced: str | None = None


class Target:
    """The store, opened with the first letter: what cannot be read makes none.

    A store that is there already is opened at once, so that one that is held by
    another process is known before hours of reading.
    """

    def __init__(self, folder: Path, iris: Iris) -> None:
        self._folder = folder
        self._iris = iris
        there = (folder / "oxigraph").is_dir()
        self._store = Store.open(folder) if there else None
        self._journal = Journal(folder)
        self._changed = False

    def known(self, path: str, sha256: str, given: Given | None) -> Entry | None:
        """The entry of a letter that was read from these bytes and is still there.

        A file that another took the place of is done with, as long as it is the same
        file; its bytes under a new name are only if the letter is made of them now.
        """
        entry = self._journal.find(path, sha256, given_mark(given))
        if entry is None or self._store is None:
            return None
        held = originals.hashes_of(self._store, entry.iri)
        return entry if (entry.file == path and held) or sha256 in held else None

    def note(self, entry: Entry, path: str) -> None:
        """Have a file known by another name as well."""
        if entry.file != path:
            self._journal.add(
                Entry(path, entry.iri, entry.facts, entry.given, entry.version)
            )

    def put(self, item: Input, data: bytes, extraction: Extraction) -> IngestResult:
        """Put a letter into the store, keep its file, and write down that it is."""
        if self._store is None:
            self._store = Store.open(self._folder)
        result = ingest_letter(self._store, extraction, self._iris)
        self._changed = True
        facts = Facts.of(extraction)
        originals.keep(self._folder, data, facts.sha256, item.suffix)
        mark = given_mark(extraction.letter.given)
        version = extraction.version
        self._journal.add(Entry(item.path, result.iri, facts, mark, version))
        return result

    def settle(self) -> None:
        """Find out what the mentions refer to, now that all letters are there."""
        if self._store is not None:
            with self._store as store:
                if self._changed or store.unsettled:
                    resolve(store, self._iris)


@dataclass(frozen=True, slots=True)
class _Pending:
    """A file whose turn to be stored has not come; `answer` None if it is known."""

    item: Input
    data: bytes
    given: Given | None
    begun: float
    entry: Entry | None = None
    answer: Future[Extraction] | None = None
    error: UnreadableLetterError | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """Reads letters and stores them; `given` holds what a register says, by name."""

    reader: Reader
    target: Target
    given: Mapping[str, Given]
    lang: Lang

    def run(self, items: Iterable[Input]) -> Iterator[Outcome]:
        """Ingest files; their outcomes come in their order."""
        ahead: deque[_Pending] = deque()
        size = 0
        for item in items:
            begun = self._begin(item)
            ahead.append(begun)
            size += len(begun.data)
            while len(ahead) > MOST_AHEAD or size > MOST_BYTES_AHEAD:
                size -= len(ahead[0].data)
                yield self._finish(ahead.popleft())
            while ahead and (ahead[0].answer is None or ahead[0].answer.done()):
                size -= len(ahead[0].data)
                yield self._finish(ahead.popleft())
        while ahead:
            yield self._finish(ahead.popleft())

    def _begin(self, item: Input) -> _Pending:
        """Have a file read, unless that is known to be needless or impossible."""
        begun = time.monotonic()
        given = self.given.get(item.name)
        try:
            data = item.read()
        except UnreadableLetterError as error:
            return _Pending(item, b"", given, begun, error=error)
        sha256 = hashlib.sha256(data).hexdigest()
        if entry := self.target.known(item.path, sha256, given):
            return _Pending(item, data, given, begun, entry=entry)
        answer = self.reader.submit(data, item.title, given)
        return _Pending(item, data, given, begun, answer=answer)

    def _finish(self, pending: _Pending) -> Outcome:
        """Store what was read of a file."""
        item = pending.item
        try:
            if pending.error is not None:
                raise pending.error
            if (entry := self._still_known(pending)) is not None:
                self.target.note(entry, item.path)
                return Outcome(item.name, "unchanged", entry.iri, facts=entry.facts)
            answer = pending.answer or self.reader.submit(
                pending.data, item.title, pending.given
            )
            extraction = answer.result()
        except UnreadableLetterError as error:
            return self._failed(pending, error.message(self.lang))
        except MistakeError as error:
            LOG.debug("reading %s: %s", item.name, error)
            message = text("ingest.mistake", self.lang, file=item.name, kind=error.kind)
            return self._failed(pending, message)
        return self._stored(pending, extraction)

    def _still_known(self, pending: _Pending) -> Entry | None:
        """What is known, unless a file before this one took the letter's place."""
        if pending.entry is None:
            return None
        sha256 = pending.entry.facts.sha256
        return self.target.known(pending.item.path, sha256, pending.given)

    def _stored(self, pending: _Pending, extraction: Extraction) -> Outcome:
        result = self.target.put(pending.item, pending.data, extraction)
        return Outcome(
            file=pending.item.name,
            outcome="changed" if result.changed else "unchanged",
            iri=result.iri,
            facts=Facts.of(extraction),
            seconds=round(time.monotonic() - pending.begun, 3),
            slug=result.slug,
            replaced=result.replaced,
        )

    def _failed(self, pending: _Pending, message: str) -> Outcome:
        seconds = round(time.monotonic() - pending.begun, 3)
        return Outcome(pending.item.name, "failed", message=message, seconds=seconds)
