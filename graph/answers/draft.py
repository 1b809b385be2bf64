"""A draft looked over before it is signed: bases, citations, bodies, tasks, times.

Nothing is stored. Each finding has its place in the text; what to do about it is said
by whoever shows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from extract.model import LETTER
from graph.answers.due import last_day_of
from graph.answers.six_clears import ClearTask, six_clears
from graph.answers.successors import Succession, succession_of
from graph.answers.verify import Checked, verify
from graph.bodies import plain_name
from graph.catalog import Agency, Deadline
from graph.identity import identify
from ontology.register import register

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from extract.model import Extraction, Span
    from extract.tasks import Task
    from graph.iris import Iris
    from graph.store import Store

TimeTrouble = Literal["impossible", "past", "weekend", "holiday"]
_SATURDAY: Final = 5
_HOLIDAYS: Final = ((1, 1), (4, 30), (5, 1), (9, 1), (9, 2))
"""Month and day of the holidays of the solar calendar (Labour Code, article 112)."""
_DUE: Final = re.compile(
    r"(?:trước|chậm nhất|muộn nhất|hoàn thành|xong|hạn|đến hết)[^.;:\n]{0,24}$",
    re.IGNORECASE,
)
"""What makes a deadline of the date behind it."""

_DATES: Final = re.compile(
    r"\bngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})(?:\s+năm\s+(?P<y>\d{4}))?"
    r"|(?<![\d/.-])(?P<d2>\d{1,2})(?P<mark>[/.-])(?P<m2>\d{1,2})(?P=mark)"
    r"(?P<y2>\d{4})(?![\d/])",
    re.IGNORECASE,
)
_LEAP: Final = 2024
"""Stands for a year that is not printed: 29 February may be meant."""


@dataclass(frozen=True, slots=True)
class GoneBody:
    """A body that the draft names and that is no more on the day, and who took over."""

    name: str
    places: tuple[Span, ...]
    now: Succession


@dataclass(frozen=True, slots=True)
class OddTime:
    """A time that cannot be, has passed, or falls on a day off.

    `start` and `end` are its place; `day` the last day that keeps it, None for one
    that does not exist; `task` the label of the item whose deadline it is.
    """

    trouble: TimeTrouble
    text: str
    start: int
    end: int
    day: date | None = None
    task: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What was found; `bases` are indexes of the citations that the draft rests on."""

    checked: Checked
    bases: tuple[int, ...]
    bodies: tuple[GoneBody, ...]
    tasks: tuple[ClearTask, ...]
    times: tuple[OddTime, ...]


def look_over(store: Store, iris: Iris, extraction: Extraction, day: date) -> Draft:
    """Hold a draft against the store and the registers, as if signed on a day."""
    return Draft(
        checked=verify(store, iris, extraction, day),
        bases=tuple(_bases(extraction)),
        bodies=tuple(_gone(extraction, iris, day)),
        tasks=six_clears(extraction),
        times=tuple(sorted(_odd(extraction, day), key=lambda one: one.start)),
    )


def _bases(extraction: Extraction) -> Iterator[int]:
    """The citations of "căn cứ", in order; else those before the items."""
    said = {
        relation.object.index
        for relation in extraction.relations
        if relation.subject == LETTER
        and relation.predicate == "based_on"
        and relation.object.kind == "citation"
    }
    before = {
        index
        for index, citation in enumerate(extraction.citations)
        if citation.section == "preamble"
    }
    yield from sorted(said | before)


def _gone(extraction: Extraction, iris: Iris, day: date) -> Iterator[GoneBody]:
    """The bodies that have ended, unless who took over has the same name."""
    slugs = identify(extraction).of_agency
    rows = register()
    for index, agency in enumerate(extraction.agencies):
        slug = slugs[index]
        known = Agency(slug, iris.iri(slug), agency.kind, agency.name, agency.level)
        group = agency.kind == "group"
        stood_for = rows.members(agency.name, None, day) if group else ()
        now = succession_of(known, stood_for, day)
        if now is not None and not _is_still_called(now):
            yield GoneBody(agency.name, agency.mentions, now)


def _is_still_called(now: Succession) -> bool:
    return any(
        one.certain and one.name == plain_name(now.name) for one in now.successors
    )


def _odd(extraction: Extraction, day: date) -> Iterator[OddTime]:
    """The times that are odd, each place once."""
    taken: set[int] = set()
    for task in extraction.tasks:
        for due in task.deadlines:
            if due.span.start in taken:
                continue
            taken.update(range(due.span.start, due.span.end))
            said = Deadline(due.span.text, due.value, due.kind, due.bound)
            last = last_day_of(said)
            trouble = _trouble(last, day, exact=due.kind == "date") if last else None
            if trouble:
                place = due.span.start, due.span.end
                yield OddTime(trouble, due.span.text, *place, last, task.label)
    yield from _printed(extraction, day, taken)


def _printed(
    extraction: Extraction, day: date, taken: Container[int]
) -> Iterator[OddTime]:
    """Dates that do not exist; and those that an item gives, and that have passed."""
    text = extraction.letter.text
    for match in _DATES.finditer(text):
        start, end = match.span()
        printed = _day_of(match)
        if printed is None:
            yield OddTime("impossible", match[0], start, end)
        elif start not in taken and printed < day and _DUE.search(text, 0, start):
            task = next((t.label for t in extraction.tasks if _holds(t, start)), None)
            if task is not None and (match["y"] or match["y2"]):
                yield OddTime("past", match[0], start, end, printed, task)


def _holds(task: Task, at: int) -> bool:
    return task.leaf and any(start <= at < end for start, end in task.span.segments)


def _trouble(last: date, day: date, *, exact: bool) -> TimeTrouble | None:
    if last < day:
        return "past"
    if exact and (last.month, last.day) in _HOLIDAYS:
        return "holiday"
    if exact and last.weekday() >= _SATURDAY:
        return "weekend"
    return None


def _day_of(match: re.Match[str]) -> date | None:
    """The day that is printed; None if there is none such."""
    year, month, day = (
        int(match[name] or match[f"{name}2"] or _LEAP) for name in ("y", "m", "d")
    )
    try:
        return date(year, month, day)
    except ValueError:
        return None
