"""Who does what in an item: lead, cooperate, monitor, receive, report via and to.

"X chủ trì, phối hợp với Y" names a lead and who works with it; two bodies named and
none told to lead both lead. What an item does not say it inherits from the heading
above, and where nobody is named it falls to the addressees (giao chung).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.agencies import AgencyMention
    from extract.items import Item
    from extract.model import Role

_JOINT = re.compile(r"\s*(?:,|;|và|,\s*và|cùng(?: với)?)\s*(?:với )?")
_LEADS = re.compile(
    r"\s*[:,]?\s*(?:là (?:cơ quan|đơn vị) |có trách nhiệm |làm đầu mối,? )?"
    r"[Cc]hủ trì"
)
_LEAD_THEN = re.compile(r"\b[Cc]hủ trì\s*:\s*")
_WITH = re.compile(
    r"\b[Pp]hối hợp(?: (?:chặt chẽ|đồng bộ|thường xuyên|hiệu quả))*\s*:?"
    r"(?:\s*(?:với|cùng(?: với)?))? "
)
_ORDERS = re.compile(
    r"(?<!được )(?<!theo )(?<!xét )\b(?:giao(?: cho)?|đề nghị|yêu cầu) ", re.IGNORECASE
)
_MONITORS = re.compile(r"\s*,?\s*(?:chịu trách nhiệm )?(?:theo dõi|giám sát|đôn đốc)\b")
_SENT = re.compile(
    r"\b[Gg]ửi(?: (?:kết quả|báo cáo|văn bản))?(?: (?:về|cho|đến|tới))? "
)
_AGGREGATES = re.compile(r"[^.;]{0,60}?\btổng hợp\b")
_VIA = re.compile(r"\b(?:thông )?qua ")
_ADVISES = re.compile(r" (?:để )?(?:tổng hợp,? )?tham mưu\b")


@dataclass(frozen=True, slots=True)
class Part:
    """An agency's role in an item, by index into the agencies of the text.

    `start:end` are the words that say so: "phối hợp với Sở Tài chính".
    """

    agency: int
    role: Role
    start: int
    end: int
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Roles:
    """The parts of one item; `unstated` when several lead and none is told to."""

    parts: tuple[Part, ...]
    unstated: bool = False

    def of(self, role: Role) -> tuple[Part, ...]:
        """The parts that have a role."""
        return tuple(part for part in self.parts if part.role == role)


def assign_roles(
    text: str,
    items: Sequence[Item],
    agencies: Sequence[AgencyMention],
    addressees: Sequence[int],
) -> dict[str, Roles]:
    """The roles in each item by label, headings first, inherited downwards.

    `addressees` are the agencies an order without a name falls to.
    """
    common = tuple(
        Part(i, "lead", agencies[i].start, agencies[i].end, stated=False)
        for i in addressees
    )
    assigned: dict[str, Roles] = {}
    for item in items:
        own = _own_roles(text, item, agencies)
        above = assigned.get(item.parent or "")
        assigned[item.label] = _inherit(own, above, common)
    return assigned


def _inherit(own: Roles, above: Roles | None, common: tuple[Part, ...]) -> Roles:
    """What an item does not say itself it has from above, or from the addressees."""
    if own.of("lead"):
        return own
    if above is None:
        return Roles((*common, *own.parts), own.unstated)
    cooperating = () if own.of("cooperate") else above.of("cooperate")
    return Roles((*above.of("lead"), *own.parts, *cooperating), above.unstated)


@dataclass(frozen=True, slots=True)
class _Inside:
    """An item's text with the agencies in it, by index into all of them."""

    text: str
    start: int
    end: int
    agencies: Sequence[AgencyMention]
    indexes: list[int]

    def cued(
        self, role: Role, cue: re.Pattern[str], then: re.Pattern[str] | None = None
    ) -> list[Part]:
        """The agencies that follow a cue, and are followed by `then`."""
        parts: list[Part] = []
        for match in cue.finditer(self.text, self.start, self.end):
            run = self.run(match.end())
            after = then.match(self.text, self._end(run)) if run and then else None
            if then is None or after:
                end = after.end() if after else self._end(run)
                parts += (Part(i, role, match.start(), end) for i in run)
        return _once(parts)

    def opening(self, role: Role) -> list[Part]:
        """The agencies the item opens with."""
        run = self.run(self.start)
        return [Part(i, role, self.start, self._end(run)) for i in run]

    def told_to_lead(self) -> list[Part]:
        """Who stands before "chủ trì", or after "chủ trì:"."""
        parts: list[Part] = []
        for last in self.indexes:
            if match := self.followed(last, _LEADS):
                run = self.run_back(last)
                start = self.agencies[run[0]].start
                parts += (Part(i, "lead", start, match.end()) for i in run)
        return _once([*parts, *self.cued("lead", _LEAD_THEN)])

    def advising(self) -> list[Part]:
        """Who is to advise: "gửi Sở X để tổng hợp, tham mưu …"."""
        return [
            Part(i, "advise", self.agencies[i].start, match.end())
            for i in self.indexes
            if (match := self.followed(i, _ADVISES))
        ]

    def followed(self, index: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What stands right behind an agency."""
        return pattern.match(self.text, self.agencies[index].end)

    def run(self, at: int) -> list[int]:
        """The agencies joined by commas and "và" that start at `at`."""
        run: list[int] = []
        for i in self.indexes:
            agency = self.agencies[i]
            if agency.start < at:
                continue
            if agency.start > at:
                break
            run.append(i)
            joint = _JOINT.match(self.text, agency.end)
            if joint is None:
                break
            at = joint.end()
        return run

    def run_back(self, last: int) -> list[int]:
        """The agencies joined before `last`, `last` included."""
        run = [last]
        for i in reversed(self.indexes[: self.indexes.index(last)]):
            gap = (self.agencies[i].end, self.agencies[run[0]].start)
            if not _JOINT.fullmatch(self.text, *gap):
                break
            run.insert(0, i)
        return run

    def _end(self, run: list[int]) -> int:
        return self.agencies[run[-1]].end if run else self.start


def _once(parts: list[Part]) -> list[Part]:
    """The first part of each agency."""
    return list({part.agency: part for part in reversed(parts)}.values())[::-1]


def _own_roles(text: str, item: Item, agencies: Sequence[AgencyMention]) -> Roles:
    first = bisect_left(agencies, item.start, key=attrgetter("start"))
    last = bisect_left(agencies, item.end, key=attrgetter("start"))
    indexes = [i for i in range(first, last) if agencies[i].end <= item.end]
    inside = _Inside(text, item.start, item.end, agencies, indexes)
    leads = inside.told_to_lead()
    cooperating = inside.cued("cooperate", _WITH)
    monitors: list[Part] = []
    unstated = False
    if not leads:
        others = {part.agency for part in cooperating}
        subjects = inside.opening("lead") or inside.cued("lead", _ORDERS)
        subjects = [part for part in subjects if part.agency not in others]
        leads = [p for p in subjects if not inside.followed(p.agency, _MONITORS)]
        monitors = [replace(p, role="monitor") for p in subjects if p not in leads]
        unstated = len(leads) > 1 and bool(cooperating)
    leading = {part.agency for part in leads}
    acting = {*leading, *(part.agency for part in cooperating)}
    parts = [
        *leads,
        *(part for part in cooperating if part.agency not in leading),
        *monitors,
        *inside.cued("receive", _SENT, _AGGREGATES),
        *inside.cued("report_via", _VIA),
        *(part for part in inside.advising() if part.agency not in acting),
    ]
    return Roles(tuple(parts), unstated)
