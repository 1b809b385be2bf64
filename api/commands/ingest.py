"""`chidao ingest`: letters into the store."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict, fields
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from api.bars import steps_shown
from api.cluster.connection import LOCAL, SCHEMES
from api.cluster.errors import ClusterError
from api.console import (
    Failure,
    Session,
    command,
    current_lang,
    option,
    pass_session,
    tell,
)
from api.ingesting import Ingest
from api.inputs import READABLE, Input, Shelf, cores, look_into
from api.messages import text
from api.recording import recorded
from api.target import Target
from extract.errors import ManifestError
from extract.manifest import Manifest, read_manifest
from graph.journal import Facts

if TYPE_CHECKING:
    from api.intake import Outcome
    from api.messages import Lang
    from extract.source import Given

MOST_JOBS = 256
_CLEAR_LINE = "\r\x1b[K"


def _checked(
    _: click.Context, option: click.Parameter, value: str | None
) -> str | None:
    """The address of a cluster; what is none is wrong usage."""
    if value is not None and value != LOCAL and not value.startswith(SCHEMES):
        message = text("cluster.address", current_lang(), value=value)
        raise click.BadParameter(message, param=option)
    return value


@command("ingest")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@option(
    "--manifest",
    key="manifest",
    metavar="CSV",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@option("--jobs", key="jobs", metavar="N", type=click.IntRange(1, MOST_JOBS))
@option("--cluster", key="cluster", metavar="ADDRESS", callback=_checked)
@option(
    "--report",
    key="report",
    metavar="FILE",
    type=click.File("w", encoding="utf-8", errors="backslashreplace", lazy=False),
)
@pass_session
def ingest_command(  # noqa: PLR0913, PLR0917 - one for each option
    session: Session,
    paths: tuple[str, ...],
    manifest: Path | None,
    jobs: int | None,
    cluster: str | None,
    report: IO[str] | None,
) -> None:
    """Put letters into the store; a file that fails leaves it as it was."""
    register = _register(manifest, session)
    outcomes: list[Outcome] = []
    with Shelf() as shelf:
        found = [_letters_in(path, shelf, session) for path in paths]
        items = [item for letters in found for item in letters]
        given = _given(register, items, session)
        if items:
            with recorded(session, "ingest", files=len(items)) as changed:
                ingest = Ingest(items, given, session, jobs or cores(), cluster)
                _ingest_all(ingest, report, outcomes)
                changed.update(_counts(outcomes))
    _summarise(outcomes, session)
    failed = any(outcome.outcome == "failed" for outcome in outcomes)
    if failed or not all(found):
        raise click.exceptions.Exit(1)


def _register(path: Path | None, session: Session) -> Manifest | None:
    """The register; if a line of it is bad, all such lines are told: wrong usage."""
    if path is None:
        return None
    try:
        return read_manifest(path)
    except ManifestError as error:
        for line in error.messages(session.lang):
            tell(line)
        raise click.exceptions.Exit(2) from error


def _letters_in(path: str, shelf: Shelf, session: Session) -> list[Input]:
    """The letters in the file named, or in the folder named."""
    folder = look_into(path)
    if folder is None:
        return shelf.letters_in(path)
    if not folder.files:
        suffixes = " ".join(sorted(READABLE))
        session.say("ingest.no_letters", path=path, suffixes=suffixes)
    elif folder.others:
        session.say("ingest.skipped", path=path, count=folder.others)
    return [item for file in folder.files for item in shelf.letters_in(file)]


def _given(
    register: Manifest | None, items: list[Input], session: Session
) -> dict[str, Given]:
    """What the register says of each file; its lines that fit none are told."""
    if register is None:
        return {}
    matches = register.match([item.name for item in items])
    for row in matches.astray:
        session.say("ingest.astray", line=row.line, file=row.file)
    return matches.given


def _ingest_all(
    ingest: Ingest, report: IO[str] | None, outcomes: list[Outcome]
) -> None:
    """Ingest the files; when interrupted, the letters stored so far stay."""
    session = ingest.session
    with (
        steps_shown(session.lang),
        Target(session.store, session.settings.iris) as target,
        closing(ingest.outcomes(target)) as found,
    ):
        try:
            for outcome in found:
                outcomes.append(outcome)
                _tell(outcome, session, report)
        except KeyboardInterrupt:
            done = len(outcomes)
            left = len(ingest.items) - done
            message = text("ingest.interrupted", session.lang, done=done, left=left)
            raise Failure(message) from None
        except ClusterError as error:
            raise Failure(error.message(session.lang)) from error


def _tell(outcome: Outcome, session: Session, report: IO[str] | None) -> None:
    """Say what else happened to letters of this number, and report the file."""
    for key, other in outcome.others():
        if sys.stderr.isatty():  # the bar stands in this line
            click.echo(_CLEAR_LINE, err=True, nl=False)
        session.say(f"ingest.{key}", file=outcome.file, other=other, key=outcome.slug)
    if report is not None:
        line = _line(outcome, session.lang)
        click.echo(json.dumps(line, ensure_ascii=False), report)


def _line(outcome: Outcome, lang: Lang) -> dict[str, Any]:
    """The outcome as a line of the report; what is not known is null."""
    facts = asdict(outcome.facts) if outcome.facts else {}
    return {
        "file": outcome.file,
        "outcome": outcome.outcome,
        "iri": outcome.iri,
        "message": outcome.message and outcome.message[lang],
        **{field.name: facts.get(field.name) for field in fields(Facts)},
        "seconds": outcome.seconds,
    }


def _counts(outcomes: list[Outcome]) -> dict[str, int]:
    return {
        kind: sum(outcome.outcome == kind for outcome in outcomes)
        for kind in ("changed", "unchanged", "failed")
    }


def _summarise(outcomes: list[Outcome], session: Session) -> None:
    """One line for each file that failed, then one for all."""
    if not outcomes:
        return
    count = _counts(outcomes)
    for outcome in outcomes:
        if outcome.message is not None:
            tell(outcome.message[session.lang])
    session.say("ingest.summary", total=len(outcomes), **count)
    if count["unchanged"] == len(outcomes):
        session.say("ingest.unchanged")
        return
    read = (outcome.facts for outcome in outcomes if outcome.facts is not None)
    if blank := sum(not (facts.number or facts.annex_of) for facts in read):
        session.say("ingest.unnumbered", count=blank)
