"""The scope in which a number is given once: a year, or the part of one.

Numbers of the State begin anew each year. Where the body that gives them ended within
a year and another of its name followed, both begin at 01, and the day tells which of
them is meant: a province that was merged under an old name has two series in 2025
(`2025-h1`, `2025-h2`). Numbers of the Party begin anew with a term; the year tells the
term, and where a congress falls into it the day does (`2026-xiii`, `2026-xiv`).
"""

from __future__ import annotations

import re
from functools import cache

from graph.iris import fold
from ontology.register import register
from ontology.register.naming import NEW
from ontology.registry import term_changes

UNKNOWN = "unknown"
"""What the graph says of a number whose scope no letter tells."""

_AT_END = re.compile(r"(?:^|-)((?:19|20)\d\d(?:-(?:h[12]|[ivx]+))?)$")


def scope_of(number: str, place: str | None, date: str | None) -> str | None:
    """The scope of a number, as closely as its date tells it; None without a date.

    Args:
        number: as printed, in canonical spelling.
        place: the slug of the place of its body; None or "" if it has none.
        date: a year, month or day.
    """
    if date is None:
        return None
    year = date[:4]
    for since, before, after in _divisions(re.split("[-/]", number)[-1], place):
        told = date if len(date) > len(year) else None
        if told and since[:4] == year:
            return f"{year}-{before if told < since[: len(told)] else after}"
    return year


def scope_at_end(slug: str) -> str | None:
    """The scope that the end of a slug shows."""
    found = _AT_END.search(slug)
    return found and found[1]


def refines(scope: str | None, other: str | None) -> bool:
    """Whether a scope is another one, or a part of it; None is not known."""
    return other in (None, scope) or (scope or "").startswith(f"{other}-")


def _divisions(code: str, place: str | None) -> list[tuple[str, str, str]]:
    """The days that part a year of numbers: first day, and the names of both parts."""
    terms = [
        (change.since.isoformat(), change.before, change.after)
        for change in term_changes()
        if fold(code) in map(fold, change.codes)
    ]
    days = (
        day
        for province, day in _merged().items()
        if place and f"-{place}".endswith(f"-{province}")
    )
    return terms + [(day, "h1", "h2") for day in days]


@cache
def _merged() -> dict[str, str]:
    """The provinces merged under an old name, and the first days of the new ones."""
    return {
        place.id.removesuffix(NEW): place.since.isoformat()
        for place in register().places.values()
        if place.id.endswith(NEW) and place.since
    }
