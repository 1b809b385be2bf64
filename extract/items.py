"""An item of a letter: its label, its place, its cells if it is the row of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.layout import Interval
    from extract.placed import Index, P
    from ontology.rows import ColumnRole


@dataclass(frozen=True, slots=True)
class Item:
    """An item: its label by path ("3.b"), its parent's, and its own text.

    `cells` are those of a row of a table, with the role of their column; some may lie
    outside of `start:end`, merged over several rows.
    """

    label: str
    parent: str | None
    start: int
    end: int
    leaf: bool
    cells: tuple[tuple[ColumnRole, Interval], ...] = ()

    def column(self, *roles: ColumnRole) -> list[Interval]:
        """The cells of some columns."""
        return [cell for role, cell in self.cells if role in roles]

    @property
    def prose(self) -> list[Interval]:
        """Where its sentences stand: all of its text, or the cells of the task."""
        return self.column("task", "indicator") or [(self.start, self.end)]

    def holds(self, offset: int) -> bool:
        """Whether an offset lies in its text."""
        if not self.cells:
            return self.start <= offset < self.end
        for _, (start, end) in self.cells:  # noqa: SIM110  # asked for each mention
            if start <= offset < end:
                return True
        return False

    @property
    def reach(self) -> Interval:
        """From where to where its text lies, with what may stand between its cells."""
        places = [cell for _, cell in self.cells] or [(self.start, self.end)]
        return min(places)[0], max(end for _, end in places)

    def own(self, values: Index[P]) -> list[P]:
        """The values that start in its text."""
        near = values.between(*self.reach)
        return [value for _, value in near if self.holds(value.start)]
