"""`chidao import`: former exports back into the store."""

from __future__ import annotations

from pathlib import Path

import click

from api.console import STDIN, Session, command, pass_session, read_stdin
from api.recording import recorded
from graph.exchange.restore import MOST_BYTES, File, restore
from graph.store import Store


@command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@pass_session
def import_command(session: Session, files: tuple[str, ...]) -> None:
    """Put the letters and records of exports into the store, all or none."""
    read = [_read(name) for name in files]
    with (
        recorded(session, "import", files=len(files)) as changed,
        Store.open(session.store) as store,
    ):
        done = restore(store, read, session.settings.iris)
        changed.update(added=done.added, replaced=done.replaced, records=done.records)
    session.say(
        "import.done",
        letters=done.added + done.replaced,
        added=done.added,
        replaced=done.replaced,
        records=done.records,
    )


def _read(name: str) -> File:
    """A file, or stdin: one byte more than may be is enough to refuse it."""
    if name == STDIN:
        return File("stdin", read_stdin(MOST_BYTES + 1))
    with Path(name).open("rb") as file:
        return File(name, file.read(MOST_BYTES + 1))
