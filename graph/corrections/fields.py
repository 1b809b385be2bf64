"""How a change of a role, a deadline, a relation or a citation is made on a sheet.

Each function takes off what the machine says there and puts on what the person says,
in the same shape. `at` is the place that was found, `name` the slug of the correction.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graph.corrections.sheet import confident, meet, stated_by_a_person
from graph.describe import AGENCY_CLASSES
from graph.iris import part
from ontology.standards import Dcterms, Oa, Rdf, Rdfs, Time
from ontology.terms import DEADLINE, LEVEL, RELATIONS, ROLE, ROLES, Cd

if TYPE_CHECKING:
    from extract.model import Span
    from graph.corrections.model import Change
    from graph.corrections.sheet import Sheet
    from graph.writer import LetterWriter

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MENTION = "m"


def change_role(sheet: Sheet, change: Change, at: Span, name: str) -> None:
    """Give an agency another role in a task, a first one, or none."""
    task = sheet.task(change.task or "") or ""
    agency = change.slug("agency")
    roles = {role for role in (change.old, change.new) if role}
    for assignment in _assignments(sheet, task, agency):
        role = sheet.literal(assignment, Cd.role) or ""
        if role.removeprefix(ROLE) in roles:
            sheet.take_whole(assignment)
    for role in roles:
        sheet.take(task, ROLES[role], agency)
    if change.new is not None:
        sheet.put(_assigned(sheet, change, at, task, name).quads)
    if "lead" in roles and len(sheet.links(task, Cd.lead)) < 2:  # noqa: PLR2004 - who leads is plain
        sheet.take(task, Cd.leadUnstated)


def _assignments(sheet: Sheet, task: str, agency: str) -> list[str]:
    return [
        assignment
        for assignment in sheet.links(task, Cd.hasAssignment)
        if sheet.link(assignment, Cd.agent) == agency
    ]


def _assigned(
    sheet: Sheet, change: Change, at: Span, task: str, name: str
) -> LetterWriter:
    out, agency, role = sheet.writer(), change.slug("agency"), change.new or ""
    assignment = _own(task, name)
    out.link(task, Cd.hasAssignment, assignment)
    out.link(task, ROLES[role], agency)
    out.a(assignment, Cd.Assignment)
    out.link(assignment, Cd.agent, agency)
    out.term(assignment, Cd.role, ROLE + role)
    out.flag(assignment, Cd.stated, value=change.details["stated"] == "true")
    out.text(assignment, Cd.printedName, change.details["printed"])
    out.quote(assignment, at)
    stated_by_a_person(out, assignment, name)
    _agency(sheet, out, change, at, part(assignment, _MENTION))
    return out


def _agency(
    sheet: Sheet, out: LetterWriter, change: Change, at: Span, mention: str
) -> None:
    """Say who the agency is, whatever becomes of the machine's mentions of it."""
    said, agency = change.details, change.slug("agency")
    own = agency.startswith(f"{sheet.letter}.")
    if own and not sheet.terms(agency, Rdf.type):
        out.a(agency, AGENCY_CLASSES[said["kind"]])
        out.text(agency, Rdfs.label, said["name"])
        out.term(agency, Cd.level, LEVEL + said["level"])
    out.a(mention, Cd.AgencyMention)
    out.link(mention, Dcterms.isPartOf, out.letter)
    out.link(mention, Oa.hasBody, agency)
    if not own:
        out.text(mention, Rdfs.label, said["name"])
        out.text(mention, Cd.kind, said["kind"])
        out.term(mention, Cd.level, LEVEL + said["level"])
    out.quote(mention, at)


def deadlines_at(sheet: Sheet, task: str, at: Span, was: str | None) -> list[str]:
    """The deadlines of a task that stand at a place, or of these those of a value."""
    return [
        deadline
        for deadline in sheet.links(task, Cd.hasDeadline)
        if meet(sheet.segments(deadline), at.segments)
        and was in (None, sheet.literal(deadline, Cd.deadlineValue))
    ]


def change_deadline(sheet: Sheet, change: Change, at: Span, name: str) -> None:
    """Give the words of a task another date, or take a deadline away."""
    task = sheet.task(change.task or "") or ""
    chosen = {change.old, change.new} if "chosen" in change.details else {None}
    for value in chosen:
        for deadline in deadlines_at(sheet, task, at, value):
            sheet.take_whole(deadline)
    if change.new is None:
        return
    out, deadline = sheet.writer(), _own(task, name)
    out.link(task, Cd.hasDeadline, deadline)
    out.a(deadline, Cd.Deadline)
    out.term(deadline, Cd.deadlineKind, DEADLINE + change.details["kind"])
    out.text(deadline, Cd.deadlineValue, change.new or None)
    out.text(deadline, Cd.bound, change.details.get("bound"))
    if _DAY.fullmatch(change.new):
        out.date(deadline, Time.inXSDDate, change.new)
    out.quote(deadline, at)
    stated_by_a_person(out, deadline, name)
    sheet.put(out.quads)


