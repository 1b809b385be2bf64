"""`chidao impact`: what leans on a document."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from api.console import Session, command, one_line, option, pass_session
from api.messages import Lang, text
from api.schemas.overviews import Impact
from api.wording import quote_line, relation_of, statement_of, task_of
from graph.answers.impact import impact
from graph.store import Store
from viz import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.answers import impact as answers
    from graph.catalog import Task


@command("impact")
@click.argument("document", metavar="DOCUMENT")
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
)
@pass_session
def impact_command(session: Session, document: str, form: str) -> None:
    """Print what changed it, what leans on it, nearest first, and who is concerned."""
    with Store.open_snapshot(session.store) as store:
        found = impact(store, document)
    if form == "json":
        click.echo(Impact.model_validate(found).model_dump_json(indent=2))
        return
    for line in _lines(found, session.lang):
        click.echo(line)


def _lines(found: answers.Impact, lang: Lang) -> Iterator[str]:
    label = one_line(found.document.label)
    if not found.changes:
        yield text("impact.unchanged", lang, document=label)
    for change in found.changes:
        relation = relation_of(change.relation, lang)
        by = one_line(change.by.label)
        date = times.day(change.by.date, lang) or text("impact.undated", lang)
        yield f"{by} ({date}) —{relation}→ {label}"
        yield from (f"  {quote_line(quote, lang)}" for quote in change.quotes)
    if not found.leaning:
        yield text("impact.none", lang, document=label)
    for steps, group in groupby(found.leaning, key=lambda leaning: leaning.steps):
        yield text("impact.steps", lang, count=steps)
        yield from _leaning(group, lang)
    if found.mentioned:
        yield text("impact.mentioned", lang)
        yield from _leaning(found.mentioned, lang)
    if found.agencies:
        yield text("impact.agencies", lang)
        yield from (f"  {_agency(concerned, lang)}" for concerned in found.agencies)


def _leaning(found: Iterable[answers.Leaning], lang: Lang) -> Iterator[str]:
    """The first step of each; the others were told before, nearer to the document."""
    for leaning in found:
        step = leaning.path.steps[0]
        yield f"  {statement_of(step, lang)}"
        yield f"    {quote_line(step.quote, lang)}"


def _agency(concerned: answers.Concerned, lang: Lang) -> str:
    name = one_line(concerned.agency.name)
    said = [_tasks(concerned.tasks, lang)] if concerned.tasks else []
    if concerned.through:
        count = len(concerned.through)
        said.append(text("impact.through", lang, count=count))
    return f"{name}: {'; '.join(said)}"


def _tasks(tasks: Iterable[Task], lang: Lang) -> str:
    """The labels of tasks, letter by letter."""
    return "; ".join(
        f"{', '.join(task_of(task.label, lang) for task in group)} [{letter}]"
        for letter, group in groupby(tasks, key=lambda task: task.letter)
    )
