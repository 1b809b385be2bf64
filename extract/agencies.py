"""Bodies, groups and office holders named in a text.

Names come from the registry (`ontology/registry/bodies.toml`); `agency_names` knows
how letters inflect them: abbreviations ("UBND"), places ("tỉnh Kon Tum"), groups
("các sở, ban ngành"), titles that run on ("Ban Chỉ đạo … về …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.agency_names import (
    GROUP,
    LEADERS,
    PARTY,
    name_grammar,
    place_pattern,
    title_end,
)
from ontology.registry import bodies, in_full

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from extract.model import AgencyKind
    from ontology.registry import BodyName

_COMMUNES = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu)\b")
_DISTRICTS = re.compile(r"\b(?:huyện|quận|thị xã)\b")
_CITY = re.compile(r"\bthành phố(?: (?P<name>.+))?")


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """An agency in a text: where, as printed, and its full name."""

    start: int
    end: int
    printed: str
    name: str
    kind: AgencyKind
    level: str


@dataclass(frozen=True, slots=True)
class _Match:
    """A name of the registry found: the row, the office before it, what follows."""

    body: BodyName
    holder: str
    matched: str
    rest: str
    where: str


def find_agencies(
    text: str, *, province: str | None = None, marks: AbstractSet[int] = frozenset()
) -> list[AgencyMention]:
    """Find every agency, longest reading first, none overlapping.

    `province` completes the names of local bodies; `marks` are offsets at which a
    footnote marker stood: no name runs across one.
    """
    found: list[AgencyMention] = []
    position = 0
    for mention in sorted(
        [*_named(text, province, marks), *_groups(text, province), *_leaders(text)],
        key=lambda m: (m.start, -m.end),
    ):
        if mention.start >= position:
            found.append(mention)
            position = mention.end
    return found


def _named(
    text: str, province: str | None, marks: AbstractSet[int]
) -> Iterator[AgencyMention]:
    pattern, names = name_grammar()
    position = 0
    while match := pattern.search(text, position):
        body = names[int((match.lastgroup or "n0")[1:])]
        end, where = match.end(), ""
        if body.shape == "opening":
            end = title_end(text, end, marks)
        elif body.shape == "local" and (place := place_pattern().match(text, end)):
            end, where = place.end(), place[0].strip()
        elif body.shape == "local" and not body.bare:
            position = match.start() + 1
            continue
        position = end
        holder = match["holder"] or ""
        found = _Match(body, holder, match[0], text[match.end() : end], where)
        level = _level(found, province)
        kind: AgencyKind = body.kind  # type: ignore[assignment]  # rows of the registry
        if holder:
            kind = "office_holder"
        elif where.startswith("các "):
            kind = "group"
        yield AgencyMention(
            start=match.start(),
            end=end,
            printed=text[match.start() : end],
            name=_full_name(found, province, level),
            kind=kind,
            level=level,
        )


def _groups(text: str, province: str | None) -> Iterator[AgencyMention]:
    for match in GROUP.finditer(text):
        nouns, printed = match["nouns"], match[0]
        if nouns and not match["head"] and not re.search(r",| và |ban ngành", nouns):
            continue  # one noun without "các" is any of its kind
        if nouns == "ngành" and match.end("nouns") == match.end():
            continue  # "các ngành, lĩnh vực" are branches of the economy
        name = printed
        if province and printed.endswith("thuộc tỉnh"):
            name = f"{printed} {province}"
        yield AgencyMention(
            match.start(), match.end(), printed, name, "group", group_level(printed)
        )


def _leaders(text: str) -> Iterator[AgencyMention]:
    for match in LEADERS.finditer(text):
        level = "central_party" if "Đảng" in match[0] else "central_government"
        yield AgencyMention(
            match.start(), match.end(), match[0], match[0], "office_holder", level
        )
    for match in PARTY.finditer(text):
        yield AgencyMention(
            match.start(), match.end(), match[0], match[0], "body", "central_party"
        )


def group_level(printed: str) -> str:
    """The level at which the members of a group stand, by its words."""
    if "Trung ương" in printed:
        return "ministry"
    if re.search(r"\b[Ss]ở\b", printed):
        return "provincial_department"
    return "ministry" if re.search(r"\b[Bb]ộ\b", printed) else "unspecified"


def _level(found: _Match, province: str | None) -> str:
    """The level a body stands at, given its place or its title."""
    level = found.body.level
    if found.body.shape == "opening":
        return _title_level(found.matched + found.rest, level)
    where = found.where
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


def _full_name(found: _Match, province: str | None, level: str) -> str:
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
    for place in bodies().provinces:
        if where.isupper() and where.endswith(place.upper()):
            return f"{where.removesuffix(place.upper()).lower()}{place}"
    return where[:1].lower() + where[1:]


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
    if where.startswith("các ") and not where.endswith(f" {province}"):
        return f"{where.removesuffix(' thuộc tỉnh')} thuộc tỉnh {province}"
    return where
