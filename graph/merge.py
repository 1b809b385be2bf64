"""Chooses between what several letters say of one thing, whatever their order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Tally:
    """How many letters say what of a thing: by field, then by value."""

    votes: Mapping[str, Mapping[str, int]]

    def most(self, field: str) -> str | None:
        """What most letters say of a field."""
        return winner(self.votes.get(field, {}))

    def finest(self, field: str) -> str | None:
        """The date that most letters give, of those given most precisely."""
        return finest(self.votes.get(field, {}))


def winner(votes: Mapping[str, int]) -> str | None:
    """What most letters say; of equals the longest, then the first in the alphabet."""
    return min(
        votes,
        key=lambda value: (-votes[value], -len(value), value),
        default=None,
    )


def finest(votes: Mapping[str, int]) -> str | None:
    """The date given to the day, before one to the month or year; then by majority."""
    length = max(map(len, votes), default=0)
    return winner({date: n for date, n in votes.items() if len(date) == length})


def majority(said: Iterable[tuple[str, str | None]]) -> str | None:
    """What most letters say, as `winner` has it.

    Args:
        said: pairs of a letter and what it says; a letter counts once for a value.
    """
    return winner(_votes(said))


def most_precise_date(said: Iterable[tuple[str, str | None]]) -> str | None:
    """The date of pairs of a letter and a date, as `finest` has it."""
    return finest(_votes(said))


def _votes(said: Iterable[tuple[str, str | None]]) -> dict[str, int]:
    return Counter(value for _, value in {pair for pair in said if pair[1]} if value)
