"""What an item has from the headings above it, and what it passes on below.

A heading that names who leads names them for all below; one that ends its sentence
keeps those who only work with the lead to itself.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.agency_names import GROUP
from extract.named_to_act import introducing
from extract.parts import Roles, parts_of
from extract.told import last_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.agencies import AgencyMention
    from extract.items import Item
    from extract.parts import Part
    from extract.told import Orders, Told

_DIRECTS = re.compile(r"[\s*]*Chỉ đạo ")
_TASKS_FOLLOW = re.compile(
    r"(?:nhiệm vụ|giải pháp|nội dung|công việc|biện pháp)(?:,? [^\s.:;]+){0,6}"
    r" sau(?: đây)?:\s*$"
)
_EVERYBODY = re.compile(
    "cấp ủy|tổ chức đảng|cơ quan, đơn vị, địa phương|các cấp(?:,| và) ",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"\.\s|\n\w")


def names_lead(roles: Roles) -> bool:
    """Whether a heading names who leads what is below it."""
    leads = roles.of("lead")
    return bool(leads) and all(part.stated for part in leads)


def passed_on(
    item: Item, said: Orders, own: Roles, above: Roles | None, common: Roles
) -> Roles:
    """What the items below an item inherit of it."""
    roles = inherit(own, above, common)
    if not item.leaf and (leading := introducing(said)):
        told = Roles(tuple(parts_of("lead", leading)))
        return _in_general(told) if _to_all(said, told) else told
    if not item.leaf and _to_all(said, roles):
        return _in_general(roles)
    if not (item.leaf or own.of("lead") or (above and names_lead(above))) and (
        directed := _directed(said)
    ):
        return Roles(tuple(parts_of("lead", directed)))
    if own.likely and not _leads_on(said, own.likely[-1]):
        return inherit(Roles(()), above, common)
    if not (item.leaf or own.of("lead")) and _are_groups(above, said.agencies):
        return _in_general(roles)
    ended = last_mark(said.text, said.start, said.end) in {".", ";"}
    return _alone(roles) if ended else roles


def _to_all(said: Orders, told: Roles) -> bool:
    """Whether a lead-in below a heading names all, and only says that tasks follow.

    "Các cấp ủy, tổ chức đảng, cơ quan, đơn vị thực hiện tốt các nhiệm vụ sau:"
    """
    names = (said.agencies[part.agency].printed for part in told.of("lead"))
    everybody = any(map(_EVERYBODY.search, names))
    below = "\n" in said.text[said.start : said.end]
    return everybody and below and _TASKS_FOLLOW.search(*said.place) is not None


def _directed(said: Orders) -> list[Told]:
    """Whom a heading has others direct: "Chỉ đạo Sở Y tế:"."""
    opens = _DIRECTS.match(*said.place)
    run = said.run(opens.end()) if opens else range(0)
    ends = run and said.text[said.agencies[run[-1]].end : said.end].strip() == ":"
    return said.told(run, said.start) if ends else []


def _are_groups(above: Roles | None, agencies: Sequence[AgencyMention]) -> bool:
    """Whether a part's lead-in names all there are: "các bộ, ngành, địa phương"."""
    leads = above.of("lead") if above else ()
    named = [agencies[part.agency] for part in leads]
    groups = all(agency.kind == "group" for agency in named)
    return groups and any(GROUP.fullmatch(agency.printed) for agency in named)


def _in_general(roles: Roles) -> Roles:
    """What headings of headings name falls to all in general."""
    parts = (replace(p, stated=p.stated and p.role != "lead") for p in roles.parts)
    return Roles(tuple(parts), roles.unstated)


def _alone(roles: Roles) -> Roles:
    """Without those who work with the lead in a sentence that ends here."""
    parts = tuple(part for part in roles.parts if part.role != "cooperate")
    return Roles(parts, roles.unstated)


def _leads_on(said: Orders, part: Part) -> bool:
    """Whether a part stands in the sentence that introduces the items below."""
    ends = _SENTENCE_END.search(said.text, part.end, said.end)
    return ends is None and last_mark(said.text, said.start, said.end) == ":"


def inherit(own: Roles, above: Roles | None, common: Roles) -> Roles:
    """What an item does not say itself it has from above, or from the addressees."""
    if own.of("lead"):
        return own
    leads = (above or common).of("lead")
    if own.likely and not any(part.stated for part in leads):
        return Roles((*own.likely, *own.parts), own.unstated)
    if above is None:
        return Roles((*common.parts, *own.parts), own.unstated)
    cooperating = () if own.of("cooperate") else above.of("cooperate")
    return Roles((*leads, *own.parts, *cooperating), above.unstated)
