"""Counts of an evaluation, and what they are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet


@dataclass(frozen=True, slots=True)
class Count:
    """How many were found, missed and extra."""

    found: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.found + other.found,
            self.missed + other.missed,
            self.extra + other.extra,
        )

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        said = self.found + self.extra
        return self.found / said if said else 1.0

    @property
    def recall(self) -> float:
        """The share of what is right that was found."""
        right = self.found + self.missed
        return self.found / right if right else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure of one letter: its count, and in words what is missed and extra."""

    count: Count
    missed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def __add__(self, other: Measured) -> Measured:
        return Measured(
            self.count + other.count,
            self.missed + other.missed,
            self.extra + other.extra,
        )


def compare(
    wanted: AbstractSet[object],
    got: AbstractSet[object],
    free: AbstractSet[object] = frozenset(),
    where: str = "",
) -> Measured:
    """Compare two sets; what is `free` may be found."""
    missed, extra = wanted - got, got - wanted - free
    return Measured(
        Count(len(wanted & got), len(missed), len(extra)),
        tuple(shown(missed, where)),
        tuple(shown(extra, where)),
    )


def shown(things: Iterable[object], where: str = "") -> list[str]:
    """Things in words, in an order that stays."""
    return sorted(f"{where}{_words(thing)}" for thing in things)


def _words(thing: object) -> str:
    return " ".join(map(str, thing)) if isinstance(thing, tuple) else str(thing)
