"""Chooses between what several letters say of one thing, whatever their order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def majority(said: Iterable[tuple[str, str | None]]) -> str | None:
    """What most letters say; of equals the longest, then the first in the alphabet.

    Args:
        said: pairs of a letter and what it says; a letter counts once for a value.
    """
    pairs = {pair for pair in said if pair[1]}
    values = {value for _, value in pairs}
    if len(values) <= 1:  # as mostly
        return next(iter(values), None)
    votes = Counter(value for _, value in pairs)
    return min(
        (value for value in votes if value),
        key=lambda value: (-votes[value], -len(value), value),
        default=None,
    )


def most_precise_date(said: Iterable[tuple[str, str | None]]) -> str | None:
    """The date given to the day, before one to the month or year; then by majority."""
    pairs = {(letter, value) for letter, value in said if value}
    length = max((len(value) for _, value in pairs), default=0)
    return majority((letter, value) for letter, value in pairs if len(value) == length)
