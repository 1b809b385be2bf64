"""Tables as CSV (RFC 4180) and as one XLSX workbook (ECMA-376).

What letters say is never a formula: a spreadsheet runs a cell that begins with one of
`= + - @`, so in CSV an apostrophe stands before it, and in a workbook it is told to be
text (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING, Final

from graph.exchange.archives import without_clock
from graph.xml_text import xml_safe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.cell import WriteOnlyCell

    from graph.exchange.tables import Cell, Table

MOST_CHARACTERS: Final = 32_767
"""Of a cell of a workbook; longer text is cut, with an ellipsis."""

_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


def to_csv(table: Table) -> bytes:
    """A table as UTF-8 with the byte order mark by which Excel knows it.

    A text that begins with an apostrophe gets another, so that taking one off gives
    back every text.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(table.headings)
    writer.writerows([_written(cell) for cell in row] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> object:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        text = cell.replace("\x00", "\N{REPLACEMENT CHARACTER}")
        return f"'{text}" if text.startswith(_DANGEROUS) else text
    return cell


def to_xlsx(tables: Iterable[Table]) -> bytes:
    """A workbook with a sheet for each table; equal tables give equal bytes."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load, only needed here
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - as above
    from openpyxl.styles import Font  # noqa: PLC0415 - as above

    book = Workbook(write_only=True)
    for table in tables:
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        head = [WriteOnlyCell(sheet, heading) for heading in table.headings]
        for cell in head:
            cell.font = Font(bold=True)
        sheet.append(head)
        for row in table.rows:
            sheet.append([_filled(WriteOnlyCell(sheet), value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return without_clock(out.getvalue())


def _filled(cell: WriteOnlyCell, value: Cell) -> WriteOnlyCell:
    """The cell with a value: a day shown as one, a text never a formula."""
    if isinstance(value, str):
        safe = xml_safe(value)
        if len(safe) > MOST_CHARACTERS:
            safe = safe[: MOST_CHARACTERS - 1] + "…"
        cell.value = safe
        cell.data_type = "s"
        return cell
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    return cell
