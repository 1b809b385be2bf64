"""Letters that were read but not stored yet: partitions of N-Quads, in a folder.

`<name>.nq.gz` holds the graphs of some letters as any engine loads them, each a gzip
member of its own; `<name>.jsonl` has a line for each, with what else is known of it. A
partition counts once both stand there whole. A run that was stopped, whatever by, goes
on with those that it left.
"""

from __future__ import annotations

import base64
import gzip
import json
import os
import uuid
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from api.cluster.work import unpacked
from extract.model import VERSION
from graph.alone import Alone
from graph.journal import Facts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from api.cluster.work import Read
    from extract.model import Extraction

FOLDER: Final = "partitions"
"""Beside the store that the letters are for."""

_NAME, _GRAPHS, _LINES = "part-", ".nq.gz", ".jsonl"


@dataclass(frozen=True, slots=True)
class Reason:
    """What a letter was read from; the same again gives the same.

    `name` is what the file was called, `given` the mark of what a register gave, `base`
    what IRIs begin with.
    """

    sha256: str
    name: str
    given: str
    base: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A letter in a partition: `graph` and `line` are places in its two files."""

    letter: Alone
    facts: Facts
    seconds: float
    partition: Path
    graph: tuple[int, int]
    line: int


class Partitions:
    """The partitions in a folder, and what is in them."""

    def __init__(self, folder: Path) -> None:
        """Look into those that are there; the folder need not be."""
        self._folder = folder
        self._kept: dict[Reason, Kept] = {}
        for file in sorted(folder.glob(f"*{_LINES}")):
            self._look(file.with_name(file.name.removesuffix(_LINES)))

    def find(self, reason: Reason) -> Kept | None:
        """The letter that was read from this; None if it was not, or otherwise."""
        return self._kept.get(reason)

    def add(self, letters: Iterable[tuple[Reason, Read, float]]) -> None:
        """Write a partition of letters, and the seconds each took to be read.

        Raises:
            OSError: it cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        graphs, lines = bytearray(), bytearray()
        for reason, read, seconds in letters:
            said = {
                "reason": asdict(reason),
                "letter": asdict(read.letter),
                "facts": asdict(read.facts),
                "seconds": seconds,
                "graph": [len(graphs), len(graphs) + len(read.graph)],
                "extraction": base64.b64encode(read.packed).decode(),
            }
            graphs += read.graph
            lines += json.dumps(said).encode() + b"\n"
        partition = self._folder / f"{_NAME}{uuid.uuid4().hex}"
        _write(partition, _GRAPHS, graphs)
        _write(partition, _LINES, lines)
        self._look(partition)

    def graph(self, kept: Kept) -> bytes:
        """The graph of a letter if it stands alone, as N-Quads."""
        start, end = kept.graph
        with _file(kept.partition, _GRAPHS).open("rb") as file:
            file.seek(start)
            return gzip.decompress(file.read(end - start))

    def extraction(self, kept: Kept) -> Extraction:
        """What a letter was made from."""
        with _file(kept.partition, _LINES).open("rb") as file:
            file.seek(kept.line)
            said = json.loads(file.readline())
        return unpacked(base64.b64decode(said["extraction"]))

    def remove(self) -> None:
        """Remove them all, now that the letters are stored."""
        for file in self._folder.glob(f"{_NAME}*"):
            file.unlink(missing_ok=True)
        with suppress(OSError):  # it is not there, or somebody keeps something in it
            self._folder.rmdir()
        self._kept.clear()

    def _look(self, partition: Path) -> None:
        """Take in a partition; lines that another version wrote are passed over."""
        line = 0
        for written in _file(partition, _LINES).read_bytes().splitlines(keepends=True):
            said: dict[str, Any] = json.loads(written)
            if said["letter"].get("version") == VERSION:  # others have other fields
                start, end = said["graph"]
                self._kept[Reason(**said["reason"])] = Kept(
                    Alone(**said["letter"]),
                    Facts(**said["facts"]),
                    said["seconds"],
                    partition,
                    (start, end),
                    line,
                )
            line += len(written)


def _file(partition: Path, suffix: str) -> Path:
    return partition.with_name(partition.name + suffix)


def _write(partition: Path, suffix: str, data: bytearray) -> None:
    """Put a file of a partition in place, whole or not at all."""
    draft = _file(partition, f"{suffix}.draft")
    with draft.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(_file(partition, suffix))
