"""An annex in a file of its own, and the document that it came with.

Nghị định 30/2020/NĐ-CP, Phụ lục I: it opens with "Phụ lục II", and in brackets below
stands "(Kèm theo Quyết định số …/QĐ-UBND ngày … của …)". Often that number is left
blank; then a register may tell it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.model import Annex
from extract.row_labels import ANNEX

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extract.citations import Mention
    from extract.reading import Reading
    from extract.source import Given

_OPENS = re.compile(r"\w")
_CAME_WITH = re.compile(r"\((?:ban hành )?kèm theo\b[^()]{1,600}\)?", re.IGNORECASE)
_HEAD = 1500  # characters below the heading in which that bracket stands


@dataclass(frozen=True, slots=True)
class Heading:
    """The line "Phụ lục II" that a text opens with; `label` is the "II"."""

    start: int
    end: int
    label: str | None


def find_heading(text: str) -> Heading | None:
    """The heading of an annex, if nothing stands before it."""
    first = _OPENS.search(text)
    match = ANNEX.match(text, first.start()) if first else None
    return Heading(match.start(), match.end(), match["number"]) if match else None


def read_annex(
    reading: Reading,
    heading: Heading | None,
    citations: Iterable[Mention],
    given: Given | None,
) -> Annex | None:
    """What an annex says of the document that it came with; a register says it surer.

    That document is the last one cited by number in the bracket: "Kèm theo Chương
    trình hành động tại Nghị quyết số …".
    """
    if heading is None:
        return None
    end = heading.end + _HEAD
    bracket = _CAME_WITH.search(reading.text, heading.end, end)
    within = [
        mention
        for mention in citations
        if bracket
        and mention.number
        and bracket.start() <= mention.start < bracket.end()
    ]
    said = within[-1] if within else None
    number = (given and (given.annex_of or given.number)) or (said and said.number)
    mine = said if said and said.number == number else None
    start, end = bracket.span() if bracket else (heading.start, heading.end)
    return Annex(
        span=reading.span(start, end),
        label=heading.label,
        number=number or None,
        type=(given and given.type) or (mine and mine.type) or None,
        date=(given and given.date) or (mine and mine.date) or None,
        issuer=(given and given.issuer) or (mine and mine.issuer) or None,
        given=bool(number and (said is None or said.number != number)),
    )
