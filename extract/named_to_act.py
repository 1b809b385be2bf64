"""Who is named to act in an item that tells nobody to lead.

What is certain ("Giao Sở X …", a name that opens the item) is kept apart from what is
likely ("…. Các đơn vị báo cáo"), which a heading overrules.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from extract.actor_names import acts
from extract.letters import CAPITAL, SMALL, WALL
from extract.openings import ADVERB, behind_adverb, opening
from extract.told import EACH, last_mark, once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.agencies import AgencyMention
    from extract.told import Orders, Told

_ORDERS = re.compile(
    r"(?<!được )(?<!được phân )(?<!theo )(?<!xét )(?<!việc )(?<!đã )(?<!những )"
    r"(?<!các )(?<!văn bản )"
    rf"\b(?P<verb>giao(?: cho)?|đề nghị|yêu cầu) {EACH}",
    re.IGNORECASE,
)
_THEN_ORDERS = re.compile(
    r"(?: (?:cũng|đã|thống nhất|đồng ý|tiếp tục))? "
    r"(?:yêu cầu|đề nghị|giao|thông báo để)(?!\w)"
)
_CONCERNS = re.compile(r"[\s*]*Đối với (?=[^.;]{0,400}(?:yêu cầu|đề nghị) )")
_CLAUSE = re.compile(
    rf"(?:[.;:\n][\s*{WALL}]*|[Tt]heo đó, |[Dd]o đó, |"
    rf"{SMALL} (?=(?:Các|Mỗi|Từng|Những) )){EACH}"
)
_LAST_SENTENCE = re.compile(rf"\.[ \n](?={CAPITAL})")
_SENTENCE_START = re.compile(r"[.;:\n]\s*(?=[^.;:\n]*$)")
_PARALLEL = re.compile(r"; ?(?:và )?(?:(?:giao|đề nghị|yêu cầu) (?:cho )?)?")
_SENTENCE = re.compile(rf"(?<=[\w)])\. (?={CAPITAL})")
_SUPPORTS = re.compile(r" (?:có trách nhiệm |cùng )?(?:phối hợp|theo dõi)")
_DECIDES = re.compile(
    r" (?:xem xét|quyết định|phê duyệt|cho ý kiến|(?:phải )?chịu trách nhiệm)\b"
)
"""No order to act, behind one: who is to decide, or answers for it."""
_SOME_VERB = re.compile(
    r" (?!(?:và|của|về|để|theo|tại|trong|từ|với|cho|là|có|sẽ|đã|đang|được|không|chưa|"
    r"hoặc|trên|nêu|này|đó|cùng|cấp|trực thuộc|thuộc)\b)"
    rf"(?={SMALL})"
)
"""What follows a body behind a semicolon: a verb, whichever."""
_LOOK_BACK = 400
_CABINET = {"chính phủ", "thủ tướng chính phủ", "quốc hội", "ủy ban thường vụ quốc hội"}
_OVER_ALL = {
    "central_party", "national_assembly", "head_of_state", "central_government",
    "provincial_party", "provincial_council", "provincial_government",
}  # fmt: skip


def named_to_act(orders: Orders) -> tuple[list[Told], list[Told]]:
    """Who is named to do it: surely, and likely."""
    first = opening(orders)
    sure, likely = _ordered(orders)
    if first and not _gives_orders(orders, first):
        acting = orders.followed(first[-1], acts())
        if acting or not sure:
            told = orders.told(first, orders.agencies[first[0]].start)
            others = [*_each_clause(orders), *each_sentence(orders)]
            return once([*told, *others, *_given(orders, sure)]), []
    if sure:
        return once([*sure, *_each_clause(orders)]), []
    return [], likely or _later(orders)


def _each_clause(orders: Orders) -> list[Told]:
    """Who acts in each of several clauses: "X rà soát …; Y báo cáo …; Z gửi …".

    Groups do only where every clause names who acts: "…; các địa phương có biển …" may
    tell of them.
    """
    starts = [match.end() for match in _PARALLEL.finditer(*orders.place)]
    runs = [(start, orders.run(start)) for start in starts]
    acting = [(start, run) for start, run in runs if run and _acts(orders, run)]
    if len(acting) < len(starts):
        acting = [(start, run) for start, run in acting if _are_bodies(orders, run)]
    return [told for start, run in acting for told in orders.told(run, start)]


def _acts(orders: Orders, run: range) -> bool:
    """Whether those named at the opening of a clause do something, and lead in it."""
    if orders.followed(run[-1], _SUPPORTS) or orders.followed(run[-1], _DECIDES):
        return False
    known = orders.followed(run[-1], acts()) is not None
    return known or (
        _are_bodies(orders, run) and orders.followed(run[-1], _SOME_VERB) is not None
    )


def _are_bodies(orders: Orders, run: range) -> bool:
    """Whether bodies are named, none of which stands over those the letter asks."""
    named = [orders.agencies[i] for i in run]
    return all(each.kind == "body" and not _is_above(orders, each) for each in named)


def each_sentence(orders: Orders) -> Iterator[Told]:
    """Who acts in a later sentence: "X hướng dẫn …. Y mở chuyên mục …"."""
    for start in _SENTENCE.finditer(*orders.place):
        run = orders.run(start.end())
        if not run or orders.followed(run[-1], _SUPPORTS) or _gives_orders(orders, run):
            continue
        if orders.followed(run[-1], acts()) and not orders.followed(run[-1], _DECIDES):
            yield from orders.told(run, start.end())


def _given(orders: Orders, told: list[Told]) -> list[Told]:
    """What a later sentence gives somebody else: "…. Giao Sở Y tế quyết định …"."""
    return [one for one in told if orders.text.startswith("Giao", one.start)]


def asked_to_act(orders: Orders) -> list[Told]:
    """Whom a lead-in asks: "…, Tỉnh ủy yêu cầu các cấp ủy, các sở thực hiện:"."""
    sure, likely = _ordered(orders)
    return sure or likely


def introducing(orders: Orders) -> list[Told]:
    """Who acts in the last sentence of a heading, which leads to what is below."""
    if last_mark(orders.text, orders.start, orders.end) != ":":
        return []
    at = orders.start
    for stop in _LAST_SENTENCE.finditer(orders.text, orders.start, orders.end):
        at = stop.end()
    if at == orders.start:
        return []
    run = orders.run(at) or _asked_last(orders, at) or behind_adverb(orders, at)
    above = all(_is_above(orders, orders.agencies[i]) for i in run)
    return [] if above else orders.told(run, at)


def _asked_last(orders: Orders, at: int) -> range:
    """Whom a sentence asks last: "Để …, Tổng cục Thuế yêu cầu các Cục Thuế:"."""
    asked = (orders.run(m.end()) for m in _ORDERS.finditer(orders.text, at, orders.end))
    *_, last = [range(0), *filter(None, asked)]
    return last


def _gives_orders(orders: Orders, run: range) -> bool:
    """Whether those named give the order: "UBND tỉnh yêu cầu Sở X …"."""
    ordering = orders.followed(run[-1], _THEN_ORDERS) is not None
    return ordering and all(_is_above(orders, orders.agencies[i]) for i in run)


def _is_above(orders: Orders, agency: AgencyMention) -> bool:
    """Whether an agency is the issuer, or stands over those the letter asks."""
    names = (agency.name.casefold(), agency.printed.casefold())
    return not agency.several and (
        agency.level in _OVER_ALL
        or orders.issuer.startswith(names)
        or (orders.issuer and names[0].startswith(orders.issuer))
        or (agency.level == "ministry" and orders.issuer not in _CABINET)
    )


def _ordered(orders: Orders) -> tuple[list[Told], list[Told]]:
    """Who stands behind "giao", "đề nghị", "yêu cầu": surely, and likely.

    In the middle of a sentence the words may tell of a request to somebody else.
    """
    sure: list[Told] = []
    likely: list[Told] = []
    for match in _ORDERS.finditer(orders.text, orders.start, orders.end):
        run = orders.run(match.end())
        if not run:
            continue
        first = max(orders.start, match.start() - _LOOK_BACK)
        before = orders.text[first : match.start()].rstrip(' *"“–-')
        begins = before.endswith((".", ";", ":", ",", "đồng thời", "\n"))
        if sure and "\n" in orders.text[sure[0].end : match.start()]:
            break  # a paragraph of its own asks somebody else
        told = orders.told(run, match.start())
        if (
            match["verb"][0].isupper()
            or not before
            or _ends(orders, first + len(before))
            or (begins and match["verb"].casefold().startswith("giao"))
            or before.endswith("thống nhất")
            or ADVERB.fullmatch(_sentence(before) + " ")
        ):
            sure += told
        elif begins:
            likely += told
    return once(sure), once(likely)


def _ends(orders: Orders, at: int) -> bool:
    """Whether a name ends here."""
    last = bisect_left(
        orders.agencies, at, orders.first, orders.last, key=attrgetter("start")
    )
    return last > orders.first and orders.agencies[last - 1].end == at


def _later(orders: Orders) -> list[Told]:
    """The first to act in a later sentence, or whom the item concerns.

    Of a heading it is the last: its last sentence introduces what stands below.
    """
    heading = last_mark(orders.text, orders.start, orders.end) == ":"
    found: list[Told] = []
    for match in _CLAUSE.finditer(orders.text, orders.start, orders.end):
        run = orders.run(match.end())
        if not run or _gives_orders(orders, run):
            continue
        answers = orders.followed(run[-1], _DECIDES) is not None
        if heading or (orders.followed(run[-1], acts()) and not answers):
            found = orders.told(run, match.end())
            if not heading:
                return found
    concerns = _CONCERNS.match(orders.text, orders.start, orders.end)
    if concerns and not found:
        return orders.told(orders.run(concerns.end()), orders.start)
    return found


def _sentence(before: str) -> str:
    """The sentence that the end of a text stands in."""
    start = _SENTENCE_START.search(before)
    return before[start.end() :] if start else before
