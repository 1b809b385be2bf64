"""Phụ lục phân công nhiệm vụ: who does what by when, as the annex of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.papers import words
from api.papers.parts import central, dues, item, names
from api.papers.sheet import Sheet
from graph.answers.behind import Centre
from graph.answers.products import products

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from api.papers.order import Order
    from graph.answers.tasks import TaskSummary

_COLUMNS = ("number", "task", "lead", "cooperate", "due", "product", "ground")
_WIDTHS = (0.05, 0.34, 0.14, 0.14, 0.11, 0.11, 0.11)


def annex(asked: Order) -> bytes:
    """Write the annex, a table on A4 across."""
    sheet = Sheet(wide=True)
    sheet.line(words.ANNEX, bold=True)
    title = asked.title(words.ANNEX_TITLES)
    sheet.line(title.upper(), bold=True)
    enclosed = words.ENCLOSED.format(year=asked.as_of.year)
    sheet.line(enclosed, italic=True)
    sheet.rule(0.2)
    sheet.table([words.HEADINGS[name] for name in _COLUMNS], _WIDTHS, rows(asked))
    say_cut(sheet, asked)
    return sheet.to_bytes(title)


def rows(asked: Order) -> Iterator[Sequence[str]]:
    """The tasks in rows, below the name of their letter."""
    centre, made = Centre(asked.store, asked.as_of), products(asked.store)
    for number, one in numbered(asked):
        if number is None:
            yield (one.letter.label,)
            continue
        slug = one.task.slug
        yield (
            str(number),
            one.task.text,
            names(one.parts, "lead"),
            names(one.parts, "cooperate"),
            dues(one.task),
            ";\n".join(made.get(slug, ())),
            f"{item(one.task.label)}\n{central(centre.behind(slug))}".strip(),
        )


def numbered(asked: Order) -> Iterator[tuple[int | None, TaskSummary]]:
    """The tasks with their numbers; a letter's first comes before them without one."""
    before = None
    for number, one in enumerate(asked.found.items, 1):
        if one.task.letter != before:
            yield None, one
            before = one.task.letter
        yield number, one


def say_cut(sheet: Sheet, asked: Order) -> None:
    """Say that a paper lacks something, or that it is empty."""
    count, total = len(asked.found.items), asked.found.total
    if count < total:
        sheet.line(words.CUT.format(count=count, total=total), italic=True)
    elif not total:
        sheet.line(words.NONE, italic=True)
