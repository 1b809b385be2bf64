"""The letters and what was found in them as one spaCy file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.docbin import Annotated, Note, Packed, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.exchange.marks import MarkedLetter, MarkKind

GROUPS: Final[Mapping[MarkKind, str]] = {
    "citation": "citations",
    "agency": "agencies",
    "deadline": "deadlines",
    "target": "targets",
    "task": "tasks",
}
"""The key in `doc.spans` of each kind of mark."""


def to_docbin(letters: Iterable[MarkedLetter]) -> Packed:
    """One `Doc` a letter; a mark in several segments gives several spans of one id."""
    return pack(
        Annotated(
            letter.document.slug,
            letter.text,
            {group: _notes(letter, kind) for kind, group in GROUPS.items()},
        )
        for letter in letters
    )


def _notes(letter: MarkedLetter, kind: MarkKind) -> tuple[Note, ...]:
    return tuple(
        Note(start, end, mark.label, mark.slug)
        for mark in letter.of(kind)
        for start, end in mark.segments
    )
