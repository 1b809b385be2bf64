"""Who stands where in an item: before "chủ trì", behind "giao", at its opening.

Names joined by commas and "và" go together. What is certain ("Giao Sở X …") is kept
apart from what is likely ("…. Các đơn vị báo cáo"), which a heading overrules.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from extract.actor_names import acts
from extract.actors import ADVERBS, WITH
from extract.letters import CAPITAL, SMALL, WALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.agencies import AgencyMention
    from extract.items import Item

BEHIND_WITH = re.compile(rf"\b{WITH}")
"""Behind it stands who works with the lead."""

_EACH = r"(?:(?:[Mm]ỗi|[Tt]ừng|[Đđ]ồng chí) )?"
_JOINT = re.compile(
    r"\s*(?:,|;|/|và|,\s*và|cùng|(?:như|gồm|bao gồm)\s*:?)\s*(?:với )?" + _EACH
)
_LEADS = re.compile(
    r"\s*[:,]?\s*(?:là (?:cơ quan|đơn vị) |có trách nhiệm |làm đầu mối,? )?"
    r"[Cc]hủ trì"
)
_LEAD_THEN = re.compile(r"\b[Cc]hủ trì\s*:\s*")
_JOINS = re.compile(r" (?:có trách nhiệm |cùng )?phối hợp(?! (?:với|cùng|giữa))")
_ADVISES = re.compile(r" (?:để )?(?:tổng hợp,? )?tham mưu\b")
_ORDERS = re.compile(
    r"(?<!được )(?<!theo )(?<!xét )(?<!việc )(?<!đã )(?<!những )(?<!các )(?<!văn bản )"
    rf"\b(?P<verb>giao(?: cho)?|đề nghị|yêu cầu) {_EACH}",
    re.IGNORECASE,
)
_THEN_ORDERS = re.compile(
    r"(?: (?:cũng|đã|thống nhất|đồng ý|tiếp tục))? "
    r"(?:yêu cầu|đề nghị|giao|thông báo để)(?!\w)"
)
_OPENS = re.compile(
    r"[\s*\"“–-]*(?:(?:Mỗi|Từng|Đồng chí|Riêng|Về phía|Trách nhiệm của|Nhiệm vụ của) )?"
)
_TITLED = re.compile(r"[^\n:;.()]{3,120}:\s+")
_CONCERNS = re.compile(r"[\s*]*Đối với (?=[^.;]{0,400}(?:yêu cầu|đề nghị) )")
_CLAUSE = re.compile(
    rf"(?:[.;:\n][\s*{WALL}]*|[Tt]heo đó, |[Dd]o đó, |"
    rf"{SMALL} (?=(?:Các|Mỗi|Từng|Những) )){_EACH}"
)
_ADVERB = re.compile(rf"[\s*\"“–-]*(?:{ADVERBS}|Những) [^.;:\n]{{2,400}}?(?:,|,? thì) ")
_HEADING = re.compile(rf"[^\n]{{3,150}}(?<![.;:,])\n[\n{WALL}]*")
_GLUED = re.compile(rf"{SMALL} (?={ADVERBS} )")
_SENTENCE_END = re.compile(r"[.;\n](?=\s|$)")
_LAST_SENTENCE = re.compile(rf"\.[ \n](?={CAPITAL})")
_SENTENCE_START = re.compile(r"[.;:\n]\s*(?=[^.;:\n]*$)")
_BEFORE = re.compile(rf"(?:,|,? thì|,? để) (?:cả )?{_EACH}$")
_LOOK_BACK = 400
_CABINET = {"chính phủ", "thủ tướng chính phủ", "quốc hội", "ủy ban thường vụ quốc hội"}
_OVER_ALL = {
    "central_party", "national_assembly", "head_of_state", "central_government",
    "provincial_party", "provincial_council", "provincial_government",
}  # fmt: skip


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

    # ---- names that go together ------------------------------------------------------

    def run(self, at: int) -> range:
        """The agencies joined by commas and "và" that start at `at`."""
        first = bisect_left(
            self.agencies, at, self.first, self.last, key=attrgetter("start")
        )
        last = first
        while last < self.last and self.agencies[last].start == at:
            joint = _JOINT.match(self.text, self.agencies[last].end, self.end)
            last += 1
            if joint is None:
                break
            at = joint.end()
        return range(first, last)

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

    def _told(self, run: range, start: int, end: int | None = None) -> list[Told]:
        stop = end or self.agencies[run[-1]].end if run else start
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
                found += self._told(run, match.start(), after.end() if after else None)
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
                    yield from self._told(run, start, match.end())

    # ---- where nobody is told to lead ------------------------------------------------

    def named_to_act(self) -> tuple[list[Told], list[Told]]:
        """Who is named to do it: surely, and likely."""
        opening = self._opening()
        sure, likely = self._ordered()
        if opening and not self._gives_orders(opening):
            acting = self.followed(opening[-1], acts())
            if acting or not sure:
                return self._told(opening, self.agencies[opening[0]].start), []
        return sure, [] if sure else likely or self._later()

    def introducing(self) -> list[Told]:
        """Who acts in the last sentence of a heading, which leads to what is below."""
        if last_mark(self.text, self.start, self.end) != ":":
            return []
        at = self.start
        for stop in _LAST_SENTENCE.finditer(self.text, self.start, self.end):
            at = stop.end()
        run = range(0) if at == self.start else self.run(at) or self._behind_adverb(at)
        return self._told(run, at)

    def _opening(self) -> range:
        """The agencies the item opens with, a title or an adverb before them or not."""
        for at in self._openings():
            opens = _OPENS.match(self.text, at, self.end)
            if run := self.run(opens.end() if opens else at):
                return run
            if titled := _TITLED.match(self.text, at, self.end):
                run = self.run(titled.end())
                if run and self.followed(run[-1], acts()):
                    return run
            if run := self._behind_adverb(at):
                return run
        return range(0)

    def _openings(self) -> Iterator[int]:
        """Where the item opens: a heading without a mark stands before its text."""
        yield self.start
        if heading := _HEADING.match(self.text, self.start, self.end):
            yield heading.end()
        elif glued := _GLUED.search(self.text, self.start, self.end):
            yield glued.end()

    def _behind_adverb(self, at: int) -> range:
        """Who acts in a sentence that opens with when or why: "Trong …, X rà soát"."""
        if _ADVERB.match(self.text, at, self.end) is None:
            return range(0)
        sentence = _SENTENCE_END.search(self.text, at, self.end)
        stop = sentence.start() if sentence else self.end
        for i in range(self.first, self.last):
            start = self.agencies[i].start
            if at < start < stop and _BEFORE.search(self.text[start - 16 : start]):
                run = self.run(start)
                if self.followed(run[-1], acts()):
                    return run
        return range(0)

    def _gives_orders(self, run: range) -> bool:
        """Whether those named give the order: "UBND tỉnh yêu cầu Sở X …"."""
        ordering = self.followed(run[-1], _THEN_ORDERS) is not None
        return ordering and all(self._is_above(self.agencies[i]) for i in run)

    def _is_above(self, agency: AgencyMention) -> bool:
        """Whether an agency is the issuer, or stands over those the letter asks."""
        names = (agency.name.casefold(), agency.printed.casefold())
        return agency.kind != "group" and (
            agency.level in _OVER_ALL
            or self.issuer.startswith(names)
            or (agency.level == "ministry" and self.issuer not in _CABINET)
        )

    def _ordered(self) -> tuple[list[Told], list[Told]]:
        """Who stands behind "giao", "đề nghị", "yêu cầu": surely, and likely.

        In the middle of a sentence the words may tell of a request to somebody else.
        """
        sure: list[Told] = []
        likely: list[Told] = []
        for match in _ORDERS.finditer(self.text, self.start, self.end):
            run = self.run(match.end())
            if not run:
                continue
            first = max(self.start, match.start() - _LOOK_BACK)
            before = self.text[first : match.start()].rstrip(' *"“–-')
            begins = before.endswith((".", ";", ":", ",", "đồng thời", "\n"))
            if sure and "\n" in self.text[sure[0].end : match.start()]:
                break  # a paragraph of its own asks somebody else
            told = self._told(run, match.start())
            if (
                match["verb"][0].isupper()
                or not before
                or self._ends(first + len(before))
                or (begins and match["verb"].casefold().startswith("giao"))
                or before.endswith("thống nhất")
                or _ADVERB.fullmatch(_sentence(before) + " ")
            ):
                sure += told
            elif begins:
                likely += told
        return once(sure), once(likely)

    def _ends(self, at: int) -> bool:
        """Whether a name ends here."""
        last = bisect_left(
            self.agencies, at, self.first, self.last, key=attrgetter("start")
        )
        return last > self.first and self.agencies[last - 1].end == at

    def _later(self) -> list[Told]:
        """The first to act in a later sentence, or whom the item concerns.

        Of a heading it is the last: its last sentence introduces what stands below.
        """
        heading = last_mark(self.text, self.start, self.end) == ":"
        found: list[Told] = []
        for match in _CLAUSE.finditer(self.text, self.start, self.end):
            run = self.run(match.end())
            if not run or self._gives_orders(run):
                continue
            if heading or self.followed(run[-1], acts()):
                found = self._told(run, match.end())
                if not heading:
                    return found
        concerns = _CONCERNS.match(self.text, self.start, self.end)
        if concerns and not found:
            return self._told(self.run(concerns.end()), self.start)
        return found


def last_mark(text: str, start: int, end: int) -> str:
    """The last that is to be seen of a stretch of text."""
    return text[start:end].rstrip(f" \n{WALL}")[-1:]


def _sentence(before: str) -> str:
    """The sentence that the end of a text stands in."""
    start = _SENTENCE_START.search(before)
    return before[start.end() :] if start else before


def once(found: Iterable[Told]) -> list[Told]:
    """The first of each agency."""
    first: dict[int, Told] = {}
    for told in found:
        first.setdefault(told.agency, told)
    return list(first.values())
