"""What is left of a letter's statements when its corrections are made: the core.

A pure function of what the machine says and of the corrections, so that it can be made
anew whenever the letter is read again, and undone by leaving a correction out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.corrections.fields import (
    change_citation,
    change_deadline,
    change_relation,
    change_role,
)
from graph.corrections.headers import change_header
from graph.corrections.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyoxigraph as ox

    from graph.corrections.model import Change, Correction
    from graph.iris import Iris

_AT_WORDS = {
    "role": change_role,
    "deadline": change_deadline,
    "relation": change_relation,
}


@dataclass(frozen=True, slots=True)
class Applied:
    """What the corrections of a letter make of what the machine says.

    `kept` stays in the letter's graph, `added` stands in that of people's statements;
    `displaced` are the statements that each correction took out, by its id. `lost` are
    the ids of those that no longer find their place.
    """

    kept: frozenset[ox.Quad]
    added: frozenset[ox.Quad]
    displaced: Mapping[str, frozenset[ox.Quad]]
    lost: frozenset[str]


def apply(
    quads: Iterable[ox.Quad],
    corrections: Iterable[Correction],
    iris: Iris,
    letter: str,
) -> Applied:
    """Make the confirmed corrections of a letter, in the order of their numbers.

    Of those that are only proposed it is told whether they find their place.
    """
    sheet = Sheet(iris, letter, quads)
    displaced: dict[str, frozenset[ox.Quad]] = {}
    lost: set[str] = set()
    live = (correction for correction in corrections if correction.live)
    for one in sorted(live, key=lambda correction: correction.number):
        sheet.taken = set()
        confirmed = one.status == "confirmed"
        found = _make(sheet, one) if confirmed else finds_place(sheet, one.change)
        if not found:
            lost.add(one.id)
        if sheet.taken:
            displaced[one.id] = frozenset(sheet.taken)
    now = frozenset(sheet.quads)
    return Applied(now & sheet.machine, now - sheet.machine, displaced, frozenset(lost))


def finds_place(sheet: Sheet, change: Change) -> bool:
    """Whether the letter still has the task and the words that a change is keyed to."""
    if change.field == "citation":
        return _cited(sheet, change) is not None
    if change.field not in _AT_WORDS:
        return True
    return sheet.find(change.quote, change.ordinal, change.task) is not None


def _make(sheet: Sheet, one: Correction) -> bool:
    """Make one correction; False if its place is gone."""
    change = one.change
    if change.field == "citation":
        mention = _cited(sheet, change)
        if mention is not None:
            change_citation(sheet, change, mention, one.id)
        return mention is not None
    make = _AT_WORDS.get(change.field)
    if make is None:
        change_header(sheet, change)
        return True
    at = sheet.find(change.quote, change.ordinal, change.task)
    if at is not None:
        make(sheet, change, at, one.id)
    return at is not None


def _cited(sheet: Sheet, change: Change) -> str | None:
    if change.task is not None and sheet.task(change.task) is None:
        return None
    return sheet.quoting(change.quote, change.ordinal, change.task)
