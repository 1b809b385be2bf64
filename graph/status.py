"""What people report of tasks: statements of theirs, kept apart from what letters say.

They stand in a graph of their own, by task (letter and label) and agency, so that they
outlive another reading of the letter. Nothing here is ever inferred.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, Literal, cast

from graph.catalog import catalog
from graph.errors import ReportError
from graph.index.keeping import publish
from graph.iris import iris_of, part
from graph.writer import Writer
from ontology.standards import Dcterms, Prov, Xsd
from ontology.terms import PROGRESS, Cd

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from graph.iris import Iris
    from graph.readable import Row
    from graph.store import Store

Said = Literal["done", "in_progress", "extension_asked", "returned"]
LONGEST = 2000
"""Characters of what a person may write in one field."""

_REPORTS = """
SELECT ?slug ?task ?agency ?name ?said ?done ?until ?why ?evidence ?by ?at WHERE {
  ?slug a cd:StatusReport ; cd:inTask ?task ; cd:agent ?agency ;
        cd:printedName ?name ; cd:progress ?said ; cd:evidence ?evidence ;
        dcterms:creator ?by ; prov:generatedAtTime ?at .
  OPTIONAL { ?slug cd:doneOn ?done }
  OPTIONAL { ?slug cd:askedUntil ?until }
  OPTIONAL { ?slug dcterms:description ?why }
}"""


@dataclass(frozen=True, slots=True)
class StatusReport:
    """What a person said of an agency's part in a task.

    `task` and `agency` are slugs; `on` is the day it was done, `until` the day asked
    for, `evidence` a number of a document or a note, `at` the time of the report.
    """

    slug: str
    task: str
    agency: str
    agency_name: str
    said: Said
    on: str | None
    until: str | None
    why: str | None
    evidence: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What a person wants to report, before it is kept."""

    said: Said
    evidence: str
    by: str
    on: date | None = None
    until: date | None = None
    why: str | None = None


def reports(store: Store) -> Mapping[str, tuple[StatusReport, ...]]:
    """All reports by the slug of their task, the latest first.

    A report on a copy of a letter is one on the letter itself. One whose task is gone
    is kept and found here, but no answer shows it.
    """
    return store.keep("reports", lambda: _read(store))


@dataclass(frozen=True, slots=True)
class Kept:
    """A report on record; not `placed` if no letter in the store has its task now."""

    report: StatusReport
    placed: bool


def every_report(store: Store) -> tuple[Kept, ...]:
    """All reports, the latest first, those whose task is gone among them."""
    tasks = catalog(store).tasks
    said = sorted(chain(*reports(store).values()), key=_time, reverse=True)
    return tuple(Kept(report, report.task in tasks) for report in said)


def keep(  # noqa: PLR0913 - the parts of one statement
    store: Store,
    statement: Statement,
    *,
    task: str,
    agency: str,
    agency_name: str,
    at: datetime,
) -> StatusReport:
    """Keep what a person says of an agency's part in a task, and publish it.

    Args:
        store: open for writing.
        statement: what is said.
        task: the slug of the task.
        agency: the slug of the agency, named `agency_name`.
        agency_name: as people call it.
        at: now, with its zone.

    Raises:
        ReportError: a part of the statement is missing or makes no sense.
    """
    _check(statement, at.date())
    report = _report(statement, task, agency, agency_name, at)
    iris = iris_of(store)
    out = Writer(iris, iris.reports)
    out.a(report.slug, Cd.StatusReport)
    out.link(report.slug, Cd.inTask, task)
    out.link(report.slug, Cd.agent, agency)
    out.text(report.slug, Cd.printedName, agency_name)
    out.term(report.slug, Cd.progress, PROGRESS + report.said)
    out.date(report.slug, Cd.doneOn, report.on)
    out.date(report.slug, Cd.askedUntil, report.until)
    out.text(report.slug, Dcterms.description, report.why)
    out.text(report.slug, Cd.evidence, report.evidence)
    out.text(report.slug, Dcterms.creator, report.by)
    out.typed(report.slug, Prov.generatedAtTime, report.at, Xsd.dateTime)
    store.add(out.quads)
    publish(store)
    return report


def _check(statement: Statement, today: date) -> None:
    texts = {"evidence": statement.evidence, "by": statement.by, "why": statement.why}
    for name, words in texts.items():
        if words and len(words) > LONGEST:
            raise ReportError(reason="long", field=name, most=LONGEST)
    missing = (
        ("evidence", not _clean(statement.evidence)),
        ("by", not _clean(statement.by)),
        ("on", statement.said == "done" and statement.on is None),
        ("until", statement.said == "extension_asked" and statement.until is None),
        (
            "why",
            statement.said == "returned" and not _clean(statement.why),
        ),
    )
    for name, is_missing in missing:
        if is_missing:
            raise ReportError(reason="missing", field=name)
    if statement.on is not None and statement.on > today:
        raise ReportError(reason="future", field="on", day=statement.on.isoformat())
    for name, day, said in (
        ("on", statement.on, "done"),
        ("until", statement.until, "extension_asked"),
    ):
        if day is not None and statement.said != said:
            raise ReportError(reason="misplaced", field=name, said=statement.said)


def _report(
    statement: Statement, task: str, agency: str, agency_name: str, at: datetime
) -> StatusReport:
    stamp = at.isoformat(timespec="seconds")
    said = f"{agency}|{stamp}|{statement}"
    digest = hashlib.sha256(said.encode()).hexdigest()[:12]
    return StatusReport(
        slug=part(task, f"report-{digest}"),
        task=task,
        agency=agency,
        agency_name=agency_name,
        said=statement.said,
        on=statement.on.isoformat() if statement.on else None,
        until=statement.until.isoformat() if statement.until else None,
        why=_clean(statement.why),
        evidence=_clean(statement.evidence) or "",
        by=_clean(statement.by) or "",
        at=stamp,
    )


def _clean(words: str | None) -> str | None:
    """One line without control characters; None for nothing."""
    shown = "".join(c if c.isprintable() else " " for c in words or "")
    return " ".join(shown.split()) or None


def _read(store: Store) -> dict[str, tuple[StatusReport, ...]]:
    known = catalog(store)
    found: dict[str, list[StatusReport]] = {}
    for row in store.rows(_REPORTS):
        letter, _, rest = known.iris.slug(row["task"]).partition(".")
        task = part(known.copies.get(letter, letter), rest)
        found.setdefault(task, []).append(_from_row(row, task, known.iris))
    return {
        task: tuple(sorted(said, key=_time, reverse=True))
        for task, said in found.items()
    }


def _time(report: StatusReport) -> tuple[datetime, str]:
    """When it was made: zones may differ, so that the text of it is no order."""
    return datetime.fromisoformat(report.at), report.slug


def _from_row(row: Row, task: str, iris: Iris) -> StatusReport:
    return StatusReport(
        slug=iris.slug(row["slug"]),
        task=task,
        agency=iris.slug(row["agency"]),
        agency_name=row["name"],
        said=cast("Said", row["said"].removeprefix(PROGRESS)),
        on=row.get("done"),
        until=row.get("until"),
        why=row.get("why"),
        evidence=row["evidence"],
        by=row["by"],
        at=row["at"],
    )
