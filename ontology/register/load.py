"""Reads the tables of the register; bodies of provinces are made from templates."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from ontology.register.communes import commune_tables
from ontology.register.making import Making
from ontology.register.naming import NEW
from ontology.register.rows import Act, Alias, Ending, Group, Place, Source
from ontology.rows import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ontology.register.rows import Body, Change

TABLES = ("central", "provinces", "kon_tum_quang_ngai")
"""The files of bodies and changes, in the order in which they may refer back."""


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows; `slugs` are those of each body's names, without a mark of its time."""

    sources: tuple[Source, ...]
    places: tuple[Place, ...]
    bodies: tuple[Body, ...]
    changes: tuple[Change, ...]
    groups: tuple[Group, ...]
    aliases: tuple[Alias, ...]
    endings: tuple[Ending, ...]
    slugs: Mapping[str, tuple[str, ...]]


def load() -> Rows:
    """Every row of the register.

    Raises:
        KeyError: a row lacks a column, or names a body that there is not.
        TypeError: a row has a column that it should not have.
    """
    places, merged = _places(_read("places"))
    made = Making(places, merged)
    for name in TABLES:
        made.add(_read(name))
    made.add(commune_tables(_read("communes"), places))
    made.merge()
    return Rows(
        sources=tuple(_source(row) for row in _read("sources")["source"]),
        places=tuple(places.values()),
        bodies=tuple(made.bodies.values()),
        changes=tuple(made.changes),
        groups=tuple(_group(row) for row in _read("groups")["group"]),
        aliases=tuple(_aliases(_read("aliases")["alias"])),
        endings=tuple(_ending(row) for row in _read("levels")["level"]),
        slugs=made.slugs,
    )


def _read(name: str) -> dict[str, Any]:
    path = resources.files("ontology") / "registry" / "register" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _source(row: dict[str, Any]) -> Source:
    empty = {"number": None, "date": None, "address": None, "note": ""}
    return Source(**(empty | row))


def _places(data: dict[str, Any]) -> tuple[dict[str, Place], dict[str, str]]:
    """All places by id, and into which place each merged one went."""
    day: date = data["merger"]["last_day"]
    before, after = data["merger"]["before"], data["merger"]["source"]
    places = {row["id"]: Place(**row) for row in _place_rows(data["place"])}
    merged: dict[str, str] = dict(data["renamed"])

    def add(name: str, since: date | None, until: date | None, mark: str = "") -> str:
        unit = "thành phố" if name in data["merger"]["cities"] else "tỉnh"
        id_ = slugify(name) + mark
        source = after if mark else before
        places.setdefault(id_, Place(id_, name, unit, since, until, source))
        return id_

    for name in data["merger"]["unchanged"]:
        add(name, None, None)
    for name, parts in data["merger"]["into"].items():
        new = add(name, data["merger"]["first_day"], None, NEW)
        merged |= {add(part, None, day): new for part in parts}
    return places, merged


def _place_rows(rows: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    for row in rows:
        yield {"since": None, "until": None} | row


def _ending(row: dict[str, Any]) -> Ending:
    return Ending(**(row | {"basis": tuple(row["basis"])}))


def _group(row: dict[str, Any]) -> Group:
    return Group(
        id=slugify(row["name"]),
        name=row["name"],
        also=tuple(row.get("also", ())),
        levels=tuple(row["levels"]),
        kinds=tuple(row["kinds"]),
        local=row.get("local", True),
        source=row["source"],
    )


def _aliases(rows: Iterable[dict[str, Any]]) -> Iterable[Alias]:
    for row in rows:
        for version in row["versions"]:
            yield Alias(
                name=row["name"],
                also=tuple(row.get("also", ())),
                target=Act(version["number"], version.get("date")),
                changed_by=tuple(Act(*act) for act in version.get("changed_by", ())),
                since=version.get("since"),
                until=version.get("until"),
                source=version["source"],
            )
