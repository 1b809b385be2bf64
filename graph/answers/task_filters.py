"""Which tasks are asked for: by words, part, deadline, state."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.answers.due import last_day_of
from graph.answers.duties import known_on
from graph.answers.states import is_member, states
from graph.answers.unnamed import agency_called
from graph.catalog import catalog
from graph.evidence import parts_of_tasks
from graph.lookup import find
from graph.matching import Index

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator
    from datetime import date

    from graph.answers.states import State, Status
    from graph.catalog import Task
    from graph.store import Store


def index(store: Store) -> Index:
    """What tasks are found by: their words, their letter, all who act in them."""
    known, parts = catalog(store), parts_of_tasks(store)
    return store.keep(
        "index of tasks",
        lambda: Index.of(
            (
                task.slug,
                (
                    task.text,
                    known.documents[task.letter].label,
                    *(known.agencies[p.agency].name for p in parts.get(task.slug, ())),
                ),
            )
            for task in known.tasks.values()
        ),
    )


def with_part(
    store: Store, agencies: Collection[str] | None, role: str | None
) -> set[str]:
    """The slugs of the tasks in which one of some agencies has a part, or anybody."""
    rows = catalog(store).view.rows(
        "SELECT DISTINCT task FROM assignments WHERE role = COALESCE(?, role)"
        " AND (? OR agency IN (SELECT value FROM json_each(?)))",
        (role, agencies is None, json.dumps([*(agencies or ())])),
    )
    return {str(row[0]) for row in rows}


def concerned(store: Store, key: str, *, general: bool) -> frozenset[str]:
    """The slug of the agency that a key means, and of the groups that it is one of.

    The groups only where `general` asks for them; the agency may then be one that no
    letter names.

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several agencies.
    """
    if not general:
        return frozenset((find(store, key, "agency"),))
    body = agency_called(store, key)
    every = catalog(store).agencies.values()
    groups = (group.slug for group in every if is_member(store, body, group))
    return frozenset((body.slug, *groups))


def is_due(task: Task, start: date | None, end: date | None) -> bool:
    """Whether some deadline ends between two days; any task, without them."""
    if start is None and end is None:
        return True
    return any((start or day) <= day <= (end or day) for day in _days(task))


def first_day(task: Task) -> str | None:
    """The last day of the deadline that ends first (ISO 8601)."""
    return min((day.isoformat() for day in _days(task)), default=None)


def _days(task: Task) -> Iterator[date]:
    """The last days of the deadlines that have one."""
    return (day for due in task.deadlines if (day := last_day_of(due)))


def stands(
    store: Store,
    task: Task,
    status: Status,
    as_of: date,
    whose: Container[str] | None = None,
) -> bool:
    """Whether anybody that has to act in a task stands so with it, or one of some."""
    return known_on(store, task.letter, as_of) and any(
        state.status == status for state in states_of(store, task.slug, as_of, whose)
    )


def states_of(
    store: Store, task: str, as_of: date, whose: Container[str] | None = None
) -> tuple[State, ...]:
    """The states of a task; with `whose` only of these agencies and their members."""
    found = states(store, task, as_of)
    if whose is None:
        return found
    return tuple(
        state
        for state in found
        if state.agency.slug in whose or (state.group and state.group.slug in whose)
    )
