"""The register of bodies as quads: official statements, in a graph of their own.

Only what the letters of the store concern: the bodies they mean and the members of the
groups they name, what became of these, who stands above and who leads, and the acts
that say so. A body is valid from `schema:foundingDate` to `schema:dissolutionDate`: a
day each, where OWL-Time would want an interval with two instants for it.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from graph.iris import act_slug, body_slug, change_slug, member_slug, part
from graph.writer import Writer
from ontology.register import register
from ontology.standards import Dcterms, Org, Prov, Rdfs, Schema, Skos
from ontology.terms import LEVEL, Cd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pyoxigraph as ox

    from graph.iris import Iris
    from graph.meant import Meant
    from ontology.register import Change, Source


def register_quads(meant: Meant, iris: Iris) -> frozenset[ox.Quad]:
    """The quads of what the register says of the bodies that letters mean."""
    named = frozenset[str]().union(*meant.bodies.values(), *meant.members.values())
    return _quads(named, tuple(meant.members.items()), iris)


@lru_cache(maxsize=4)  # most letters bring no new body
def _quads(
    named: frozenset[str], groups: tuple[tuple[str, frozenset[str]], ...], iris: Iris
) -> frozenset[ox.Quad]:
    out, ids = Writer(iris, iris.register), set(named)
    changes = _changes(ids)
    for change in changes:
        ids.update(change.original, change.resulting)
    sources: set[str] = set()
    for id_ in sorted(_with_those_above(ids)):
        sources.add(register().bodies[id_].source)
        out.quads += _body(iris, id_)
    for change in changes:
        quads, cited = _change(iris, change.id)
        out.quads += quads
        sources.update(cited)
    for group, members in groups:
        sources.update(_membership(out, group, members))
    for id_ in sorted(sources):
        _source(out, register().sources[id_])
    return frozenset(out.quads)


@cache
def _after() -> Mapping[str, tuple[Change, ...]]:
    """What became of each body."""
    after: dict[str, list[Change]] = defaultdict(list)
    for change in register().changes.values():
        for original in change.original:
            after[original].append(change)
    return {id_: tuple(changes) for id_, changes in after.items()}


def _changes(ids: Iterable[str]) -> list[Change]:
    """What became of bodies, and of their heirs in turn."""
    found: dict[str, Change] = {}
    left = list(ids)
    while left:
        for change in _after().get(left.pop(), ()):
            if change.id not in found:
                found[change.id] = change
                left += change.resulting
    return [found[id_] for id_ in sorted(found)]


def _with_those_above(ids: Iterable[str]) -> set[str]:
    """Bodies with those above them and those that lead them, all the way up."""
    found: set[str] = set()
    left: list[str | None] = list(ids)
    while left:
        id_ = left.pop()
        if id_ is not None and id_ not in found:
            found.add(id_)
            left += (register().bodies[id_].parent, register().bodies[id_].led_by)
    return found


@lru_cache(maxsize=1 << 14)
def _body(iris: Iris, id_: str) -> tuple[ox.Quad, ...]:
    out, body, slug = (
        Writer(iris, iris.register),
        register().bodies[id_],
        body_slug(id_),
    )
    out.a(slug, Org.FormalOrganization)
    out.text(slug, Skos.prefLabel, body.name)
    out.text(slug, Skos.altLabel, *body.also)
    out.term(slug, Cd.level, LEVEL + body.level)
    out.link(slug, Org.subOrganizationOf, body.parent and body_slug(body.parent))
    out.link(slug, Cd.ledBy, body.led_by and body_slug(body.led_by))
    out.text(slug, Cd.fieldOfWork, body.field)
    out.day(slug, Schema.foundingDate, body.since)
    out.day(slug, Schema.dissolutionDate, body.until)
    out.link(slug, Cd.source, act_slug(body.source))
    return tuple(out.quads)


@lru_cache(maxsize=1 << 14)
def _change(iris: Iris, id_: str) -> tuple[tuple[ox.Quad, ...], tuple[str, ...]]:
    """A change, the part of each body that took over a field of work; its sources."""
    out, change = Writer(iris, iris.register), register().changes[id_]
    sources = list(change.basis)
    slug = change_slug(change.id)
    out.a(slug, Org.ChangeEvent)
    out.link(slug, Org.originalOrganization, *map(body_slug, change.original))
    out.link(slug, Org.resultingOrganization, *map(body_slug, change.resulting))
    out.day(slug, Dcterms.date, change.date)
    out.link(slug, Cd.basis, *map(act_slug, change.basis))
    out.flag(slug, Cd.certain, value=change.certain)
    out.text(slug, Rdfs.comment, change.note or None)
    for number, share in enumerate(change.fields, 1):
        name = part(slug, f"s{number}")
        out.link(slug, Dcterms.hasPart, name)
        out.a(name, Prov.Activity)
        out.link(name, Org.resultingOrganization, body_slug(share.body))
        out.text(name, Cd.fieldOfWork, share.field)
        out.link(name, Cd.basis, *map(act_slug, share.basis))
        sources += share.basis
    return tuple(out.quads), tuple(sources)


def _membership(out: Writer, group: str, members: Iterable[str]) -> Iterable[str]:
    """Add that bodies are members of a group: as long as they last."""
    told = register().group(group)
    for id_ in sorted(members):
        body, name = register().bodies[id_], member_slug(group, id_)
        out.a(name, Org.Membership)
        out.link(name, Org.organization, group)
        out.link(name, Org.member, body_slug(id_))
        out.day(name, Schema.startDate, body.since)
        out.day(name, Schema.endDate, body.until)
        if told is not None:
            out.link(name, Cd.source, act_slug(told.source))
            yield told.source


def _source(out: Writer, source: Source) -> None:
    slug = act_slug(source.id)
    out.a(slug, Schema.CreativeWork)
    out.text(slug, Dcterms.title, source.title)
    out.text(slug, Cd.number, source.number)
    out.day(slug, Dcterms.date, source.date)
    out.text(slug, Schema.url, source.address)
    out.flag(slug, Cd.seen, value=source.seen)
    out.text(slug, Rdfs.comment, source.note or None)
