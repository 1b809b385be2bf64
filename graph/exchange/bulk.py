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
from graph.exchange.belonging import OWN, RUNS, fault
from graph.exchange.errors import ImportRefusedError
from graph.iris import DERIVED_GRAPHS, RECORD_GRAPHS, is_slug
from graph.streams import Joined
from ontology.standards import Dcterms, Schema
from ontology.terms import CD, Cd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from graph.iris import Iris
    from graph.store import Store

_BLOCK: Final = 1 << 20
_GRAPH = re.compile(rb" <([^<>\s]+)> ?\.\s*\Z")
_EMPTY = re.compile(rb"\s*(?:#.*)?\s*\Z")
_OWN: Final = frozenset(f"<{iri}>".encode() for iri in OWN)
_NOTED: Final = re.compile(
    f"<(?:{re.escape(CD)}(?:assertedBy|inLetter|text)"
    f"|{re.escape(Dcterms.isPartOf)}|{re.escape(Schema.sha256)})>".encode()
)
"""What is looked at wherever it stands; in a text it is looked at for nothing."""
# A class of one character has `re` look for the one before it, which is faster.
_UNUSUAL: Final = (re.compile(rb"\\[uU]"), re.compile(rb"\.[ \t]*#"))
"""What may hide where a statement belongs, as a tab does; no export has it."""
_NESTED: Final = (re.compile(rb"<[<]"), re.compile(rb"_[:]"))
"""A statement in another, or a node without a name."""
_TERMS: Final = 4
_RECORDS: Final[Mapping[str, tuple[str, ...]]] = dict.fromkeys(RECORD_GRAPHS, ("",)) | {
    "graph-runs": RUNS
}
"""What the names in graphs of records begin with."""


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

    @property
    def _reports(self) -> bytes:
        return f"<{self.iris.reports}>".encode()

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
                if b"\r" in block:  # it ends a line, too
                    block = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
                yield block if block.endswith(b"\n") else block + b"\n"
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise ImportRefusedError(self.name, None, "gzip", str(error)) from error

    def _checked(self, block: bytes) -> bytes:
        """Those of some lines that may be loaded: a few of their bytes are compared."""
        if _is_unusual(block):
            block = b"".join(map(_plain, block.splitlines(keepends=True)))
        lines, passed = block.splitlines(keepends=True), []
        begins, ends = self.begins, self.ends
        doubtful = _doubtful(ends)
        for number, line in enumerate(lines, self.line + 1):
            if not (line.endswith(ends) and line.startswith(begins)):
                self.line = number
                self._next_graph(line)
                begins, ends = self.begins, self.ends
                doubtful = _doubtful(ends)
            if begins:
                passed.append(line)
                if line.endswith(doubtful) and _has_no_graph(line):
                    self.line = number
                    raise self._refused(line.decode(errors="replace"), "no_graph")
        self.line = number
        kept = block if len(passed) == len(lines) else b"".join(passed)
        if self.iris.reports in self.records or _has(_NESTED, kept):
            for line in passed:
                if self._reports in line or _has(_NESTED, line):
                    self._read(line)
        self._look_at(kept)
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
            self.begins = tuple(f"<{self.iris.iri(x)}".encode() for x in _RECORDS[slug])
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

    def _look_at(self, lines: bytes) -> None:
        """Look at what says where a part belongs, at hashes, and at texts."""
        base = len(self.iris.base) + 1
        for found in _NOTED.finditer(lines):
            start = lines.rfind(b"\n", 0, found.start()) + 1
            subject = lines[start : lines.index(b">", start)]
            dot = subject.find(b".", base)
            letter = b" " + (subject if dot < 0 else subject[:dot])
            own = (letter + b"> ", letter + b".")
            # Nearly all: that a part of a letter is of this letter.
            if found[0] not in _OWN or not lines.startswith(own, found.end()):
                self._read(lines[start : lines.index(b"\n", start) + 1])

    def _read(self, line: bytes) -> None:
        """Read a statement; refuse it as `restore` would, and a secret."""
        (quad,) = ox.parse(line, format=ox.RdfFormat.N_QUADS)
        graph = str(getattr(quad.graph_name, "value", ""))
        if found := fault(quad, graph, self.iris):
            reason, value = found
            raise ImportRefusedError(self.name, None, reason, value)
        if quad.predicate.value == Cd.text and isinstance(quad.object, ox.Literal):
            refuse_secret(quad.object.value, self.iris.slug(graph))
            if quad.subject == quad.graph_name:
                self.texts.add(graph)

    def _refused(self, value: str, reason: str) -> ImportRefusedError:
        return ImportRefusedError(self.name, self.line, reason, value)


def _is_unusual(lines: bytes) -> bool:
    return b"\t" in lines or _has(_UNUSUAL, lines)


def _has(signs: Iterable[re.Pattern[bytes]], lines: bytes) -> bool:
    return any(sign.search(lines) for sign in signs)


def _plain(line: bytes) -> bytes:
    """A line as exports have it, without a comment behind what it says."""
    if not _is_unusual(line):
        return line
    quads = ox.parse(line, format=ox.RdfFormat.N_QUADS)
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"\n"


def _doubtful(ends: bytes) -> tuple[bytes, ...]:
    """What ends a line whose last IRI may be no graph."""
    return b">" + ends, b"^" + ends, b" " + ends


def _has_no_graph(line: bytes) -> bool:
    """Whether what ends a line is no graph: a triple's object, or its datatype."""
    if b"^^ " not in line if b'"' in line else line.count(b"> <") >= _TERMS - 1:
        return False
    quads = ox.parse(line, format=ox.RdfFormat.N_QUADS)
    return any(isinstance(quad.graph_name, ox.DefaultGraph) for quad in quads)


def _unpacked(raw: IO[bytes]) -> IO[bytes]:
    """What a file holds, unpacked if it is packed."""
    packed = raw.read(2) == b"\x1f\x8b"
    raw.seek(0)
    return cast("IO[bytes]", gzip.GzipFile(fileobj=raw)) if packed else raw
