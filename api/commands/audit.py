"""`chidao audit`: who wrote what, and who was not let in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from api.audit import AuditLog
from api.clock import start_of
from api.console import Session, command, one_line, option, pass_session
from api.messages import text
from api.schemas.audit import Entry
from api.table import lay_out

if TYPE_CHECKING:
    from datetime import datetime

    from api import audit
    from api.messages import Lang

HEADS: Final = ("at", "who", "action", "status", "changed", "client")


@command("audit")
@option(
    "--since",
    key="audit_since",
    metavar="DATE",
    type=click.DateTime(formats=["%Y-%m-%d"]),
)
@option("--who", key="audit_who", metavar="NAME")
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("table", "jsonl")),
    default="table",
    show_default=True,
)
@pass_session
def audit_command(
    session: Session, since: datetime | None, who: str | None, form: str
) -> None:
    """Print the record, the first first."""
    start = start_of(since.date()) if since else None
    found = AuditLog(session.folder).entries(start, who)
    if form == "jsonl":
        for entry in found:
            click.echo(Entry.model_validate(entry).model_dump_json())
    elif found:
        heads = [text(f"audit.{head}", session.lang) for head in HEADS]
        click.echo(lay_out([heads, *(_row(entry, session.lang) for entry in found)]))
    else:
        session.say("audit.none")


def _row(entry: audit.Entry, lang: Lang) -> list[str]:
    who = entry.who or "-"
    cells = (
        entry.at,
        f"{who} ({entry.token_id})" if entry.token_id else who,
        f"{entry.method} {entry.path}",
        text("audit.unknown", lang) if entry.status is None else str(entry.status),
        " ".join(f"{name}={value}" for name, value in entry.changed.items()),
        entry.client or "-",
    )
    return [one_line(cell) for cell in cells]
