"""Rows of the index as the values that answers work with: by key, by column, or all.

What was asked for is kept, up to a bound. What is small is read at once and wholly, so
that a small store is asked of memory alone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, ItemsView, Mapping, Sequence, ValuesView
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from graph.index.database import Row, Value, View

K = TypeVar("K")
T = TypeVar("T")

SMALL: Final = 5_000
"""Rows that are kept wholly."""
MOST_KEPT: Final = 20_000
"""Values kept of what has more."""


@dataclass(frozen=True, slots=True)
class Table(Generic[T]):
    """Rows of a kind in SQL, and how a value is made of one."""

    select: str
    order: str
    make: Callable[[Row], T]
    only: str = "TRUE"

    def sql(self, condition: str = "TRUE", order: str = "") -> str:
        """The query for rows that meet a condition."""
        met = f"{self.only} AND {condition}"
        return f"{self.select} WHERE {met} ORDER BY {order or self.order}"

    def few(self, view: View) -> list[Row] | None:
        """All rows, if they are few; to find out that they are not costs little."""
        source = self.select[self.select.index("FROM") :]
        first = f"SELECT 1 {source} WHERE {self.only} LIMIT {SMALL + 1}"
        return view.rows(self.sql()) if count(view, first) <= SMALL else None


class Rows(Collection[T]):
    """All values of a kind, in order, made of rows as they are asked for."""

    def __init__(self, view: View, table: Table[T]) -> None:
        self._view = view
        self._table = table
        self._few: tuple[T, ...] | None = None
        self._are_many = False

    @property
    def sql(self) -> str:
        """The query for all of them."""
        return self._table.sql()

    @property
    def few(self) -> tuple[T, ...] | None:
        """All of them if they are few."""
        if self._few is None and not self._are_many:
            rows = self._table.few(self._view)
            self._are_many = rows is None
            self._few = None if rows is None else tuple(map(self._table.make, rows))
        return self._few

    def where(self, condition: str, *parameters: Value, order: str = "") -> list[T]:
        """Those whose rows meet a condition of ours, in SQL, in their order or ours."""
        rows = self._view.rows(self._table.sql(condition, order), parameters)
        return [*map(self._table.make, rows)]

    def __iter__(self) -> Iterator[T]:
        if self.few is not None:
            return iter(self.few)
        return map(self._table.make, self._view.stream(self.sql))

    def __len__(self) -> int:
        if self.few is not None:
            return len(self.few)
        return count(self._view, self.sql)

    def __contains__(self, value: object) -> bool:
        return any(value == one for one in self)


class Shelf(Mapping[str, T]):
    """Values of a kind by their slugs, in order: the first column of their rows."""

    def __init__(self, view: View, table: Table[T], slug: str = "slug") -> None:
        """`slug` is the name of that column."""
        self._view = view
        self._table = table
        self._slug = slug
        self._kept: dict[str, T] | None = None
        self._is_whole = False

    @property
    def are_few(self) -> bool:
        """Whether they are kept wholly; to ask this counts no more than that takes."""
        self._known()
        return self._is_whole

    def where(self, condition: str, *parameters: Value, order: str = "") -> list[T]:
        """Those whose rows meet a condition of ours, in SQL, in their order or ours."""
        rows = self._view.rows(self._table.sql(condition, order), parameters)
        return [*map(self._table.make, rows)]

    def among(self, slugs: Iterable[str]) -> dict[str, T]:
        """Those of some slugs that there are, read at once."""
        kept, asked = self._known(), [*slugs]
        found = {slug: kept[slug] for slug in asked if slug in kept}
        if not self._is_whole and len(found) < len(asked):
            unread = json.dumps([slug for slug in asked if slug not in found])
            one_of = f"{self._slug} IN (SELECT value FROM json_each(?))"  # noqa: S608 - ours
            for row in self._view.rows(self._table.sql(one_of), (unread,)):
                found[str(row[0])] = value = self._table.make(row)
                keep(kept, str(row[0]), value)
        return found

    def pairs(self) -> Iterator[tuple[str, T]]:
        """All of them with their slugs, as they are asked for."""
        kept = self._known()
        if self._is_whole:
            return iter(kept.items())
        rows = self._view.stream(self._table.sql())
        return ((str(row[0]), self._table.make(row)) for row in rows)

    def __getitem__(self, slug: str) -> T:
        kept = self._known()
        if slug in kept or self._is_whole:
            return kept[slug]
        for value in self.where(f"{self._slug} = ?", slug):
            keep(kept, slug, value)
            return value
        raise KeyError(slug)

    def __iter__(self) -> Iterator[str]:
        return (slug for slug, _ in self.pairs())

    def __len__(self) -> int:
        kept = self._known()
        return len(kept) if self._is_whole else count(self._view, self._table.sql())

    def values(self) -> ValuesView[T]:
        """All of them, in order."""
        return _Values(self)

    def items(self) -> ItemsView[str, T]:
        """All of them with their slugs, in order."""
        return _Items(self)

    def _known(self) -> dict[str, T]:
        if self._kept is None:
            few = self._table.few(self._view)
            self._is_whole = few is not None
            self._kept = {str(row[0]): self._table.make(row) for row in few or ()}
        return self._kept


class _Values(ValuesView[T]):
    _mapping: Shelf[T]

    def __iter__(self) -> Iterator[T]:
        return (value for _, value in self._mapping.pairs())


class _Items(ItemsView[str, T]):
    _mapping: Shelf[T]

    def __iter__(self) -> Iterator[tuple[str, T]]:
        return self._mapping.pairs()


class Groups(Mapping[str, Sequence[T]]):
    """Values of a kind by the slug that they have in a column."""

    def __init__(
        self, view: View, table: Table[T], column: str, key: Callable[[T], str]
    ) -> None:
        self._view = view
        self._rows = Rows(view, table)
        self._column = column
        self._key = key
        self._kept: dict[str, Sequence[T]] | None = None
        self._is_whole = False

    def __getitem__(self, slug: str) -> Sequence[T]:
        kept = self._known()
        if slug in kept or self._is_whole:
            return kept[slug]
        found = self._rows.where(f"{self._column} = ?", slug)
        if not found:
            raise KeyError(slug)
        keep(kept, slug, found)
        return found

    def among(self, slugs: Iterable[str]) -> dict[str, Sequence[T]]:
        """Those of some slugs, read at once."""
        kept, asked = self._known(), [*slugs]
        found = {slug: kept[slug] for slug in asked if slug in kept}
        if not self._is_whole and len(found) < len(asked):
            unread = json.dumps([slug for slug in asked if slug not in found])
            grouped: dict[str, list[T]] = defaultdict(list)
            one_of = f"{self._column} IN (SELECT value FROM json_each(?))"  # noqa: S608 - ours
            for value in self._rows.where(one_of, unread):
                grouped[self._key(value)].append(value)
            for slug, values in grouped.items():
                found[slug] = values
                keep(kept, slug, values)
        return found

    def __iter__(self) -> Iterator[str]:
        if self._known() and self._is_whole:
            return iter(self._known())
        sql = f"SELECT DISTINCT {self._column} FROM ({self._rows.sql})"  # noqa: S608 - ours
        return (str(row[0]) for row in self._view.stream(sql))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _known(self) -> dict[str, Sequence[T]]:
        if self._kept is None:
            few = self._rows.few
            grouped: dict[str, list[T]] = defaultdict(list)
            for value in few or ():
                grouped[self._key(value)].append(value)
            self._is_whole = few is not None
            self._kept = dict(grouped)
        return self._kept


def count(view: View, sql: str) -> int:
    """How many rows a query of ours has."""
    return cast("int", view.value(f"SELECT COUNT(*) FROM ({sql})"))  # noqa: S608 - ours


def keep(kept: dict[K, T], name: K, value: T, most: int = MOST_KEPT) -> None:
    """Keep a value, and no more than so many."""
    kept[name] = value
    if len(kept) > most:
        kept.pop(next(iter(kept)), None)
