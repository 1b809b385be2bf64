"""Which tasks are asked for: by words, part, deadline, state."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Literal

from graph.answers.due import last_day_of
from graph.answers.duties import known_on
from graph.answers.states import is_member, states
from graph.answers.unnamed import agency_called
from graph.catalog import catalog
from graph.index.chosen import Condition
from graph.lookup import find

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from graph.answers.states import State, Status
    from graph.catalog import Task
    from graph.store import Store


def among(tasks: Iterable[str]) -> Condition:
    """That a task is one of some, by slug."""
    found = json.dumps([*tasks])
    return Condition("t.slug IN (SELECT value FROM json_each(?))", (found,))


def with_part(agencies: Iterable[str] | None, role: str | None) -> Condition:
    """That one of some agencies has a part in a task, or anybody."""
    return having_parts("t.slug", "task", role=role, agency=agencies)


def having_parts(
    slug: str,
    column: Literal["task", "agency"],
    role: str | None = None,
    **one_of: Iterable[str] | None,
) -> Condition:
    """That a slug stands in a column of parts that agencies have in tasks.

    Of the parts of a role, and with one of some slugs in other columns; what is None is
    not asked for, so that the index looks up what is.
    """
    met = ["role = ?"] if role else []
    asked = [role] if role else []
    for name, slugs in one_of.items():
        if slugs is not None:
            met.append(f"{name} IN (SELECT value FROM json_each(?))")  # noqa: S608 - ours
            asked.append(json.dumps([*slugs]))
    parts = f"SELECT {column} FROM assignments WHERE {' AND '.join(met) or 'TRUE'}"  # noqa: S608 - ours
    return Condition(f"{slug} IN ({parts})", tuple(asked))


def due_between(start: date | None, end: date | None) -> Condition:
    """That some deadline of a task ends between two days."""
    days = (start or date.min, end or date.max)
    return Condition(
        "t.slug IN (SELECT task FROM days WHERE day BETWEEN ? AND ?)",
        tuple(day.isoformat() for day in days),
    )


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
