"""Why a task: who ordered it, who does what by when, and what it goes back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.states import State, states
from graph.answers.steps import Step, steps
from graph.answers.tasks import TaskDetail, task
from graph.answers.trace import trace
from graph.catalog import Task, catalog

if TYPE_CHECKING:
    from datetime import date

    from graph.answers.paths import Path
    from graph.store import Store


@dataclass(frozen=True, slots=True)
class Why:
    """A task with all that answers for it.

    `detail.letter` is who ordered it; `heading` the item above it; `chains` lead up,
    those first in which every step is an order.
    """

    detail: TaskDetail
    heading: Task | None
    steps: tuple[Step, ...]
    states: tuple[State, ...]
    chains: tuple[Path, ...]


def why(store: Store, key: str, as_of: date) -> Why:
    """One task by its slug, or by its label and letter ("10 124/NQ-CP").

    Raises:
        NotFoundError, AmbiguousError: the key means nothing, or several tasks.
    """
    detail = task(store, key)
    slug = detail.task.slug
    return Why(
        detail=detail,
        heading=catalog(store).tasks.get(detail.task.parent or ""),
        steps=steps(store).get(slug, ()),
        states=states(store, slug, as_of),
        chains=tuple(p for p in trace(store, slug).paths if p.direction == "up"),
    )
