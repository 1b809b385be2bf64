"""Ready N-Quads into a store in bulk: tens of thousands of letters, or millions.

What a stranger wrote goes through `graph.exchange.restore`, which tries each letter by
itself. Here a line is looked at as it passes, and no more than can be told from it: to
which letter it belongs, that it speaks of that letter alone, that the letter is new
here and no secret. All of it is loaded, or nothing.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from extract.secrecy import refuse_secret
from graph.errors import ImportRefusedError
from graph.iris import DERIVED_GRAPHS, RECORD_GRAPHS, is_slug
from graph.streams import Joined
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from graph.iris import Iris
    from graph.store import Store

_BLOCK: Final = 1 << 20
_GRAPH = re.compile(rb" <([^<>\s]+)> ?\.\s*\Z")
_EMPTY = re.compile(rb"\s*(?:#.*)?\s*\Z")
_TEXT: Final = f"> <{Cd.text}> ".encode()
_BLANK: Final = b"_:"
_BLANK_OBJECT = re.compile(rb"<([^<>\s]+)>\s*<[^<>\s]+>\s*_:")
_COMMENTED = re.compile(rb"\.[ \t]*#")
_UNUSUAL: Final = (b"\t", b"\\u", b"\\U")
"""What may hide where a statement belongs, as a comment does; no export has it."""
_TERMS: Final = 4


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many letters, and graphs of records, were loaded."""

    letters: int
    records: int


def load(
    store: Store,
    files: Sequence[Path],
    iris: Iris,
    tell: Callable[[int], object] = lambda _: None,
) -> Loaded:
    """Load letters and records that the store does not hold yet.

    Derived graphs in the files are passed over. The store is neither put in order
    (`Store.optimize`) nor resolved (`graph.resolve.resolve`) by it.

    Args:
        store: where to.
        files: N-Quads, packed by gzip or not; the statements of a letter are in one.
        iris: of the installation.
        tell: told how many bytes of the files were read, again and again.

    Raises:
        ImportRefusedError: a file does not parse, or holds what no export holds, or a
            letter that is held; it names the file, and the line where that is known.
        UnreadableLetterError: a letter is marked as a state secret.
    """
    reader = _Reader(iris, frozenset(store.graphs()), tell)
    stream = io.BufferedReader(Joined(reader.pieces(files)), _BLOCK)
    try:
        store.load(stream)
    except SyntaxError as error:
        raise ImportRefusedError(
            reader.name, None, "syntax", error.msg or str(error)
        ) from error
    return Loaded(len(reader.texts), len(reader.records))


