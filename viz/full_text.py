"""The full text of a letter as a page shows it: marked, its notes where they belong.

What was read is shown as it was read, but for its layout: lines are joined, footnotes
stand below with a link at the words that they belong to, and page numbers within a
sentence look like what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from viz.marks import Mark, Piece, pieces
from viz.reflow import Reflow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graph.answers.letter_text import LetterText
    from graph.answers.notes import Note
    from graph.exchange.marks import Mark as Found
    from viz.messages import Words

    Link = Callable[[str], str]

DOUBTFUL: Final = 0.8
"""A confidence below which an extraction is shown as one to be looked at."""

UNSURE: Final = frozenset(("ambiguous", "unresolved", "blocked"))
"""Statuses of citations of which it is not known what they mean."""

_SHOWN: Final = ("citation", "agency", "deadline", "target")
_RUNNING: Final = (*_SHOWN, "task", "relation")
_ENDS: Final = ".;:"
_BEFORE: Final = 16
_LABEL: Final = re.compile(r"\(?([^\W_]{1,5})[.)/]\s*$")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the letter, by its number; all of it where the file has no pages."""

    number: int | None
    pieces: tuple[Piece, ...]


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
    """A letter's text; `cards` tell of its citations and more, by what they are."""

    sheets: tuple[Sheet, ...]
    notes: tuple[NoteText, ...]
    cards: Mapping[str, Sequence[tuple[str, str]]]


def full_text(found: LetterText, link: Link, t: Words) -> FullText:
    """Make the page's text of a letter; `link` gives the address of a path."""
    return _Maker(found, link, t).made()


@dataclass(frozen=True, slots=True)
class _Maker:
    found: LetterText
    link: Link
    t: Words

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
        cut = [
            replace(piece, text=reflow.part(piece.start, piece.end))
            for piece in pieces(self.found.text, marks, tasks, pages)
        ]
        return FullText(
            tuple(_sheets(_joined(cut))),
            tuple(
                NoteText(note.number, tuple(_within(cut, note.segments)))
                for note in notes
            ),
            {key: rows for mark in self._of(*_SHOWN) for key, rows in self._card(mark)},
        )

    def _of(self, *kinds: str) -> list[Found]:
        return [mark for mark in self.found.marks if mark.kind in kinds]

    def _found(self) -> Iterator[Mark]:
        """Citations, agencies, deadlines and targets."""
        for mark in self._of(*_SHOWN):
            key = self._key(mark)
            rows = dict(self._card(mark)).get(key, ())
            yield Mark(
                kind=mark.kind,  # type: ignore[arg-type]  # one of those shown
                segments=mark.segments,
                tip=" · ".join(value for _, value in rows),
                id=key if mark.kind == "citation" else None,
                href=self._address(mark),
                card=key,
                unsure=self._is_unsure(mark),
            )

    def _key(self, mark: Found) -> str:
        return mark.slug.removeprefix(f"{self.found.document.slug}.")

    def _address(self, mark: Found) -> str | None:
        if mark.about is None or mark.about == self.found.document.slug:
            return None
        page = "van-ban" if mark.kind == "citation" else "co-quan"
        return (
            self.link(f"/{page}/{mark.about}")
            if mark.about in self.found.names
            else None
        )

    def _is_unsure(self, mark: Found) -> bool:
        mention = self.found.mentions.get(mark.slug)
        return mention is not None and (
            mention.status in UNSURE or mention.confidence < DOUBTFUL
        )

    def _card(self, mark: Found) -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
        """What is told of a mark: pairs of words, the first ones may be empty."""
        t, name = self.t, self.found.names.get(mark.about or "")
        rows = [("", name)] if name else []
        mention = self.found.mentions.get(mark.slug)
        if mention is not None:
            said = self.found.relations.get(mark.slug, ())
            words = "; ".join(t[f"relation.{one}"] for one in said)
            rows += [(t["relation"], words)] if words else []
            rows.append((t["document.status"], t[f"document.status.{mention.status}"]))
            value = f"{mention.confidence:.2f}"
            rows.append((t["confidence"], t("document.number", value=value)))
        elif mark.kind == "deadline":
            rows.append((t["deadline"], mark.value or mark.quote))
        elif mark.kind == "target":
            rows.append((t["target"], " ".join(filter(None, (mark.label, mark.value)))))
        elif not name:
            rows.append(("", t["mark.agency"]))
        yield self._key(mark), rows

    def _numbers(self, marks: Sequence[Mark]) -> list[Mark]:
        """The numbers of items as they are printed before them."""
        text, made = self.found.text, []
        for task in self._of("task"):
            start = task.segments[0][0]
            printed = _LABEL.search(text, max(0, start - _BEFORE), start)
            last = task.label.rpartition(".")[2]
            if printed and printed[1].casefold() == last.casefold():
                span = (printed.start(), printed.start() + len(printed[0].rstrip()))
                href = self.link(f"/nhiem-vu/{task.slug}")
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


def _sheets(cut: Iterator[Piece]) -> Iterator[Sheet]:
    """The pieces page by page."""
    number, on = None, list[Piece]()
    for piece in cut:
        if piece.page is not None:
            if on:
                yield Sheet(number, tuple(on))
            number, on = piece.page, []
        on.append(piece)
    yield Sheet(number, tuple(on))
