"""Who answers today for a body that has ended, and by which act.

What the register of bodies says: one heir where the law names one, candidates by field
of work where it does not, which a person has to confirm. A group stands for its members
of the day that its letter was written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.answers.written import written
from graph.catalog import catalog
from graph.errors import AmbiguousError
from graph.evidence import parts_of_agencies
from graph.iris import whole
from graph.lookup import find
from ontology.register import register
from ontology.register.rows import lasts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from graph.catalog import Agency
    from graph.lookup import Kind
    from graph.store import Store
    from ontology.register import Body, Heir, Register, Source


@dataclass(frozen=True, slots=True)
class Basis:
    """An act or publication that tells of a change; `seen` if its text was read."""

    title: str
    number: str | None
    date: date | None
    address: str | None
    seen: bool


@dataclass(frozen=True, slots=True)
class Successor:
    """A body that took over from another, or may have.

    `certain` if the law names it as the heir and that was seen; else a candidate, to be
    confirmed. `since` is the day it took over, which is later than its founding where
    it was there before; `field` the part of the work, None for all of it; `steps`
    are the days on which it came about, `notes` what the register adds.
    """

    slug: str
    name: str
    since: date | None
    certain: bool
    field: str | None
    steps: tuple[date, ...]
    basis: tuple[Basis, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Succession:
    """An agency that is no more on a day, and who answers for it.

    `ended` is its last day; of a group, `members` are the names of those that it stood
    for and that ended. `basis` are the acts by which its level ended, where the
    register knows no more of it.
    """

    slug: str
    name: str
    ended: date
    members: tuple[str, ...]
    successors: tuple[Successor, ...]
    basis: tuple[Basis, ...] = ()


def find_on(store: Store, key: str, as_of: date | None, *kinds: Kind) -> str:
    """The slug of what a key means; of bodies that had one name in turn, that of a day.

    Raises:
        NotFoundError, AmbiguousError: it means nothing, or several things.
    """
    try:
        return find(store, key, *kinds)
    except AmbiguousError as error:
        bodies = [register().bodies.get(slug) for slug in error.candidates]
        lasting = [one.id for one in bodies if one and as_of and lasts(one, as_of)]
        if len(lasting) != 1 or not all(bodies):
            raise
        return lasting[0]


def succession(store: Store, slug: str, as_of: date) -> Succession | None:
    """Who answers for an agency on a day; None while it lasts, or if nobody knows."""
    agency = catalog(store).agencies.get(slug)
    return succession_of(agency, members(store, slug), as_of) if agency else None


def succession_of(
    agency: Agency, stood_for: tuple[Body, ...], as_of: date
) -> Succession | None:
    """The same of an agency that the store need not know; a group's members with it."""
    rows = register()
    slug = agency.slug
    body = rows.at(slug, None)
    bodies = (body,) if body else stood_for
    gone = [body for body in bodies if body.until and body.until < as_of]
    if not gone:
        return None if bodies else _with_its_level(rows, agency, as_of)
    return Succession(
        slug=slug,
        name=agency.name,
        ended=max(body.until for body in gone if body.until),
        members=tuple(one.name for one in gone) if body is None else (),
        successors=tuple(_successors(rows, gone, as_of)),
    )


def _with_its_level(rows: Register, agency: Agency, as_of: date) -> Succession | None:
    """That a body which the register does not list ended with its level."""
    end = rows.ending(agency.level, as_of)
    if end is None:
        return None
    basis = tuple(_basis(rows.sources[id_]) for id_ in end.basis)
    return Succession(agency.slug, agency.name, end.until, (), (), basis)


def successions(
    store: Store, slugs: Iterable[str], as_of: date
) -> tuple[Succession, ...]:
    """Those of the agencies among things, by slug, that are no more on a day."""
    found = (succession(store, slug, as_of) for slug in dict.fromkeys(slugs))
    return tuple(one for one in found if one is not None)


def members(store: Store, slug: str) -> tuple[Body, ...]:
    """The bodies that a group stood for on the day of its letter."""
    return store.keep(f"members of {slug}", lambda: _members(store, slug))


def _members(store: Store, slug: str) -> tuple[Body, ...]:
    agency = catalog(store).agencies.get(slug)
    if agency is None or agency.kind != "group":
        return ()
    day = _written(store, slug)
    return register().members(agency.name, None, day) if day else ()


def _written(store: Store, agency: str) -> date | None:
    """The day of the first of the letters that name a group."""
    tasks = catalog(store).tasks
    parts = parts_of_agencies(store).get(agency, ())
    letters = {tasks[part.task].letter for part in parts} | {whole(agency)}
    days = (written(store, letter) for letter in letters)
    return min((one.day for one in days if one), default=None)


def _successors(
    rows: Register, gone: Iterable[Body], as_of: date
) -> Iterable[Successor]:
    """The heirs of bodies, each once for a field; those who are certain first."""
    found: dict[tuple[str, str | None], Successor] = {}
    for body in gone:
        for heir in rows.heirs(body.id, as_of):
            found.setdefault((heir.body.id, heir.field), _successor(heir))
    return sorted(found.values(), key=lambda one: not one.certain)


def _successor(heir: Heir) -> Successor:
    return Successor(
        slug=heir.body.id,
        name=_in_full(heir.body),
        since=max((change.date for change in heir.chain), default=None),
        certain=heir.certain,
        field=heir.field,
        steps=tuple(change.date for change in heir.chain),
        basis=tuple(map(_basis, heir.sources)),
        notes=tuple(change.note for change in heir.chain if change.note),
    )


def _in_full(body: Body) -> str:
    """The fullest name of a body, which tells a commune from its namesakes."""
    return (
        max((body.name, *body.also), key=len) if body.level == "commune" else body.name
    )


def _basis(source: Source) -> Basis:
    return Basis(source.title, source.number, source.date, source.address, source.seen)
