"""Who is to be reminded of what: what is over or falls due, by agency."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.agenda import agenda
from graph.answers.states import latest
from graph.answers.successors import succession

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from graph.answers.agenda import Item
    from graph.answers.successors import Succession
    from graph.catalog import Agency
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one agency has not reported done: `overdue`, and `due` in the time asked.

    `succession` tells who answers for one that is no more on the day.
    """

    agency: Agency
    overdue: tuple[Item, ...]
    due: tuple[Item, ...]
    succession: Succession | None


def reminders(
    store: Store,
    as_of: date,
    until: date,
    *,
    tasks: Collection[str] | None = None,
    agency: str | None = None,
) -> tuple[Reminder, ...]:
    """The agencies to be reminded, those with most that is over first.

    With `tasks` only these (slugs) count. With an agency there is one reminder at most:
    of what falls to it, to the groups that it is one of, and what goes through it.

    Raises:
        NotFoundError, AmbiguousError: the agency means nothing, or several.
    """
    found = agenda(
        store, as_of, until=until, agency=agency, sections=("overdue", "due")
    )
    by_agency: dict[str, Agency] = {}
    over: dict[str, list[Item]] = {}
    coming: dict[str, list[Item]] = {}
    for items, into in ((found.overdue, over), (found.due, coming)):
        for item in items:
            wanted = tasks is None or item.task.slug in tasks
            if wanted and not _is_over(store, item, as_of):
                who = found.agency or item.agency
                by_agency[who.slug] = who
                into.setdefault(who.slug, []).append(item)
    made = [
        Reminder(
            agency=who,
            overdue=tuple(over.get(slug, ())),
            due=tuple(coming.get(slug, ())),
            succession=succession(store, slug, as_of),
        )
        for slug, who in by_agency.items()
    ]
    return tuple(sorted(made, key=lambda one: (-len(one.overdue), -len(one.due))))


def _is_over(store: Store, item: Item, as_of: date) -> bool:
    """Whether it was reported done or given back, by the agency or for its group."""
    state = item.state
    if state.status in ("done_in_time", "done_late", "done", "returned"):
        return True
    if state.group is None:
        return False
    said = latest(store, item.task.slug, state.group.slug, as_of)
    return said is not None and said.said in ("done", "returned")
