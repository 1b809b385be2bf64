"""`chidao trace`: chains to the Centre and down to those who act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.console import Session, command, one_line, option, pass_session
from api.messages import Lang, text
from api.schemas.answers import Trace
from api.succession_words import succession_lines
from api.wording import numbered_paths
from graph.answers.trace import trace
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from graph.answers.trace import Trace as Traced


@command("trace")
@click.argument("start", metavar="FROM")
@option("--to", key="to", metavar="X")
@option(
    "--as-of", key="as_of", metavar="DATE", type=click.DateTime(formats=["%Y-%m-%d"])
)
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
)
@pass_session
def trace_command(
    session: Session, start: str, to: str | None, as_of: datetime | None, form: str
) -> None:
    """Print the paths; a step is a statement and the words that make it."""
    with Store.open_snapshot(session.store) as store:
        found = trace(store, start, to, as_of.date() if as_of else None)
    if form == "json":
        click.echo(Trace.model_validate(found).model_dump_json(indent=2))
        return
    for line in _all_lines(found, session.lang):
        click.echo(line)
    if not found.paths:
        session.say("trace.none", start=found.start.label)
    elif found.truncated:
        session.say("trace.truncated", count=len(found.paths))


def _all_lines(found: Traced, lang: Lang) -> Iterator[str]:
    """Who took over from whom, then the paths, then the annexes beside them."""
    for succession in found.successions:
        yield from succession_lines(succession, lang)
    yield from numbered_paths(found.paths, lang)
    for one in found.annexes:
        name = one_line(one.annex.label)
        yield text("trace.annex", lang, name=name, count=len(one.tasks))
