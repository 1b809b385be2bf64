"""What is marked in the text of a letter that was read, and where each mark leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from viz.cards import facts, is_unsure
from viz.marks import Mark, MarkKind
from viz.messages import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from graph.answers.letter_text import LetterText
    from graph.answers.notes import Note
    from graph.exchange.marks import Mark as Found
    from viz.cards import Fact
    from viz.messages import Lang

    Link = Callable[[str], str]
    Span = tuple[int, int]

SHOWN: Final[tuple[MarkKind, ...]] = ("citation", "agency", "deadline", "target")
"""The kinds of what was found that have words of their own to be told."""

_RUNNING: Final = (*SHOWN, "task", "relation")
_BEFORE: Final = 16  # characters in which the number of an item stands before it
_LABEL: Final = re.compile(r"\(?([^\W_]{1,5})[.)/]\s*$")
_BLANK: Final = " \t\n\xa0"


@dataclass(frozen=True, slots=True)
class LetterMarks:
    """The marks of a letter; `link` gives the address of a path."""

    found: LetterText
    link: Link
    lang: Lang

    def all(self) -> list[Mark]:
        """Every mark; numbers of items that are not printed have none."""
        marks = [*self._found(), *self._markers()]
        marks += [*self._numbers(marks), *self._relations()]
        for note in self.found.notes:
            marks += [Mark("note", (self._lifted(note),)), Mark("note", note.segments)]
        return [*marks, *self._furniture()]

    def cards(self) -> Mapping[str, Sequence[Fact]]:
        """What is told of each mark, by what it is called in the letter."""
        return {
            self._key(mark): facts(self.found, mark, self.lang)
            for mark in self.of(*SHOWN)
        }

    def running(self) -> Iterator[Span]:
        """Stretches of text that a break of lines does not end."""
        for mark in self.of(*_RUNNING):
            yield mark.segments[0][0], mark.segments[-1][1]

    def of(self, *kinds: str) -> list[Found]:
        """What was found, of some kinds."""
        return [mark for mark in self.found.marks if mark.kind in kinds]

    def task_address(self, task: Found) -> str:
        """Where a task has its page."""
        return self.link(f"/nhiem-vu/{task.slug}")

    def _key(self, mark: Found) -> str:
        return mark.slug.removeprefix(f"{self.found.document.slug}.")

    def _found(self) -> Iterator[Mark]:
        """Citations, agencies, deadlines and targets."""
        for kind in SHOWN:
            for mark in self.of(kind):
                key = self._key(mark)
                rows = facts(self.found, mark, self.lang)
                yield Mark(
                    kind=kind,
                    segments=mark.segments,
                    tip=" · ".join(value for _, value in rows),
                    id=key if kind == "citation" else None,
                    href=self._address(mark),
                    card=key,
                    unsure=is_unsure(self.found, mark),
                )

    def _address(self, mark: Found) -> str | None:
        if mark.about is None or mark.about == self.found.document.slug:
            return None
        if mark.about in self.found.documents:
            return self.link(f"/van-ban/{mark.about}")
        known = mark.about in self.found.agencies
        return self.link(f"/co-quan/{mark.about}") if known else None

    def _numbers(self, marks: Sequence[Mark]) -> list[Mark]:
        """The numbers of items as they are printed before them."""
        text, made = self.found.text, []
        for task in self.of("task"):
            start = task.segments[0][0]
            printed = _LABEL.search(text, max(0, start - _BEFORE), start)
            last = task.label.rpartition(".")[2]
            if printed and printed[1].casefold() == last.casefold():
                span = (printed.start(), printed.start() + len(printed[0].rstrip()))
                href = self.task_address(task)
                tip = messages(self.lang)("task", n=task.label)
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

    def _lifted(self, note: Note) -> Span:
        """Where a note stands with its number and the white space around it."""
        text = self.found.text
        start, end = note.segments[0][0], note.segments[-1][1]
        number = re.compile(rf"[\[(]?{note.number}[\])]?[.)]?\s*$")
        printed = number.search(text, max(0, start - _BEFORE), start)
        before = text[: printed.start() if printed else start].rstrip(_BLANK)
        after = text[end:]
        return len(before), end + len(after) - len(after.lstrip(_BLANK))

    def _relations(self) -> Iterator[Mark]:
        """Statements, so that others can lead to the very words."""
        places = {mark.segments: None for mark in self.of("relation")}
        for segments in places:
            id_ = f"o{segments[0][0]}-{segments[-1][1]}"
            yield Mark("relation", segments, id=id_)

    def _furniture(self) -> Iterator[Mark]:
        """What stands between the parts of something found, and is no note."""
        gaps = {
            (one[1], other[0])
            for mark in self.of("task", "citation", "relation")
            for one, other in zip(mark.segments, mark.segments[1:], strict=False)
        }
        markers = {mark.start for mark in self._markers()}
        lifted = [self._lifted(note) for note in self.found.notes]
        tip = messages(self.lang)["document.furniture"]
        for start, end in sorted(gaps):
            for begin, stop in _outside(start, end, lifted):
                left = self.found.text[begin:stop]
                if left.strip() and begin not in markers and "\f" not in left:
                    yield Mark("furniture", ((begin, stop),), tip)


def _outside(start: int, end: int, lifted: Sequence[Span]) -> Iterator[Span]:
    """The parts of a stretch that none of the notes stands in."""
    for first, last in sorted(lifted):
        if first < end and last > start:
            if first > start:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end
