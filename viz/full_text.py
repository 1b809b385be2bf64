"""The full text of a letter as a page shows it: marked, its notes where they belong.

What was read is shown as it was read, but for its layout: lines are joined, footnotes
stand below with a link at the words that they belong to, and page numbers within a
sentence look like what they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import groupby
from textwrap import shorten
from typing import TYPE_CHECKING, Final

from viz.grids import grids
from viz.marks import Mark, MarkKind, Piece, pieces
from viz.messages import messages
from viz.reflow import Reflow
from viz.times import day, decimal, period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from graph.answers.letter_text import LetterText
    from graph.answers.notes import Note
    from graph.exchange.marks import Mark as Found
    from viz.grids import Grid
    from viz.messages import Lang, Words

    Fact = tuple[str, str]
    """What it is, "" for a name, and its value."""

    Link = Callable[[str], str]

DOUBTFUL: Final = 0.8
"""A confidence below which an extraction is shown as one to be looked at."""

UNSURE: Final = frozenset(("ambiguous", "unresolved", "blocked"))
"""Statuses of citations of which it is not known what they mean."""

_SHOWN: Final[tuple[MarkKind, ...]] = ("citation", "agency", "deadline", "target")
_RUNNING: Final = (*_SHOWN, "task", "relation")
_ENDS: Final = ".;:"
_BEFORE: Final = 16
_LONGEST_TITLE: Final = 160
_LABEL: Final = re.compile(r"\(?([^\W_]{1,5})[.)/]\s*$")


@dataclass(frozen=True, slots=True)
class Block:
    """Running text, or the rows of a table by their cells; the first may head it."""

    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    headed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the letter, by its number; all of it where the file has no pages."""

    number: int | None
    blocks: tuple[Block, ...]

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces of the page, in order."""
        for block in self.blocks:
            yield from block.pieces
            for row in block.rows:
                for cell in row:
                    yield from cell


@dataclass(frozen=True, slots=True)
class NoteText:
    """A footnote with what was found in it."""

    number: int
    pieces: tuple[Piece, ...]

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
    return _Maker(found, link, lang).made()


@dataclass(frozen=True, slots=True)
class _Maker:
    found: LetterText
    link: Link
    lang: Lang

    @property
    def t(self) -> Words:
        """The words of the page."""
        return messages(self.lang)

    def made(self) -> FullText:
        notes = self.found.notes
        lifted = [self._lifted(note) for note in notes]
        marks = [*self._found(), *self._markers()]
        marks += [*self._numbers(marks), *self._relations()]
        marks += [Mark("note", (span,)) for span in lifted]
        marks += [Mark("note", note.segments) for note in notes]
        marks += self._furniture(lifted)
        pages = dict(zip(self.found.pages, range(1, 1_000_000), strict=False))
        numbered = {mark.id for mark in marks if mark.kind == "number"}
        tasks: dict[int, list[str]] = {}
        for task in self._of("task"):
            if f"t{task.label}" not in numbered:
                tasks.setdefault(task.segments[0][0], []).append(task.label)
        reflow = Reflow(self.found.text, self._running())
        tables = grids(self.found.text)
        cut = [
            replace(piece, text=reflow.part(piece.start, piece.end))
            for piece in pieces(self.found.text, marks, tasks, pages, _edges(tables))
        ]
        return FullText(
            tuple(_sheets(_joined(cut), tables)),
            tuple(
                NoteText(note.number, tuple(_within(cut, note.segments)))
                for note in notes
            ),
            dict(map(self._card, self._of(*_SHOWN))),
            {one.label: self._task(one) for one in self._of("task")},
        )

    def _of(self, *kinds: str) -> list[Found]:
        return [mark for mark in self.found.marks if mark.kind in kinds]

    def _found(self) -> Iterator[Mark]:
        """Citations, agencies, deadlines and targets."""
        for kind in _SHOWN:
            for mark in self._of(kind):
                key, rows = self._card(mark)
                yield Mark(
                    kind=kind,
                    segments=mark.segments,
                    tip=" · ".join(value for _, value in rows),
                    id=key if kind == "citation" else None,
                    href=self._address(mark),
                    card=key,
                    unsure=self._is_unsure(mark),
                )

    def _key(self, mark: Found) -> str:
        return mark.slug.removeprefix(f"{self.found.document.slug}.")

    def _address(self, mark: Found) -> str | None:
        if mark.about is None or mark.about == self.found.document.slug:
            return None
        if mark.about in self.found.documents:
            return self.link(f"/van-ban/{mark.about}")
        known = mark.about in self.found.agencies
        return self.link(f"/co-quan/{mark.about}") if known else None

    def _task(self, mark: Found) -> str:
        return self.link(f"/nhiem-vu/{mark.slug}")

    def _is_unsure(self, mark: Found) -> bool:
        mention = self.found.mentions.get(mark.slug)
        return mention is not None and (
            mention.status in UNSURE or mention.confidence < DOUBTFUL
        )

    def _card(self, mark: Found) -> tuple[str, Sequence[Fact]]:
        """What is told of a mark, by what it is called in the letter."""
        t, rows = self.t, list(self._names(mark.about or ""))
        mention = self.found.mentions.get(mark.slug)
        if mention is not None:
            said = self.found.relations.get(mark.slug, ())
            words = "; ".join(t[f"relation.{one}"] for one in said)
            rows += [(t["relation"], words)] if words else []
            rows.append((t["document.status"], t[f"document.status.{mention.status}"]))
            rows.append((t["confidence"], decimal(mention.confidence, self.lang)))
        elif mark.kind == "deadline":
            value = period(mark.value, self.lang) if mark.value else mark.quote
            rows.append((t["deadline"], value))
        elif mark.kind == "target":
            rows.append((t["target"], " ".join(filter(None, (mark.label, mark.value)))))
        elif not rows:
            rows.append(("", t["mark.agency"]))
        return self._key(mark), rows

    def _names(self, slug: str) -> Iterator[Fact]:
        """What a thing is called; of a document also what tells it from namesakes."""
        if agency := self.found.agencies.get(slug):
            yield "", agency.name
        if document := self.found.documents.get(slug):
            yield "", document.label
            if document.title:
                title = shorten(document.title, _LONGEST_TITLE, placeholder="…")
                yield self.t["detail.title"], title
            issued = (document.issuer_name, day(document.date, self.lang))
            if any(issued):
                yield self.t["detail.issuer"], ", ".join(filter(None, issued))

    def _numbers(self, marks: Sequence[Mark]) -> list[Mark]:
        """The numbers of items as they are printed before them."""
        text, made = self.found.text, []
        for task in self._of("task"):
            start = task.segments[0][0]
            printed = _LABEL.search(text, max(0, start - _BEFORE), start)
            last = task.label.rpartition(".")[2]
            if printed and printed[1].casefold() == last.casefold():
                span = (printed.start(), printed.start() + len(printed[0].rstrip()))
                href = self._task(task)
                tip = self.t("task", n=task.label)
                made.append(
                    Mark("number", (span,), tip, id=f"t{task.label}", href=href)
                )
        taken = {place for mark in marks for place, _ in mark.segments}
        return [mark for mark in made if mark.start not in taken]

    def _markers(self) -> Iterator[Mark]:
        """The numbers of footnotes at the words that they belong to."""
        for note in self.found.notes:
            if note.anchor is None:
                continue
            number = str(note.number)
            if self.found.text.startswith(number, note.anchor):
                place = (note.anchor, note.anchor + len(number))
                yield Mark(
                    "marker",
                    (place,),
                    note.text,
                    id=f"fnref{number}",
                    href=f"#fn{number}",
                )

    def _lifted(self, note: Note) -> tuple[int, int]:
        """Where a note stands with its number and the white space around it."""
        text = self.found.text
        start, end = note.segments[0][0], note.segments[-1][1]
        before = text[:start].rstrip()
        if before.endswith(str(note.number)):
            before = before.removesuffix(str(note.number)).rstrip(" \t\n\xa0")
        after = text[end:]
        return len(before), end + len(after) - len(after.lstrip(" \t\n\xa0"))

    def _relations(self) -> Iterator[Mark]:
        """Statements, so that others can lead to the very words."""
        places = {mark.segments: None for mark in self._of("relation")}
        for segments in places:
            id_ = f"o{segments[0][0]}-{segments[-1][1]}"
            yield Mark("relation", segments, id=id_)

    def _furniture(self, lifted: Sequence[tuple[int, int]]) -> Iterator[Mark]:
        """What stands between the parts of something found, and is no note."""
        gaps = {
            (one[1], other[0])
            for mark in self._of("task", "citation", "relation")
            for one, other in zip(mark.segments, mark.segments[1:], strict=False)
        }
        markers = {mark.start for mark in self._markers()}
        for start, end in sorted(gaps):
            for begin, stop in _outside(start, end, lifted):
                left = self.found.text[begin:stop]
                if left.strip() and begin not in markers and "\f" not in left:
                    yield Mark(
                        "furniture", ((begin, stop),), self.t["document.furniture"]
                    )

    def _running(self) -> Iterator[tuple[int, int]]:
        for mark in self._of(*_RUNNING):
            yield mark.segments[0][0], mark.segments[-1][1]


def _outside(
    start: int, end: int, lifted: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The parts of a stretch that none of the notes stands in."""
    for first, last in sorted(lifted):
        if first < end and last > start:
            if first > start:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end


