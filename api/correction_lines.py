"""A correction in one line, as the command line prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.console import one_line
from api.messages import text
from viz.messages import messages as drawn_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.messages import Lang
    from graph.corrections.listing import Entry


def entry_line(entry: Entry, lang: Lang) -> str:
    """Id, status, place, what becomes of what, who and why, and what is amiss."""
    return one_line(" · ".join(_parts(entry, lang)))


def _parts(entry: Entry, lang: Lang) -> Iterator[str]:
    yield entry.id
    yield text(f"correct.status.{entry.status}", lang)
    yield (
        entry.label
        if entry.task is None
        else (f"{entry.label}, {text('trace.task', lang, label=entry.task)}")
    )
    about = entry.details.get("name") or _ends(entry)
    field = text(f"correct.field.{entry.field}", lang)
    old, new = (_value(entry, value, lang) for value in (entry.old, entry.new))
    yield f"{field}{f' ({about})' if about else ''}: {old} → {new}"
    if entry.quote:
        yield f"“{entry.quote}”"
    for step in entry.steps:
        said = f"{text(f'correct.status.{step.status}', lang)}: {step.who} {step.when}"
        yield f"{said} ({step.why})" if step.why else said
    if entry.conflicts_with:
        others = ", ".join(entry.conflicts_with)
        yield text("correct.conflict", lang, others=others)
    if entry.review:
        yield text("correct.review", lang)
    if entry.canonical:
        yield text("correct.copy", lang, letter=entry.canonical)
    if not entry.held:
        yield text("correct.away", lang)


def _ends(entry: Entry) -> str | None:
    """The documents of a relation; of the letter's own the other one."""
    ends = [entry.details.get(end) for end in ("subject", "object")]
    named = [slug for slug in ends if slug not in (None, entry.letter)]
    return " → ".join(filter(None, named)) or None


def _value(entry: Entry, value: str | None, lang: Lang) -> str:
    if value is None:
        return "—"
    if entry.field in ("role", "relation"):
        return drawn_words(lang)[f"relation.{value}"]
    return value or text("correct.condition", lang)
