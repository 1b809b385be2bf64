"""Who opens an item: by name, behind a title, or behind when and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.actor_names import acts
from extract.actors import ADVERBS
from extract.letters import SMALL, WALL
from extract.told import EACH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.told import Orders

_OPENS = re.compile(
    r"[\s*\"“–-]*(?:(?:Mỗi|Từng|Đồng chí|Riêng|Về phía|Trách nhiệm của|Nhiệm vụ của) )?"
)
_TITLED = re.compile(r"[^\n:;.()]{3,120}:\s+")
_CONCERNED = re.compile(r"[\s*]*Đối với ")
_ENDS_HEADING = re.compile(
    r"(?: (?:chưa|đã|có|không|được|đang|thuộc|phải) [^,;:.\n]{3,80})?[: ]*(?:\n|$)"
)
ADVERB = re.compile(rf"[\s*\"“–-]*(?:{ADVERBS}|Những) [^.;:\n]{{2,400}}?(?:,|,? thì) ")
_HEADING = re.compile(rf"[^\n]{{3,150}}(?<![.;:,])\n[\n{WALL}]*")
_GLUED = re.compile(rf"{SMALL} (?={ADVERBS} )")
_SENTENCE_END = re.compile(r"[.;\n](?=\s|$)")
_BEFORE = re.compile(rf"(?:,|,? thì|,? để) (?:cả )?{EACH}$")


def opening(orders: Orders) -> range:
    """The agencies the item opens with, a title or an adverb before them or not."""
    if concerned := _CONCERNED.match(*orders.place):
        run = orders.run(concerned.end())
        if run and _ENDS_HEADING.match(
            orders.text, orders.agencies[run[-1]].end, orders.end
        ):
            return run  # "Đối với các phòng thuộc Sở", "… các đơn vị chưa báo cáo"
    for at in _openings(orders):
        opens = _OPENS.match(orders.text, at, orders.end)
        if run := orders.run(opens.end() if opens else at):
            return run
        if titled := _TITLED.match(orders.text, at, orders.end):
            run = orders.run(titled.end())
            if run and orders.followed(run[-1], acts()):
                return run
        if run := behind_adverb(orders, at):
            return run
    return range(0)


def _openings(orders: Orders) -> Iterator[int]:
    """Where the item opens: a heading without a mark stands before its text."""
    yield orders.start
    if heading := _HEADING.match(orders.text, orders.start, orders.end):
        yield heading.end()
    elif glued := _GLUED.search(orders.text, orders.start, orders.end):
        yield glued.end()


def behind_adverb(orders: Orders, at: int) -> range:
    """Who acts in a sentence that opens with when or why: "Trong …, X rà soát"."""
    if ADVERB.match(orders.text, at, orders.end) is None:
        return range(0)
    sentence = _SENTENCE_END.search(orders.text, at, orders.end)
    stop = sentence.start() if sentence else orders.end
    for i in range(orders.first, orders.last):
        start = orders.agencies[i].start
        if at < start < stop and _BEFORE.search(orders.text[start - 16 : start]):
            run = orders.run(start)
            ends = orders.text[orders.agencies[run[-1]].end : orders.end].strip() == ":"
            if ends or orders.followed(run[-1], acts()):
                return run
    return range(0)
