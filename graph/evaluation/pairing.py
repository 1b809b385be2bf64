"""Which task of the program is which task of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.evaluation.gold import Work

Pair = tuple["Work", "Work | None"]

_OPENING: Final = 30  # characters by which two tasks are one
_INSIDE: Final = 25  # characters of gold that may stand later in what was found


def pair_tasks(gold: Sequence[Work], found: Sequence[Work]) -> list[Pair]:
    """Pair tasks by their opening words, else by their labels; each is used once."""
    left = list(found)
    pairs: list[Pair] = []
    for work in gold:
        met = _by_opening(work, left) or _by_label(work, left)
        if met is not None:
            left = [task for task in left if task is not met]
        pairs.append((work, met))
    return pairs


def _by_opening(work: Work, left: Sequence[Work]) -> Work | None:
    if not work.opening:
        return None
    same = (task for task in left if _begins_alike(work.opening, task.opening))
    return next(same, None)


def _by_label(work: Work, left: Sequence[Work]) -> Work | None:
    return next((task for task in left if task.label == work.label), None)


def _begins_alike(wanted: str, got: str) -> bool:
    return wanted[:_OPENING] == got[:_OPENING] or wanted[:_INSIDE] in got