def _within(
    cut: Sequence[Piece], segments: Sequence[tuple[int, int]]
) -> Iterator[Piece]:
    return (p for p in cut if any(start <= p.start < end for start, end in segments))


def _joined(cut: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces without the notes, what stood around them parted as it was."""
    before, lifted = "", False
    for piece in cut:
        if "note" in piece.kinds:
            lifted = True
            continue
        if lifted and before and not before[-1].isspace():
            yield Piece(" " if before[-1] not in _ENDS else "\n\n", piece.start)
        before, lifted = piece.text or before, False
        yield piece


def _sheets(cut: Iterator[Piece], tables: Sequence[Grid]) -> Iterator[Sheet]:
    """The pieces page by page."""
    number, on = None, list[Piece]()
    for piece in cut:
        if piece.page is not None:
            if on:
                yield Sheet(number, tuple(_blocks(on, tables)))
            number, on = piece.page, []
        on.append(piece)
    yield Sheet(number, tuple(_blocks(on, tables)))


def _edges(tables: Sequence[Grid]) -> Iterator[int]:
    """Where tables and their cells begin and end."""
    for grid in tables:
        yield from (grid.start, grid.end)
        for cells in grid.rows:
            for cell in cells:
                yield from cell


def _blocks(on: Sequence[Piece], tables: Sequence[Grid]) -> Iterator[Block]:
    """The pieces of a page, those in tables put into their cells."""
    starts = [grid.start for grid in tables]

    def table_of(piece: Piece) -> Grid | None:
        at = bisect_right(starts, piece.start) - 1
        return tables[at] if at >= 0 and piece.start < tables[at].end else None

    for grid, held in groupby(on, table_of):
        if grid is None:
            yield Block(tuple(held))
        else:
            yield _table(grid, held)


def _table(grid: Grid, held: Iterable[Piece]) -> Block:
    """The part of a table that some pieces are; what draws it is left out."""
    rows = [[list[Piece]() for _ in cells] for cells in grid.rows]
    for piece in held:
        if place := grid.cell(piece.start):
            rows[place[0]][place[1]].append(piece)
    filled = [
        (number, tuple(map(tuple, cells)))
        for number, cells in enumerate(rows)
        if any(cells)
    ]
    headed = grid.headed and bool(filled) and filled[0][0] == 0
    return Block(rows=tuple(cells for _, cells in filled), headed=headed)
