"""Where in a letter a proposal means: by a thing that stands there, or by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.corrections import checks
from graph.corrections.errors import BadCorrectionError, NoPlaceError, Why
from graph.corrections.sheet import meet
from graph.corrections.words import count_words
from graph.iris import fold
from ontology.terms import Cd

if TYPE_CHECKING:
    from extract.model import Span
    from graph.corrections.model import Proposal
    from graph.corrections.sheet import Sheet


def place(
    sheet: Sheet,
    asked: Proposal,
    label: str | None,
    thing: str | None,
    others: str = Cd.hasAssignment,
) -> tuple[Span, int]:
    """The place of a thing, else of the words given, and which time these stand there.

    `others` is the property of a task that leads to what might have been meant.

    Raises:
        NoPlaceError: there is neither.
        BadCorrectionError: the words stand there several times.
    """
    if thing is not None:
        words = fold(sheet.literal(thing, Cd.quote) or "")
        found = place_of(sheet, words, label, thing)
        if found is not None:
            return found
    if asked.quote is None:
        what = asked.agency or asked.object or asked.field
        raise NoPlaceError(_name(sheet, label), what, _said(sheet, label, others))
    words = checks.words(asked.quote)
    count = count_words(sheet.text, words, sheet.around(label)) or count_words(
        sheet.text, words, sheet.around(None)
    )
    ordinal = chosen_place(asked, count)
    at = sheet.find(words, ordinal, label)
    if at is None:
        there = _said(sheet, label, others)
        raise NoPlaceError(_name(sheet, label), asked.quote, there)
    return at, ordinal


def _name(sheet: Sheet, label: str | None) -> str:
    return sheet.letter if label is None else f"{sheet.letter} ({label})"


def _said(sheet: Sheet, label: str | None, others: str) -> list[str]:
    task = sheet.task(label) if label is not None else None
    things = sheet.links(task, others) if task else []
    return [sheet.literal(thing, Cd.quote) or "" for thing in things]


def place_of(
    sheet: Sheet, words: str, label: str | None, thing: str
) -> tuple[Span, int] | None:
    """The place of these words that is the place of a thing, and which time it is."""
    segments = sheet.segments(thing)
    for ordinal, at in enumerate(sheet.places(words, label), 1):
        if meet(at.segments, segments):
            return at, ordinal
    return None


def chosen_place(asked: Proposal, count: int) -> int:
    """Which of so many places with the same words a proposal means, from 1.

    Raises:
        BadCorrectionError: there are several and it does not say, or not so many.
    """
    if asked.ordinal is None and count > 1:
        raise BadCorrectionError(Why.which, count=count)
    if asked.ordinal is not None and not 1 <= asked.ordinal <= max(count, 1):
        raise BadCorrectionError(Why.so_many, count=count)
    return asked.ordinal or 1
