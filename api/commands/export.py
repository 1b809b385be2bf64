"""`chidao export`: the whole graph to stdout."""

from __future__ import annotations

import click

from api.console import Session, command, option, pass_session, write_bytes
from graph.store import Store


@command("export")
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("trig", "nquads")),
    default="trig",
    show_default=True,
)
@pass_session
def export_command(session: Session, form: str) -> None:
    """Print all named graphs."""
    with Store.open_snapshot(session.store) as store:
        write_bytes(store.dump(form))
