"""Tables that assign tasks: what each column holds, and each row as an item.

A table assigns tasks if its head names a column of tasks (or indicators) and one of
agencies. Rows that Roman numerals or capital letters number are headings; a row that
goes on with the sentence above it is part of that row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from extract.labels import Labels
from extract.letters import SMALL, WALL
from extract.row_labels import Mark, annex_label, label_rows, read_mark
from extract.table_heads import (
    AGENCY_ROLES,
    WORK,
    column_role,
    find_head,
    roles_of,
    trimmed,
)
from extract.tables import cells_of
from ontology.registry import order_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extract.items import Item
    from extract.layout import Interval, Table
    from extract.table_heads import Columns
    from ontology.rows import ColumnRole

_ORDINAL = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?")  # "(1)", "(5)=(3)+(4)" under a head
_GOES_ON = re.compile(rf"{SMALL}|[-–+(]")
_TAIL = re.compile(f"(?!các ){SMALL}")
_NOTE = re.compile(
    rf"[\s{WALL}]*(?:\(?\*+\)?|Ghi chú:?|Lưu ý:?) ?"
    r"(?P<head>[^\n:]{4,60}): ?(?P<cell>[^\n]+)"
)
"""Below a table: "* Tiến độ trình: tháng 9/2025 (áp dụng cho cả 04 dự án)"."""
_UNFINISHED = re.compile(r"[;,:]$")


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A table that assigns tasks: where it lies in the reading text, its rows."""

    start: int
    end: int
    rows: tuple[Item, ...]


@dataclass(slots=True)
class Row:
    """A row being read: its number, and its cells with the role of their column."""

    mark: Mark | None
    cells: list[tuple[ColumnRole, Interval]]
    heading: bool = False

    def of(self, *roles: ColumnRole) -> list[Interval]:
        """The cells of some columns."""
        return [cell for role, cell in self.cells if role in roles]


@dataclass(slots=True)
class _Reading:
    """The rows of a table, and of those that continue it on the next pages."""

    annex: str
    columns: Columns
    start: int
    end: int
    rows: list[Row] = field(default_factory=list)

    def goes_on(self, row: Row) -> bool:
        """Whether a row is the next one: without a whole number, or with the next."""
        if row.mark is None or row.mark.number is None:
            return True
        marks = (above.mark for above in reversed(self.rows) if above.mark)
        last = next((mark for mark in marks if mark.kind == row.mark.kind), None)
        return row.mark.number == (last.number or 0 if last else 0) + 1


def find_task_tables(text: str, tables: Sequence[Table]) -> list[TaskTable]:
    """Find the tables of tasks among `tables`, whose cells are offsets into `text`.

    Labels are those of `row_labels`; no two rows of a letter share one.
    """
    readings: list[_Reading] = []
    open_: _Reading | None = None
    for table in tables:
        start, end = extent(table)
        annex = annex_label(text, start)
        head = find_head(text, table)
        known, first = head or (open_.columns if open_ else (), 0)
        rows = list(_rows(text, table, first, known)) if known else []
        same = open_ and (open_.annex, open_.columns) == (annex, known)
        if open_ and same and rows and open_.goes_on(rows[0]):
            open_.end = end
        elif head is None:
            open_ = None
            continue
        else:
            open_ = _Reading(annex, known, start, end)
            readings.append(open_)
        for row in rows:
            _add(text, open_, row)
    used = Labels()
    found = []
    for reading in readings:
        _note_below(text, reading)
        _head_parts(text, reading)
        items = label_rows(reading.annex, reading.rows, used)
        found.append(TaskTable(reading.start, reading.end, tuple(items)))
    return found


def _note_below(text: str, reading: _Reading) -> None:
    """Add to all rows what a line right below the table says of them all by when."""
    note = _NOTE.match(text, reading.end)
    if note is None or column_role(note["head"]) != "deadline":
        return
    for row in reading.rows:
        if not (row.heading or row.of("deadline")):
            row.cells.append(("deadline", note.span("cell")))


