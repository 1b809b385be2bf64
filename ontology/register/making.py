"""Bodies and changes from tables: one row makes a body in every place it names.

A table of bodies ([[set]]) has columns that all its rows share, and `rows` of name,
field of work and other names. A table of changes ([[change]]) has rows of what was,
what became of it, and the field that passed over, if it is a part.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from ontology.register.naming import NEW, id_of, slug_of, spelled
from ontology.register.rows import Body, Change, Share, lasts
from ontology.rows import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ontology.register.rows import Place

Table = dict[str, Any]


class Making:
    """Gathers the bodies and changes of tables, and merges those of merged places."""

    def __init__(self, places: Mapping[str, Place], merged: Mapping[str, str]) -> None:
        """Start with the places, and with the place each merged one went into."""
        self.bodies: dict[str, Body] = {}
        self.changes: list[Change] = []
        self.slugs: dict[str, tuple[str, ...]] = {}
        self._places = places
        self._merged = merged
        self._mergers: dict[str, Table] = {}

    def add(self, data: Table) -> None:
        """Add the tables of one file."""
        for table in data.get("set", ()):
            for row in table["rows"]:
                self._add_row(table, *row)
                if table.get("merger", "no") != "no":
                    self._mergers.setdefault(row[0], table)
        for table in data.get("change", ()):
            for place in self._where(table):
                for row in table["rows"]:
                    self._change(table, place, *row)

    def _where(self, table: Table) -> Iterable[Place | None]:
        """The places a table is for: all of them, some, or none for the Centre."""
        said = table.get("places")
        if said is None:
            return [None]
        chosen = list(self._places) if said == "all" else said
        but = table.get("except", ())
        return [self._places[one] for one in chosen if one not in but]

    def _add_row(self, table: Table, pattern: str, field: str = "", *also: str) -> None:
        for place in self._where(table):
            since, until = _span(table, place)
            if since and until and since > until:
                continue
            name = spelled(pattern, place)
            id_ = id_of(name, place, table.get("mark", ""))
            names = tuple(spelled(other, place) for other in also)
            if id_ in self.bodies:
                msg = f"{id_}: two rows of the register make this body"
                raise KeyError(msg)
            self.bodies[id_] = Body(
                id=id_,
                name=name,
                also=names,
                level=table["level"],
                kind=table["kind"],
                branch=table["branch"],
                place=place.id if place else None,
                parent=_id(table["parent"], place) if "parent" in table else None,
                led_by=_id(table["led_by"], place) if "led_by" in table else None,
                field=field or None,
                since=since,
                until=until,
                source=table["source"],
            )
            slugs = (slug_of(one, place) for one in (name, *names))
            self.slugs[id_] = tuple(dict.fromkeys(slugs))

    def _change(
        self,
        table: Table,
        place: Place | None,
        before: str | list[str],
        after: str | list[str],
        field: str = "",
    ) -> None:
        olds, news = _ids(before, place), _ids(after, place)
        if place and not self._fits(olds, news, table["date"]):
            return
        shares = tuple(Share(new, field, ()) for new in news if field)
        self._append(table, table["date"], olds, news, shares)

    def _fits(self, olds: list[str], news: list[str], day: date) -> bool:
        """Whether a place has the bodies of a template, and they ended on that day."""
        eve = day - timedelta(days=1)
        return {*olds, *news} <= self.bodies.keys() and all(
            self.bodies[old].until == eve for old in olds
        )

    def _append(
        self,
        table: Table,
        day: date,
        olds: list[str],
        news: list[str],
        shares: tuple[Share, ...] = (),
    ) -> None:
        fields = [slugify(share.field) for share in shares[:1]]
        self.changes.append(
            Change(
                id="-".join((f"{day:%Y%m%d}", olds[0], *fields)),
                date=day,
                kind=table["kind"],
                original=tuple(olds),
                resulting=tuple(news),
                basis=tuple(table["basis"]),
                fields=(*shares, *table.get("shares", ())),
                certain=table["certain"],
                note=table.get("note", ""),
            )
        )

    def merge(self) -> None:
        """Add a change for each body that went with its place into a new one.

        What the new place has under the same pattern is the heir; `merger` of the table
        says whether an act names it (certain) or it has to be confirmed (open).
        """
        pairs = sorted(self._merged.items(), key=lambda pair: (pair[1], pair[0]))
        for new, olds in groupby(pairs, key=lambda pair: pair[1]):
            old = [self._places[one] for one, _ in olds]
            for pattern, table in self._mergers.items():
                self._merge_one(table, pattern, self._places[new], old)

    def _merge_one(
        self, table: Table, pattern: str, new: Place, olds: list[Place]
    ) -> None:
        merged = new.id.endswith(NEW)  # else it only got another name and rank
        into = table.get("into", pattern) if merged else pattern
        heir = id_of(spelled(into, new), new)
        ids = [id_of(spelled(pattern, old), old) for old in olds]
        last = olds[0].until
        kept = [
            id_
            for id_ in ids
            if id_ in self.bodies and last and lasts(self.bodies[id_], last)
        ]
        if heir not in self.bodies or not kept or new.since is None:
            return
        columns = {
            "kind": "merger",
            "basis": table["merged_by"],
            "certain": table["merger"] == "certain",
            "note": table.get("merger_note", ""),
        }
        if not merged:
            columns |= {"kind": "renaming", "basis": [new.source], "certain": True}
        self._append(columns, new.since, kept, [heir])


def _id(said: str, place: Place | None) -> str:
    """The id of a body that a table names: an id as it is, or a name in a place."""
    return id_of(spelled(said, place), place) if "{" in said else said


def _ids(said: str | list[str], place: Place | None) -> list[str]:
    listed = [said] if isinstance(said, str) else said
    return [_id(one, place) for one in listed]


def _span(table: Table, place: Place | None) -> tuple[date | None, date | None]:
    """The days of a body: those of its table within those of its place."""
    since, until = table.get("since"), table.get("until")
    if place is None:
        return since, until
    begins = filter(None, (since, place.since))
    ends = filter(None, (until, place.until))
    return max(begins, default=None), min(ends, default=None)
