"""Bodies, groups and office holders named in a text.

Names come from the registry (`ontology/registry/bodies.toml`); `agency_names` knows
how letters inflect them: abbreviations ("UBND"), places ("tỉnh Kon Tum"), groups
("các sở, ban ngành"), titles that run on ("Ban Chỉ đạo … về …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.actors import find_actors
from extract.agency_names import (
    GROUP,
    LEADERS,
    OFFICES,
    PARTY,
    field_name,
    name_grammar,
    place_pattern,
    shared_noun,
    title_end,
)
from extract.full_names import Found, full_name, group_level, level_of
from ontology.registry import bodies, in_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from extract.model import AgencyKind

_OF_ANY_KIND = re.compile(r"(?:,| và) (?:các )?(?:tổ chức|cá nhân)(?!\w)")
_OF_PROVINCES = re.compile(r"\b(?:các tỉnh|tỉnh, thành phố)\b", re.IGNORECASE)
_FIELD_JOINT = re.compile(r"(?:,|;|,? và) ")


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """An agency in a text: where, as printed, and its full name."""

    start: int
    end: int
    printed: str
    name: str
    kind: AgencyKind
    level: str

    @property
    def several(self) -> bool:
        """Whether it stands for several, as "Chủ tịch UBND các tỉnh" does."""
        return self.kind == "group" or _OF_PROVINCES.search(self.printed) is not None


def find_agencies(
    text: str, *, province: str | None = None, marks: AbstractSet[int] = frozenset()
) -> list[AgencyMention]:
    """Find every agency, longest reading first, none overlapping.

    `province` completes the names of local bodies; `marks` are offsets at which a
    footnote marker stood: no name runs across one.
    """
    listed = _apart(
        [
            *_named(text, province, marks),
            *_shared(text, province),
            *_groups(text, province),
            *_leaders(text),
        ]
    )
    return _apart([*listed, *_actors(text, province, listed)])


def _apart(mentions: Iterable[AgencyMention]) -> list[AgencyMention]:
    """Mentions in order, none overlapping, the longest of those that begin as one."""
    found: list[AgencyMention] = []
    position = 0
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= position:
            found.append(mention)
            position = mention.end
    return found


def _actors(
    text: str, province: str | None, listed: Sequence[AgencyMention]
) -> Iterator[AgencyMention]:
    """Names in no list; several of a kind are a group."""
    for actor in find_actors(text, listed):
        printed = text[actor.start : actor.end]
        kind: AgencyKind = actor.head.kind  # type: ignore[assignment]  # of the registry
        name = printed
        if province and printed.endswith(" tỉnh"):
            name = f"{printed} {province}"
        yield AgencyMention(
            actor.start,
            actor.end,
            printed,
            name,
            "group" if actor.many else kind,
            actor.head.level,
        )


def _named(
    text: str, province: str | None, marks: AbstractSet[int]
) -> Iterator[AgencyMention]:
    pattern, names = name_grammar()
    position = 0
    while match := pattern.search(text, position):
        body = names[int((match.lastgroup or "n0")[1:])]
        end, where = match.end(), ""
        if body.shape == "opening":
            end = title_end(text, end, marks, about=body.kind == "taskforce")
        elif body.shape == "local" and (place := place_pattern().match(text, end)):
            end, where = place.end(), place[0].strip()
        elif body.shape == "local" and not body.bare:
            position = match.start() + 1
            continue
        position = end
        holder = match["holder"] or ""
        found = Found(body, holder, match[0], text[match.end() : end], where)
        level = level_of(found, province)
        kind: AgencyKind = body.kind  # type: ignore[assignment]  # rows of the registry
        if holder:
            kind = "office_holder"
        elif where.startswith("các "):
            kind = "group"
        yield AgencyMention(
            start=match.start(),
            end=end,
            printed=text[match.start() : end],
            name=full_name(found, province, level),
            kind=kind,
            level=level,
        )


def _shared(text: str, province: str | None) -> Iterator[AgencyMention]:
    """Those of a list that prints their noun once: "các Sở: Tài chính, Nội vụ"."""
    for match in shared_noun().finditer(text):
        noun = match["noun"].capitalize()
        level = "provincial_department" if noun == "Sở" else "ministry"
        fields = []
        field = field_name().match(text, match.end())
        while field:
            fields.append(field)
            joint = _FIELD_JOINT.match(text, field.end())
            field = field_name().match(text, joint.end()) if joint else None
        if not (fields[1:] or match["colon"]):
            continue
        offices = OFFICES.search(text, max(0, match.start() - 12), match.start())
        holder = match["holder"] or (offices[0] if offices else "")
        first = offices.start() if offices else match.start()
        for position, field in enumerate(fields):
            named = bodies().abbreviations.get(field[0], field[0])
            place = f" {in_full(province)}" if province and noun == "Sở" else ""
            yield AgencyMention(
                start=field.start() if position else first,
                end=field.end(),
                printed=f"{holder}{noun} {field[0]}",
                name=f"{holder}{noun} {named}{place}",
                kind="office_holder" if holder else "body",
                level=level,
            )


def _groups(text: str, province: str | None) -> Iterator[AgencyMention]:
    unit = in_full(province).removesuffix(f" {province}") if province else ""
    for match in GROUP.finditer(text):
        nouns, printed = match["nouns"], match[0]
        if nouns and not match["head"] and not _is_group(text, match):
            continue  # one noun without "các" is any of its kind
        if nouns == "ngành" and match.end("nouns") == match.end():
            continue  # "các ngành, lĩnh vực" are branches of the economy
        start = match.start()
        offices = OFFICES.search(text, max(0, start - 12), start)
        if offices and match["head"] == "các ":
            start, printed = offices.start(), offices[0] + printed
        name = printed
        if province and printed.endswith(f"thuộc {unit}"):
            name = f"{printed} {province}"
        yield AgencyMention(
            start, match.end(), printed, name, "group", group_level(printed)
        )


def _is_group(text: str, match: re.Match[str]) -> bool:
    """Whether nouns without "các" stand for many: joined, or each of them."""
    if re.search(r",| và |ban ngành", _OF_ANY_KIND.sub("", match["nouns"])):
        return True
    before = text[max(0, match.start() - 5) : match.start()].casefold()
    return before.endswith(("mỗi ", "từng ", " bộ, ", "\nbộ, ")) or (
        match["nouns"].casefold() == "bộ" and text.startswith(", cơ quan", match.end())
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
