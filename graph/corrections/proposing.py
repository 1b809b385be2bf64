"""From what a person types to a change at a place of a letter."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from graph.catalog import catalog
from graph.corrections import checks
from graph.corrections.errors import BadCorrectionError, NoPlaceError, Why
from graph.corrections.fields import assertions_of, deadlines_at
from graph.corrections.model import Change, relative
from graph.corrections.placing import chosen_place, place
from graph.describe import type_name
from graph.iris import fold, within
from graph.lookup import find
from graph.writer import node
from ontology.standards import Dcterms, Oa
from ontology.terms import DEADLINE, DOCUMENT_TYPE, ROLE, Cd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.corrections.model import Proposal
    from graph.corrections.sheet import Sheet
    from graph.store import Store

NONE = "none"
"""What `was` says of a place where nothing stands yet."""

_KNOWN_AS = """
SELECT DISTINCT ?local WHERE {
  ?mention dcterms:isPartOf $letter ; oa:hasBody $document ; cd:understoodAs ?local
} ORDER BY ?local"""


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
            return _relation(store, sheet, asked)
        case "citation":
            return _citation(store, sheet, asked)
        case _:
            return _header(store, sheet, asked)


def _role(store: Store, sheet: Sheet, asked: Proposal) -> Change:
    label, task = _task(sheet, asked)
    if asked.agency is None:
        raise BadCorrectionError(Why.no_agency)
    slug = _agency(store, sheet, asked.agency, label)
    agency = catalog(store).agencies[slug]
    held = {
        (sheet.literal(a, Cd.role) or "").removeprefix(ROLE): a
        for a in sheet.links(task, Cd.hasAssignment)
        if sheet.link(a, Cd.agent) == slug
    }
    old = _chosen(sheet, sorted(held), asked)
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
    label, task = _task(sheet, asked)
    if asked.quote is None:
        raise BadCorrectionError(Why.no_quote)
    typed, _ = place(sheet, asked, label, None, Cd.hasDeadline)
    found = {
        sheet.literal(d, Cd.deadlineValue) or "": d
        for d in deadlines_at(sheet, task, typed, None)
    }
    old = _chosen(sheet, sorted(found), asked)
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


def _relation(store: Store, sheet: Sheet, asked: Proposal) -> Change:
    if asked.object is None:
        raise BadCorrectionError(Why.no_object)
    subjects = [sheet.letter]
    if asked.subject is not None:
        subjects = _known_as(store, sheet, find(store, asked.subject, "document"))
    objects = _known_as(store, sheet, find(store, asked.object, "document"))
    found = {
        ends: assertions_of(sheet, *ends, asked.task)
        for ends in product(subjects, objects)
    }
    ends = next(
        (ends for ends, said in found.items() if said), (subjects[0], objects[0])
    )
    subject, object_ = ends
    old = _chosen(sheet, sorted(set(found[ends].values())), asked)
    before = next((a for a, p in found[ends].items() if p == old), None)
    label = asked.task or _label_of(sheet, before)
    cited = (
        m
        for m in sheet.mentions(Cd.CitationMention, label)
        if sheet.link(m, Cd.understoodAs) == object_
    )
    shown = before or (None if asked.quote else next(cited, None))
    at, ordinal = place(sheet, asked, label, shown)
    if object_ == subject:
        raise BadCorrectionError(Why.itself)
    return Change(
        letter=sheet.letter,
        field="relation",
        old=old,
        new=None if asked.value is None else checks.predicate(asked.value),
        task=label,
        quote=fold(at.text),
        printed=at.text,
        ordinal=ordinal,
        details={
            "subject": within(subject, sheet.letter),
            "object": within(object_, sheet.letter),
        },
    )


def _known_as(store: Store, sheet: Sheet, document: str) -> list[str]:
    """What the letter calls a document that mentions were resolved to, and its slug."""
    letter, meant = (node(sheet.iris.iri(slug)) for slug in (sheet.letter, document))
    rows = store.rows(_KNOWN_AS, letter=letter, document=meant)
    return [*(sheet.iris.slug(row["local"]) for row in rows), document]


def _label_of(sheet: Sheet, assertion: str | None) -> str | None:
    task = sheet.link(assertion, Cd.inTask) if assertion else None
    return sheet.literal(task, Cd.taskLabel) if task else None


def _citation(store: Store, sheet: Sheet, asked: Proposal) -> Change:
    if asked.quote is None:
        raise BadCorrectionError(Why.no_quote)
    folded = checks.words(asked.quote)
    said = {
        mention: fold(sheet.literal(mention, Cd.quote) or "")
        for mention in sheet.mentions(Cd.CitationMention, asked.task)
    }
    found = [m for m, words in said.items() if words == folded] or [
        m for m, words in said.items() if f" {folded} " in f" {words} "
    ]
    mention = found[chosen_place(asked, len(found)) - 1] if found else None
    if mention is None:
        there = [sheet.literal(m, Cd.quote) or "" for m in said]
        raise NoPlaceError(sheet.letter, asked.quote, there)
    same = [m for m, words in said.items() if words == said[mention]]
    document = None
    if asked.value is not None:
        document = within(find(store, asked.value, "document"), sheet.letter)
    return Change(
        letter=sheet.letter,
        field="citation",
        old=relative(sheet.link(mention, Cd.understoodAs), sheet.letter),
        new=document,
        task=asked.task,
        quote=said[mention],
        printed=sheet.literal(mention, Cd.quote) or "",
        ordinal=same.index(mention) + 1,
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
    if value == old:
        raise _so_already(value)
    return Change(letter, field, old, value or None, details=details)


_HEADER = {
    "number": Cd.number,
    "date": Dcterms.date,
    "subject": Dcterms.title,
    "type": Cd.documentType,
    "issuer": Cd.issuerName,
}


def _task(sheet: Sheet, asked: Proposal) -> tuple[str, str]:
    """The label and the slug of the task that a proposal names."""
    slug = sheet.task(asked.task) if asked.task is not None else None
    if asked.task is None or slug is None:
        raise BadCorrectionError(Why.no_task)
    return sheet.literal(slug, Cd.taskLabel) or asked.task, slug


def _chosen(sheet: Sheet, there: Sequence[str], asked: Proposal) -> str | None:
    """Which of the things at a place is to be changed; None to add one."""
    if asked.was == NONE:
        old = None
    elif asked.was is not None:
        if asked.was not in there:
            raise NoPlaceError(sheet.letter, asked.was, there)
        old = asked.was
    elif len(there) > 1:
        listed = ", ".join(there)
        raise BadCorrectionError(Why.several, listed=listed)
    else:
        old = there[0] if there else None
    if asked.value is None and old is None:
        raise NoPlaceError(sheet.letter, asked.field, there)
    if old is not None and old == asked.value and asked.field != "deadline":
        raise _so_already(old)
    return old


def _so_already(value: str | None) -> BadCorrectionError:
    return BadCorrectionError(Why.already, value=value or "—")
