"""`chidao targets`: the quantities set in all letters."""

from __future__ import annotations

import click

from api import phrases
from api.commands.why import target_line
from api.console import Session, command, option, pass_session
from api.schemas.agenda import TargetItem
from api.schemas.answers import Page
from api.wording import source_of
from graph.answers.paging import MOST
from graph.answers.targets import targets
from graph.store import Store


@command("targets")
@click.argument("words", metavar="[WORDS]", nargs=-1)
@option("--letter", key="letter", metavar="X")
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
)
@pass_session
def targets_command(
    session: Session, words: tuple[str, ...], letter: str | None, form: str
) -> None:
    """Print each quantity, who is to reach it, and where that is said."""
    q = " ".join(words) or None
    with Store.open_snapshot(session.store) as store:
        found = targets(store, q=q, letter=letter, window=MOST)
    if form == "json":
        shown = Page[TargetItem].model_validate(found)
        click.echo(shown.model_dump_json(indent=2))
        return
    for item in found.items:
        click.echo(target_line(item.target))
        source = source_of(item.quote, session.lang)
        click.echo(f"  {phrases.names(item.agencies)} [{source}]")
    if not found.items:
        session.say("targets.none")
    elif len(found.items) < found.total:
        session.say("targets.more", count=len(found.items), total=found.total)
