"""`chidao backup` and `chidao restore`: a copy of the store, and the store from it."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.bars import bar
from api.console import Session, command, option, pass_session
from graph.backups.making import back_up
from graph.backups.manifest import check
from graph.backups.restoring import restore
from graph.engines.errors import ExternalStoreError
from graph.engines.server import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graph.backups.manifest import Manifest

_FOLDER = click.Path(path_type=Path, resolve_path=True)


@command("backup")
@click.argument("folder", metavar="DIR", type=_FOLDER)
@option("--verify", key="verify", is_flag=True)
@pass_session
def backup_command(session: Session, folder: Path, *, verify: bool) -> None:
    """Copy the store into a new folder, or hold one that was made against its list."""
    if verify:
        with _progress("backup.checking", session) as told:
            manifest = check(folder, told)
        session.say("backup.whole", **_about(folder, manifest))
        return
    program = f"chidao {metadata.version('chidao')}"
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with _progress("backup.copying", session) as told:
        made = back_up(_folder(session), folder, program, now, told)
    session.say("backup.done", **_about(folder, made.manifest))
    if made.without:
        session.say("backup.without", count=made.without)


@command("restore")
@click.argument("folder", metavar="DIR", type=_FOLDER)
@option("--force", key="force", is_flag=True)
@pass_session
def restore_command(session: Session, folder: Path, *, force: bool) -> None:
    """Make the store anew from a backup; one that is there is moved aside."""
    store = _folder(session).resolve()
    aside = store.with_name(f"{store.name}.before-{datetime.now(UTC):%Y%m%dT%H%M%S}")
    with _progress("backup.checking", session) as told:
        manifest = restore(folder, store, aside, told, force=force)
    session.say("restore.done", store=session.store, **_about(folder, manifest))
    if aside.exists():
        session.say("restore.aside", path=aside)


def _folder(session: Session) -> Path:
    """The folder of the store.

    Raises:
        ExternalStoreError: it is a server, which has means of its own.
    """
    if isinstance(session.store, Server):
        raise ExternalStoreError(str(session.store), reason="backup")
    return session.store


def _about(folder: Path, manifest: Manifest) -> dict[str, object]:
    return {
        "folder": folder,
        "files": len(manifest.files),
        "quads": manifest.content.quads,
        "megabytes": manifest.size / 1_000_000,
        "made": manifest.made,
    }


@contextmanager
def _progress(key: str, session: Session) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, moved by what is told: bytes done, bytes in all."""
    shown = bar(key, 1, session.lang, "import.rate", 1_000_000)

    def told(done: int, total: int) -> None:
        shown.length = max(total, 1)
        shown.update(done - shown.pos)

    with shown:
        yield told
