"""`chidao viz`: the chain as one file to keep or send on."""

from __future__ import annotations

from pathlib import Path

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
from graph.answers.chain import chain
from graph.store import Store
from viz.page import chain_file


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
        view = chain(store, focus, full=full)
    page = chain_file(view, lang=current_lang()).encode()
    if output == STDOUT:
        write_bytes(page)
    else:
        Path(output).write_bytes(page)
        session.say("viz.written", file=output, nodes=len(view.nodes))
