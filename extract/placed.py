"""Values by their places in a text, found without a look at all of them."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.layout import Interval


class Placed(Protocol):
    """A value found somewhere in the text."""

    @property
    def start(self) -> int:
        """Where it begins."""


P = TypeVar("P", bound=Placed)


def between(values: Sequence[Placed], start: int, end: int) -> range:
    """The indexes of the values, in order of the text, that begin in `start:end`."""
    place = attrgetter("start")
    first = bisect_left(values, start, key=place)
    return range(first, bisect_left(values, end, first, key=place))


class Index(Generic[P]):
    """Values in an order of their own, asked for by where they begin."""

    def __init__(self, values: Sequence[P]) -> None:
        self._values = values
        self._order = sorted(range(len(values)), key=lambda at: values[at].start)
        self._starts = [values[at].start for at in self._order]

    def between(self, start: int, end: int) -> list[tuple[int, P]]:
        """The values that begin in `start:end`, each with its place in their order."""
        first = bisect_left(self._starts, start)
        found = sorted(self._order[first : bisect_left(self._starts, end, first)])
        return [(at, self._values[at]) for at in found]


class Cover:
    """What some intervals cover, nested and overlapping as they may be."""

    def __init__(self, places: Iterable[Interval]) -> None:
        self._starts: list[int] = []
        self._reach: list[int] = []  # the end of all that begins so far
        for start, end in sorted(places):
            self._starts.append(start)
            self._reach.append(max([end, *self._reach[-1:]]))

    def touches(self, start: int, end: int) -> bool:
        """Whether something of `start:end` is covered."""
        begun = bisect_left(self._starts, end)
        return begun > 0 and self._reach[begun - 1] > start

    def __contains__(self, offset: int) -> bool:
        return self.touches(offset, offset + 1)
