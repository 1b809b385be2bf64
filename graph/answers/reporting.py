"""A person reports on a task: whose part is meant, what follows, what is on record."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from graph.answers.duties import duties
from graph.answers.paging import FIRST, Listing
from graph.answers.states import group_of, states
from graph.answers.unnamed import body_called
from graph.catalog import catalog
from graph.errors import AmbiguousError, NotFoundError, ReportError
from graph.iris import fold
from graph.lookup import find
from graph.status import Kept, every_report, keep

if TYPE_CHECKING:
    from collections.abc import Container

    from graph.answers.paging import Page, Window
    from graph.answers.states import State
    from graph.catalog import Agency
    from graph.status import Said, Statement
    from graph.store import Store


LISTING: Final[Listing[Kept]] = Listing(
    name=lambda kept: kept.report.slug,
    keys={
        "at": lambda kept: datetime.fromisoformat(kept.report.at).timestamp(),
        "on": lambda kept: kept.report.on,
        "agency": lambda kept: kept.report.agency_name,
        "said": lambda kept: kept.report.said,
        "by": lambda kept: kept.report.by,
    },
)


def reported(
    store: Store,
    *,
    task: str | None = None,
    agency: str | None = None,
    said: Said | None = None,
    window: Window = FIRST,
) -> Page[Kept]:
    """What people reported of tasks, the latest first.

    `task` and `agency` are slugs, as they stand in the reports: what they name may be
    gone by now.

    Raises:
        ListError: the window cannot be given.
    """
    found = [
        kept
        for kept in every_report(store)
        if task in (None, kept.report.task)
        and agency in (None, kept.report.agency)
        and said in (None, kept.report.said)
    ]
    return LISTING.page(found, window)


def report_status(
    store: Store,
    statement: Statement,
    *,
    task: str,
    agency: str,
    at: datetime,
) -> State:
    """Keep a report on a task, both given by a key; the state it leads to.

    A member of a group that was given the task reports for itself; a body that no
    letter names is called by its name ("Sở Y tế").

    Raises:
        NotFoundError, AmbiguousError: a key means nothing, or several things.
        ReportError: the statement lacks something, or the agency has no part in it.
    """
    slug = find(store, task, "task")
    who = _member(store, slug, agency)
    keep(store, statement, task=slug, agency=who.slug, agency_name=who.name, at=at)
    found = states(store, slug, at.date())
    return next(state for state in found if state.agency.slug == who.slug)


def _member(store: Store, task: str, key: str) -> Agency:
    """Who reports: one that has a part in the task, or a member of a group that has."""
    known, of_task = catalog(store), duties(store)[task]
    acting = {duty.agency.slug: duty.agency for duty in of_task}
    wanted = fold(key)
    own = [a for a in acting.values() if wanted in (a.slug, fold(a.name))]
    if len(own) == 1:  # the letter's own names for groups win over all others
        return own[0]
    agency = _found(store, task, key, acting)
    if agency.slug not in acting and (
        agency.kind != "body" or group_of(agency, of_task) is None
    ):
        raise ReportError(
            reason="not_theirs",
            agency=agency.name,
            task=known.tasks[task].label,
            others="; ".join(one.name for one in acting.values()),
        )
    return agency


def _found(store: Store, task: str, key: str, acting: Container[str]) -> Agency:
    """The agency that a key means; of several the one that acts in the task."""
    known = catalog(store)
    try:
        return known.agencies[find(store, key, "agency")]
    except AmbiguousError as error:
        mine = [slug for slug in error.candidates if slug in acting]
        if len(mine) != 1:
            raise
        return known.agencies[mine[0]]
    except NotFoundError:
        letter = known.documents[known.tasks[task].letter]
        found = body_called(key, letter, known.iris)
        if found is None:
            raise
        return found
