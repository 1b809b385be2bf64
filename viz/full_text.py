"""The full text of a letter as a page shows it: marked, its notes where they belong.

What was read is shown as it was read, but for its layout: lines are joined, footnotes
stand below with a link at the words that they belong to, tables are tables, and page
numbers within a sentence look like what they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from viz.grids import grids
from viz.letter_marks import LetterMarks
from viz.marks import pieces
from viz.reflow import Reflow
from viz.sheets import edges, sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from graph.answers.letter_text import LetterText
    from graph.answers.notes import Note
    from viz.cards import Fact
    from viz.letter_marks import Link
    from viz.marks import Mark, Piece
    from viz.messages import Lang
    from viz.sheets import Sheet


@dataclass(frozen=True, slots=True)
class NoteText:
    """A footnote with what was found in it; `placed` if the text shows where it is."""

    number: int
    pieces: tuple[Piece, ...]
    placed: bool

    @property
    def id(self) -> str:
        """Where it stands on the page."""
        return f"fn{self.number}"

    @property
    def back(self) -> str:
        """Where the words stand that it belongs to."""
        return f"fnref{self.number}"


@dataclass(frozen=True, slots=True)
class FullText:
    """A letter's text; `cards` tell of its citations and more, by what they are.

    `tasks` has the addresses of its tasks, by their labels.
    """

    sheets: tuple[Sheet, ...]
    notes: tuple[NoteText, ...]
    cards: Mapping[str, Sequence[Fact]]
    tasks: Mapping[str, str]


def full_text(found: LetterText, link: Link, lang: Lang) -> FullText:
    """Make the page's text of a letter; `link` gives the address of a path."""
    marked = LetterMarks(found, link, lang)
    marks, tables = marked.all(), grids(found.text)
    reflow = Reflow(found.text, marked.running())
    pages = {start: number for number, start in enumerate(found.pages, 1)}
    cut = [
        replace(piece, text=reflow.part(piece.start, piece.end))
        for piece in pieces(
            found.text, marks, _unnumbered(marked, marks), pages, edges(tables)
        )
    ]
    placed = {mark.id for mark in marks if mark.kind == "marker"}
    return FullText(
        sheets=tuple(sheets(cut, tables)),
        notes=tuple(_note(note, cut, placed) for note in found.notes),
        cards=marked.cards(),
        tasks={task.label: marked.task_address(task) for task in marked.of("task")},
    )


def _unnumbered(marked: LetterMarks, marks: Sequence[Mark]) -> dict[int, list[str]]:
    """The labels of tasks before which no number is printed, by where they begin."""
    printed = {mark.id for mark in marks if mark.kind == "number"}
    tasks: dict[int, list[str]] = {}
    for task in marked.of("task"):
        if f"t{task.label}" not in printed:
            tasks.setdefault(task.segments[0][0], []).append(task.label)
    return tasks


def _note(note: Note, cut: Sequence[Piece], placed: set[str | None]) -> NoteText:
    held = tuple(_within(cut, note.segments))
    return NoteText(note.number, held, f"fnref{note.number}" in placed)


def _within(
    cut: Sequence[Piece], segments: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    return (p for p in cut if any(start <= p.start < end for start, end in segments))
