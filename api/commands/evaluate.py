"""`chidao evaluate`: what the program finds against what a person found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from api.console import Failure, Session, command, option, pass_session, tell
from api.gold_files import ACCEPTED, Documents, default_folders, open_gold
from api.inputs import cores, input_of
from api.job_errors import MistakeError
from api.messages import text
from api.reading import Reader
from api.score_report import Evaluation, as_json, as_text
from extract.errors import UnreadableLetterError
from graph.contract import extraction_to_json
from graph.evaluation.gains import accept, changes, figures_of, read_figures
from graph.evaluation.predicted import found_in
from graph.evaluation.scoring import score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.gold_files import Case
    from graph.evaluation.gains import Figures
    from graph.evaluation.scoring import Score

_FOLDER: Final = click.Path(exists=True, file_okay=False, path_type=Path)


@command("evaluate")
@click.argument("folder", metavar="GOLD_DIR", type=_FOLDER)
@option("--documents", key="documents", metavar="DIR", type=_FOLDER, multiple=True)
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
)
@option("--accept", "accepting", key="accept", is_flag=True)
@option("--show", key="show", is_flag=True)
@pass_session
def evaluate_command(  # noqa: PLR0913, PLR0917 - click hands on each option
    session: Session,
    folder: Path,
    documents: tuple[Path, ...],
    form: str,
    accepting: bool,  # noqa: FBT001 - as click hands it on
    show: bool,  # noqa: FBT001 - as click hands it on
) -> None:
    """Read the documents of all gold, compare, and print how much agrees."""
    before = _accepted(folder, session)
    gold = open_gold(folder, Documents(documents or default_folders(folder)), session)
    scores = dict(_scores(gold.cases, session))
    if not scores:
        raise Failure(text("evaluate.none", session.lang, path=folder))
    now = figures_of(scores)
    changed = None if before is None else changes(before, now)
    _print(Evaluation(scores, changed), session, form, show=show)
    if accepting:
        kept = accept(before or {}, now, gold.names)
        _keep(kept, folder)
        session.say("evaluate.kept", count=len(now), file=folder / ACCEPTED)
    elif changed is None:
        session.say("evaluate.not_accepted")
    elif changed.new:
        session.say("evaluate.new", count=len(changed.new))
    if gold.broken or len(scores) < len(gold.cases):
        raise click.exceptions.Exit(1)


def _accepted(folder: Path, session: Session) -> Figures | None:
    """The figures accepted last; None if there are none.

    Raises:
        Failure: there is a file of them that cannot be read.
    """
    path = folder / ACCEPTED
    if not path.exists():
        return None
    try:
        return read_figures(json.loads(path.read_text(encoding="utf-8")))
    except (AttributeError, TypeError, ValueError) as error:
        message = text("evaluate.bad_figures", session.lang, file=path, reason=error)
        raise Failure(message) from error


def _scores(cases: list[Case], session: Session) -> Iterator[tuple[str, Score]]:
    """Read the documents and compare each; what cannot be read is told."""
    jobs = max(1, min(cores(), len(cases)))
    with Reader(session.settings, jobs) as reader:
        readings = []
        for case in cases:
            try:
                data = input_of(case.document).read()
            except UnreadableLetterError as error:
                tell(error.message(session.lang))
                continue
            readings.append((case, reader.submit(data, case.document)))
        for case, reading in readings:
            found = reading.result().found
            if isinstance(found, UnreadableLetterError):
                tell(found.message(session.lang))
            elif isinstance(found, MistakeError):
                session.say("ingest.mistake", file=case.document, kind=found.kind)
            else:
                answer = extraction_to_json(found, session.settings.iris)
                yield case.name, score(case.gold, found_in(answer))


def _print(evaluation: Evaluation, session: Session, form: str, *, show: bool) -> None:
    if form == "json":
        answer = as_json(evaluation)
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(evaluation, session.lang, show=show))


def _keep(figures: Figures, folder: Path) -> None:
    """Write the figures so that a change of one is a change of one line."""
    written = json.dumps(figures, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / ACCEPTED).write_text(f"{written}\n", encoding="utf-8")
