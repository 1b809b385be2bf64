"""Who stands where in an item: before "chủ trì", behind "phối hợp với".

Names joined by commas and "và" go together. Who is named to act where nobody is told to
lead is found by `named_to_act`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from extract.actors import WITH
from extract.letters import WALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.agencies import AgencyMention
    from extract.items import Item

BEHIND_WITH = re.compile(rf"\b(?:{WITH}|[Pp]hối hợp )")
"""Behind it stands who works with the lead."""

EACH = r"(?:(?:[Mm]ỗi|[Tt]ừng|[Đđ]ồng chí) )?"
_COMRADE = "đồng chí "
_JOINT = re.compile(
    r"\s*(?:,|;|/|và|,\s*và|(?:như|gồm|bao gồm)\s*:?)\s*(?:với )?" + EACH
)
_LEADS = re.compile(
    r"\s*[:,]?\s*(?:là (?:cơ quan|đơn vị) |có trách nhiệm |làm đầu mối,? )?"
    r"[Cc]hủ trì"
)
_LEAD_THEN = re.compile(r"\b[Cc]hủ trì\s*:\s*")
_JOINS = re.compile(r" (?:có trách nhiệm |cùng )?phối hợp(?! (?:với|cùng|giữa))")
_LONGEST_LIST = 2000  # characters
_ADVISES = re.compile(r" (?:để )?(?:tổng hợp,? )?tham mưu\b")


class Told(NamedTuple):
    """An agency by index, and the words `start:end` that say what it is told."""

    agency: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Orders:
    """An item's text with the agencies `first:last` of all that stand in it.

    The `issuer` of the letter gives orders and takes none.
    """

    text: str
    start: int
    end: int
    agencies: Sequence[AgencyMention]
    first: int
    last: int
    issuer: str

    @classmethod
    def of(
        cls,
        text: str,
        item: Item,
        agencies: Sequence[AgencyMention],
        issuer: str | None,
    ) -> Orders:
        """The orders of an item."""
        first = bisect_left(agencies, item.start, key=attrgetter("start"))
        last = bisect_left(agencies, item.end, key=attrgetter("start"))
        while last > first and agencies[last - 1].end > item.end:
            last -= 1
        name = (issuer or "").casefold()
        return cls(text, item.start, item.end, agencies, first, last, name)

    @property
    def place(self) -> tuple[str, int, int]:
        """The text, and where the item starts and ends in it: what a pattern asks."""
        return self.text, self.start, self.end

    # ---- names that go together ------------------------------------------------------

    def run(self, at: int) -> range:
        """The agencies joined by commas and "và" that start at `at`.

        Where `at` is behind "đồng chí" they may start with it: "đồng chí Lê A".
        """
        first = last = bisect_left(
            self.agencies,
            self._title(at),
            self.first,
            self.last,
            key=attrgetter("start"),
        )
        while last < self.last and self.agencies[last].start in {at, self._title(at)}:
            joint = _JOINT.match(self.text, self.agencies[last].end, self.end)
            last += 1
            if joint is None:
                break
            at = joint.end()
        return self._members(first, last) if last == first + 1 else range(first, last)

    def _members(self, group: int, last: int) -> range:
        """Those a bracket names behind a group: "các cơ quan chủ quản (Bộ A, Bộ B)"."""
        listed = self.agencies[group].end + 2
        if self.agencies[group].kind == "group" and self.text.startswith(
            " (", listed - 2
        ):
            inner = self.run(listed)
            closed = inner and self.text.startswith(")", self.agencies[inner[-1]].end)
            if closed and all(self.agencies[i].kind == "body" for i in inner):
                return inner
        return range(group, last)

    def _title(self, at: int) -> int:
        """Where "đồng chí" before a name starts; `at` if it is not there."""
        start = at - len(_COMRADE)
        before = self.text[max(start, 0) : at]
        return start if before.casefold() == _COMRADE else at

    def run_back(self, last: int) -> range:
        """The agencies joined before `last`, `last` included."""
        first = last
        while first > self.first and _JOINT.fullmatch(
            self.text, self.agencies[first - 1].end, self.agencies[first].start
        ):
            first -= 1
        return range(first, last + 1)

    def followed(self, index: int, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What stands right behind an agency."""
        return pattern.match(self.text, self.agencies[index].end)

    def told(self, run: range, start: int, end: int | None = None) -> list[Told]:
        """The agencies of a run, and the words from `start` to `end` or its last.

        In a very long list each has no words but its name.
        """
        stop = end or self.agencies[run[-1]].end if run else start
        if stop - start > _LONGEST_LIST:
            return [Told(i, self.agencies[i].start, self.agencies[i].end) for i in run]
        return [Told(i, start, stop) for i in run]

    # ---- by the words around them ----------------------------------------------------

    def cued(
        self, cue: re.Pattern[str], then: re.Pattern[str] | None = None
    ) -> list[Told]:
        """The agencies that follow a cue, and are followed by `then`."""
        found: list[Told] = []
        for match in cue.finditer(self.text, self.start, self.end):
            run = self.run(match.end())
            after = self.followed(run[-1], then) if run and then else None
            if run and (then is None or after):
                found += self.told(run, match.start(), after.end() if after else None)
        return once(found)

    def told_to_lead(self) -> list[Told]:
        """Who stands before "chủ trì", or after "chủ trì:"."""
        return once([*self._before(_LEADS), *self.cued(_LEAD_THEN)])

    def joining(self) -> list[Told]:
        """Who works with the lead: "…; Sở Y tế phối hợp thực hiện"."""
        return once(self._before(_JOINS))

    def advising(self) -> list[Told]:
        """Who is to advise: "gửi Sở X để tổng hợp, tham mưu …"."""
        return [
            Told(i, self.agencies[i].start, match.end())
            for i in range(self.first, self.last)
            if (match := self.followed(i, _ADVISES))
        ]

    def _before(self, cue: re.Pattern[str]) -> Iterator[Told]:
        """The agencies joined before a cue; what X does "do X chủ trì" is no order."""
        for last in range(self.first, self.last):
            if match := self.followed(last, cue):
                run = self.run_back(last)
                start = self.agencies[run[0]].start
                if not self.text.startswith("do ", start - 3):
                    yield from self.told(run, start, match.end())


def last_mark(text: str, start: int, end: int) -> str:
    """The last that is to be seen of a stretch of text."""
    return text[start:end].rstrip(f" \n{WALL}")[-1:]


def once(found: Iterable[Told]) -> list[Told]:
    """The first of each agency."""
    first: dict[int, Told] = {}
    for told in found:
        first.setdefault(told.agency, told)
    return list(first.values())
