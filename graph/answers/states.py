"""How far a task is, for each that has a part in it.

What people reported, and apart from it where the deadline lies: that is arithmetic on
dates. Without a report nothing is done, whatever the letters say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Literal

from extract.agencies import find_agencies
from graph.answers.due import last_day_of
from graph.answers.duties import duties
from graph.answers.successors import members
from graph.catalog import Agency, catalog
from graph.iris import fold
from graph.places import place_of
from graph.status import reports

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.answers.duties import Duty
    from graph.catalog import Deadline, Task
    from graph.iris import Iris
    from graph.status import StatusReport
    from graph.store import Store

Status = Literal[
    "done_in_time",
    "done_late",
    "done",
    "in_time",
    "overdue",
    "standing",
    "conditional",
    "no_date",
    "extension_asked",
    "returned",
]
_LEVELS = {
    "provincial_department": ("provincial_department", "central_branch"),
    "district": ("district",),
    "commune": ("commune",),
    "ministry": ("ministry",),
    "provincial_government": ("provincial_government",),
    "central_branch": ("central_branch",),
}
"""The levels of the members of a group, by its own."""
# "chi thường xuyên" is a kind of expenditure.
_STANDING = re.compile(r"(?<!\bchi )(?<!\bvon )\bthuong xuyen\b")


@dataclass(frozen=True, slots=True)
class State:
    """Where one member stands with a task.

    `group` is the one given the task, where a member of it reports. `last_day` is the
    last day of its deadline; `past` whether that is over and nothing done. `report` is
    the latest one, None where there is none: `status` then tells the dates alone.
    """

    agency: Agency
    group: Agency | None
    status: Status
    last_day: date | None
    past: bool
    report: StatusReport | None


def states(store: Store, task: str, as_of: date) -> tuple[State, ...]:
    """The state of each that has to act in a task, given its slug, and of members.

    Reports made after `as_of` are not known yet.
    """
    of_task = duties(store).get(task, ())
    known = catalog(store)
    by_agency: dict[str, list[Duty]] = {}
    for duty in of_task:
        by_agency.setdefault(duty.agency.slug, []).append(duty)
    found = [
        _state(
            known.agencies[slug], None, mine, latest(store, task, slug, as_of), as_of
        )
        for slug, mine in by_agency.items()
    ]
    told = {r.agency: r.agency_name for r in reports(store).get(task, ())}
    for slug, name in told.items():
        report = latest(store, task, slug, as_of)
        if report and slug not in by_agency:
            member = known.agencies.get(slug) or unnamed(slug, name, known.iris)
            group = group_of(member, of_task)
            mine = by_agency[group.slug] if group else of_task
            found.append(_state(member, group, mine, report, as_of))
    return tuple(found)


def group_of(member: Agency, of_task: Iterable[Duty]) -> Agency | None:
    """The group of those given a task to which a body can belong, by its level."""
    groups = [duty.agency for duty in of_task if duty.agency.kind == "group"]
    open_to = (group for group in groups if group.level == "unspecified")
    fits = (group for group in groups if member.level in _LEVELS.get(group.level, ()))
    return next(chain(fits, open_to), None)


def is_member(store: Store, body: Agency, group: Agency) -> bool:
    """Whether a body is one of a group for certain.

    The register of bodies tells, for the day of the letter; where it does not know the
    group, one of the same level and place is.
    """
    if group.kind != "group" or body.kind != "body":
        return False
    if known := members(store, group.slug):
        return body.slug in {one.id for one in known}
    place = place_of(body.name, body.level, None)
    same = body.level == group.level and body.level in _LEVELS
    return same and place is not None and fold(place) in fold(group.name)


def unnamed(slug: str, name: str, iris: Iris) -> Agency:
    """A body that no letter names, at the level that its name tells."""
    found = find_agencies(name)
    level = found[0].level if found else "unspecified"
    return Agency(slug, iris.iri(slug), "body", name, level)


def latest(store: Store, task: str, agency: str, as_of: date) -> StatusReport | None:
    """The latest report of an agency on a task that was made by a day."""
    day = as_of.isoformat()
    found = reports(store).get(task, ())
    return next((r for r in found if r.agency == agency and r.at[:10] <= day), None)


def judge(  # noqa: PLR0911 - one line for each state of an office
    task: Task,
    times: Sequence[Deadline],
    report: StatusReport | None,
    as_of: date,
) -> tuple[Status, date | None, bool]:
    """The status by the last of some deadlines, that day, and whether it is over."""
    ends = [day for due in times if (day := last_day_of(due))]
    end = max(ends, default=None)
    if report and report.said == "done":
        if end is None or report.on is None:
            return "done", end, False
        late = date.fromisoformat(report.on) > end
        return ("done_late" if late else "done_in_time"), end, False
    past = end is not None and end < as_of
    if report and report.said == "extension_asked":
        return "extension_asked", end, past
    if report and report.said == "returned":
        return "returned", end, past
    if end is not None:
        return ("overdue" if past else "in_time"), end, past
    if any(due.kind == "recurring" for due in times) or _is_standing(task.text):
        return "standing", None, False
    return ("conditional" if times else "no_date"), None, False


@lru_cache(maxsize=2**16)
def _is_standing(words: str) -> bool:
    """Whether a task is to be done all the time; boards ask it of every task."""
    return _STANDING.search(fold(words)) is not None


def _state(
    agency: Agency,
    group: Agency | None,
    mine: Iterable[Duty],
    report: StatusReport | None,
    as_of: date,
) -> State:
    found = list(mine)
    times = [due for duty in found for due in duty.times]
    status, end, past = judge(found[0].task, times, report, as_of)
    return State(agency, group, status, end, past, report)