def _head_parts(text: str, reading: _Reading) -> None:
    """Make headings of rows without a number that name a part of the table.

    One cell alone above a row that names who does it: "Buổi sáng | | ". What opens with
    a verb is a task that nobody leads.
    """
    for row, below in pairwise(reading.rows):
        alone = row.mark is None and all(role in WORK for role, _ in row.cells)
        if alone and below.of(*AGENCY_ROLES):
            words = text[slice(*row.cells[0][1])].casefold()
            row.heading = row.heading or not words.startswith(order_words("verbs"))


def extent(table: Table) -> Interval:
    """Where a table begins and ends."""
    cells = cells_of([table])
    return (cells[0][0], max(end for _, end in cells)) if cells else (0, 0)


# ---- rows ----------------------------------------------------------------------------


def _rows(text: str, table: Table, first: int, known: Columns) -> Iterator[Row]:
    """The rows that say something; heads that are repeated and ordinals do not."""
    heads = {_words(text, row) for row in table.rows[:first]}
    for cells in table.rows[first:]:
        filled = list(dict.fromkeys(cell for cell in cells if cell[0] < cell[1]))
        words = _words(text, filled)
        ordinals = len(words) > 1 and all(map(_ORDINAL.fullmatch, words))
        same = trimmed(roles_of(text, cells)) == known
        repeated = same or _words(text, cells) in heads
        if not words or ordinals or repeated:
            continue
        if len(filled) == 1:
            yield _whole_row(text, filled[0])
            continue
        row = Row(None, [])
        for role, cell in zip(known, cells, strict=False):
            if role == "number":
                row.mark = read_mark(text[slice(*cell)])
            elif role and cell[0] < cell[1] and (role, cell) not in row.cells:
                row.cells.append((role, cell))
        if row.mark is None and "number" not in known:
            _take_number(text, row)
        row.heading = bool(row.mark and row.mark.heads and not row.of(*AGENCY_ROLES))
        if row.cells:
            yield row


def _words(text: str, cells: Sequence[Interval]) -> tuple[str, ...]:
    return tuple(text[slice(*cell)] for cell in cells)


def _whole_row(text: str, cell: Interval) -> Row:
    """A row with one cell alone, or one merged over all columns."""
    row = Row(None, [("task", cell)])
    _take_number(text, row)
    return row


def _take_number(text: str, row: Row) -> None:
    """The number that opens the words of a task, where no column holds it."""
    for position, (role, (start, end)) in enumerate(row.cells):
        if role in WORK and (opening := _NUMBERED.match(text, start, end)):
            row.mark = read_mark(opening["mark"])
            row.cells[position] = (role, (opening.end(), end))
            return


_NUMBERED = re.compile(r"(?P<mark>\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-H])[.)] ?(?=\S)")


def _add(text: str, reading: _Reading, row: Row) -> None:
    """Add a row, or what it adds to the row above."""
    above = reading.rows[-1] if reading.rows else None
    work = row.of(*WORK)
    if row.mark is None and above is not None and not row.of("lead"):
        ends = above.of(*WORK)
        open_ = ends and _UNFINISHED.search(text[slice(*ends[-1])])
        if not work or _GOES_ON.match(text, work[0][0]) or open_:
            above.cells += _going_on(text, above, row)
            return
    if not work:
        return
    alone = all(role in WORK for role, _ in row.cells)
    capitals = text[slice(*work[0])].isupper()
    unnumbered = row.mark is None and ("number" in reading.columns or capitals)
    row.heading = row.heading or (alone and (unnumbered or _heads(row.mark)))
    reading.rows.append(row)


def _going_on(text: str, above: Row, row: Row) -> Iterator[tuple[ColumnRole, Interval]]:
    """The cells that go on; the end of a name whose beginning is not there does not."""
    for role, cell in row.cells:
        tail = role in AGENCY_ROLES and _TAIL.match(text, *cell)
        if above.of(role) or not tail:
            yield role, cell


def _heads(mark: Mark | None) -> bool:
    return mark is not None and mark.heads