def assertions_of(
    sheet: Sheet, subject: str, object_: str, task: str | None
) -> dict[str, str]:
    """The assertions between two documents in a task: slug and predicate."""
    wanted = sheet.task(task) if task else None
    names = {iri: name for name, iri in RELATIONS.items()}
    return {
        assertion: names[sheet.literal(assertion, Rdf.predicate) or ""]
        for assertion in sheet.instances(Cd.RelationAssertion)
        if sheet.link(assertion, Rdf.subject) == subject
        and sheet.link(assertion, Rdf.object) == object_
        and (task is None or sheet.link(assertion, Cd.inTask) == wanted)
    }


def change_relation(sheet: Sheet, change: Change, at: Span, name: str) -> None:
    """State another relation of two documents, a first one, or none."""
    subject, object_ = change.slug("subject"), change.slug("object")
    found = assertions_of(sheet, subject, object_, change.task)
    for assertion, predicate in found.items():
        if predicate in (change.old, change.new):
            sheet.take_whole(assertion)
    if change.new is None:
        return
    out, assertion = sheet.writer(), _own(sheet.letter, name)
    out.a(assertion, Cd.RelationAssertion)
    out.link(assertion, Dcterms.isPartOf, sheet.letter)
    out.link(assertion, Rdf.subject, subject)
    out.term(assertion, Rdf.predicate, RELATIONS[change.new])
    out.link(assertion, Rdf.object, object_)
    out.link(assertion, Cd.assertedBy, sheet.letter)
    cited = sheet.mentions(Cd.CitationMention, change.task)
    meant = [m for m in cited if sheet.link(m, Cd.understoodAs) == object_]
    out.link(assertion, Cd.mention, *meant[:1])
    if change.task is not None:
        out.link(assertion, Cd.inTask, sheet.task(change.task))
    out.quote(assertion, at)
    confident(out, assertion)
    stated_by_a_person(out, assertion, name)
    sheet.put(out.quads)


def change_citation(sheet: Sheet, change: Change, mention: str, name: str) -> None:
    """Have a citation mean another document, or be none.

    What takes it up again follows; of a document that is cited nowhere else the letter
    then states nothing.
    """
    old = sheet.link(mention, Cd.understoodAs)
    cited = sheet.instances(Cd.CitationMention)
    again = [m for m in cited if sheet.link(m, Cd.antecedent) == mention]
    others = {*cited} - {mention, *again}
    alone = all(sheet.link(other, Cd.understoodAs) != old for other in others)
    said = [
        assertion
        for assertion in sheet.instances(Cd.RelationAssertion)
        if sheet.link(assertion, Cd.mention) == mention
        or (alone and old in _ends(sheet, assertion))
    ]
    if change.object is None:
        for gone in (*said, *again, mention):
            sheet.take_whole(gone)
        return
    for predicate in (Cd.understoodAs, Cd.rule, Cd.confidence):
        sheet.take(mention, predicate)
    out = sheet.writer()
    out.link(mention, Cd.understoodAs, change.object)
    confident(out, mention)
    stated_by_a_person(out, mention, name)
    sheet.put(out.quads)
    for assertion in said:
        _lead_to(sheet, assertion, old, change.object)


def _ends(sheet: Sheet, assertion: str) -> set[str | None]:
    return {sheet.link(assertion, end) for end in (Rdf.subject, Rdf.object)}


def _lead_to(sheet: Sheet, assertion: str, old: str | None, new: str) -> None:
    """Have an assertion speak of the document that its citation now means."""
    out = sheet.writer()
    for end in (Rdf.subject, Rdf.object):
        if old is not None and sheet.link(assertion, end) == old:
            sheet.take(assertion, end)
            out.link(assertion, end, new)
    sheet.put(out.quads)
    if sheet.link(assertion, Rdf.subject) == sheet.link(assertion, Rdf.object):
        sheet.take_whole(assertion)


def _own(whole: str, name: str) -> str:
    """The slug of what a correction adds to a thing: `….t-3-b.x7`."""
    return part(whole, f"x{name.rpartition('-')[2]}")
