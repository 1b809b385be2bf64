"""`chidao agenda`: what falls due, for whom and in which step."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

import click

from api import phrases
from api.clock import days_after, today
from api.console import Session, command, one_line, option, pass_session
from api.messages import Lang, text
from api.schemas.agenda import Agenda
from api.succession_words import succession_lines
from api.table import as_csv
from api.wording import quote_line, task_of
from graph.answers.agenda import agenda
from graph.store import Store
from viz import times

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from graph.answers.agenda import Agenda as Found
    from graph.answers.agenda import Item

DAY: Final = click.DateTime(formats=["%Y-%m-%d"])
DATED: Final = ("overdue", "due", "recurring", "conditional", "settled")
COLUMNS: Final = (
    "section",
    "value",
    "last_day",
    "deadline",
    "agency",
    "role",
    "stated",
    "task",
    "letter",
    "step",
    "to",
    "via",
    "status",
    "reported",
    "evidence",
    "documents",
    "quote",
)


@command("agenda")
@option("--as-of", key="day", metavar="DATE", type=DAY)
@option("--until", key="until", metavar="DATE", type=DAY)
@option("--days", key="days", metavar="N", type=click.IntRange(0, 3660))
@option("--agency", key="whose", metavar="X")
@option(
    "--format",
    "form",
    key="format",
    type=click.Choice(("text", "json", "csv")),
    default="text",
    show_default=True,
)
@pass_session
def agenda_command(  # noqa: PLR0913, PLR0917 - one parameter for each option
    session: Session,
    as_of: datetime | None,
    until: datetime | None,
    days: int | None,
    agency: str | None,
    form: str,
) -> None:
    """Print the rows, overdue ones first; rows of one step are put together."""
    start = as_of.date() if as_of else today()
    end = until.date() if until else None
    if days is not None:
        end = days_after(start, days)
    with Store.open_snapshot(session.store) as store:
        found = agenda(store, start, until=end, agency=agency)
    if form == "json":
        click.echo(Agenda.model_validate(found).model_dump_json(indent=2))
    elif form == "csv":
        click.echo(_csv(found), nl=False)
    else:
        for line in _lines(found, session.lang):
            click.echo(line)


def _lines(found: Found, lang: Lang) -> Iterator[str]:
    key = "agenda.title_until" if found.until else "agenda.title"
    days = {
        "day": times.day(found.as_of, lang),
        "until": times.day(found.until, lang),
    }
    title = text(key, lang, **days)
    yield f"{title}: {one_line(found.agency.name)}" if found.agency else title
    for name in DATED:
        items: tuple[Item, ...] = getattr(found, name)
        if items or name == "due":
            yield ""
            yield text(f"agenda.{name}", lang)
            yield from _section(items, lang)
            if not items:
                yield f"  {text('agenda.none', lang)}"
    if found.undated and found.until:
        count = len({item.task.slug for item in found.undated})
        yield ""
        yield text("agenda.undated_count", lang, count=count)
    elif found.undated:
        yield ""
        yield text("agenda.undated", lang)
        yield from _undated(found.undated, lang)
    if found.successions:
        yield ""
        for succession in found.successions:
            yield from succession_lines(succession, lang)
    if found.overdue:
        yield ""
        yield text("agenda.unsure", lang)


def _section(items: tuple[Item, ...], lang: Lang) -> Iterator[str]:
    """The rows of each task and step together, with what they share told once."""
    for _, rows in groupby(items, key=_same):
        group = list(rows)
        item = group[0]
        head = [_value(item, lang), task_of(item.task.label, lang)]
        if item.step:
            route = phrases.route(item.step, lang)
            head.append(text("agenda.step", lang, number=item.step.number, route=route))
        yield "  " + " · ".join(part for part in head if part)
        for one in group:
            told = phrases.role(one.role, lang, stated=one.stated)
            state = phrases.state(one.state, lang)
            yield f"    {_agency(one, lang)} ({told}): {state}"
        if item.deadline:
            yield f"    “{one_line(item.deadline.text)}”"
        elif item.feeds:
            due = phrases.due(item.feeds, lang)
            yield f"    {text('agenda.feeds', lang, due=due)}"
        yield f"    {quote_line(item.quote, lang)}"
        if documents := phrases.behind(item.documents, lang):
            yield f"    {text('agenda.behind', lang, documents=documents)}"


def _undated(items: tuple[Item, ...], lang: Lang) -> Iterator[str]:
    """A line for each task: who does it."""
    for _, rows in groupby(items, key=_same):
        group = list(rows)
        agencies = phrases.names(item.agency for item in group)
        label = task_of(group[0].task.label, lang)
        yield f"  {label} [{group[0].letter.slug}]: {agencies}"


def _same(item: Item) -> tuple[str, int, str | None, str]:
    text = item.deadline.text if item.deadline else ""
    return item.task.slug, item.step.number if item.step else 0, item.value, text


def _agency(item: Item, lang: Lang) -> str:
    state = item.state
    if state.group is None:
        return one_line(item.agency.name)
    fields = {
        "agency": one_line(state.agency.name),
        "group": one_line(state.group.name),
    }
    return text("status.member_of", lang, **fields)


def _value(item: Item, lang: Lang) -> str:
    """The last day; of what returns the period alone."""
    if item.last_day is None:
        return times.period(item.value, lang) if item.value else ""
    key = "agenda.last_day" if item.deadline else "agenda.for_day"
    return text(key, lang, day=times.day(item.last_day, lang))


def _csv(found: Found) -> str:
    rows = [list(COLUMNS)]
    for name in (*DATED, "undated"):
        for item in getattr(found, name):
            cells = ("" if value is None else str(value) for value in _row(item))
            rows.append([name, *cells])
    return as_csv(rows)


def _row(item: Item) -> tuple[object, ...]:
    report, step = item.state.report, item.step
    return (
        item.value,
        item.last_day,
        item.deadline.text if item.deadline else None,
        item.state.agency.name,
        item.role,
        item.stated,
        item.task.label,
        item.letter.slug,
        step.number if step else None,
        step.to.name if step and step.to else None,
        step.via.name if step and step.via else None,
        item.state.status,
        report.said if report else None,
        report.evidence if report else None,
        "; ".join(one.document.label for one in item.documents),
        item.quote.text,
    )
