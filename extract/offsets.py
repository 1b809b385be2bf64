"""Where the characters of one text stand in another that it was made from."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.layout import Interval


class Offsets:
    """The offsets of a text, `here`, beside those of its source, `there`.

    Only where a run of neighbours begins is remembered. Both texts have one order.

    Attributes:
        length: How many characters the text has.
    """

    def __init__(self) -> None:
        self.length = 0
        self._here: list[int] = []
        self._there: list[int] = []

    def add(self, count: int, there: int) -> None:
        """Go on with neighbours, the first of which stands at `there`."""
        if not self._here or self.there(self.length) != there:
            self._here.append(self.length)
            self._there.append(there)
        self.length += count

    def there(self, here: int) -> int:
        """Where a character stands."""
        run = bisect_right(self._here, here) - 1
        return self._there[run] + here - self._here[run]

    def here(self, there: int) -> int:
        """The first character that stands at an offset or behind it."""
        run = bisect_left(self._there, there)
        reached = self._here[run] if run < len(self._here) else self.length
        if run == 0:
            return reached
        return min(reached, self._here[run - 1] + there - self._there[run - 1])

    def runs(self, start: int, end: int) -> Iterator[Interval]:
        """The runs that `start:end` consists of: how long each is, where it begins."""
        run = bisect_right(self._here, start)
        for edge in (*self._here[run : bisect_left(self._here, end)], end):
            yield edge - start, self.there(start)
            start = edge
