"""`chidao extract`: what is found in letters, as the JSON of the contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.console import (
    STDIN,
    Session,
    command,
    option,
    pass_session,
    read_stdin,
    tell,
)
from api.reading import extraction_of
from extract.errors import UnreadableLetterError
from extract.read import read_bytes, read_letter
from graph.contract import extraction_to_json

if TYPE_CHECKING:
    from extract.model import Extraction


def extraction_of_file(name: str) -> Extraction:
    """Read the letter in the file `name`, or on stdin for `-`.

    Raises:
        UnreadableLetterError: what is there is no letter that can be read.
    """
    if name == STDIN:
        return extraction_of(read_bytes(read_stdin(), "stdin"))
    try:
        return extraction_of(read_letter(Path(name)))
    except UnreadableLetterError as error:  # which knows the file by its last name
        raise UnreadableLetterError(name, error.reason, error.advice) from error


@command("extract")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("json", "jsonl")),
    default="json",
    show_default=True,
)
@pass_session
def extract_command(session: Session, files: tuple[str, ...], form: str) -> None:
    """Print one object for one file, an array for several, or an object a line."""
    answers = []
    failed = False
    for name in files:
        try:
            extraction = extraction_of_file(name)
        except UnreadableLetterError as error:
            tell(error.message(session.lang))
            failed = True
            continue
        answer = extraction_to_json(extraction, session.settings.iris)
        if form == "jsonl":
            click.echo(json.dumps(answer, ensure_ascii=False))
        else:
            answers.append(answer)
    if answers:
        shown = answers[0] if len(files) == 1 else answers
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    if failed:
        raise click.exceptions.Exit(1)
