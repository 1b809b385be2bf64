"""Corrections as quads of the graph of people's statements, and back."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from graph.corrections.model import Change, Correction, Field, Status, Step
from graph.iris import part, person_slug
from graph.writer import Writer
from ontology.standards import Prov, Rdf, Rdfs, Schema, Xsd
from ontology.terms import Cd

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from graph.iris import Iris

_INSTANT: Final = "%Y-%m-%dT%H:%M:%SZ"

Said = dict[str, dict[str, list[str]]]
"""The values of each property, by the slug of its subject."""


def instant(when: datetime) -> str:
    """An instant in the form in which the store gives it back."""
    return when.astimezone(UTC).strftime(_INSTANT)


def record(correction: Correction, iris: Iris) -> list[ox.Quad]:
    """The quads that keep a correction."""
    out = Writer(iris, iris.corrections)
    name, change, first = correction.id, correction.change, correction.steps[0]
    out.a(name, Cd.Correction)
    out.link(name, Cd.inLetter, change.letter)
    out.text(name, Cd.field, change.field)
    out.text(name, Cd.taskLabel, change.task)
    out.text(name, Cd.quote, change.printed or None)
    out.text(name, Cd.foldedQuote, change.quote or None)
    out.integer(name, Cd.ordinal, change.ordinal)
    out.text(name, Cd.oldValue, change.old)
    out.text(name, Cd.newValue, change.new)
    details = json.dumps(dict(change.details), ensure_ascii=False, sort_keys=True)
    out.text(name, Cd.details, details)
    out.text(name, Cd.correctionStatus, correction.status)
    out.text(name, Cd.displaced, correction.displaced or None)
    if correction.review:
        out.flag(name, Cd.needsReview, value=True)
    if change.field == "number" and correction.displaced:
        out.text(name, Cd.printedNumber, change.old)
    out.text(name, Rdfs.comment, first.why)
    _who(out, name, first.who)
    out.typed(name, Prov.startedAtTime, first.when, Xsd.dateTime)
    out.typed(name, Prov.endedAtTime, correction.steps[-1].when, Xsd.dateTime)
    for number, step in enumerate(correction.steps[1:], 1):
        _step(out, name, number, step)
    return out.quads


def _step(out: Writer, correction: str, number: int, step: Step) -> None:
    name = part(correction, f"h{number}")
    out.a(name, Prov.Activity)
    out.link(name, Prov.wasInformedBy, correction)
    out.text(name, Cd.correctionStatus, step.status)
    out.text(name, Rdfs.comment, step.why)
    _who(out, name, step.who)
    out.typed(name, Prov.endedAtTime, step.when, Xsd.dateTime)


def _who(out: Writer, activity: str, who: str) -> None:
    person = person_slug(who)
    out.link(activity, Prov.wasAssociatedWith, person)
    out.a(person, Prov.Person)
    out.text(person, Schema.name, who)


def read_records(quads: Iterable[ox.Quad], iris: Iris) -> list[Correction]:
    """The corrections that a graph of people's statements keeps, the first first."""
    said: Said = {}
    for quad in quads:
        subject = _value(quad.subject).removeprefix(iris.base)
        values = said.setdefault(subject, {}).setdefault(quad.predicate.value, [])
        values.append(_value(quad.object))
    found = [
        _correction(slug, said, iris)
        for slug, values in said.items()
        if Cd.Correction in values.get(Rdf.type, ())
    ]
    return sorted(found, key=lambda correction: correction.number)


def _correction(slug: str, said: Said, iris: Iris) -> Correction:
    of = said[slug]
    change = Change(
        letter=_only(of, Cd.inLetter).removeprefix(iris.base),
        field=cast("Field", _only(of, Cd.field)),
        old=_maybe(of, Cd.oldValue),
        new=_maybe(of, Cd.newValue),
        task=_maybe(of, Cd.taskLabel),
        quote=_maybe(of, Cd.foldedQuote) or "",
        printed=_maybe(of, Cd.quote) or "",
        ordinal=int(_only(of, Cd.ordinal)),
        details=json.loads(_only(of, Cd.details)),
    )
    proposed = _step_of(of, said, iris, _only(of, Prov.startedAtTime), "proposed")
    steps = [proposed]
    while (after := said.get(part(slug, f"h{len(steps)}"))) is not None:
        status = cast("Status", _only(after, Cd.correctionStatus))
        ended = _only(after, Prov.endedAtTime)
        steps.append(_step_of(after, said, iris, ended, status))
    return Correction(
        id=slug,
        change=change,
        steps=tuple(steps),
        displaced=_maybe(of, Cd.displaced) or "",
        review=_maybe(of, Cd.needsReview) == "true",
    )


def _step_of(
    of: dict[str, list[str]], said: Said, iris: Iris, when: str, status: Status
) -> Step:
    person = _only(of, Prov.wasAssociatedWith).removeprefix(iris.base)
    name = _only(said[person], Schema.name)
    return Step(status, name, when, _maybe(of, Rdfs.comment))


def _only(of: dict[str, list[str]], predicate: str) -> str:
    return of[predicate][0]


def _maybe(of: dict[str, list[str]], predicate: str) -> str | None:
    return next(iter(of.get(predicate, ())), None)


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def as_ntriples(quads: Iterable[ox.Quad]) -> str:
    """Statements as the text in which a correction keeps them."""
    return "\n".join(sorted(f"{quad.triple} ." for quad in quads))


def of_ntriples(text: str, graph: str) -> list[ox.Quad]:
    """The statements of such a text, back in their graph."""
    name = ox.NamedNode(graph)
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, name)
        for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES)
    ]
