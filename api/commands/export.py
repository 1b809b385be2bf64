"""`chidao export`: the whole graph, in the formats of others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

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
from api.messages import text
from api.outputs import write_file, write_folder
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from graph.exchange.formats import File

DCAT: Final = "dcat"
FORMATS: Final = (
    "trig",
    "nquads",
    "jsonld",
    "turtle",
    "rdfxml",
    "ntriples",
    "graphml",
    "gexf",
    "csv",
    "xlsx",
    "webannotation",
    "akn",
    "docbin",
    DCAT,
)
FOLDERS: Final = ("csv", "webannotation", "akn")
BINARY: Final = ("xlsx", "docbin")


@command("export")
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(FORMATS),
    default="trig",
    show_default=True,
)
@lang_option()
@option("-o", "--output", key="export_output", metavar="FILE|DIR")
@option(
    "--modified",
    key="modified",
    metavar="DATE",
    type=click.DateTime(formats=["%Y-%m-%d"]),
)
@pass_session
def export_command(
    session: Session,
    form: str,
    lang: str | None,
    output: str | None,
    modified: datetime | None,
) -> None:
    """Write the graph to stdout, a file or a folder."""
    del lang  # `current_lang` has read it
    if output is None and form in (*FOLDERS, *BINARY):
        raise click.UsageError(text("export.needs_output", current_lang(), form=form))
    if output == STDOUT and form in FOLDERS:
        raise click.UsageError(text("export.needs_folder", current_lang(), form=form))
    with Store.open_snapshot(session.store) as store:
        if form in FOLDERS and output is not None:
            _export_folder(session, store, form, Path(output))
            return
        data = _made(session, store, form, modified)
    if output is None or output == STDOUT:
        write_bytes(data) if form not in BINARY else click.echo(data, nl=False)
    else:
        write_file(Path(output), data)
        session.say("export.written", file=output, count=len(data))


def _made(
    session: Session, store: Store, form: str, modified: datetime | None
) -> bytes:
    from graph.exchange import formats  # noqa: PLC0415 - only when it is needed
    from graph.exchange.dataset import dataset  # noqa: PLC0415 - as above
    from graph.exchange.description import serialize  # noqa: PLC0415 - as above

    if form == DCAT:
        day = modified.date() if modified else None
        return serialize(dataset(store, licence=session.settings.licence, modified=day))
    if form != "docbin":
        return formats.whole(store, form, current_lang())
    packed = formats.docbin(store)
    session.say(
        "export.docbin",
        texts=packed.texts,
        aligned=packed.aligned,
        widened=packed.widened,
        dropped=packed.dropped,
    )
    return packed.data


def _export_folder(session: Session, store: Store, form: str, folder: Path) -> None:
    from graph.exchange.formats import files  # noqa: PLC0415 - as in _made

    count = write_folder(folder, _shown(files(store, form, current_lang())))
    session.say("export.folder", folder=folder, count=count)


def _shown(made: list[File]) -> Iterator[tuple[str, bytes]]:
    """Make the files one by one, with a bar on a terminal."""
    bar: Any = click.progressbar(
        made,
        label=text("export.label", current_lang()),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        show_pos=True,
    )
    with bar:
        for file in bar:
            yield file.name, file.make()
