"""Tasks by how far they are: the columns of a board, and what is in each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from graph.answers.duties import duties, known_on
from graph.answers.task_filters import states_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from datetime import date

    from graph.answers.states import State, Status
    from graph.answers.tasks import TaskSummary
    from graph.store import Store

Column = Literal["overdue", "in_time", "standing", "undated", "asked", "done"]
COLUMNS: Final[Mapping[Column, tuple[Status, ...]]] = {
    "overdue": ("overdue",),
    "in_time": ("in_time",),
    "standing": ("standing",),
    "undated": ("conditional", "no_date"),
    "asked": ("extension_asked", "returned"),
    "done": ("done_in_time", "done_late", "done"),
}
"""The columns from the most to the least urgent, and the states in each."""

_COLUMN_OF: Final = {one: name for name, found in COLUMNS.items() for one in found}


@dataclass(frozen=True, slots=True)
class Card:
    """A task in a column, and those who stand so with it."""

    one: TaskSummary
    states: tuple[State, ...]

    @property
    def statuses(self) -> frozenset[Status]:
        """Their states, each once."""
        return frozenset(state.status for state in self.states)


@dataclass(frozen=True, slots=True)
class Board:
    """The columns, each with its tasks; one stands in several if members differ.

    `unassigned` are tasks that nobody has to act in, which have no state.
    """

    columns: Mapping[Column, tuple[Card, ...]]
    unassigned: tuple[TaskSummary, ...]

    @property
    def counts(self) -> Mapping[Status, int]:
        """With how many tasks somebody stands so."""
        cards = (card for column in self.columns.values() for card in column)
        return Counter(status for card in cards for status in card.statuses)


def board(
    store: Store,
    found: Iterable[TaskSummary],
    as_of: date,
    whose: Container[str] | None = None,
) -> Board:
    """Lay tasks out by the states of those who act in them, as of a day.

    Letters that were not signed by then are left out. With `whose`, slugs of agencies,
    only their states count, and of the members of groups among them.
    """
    columns: dict[Column, list[Card]] = {name: [] for name in COLUMNS}
    unassigned = []
    found = list(found)
    duties(store).read_ahead(one.task.slug for one in found)
    for one in found:
        if not known_on(store, one.task.letter, as_of):
            continue
        standing = states_of(store, one.task.slug, as_of, whose)
        if not standing:
            unassigned.append(one)
        for name, inside in by_column(standing).items():
            columns[name].append(Card(one, inside))
    for cards in columns.values():
        cards.sort(key=_first_day)
    return Board({name: tuple(c) for name, c in columns.items()}, tuple(unassigned))


def by_column(found: Iterable[State]) -> Mapping[Column, tuple[State, ...]]:
    """States by the column that they belong to."""
    sorted_: dict[Column, list[State]] = {}
    for state in found:
        sorted_.setdefault(_COLUMN_OF[state.status], []).append(state)
    return {name: tuple(inside) for name, inside in sorted_.items()}


def _first_day(card: Card) -> str:
    """The first last day on a card, to sort by; cards without one stand last."""
    days = (state.last_day.isoformat() for state in card.states if state.last_day)
    return min(days, default="~")
