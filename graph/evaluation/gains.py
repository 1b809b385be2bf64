"""Gains and losses: the figures of an evaluation against those accepted before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from graph.evaluation.scoring import Score

Figures = dict[str, dict[str, float]]
"""F1 by letter and measure."""

DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Change:
    """A measure of a letter that rose or fell."""

    letter: str
    measure: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Changes:
    """What rose, what fell, and the letters of which nothing was accepted yet."""

    gains: tuple[Change, ...]
    losses: tuple[Change, ...]
    new: tuple[str, ...]


def figures_of(scores: Mapping[str, Score]) -> Figures:
    """The figures to keep; parts of a measure are left to it."""
    return {
        letter: {
            name: round(measured.count.f1, DIGITS)
            for name, measured in score.items()
            if "." not in name
        }
        for letter, score in scores.items()
    }


def changes(before: Figures, now: Figures) -> Changes:
    """What rose and what fell, of letters and measures that have both figures."""
    found = [
        Change(letter, measure, before[letter][measure], figure)
        for letter, figures in sorted(now.items())
        if letter in before
        for measure, figure in figures.items()
        if measure in before[letter]
    ]
    return Changes(
        gains=tuple(change for change in found if change.after > change.before),
        losses=tuple(change for change in found if change.after < change.before),
        new=tuple(sorted(now.keys() - before.keys())),
    )


def accept(before: Figures, now: Figures, letters: Collection[str]) -> Figures:
    """The figures of now, and those of other `letters` as they were."""
    kept = {letter: before[letter] for letter in before if letter in letters}
    return {**kept, **now}


def read_figures(data: object) -> Figures:
    """Read figures that were kept.

    Raises:
        AttributeError, TypeError, ValueError: they are none.
    """
    if not isinstance(data, dict):
        message = "no object"
        raise TypeError(message)
    return {
        str(letter): {str(name): float(figure) for name, figure in figures.items()}
        for letter, figures in data.items()
    }
