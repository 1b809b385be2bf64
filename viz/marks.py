"""A letter's text cut where something found begins or ends: what a page marks up.

Marks overlap (a deadline in a task, an agency in a deadline), so they are no tree: each
piece of text says for itself which marks lie on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MarkKind = Literal[
    "citation",
    "agency",
    "deadline",
    "target",
    "relation",
    "note",
    "number",
    "marker",
    "furniture",
]
"""What was found; and of the text itself: notes, numbers of items, markers of notes,
and what is printed on the page and no part of the text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found in the text: what to tell of it, and the id of its place.

    `href` is where it leads; `card` names what a page tells of it besides; one that is
    `unsure` looks so.
    """

    kind: MarkKind
    segments: tuple[tuple[int, int], ...]
    tip: str = ""
    id: str | None = None
    href: str | None = None
    card: str | None = None
    unsure: bool = False

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.segments[0][0]

    @property
    def length(self) -> int:
        """How many characters it lies on."""
        return sum(end - start for start, end in self.segments)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which nothing begins or ends, from `start` to `end`.

    `marks` lie on it, the longest first; `ids` are of those that begin here; `tasks`
    are the labels of the tasks that begin here, the outermost first; `page` is the
    number of the page that begins here, if one does.
    """

    text: str
    start: int = 0
    end: int = 0
    marks: tuple[Mark, ...] = ()
    tasks: tuple[str, ...] = ()
    page: int | None = None

    @property
    def kinds(self) -> tuple[MarkKind, ...]:
        """The kinds of its marks, each once."""
        return tuple(dict.fromkeys(mark.kind for mark in self.marks))

    @property
    def tips(self) -> tuple[str, ...]:
        """What there is to tell of its marks."""
        return tuple(dict.fromkeys(mark.tip for mark in self.marks if mark.tip))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the marks that begin here."""
        return tuple(m.id for m in self.marks if m.id and m.start == self.start)

    @property
    def cards(self) -> tuple[str, ...]:
        """The cards of its marks."""
        return tuple(dict.fromkeys(mark.card for mark in self.marks if mark.card))

    @property
    def href(self) -> str | None:
        """Where it leads: as the shortest of its marks that lead anywhere."""
        return next((m.href for m in reversed(self.marks) if m.href), None)

    @property
    def unsure(self) -> bool:
        """Whether any of its marks is."""
        return any(mark.unsure for mark in self.marks)

    @property
    def ends_unsure(self) -> bool:
        """Whether the last words of such a mark end here."""
        return any(m.unsure and m.segments[-1][1] == self.end for m in self.marks)

    @property
    def relations(self) -> tuple[str, ...]:
        """The ids of the statements that it is a part of."""
        return tuple(m.id for m in self.marks if m.kind == "relation" and m.id)


def pieces(
    text: str,
    marks: Iterable[Mark],
    tasks: Mapping[int, Sequence[str]] | None = None,
    pages: Mapping[int, int] | None = None,
    edges: Iterable[int] = (),
) -> tuple[Piece, ...]:
    """Cut a text at every end of a mark, and where a task or page begins.

    The pieces' texts, joined, are the text.

    Args:
        text: of the letter.
        marks: what was found in it.
        tasks: the labels of the tasks that begin at an offset.
        pages: the number of the page that begins at an offset.
        edges: where to cut besides.
    """
    tasks, pages = tasks or {}, pages or {}
    beginning: dict[int, list[Mark]] = {}
    ending: dict[int, list[Mark]] = {}
    for mark in marks:
        for start, end in mark.segments:
            beginning.setdefault(start, []).append(mark)
            ending.setdefault(end, []).append(mark)
    cuts = {0, len(text), *beginning, *ending, *tasks, *pages, *edges}
    cut: list[Piece] = []
    on: list[Mark] = []
    for start, end in pairwise(sorted(cuts)):
        gone = ending.get(start, ())
        on = [mark for mark in on if mark not in gone] + beginning.get(start, [])
        piece = Piece(
            text[start:end],
            start,
            end,
            tuple(sorted(on, key=lambda mark: -mark.length)),
            tuple(tasks.get(start, ())),
            pages.get(start),
        )
        cut.append(piece)
    return tuple(cut)
