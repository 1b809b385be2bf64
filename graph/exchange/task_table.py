"""A list of tasks as one table: a row a task, with who acts, by when, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.answers.due import last_day_of
from graph.exchange.headings import HEADINGS, NAMES
from graph.exchange.tables import Table, as_date

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from graph.answers.tasks import TaskSummary
    from graph.catalog import Task
    from graph.errors import Lang
    from graph.exchange.tables import Cells

KEY: Final = "task_list"
_ROLES: Final = ("lead", "cooperate", "monitor", "advise")


def task_table(
    tasks: Iterable[TaskSummary], lang: Lang, note: str | None = None
) -> Table:
    """The tasks in rows; a note of what is missing stands in a row of its own below."""
    column = 0 if lang == "vi" else 1
    headings = tuple(heading[column] for heading in HEADINGS[KEY])
    rows = tuple(map(_row, tasks))
    if note is not None:
        rows += ((note, *(None for _ in headings[1:])),)
    return Table(KEY, NAMES[KEY][column], headings, rows)


def _row(one: TaskSummary) -> Cells:
    task, letter = one.task, one.letter
    return (
        task.slug,
        letter.label,
        as_date(letter.date),
        task.label,
        task.text,
        *(_who(one, role) for role in _ROLES),
        _first_day(task),
        "; ".join(due.text for due in task.deadlines) or None,
        "; ".join(dict.fromkeys(link.document.label for link in one.documents)) or None,
        task.iri,
    )


def _who(one: TaskSummary, role: str) -> str | None:
    names = (part.agency.name for part in one.parts if part.role == role)
    return "; ".join(dict.fromkeys(names)) or None


def _first_day(task: Task) -> date | None:
    """The last day of the deadline that ends first."""
    days = filter(None, map(last_day_of, task.deadlines))
    return min(days, default=None)
