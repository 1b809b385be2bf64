"""Letters read by a cluster, and stored here: in bulk those that can be.

All files are read first, in any order, and what comes of them is kept in partitions.
Then the letters that stand alone (`graph.alone`) are loaded at once, and the files
gone through in their order as on a single machine: those that are loaded are noted,
the others, few, put into the store one by one. So the store is the same.
"""

from __future__ import annotations

import hashlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from api.cluster.errors import OtherVersionError
from api.cluster.partitions import FOLDER, Partitions, Reason
from api.cluster.work import Piece, Read, unpacked
from api.intake import Intake, Outcome, Pending
from api.reading import Reading
from extract.errors import UnreadableLetterError
from extract.model import VERSION
from graph.ingest import IngestResult
from graph.journal import Entry, given_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from api.cluster.connection import Cluster
    from api.cluster.partitions import Kept
    from api.inputs import Input
    from api.target import Target
    from extract.source import Given
    from graph.iris import Iris

_MOST_FILES: Final = 16
_MOST_BYTES: Final = 8 * 1024 * 1024
"""Of a task: what a lost worker costs, and what is on its way at once."""
_FETCHED_AHEAD: Final = 16


@dataclass(slots=True)
class _File:
    """A file on its way: the hash of its bytes, or why there are none.

    `answer` is what came of reading it, unless that is kept in a partition.
    """

    item: Input
    given: Given | None
    sha256: str = ""
    answer: Reading | None = None
    error: UnreadableLetterError | None = None

    def reason(self, base: str) -> Reason:
        """What a letter in it is read from."""
        return Reason(self.sha256, self.item.title, given_mark(self.given), base)


_Sent = tuple[_File, bytes]


