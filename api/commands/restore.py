"""`chidao import`: former exports back into the store."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path

import click

from api.bars import bar, steps_shown
from api.console import (
    STDIN,
    Session,
    command,
    current_lang,
    option,
    pass_session,
    read_stdin,
)
from api.messages import text
from api.recording import recorded
from graph.exchange import bulk as in_bulk
from graph.exchange.restore import MOST_BYTES, File, restore
from graph.resolve import derive, publish_derived
from graph.store import Store

_MEGABYTE = 1_000_000


@command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@option("--bulk", key="bulk", is_flag=True)
@pass_session
def import_command(session: Session, files: tuple[str, ...], *, bulk: bool) -> None:
    """Put the letters and records of exports into the store, all or none."""
    if bulk:
        _load(session, files)
        return
    read = [_read(name) for name in files]
    with (
        recorded(session, "import", files=len(files)) as changed,
        steps_shown(session.lang),
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


def _load(session: Session, files: tuple[str, ...]) -> None:
    """Load ready N-Quads, and tell how long each step took."""
    if STDIN in files:
        raise click.UsageError(text("import.bulk_stdin", current_lang()))
    paths = [Path(name) for name in files]
    size = sum(path.stat().st_size for path in paths)
    times = [time.perf_counter()]
    with (
        recorded(session, "import", files=len(files)) as changed,
        steps_shown(session.lang),
        Store.open(session.store) as store,
    ):
        with bar("import.label", size, session.lang, "import.rate", _MEGABYTE) as shown:
            iris = session.settings.iris
            done = in_bulk.load(
                store, paths, iris, lambda at: shown.update(at - shown.pos)
            )
        times.append(time.perf_counter())
        session.say("import.optimizing")
        store.optimize()
        times.append(time.perf_counter())
        session.say("import.resolving")
        derive(store, iris)
        times.append(time.perf_counter())
        session.say("import.indexing")
        publish_derived(store)
        times.append(time.perf_counter())
        changed.update(added=done.letters, records=done.records)
    load, optimize, resolved, index = (end - start for start, end in pairwise(times))
    session.say(
        "import.loaded",
        letters=done.letters,
        records=done.records,
        load=load,
        optimize=optimize,
        resolve=resolved,
        index=index,
    )
