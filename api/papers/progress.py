"""Theo dõi thực hiện: what became of each task of a letter, as of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.papers import words
from api.papers.annex import numbered, say_cut
from api.papers.parts import dues, item, letterhead, names, signature
from api.papers.sheet import Sheet
from graph.answers.board import COLUMNS, board
from graph.answers.states import states
from graph.bodies import plain_name
from viz import times
from viz.messages import messages
from viz.progress import progress_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from api.papers.order import Order
    from graph.answers.states import State

_COLUMNS = ("number", "task", "lead", "cooperate", "due", "state", "result")
_WIDTHS = (0.05, 0.33, 0.13, 0.13, 0.11, 0.12, 0.13)


def progress(asked: Order) -> bytes:
    """Write the sheet, a table on A4 across."""
    sheet = Sheet(wide=True)
    letterhead(sheet, asked)
    title = asked.title(words.PROGRESS_TITLES)
    sheet.line(words.PROGRESS, bold=True)
    sheet.line(title, bold=True)
    day = times.in_full(asked.as_of)
    sheet.line(words.AS_OF.format(day=day), italic=True)
    sheet.rule(0.2)
    sheet.text(_sum(asked))
    sheet.table([words.HEADINGS[name] for name in _COLUMNS], _WIDTHS, _rows(asked))
    say_cut(sheet, asked)
    sheet.gap(12)
    signature(sheet)
    return sheet.to_bytes(f"{words.PROGRESS} {title}")


def _sum(asked: Order) -> str:
    """How many tasks stand how."""
    made = board(asked.store, asked.found.items, asked.as_of)
    counts = {name: len(made.columns[name]) for name in COLUMNS}
    return words.PROGRESS_SUM.format(total=len(asked.found.items), **counts)


def _rows(asked: Order) -> Iterator[Sequence[str]]:
    for number, one in numbered(asked):
        if number is None:
            yield (one.letter.label,)
            continue
        found = states(asked.store, one.task.slug, asked.as_of)
        yield (
            str(number),
            f"{one.task.text} ({item(one.task.label)})",
            names(one.parts, "lead"),
            names(one.parts, "cooperate"),
            dues(one.task),
            _standing(found),
            _results(found),
        )


def _standing(found: Sequence[State]) -> str:
    """The state that all share, or each with those who stand so."""
    t = messages("vi")
    by_words: dict[str, list[str]] = {}
    for state in found:
        told = t[progress_of(state)]
        by_words.setdefault(told, []).append(plain_name(state.agency.name))
    if len(by_words) == 1:
        return next(iter(by_words))
    return "\n".join(f"{told}: {'; '.join(who)}" for told, who in by_words.items())


def _results(found: Iterable[State]) -> str:
    """What those who reported give as evidence."""
    t = messages("vi")
    lines = []
    for state in found:
        if (report := state.report) is not None:
            evidence = t("progress.evidence", evidence=report.evidence)
            lines.append(f"{plain_name(state.agency.name)}: {evidence}")
    return "\n".join(lines)
