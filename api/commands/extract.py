"""`chidao extract`: what is found in letters, as the JSON of the contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from api.console import Session, command, option, pass_session, tell
from api.inputs import input_of
from api.reading import Reader
from extract.errors import UnreadableLetterError
from graph.contract import extraction_to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.model import Extraction


@command("extract")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("json", "jsonl", "html")),
    default="json",
    show_default=True,
)
@pass_session
def extract_command(session: Session, files: tuple[str, ...], form: str) -> None:
    """Print one object for one file, an array for several, an object a line, a page."""
    read = 0
    kept: list[Extraction] = []
    for extraction in _extractions(files, session):
        read += 1
        if form == "jsonl":
            answer = extraction_to_json(extraction, session.settings.iris)
            click.echo(json.dumps(answer, ensure_ascii=False))
        else:
            kept.append(extraction)
    if kept:
        click.echo(_together(kept, form, session, single=len(files) == 1))
    if read < len(files):
        raise click.exceptions.Exit(1)


def _together(
    read: list[Extraction], form: str, session: Session, *, single: bool
) -> str:
    """Return what shows all letters at once: a page, an array, or the object of one."""
    if form == "html":
        from viz.letter import letters_file  # noqa: PLC0415 - jinja2 is slow to load

        return letters_file(read, lang=session.lang)
    answers = [extraction_to_json(each, session.settings.iris) for each in read]
    return json.dumps(answers[0] if single else answers, ensure_ascii=False, indent=2)


def _extractions(files: tuple[str, ...], session: Session) -> Iterator[Extraction]:
    """Read the files one after the other; what cannot be read is told."""
    with Reader(session.settings) as reader:
        for item in map(input_of, files):
            try:
                yield reader.read(item.read(), item.title)
            except UnreadableLetterError as error:
                tell(error.message(session.lang))
