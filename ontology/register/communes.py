"""Districts and communes of merged provinces, as tables of bodies and changes.

A row of a new commune says of which old ones it was made, by district. From that
follow the bodies of districts and communes, the heirs of old communes, and the
candidates for the work of a district, which no act gives to one body.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ontology.register.naming import NEW, id_of, spelled
from ontology.register.rows import Share
from ontology.rows import slugify

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ontology.register.rows import Place

Table = dict[str, Any]

COMMITTEE = "Ủy ban nhân dân"
COUNCIL = "Hội đồng nhân dân"
PARTY = {"huyện": "Huyện ủy", "thành phố": "Thành ủy", "thị xã": "Thị ủy"}
COMMUNE_PARTY = "Đảng ủy"


@dataclass(frozen=True, slots=True)
class Unit:
    """A district or commune; `mark` tells its bodies from those of a namesake.

    `above` is the district of an old commune, else the name of the Party committee.
    """

    name: str
    place: Place
    above: str
    mark: str = ""

    def id_of(self, body: str) -> str:
        """The id of its body of this name: "Ủy ban nhân dân"."""
        return id_of(f"{body} {self.name}", self.place, self.mark)

    @property
    def party_id(self) -> str:
        """The id of its Party committee."""
        return id_of(self.above, self.place, self.mark)


@dataclass(frozen=True, slots=True)
class Division:
    """The districts and communes before and after, and which became which."""

    districts: tuple[Unit, ...]
    news: tuple[Unit, ...]
    olds: Mapping[Unit, tuple[Unit, ...]]
    """The old communes of each district."""
    into: Mapping[Unit, tuple[Unit, ...]]
    """The new communes that each district and each old commune went into."""

    @classmethod
    def of(cls, data: Table, places: Mapping[str, Place]) -> Division:
        """The division that the rows of communes describe."""
        new = places[data["place"] + NEW]
        districts = {
            name: Unit(name, places[place], _party(name))
            for place, names in data["districts"].items()
            for name in names
        }
        news: list[Unit] = []
        into: dict[Unit, list[Unit]] = defaultdict(list)
        olds: dict[Unit, list[Unit]] = defaultdict(list)
        for row in data["commune"]:
            name = f"{row['unit']} {row['name']}"
            mark = _mark(name, new, news)
            commune = Unit(name, new, f"{COMMUNE_PARTY} {name}", mark)
            news.append(commune)
            for key, names in row["from"].items():
                district = districts[key]
                into[district].append(commune)
                for one in names:
                    old = _old(one, district, olds)
                    into[old].append(commune)
                    olds[district].append(old)
        return cls(
            districts=tuple(districts.values()),
            news=tuple(news),
            olds={one: tuple(dict.fromkeys(found)) for one, found in olds.items()},
            into={one: tuple(found) for one, found in into.items()},
        )


def _party(district: str) -> str:
    unit = next(unit for unit in PARTY if district.startswith(f"{unit} "))
    return f"{PARTY[unit]} {district.removeprefix(f'{unit} ')}"


def _old(name: str, district: Unit, olds: Mapping[Unit, list[Unit]]) -> Unit:
    """An old commune of a district; the same again if it was divided."""
    known = next((one for one in olds.get(district, ()) if one.name == name), None)
    others = [one for found in olds.values() for one in found]
    place = district.place
    return known or Unit(name, place, district.name, _mark(name, place, others))


def _mark(name: str, place: Place, others: Iterable[Unit]) -> str:
    """A number for a commune whose slug another of its province has already."""
    slugs = [slugify(one.name) for one in set(others) if one.place == place]
    twins = slugs.count(slugify(name))
    return str(twins + 1) if twins else ""


def commune_tables(data: Table, places: Mapping[str, Place]) -> Table:
    """The tables of bodies and changes that the rows of communes stand for."""
    division = Division.of(data, places)
    sets = [
        table
        for columns, units in (
            (data["district_columns"], division.districts),
            (data["commune_columns"], division.news),
        )
        for unit in units
        for table in _governed(unit, columns)
    ]
    sets += [
        _table(old, data["old_columns"], "state", "people_committee")
        | {"parent": district.id_of(COMMITTEE), "rows": [_with_district(old)]}
        for district, olds in division.olds.items()
        for old in olds
    ]
    changes = [*_of_districts(division, data), *_of_communes(division, data)]
    return {"set": sets, "change": changes}


def _with_district(old: Unit) -> list[str]:
    name = f"{COMMITTEE} {old.name}"
    return [name, "", f"{name} {old.above}"]


def _table(unit: Unit, columns: Table, branch: str, kind: str) -> Table:
    own = {"places": [unit.place.id], "mark": unit.mark, "branch": branch, "kind": kind}
    return columns | own


def _governed(unit: Unit, columns: Table) -> Iterable[Table]:
    """Party committee, people's committee and council of a district or commune."""
    full = f"{unit.name} tỉnh {unit.place.name}"
    led = {"led_by": unit.party_id}
    yield _table(unit, columns, "party", "party_committee") | {
        "parent": "{uy}",
        "rows": [[unit.above]],
    }
    yield (
        _table(unit, columns, "state", "people_committee")
        | led
        | {
            "parent": f"{COMMITTEE} {{in}}",
            "rows": [[f"{COMMITTEE} {unit.name}", "", f"{COMMITTEE} {full}"]],
        }
    )
    yield (
        _table(unit, columns, "representative", "people_council")
        | led
        | {
            "rows": [[f"{COUNCIL} {unit.name}", "", f"{COUNCIL} {full}"]],
        }
    )


def _of_districts(division: Division, data: Table) -> Iterable[Table]:
    """The end of each district: candidates by territory, and by field."""
    new = division.news[0].place
    fields = [
        Share(id_of(spelled(body, new), new), field, tuple(basis))
        for field, body, basis in data["district_fields"]
    ]
    for district in division.districts:
        communes = division.into[district]
        for before, afters, more in (
            (district.id_of(COMMITTEE), [one.id_of(COMMITTEE) for one in communes], 1),
            (district.id_of(COUNCIL), [one.id_of(COUNCIL) for one in communes], 0),
            (district.party_id, [one.party_id for one in communes], 0),
        ):
            shares = [
                Share(after, f"địa bàn {commune.name}", ())
                for after, commune in zip(afters, communes, strict=True)
            ]
            shares += fields * more
            heirs = list(dict.fromkeys(share.body for share in shares))
            row = [before, heirs]
            yield data["district_change"] | {"shares": shares, "rows": [row]}


def _of_communes(division: Division, data: Table) -> Iterable[Table]:
    """The merger of each old commune; of one that was divided no heir is certain."""
    for olds in division.olds.values():
        for old in olds:
            communes = division.into[old]
            row = [old.id_of(COMMITTEE), [one.id_of(COMMITTEE) for one in communes]]
            yield data["commune_change"] | {
                "certain": len(communes) == 1,
                "rows": [row],
            }
