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
from dataclasses import dataclass
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
    from api.cluster.work import Found
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


_Sent = tuple[_File, bytes]


class Gathering:
    """Reads letters by a cluster and stores them; `given` as of `Intake`."""

    def __init__(
        self, cluster: Cluster, target: Target, given: Mapping[str, Given], iris: Iris
    ) -> None:
        self._cluster = cluster
        self._target = target
        self._given = given
        self._iris = iris
        self._files: list[_File] = []
        self._partitions = Partitions(target.folder / FOLDER)

    def read(self, items: Sequence[Input], tell: Callable[[int], object]) -> None:
        """Have the cluster read files, and keep what comes of it for `store`.

        `tell` is called whenever so many more are done with; what was read before is
        not read again.

        Raises:
            ClusterError: the cluster is lost; what it read is kept for the next run.
        """
        self._files = [_File(item, self._given.get(item.name)) for item in items]
        each = len(items) // (4 * max(1, self._cluster.threads))
        batches = _batches(self._wanted(tell), max(1, min(_MOST_FILES, each)))
        for sent, found in self._cluster.read(batches):
            self._keep(sent, found)
            tell(len(sent))

    def store(self) -> Iterator[Outcome]:
        """Store what was read; the outcomes of the files come in their order."""
        loaded = self._load()
        intake = Intake(self, self._target, self._given)
        for file in self._files:
            kept = loaded.pop(self._reason(file), None)
            if kept is None:
                yield intake.finish(self._pending(file))
            else:
                yield self._note(file, kept)
        self._partitions.remove()

    def submit(
        self, data: bytes, name: str, given: Given | None = None
    ) -> Future[Reading]:
        """Read one file, and wait for it: for `Intake`, where one was not read."""
        ((_, [(found, seconds)]),) = self._cluster.read(
            [((), [Piece(name, data, given)])]
        )
        if isinstance(found, Read):
            return _done(Reading(unpacked(found.packed), seconds))
        return _done(Reading(found, seconds))

    def _wanted(self, tell: Callable[[int], object]) -> Iterator[_Sent]:
        """Files that have to be read, with their bytes; the hashes of all are noted."""
        seen: set[tuple[str, str]] = set()
        for file, data in _fetched(self._files):
            if file.error is None:
                file.sha256 = hashlib.sha256(data).hexdigest()
                reason = self._reason(file)
                same = reason.sha256, reason.given
                if self._partitions.find(reason) is not None:
                    self._target.keep(file.item, data, file.sha256)
                elif same not in seen and not self._known(file):
                    seen.add(same)
                    yield file, data
                    continue
                seen.add(same)
            tell(1)

    def _known(self, file: _File) -> bool:
        """Whether it was stored before, by this or another name."""
        path = file.item.known_by(file.sha256)
        return self._target.known(path, file.sha256, file.given) is not None

    def _keep(self, sent: list[_Sent], found: list[tuple[Found, float]]) -> None:
        """Keep what came of files: of letters a partition, of others why not."""
        letters = []
        for (file, data), (one, seconds) in zip(sent, found, strict=True):
            if not isinstance(one, Read):
                file.answer = Reading(one, seconds)
                continue
            if one.letter.version != VERSION:
                raise OtherVersionError
            self._target.keep(file.item, data, file.sha256)
            letters.append((self._reason(file), one, seconds))
        if letters:
            self._partitions.add(letters)

    def _load(self) -> dict[Reason, Kept]:
        """Load the letters that stand alone; give them back."""
        found = {
            reason: kept
            for reason in map(self._reason, self._files)
            if (kept := self._partitions.find(reason)) is not None
        }
        if not found:
            return {}
        by_letter = {kept.letter: kept for kept in found.values()}
        chosen = self._target.load(
            [kept.letter for kept in found.values()],
            lambda letter: self._partitions.graph(by_letter[letter]),
        )
        return {reason: kept for reason, kept in found.items() if kept.letter in chosen}

    def _pending(self, file: _File) -> Pending:
        """A file for `Intake` to finish with."""
        item, given, sha256 = file.item, file.given, file.sha256
        if file.error is not None:
            return Pending(item, bytes, given, error=file.error)
        kept = self._partitions.find(self._reason(file))
        if kept is None:
            answer = _done(file.answer) if file.answer else None
            return Pending(item, item.read, given, sha256, answer)
        answer = _done(Reading(self._partitions.extraction(kept), kept.seconds))
        return Pending(item, partial(self._target.kept, sha256), given, sha256, answer)

    def _reason(self, file: _File) -> Reason:
        """What a letter in a file is read from."""
        mark = given_mark(file.given)
        return Reason(file.sha256, file.item.title, mark, self._iris.base)

    def _note(self, file: _File, kept: Kept) -> Outcome:
        """Write down that a letter was read which is loaded by now."""
        slug, path = kept.letter.slug, file.item.known_by(file.sha256)
        iri, mark = self._iris.iri(slug), given_mark(file.given)
        entry = Entry(path, iri, kept.facts, mark, kept.letter.version)
        self._target.note(entry, path)
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
