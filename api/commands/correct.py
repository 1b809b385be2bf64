"""`chidao correct`: people say what a letter means where it was read otherwise."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.console import Session, group, one_line, option, pass_session, user
from api.console import TranslatedCommand as Translated
from api.correction_lines import entry_line
from api.proposal_options import proposal_of
from api.recording import recorded
from api.schemas.corrections import Correction
from graph.catalog import catalog
from graph.corrections import book
from graph.corrections.keeping import sheet_of
from graph.corrections.listing import entry, list_corrections
from graph.corrections.model import STATUSES
from graph.evaluation.written import gold_of
from graph.index.keeping import publish
from graph.resolve import resolve
from graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.corrections.listing import Entry
    from graph.corrections.model import Correction as Made
    from graph.corrections.model import Status
    from graph.iris import Iris

    Decide = Callable[[Store, Iris, str, str, datetime], Made]


reason = option("--why", key="why", metavar="WORDS")
as_person = option("--as", "who", key="as", metavar="NAME", default=user)


@group("correct")
def correct_command() -> None:
    """Propose, confirm, reject, undo, list and export corrections."""


@correct_command.command("propose", cls=Translated, help="help.correct_propose")
@click.argument("letter", metavar="LETTER")
@option("--task", key="task", metavar="LABEL")
@option("--agency", key="correct_agency", metavar="NAME")
@option("--role", key="role", metavar="ROLE")
@option("--deadline", key="deadline", metavar="WORDS")
@option("--value", key="value", metavar="VALUE")
@option("--kind", key="deadline_kind", metavar="KIND")
@option("--bound", key="bound", metavar="BOUND")
@option("--header", key="header", metavar="FIELD=VALUE")
@option("--quote", key="quote", metavar="WORDS")
@option("--means", key="means", metavar="DOCUMENT")
@option("--relation", key="relation", metavar="RELATION")
@option("--object", "object_", key="object", metavar="DOCUMENT")
@option("--subject", key="subject", metavar="DOCUMENT")
@option("--was", key="was", metavar="VALUE")
@option("--nth", "ordinal", key="nth", metavar="N", type=click.IntRange(1))
@option("--remove", key="remove", is_flag=True)
@option("--why", key="why", metavar="WORDS", required=True)
@as_person
@pass_session
def propose_command(
    session: Session,
    /,
    who: str,
    **given: Any,  # noqa: ANN401 - whatever the options say
) -> None:
    """Put a proposal on record; print its id."""
    asked = proposal_of(given, session)
    iris = session.settings.iris
    with (
        recorded(session, "correct propose", by=who) as changed,
        Store.open(session.store) as store,
    ):
        if store.unsettled:
            resolve(store, iris)
        made = book.propose(store, iris, asked, who, datetime.now(UTC))
        changed["correction"] = made.id
        publish(store)
        found = entry(store, iris, made.id)
    click.echo(entry_line(found, session.lang))


@correct_command.command("confirm", cls=Translated, help="help.correct_confirm")
@click.argument("id_", metavar="ID")
@reason
@as_person
@pass_session
def confirm_command(session: Session, id_: str, who: str, why: str | None) -> None:
    """Let a proposal count."""
    _decide(session, "confirm", id_, who, partial(book.confirm, why=why))


@correct_command.command("reject", cls=Translated, help="help.correct_reject")
@click.argument("id_", metavar="ID")
@reason
@as_person
@pass_session
def reject_command(session: Session, id_: str, who: str, why: str | None) -> None:
    """Decide against a proposal."""
    _decide(session, "reject", id_, who, partial(book.reject, why=why))


@correct_command.command("undo", cls=Translated, help="help.correct_undo")
@click.argument("id_", metavar="ID")
@reason
@as_person
@pass_session
def undo_command(session: Session, id_: str, who: str, why: str | None) -> None:
    """Take back a correction that counts."""
    _decide(session, "undo", id_, who, partial(book.undo, why=why))


def _decide(session: Session, step: str, id_: str, who: str, decide: Decide) -> None:
    iris = session.settings.iris
    with (
        recorded(session, f"correct {step}", correction=id_, by=who),
        Store.open(session.store) as store,
    ):
        decide(store, iris, id_, who, datetime.now(UTC))
        resolve(store, iris)
        found = entry(store, iris, id_)
    click.echo(entry_line(found, session.lang))


@correct_command.command("list", cls=Translated, help="help.correct_list")
@option("--status", key="status", type=click.Choice(STATUSES))
@option("--letter", key="of_letter", metavar="LETTER")
@option("--review", key="review", is_flag=True)
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
)
@pass_session
def list_command(
    session: Session,
    status: Status | None,
    letter: str | None,
    review: bool,  # noqa: FBT001 - as click hands it on
    form: str,
) -> None:
    """Print a line for each correction, with what contradicts it."""
    with Store.open_snapshot(session.store) as store:
        iris = session.settings.iris
        found = list_corrections(
            store, iris, status=status, letter=letter, review=review
        )
    if form == "json":
        click.echo(_as_json(found))
        return
    for one in found:
        click.echo(entry_line(one, session.lang))
    if not found:
        session.say("correct.none")


def _as_json(found: tuple[Entry, ...]) -> str:
    shown = [Correction.model_validate(one).model_dump() for one in found]
    return json.dumps(shown, ensure_ascii=False, indent=2)


@correct_command.command("export", cls=Translated, help="help.correct_export")
@click.argument(
    "folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path)
)
@pass_session
def export_command(session: Session, folder: Path) -> None:
    """Write gold and text of each letter that has corrections that count."""
    iris = session.settings.iris
    with Store.open_snapshot(session.store) as store:
        numbers = {
            document.slug: document.number
            for document in catalog(store).documents.values()
            if document.number is not None
        }
        counted = list_corrections(store, iris, status="confirmed")
        letters = sorted({one.letter for one in counted if one.held})
        folder.mkdir(parents=True, exist_ok=True)
        for letter in letters:
            sheet = sheet_of(store, iris, letter)
            gold = json.dumps(gold_of(sheet, numbers), ensure_ascii=False, indent=1)
            (folder / f"{letter}.json").write_text(gold + "\n", "utf-8")
            (folder / f"{letter}.txt").write_bytes(sheet.text.encode())
    session.say("correct.exported", count=len(letters), folder=one_line(str(folder)))
