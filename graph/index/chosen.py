"""Rows of the index that meet conditions, in an order: a sequence, cut in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar, cast, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.index.database import Row, Value, View

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Condition:
    """What rows have to meet, in SQL, and what its marks stand for."""

    sql: str
    parameters: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Chosen(Sequence[T], Generic[T]):
    """What is made of the rows that meet all conditions, read as far as asked for.

    `columns` and `source` are the SELECT and the FROM of a query, `order` its ORDER BY,
    the first decides. `key` names a row: of a part its rows alone are read, so that not
    all columns of all rows are put in order.
    """

    view: View
    key: str
    columns: str
    source: str
    conditions: tuple[Condition, ...]
    order: tuple[Condition, ...]
    make: Callable[[Row], T]

    def sorted(self, order: Sequence[Condition]) -> Chosen[T]:
        """The same in another order; what is equal in it stays as it is."""
        return replace(self, order=(*order, *self.order))

    def counts(self, value: str) -> list[tuple[str, int]]:
        """How many rows have each value of an expression, but for those without."""
        sql = f"SELECT value, COUNT(*) FROM ({self._each(value)}) GROUP BY 1"  # noqa: S608 - ours
        rows = self.view.rows(sql, self._met)
        return [(str(one), cast("int", n)) for one, n in rows if one is not None]

    @cached_property
    def _size(self) -> int:
        sql = f"SELECT COUNT(*) FROM ({self._each('NULL')})"  # noqa: S608 - ours
        return cast("int", self.view.value(sql, self._met))

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[T]:
        return map(self.make, self.view.stream(self._sql, self._parameters))

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """One of them, or those of a slice that goes forward."""
        if isinstance(index, int):
            start = range(len(self))[index]
            return self[start : start + 1][0]
        start, stop, _ = index.indices(len(self))
        part = f"SELECT {self.key} FROM {self._from}{self._ordered} LIMIT ? OFFSET ?"  # noqa: S608 - ours
        rows = self.view.rows(
            f"SELECT {self.columns} FROM {self.source}"  # noqa: S608 - ours
            f" WHERE {self.key} IN ({part}){self._ordered}",
            (*self._parameters, max(0, stop - start), start, *self._ordering),
        )
        return [*map(self.make, rows)]

    def _each(self, value: str) -> str:
        """A value of each row, to be counted.

        SQLite leaves out joins that nobody needs, but not where it counts; and it makes
        one query of two, unless the inner one has a limit.
        """
        return f"SELECT {value} AS value FROM {self._from} LIMIT -1"  # noqa: S608 - ours

    @property
    def _from(self) -> str:
        met = " AND ".join(f"({one.sql})" for one in self.conditions)
        return f"{self.source} WHERE {met or 'TRUE'}"

    @property
    def _ordered(self) -> str:
        return f" ORDER BY {', '.join(one.sql for one in self.order)}"

    @property
    def _sql(self) -> str:
        return f"SELECT {self.columns} FROM {self._from}{self._ordered}"  # noqa: S608 - ours

    @property
    def _met(self) -> tuple[Value, ...]:
        return tuple(value for one in self.conditions for value in one.parameters)

    @property
    def _ordering(self) -> tuple[Value, ...]:
        return tuple(value for one in self.order for value in one.parameters)

    @property
    def _parameters(self) -> tuple[Value, ...]:
        return *self._met, *self._ordering
