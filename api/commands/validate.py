"""`chidao validate`: the store against the SHACL shapes."""

from __future__ import annotations

import click

from api.console import Session, command, one_line, pass_session
from graph.store import Store
from graph.validate import validate


@command("validate")
@pass_session
def validate_command(session: Session) -> None:
    """Print each violation on a line of its own; exit 1 if there is any."""
    with Store.open_snapshot(session.store) as store:
        report = validate(store)
    for result in report.results:
        message = result.message_vi if session.lang == "vi" else result.message_en
        parts = (result.severity, result.focus, result.path or "", message)
        click.echo("\t".join(one_line(part) for part in parts))
    if report.conforms:
        session.say("validate.clean")
    else:
        session.say("validate.violations", count=len(report.results))
        raise click.exceptions.Exit(1)
