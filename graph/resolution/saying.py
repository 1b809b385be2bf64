"""The derived graph, subject by subject, from what the ledger holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from graph.bodies import told_apart
from graph.describe import AGENCY_CLASSES
from graph.documents import complete_header, describe, level_of
from graph.iris import body_slug, whole, without
from graph.meanings import status_within
from graph.named import add_record, add_steps, describe_act
from graph.origins import add_origin
from graph.resolution.agencies import is_named
from graph.resolution.letters import header_in
from graph.resolution.numbers import canonical, meanings_in
from graph.resolution.statements import act_seen, acts_of, is_described
from graph.resolution.votes import counted
from ontology.register.naming import NEW
from ontology.standards import Oa, Rdfs
from ontology.terms import LEVEL, STATUS, Cd

if TYPE_CHECKING:
    from collections.abc import Container

    from graph.resolution.ledger import Ledger
    from graph.resolution.statements import Named
    from graph.writer import Writer


def say_thing(out: Writer, ledger: Ledger, slug: str) -> None:
    """Say all there is to say of a document, a task, an assertion or an agency."""
    for predicate, object_, literal in ledger.all(
        "SELECT predicate, object, literal FROM edges WHERE subject = ?", slug
    ):
        (out.text if literal else out.link)(slug, predicate, object_)
    _document(out, ledger, slug)
    if slug == whole(slug):  # a part of a letter is no name, nor an agency of others
        add_steps(out, slug, acts_of(ledger, slug))
        _agency(out, ledger, slug)


def _document(out: Writer, ledger: Ledger, slug: str) -> None:
    letter = header_in(ledger, slug)
    said = counted(ledger, "document", slug)
    if letter is not None:
        copy_of = canonical(ledger, slug)
        out.link(slug, Cd.canonical, copy_of if copy_of != slug else None)
        alike = (header_in(ledger, one) for one in kin(ledger, slug))
        complete_header(out, letter, [one for one in alike if one], said.tally)
        add_origin(out, slug, "machine")
    elif is_described(ledger, slug, said):
        describe(out, slug, said.tally)
        status = "ambiguous" if _is_ambiguous(ledger, slug) else said.status
        out.term(slug, Cd.resolutionStatus, f"{STATUS}{status}")
    elif said.status is None or said.by_hand:
        act = act_seen(ledger, slug)
        if act is not None:
            describe_act(out, act)


def kin(ledger: Ledger, letter: str) -> list[str]:
    """A letter and its copies, or what it is a copy of and the copies of that."""
    first = canonical(ledger, letter)
    found = ledger.column("SELECT slug FROM letters WHERE copy_of = ?", first)
    return sorted([first, *found])


def _is_ambiguous(ledger: Ledger, slug: str) -> bool:
    """Whether some letter means one of several documents by a slug."""
    sql = "SELECT 1 FROM cited WHERE meaning = ? AND candidates IS NOT NULL LIMIT 1"
    return ledger.one(sql, slug) is not None


def _agency(out: Writer, ledger: Ledger, slug: str) -> None:
    said = counted(ledger, "agency", slug)
    if said.known:
        out.a(slug, AGENCY_CLASSES[said.tally.most("kind") or "body"])
        called = said.tally.most("name")
        former = slug.removesuffix(NEW)
        others = [former] if is_named(ledger, former) else []
        out.text(slug, Rdfs.label, called and told_apart(slug, called, others))
        out.term(slug, Cd.level, LEVEL + level_of(said.tally))
    sql = "SELECT body FROM bodies WHERE agency = ? AND NOT grouped ORDER BY body"
    out.link(slug, Cd.meansBody, *map(body_slug, ledger.column(sql, slug)))


def say_mentions(
    out: Writer, ledger: Ledger, letter: str, only: Container[str] | None = None
) -> None:
    """Say what the mentions of a letter mean.

    `only` are documents as the letter knows them, None for all.
    """
    meanings = meanings_in(ledger, letter)
    rows = ledger.all("SELECT document, mentions FROM cited WHERE letter = ?", letter)
    for document, mentions in rows:
        if only is not None and document not in only:
            continue
        meaning = meanings[document]
        held = header_in(ledger, meaning.slug) is not None
        for kept, alone in json.loads(mentions):
            mention = without(kept, letter)
            out.link(mention, Oa.hasBody, meaning.slug)
            out.link(mention, Cd.candidate, *meaning.candidates)
            status = status_within(alone, meaning, held=held)
            out.term(mention, Cd.resolutionStatus, STATUS + status)


def say_record(out: Writer, ledger: Ledger, named: Named) -> None:
    """Say that a name means an act, as long as some letter prints it so."""
    name, _, slug = named
    for act in acts_of(ledger, name):
        if act.slug == slug:
            add_record(out, name, act)
