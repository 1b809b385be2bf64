"""`chidao remove`: a letter out of the store."""

from __future__ import annotations

import click

from api.console import Session, command, pass_session
from api.recording import recorded
from api.target import Target
from graph.store import Store


@command("remove")
@click.argument("document", metavar="DOCUMENT")
@pass_session
def remove_command(session: Session, document: str) -> None:
    """Take a letter out, and with it its file and what it alone says."""
    with (
        recorded(session, "remove", document=document),
        Store.open(session.store) as store,
    ):
        Target(session.store, session.settings.iris, store).remove(document)
    session.say("remove.done", key=document)
