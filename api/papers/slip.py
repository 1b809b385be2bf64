"""Phiếu giao việc: one task in full, or all that one agency is told to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.papers import words
from api.papers.annex import say_cut
from api.papers.parts import central, dues, letterhead, names, source
from api.papers.sheet import CENTER, Sheet, write
from graph.answers.behind import Centre
from graph.answers.products import products
from graph.answers.steps import steps
from graph.bodies import plain_name
from viz import times

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from api.papers.order import Order
    from graph.answers.steps import Step
    from graph.answers.tasks import TaskSummary

_COLUMNS = ("number", "task", "cooperate", "due", "product", "source")
_WIDTHS = (0.07, 0.38, 0.16, 0.13, 0.13, 0.13)


def slip(asked: Order) -> bytes:
    """Write the slip: of a single task line by line, of several as a table."""
    sheet = Sheet()
    letterhead(sheet, asked)
    sheet.line(words.SLIP, bold=True)
    sheet.line(words.SLIP_TO.format(agency=_receiver(asked)), bold=True)
    sheet.rule(0.3)
    items = asked.found.items
    if len(items) == 1:
        _one(sheet, _lines(asked, items[0]))
    else:
        sheet.text(words.SLIP_REQUEST)
        headings = [words.HEADINGS[name] for name in _COLUMNS]
        sheet.table(headings, _WIDTHS, _rows(asked))
    say_cut(sheet, asked)
    sheet.gap(12)
    _signers(sheet)
    return sheet.to_bytes(words.SLIP)


def _receiver(asked: Order) -> str:
    """Who gets it: the agency asked by, else those who lead the one task."""
    if asked.agency is not None:
        return plain_name(asked.agency.name)
    items = asked.found.items
    parts = items[0].parts if len(items) == 1 else ()
    leads = (plain_name(part.agency.name) for part in parts if part.role == "lead")
    return "; ".join(dict.fromkeys(leads)) or words.BLANK


def _lines(asked: Order, one: TaskSummary) -> Mapping[str, str]:
    """What the slip says of one task, by the name of its line."""
    slug = one.task.slug
    behind = Centre(asked.store, asked.as_of).behind(slug)
    told = map(_report, steps(asked.store).get(slug, ()))
    return {
        "task": one.task.text,
        "ground": f"{source(one.task.label, one.letter)}\n{central(behind)}".strip(),
        "lead": names(one.parts, "lead"),
        "cooperate": names(one.parts, "cooperate"),
        "product": "\n".join(products(asked.store).get(slug, ())),
        "due": dues(one.task),
        "report": "\n".join(told),
        "note": "",
    }


def _one(sheet: Sheet, lines: Mapping[str, str]) -> None:
    """Each line below its number; one of which nothing is known is left to a pen."""
    for name, heading in words.SLIP_LINES.items():
        sheet.text(heading, bold=True)
        for line in lines[name].split("\n"):
            sheet.text(line or words.BLANK * 27)


def _report(step: Step) -> str:
    """A reporting step: from whom, through whom, to whom, by when."""
    due = "; ".join(times.due(time, "vi") for time in step.times)
    via = plain_name(step.via.name) if step.via else ""
    senders = ", ".join(plain_name(sender.name) for sender in step.senders)
    return words.REPORT.format(
        senders=senders or words.BLANK,
        via=words.REPORT_VIA.format(via=via) if via else "",
        to=plain_name(step.to.name) if step.to else words.BLANK,
        due=words.REPORT_DUE.format(due=due) if due else "",
    )


def _rows(asked: Order) -> Iterator[Sequence[str]]:
    made = products(asked.store)
    for number, one in enumerate(asked.found.items, 1):
        yield (
            str(number),
            one.task.text,
            names(one.parts, "cooperate"),
            dues(one.task),
            ";\n".join(made.get(one.task.slug, ())),
            source(one.task.label, one.letter),
        )


def _signers(sheet: Sheet) -> None:
    for cell, title in zip(sheet.columns((0.5, 0.5)), words.SLIP_SIGNERS, strict=True):
        write(cell.paragraphs[0], title, bold=True, align=CENTER)
        write(cell.add_paragraph(), words.SIGNED, italic=True, size=13, align=CENTER)
