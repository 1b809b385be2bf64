"""The quads of a task: who, by when, to whom to report, how much.

Edges from a task to documents are derived with those between documents, by
`graph.resolve`; edges to agencies stand here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.bodies import group_slug
from graph.iris import part, task_part
from ontology.standards import Dcterms, Rdfs, Schema, Time
from ontology.terms import DEADLINE, LEVEL, ROLE, ROLES, Cd

if TYPE_CHECKING:
    from extract.tasks import Assignment, Deadline, Report, Target, Task
    from graph.bodies import Bodies
    from graph.identity import Identities
    from graph.writer import LetterWriter

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def add_task(out: LetterWriter, task: Task, who: Identities, bodies: Bodies) -> None:
    """Add a task and its parts."""
    name = part(out.letter, task_part(task.label))
    out.a(name, Cd.Task)
    out.link(name, Dcterms.isPartOf, out.letter)
    out.text(name, Cd.taskLabel, task.label)
    if task.parent is not None:
        out.link(name, Cd.parentTask, part(out.letter, task_part(task.parent)))
    out.quote(name, task.span)
    out.text(name, Cd.product, *task.products)
    if task.lead_unstated:
        out.flag(name, Cd.leadUnstated, value=True)
    for index in task.citations:
        out.link(name, Cd.mention, part(out.letter, f"c{index}"))
    for number, assignment in enumerate(task.assignments, 1):
        _assignment(out, name, number, assignment, who)
    for number, deadline in enumerate(task.deadlines, 1):
        _deadline(out, name, number, deadline)
    for number, report in enumerate(task.reports, 1):
        _report(out, name, number, report, bodies)
    for number, target in enumerate(task.targets, 1):
        _target(out, name, number, target)


def _assignment(
    out: LetterWriter, task: str, number: int, assignment: Assignment, who: Identities
) -> None:
    name = part(task, f"a{number}")
    agency = who.of_agency[assignment.index]
    out.link(task, Cd.hasAssignment, name)
    out.link(task, ROLES[assignment.role], agency)
    out.a(name, Cd.Assignment)
    out.link(name, Cd.agent, agency)
    out.term(name, Cd.role, ROLE + assignment.role)
    out.flag(name, Cd.stated, value=assignment.stated)
    out.text(name, Cd.printedName, assignment.agency)
    out.quote(name, assignment.span)


def _deadline(out: LetterWriter, task: str, number: int, deadline: Deadline) -> None:
    name = part(task, f"d{number}")
    out.link(task, Cd.hasDeadline, name)
    out.a(name, Cd.Deadline)
    out.term(name, Cd.deadlineKind, DEADLINE + deadline.kind)
    out.text(name, Cd.deadlineValue, deadline.value)
    out.text(name, Cd.bound, deadline.bound)
    if deadline.value and _DAY.fullmatch(deadline.value):
        out.date(name, Time.inXSDDate, deadline.value)
    out.quote(name, deadline.span)


def _report(
    out: LetterWriter, task: str, number: int, report: Report, bodies: Bodies
) -> None:
    name = part(task, f"p{number}")
    out.link(task, Cd.hasReport, name)
    out.a(name, Cd.ReportStep)
    for predicate, printed in (
        (Cd.sender, report.sender),
        (Cd.via, report.via),
        (Cd.to, report.to),
    ):
        if printed is not None:
            out.link(name, predicate, _party(out, printed, bodies))
    out.text(name, Cd.recurrence, report.recurrence)
    out.text(name, Cd.deadlineValue, report.deadline)
    out.quote(name, report.span)


def _party(out: LetterWriter, printed: str, bodies: Bodies) -> str:
    """Who is meant; a group of the letter's own where no agency is."""
    found = bodies.find(printed)
    if found:
        return bodies.slug(found, out.letter)
    slug = group_slug(printed, out.letter)
    out.a(slug, Cd.AgentGroup)
    out.text(slug, Rdfs.label, printed)
    out.term(slug, Cd.level, f"{LEVEL}unspecified")
    return slug


def _target(out: LetterWriter, task: str, number: int, target: Target) -> None:
    name = part(task, f"q{number}")
    out.link(task, Cd.hasTarget, name)
    out.a(name, Cd.Target)
    out.text(name, Cd.indicator, target.indicator)
    out.text(name, Cd.comparator, target.comparator)
    out.decimal(name, Schema.value, target.value)
    out.text(name, Schema.unitText, target.unit)
    out.quote(name, target.span)
