"""The pages of tasks: what their rows, months and boards show."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from extract.tasks import Role
from graph.answers.board import COLUMNS
from graph.answers.due import last_day_of
from viz import times
from viz.messages import messages
from viz.progress import TONES, progress_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from graph.answers.behind import Behind
    from graph.answers.month import Due, Month
    from graph.answers.paths import Node, Path
    from graph.answers.states import State
    from graph.answers.tasks import Part, TaskSummary
    from graph.catalog import Agency, Document, Task
    from viz.messages import Lang

Kind = Literal["order", "letter", "mention"]

MOST_CARDS: Final = 15
"""Cards of one column of a board."""

MOST_LISTED: Final = 10
"""Tasks in each part of the list of one agency that is reminded."""


def form(letters: Iterable[Document], lang: Lang) -> dict[str, Any]:
    """What the form of conditions offers, and what its page calls days and states."""
    t = messages(lang)
    statuses = [status for column in COLUMNS.values() for status in column]
    return {
        "statuses": statuses,
        "status_choices": [(status, t[f"status.{status}"]) for status in statuses],
        "role_choices": [(role, t[f"relation.{role}"]) for role in get_args(Role)],
        "letter_choices": [(one.slug, one.label) for one in letters],
        "tones": TONES,
        **spoken(lang),
    }


def spoken(lang: Lang) -> dict[str, Any]:
    """How the pages say days, periods and deadlines."""
    return {
        "day": partial(times.day, lang=lang),
        "period": partial(times.period, lang=lang),
        "due": partial(times.due, lang=lang),
    }


@dataclass(frozen=True, slots=True)
class When:
    """A deadline in words; `printed` is what the letter says, `past` if it is over."""

    words: str
    printed: str
    past: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """A state in words (a key), how it is coloured, and who stands so."""

    key: str
    tone: str
    agencies: Sequence[Agency]


@dataclass(frozen=True, slots=True)
class Row:
    """A task as a row of the table.

    `central` are the documents of the Centre that it carries out itself, `by_letter`
    those that its letter as a whole does.
    """

    one: TaskSummary
    leads: Sequence[Part]
    cooperates: Sequence[Part]
    others: Sequence[Part]
    dues: Sequence[When]
    central: Sequence[Document]
    by_letter: Sequence[Document]
    standing: Sequence[Standing]


def row(
    one: TaskSummary,
    states: Iterable[State],
    behind: Sequence[Behind],
    as_of: date,
    lang: Lang,
) -> Row:
    """Make the row of a task, its states as of a day."""
    standing = tuple(states)
    over = any(state.past for state in standing)
    return Row(
        one=one,
        leads=parts(one.parts, "lead"),
        cooperates=parts(one.parts, "cooperate"),
        others=parts(one.parts, "monitor", "advise"),
        dues=whens(one.task, as_of, lang, over=over),
        central=[found.document for found in behind if found.strong],
        by_letter=[found.document for found in behind if not found.strong],
        standing=standings(standing),
    )


def parts(found: Iterable[Part], *roles: str) -> Sequence[Part]:
    """The parts of those who have one of some roles, each agency once."""
    return tuple({p.agency.slug: p for p in found if p.role in roles}.values())


def whens(task: Task, as_of: date, lang: Lang, *, over: bool) -> Sequence[When]:
    """The deadlines of a task; those that are past count if its states say so."""
    made = (
        When(
            times.due(due, lang),
            due.text,
            over and (end := last_day_of(due)) is not None and end < as_of,
        )
        for due in task.deadlines
    )
    return tuple(dict.fromkeys(made))


def standings(states: Iterable[State]) -> Sequence[Standing]:
    """States in words, each once, with all who stand so."""
    found: dict[tuple[str, str], list[Agency]] = {}
    for state in states:
        key = progress_of(state), TONES.get(state.status, "")
        found.setdefault(key, []).append(state.agency)
    return [Standing(key, tone, who) for (key, tone), who in found.items()]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month; one of the months around it has no `dues`."""

    day: date
    inside: bool
    dues: Sequence[Due]


def weeks(month: Month) -> Sequence[Sequence[Day]]:
    """The weeks of a month, from Monday to Sunday (ISO 8601)."""
    made = calendar.Calendar().monthdatescalendar(month.year, month.month)
    return [
        [
            Day(
                day,
                day.month == month.month,
                month.days.get(day.day, ()) if day.month == month.month else (),
            )
            for day in week
        ]
        for week in made
    ]


def beside(year: int, month: int, step: int) -> str:
    """The month (YYYY-MM) so many after another."""
    number = year * 12 + month - 1 + step
    return f"{number // 12:04}-{number % 12 + 1:02}"


@dataclass(frozen=True, slots=True)
class Chain:
    """The ways from a task up to one document, the shortest first.

    `kind` is "order" if orders lead there from the task itself, "letter" if from its
    letter as a whole, "mention" if the document is only mentioned on the way.
    """

    end: Node
    kind: Kind
    paths: Sequence[Path]


def chains(paths: Iterable[Path]) -> Sequence[Chain]:
    """Ways by the document they lead to, orders before mentions."""
    found: dict[str, list[Path]] = {}
    for path in paths:
        found.setdefault(path.nodes[-1].slug, []).append(path)
    made = [Chain(ways[0].nodes[-1], _kind(ways), ways) for ways in found.values()]
    return sorted(
        made, key=lambda chain: ("order", "letter", "mention").index(chain.kind)
    )


def _kind(ways: Iterable[Path]) -> Kind:
    """How the best of some ways leads up."""
    weak = [{step.predicate for step in way.steps if not step.strong} for way in ways]
    if not all(weak):
        return "order"
    return "letter" if {"part_of"} in weak else "mention"
