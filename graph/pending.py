"""What was written to a store on disk and not yet resolved, on record for a next time.

A process that dies leaves the store and what is derived from it apart. What it was
about to write is therefore put down before it is: a line for each letter, or part of
another graph, that a write touches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.iris import whole
from graph.touched import Touched

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graph.touched import Subjects

FILE: Final = "unresolved"
_EVERYTHING: Final = "*"


class Pending:
    """The record beside a store, in the file `unresolved`; none for one in memory."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / FILE if folder else None
        self._known: set[tuple[str, str]] = set()

    def touched(self, *, unsettled: bool) -> Touched:
        """What is on record; everything where that does not tell.

        `unsettled` is a store with changes that were not published: without a record
        it was left by a program that kept none.
        """
        text = None
        if self._path is not None and self._path.exists():
            text = self._path.read_text("utf-8")
        whole_lines = not text or text.endswith("\n")
        touched = Touched(everything=unsettled if text is None else not whole_lines)
        for line in (text or "").splitlines():
            graph, tab, subject = line.partition("\t")
            if tab:
                touched.add({graph: {subject}})
            else:
                touched.add_everything()
        return touched

    def add(self, subjects: Subjects) -> None:
        """Put down of what something is about to be written or removed."""
        if self._path is None:
            return
        wholes = {(graph, _whole(one)) for graph in subjects for one in subjects[graph]}
        new = wholes - self._known
        if new:
            self._append(f"{graph}\t{subject}" for graph, subject in sorted(new))
            self._known |= new

    def add_everything(self) -> None:
        """Something is about to be written that tells not what it changes."""
        self._append([_EVERYTHING])

    def _append(self, lines: Iterable[str]) -> None:
        if self._path is not None:
            with self._path.open("a", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in lines)

    def forget(self) -> None:
        """All of it is resolved."""
        self._known.clear()
        if self._path is not None:
            self._path.write_bytes(b"")


def _whole(iri: str) -> str:
    """What a subject is a part of."""
    start = max(iri.rfind("/"), iri.rfind("#")) + 1
    return iri[:start] + whole(iri[start:])
