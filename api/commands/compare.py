"""`chidao compare`: what a letter passes on, and what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.console import Session, command, one_line, option, pass_session
from api.messages import Lang, text
from api.schemas.overviews import Comparison
from api.wording import cut, quote_line, task_of
from graph.answers.compare import compare
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graph.answers.compare import Compared, Item, Match
    from graph.catalog import Task


@command("compare")
@click.argument("letter", metavar="LETTER")
@option("--with", "with_", key="with", metavar="DOCUMENT")
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
)
@pass_session
def compare_command(
    session: Session, letter: str, with_: str | None, form: str
) -> None:
    """Print the items of each document: passed on, with both quotes, and left out."""
    with Store.open_snapshot(session.store) as store:
        found = compare(store, letter, with_)
    if form == "json":
        click.echo(Comparison.model_validate(found).model_dump_json(indent=2))
        return
    for compared in found.documents:
        for line in _lines(compared, session.lang):
            click.echo(line)
    if not found.documents:
        session.say("compare.none", letter=found.letter.label)


def _lines(found: Compared, lang: Lang) -> Iterator[str]:
    yield one_line(found.document.label)
    yield from (f"  {quote_line(quote, lang)}" for quote in found.quotes)
    if found.whole:
        yield f"  {text('compare.whole', lang, tasks=_labels(found.whole, lang))}"
    if not found.held:
        yield f"  {text('compare.absent', lang)}"
        return
    if not found.passed_on and not found.left_out:
        yield f"  {text('compare.no_items', lang)}"
        return
    yield f"  {text('compare.passed_on', lang, count=len(found.passed_on))}"
    for match in found.passed_on:
        yield from _match(match, lang)
    central = [item for item in found.left_out if item.central]
    others = [item for item in found.left_out if not item.central]
    yield f"  {text('compare.left_out', lang, count=len(others))}"
    yield from (f"    {_item(item, lang)}" for item in others)
    if central:
        yield f"  {text('compare.central', lang, count=len(central))}"
    if found.added:
        yield f"  {text('compare.added', lang, tasks=_labels(found.added, lang))}"


def _match(match: Match, lang: Lang) -> Iterator[str]:
    how = text(f"compare.{match.how}", lang, score=f"{match.score:.2f}")
    weak = f" — {text('compare.weak', lang)}" if match.weak else ""
    yield f"    {_item(match.item, lang)}"
    yield f"      → {quote_line(match.quote, lang)} ({how}){weak}"


def _item(item: Item, lang: Lang) -> str:
    leads = ", ".join(one_line(lead.name) for lead in item.leads)
    said = f"{task_of(item.task.label, lang)}: “{cut(item.quote.text)}”"
    return f"{said} ({leads})" if leads else said


def _labels(tasks: Iterable[Task], lang: Lang) -> str:
    return ", ".join(task_of(task.label, lang) for task in tasks)
