"""`chidao status`: the state of a task, and what a person reports of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import click

from api import phrases
from api.clock import now, today
from api.commands.agenda import DAY
from api.commands.why import state_line
from api.console import Session, command, one_line, option, pass_session, user
from api.messages import text
from api.recording import recorded
from api.schemas.agenda import Kept, State
from graph.answers.reporting import report_status
from graph.answers.states import states
from graph.answers.unnamed import agency_called
from graph.lookup import find
from graph.status import Said, Statement, every_report
from graph.store import Store
from viz.messages import messages

if TYPE_CHECKING:
    from datetime import datetime


@command("status")
@click.argument("task", metavar="[TASK]", nargs=-1)
@option("--agency", key="member", metavar="X")
@option("--status", "said", key="said", type=click.Choice(get_args(Said)))
@option("--on", "on", key="on", metavar="DATE", type=DAY)
@option("--extend-to", "until", key="extend_to", metavar="DATE", type=DAY)
@option("--why", "why", key="why_returned", metavar="WORDS")
@option("--evidence", key="evidence", metavar="WORDS")
@option("--as", "by", key="reporter", metavar="NAME")
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
def status_command(  # noqa: PLR0913, PLR0917 - one parameter for each option
    session: Session,
    task: tuple[str, ...],
    agency: str | None,
    said: Said | None,
    on: datetime | None,
    until: datetime | None,
    why: str | None,
    evidence: str | None,
    by: str | None,
    as_of: datetime | None,
    form: str,
) -> None:
    """Print the states, or keep a report and print the state it leads to.

    Without a task, print all that was ever reported.
    """
    key = " ".join(task)
    given = (said, evidence, on, until, why, by)
    if not key and not any((*given, agency)):
        _print_all(session, form)
        return
    if not key:
        raise click.UsageError(text("status.which", session.lang))
    if not any(given):
        day = as_of.date() if as_of else today()
        with Store.open_snapshot(session.store) as store:
            found = states(store, find(store, key, "task"), day)
            if agency is not None:
                body = agency_called(store, agency)
                found = tuple(s for s in found if s.agency.slug == body.slug)
    elif said is None or agency is None or evidence is None:
        raise click.UsageError(text("status.needs", session.lang))
    else:
        statement = Statement(
            said=said,
            evidence=evidence,
            by=by or user(),
            on=on.date() if on else None,
            until=until.date() if until else None,
            why=why,
        )
        with (
            recorded(session, "status", task=key, agency=agency, said=said),
            Store.open(session.store) as store,
        ):
            kept = report_status(store, statement, task=key, agency=agency, at=now())
        found = (kept,)
        session.say("status.kept", agency=one_line(kept.agency.name))
    for state in found:
        if form == "json":
            click.echo(State.model_validate(state).model_dump_json())
        else:
            click.echo(state_line(state, session.lang))


def _print_all(session: Session, form: str) -> None:
    """Print every report on record, the latest first."""
    with Store.open_snapshot(session.store) as store:
        found = every_report(store)
    if not found:
        session.say("status.none")
    for kept in found:
        if form == "json":
            click.echo(Kept.model_validate(kept).model_dump_json())
            continue
        report, lang = kept.report, session.lang
        told = messages(lang)[f"progress.said.{report.said}"]
        line = f"{report.task} · {one_line(report.agency_name)}: {told} "
        line += f"({phrases.report(report, lang)})"
        click.echo(line if kept.placed else f"{line} — {text('status.gone', lang)}")
