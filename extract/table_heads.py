"""What the head of a table says of its columns: task, who leads, by when."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from ontology.registry import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.layout import Interval, Table
    from ontology.rows import ColumnRole

    Columns: TypeAlias = tuple[ColumnRole | None, ...]

AGENCY_ROLES: tuple[Literal["lead", "cooperate", "monitor"], ...] = (
    "lead",
    "cooperate",
    "monitor",
)
WORK: tuple[ColumnRole, ...] = ("task", "indicator")
"""Columns that say what is to be done."""
_HEAD_ROWS = 4  # a head lies no deeper: titles above it, two rows of its own
_LONGEST_HEAD = 80  # characters of the head of a column


def find_head(text: str, table: Table) -> tuple[Columns, int] | None:
    """The columns that the head names, and the row below it; None if no tasks are.

    A head of two rows has its narrower columns in the second.
    """
    for index, row in enumerate(table.rows[:_HEAD_ROWS]):
        roles = roles_of(text, row)
        if not any(roles):
            continue
        below = table.rows[index + 1] if index + 1 < len(table.rows) else ()
        if _is_second_head(text, row, below):
            lower = roles_of(text, below)
            roles = tuple(b or a for a, b in zip(roles, lower, strict=True))
            index += 1  # noqa: PLW2901  # the head is a row longer
        if _assigns(roles):
            return trimmed(roles), index + 1
    return None


def trimmed(roles: Columns) -> Columns:
    """Columns up to the last that has a role: Word files end rows with empty cells."""
    last = max((n for n, role in enumerate(roles, 1) if role), default=0)
    return roles[:last]


def _assigns(roles: Columns) -> bool:
    return any(r in WORK for r in roles) and any(r in AGENCY_ROLES for r in roles)


def _is_second_head(
    text: str, above: Sequence[Interval], below: Sequence[Interval]
) -> bool:
    """Whether each cell of a row is empty, that of the row above, or a head itself."""
    if len(above) != len(below):
        return False
    own = [b for a, b in zip(above, below, strict=True) if a != b and b[0] < b[1]]
    return bool(own) and all(column_role(text[slice(*cell)]) for cell in own)


def roles_of(text: str, row: Sequence[Interval]) -> Columns:
    """What each cell of a row says as the head of its column."""
    return tuple(column_role(text[slice(*cell)]) for cell in row)


def column_role(head: str) -> ColumnRole | None:
    """What the head of a column says of the cells below; None if nothing known.

    `column_role("Cơ quan chủ trì")` is "lead". Source: `columns.toml`.
    """
    words = " ".join(head.split()).casefold().strip(" .:*")
    if not words or len(words) > _LONGEST_HEAD:
        return None
    for pattern, whole, role in _patterns():
        if pattern.fullmatch(words) if whole else pattern.search(words):
            return role
    return None


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool, ColumnRole], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{column.pattern})(?!\w)"), column.whole, column.role)
        for column in columns()
    )
