"""Values of corrections in words, for the pages of a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.messages import text
from viz.messages import messages
from viz.times import day, period

if TYPE_CHECKING:
    from api.messages import Lang


def value_words(field: str, value: str | None, lang: Lang) -> str:
    """What stands somewhere, or shall: a role, a deadline, a number."""
    words = messages(lang)
    if value is None:
        return words["review.nothing"]
    if field in ("role", "relation"):
        return words.get(f"relation.{value}", value)
    if field == "deadline":
        return period(value, lang) if value else text("correct.condition", lang)
    return day(value, lang) if field == "date" else value


def moment(when: str, lang: Lang) -> str:
    """The day of an instant."""
    return day(when[:10], lang)
