"""`chidao ingest` and `chidao remove`: letters into the store and out of it."""

from __future__ import annotations

import json
import logging
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

import click

from api.commands.extract import extraction_of_file
from api.console import STDIN, Session, command, option, pass_session, tell
from api.messages import text
from extract.errors import UnreadableLetterError
from extract.read import MEDIA_TYPES
from graph.ingest import IngestResult, ingest_letter, remove_letter
from graph.resolve import resolve
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.model import Extraction

LOG = logging.getLogger("chidao.ingest")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `iri` of the letter in it, `message` if it failed."""

    file: str
    outcome: Literal["changed", "unchanged", "failed"]
    iri: str | None = None
    message: str | None = None


@command("ingest")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@option(
    "--report",
    key="report",
    metavar="FILE",
    type=click.File("w", encoding="utf-8", errors="backslashreplace", lazy=False),
)
@pass_session
def ingest_command(
    session: Session, paths: tuple[str, ...], report: IO[str] | None
) -> None:
    """Put letters into the store; a file that fails leaves it as it was."""
    found = [_letters_in(path, session) for path in paths]
    names = [name for letters in found for name in letters]
    outcomes = _ingest_all(names, session, report) if names else []
    _summarise(outcomes, session)
    failed = any(outcome.outcome == "failed" for outcome in outcomes)
    if failed or not all(found):
        raise click.exceptions.Exit(1)


@command("remove")
@click.argument("document", metavar="DOCUMENT")
@pass_session
def remove_command(session: Session, document: str) -> None:
    """Take a letter out, and with it what was understood from it alone."""
    iris = session.settings.iris
    with Store.open(session.store) as store:
        remove_letter(store, document, iris)
        resolve(store, iris)
    session.say("remove.done", key=document)


def _letters_in(path: str, session: Session) -> list[str]:
    """The file named, or those in the folder named that may hold a letter."""
    if path == STDIN or not Path(path).is_dir():
        return [path]
    files = sorted(file for file in Path(path).rglob("*") if file.is_file())
    letters = [str(file) for file in files if file.suffix.lower() in MEDIA_TYPES]
    if not letters:
        session.say("ingest.no_letters", path=path)
    elif len(letters) < len(files):
        session.say("ingest.skipped", count=len(files) - len(letters))
    return letters


@dataclass(slots=True)
class _Target:
    """The store, opened with the first letter: what cannot be read makes none."""

    session: Session
    store: Store | None = None

    def put(self, extraction: Extraction) -> IngestResult:
        """Put a letter into the store."""
        if self.store is None:
            self.store = Store.open(self.session.store)
        return ingest_letter(self.store, extraction, self.session.settings.iris)

    def settle(self) -> None:
        """Find out what the mentions refer to, now that all letters are there."""
        if self.store is not None:
            with self.store as store:
                resolve(store, self.session.settings.iris)


def _ingest_all(
    names: list[str], session: Session, report: IO[str] | None
) -> list[Outcome]:
    """Ingest the files one by one; when interrupted, the letters read so far stay."""
    outcomes = []
    target = _Target(session)
    try:
        for name in _with_progress(names, session):
            outcome = _ingest_one(name, target)
            outcomes.append(outcome)
            if report is not None:
                click.echo(json.dumps(asdict(outcome), ensure_ascii=False), report)
    finally:
        target.settle()
    return outcomes


def _ingest_one(name: str, target: _Target) -> Outcome:
    try:
        extraction = extraction_of_file(name)
    except UnreadableLetterError as error:
        return Outcome(name, "failed", message=error.message(target.session.lang))
    except Exception as error:
        LOG.debug("reading %s", name, exc_info=True)
        kind = type(error).__name__
        message = text("ingest.mistake", target.session.lang, file=name, kind=kind)
        return Outcome(name, "failed", message=message)
    result = target.put(extraction)
    others = {
        "ingest.replaced": result.replaced,
        "ingest.kept": result.kept,
        "ingest.former": result.former,
        "ingest.apart": result.apart,
    }
    for key, other in others.items():
        if other is not None:
            fields = {"file": name, "other": other, "key": result.slug}
            tell(text(key, target.session.lang, **fields))
    return Outcome(name, "changed" if result.changed else "unchanged", result.iri)


def _with_progress(names: list[str], session: Session) -> Iterator[str]:
    """The names, with a bar on a terminal: how many, how fast, how long still."""
    begun = time.monotonic()

    def rate(current: str | None) -> str:
        del current
        elapsed = max(time.monotonic() - begun, 1e-3)
        return text("ingest.rate", session.lang, rate=bar.pos / elapsed)

    bar = click.progressbar(
        names,
        label=text("ingest.label", session.lang),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        show_pos=True,
        item_show_func=rate,
    )
    with bar:
        yield from bar


def _summarise(outcomes: list[Outcome], session: Session) -> None:
    """One line for each file that failed, then one for all."""
    if not outcomes:
        return
    count = {
        kind: sum(outcome.outcome == kind for outcome in outcomes)
        for kind in ("changed", "unchanged", "failed")
    }
    for outcome in outcomes:
        if outcome.message is not None:
            tell(outcome.message)
    session.say("ingest.summary", total=len(outcomes), **count)
    if count["unchanged"] == len(outcomes):
        session.say("ingest.unchanged")
