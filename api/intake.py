"""Letters into the store, many read at a time, put there in the order of the files.

So the outcome is the same however fast each one is read. What was read already, as the
journal beside the store knows, is not read again.
"""

from __future__ import annotations

import hashlib
import logging
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from api.messages import LANGS, in_each
from extract.errors import UnreadableLetterError
from graph.journal import Facts, given_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from concurrent.futures import Future

    from api.inputs import Input
    from api.job_errors import MistakeError
    from api.reading import Reading
    from api.target import Target
    from extract.source import Given
    from graph.ingest import IngestResult

LOG = logging.getLogger("chidao.ingest")
MOST_AHEAD = 64
MOST_BYTES_AHEAD = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `iri` of the letter in it.

    `message` says in every language why it failed, None if it did not.
    `facts` say how it was read (None if it failed), `seconds` how long that took now.
    `result` is what the store made of it, if it came there.
    """

    file: str
    outcome: Literal["changed", "unchanged", "failed"]
    iri: str | None = None
    message: dict[str, str] | None = None
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


class Reads(Protocol):
    """Whoever reads letters: see `api.reading.Reader`."""

    def submit(
        self, data: bytes, name: str, given: Given | None = None
    ) -> Future[Reading]:
        """Begin to read a letter."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A file whose turn to be stored has not come; `data` gives its bytes.

    `answer` if it is being read, `error` if it cannot; neither if it was read before.
    """

    item: Input
    data: Callable[[], bytes]
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

    reader: Reads
    target: Target
    given: Mapping[str, Given]

    def run(self, items: Iterable[Input]) -> Iterator[Outcome]:
        """Ingest files; their outcomes come in their order."""
        ahead: deque[Pending] = deque()
        size = 0
        for item in items:
            begun = self._begin(item)
            ahead.append(begun)
            size += len(begun.data())
            while ahead and (
                len(ahead) > MOST_AHEAD or size > MOST_BYTES_AHEAD or ahead[0].ready()
            ):
                size -= len(ahead[0].data())
                yield self.finish(ahead.popleft())
        while ahead:
            yield self.finish(ahead.popleft())

    def _begin(self, item: Input) -> Pending:
        """Have a file read, unless that is known to be needless or impossible."""
        given = self.given.get(item.name)
        try:
            data = item.read()
        except UnreadableLetterError as error:
            return Pending(item, bytes, given, error=error)
        sha256 = hashlib.sha256(data).hexdigest()
        if self.target.known(item.known_by(sha256), sha256, given):
            return Pending(item, lambda: data, given, sha256)
        answer = self.reader.submit(data, item.title, given)
        return Pending(item, lambda: data, given, sha256, answer)

    def finish(self, pending: Pending) -> Outcome:
        """Store what was read of a file."""
        item = pending.item
        if pending.error is not None:
            return _failed(item, pending.error)
        # A file before this one may have had the same bytes, or taken its place.
        path = item.known_by(pending.sha256)
        entry = self.target.known(path, pending.sha256, pending.given)
        if entry is not None:
            if entry.given == given_mark(pending.given):
                self.target.note(entry, path)
            return Outcome(item.name, "unchanged", entry.iri, facts=entry.facts)
        try:
            data = pending.data()
        except UnreadableLetterError as error:
            return _failed(item, error)
        answer = pending.answer or self.reader.submit(data, item.title, pending.given)
        reading = answer.result()
        if isinstance(reading.found, Exception):
            return _failed(item, reading.found, reading.seconds)
        result = self.target.put(item, data, pending.given, reading.found)
        return Outcome(
            file=item.name,
            outcome="changed" if result.changed else "unchanged",
            iri=result.iri,
            facts=Facts.of(reading.found),
            seconds=reading.seconds,
            result=result,
        )


def _failed(
    item: Input, error: UnreadableLetterError | MistakeError, seconds: float = 0.0
) -> Outcome:
    message = _in_words(error, item.name)
    return Outcome(item.name, "failed", message=message, seconds=seconds)


def _in_words(error: UnreadableLetterError | MistakeError, name: str) -> dict[str, str]:
    """Why a file failed, by language."""
    if isinstance(error, UnreadableLetterError):
        return {lang: error.message(lang) for lang in LANGS}
    LOG.debug("reading %s: %s", name, error)
    return in_each("ingest.mistake", file=name, kind=error.kind)
