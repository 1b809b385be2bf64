"""Letters into the store, many read at a time, put there in the order of the files.

So the outcome is the same however fast each one is read. What was read already, as the
journal beside the store knows, is not read again.
"""

from __future__ import annotations

import hashlib
import logging
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from api.messages import text
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
    from api.job_errors import MistakeError
    from api.messages import Lang
    from api.reading import Reader, Reading
    from extract.model import Extraction
    from extract.source import Given
    from graph.iris import Iris

LOG = logging.getLogger("chidao.ingest")
MOST_AHEAD = 64
MOST_BYTES_AHEAD = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `iri` of the letter in it, `message` if it failed.

    `facts` say how it was read (None if it failed), `seconds` how long that took now.
    `result` is what the store made of it, if it came there.
    """

    file: str
    outcome: Literal["changed", "unchanged", "failed"]
    iri: str | None = None
    message: str | None = None
    facts: Facts | None = None
    seconds: float = 0.0
    result: IngestResult | None = None

    @property
    def slug(self) -> str | None:
        """The letter's slug, if it was stored now."""
        return self.result.slug if self.result else None

    def others(self) -> Iterator[tuple[str, str]]:
        """What became of other files and letters by this one: how, and which."""
        for how in ("replaced", "kept", "former", "apart"):
            other = getattr(self.result, how, None)
            if other is not None:
                yield how, other


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
        """Have a file known by another name as well."""
        named = replace(entry, file=path)
        if self._journal.of_file(path) != named:
            self._journal.add(named)

    def put(
        self, item: Input, data: bytes, given: Given | None, extraction: Extraction
    ) -> IngestResult:
        """Put a letter into the store, keep its file, and write down that it is."""
        if self._store is None:
            self._store = Store.open(self._folder)
        before = self._journal.of_file(item.path)
        edited = before.facts.sha256 if before is not None else None
        result = ingest_letter(self._store, extraction, self._iris, edited)
        self._changed = True
        facts = Facts.of(extraction)
        originals.keep(self._folder, data, facts.sha256, item.suffix)
        mark = given_mark(given)
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
    """A file whose turn to be stored has not come.

    `answer` if it is being read, `error` if it cannot; neither if it was read before.
    """

    item: Input
    data: bytes
    given: Given | None
    sha256: str = ""
    answer: Future[Reading] | None = None
    error: UnreadableLetterError | None = None

    def ready(self) -> bool:
        """Whether nothing has to be waited for."""
        return self.answer is None or self.answer.done()


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
            while ahead and (
                len(ahead) > MOST_AHEAD or size > MOST_BYTES_AHEAD or ahead[0].ready()
            ):
                size -= len(ahead[0].data)
                yield self._finish(ahead.popleft())
        while ahead:
            yield self._finish(ahead.popleft())

    def _begin(self, item: Input) -> _Pending:
        """Have a file read, unless that is known to be needless or impossible."""
        given = self.given.get(item.name)
        try:
            data = item.read()
        except UnreadableLetterError as error:
            return _Pending(item, b"", given, error=error)
        sha256 = hashlib.sha256(data).hexdigest()
        if self.target.known(item.path, sha256, given):
            return _Pending(item, data, given, sha256)
        answer = self.reader.submit(data, item.title, given)
        return _Pending(item, data, given, sha256, answer)

    def _finish(self, pending: _Pending) -> Outcome:
        """Store what was read of a file."""
        item = pending.item
        if pending.error is not None:
            message = pending.error.message(self.lang)
            return Outcome(item.name, "failed", message=message)
        # A file before this one may have had the same bytes, or taken its place.
        entry = self.target.known(item.path, pending.sha256, pending.given)
        if entry is not None:
            if entry.given == given_mark(pending.given):
                self.target.note(entry, item.path)
            return Outcome(item.name, "unchanged", entry.iri, facts=entry.facts)
        answer = pending.answer or self.reader.submit(
            pending.data, item.title, pending.given
        )
        reading = answer.result()
        if isinstance(reading.found, Exception):
            message = self._in_words(reading.found, item.name)
            return Outcome(
                item.name, "failed", message=message, seconds=reading.seconds
            )
        result = self.target.put(item, pending.data, pending.given, reading.found)
        return Outcome(
            file=item.name,
            outcome="changed" if result.changed else "unchanged",
            iri=result.iri,
            facts=Facts.of(reading.found),
            seconds=reading.seconds,
            result=result,
        )

    def _in_words(self, error: UnreadableLetterError | MistakeError, name: str) -> str:
        if isinstance(error, UnreadableLetterError):
            return error.message(self.lang)
        LOG.debug("reading %s: %s", name, error)
        return text("ingest.mistake", self.lang, file=name, kind=error.kind)
