"""What papers have in common: heads, signatures, and tasks as the words of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Mm

from api.papers import words
from api.papers.sheet import CENTER, LEFT, SMALL, rule, write
from graph.bodies import plain_name
from viz import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from api.papers.order import Order
    from api.papers.sheet import Sheet
    from graph.answers.behind import Behind
    from graph.answers.tasks import Part
    from graph.catalog import Document, Task

MOST_CENTRAL = 4
"""Documents of the Centre that a cell names."""


def letterhead(sheet: Sheet, asked: Order, about: str | None = None) -> None:
    """The head of a paper: office and number, country and motto, place and day."""
    left, right = sheet.columns((0.38, 0.62))
    office = asked.office
    write(left.paragraphs[0], words.ABOVE_OFFICE, size=12, align=CENTER)
    name = office.upper() if office else words.OFFICE
    write(left.add_paragraph(), name, size=12, bold=True, align=CENTER)
    rule(left.add_paragraph(), round(sheet.width * 0.38 / 3))
    write(left.add_paragraph(), words.NUMBER, size=13, align=CENTER)
    if about:
        write(left.add_paragraph(), about, size=12, align=CENTER)
    write(right.paragraphs[0], words.COUNTRY, size=12, bold=True, align=CENTER)
    write(right.add_paragraph(), words.MOTTO, size=13, bold=True, align=CENTER)
    rule(right.add_paragraph(), round((sheet.width * 0.62 - Mm(58)) / 2))
    day = words.PLACE_AND_DAY.format(year=asked.as_of.year)
    write(right.add_paragraph(), day, size=13, italic=True, align=CENTER)
    sheet.gap(12)


def signature(sheet: Sheet) -> None:
    """Who gets the paper, and who signs it."""
    left, right = sheet.columns((0.48, 0.52))
    write(left.paragraphs[0], words.RECIPIENTS, size=12, bold=True, italic=True)
    for copy in words.COPIES:
        write(left.add_paragraph(), copy, size=SMALL, align=LEFT)
    title, seal, name = words.SIGNER
    write(right.paragraphs[0], title, bold=True, align=CENTER)
    write(right.add_paragraph(), seal, italic=True, size=13, align=CENTER)
    for _ in range(3):
        right.add_paragraph()
    write(right.add_paragraph(), name, bold=True, align=CENTER)


def names(parts: Iterable[Part], *roles: str) -> str:
    """Those who have one of some roles; who is only one of all addressed is told."""
    shown = (
        plain_name(part.agency.name)
        if part.stated
        else words.GENERAL.format(agency=plain_name(part.agency.name))
        for part in parts
        if part.role in roles
    )
    return ";\n".join(dict.fromkeys(shown))


def dues(task: Task) -> str:
    """The deadlines of a task."""
    return ";\n".join(dict.fromkeys(times.due(due, "vi") for due in task.deadlines))


def item(label: str) -> str:
    """What an item of a letter is called, below the name of the letter."""
    return words.ITEM.format(label=label)


def source(label: str, letter: Document) -> str:
    """The item of a letter that says so."""
    return f"{item(label)} {letter.label}"


def central(documents: Sequence[Behind]) -> str:
    """The documents of the Centre that a task carries out."""
    own = [behind.document.label for behind in documents if behind.strong]
    more = [words.BLANK] if len(own) > MOST_CENTRAL else []
    return "; ".join([*own[:MOST_CENTRAL], *more])
