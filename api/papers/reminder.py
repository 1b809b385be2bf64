"""Văn bản đôn đốc: a letter for each agency that has something to do, with its list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.papers import words
from api.papers.draft import draft
from api.papers.parts import letterhead, signature
from api.papers.sheet import CENTER, Sheet
from graph.answers.reminders import reminders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from api.papers.draft import Draft, Row
    from api.papers.order import Order

MOST_LETTERS: Final = 50
"""Letters in one file."""

_COLUMNS = ("number", "task", "part", "due", "source")
_WIDTHS = (0.07, 0.43, 0.13, 0.17, 0.20)


def reminder(asked: Order) -> bytes:
    """Write a letter for each agency that one of the tasks is open for."""
    slugs = {one.task.slug for one in asked.found.items}
    found = reminders(
        asked.store,
        asked.as_of,
        asked.until,
        tasks=slugs,
        agency=asked.agency.slug if asked.agency else None,
    )
    sheet = Sheet()
    for number, one in enumerate(found[:MOST_LETTERS]):
        if number:
            sheet.page_break()
        _letter(sheet, asked, draft(one, asked.as_of, asked.until, asked.office))
    if not found:
        sheet.line(words.NONE, italic=True)
    return sheet.to_bytes(words.ABOUT_REMINDER)


def _letter(sheet: Sheet, asked: Order, made: Draft) -> None:
    letterhead(sheet, asked, words.ABOUT_REMINDER)
    sheet.line(made.to, align=CENTER, after=12)
    sheet.text(made.opening)
    sheet.text(made.urging)
    for number, one in enumerate(made.requests, 1):
        sheet.text(f"{number}. {one}")
    sheet.text(made.closing)
    sheet.gap(12)
    signature(sheet)
    sheet.page_break()
    sheet.line(words.LIST, bold=True)
    sender = asked.office or words.BLANK
    told = words.LIST_OF.format(year=asked.as_of.year, office=sender)
    sheet.line(told, italic=True)
    sheet.rule(0.3)
    headings = [words.HEADINGS[name] for name in _COLUMNS]
    sheet.table(headings, _WIDTHS, _rows(made.lists))


def _rows(
    lists: Iterable[tuple[str, Sequence[Row]]],
) -> Iterator[Sequence[str]]:
    for heading, rows in lists:
        yield (heading,)
        for number, row in enumerate(rows, 1):
            due = f"{row.due}\n{row.standing}"
            yield str(number), row.told, row.part, due, row.source
