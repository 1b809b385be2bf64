"""From what a person types to a change at a place of a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.catalog import catalog
from graph.corrections import checks
from graph.corrections.choosing import chosen, so_already, task_of
from graph.corrections.errors import BadCorrectionError, NoPlaceError, Why
from graph.corrections.fields import deadlines_at
from graph.corrections.linking import citation, relation
from graph.corrections.model import Change
from graph.corrections.placing import place
from graph.describe import type_name
from graph.iris import fold, within
from graph.lookup import find
from ontology.standards import Dcterms, Oa
from ontology.terms import DEADLINE, DOCUMENT_TYPE, ROLE, Cd

if TYPE_CHECKING:
    from graph.corrections.model import Proposal
    from graph.corrections.sheet import Sheet
    from graph.store import Store


def change_of(store: Store, sheet: Sheet, asked: Proposal) -> Change:
    """What a proposal comes to; `sheet` has the letter as it stands now.

    Raises:
        BadCorrectionError: a part is missing, or has no meaning there.
        NoPlaceError: the letter has no such task, words or agency.
        NotFoundError, AmbiguousError: of a document or agency that is named.
    """
    if asked.task is not None and sheet.task(asked.task) is None:
        raise NoPlaceError(sheet.letter, asked.task, sheet.labels())
    match asked.field:
        case "role":
            return _role(store, sheet, asked)
        case "deadline":
            return _deadline(sheet, asked)
        case "relation":
            return relation(store, sheet, asked)
        case "citation":
            return citation(store, sheet, asked)
        case _:
            return _header(store, sheet, asked)


def _role(store: Store, sheet: Sheet, asked: Proposal) -> Change:
    label, task = task_of(sheet, asked)
    if asked.agency is None:
        raise BadCorrectionError(Why.no_agency)
    slug = _agency(store, sheet, asked.agency, label)
    agency = catalog(store).agencies[slug]
    held = {
        (sheet.literal(a, Cd.role) or "").removeprefix(ROLE): a
        for a in sheet.links(task, Cd.hasAssignment)
        if sheet.link(a, Cd.agent) == slug
    }
    old = chosen(sheet, sorted(held), asked)
    new = None if asked.value is None else checks.role(asked.value)
    before = held.get(old or "")
    shown = before or (None if asked.quote else _named(sheet, slug, label))
    at, ordinal = place(sheet, asked, label, shown)
    printed = before and sheet.literal(before, Cd.printedName)
    stated = before and sheet.literal(before, Cd.stated)
    return Change(
        letter=sheet.letter,
        field="role",
        old=old,
        new=new,
        task=label,
        quote=fold(at.text),
        printed=at.text,
        ordinal=ordinal,
        details={
            "agency": within(slug, sheet.letter),
            "name": agency.name,
            "kind": agency.kind,
            "level": agency.level,
            "printed": printed or agency.name,
            "stated": stated or "true",
        },
    )


def _agency(store: Store, sheet: Sheet, name: str, label: str) -> str:
    """An agency as the task, else the letter, else the store calls it."""
    folded = fold(name)
    for task in (label, None):
        for mention in sheet.mentions(Cd.AgencyMention, task):
            body = sheet.link(mention, Oa.hasBody)
            if body and fold(sheet.literal(mention, Cd.quote) or "") == folded:
                return body
    return find(store, name, "agency")


def _named(sheet: Sheet, agency: str, label: str) -> str | None:
    """Where a task names an agency."""
    mentions = sheet.mentions(Cd.AgencyMention, label)
    return next((m for m in mentions if sheet.link(m, Oa.hasBody) == agency), None)


def _deadline(sheet: Sheet, asked: Proposal) -> Change:
    label, task = task_of(sheet, asked)
    if asked.quote is None:
        raise BadCorrectionError(Why.no_quote)
    typed, _ = place(sheet, asked, label, None, Cd.hasDeadline)
    found = {
        sheet.literal(d, Cd.deadlineValue) or "": d
        for d in deadlines_at(sheet, task, typed, None)
    }
    old = chosen(sheet, sorted(found), asked)
    before = found.get(old or "") if old is not None else None
    at, ordinal = place(sheet, asked, label, before)
    details = {"chosen": "true"} if asked.was else {}
    new = None
    if asked.value is not None:
        new = checks.deadline(asked.value) if asked.value else ""
        was = (sheet.literal(before or "", Cd.deadlineKind) or "").removeprefix(
            DEADLINE
        )
        details["kind"] = checks.deadline_kind(asked.kind, new, was)
        bound = asked.bound or sheet.literal(before or "", Cd.bound)
        if bound is not None:
            details["bound"] = checks.bound(bound)
        if not new and details["kind"] != "conditional":
            raise BadCorrectionError(Why.no_value)
    return Change(
        letter=sheet.letter,
        field="deadline",
        old=old,
        new=new,
        task=label,
        quote=fold(at.text),
        printed=at.text,
        ordinal=ordinal,
        details=details,
    )


def _header(store: Store, sheet: Sheet, asked: Proposal) -> Change:
    letter, value, details = sheet.letter, asked.value, {}
    field = asked.field
    old = sheet.literal(letter, _HEADER[field])
    if field == "number":
        value = value and checks.number(value)
    elif field == "date":
        value = value and checks.day(value)
    elif field == "type":
        value = value and checks.type_(value)
        old = type_name((old or "").removeprefix(DOCUMENT_TYPE))
    elif field == "issuer":
        details = {"level": "unspecified"}
        if value:
            agency = catalog(store).agencies[find(store, value, "agency")]
            if agency.kind == "group":
                raise BadCorrectionError(Why.no_issuer, value=agency.name)
            value = agency.name
            details = {"agency": agency.slug, "level": agency.level}
    if value == old and not asked.vouches:
        raise so_already(value)
    return Change(letter, field, old, value or None, details=details)


_HEADER = {
    "number": Cd.number,
    "date": Dcterms.date,
    "subject": Dcterms.title,
    "type": Cd.documentType,
    "issuer": Cd.issuerName,
}
