"""`chidao viz`: the chain as one file to keep or send on."""

from __future__ import annotations

from pathlib import Path

from api.chains import all_said, view_of
from api.console import (
    STDOUT,
    Session,
    command,
    current_lang,
    lang_option,
    option,
    pass_session,
    write_bytes,
)
from graph.lookup import find
from graph.store import Store
from viz.families import FAMILIES, SHOWN
from viz.page import chain_file
from viz.state import LIMITS, State


@command("viz")
@option("--focus", key="focus", metavar="DOCUMENT")
@option("--full", key="full", is_flag=True)
@lang_option()
@option("-o", "--output", key="output", metavar="FILE", required=True)
@pass_session
def viz_command(
    session: Session, focus: str | None, *, full: bool, lang: str | None, output: str
) -> None:
    """Write one self-contained page."""
    del lang  # `current_lang` has read it
    with Store.open_snapshot(session.store) as store:
        roots = (find(store, focus, "document", "agency"),) if focus else ()
        families = frozenset(f.key for f in FAMILIES) if full else SHOWN
        state = State(roots, families=families, full=full, limit=LIMITS[-1])
        view = view_of(store, state)
        said = all_said(store, view)
    page = chain_file(view, said, lang=current_lang(), families=families).encode()
    if output == STDOUT:
        write_bytes(page)
    else:
        Path(output).write_bytes(page)
        session.say("viz.written", file=output, nodes=len(view.nodes))
