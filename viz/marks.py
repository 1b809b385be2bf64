"""A letter's text cut where something found begins or ends: what a page marks up.

Marks overlap (a deadline in a task, an agency in a deadline), so they are no tree: each
piece of text says for itself which marks lie on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from extract.model import Extraction, Span

MarkKind = Literal["citation", "agency", "deadline", "target", "note"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found in the text: what to tell of it, and the id of its place."""

    kind: MarkKind
    span: Span
    tip: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which nothing begins or ends.

    `kinds` and `tips` are of the marks that lie on it, `ids` of those that begin here;
    `tasks` are the labels of the tasks that begin here, the outermost first; `page` is
    the number of the page that begins here, if one does.
    """

    text: str
    kinds: tuple[MarkKind, ...] = ()
    tips: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    page: int | None = None


def pieces(extraction: Extraction, marks: tuple[Mark, ...]) -> tuple[Piece, ...]:
    """Cut the text of the letter at every end of a mark, task or page.

    The pieces' texts, joined, are the letter's text.
    """
    letter = extraction.letter
    beginning: dict[int, list[Mark]] = {}
    ending: dict[int, list[Mark]] = {}
    for mark in marks:
        for start, end in mark.span.segments:
            beginning.setdefault(start, []).append(mark)
            ending.setdefault(end, []).append(mark)
    tasks: dict[int, list[str]] = {}
    for task in extraction.tasks:
        tasks.setdefault(task.span.start, []).append(task.label)
    pages = {page.start: page.number for page in letter.pages[1:]}
    cuts = {0, len(letter.text), *beginning, *ending, *tasks, *pages}
    cut: list[Piece] = []
    on: list[Mark] = []
    for start, end in pairwise(sorted(cuts)):
        gone = ending.get(start, ())
        on = [mark for mark in on if mark not in gone] + beginning.get(start, [])
        piece = Piece(
            letter.text[start:end],
            tuple(dict.fromkeys(mark.kind for mark in on)),
            tuple(dict.fromkeys(mark.tip for mark in on if mark.tip)),
            tuple(m.id for m in on if m.id and m.span.start == start),
            tuple(tasks.get(start, ())),
            pages.get(start),
        )
        cut.append(piece)
    return tuple(cut)
