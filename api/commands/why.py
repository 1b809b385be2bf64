"""`chidao why`: one task, who ordered it, who does what by when, on what ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api import phrases
from api.clock import today
from api.commands.agenda import DAY
from api.console import Session, command, one_line, option, pass_session
from api.messages import Lang, text
from api.schemas.agenda import Why
from api.wording import cut, numbered_paths, task_of
from graph.answers.why import why
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from graph.answers.states import State
    from graph.answers.tasks import Target
    from graph.answers.why import Why as Found

MOST_WORDS = 600
"""Characters of an item's words that are shown."""


@command("why")
@click.argument("task", metavar="TASK", nargs=-1, required=True)
@option("--as-of", key="day", metavar="DATE", type=DAY)
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
)
@pass_session
def why_command(
    session: Session, task: tuple[str, ...], as_of: datetime | None, form: str
) -> None:
    """Print the task and the chains up from it, each step with its quote."""
    day = as_of.date() if as_of else today()
    with Store.open_snapshot(session.store) as store:
        found = why(store, " ".join(task), day)
    if form == "json":
        click.echo(Why.model_validate(found).model_dump_json(indent=2))
        return
    for line in _lines(found, session.lang):
        click.echo(line)


def _lines(found: Found, lang: Lang) -> Iterator[str]:
    task = found.detail.task
    yield f"{task_of(task.label, lang)} [{task.slug}]"
    letter = found.detail.letter
    issuer = f" – {letter.issuer_name}" if letter.issuer_name else ""
    signer = f" – {letter.signer}" if letter.signer else ""
    told = one_line(f"{letter.label}{issuer}{signer}")
    yield text("why.ordered", lang, letter=told)
    if found.heading is not None:
        words = cut(found.heading.text, MOST_WORDS)
        yield text("why.heading", lang, label=one_line(found.heading.label), text=words)
    yield f"{text('why.words', lang)}: “{cut(task.text, MOST_WORDS)}”"
    yield from _titled("why.parts", _parts(found, lang), lang)
    of_steps = {due for step in found.steps for due in step.times}
    dues = [phrases.due(due, lang) for due in task.deadlines if due not in of_steps]
    yield from _titled("why.deadlines", dues or [text("agenda.no_time", lang)], lang)
    yield from _titled("why.steps", _steps(found, lang), lang)
    if found.detail.products:
        products = one_line("; ".join(found.detail.products))
        yield text("why.products", lang, products=products)
    yield from _titled("why.targets", map(target_line, found.detail.targets), lang)
    states = (state_line(state, lang) for state in found.states)
    yield from _titled("why.states", states, lang)
    yield from _titled("why.chains", numbered_paths(found.chains, lang), lang)


def _titled(key: str, lines: Iterable[str], lang: Lang) -> Iterator[str]:
    """Lines below a title; nothing if there are none."""
    for number, line in enumerate(lines):
        if number == 0:
            yield f"{text(key, lang)}:"
        yield f"  {line}"


def _parts(found: Found, lang: Lang) -> Iterator[str]:
    for part in found.detail.parts:
        role = phrases.role(part.role, lang, stated=part.stated)
        yield f"{one_line(part.agency.name)} ({role}) “{one_line(part.quote.text)}”"
    if found.detail.task.lead_unstated:
        yield text("why.unstated", lang)


def _steps(found: Found, lang: Lang) -> Iterator[str]:
    for step in found.steps:
        route = phrases.route(step, lang)
        told = text("agenda.step", lang, number=step.number, route=route)
        yield f"{told} — {phrases.when(step, lang)} “{one_line(step.quote.text)}”"


def target_line(target: Target) -> str:
    """A quantity: what is measured, how it compares, how much."""
    value = "" if target.value is None else f"{target.value:.15g}"
    unit = target.unit or ""
    space = " " if unit[:1].isalpha() else ""  # "95%", but "3 bậc"
    amount = f"{target.comparator} {value}{space}{unit}".strip()
    return f"{one_line(target.indicator)} {amount} “{one_line(target.text)}”"


def state_line(state: State, lang: Lang) -> str:
    """Who, and where that one stands."""
    who = one_line(state.agency.name)
    if state.group is not None:
        group = one_line(state.group.name)
        who = text("status.member_of", lang, agency=who, group=group)
    return f"{who}: {phrases.state(state, lang)}"
