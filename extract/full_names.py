"""Names of bodies in full, and the level they stand at.

Letters print "UBND tỉnh" and "các huyện"; in full these are "Ủy ban nhân dân tỉnh Kon
Tum" and "… các huyện thuộc tỉnh Kon Tum".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.letters import CAPITAL
from ontology.registry import bodies, in_full

if TYPE_CHECKING:
    from ontology.rows import BodyName

_COMMUNES = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu)\b")
_DISTRICTS = re.compile(r"\b(?:huyện|quận|thị xã)\b")
_PROVINCES = re.compile(r"các tỉnh(?:,| và|$)|tỉnh, thành phố\b")
_UNITS = "huyện|quận|thị xã|xã|phường|thị trấn|đặc khu"
_OWN_UNIT = re.compile(
    rf"\b(?P<unit>(?i:{_UNITS}))(?: ủy)? "
    rf"(?P<name>(?:{CAPITAL}\w*|\d+)(?: {CAPITAL}\w*)*)$"
)
_UNIT_FIRST = re.compile(
    rf"(?:các|cấp|cùng|khu|tỉnh|thành phố|{_UNITS})\b", re.IGNORECASE
)
_UNIT_ALONE = re.compile(rf"\b(?P<unit>{_UNITS})(?: ủy)?$", re.IGNORECASE)
_CITY = re.compile(r"\bthành phố(?: (?P<name>.+))?")


@dataclass(frozen=True, slots=True)
class Found:
    """A name of the registry found: the row, the office before it, what follows."""

    body: BodyName
    holder: str
    matched: str
    rest: str
    where: str


def group_level(printed: str) -> str:
    """The level at which the members of a group stand, by its words."""
    if "Trung ương" in printed:
        return "ministry"
    if re.search(r"\b[Ss]ở\b", printed):
        return "provincial_department"
    return "ministry" if re.search(r"\b[Bb]ộ\b", printed) else "unspecified"


def level_of(found: Found, province: str | None) -> str:
    """The level a body stands at, given its place or its title."""
    level = found.body.level
    if found.body.shape == "opening":
        return _title_level(found.matched + found.rest, level)
    where = found.where
    if _PROVINCES.match(where):
        return level
    if _COMMUNES.search(where) and "huyện" not in where:
        return "commune"
    city = _CITY.search(where)
    central = (
        city is not None
        and not where.startswith("các ")
        and (city["name"] or province) in bodies().cities
    )
    if _DISTRICTS.search(where) or (city is not None and not central):
        return "district"
    return level


def _title_level(title: str, level: str) -> str:
    """The level of a taskforce: that of the body in its name, else of its place."""
    if "Chính phủ" in title:
        return "central_government"
    if "Trung ương" in title:
        return "central_party"
    if re.search("(?:Tỉnh|Thành) ủy", title):
        return "provincial_party"
    if level == "unspecified" and re.search(r"\btỉnh\b", title):
        return "provincial_government"
    return level


def full_name(found: Found, province: str | None, level: str) -> str:
    """The registry's spelling with the place written out."""
    body, where = found.body, found.where
    if body.shape == "local":
        where = _full_place(body, where, province, level)
        return f"{found.holder}{body.full} {where}".strip()
    number = f" {found.matched.split()[-1]}" if body.shape == "numbered" else ""
    whole = f"{found.holder}{body.full}{number}{found.rest}".strip()
    return f"{whole} {province}" if province and whole.endswith(" tỉnh") else whole


def _small(where: str) -> str:
    """A place as running text prints it: "TỈNH KON TUM" is "tỉnh Kon Tum"."""
    places = bodies().provinces
    if where in places:
        return where
    for place in places if where.isupper() else ():
        if where.endswith(place.upper()):
            return f"{where.removesuffix(place.upper()).lower()}{place}"
    unit = _UNIT_FIRST.match(where)
    return where[:1].lower() + where[1:] if unit else where


def _full_place(body: BodyName, where: str, province: str | None, level: str) -> str:
    """Write out "tỉnh" as "tỉnh Kon Tum"; a Party committee takes the bare name."""
    where = where.replace("TP.", "thành phố ").replace("TP ", "thành phố ")
    where = _small(" ".join(where.split()))
    if province is None:
        return where
    local = level.startswith("provincial") or level == "central_branch"
    own = {"", "tỉnh", "thành phố"} if local else {"tỉnh"}
    if where in own:
        if body.name.endswith(("Tỉnh ủy", "Thành ủy")):
            return province
        return in_full(province)
    if where.startswith("các tỉnh") or where.endswith("rung ương"):
        return where  # of the country
    if where.startswith("các ") and not where.endswith(f" {province}"):
        ending = f" thuộc {in_full(province)}"
        return where.removesuffix(ending.removesuffix(f" {province}")) + ending
    return where


def with_unit(name: str, issuer: str | None) -> str:
    """A body of the district or commune that a letter is from, with its name.

    In a letter of "Ủy ban nhân dân huyện Đăk Hà" the "Hội đồng nhân dân huyện" is that
    of huyện Đăk Hà, and so is the "Huyện ủy". Others stay as they are.
    """
    own = _OWN_UNIT.search(issuer or "")
    unnamed = _UNIT_ALONE.search(name)
    if own is None or unnamed is None:
        return name
    same = own["unit"].casefold() == unnamed["unit"].casefold()
    return f"{name} {own['name']}" if same else name
