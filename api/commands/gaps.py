"""`chidao gaps`: what a person should look at."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

import click

from api.console import Session, command, one_line, option, pass_session
from api.messages import Lang, text
from api.reviews import gaps_in_words
from api.table import as_csv
from api.wording import cut, name_of, quote_line
from graph.answers.gaps import GAP_KINDS, GapKind, gaps
from graph.store import Store
from viz import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from graph.answers.findings import Finding

MOST_SHOWN: Final = 10
"""Findings of a kind that are printed when all kinds are asked for."""
MOST_NAMES: Final = 12
SHORT: Final = 100
COLUMNS: Final = ("kind", "things", "details", "letter", "task", "quote", "advice")


@command("gaps")
@option("--kind", key="kind", type=click.Choice(GAP_KINDS))
@option(
    "--as-of", key="as_of", metavar="DATE", type=click.DateTime(formats=["%Y-%m-%d"])
)
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("text", "json", "csv")),
    default="text",
    show_default=True,
)
@pass_session
def gaps_command(
    session: Session, kind: GapKind | None, as_of: datetime | None, form: str
) -> None:
    """Print the findings, kind by kind, each with its words and what to do."""
    with Store.open_snapshot(session.store) as store:
        found = gaps(store, kind, as_of.date() if as_of else None)
    if form == "json":
        told = gaps_in_words(found, session.lang)
        click.echo(told.model_dump_json(indent=2))
    elif form == "csv":
        click.echo(as_csv(list(_rows(found, session.lang))), nl=False)
    else:
        most = MOST_SHOWN if kind is None else len(found)
        for line in _lines(found, most, session.lang):
            click.echo(line)
        if not found:
            session.say("gaps.none")


def _lines(every: Iterable[Finding], most: int, lang: Lang) -> Iterator[str]:
    for kind, group in groupby(every, key=lambda finding: finding.kind):
        found = list(group)
        yield f"{text(f'gap.{kind}', lang)}: {len(found)}"
        advice = text(f"advice.{kind}", lang)
        yield f"  {text('gaps.advice', lang, advice=advice)}"
        for number, finding in enumerate(found[:most], start=1):
            yield f"  {number}. {_what(finding, lang)}"
            yield from (f"     {quote_line(quote, lang)}" for quote in finding.quotes)
        if len(found) > most:
            rest = len(found) - most
            yield f"  {text('gaps.more', lang, count=rest, kind=kind)}"


def _what(finding: Finding, lang: Lang) -> str:
    """What it is about, and the circumstances."""
    names = [cut(name_of(thing, lang), SHORT) for thing in finding.things]
    shown = " · ".join((*names[:MOST_NAMES], *(["…"] if names[MOST_NAMES:] else [])))
    details = _details(finding, lang)
    return f"{shown} ({details})" if details else shown


def _details(finding: Finding, lang: Lang) -> str:
    return "; ".join(
        f"{text(f'gaps.detail.{key}', lang)}: {one_line(_value(key, value, lang))}"
        for key, value in finding.details
    )


def _value(key: str, value: str, lang: Lang) -> str:
    return times.day(value, lang) if key.endswith("date") else value


def _rows(found: Iterable[Finding], lang: Lang) -> Iterator[list[str]]:
    """One row a finding, with the first of its quotes."""
    yield [text(f"gaps.column.{name}", lang) for name in COLUMNS]
    for finding in found:
        quote = finding.quotes[0] if finding.quotes else None
        yield [
            text(f"gap.{finding.kind}", lang),
            " · ".join(name_of(thing, lang) for thing in finding.things),
            _details(finding, lang),
            quote.letter_id if quote else "",
            (quote.task if quote else None) or "",
            quote.text if quote else "",
            text(f"advice.{finding.kind}", lang),
        ]
