"""What was read already, beside the store: so that no file is read twice.

`journal.jsonl` has one line for each letter that was read and stored, written when it
was: a run that is killed goes on where it stopped. A line that was cut short is passed
over. Files that failed are not in it: they are tried again.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from extract.model import VERSION
from graph.originals import hashes_of

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Self

    from extract.model import Extraction
    from extract.source import Given
    from graph.store import Store

FILE = "journal.jsonl"
_REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Facts:
    """How a letter was read, and how much was found in it.

    `number` and `date` are the letter's own; None where blank or written by hand.
    `annex_of` is the number of what an annex came with.
    """

    media_type: str
    sha256: str
    pages: int
    ocr: bool
    pages_ocr: int
    characters: int
    citations: int
    tasks: int
    number: str | None = None
    date: str | None = None
    annex_of: str | None = None

    @classmethod
    def of(cls, extraction: Extraction) -> Self:
        """The facts of an extraction."""
        letter = extraction.letter
        return cls(
            media_type=letter.source.media_type,
            sha256=letter.source.sha256,
            pages=len(letter.pages),
            ocr=letter.source.ocr,
            pages_ocr=sum(page.ocr for page in letter.pages),
            characters=len(letter.text),
            citations=len(extraction.citations),
            tasks=len(extraction.tasks),
            number=extraction.header.number,
            date=extraction.header.date,
            annex_of=extraction.annex.number if extraction.annex else None,
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A file that was read: by its whole path, with what, into which letter.

    `version` is that of the extractor; `given` marks what a register gave.
    """

    file: str
    iri: str
    facts: Facts
    given: str = ""
    version: str = VERSION

    def still_holds(self, sha256: str, given: str) -> bool:
        """Whether reading these bytes again would give the same."""
        now = (sha256, given, VERSION)
        return (self.facts.sha256, self.given, self.version) == now


class Journal:
    """The entries, by file and by hash; the last one counts."""

    def __init__(self, store_dir: Path) -> None:
        """Load what is there; nothing is made before there is something to write."""
        self._path = store_dir / FILE
        self._by_file: dict[str, Entry] = {}
        self._by_hash: dict[str, Entry] = {}
        self._torn = False
        if self._path.exists():
            data = self._path.read_bytes()
            self._torn = not data.endswith(b"\n") and bool(data)
            for line in data.splitlines():
                self._take(_said(line))

    def of_file(self, file: str) -> Entry | None:
        """What was last read from a file, by its whole path."""
        return self._by_file.get(file)

    def of_bytes(self, sha256: str) -> Entry | None:
        """What was last read from bytes of this hash, wherever they stood."""
        return self._by_hash.get(sha256)

    def add(self, entry: Entry) -> None:
        """Write an entry down, in one piece."""
        self._write(asdict(entry))
        self._take(entry)

    def forget(self, iri: str) -> None:
        """Write down that a letter was taken out: its files are to be read again."""
        self._write({_REMOVED: iri})
        self._drop(iri)

    def _write(self, said: dict[str, object]) -> None:
        line = json.dumps(said).encode() + b"\n"
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        file = os.open(self._path, flags, 0o644)
        try:
            os.write(file, b"\n" + line if self._torn else line)
        finally:
            os.close(file)
        self._torn = False

    def _take(self, said: Entry | str | None) -> None:
        """Take an entry, or the IRI of a letter that was taken out."""
        if isinstance(said, Entry):
            self._by_file[said.file] = said
            self._by_hash[said.facts.sha256] = said
        elif said is not None:
            self._drop(said)

    def _drop(self, iri: str) -> None:
        for entries in (self._by_file, self._by_hash):
            for key in [key for key, entry in entries.items() if entry.iri == iri]:
                del entries[key]


def lines_of(store_dir: Path, store: Store) -> bytes:
    """The lines of a journal that a store bears out: it may be behind the journal.

    A line that is left out has its file read again; one too many would hide a letter.
    """
    path = store_dir / FILE
    data = path.read_bytes() if path.exists() else b""
    held: dict[str, set[str]] = {}
    kept = []
    for line in data.splitlines():
        said = _said(line)
        if isinstance(said, Entry):
            if said.iri not in held:
                held[said.iri] = hashes_of(store, said.iri)
            if said.facts.sha256 not in held[said.iri]:
                continue
        kept += [line + b"\n"] if said is not None else []
    return b"".join(kept)


def given_mark(given: Given | None) -> str:
    """What a register gives, as a short mark to compare."""
    if given is None or not given.said:
        return ""
    return hashlib.sha256(repr(given).encode("utf-8", "backslashreplace")).hexdigest()[
        :16
    ]


def _said(line: bytes) -> Entry | str | None:
    """What a line says: an entry, or the IRI of a letter that was taken out."""
    try:
        found = json.loads(line)
        if _REMOVED in found:
            return str(found[_REMOVED])
        facts = Facts(**found.pop("facts"))
        return Entry(facts=facts, **found)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