@dataclass(slots=True)
class _Reader:
    """Hands on the lines that may be loaded.

    `begins` and `ends` are what the lines of one graph begin and end with; nothing
    begins a line that is passed over.
    """

    iris: Iris
    held: frozenset[str]
    tell: Callable[[int], object]
    name: str = ""
    line: int = 0
    begins: tuple[bytes, ...] = ()
    ends: bytes = b"\n"
    letters: dict[str, str] = field(default_factory=dict)
    records: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)

    def pieces(self, files: Sequence[Path]) -> Iterator[bytes]:
        """The lines of all files that are to be loaded."""
        before = 0
        for file in files:
            self.name, self.line, self.begins = str(file), 0, ()
            with file.open("rb") as raw, _unpacked(raw) as lines:
                for block in self._blocks(lines):
                    yield self._checked(block)
                    self.tell(before + raw.tell())
                before += raw.tell()
        for letter in self.letters.keys() - self.texts:
            raise ImportRefusedError(self.letters[letter], None, "no_letter", letter)
        if not self.letters and not self.records:
            raise ImportRefusedError(self.name, None, "empty", "")

    def _blocks(self, lines: IO[bytes]) -> Iterator[bytes]:
        """Whole lines, many at once."""
        try:
            while block := lines.read(_BLOCK):
                block += lines.readline()
                yield block if block.endswith(b"\n") else block + b"\n"
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise ImportRefusedError(self.name, None, "gzip", str(error)) from error

    def _checked(self, block: bytes) -> bytes:
        """Those of some lines that may be loaded: a few of their bytes are compared."""
        if _is_unusual(block):
            block = b"".join(map(_plain, block.splitlines(keepends=True)))
        lines, passed = block.splitlines(keepends=True), []
        begins, ends = self.begins, self.ends
        linked = b">" + ends
        for number, line in enumerate(lines, self.line + 1):
            if not (line.endswith(ends) and line.startswith(begins)):
                self.line = number
                self._next_graph(line)
                begins, ends = self.begins, self.ends
                linked = b">" + ends
            if begins:
                passed.append(line)
                if line.endswith(linked) and _has_no_graph(line):
                    self.line = number
                    raise self._refused(line.decode(errors="replace"), "no_graph")
        self.line = number
        kept = block if len(passed) == len(lines) else b"".join(passed)
        if _BLANK in kept:
            self._refuse_blank(passed)
        self._read_texts(kept)
        return kept

    def _next_graph(self, line: bytes) -> None:
        """Another graph than that of the line before: whether it may come."""
        self.begins, self.ends = (), b"\n"
        found = _GRAPH.search(line)
        if found is None:
            if _EMPTY.match(line):
                return
            raise self._refused(line.decode(errors="replace"), "no_graph")
        graph, self.ends = found[1].decode(), found[0]
        if graph == self.iris.vocabulary:
            return
        if not graph.startswith(self.iris.base):
            raise self._refused(graph, "base")
        slug = self.iris.slug(graph)
        if slug in DERIVED_GRAPHS:
            return
        if graph in self.held:
            raise self._refused(graph, "held")
        if slug in RECORD_GRAPHS:
            self.records.add(graph)
            self.begins = (b"<",)
        else:
            self._next_letter(graph, slug)
        if not line.startswith(self.begins):
            named = line.startswith(b"<")
            raise self._refused(graph, "subject" if named else "blank")

    def _next_letter(self, graph: str, slug: str) -> None:
        if slug.startswith("graph-") or "." in slug or not is_slug(slug):
            raise self._refused(graph, "name")
        if self.letters.setdefault(graph, self.name) != self.name:
            raise self._refused(graph, "differs")
        self.begins = (f"<{graph}>".encode(), f"<{graph}.".encode())

    def _refuse_blank(self, lines: list[bytes]) -> None:
        for line in lines:
            if found := _BLANK_OBJECT.match(line):
                iri = found[1].decode()
                raise ImportRefusedError(self.name, None, "blank", iri)

    def _read_texts(self, lines: bytes) -> None:
        """Refuse a letter whose text is marked as a secret."""
        place = lines.find(_TEXT)
        while place >= 0:
            end = lines.index(b"\n", place) + 1
            line = lines[lines.rfind(b"\n", 0, place) + 1 : end]
            (quad,) = ox.parse(line, format=ox.RdfFormat.N_QUADS)
            if isinstance(quad.object, ox.Literal):
                letter = str(getattr(quad.graph_name, "value", ""))
                refuse_secret(quad.object.value, self.iris.slug(letter))
                self.texts.add(letter)
            place = lines.find(_TEXT, end)

    def _refused(self, value: str, reason: str) -> ImportRefusedError:
        return ImportRefusedError(self.name, self.line, reason, value)


def _is_unusual(lines: bytes) -> bool:
    return any(sign in lines for sign in _UNUSUAL) or bool(_COMMENTED.search(lines))


def _plain(line: bytes) -> bytes:
    """A line as exports have it, without a comment behind what it says."""
    if not _is_unusual(line):
        return line
    quads = ox.parse(line, format=ox.RdfFormat.N_QUADS)
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"\n"


def _has_no_graph(line: bytes) -> bool:
    """Whether what ends a line is no graph, but what a triple links to."""
    return b'"' not in line and line.count(b"> <") < _TERMS - 1


def _unpacked(raw: IO[bytes]) -> IO[bytes]:
    """What a file holds, unpacked if it is packed."""
    packed = raw.read(2) == b"\x1f\x8b"
    raw.seek(0)
    return cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if packed else raw
