"""Dates, deadlines, roles and states as people say them, for the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.console import one_line
from api.messages import text
from viz.messages import messages as drawn_words
from viz.progress import progress_of
from viz.times import day, period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from api.messages import Lang
    from graph.answers.behind import Behind
    from graph.answers.states import State
    from graph.answers.steps import Step
    from graph.catalog import Agency, Deadline
    from graph.status import StatusReport


def due(deadline: Deadline, lang: Lang) -> str:
    """A deadline as printed, and what it was understood as."""
    printed = f"“{one_line(deadline.text)}”"
    if deadline.value is None:
        return printed
    return f"{period(deadline.value, lang)} {printed}"


def role(name: str, lang: Lang, *, stated: bool) -> str:
    """A role, and whether it was given by name or in general."""
    key = f"relation.{name}"
    words = drawn_words(lang)
    shown = words[key] if key in words else text("agenda.sends", lang)
    return f"{shown}, {words['stated' if stated else 'general']}"


def names(agencies: Iterable[Agency]) -> str:
    """Several agencies, once each."""
    return "; ".join(dict.fromkeys(one_line(agency.name) for agency in agencies))


def route(step: Step, lang: Lang) -> str:
    """A reporting step: from whom, through whom, to whom."""
    ends = [names(step.senders) or "…", one_line(step.to.name) if step.to else "…"]
    if step.via is not None:
        ends.insert(1, text("agenda.via", lang, agency=one_line(step.via.name)))
    return " → ".join(ends)


def when(step: Step, lang: Lang) -> str:
    """By when a step is to be done, its own time or that which it serves."""
    if step.times:
        return "; ".join(due(time, lang) for time in step.times)
    if step.feeds is not None:
        return text("agenda.feeds", lang, due=due(step.feeds, lang))
    return text("agenda.no_time", lang)


def behind(documents: Iterable[Behind], lang: Lang) -> str:
    """The documents of the Centre; those behind the letter as a whole are told."""
    strong: list[str] = []
    whole: list[str] = []
    for one in documents:
        label = one_line(one.document.label)
        (strong if one.strong else whole).append(label)
    if whole:
        strong.append(text("agenda.by_letter", lang, documents=", ".join(whole)))
    return "; ".join(strong)


def state(found: State, lang: Lang) -> str:
    """A state in the words of an office, and what it rests on."""
    words = drawn_words(lang)
    told = words[progress_of(found)]
    if found.report is not None:
        told += f" ({report(found.report, lang)})"
    if found.past and found.status in ("extension_asked", "returned"):
        told += f"; {words('progress.past', day=day(found.last_day, lang))}"
    return told


def report(found: StatusReport, lang: Lang) -> str:
    """What was reported: by whom, when, with which evidence."""
    words, parts = drawn_words(lang), []
    if found.on:
        parts.append(words("progress.on", day=day(found.on, lang)))
    if found.until:
        parts.append(words("progress.until", day=day(found.until, lang)))
    if found.why:
        parts.append(words("progress.why", why=one_line(found.why)))
    parts.append(words("progress.evidence", evidence=one_line(found.evidence)))
    by = {"by": one_line(found.by), "at": day(found.at[:10], lang)}
    return "; ".join([*parts, words("progress.by", **by)])
