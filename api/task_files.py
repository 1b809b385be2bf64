"""A list of tasks as a file: CSV, XLSX, a calendar of its deadlines, a Word paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from api import phrases
from api.console import one_line
from api.messages import Lang, text
from api.wording import cut
from graph.answers.occurrences import occurrences
from graph.answers.unnamed import agency_called
from graph.exchange.calendar import Event, to_ics
from graph.exchange.sheets import to_csv, to_xlsx
from graph.exchange.task_table import task_table
from graph.runs import NEVER, read_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.answers.occurrences import Occurrence
    from graph.answers.paging import Page
    from graph.answers.tasks import TaskSummary
    from graph.store import Store

Format = Literal["json", "csv", "xlsx", "ics", "docx"]

JSON: Final = "application/json"
CSV: Final = "text/csv"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CALENDAR: Final = "text/calendar"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES: Final[dict[Format, str]] = {
    "json": JSON,
    "csv": CSV,
    "xlsx": XLSX,
    "ics": CALENDAR,
    "docx": DOCX,
}
MOST_ROWS: Final = 10_000
"""Tasks in one file; one that lacks some says so."""

_LONGEST_SUMMARY: Final = 120
_LONGEST_TEXT: Final = 2000


def task_file(
    store: Store,
    found: Page[TaskSummary],
    form: Format,
    lang: Lang,
    agency: str | None = None,
) -> bytes:
    """Write tasks as a table or calendar; `agency` is the key of whose they are."""
    note = None
    if len(found.items) < found.total:
        counts = {"count": len(found.items), "total": found.total}
        note = text("file.cut", lang, **counts)
    if form == "ics":
        events = (event for one in found.items for event in _events(store, one, lang))
        return to_ics(events, lang, _name(store, agency, lang), note)
    table = task_table(found.items, lang, note)
    return to_csv(table) if form == "csv" else to_xlsx((table,))


def _name(store: Store, agency: str | None, lang: Lang) -> str:
    if agency is None:
        return text("calendar.name", lang)
    body = agency_called(store, agency)
    return text("calendar.name_of", lang, agency=one_line(body.name))


def _events(store: Store, one: TaskSummary, lang: Lang) -> Iterator[Event]:
    """The deadlines of a task that have a day."""
    task = one.task
    read = read_times(store).get(task.letter, NEVER)
    for found in occurrences(store, task):
        yield Event(
            id=f"{task.iri}#deadline-{found.number}",
            day=found.day,
            months=found.months,
            summary=text(
                "calendar.summary",
                lang,
                label=one_line(task.label),
                text=cut(task.text, _LONGEST_SUMMARY),
            ),
            description="\n".join(_told(one, found, lang)),
            address=task.iri,
            changed=read,
        )


def _told(one: TaskSummary, found: Occurrence, lang: Lang) -> Iterator[str]:
    """What an event says: when, who, by which letter, in which words."""
    yield text("calendar.due", lang, due=phrases.due(found.deadline, lang))
    for role in ("lead", "cooperate"):
        acting = [part.agency for part in one.parts if part.role == role]
        if acting:
            yield text(f"calendar.{role}", lang, agencies=phrases.names(acting))
    yield text("calendar.letter", lang, letter=one_line(one.letter.label))
    yield f"“{cut(one.task.text, _LONGEST_TEXT)}”"
