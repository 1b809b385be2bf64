"""Proposals about documents: which one a place means, and what it does with another."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from graph.corrections import checks
from graph.corrections.choosing import chosen
from graph.corrections.errors import BadCorrectionError, NoPlaceError, Why
from graph.corrections.fields import assertions_of
from graph.corrections.model import Change, relative
from graph.corrections.placing import chosen_place, place
from graph.iris import fold, within
from graph.lookup import find
from graph.writer import node
from ontology.terms import Cd

if TYPE_CHECKING:
    from graph.corrections.model import Proposal
    from graph.corrections.sheet import Sheet
    from graph.store import Store

_KNOWN_AS = """
SELECT DISTINCT ?local WHERE {
  ?mention dcterms:isPartOf $letter ; oa:hasBody $document ; cd:understoodAs ?local
} ORDER BY ?local"""


def relation(store: Store, sheet: Sheet, asked: Proposal) -> Change:
    """What the letter, or a document it speaks of, does with another."""
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
    old = chosen(sheet, sorted(set(found[ends].values())), asked)
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


def citation(store: Store, sheet: Sheet, asked: Proposal) -> Change:
    """Which document a place of the letter means."""
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
