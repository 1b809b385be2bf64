"""Questions to the register: which body is meant, who follows it, who is in a group."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from ontology.register.load import Rows, load
from ontology.register.naming import NEW
from ontology.register.rows import Heir, lasts
from ontology.rows import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ontology.register.rows import (
        Alias,
        Body,
        Change,
        Ending,
        Group,
        Place,
        Share,
        Source,
    )


@cache
def register() -> Register:
    """The register, read once."""
    return Register.of(load())


@dataclass(frozen=True, slots=True)
class Register:
    """All rows by id, and what they say on a day."""

    sources: Mapping[str, Source]
    places: Mapping[str, Place]
    bodies: Mapping[str, Body]
    changes: Mapping[str, Change]
    groups: Mapping[str, Group]
    aliases: tuple[Alias, ...]
    endings: tuple[Ending, ...]
    _by_slug: Mapping[str, tuple[Body, ...]] = field(repr=False)
    _by_name: Mapping[str, tuple[Alias, ...]] = field(repr=False)
    _from: Mapping[str, tuple[Change, ...]] = field(repr=False)
    _tails: Mapping[str, str] = field(repr=False)

    @classmethod
    def of(cls, rows: Rows) -> Register:
        """The register of rows."""
        by_slug: dict[str, list[Body]] = defaultdict(list)
        for body in rows.bodies:
            for slug in rows.slugs[body.id]:
                by_slug[slug].append(body)
        by_name: dict[str, list[Alias]] = defaultdict(list)
        for alias in rows.aliases:
            for slug in dict.fromkeys(map(slugify, (alias.name, *alias.also))):
                by_name[slug].append(alias)
        after: dict[str, list[Change]] = defaultdict(list)
        for change in sorted(rows.changes, key=lambda one: (one.date, one.id)):
            for original in change.original:
                after[original].append(change)
        return cls(
            sources={row.id: row for row in rows.sources},
            places={row.id: row for row in rows.places},
            bodies={row.id: row for row in rows.bodies},
            changes={row.id: row for row in rows.changes},
            groups={slug: row for row in rows.groups for slug in _group_slugs(row)},
            aliases=rows.aliases,
            endings=rows.endings,
            _by_slug={slug: tuple(found) for slug, found in by_slug.items()},
            _by_name={slug: tuple(found) for slug, found in by_name.items()},
            _from={one: tuple(changes) for one, changes in after.items()},
            _tails={
                f"-{slugify(row.in_full)}": row.id.removesuffix(NEW)
                for row in reversed(rows.places)
            },
        )

    def at(self, id_or_slug: str, on: date | None) -> Body | None:
        """The body that an id, or the slug of a name, means on a day.

        A slug that several bodies had in turn means the one of that day, else the one
        nearest before it; one that two had at a time means neither. Without a day an
        id means its body.
        """
        exact = self.bodies.get(id_or_slug)
        if exact and (on is None or id_or_slug not in self._by_slug):
            return exact
        return _chosen(self._by_slug.get(id_or_slug, ()), on)

    def named(self, name: str, on: date | None) -> Body | None:
        """The body that a full name means on a day: "Sở Tài chính tỉnh Kon Tum"."""
        found = self._by_slug.get(slugify(name), ())
        spelt = tuple(body for body in found if name in (body.name, *body.also))
        return _chosen(spelt or found, on)

    def heirs(self, id_: str, as_of: date) -> tuple[Heir, ...]:
        """Who answers for a body on a day; none while it lasts, or if nobody is known.

        Chains of changes are followed; each heir is named once, by the surest chain.
        """
        body = self.at(id_, None)
        if body is None or lasts(body, as_of):
            return ()
        found: dict[tuple[str, str | None], Heir] = {}
        for heir in self._follow(body, as_of, _Way()):
            key = (heir.body.id, heir.field)
            if key not in found or (heir.certain and not found[key].certain):
                found[key] = heir
        return tuple(sorted(found.values(), key=lambda heir: not heir.certain))

    def _follow(self, body: Body, as_of: date, way: _Way) -> Iterable[Heir]:
        for change in self._from.get(body.id, ()):
            if change.date > as_of:
                continue
            for result in change.resulting:
                heir = self.bodies[result]
                for share in change.shares_of(result) or (None,):
                    further = way.then(change, share)
                    if lasts(heir, as_of):
                        yield self._heir(heir, further)
                    else:
                        yield from self._follow(heir, as_of, further)

    def _heir(self, body: Body, way: _Way) -> Heir:
        return Heir(
            body=body,
            chain=way.chain,
            certain=all(map(self._is_sure, way.chain)),
            field=way.field,
            sources=tuple(self.sources[one] for one in dict.fromkeys(way.basis)),
        )

    def _is_sure(self, change: Change) -> bool:
        """Whether an act that was seen names the heir, and he is known to exist."""
        heirs = (self.bodies[one].source for one in change.resulting)
        return (
            change.certain
            and any(self.sources[one].seen for one in change.basis)
            and all(self.sources[one].seen for one in heirs)
        )

    def ending(self, level: str, on: date) -> Ending | None:
        """That a level of government is no more on a day."""
        over = (one for one in self.endings if one.level == level and one.until < on)
        return next(over, None)

    def group(self, name: str) -> Group | None:
        """The group that a name or its slug means, whatever province it adds."""
        return self._told(name)[0]

    def members(
        self, group: str, place: str | None, on: date | None
    ) -> tuple[Body, ...]:
        """The bodies that the name or slug of a group means on a day.

        `place` is the id of a province; a group that names it ("… thuộc tỉnh Kon Tum")
        needs none. A group that the register does not know has no members.
        """
        found, told = self._told(group)
        where = self._place(place or told, on)
        if found is None or (found.local and where is None):
            return ()
        return tuple(
            body
            for body in self.bodies.values()
            if body.level in found.levels
            and body.kind in found.kinds
            and (not found.local or body.place == (where and where.id))
            and (on is None or lasts(body, on))
        )

    def _told(self, name: str) -> tuple[Group | None, str | None]:
        """The group of a name, and the province at its end: "… thuộc tỉnh Kon Tum"."""
        slug = slugify(name)
        if slug in self.groups:
            return self.groups[slug], None
        for tail, place in self._tails.items():
            if slug.endswith(tail):
                short = slug.removesuffix(tail).removesuffix("-thuoc")
                return self.groups.get(short), place
        return None, None

    def _place(self, id_: str | None, on: date | None) -> Place | None:
        """The place of a day that an id means, by its old name as well."""
        ids = (id_, f"{id_}{NEW}") if id_ else ()
        found = [self.places[one] for one in ids if one in self.places]
        return next((one for one in found if on is None or lasts(one, on)), None)

    def alias(self, name: str, on: date | None) -> Alias | None:
        """What a named instrument means on a day; the latest without a day."""
        found = self._by_name.get(slugify(name), ())
        if on is None:
            return found[-1] if found else None
        return next((one for one in found if lasts(one, on)), None)


@dataclass(frozen=True, slots=True)
class _Way:
    """The changes followed so far, the part of the work they carry, and their acts."""

    chain: tuple[Change, ...] = ()
    field: str | None = None
    basis: tuple[str, ...] = ()

    def then(self, change: Change, share: Share | None) -> _Way:
        """The way on by one change."""
        basis = (*self.basis, *change.basis, *(share.basis if share else ()))
        field = share.field if share else self.field
        return _Way((*self.chain, change), field, basis)


def _group_slugs(group: Group) -> Iterable[str]:
    return map(slugify, (group.name, *group.also))


def _chosen(found: tuple[Body, ...], on: date | None) -> Body | None:
    """The one body that lasts on a day, else the one that ended last before it."""
    if on is None or len(found) == 1:
        return found[0] if len(found) == 1 else None
    alive = [body for body in found if lasts(body, on)]
    if alive:
        return alive[0] if len(alive) == 1 else None
    ended = [body for body in found if body.until and body.until < on]
    last = max((body.until for body in ended if body.until), default=None)
    latest = [body for body in ended if body.until == last]
    return latest[0] if len(latest) == 1 else None