@dataclass(slots=True)
class Gathering:
    """Reads letters by a cluster and stores them; `given` as of `Intake`."""

    cluster: Cluster
    target: Target
    given: Mapping[str, Given]
    iris: Iris
    _partitions: Partitions = field(init=False)

    def __post_init__(self) -> None:
        self._partitions = Partitions(self.target.folder / FOLDER)

    def run(
        self, items: Sequence[Input], tell: Callable[[int], object]
    ) -> Iterator[Outcome]:
        """Ingest files; their outcomes come in their order, when all are read.

        `tell` is called whenever so many more are read.

        Raises:
            ClusterError: the cluster is lost; what it read is kept for the next run.
        """
        files = [_File(item, self.given.get(item.name)) for item in items]
        self._read(files, tell)
        loaded = self._load(files)
        intake = Intake(self, self.target, self.given)
        for file in files:
            kept = loaded.pop(file.reason(self.iris.base), None)
            if kept is None:
                yield intake.finish(self._pending(file))
            else:
                yield self._note(file, kept)
        self._partitions.remove()

    def submit(
        self, data: bytes, name: str, given: Given | None = None
    ) -> Future[Reading]:
        """Read one file, and wait for it: for `Intake`, where one was not read."""
        ((_, [(found, seconds)]),) = self.cluster.read(
            [((), [Piece(name, data, given)])]
        )
        if isinstance(found, Read):
            return _done(Reading(unpacked(found.packed), seconds))
        return _done(Reading(found, seconds))

    def _read(self, files: Sequence[_File], tell: Callable[[int], object]) -> None:
        """Have the cluster read what was not read before, and keep what comes of it."""
        most = max(
            1, min(_MOST_FILES, len(files) // (4 * max(1, self.cluster.threads)))
        )
        wanted = self._wanted(files, tell)
        for sent, found in self.cluster.read(_batches(wanted, most)):
            letters = []
            for (file, data), (one, seconds) in zip(sent, found, strict=True):
                if isinstance(one, Read):
                    if one.letter.version != VERSION:
                        raise OtherVersionError
                    self.target.keep(file.item, data, file.sha256)
                    letters.append((file.reason(self.iris.base), one, seconds))
                else:
                    file.answer = Reading(one, seconds)
            if letters:
                self._partitions.add(letters)
            tell(len(sent))

    def _wanted(
        self, files: Sequence[_File], tell: Callable[[int], object]
    ) -> Iterator[_Sent]:
        """Files that have to be read, with their bytes; the hashes of all are noted."""
        seen: set[tuple[str, str]] = set()
        for file, data in _fetched(files):
            if file.error is None:
                file.sha256 = hashlib.sha256(data).hexdigest()
                reason = file.reason(self.iris.base)
                before = len(seen)
                seen.add((reason.sha256, reason.given))
                path = file.item.known_by(file.sha256)
                if self._partitions.find(reason):
                    self.target.keep(file.item, data, file.sha256)
                elif len(seen) > before and not self.target.known(
                    path, file.sha256, file.given
                ):
                    yield file, data
                    continue
            tell(1)

    def _load(self, files: Iterable[_File]) -> dict[Reason, Kept]:
        """Load the letters that stand alone; give them back."""
        found = {}
        for file in files:
            reason = file.reason(self.iris.base)
            kept = self._partitions.find(reason)
            if kept is not None:
                found[reason] = kept
        if not found:
            return {}
        letters = {kept.letter: kept for kept in found.values()}
        chosen = self.target.load(
            [kept.letter for kept in found.values()],
            lambda letter: self._partitions.graph(letters[letter]),
        )
        return {reason: kept for reason, kept in found.items() if kept.letter in chosen}

    def _pending(self, file: _File) -> Pending:
        """A file for `Intake` to finish with."""
        item, given, sha256 = file.item, file.given, file.sha256
        if file.error is not None:
            return Pending(item, bytes, given, error=file.error)
        kept = self._partitions.find(file.reason(self.iris.base))
        if kept is None:
            answer = _done(file.answer) if file.answer else None
            return Pending(item, item.read, given, sha256, answer)
        answer = _done(Reading(self._partitions.extraction(kept), kept.seconds))
        return Pending(item, partial(self.target.kept, sha256), given, sha256, answer)

    def _note(self, file: _File, kept: Kept) -> Outcome:
        """Write down that a letter was read which is loaded by now."""
        slug, path = kept.letter.slug, file.item.known_by(file.sha256)
        iri, mark = self.iris.iri(slug), given_mark(file.given)
        entry = Entry(path, iri, kept.facts, mark, kept.letter.version)
        self.target.note(entry, path)
        return Outcome(
            file=file.item.name,
            outcome="changed",
            iri=iri,
            facts=kept.facts,
            seconds=kept.seconds,
            result=IngestResult(iri, slug, changed=True),
        )


def _fetched(files: Sequence[_File]) -> Iterator[_Sent]:
    """Files with their bytes, in their order; a network is waited for in threads."""
    with ThreadPoolExecutor(_FETCHED_AHEAD) as pool:
        ahead: deque[tuple[_File, Future[bytes] | None]] = deque()
        for file in files:
            remote = file.item.remote
            ahead.append((file, pool.submit(file.item.read) if remote else None))
            if len(ahead) > _FETCHED_AHEAD:
                yield _bytes_of(*ahead.popleft())
        while ahead:
            yield _bytes_of(*ahead.popleft())


def _bytes_of(file: _File, fetched: Future[bytes] | None) -> _Sent:
    try:
        return file, fetched.result() if fetched else file.item.read()
    except UnreadableLetterError as error:
        file.error = error
        return file, b""


def _batches(
    wanted: Iterable[_Sent], most: int
) -> Iterator[tuple[list[_Sent], list[Piece]]]:
    """Files by so many, fewer where they are large."""
    batch: list[_Sent] = []
    for sent in wanted:
        batch.append(sent)
        size = sum(len(data) for _, data in batch)
        if len(batch) == most or size > _MOST_BYTES:
            yield batch, _pieces(batch)
            batch = []
    if batch:
        yield batch, _pieces(batch)


def _pieces(batch: Iterable[_Sent]) -> list[Piece]:
    return [Piece(file.item.title, data, file.given) for file, data in batch]


def _done(reading: Reading) -> Future[Reading]:
    """An answer that is there already."""
    answer: Future[Reading] = Future()
    answer.set_result(reading)
    return answer
