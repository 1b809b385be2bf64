"""Who does what in an item: lead, cooperate, monitor, receive, report via and to.

"X chủ trì, phối hợp với Y" names a lead and who works with it; two bodies named and
none told to lead both lead. What an item does not say it inherits from the heading
above, and where nobody is named it falls to the addressees (giao chung).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.inherited import inherit, names_lead, passed_on
from extract.items import Item
from extract.named_to_act import (
    asked_to_act,
    each_sentence,
    named_to_act,
)
from extract.parts import Part, Roles, parts_of
from extract.told import BEHIND_WITH, Orders, last_mark, once

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from extract.agencies import AgencyMention
    from extract.told import Told
    from extract.zones import Zones

_MONITORS = re.compile(
    r"(?: \([^()\n]{3,60}\))?\s*,?\s*"
    r"(?:(?:chịu|có) trách nhiệm |(?:là (?:cơ quan |đơn vị )?|làm )"
    r"(?:đầu mối|thường trực)[ ,]+)?(?:theo dõi|giám sát|đôn đốc)\b"
)
_SENT = re.compile(
    r"\b[Gg]ửi(?: (?:kết quả|báo cáo|văn bản))?(?: (?:về|cho|đến|tới))? "
)
_AGGREGATES = re.compile(r"[^.;]{0,60}?\btổng hợp\b")
_VIA = re.compile(r"\b(?:thông )?qua ")
_MAKES_OTHERS = re.compile(r"[\s*]*(?:Yêu cầu|Lãnh đạo|Chỉ đạo|Đôn đốc) ")
"""Opens what a body that leads is to make others do."""
_CLAUSE_END = re.compile(r"[;.] ")


def to_all(
    text: str, zones: Zones, agencies: Sequence[AgencyMention], issuer: str | None
) -> Roles:
    """To whom an order falls that names nobody (giao chung), each as a lead.

    The agencies a letter is addressed to, else those that its lead-in asks.
    """
    first, last = zones.addressees
    writer = (issuer or "").casefold()  # "THỦ TƯỚNG CHÍNH PHỦ điện: - Bộ trưởng …"
    asked = [
        i
        for i, agency in enumerate(agencies)
        if first <= agency.start < last and agency.name.casefold() != writer
    ]
    start, end = zones.preamble
    start = max(start, text.rfind("\n", start, end) + 1)
    if not asked and last_mark(text, start, end) == ":":
        lead_in = Item("", None, start, end, leaf=False)
        told = asked_to_act(Orders.of(text, lead_in, agencies, issuer))
        asked = [one.agency for one in told]
    return Roles(
        tuple(
            Part(i, "lead", agencies[i].start, agencies[i].end, stated=False)
            for i in asked
        )
    )


def assign_roles(
    items: Sequence[Item],
    orders: Sequence[Orders],
    common: Roles,
    labelled: Mapping[str, Roles],
) -> dict[str, Roles]:
    """The roles in each item by label, headings first, inherited downwards.

    `orders` are those of the items, in the same order; to whom an order without a name
    falls is `common`; `labelled` is what lines of an item say of its parts.
    """
    assigned: dict[str, Roles] = {}
    passed: dict[str, Roles] = {}
    for item, said in zip(items, orders, strict=True):
        own = _with(_own_roles(said), labelled.get(item.label))
        above = passed.get(item.parent or "")
        if above and _MAKES_OTHERS.match(*said.place) and names_lead(above):
            own = _without_lead(own)
        roles = inherit(own, above, common)
        assigned[item.label] = _and_beside(roles, own, said.agencies)
        passed[item.label] = passed_on(item, said, own, above, common)
    return assigned


def _without_lead(own: Roles) -> Roles:
    """What an item says but for whom the lead is to move: "Yêu cầu nhà thầu lập …"."""
    parts = tuple(part for part in own.parts if part.role != "lead")
    return Roles(parts, own.unstated)


def _with(own: Roles, labelled: Roles | None) -> Roles:
    """What an item says, and the lines of it that are labelled, which say it better."""
    if labelled is None or not labelled.parts:
        return own
    said = {part.role for part in labelled.parts}
    others = (part for part in own.parts if part.role not in said)
    likely = () if "lead" in said else own.likely
    return replace(own, parts=(*labelled.parts, *others), likely=likely)


def _and_beside(roles: Roles, own: Roles, agencies: Sequence[AgencyMention]) -> Roles:
    """The roles of an item, and whom it names beside those that lead it from above."""
    leads = roles.of("lead")
    if own.of("lead") or not all(part.stated for part in leads):
        return roles
    named = {agencies[part.agency].name.casefold() for part in leads}
    others = [p for p in own.beside if agencies[p.agency].name.casefold() not in named]
    return replace(roles, parts=(*leads, *others, *roles.parts[len(leads) :]))


def _own_roles(orders: Orders) -> Roles:
    leads = orders.told_to_lead()
    cooperating = orders.cued(BEHIND_WITH)
    monitors: list[Told] = []
    likely: list[Told] = []
    told = bool(leads)
    if told:
        leads = once([*_before_them(orders, leads), *leads, *each_sentence(orders)])
        cooperating = _without(once([*cooperating, *orders.joining()]), leads)
    else:
        leads, likely = named_to_act(orders)
        leads, likely = _without(leads, cooperating), _without(likely, cooperating)
        monitors = _monitoring(orders, leads)
        cooperating = once([*cooperating, *_without(orders.joining(), leads)])
    parts = [
        *parts_of("lead", leads),
        *parts_of("cooperate", cooperating),
        *parts_of("monitor", monitors),
        *parts_of("receive", orders.cued(_SENT, _AGGREGATES)),
        *parts_of("report_via", orders.cued(_VIA)),
        *parts_of("advise", _without(orders.advising(), [*leads, *cooperating])),
    ]
    unstated = not told and len(leads) > 1 and bool(cooperating)
    beside = [one for one in likely if orders.agencies[one.agency].kind == "body"]
    return Roles(
        tuple(parts),
        unstated,
        tuple(parts_of("lead", likely)),
        tuple(parts_of("lead", beside)),
    )


def _before_them(orders: Orders, leads: list[Told]) -> list[Told]:
    """Who is asked in an earlier clause: "Đề nghị X tuyên truyền; Y chủ trì …"."""
    first = min(one.start for one in leads)
    asked, _ = named_to_act(orders)
    return [one for one in asked if _CLAUSE_END.search(orders.text, one.end, first)]


def _monitoring(orders: Orders, leads: list[Told]) -> list[Told]:
    """Those whose list a word of watching follows: "Văn phòng, Bộ Y tế theo dõi"."""
    watching = {
        index
        for one in leads
        if orders.followed(one.agency, _MONITORS)
        for index in orders.run_back(one.agency)
    }
    return [one for one in leads if one.agency in watching]


def _without(found: Iterable[Told], others: Iterable[Told]) -> list[Told]:
    """Those that others are not: nobody leads and works with the lead."""
    taken = {one.agency for one in others}
    return [one for one in found if one.agency not in taken]
