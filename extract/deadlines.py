"""Deadlines: "trước ngày 25/7/2025", "trong Quý I", "định kỳ hằng tháng".

Urgency ("khẩn trương") and expectation ("dự kiến") are no deadlines, nor is the year
of a plan or a target; "chịu trách nhiệm trước …" is not about time. The reading text
has single blanks, so the patterns do too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from extract.dates import DATE, iso, on_day

if TYPE_CHECKING:
    from extract.model import Bound, DeadlineKind

UNTIL: dict[str, Bound] = {
    "trước": "before",
    "chậm nhất": "by",
    "muộn nhất": "by",
    "đến hết": "by",
    "hết": "by",
    "đến": "by",
    "hạn cuối": "by",
    "hạn chót": "by",
    "trong": "within",
}
_BOUND = (
    rf"\b(?P<bound>{'|'.join(sorted(UNTIL, key=len, reverse=True))}):? "
    "(?:là )?(?:vào |đến |trong )?"
)
_YEAR = r"(?: ?(?:năm |/ ?)(?P<year>20\d\d))?"
_YEAR_SAID = re.compile(r"năm (20\d\d)")
_YEARLY = re.compile(
    r"(?:(?:h[àằ]ng|mỗi|\d) năm|định kỳ (?:\d+|sáu) tháng)\b[^.;\n]*$", re.IGNORECASE
)
_SENTENCE = 240  # characters in which a sentence says that it recurs
_HOUR = (
    r"(?:\d{1,2} ?(?:giờ|h)(?: ?\d{2}(?: phút)?)?,? |"
    "(?:hết )?(?:buổi )?(?:sáng |chiều )|cuối )?"
)
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}
EVERY = {"ngày": "P1D", "tuần": "P1W", "tháng": "P1M", "quý": "P3M", "năm": "P1Y"}
_UNIT = "ngày|tuần|tháng|quý|năm"
_UNITS = rf"(?:{_UNIT})(?: ?(?:,|và) ?(?:{_UNIT}))*"


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline in the reading text."""

    start: int
    end: int
    value: str | None
    kind: DeadlineKind
    bound: Bound | None


@dataclass(frozen=True, slots=True)
class _Context:
    """The text around, and the year meant where a phrase names none."""

    text: str
    year: str | None

    def year_of(self, match: re.Match[str]) -> str | None:
        """The year printed in the phrase, else in its sentence, else the letter's."""
        if match["year"]:
            return match["year"]
        text, at = self.text, match.start()
        sentence = max(text.rfind(". ", 0, at), text.rfind("\n", 0, at), 0)
        said = _YEAR_SAID.findall(text, sentence, at)
        return said[-1] if said else self.year

    def yearly(self, match: re.Match[str]) -> bool:
        """Whether a day without a year comes again: "hằng năm, trước ngày 30/6"."""
        before = self.text[max(0, match.start() - _SENTENCE) : match.start()]
        return _YEARLY.search(before) is not None


_Reader: TypeAlias = Callable[[re.Match[str], _Context], Iterator[Due]]
_RULES: list[tuple[re.Pattern[str], _Reader]] = []


def find_deadlines(text: str, start: int, end: int, year: str | None) -> list[Due]:
    """Find the deadlines of `text[start:end]`, in order, none inside another.

    `year` is the letter's own, for "trong Quý I" where the sentence names none.
    """
    context = _Context(text, year)
    found: list[Due] = []
    taken: list[tuple[int, int]] = []  # their places, in order
    for pattern, read in _RULES:
        for match in pattern.finditer(text, start, end):
            if _is_taken(match.span(), taken) or _expected(text, match.start()):
                continue
            dues = list(read(match, context))
            found += dues
            for place in {(due.start, due.end) for due in dues}:
                insort(taken, place)
    return sorted(found, key=lambda due: due.start)


def _is_taken(place: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a deadline found before overlaps a place; none overlaps another."""
    start, end = place
    at = bisect_left(taken, (start, start))
    below, above = taken[at - 1 : at], taken[at : at + 1]
    return any(last > start for _, last in below) or any(s < end for s, _ in above)


def _expected(text: str, start: int) -> bool:
    """What is "dự kiến" is announced; what has a term is spoken of: neither obliges."""
    before = text[max(0, start - 40) : start]
    return re.search(r"(?:dự kiến|có thời hạn) (?:\w+ ){0,3}$", before) is not None


def _rule(pattern: str) -> Callable[[_Reader], _Reader]:
    """Register how to read what a pattern finds; earlier rules come first."""

    def register(read: _Reader) -> _Reader:
        _RULES.append((re.compile(pattern, re.IGNORECASE), read))
        return read

    return register


def _bound(match: re.Match[str]) -> Bound:
    return UNTIL[match["bound"].casefold()]


@_rule(
    rf"{_BOUND}(?:ngày \d{{1,2}}|thứ \w+|\d{{1,2}} ?(?:giờ|h)(?: ?\d\d)?(?: phút)?)"
    rf"(?P<every> h[àằ]ng (?:{_UNIT}))(?!\w)"
)
def _day_of_each(match: re.Match[str], _: _Context) -> Iterator[Due]:
    value = EVERY[match["every"].split()[1].casefold()]
    yield Due(match.start(), match.end(), value, "recurring", _bound(match))


@_rule(rf"{_BOUND}(?:ngày \d{{1,2}} )?(?:của )?tháng cuối (?:của )?(?:mỗi )?quý(?!\w)")
def _month_of_quarters(match: re.Match[str], _: _Context) -> Iterator[Due]:
    yield Due(match.start(), match.end(), "P3M", "recurring", _bound(match))


@_rule(
    rf"{_BOUND}{_HOUR}ngày [0-3]?\d(?:/| tháng )[01]?\d,? (?:của )?(?:h[àằ]ng|mỗi) năm"
)
def _day_of_years(match: re.Match[str], _: _Context) -> Iterator[Due]:
    yield Due(match.start(), match.end(), "P1Y", "recurring", _bound(match))


@_rule(rf"(?P<lead>{_BOUND}{_HOUR})(?=ngày \d|[0-3]?\d[/.]\d)")
def _day(match: re.Match[str], context: _Context) -> Iterator[Due]:
    bound = _bound(match)
    by: Bound = "by" if bound == "within" else bound
    if day := DATE.match(context.text, match.end()):
        if value := iso(day):
            yield Due(match.start(), day.end(), value, "date", by)
    elif (short := _SHORT.match(context.text, match.end())) and not context.yearly(
        match
    ):
        value = on_day(context.year_of(short), short["month"], short["day"])
        if value:
            yield Due(match.start(), short.end(), value, "date", by)


_SHORT = re.compile(
    r"ngày (?P<day>[0-3]?\d)(?:/| tháng )(?P<month>[01]?\d)(?![\d/])(?P<year>)",
    re.IGNORECASE,
)


@_rule(
    rf"{_BOUND}tháng (?P<month>[01]?\d)(?:(?: và | ?[-,] ?| đến )(?:tháng )?"
    rf"(?P<until>[01]?\d)(?!\d|/\d{{1,2}}(?!\d)))?{_YEAR}(?!\w)"
)
def _months(match: re.Match[str], context: _Context) -> Iterator[Due]:
    year = context.year_of(match)
    months = [int(m) for m in (match["month"], match["until"]) if m]
    if year and all(1 <= month <= 12 for month in months):  # noqa: PLR2004  # of a year
        value = "/".join(f"{year}-{month:02d}" for month in months)
        yield Due(match.start(), match.end(), value, "period", _bound(match))


@_rule(
    rf"{_BOUND}(?P<quarters>quý (?:I{{1,3}}|IV|[1-4])(?!\w)"
    rf"(?:(?:, ?| và )(?:quý )?(?:I{{1,3}}|IV|[1-4])(?!\w))*){_YEAR}"
)
def _quarters(match: re.Match[str], context: _Context) -> Iterator[Due]:
    """One entry for each quarter named."""
    year = context.year_of(match)
    for name in re.findall(r"\b(?:I{1,3}|IV|[1-4])\b", match["quarters"]):
        quarter = QUARTERS.get(name.upper()) or int(name)
        if year:
            value = f"{year}-Q{quarter}"
            yield Due(match.start(), match.end(), value, "period", _bound(match))


@_rule(rf"{_BOUND}(?:6|sáu) tháng (?P<half>đầu|cuối)(?: năm)?(?:[ /](?P<year>20\d\d))?")
def _half(match: re.Match[str], context: _Context) -> Iterator[Due]:
    half = "H1" if match["half"].casefold() == "đầu" else "H2"
    if year := context.year_of(match):
        value = f"{year}-{half}"
        yield Due(match.start(), match.end(), value, "period", _bound(match))


@_rule(r"\btháng (?P<month>[01]?\d)/(?P<year>20\d\d) ?: (?=\w)")
def _month_before_its_work(match: re.Match[str], _: _Context) -> Iterator[Due]:
    """The month that opens what is to be done in it: "Tháng 6/2026: rà soát"."""
    if 1 <= int(match["month"]) <= 12:  # noqa: PLR2004  # of a year
        value = f"{match['year']}-{int(match['month']):02d}"
        yield Due(match.start(), match.end() - 2, value, "period", "within")


@_rule(r"\b(?P<bound>trong|trước|hết|kết thúc) năm (?P<year>20\d\d)(?!\w)")
def _in_year(match: re.Match[str], _: _Context) -> Iterator[Due]:
    bound = UNTIL.get(match["bound"].casefold(), "by")
    yield Due(match.start(), match.end(), match["year"], "period", bound)


@_rule(r"\btrong (?:giai đoạn|thời kỳ) (?P<from>20\d\d) ?[-–] ?(?P<to>20\d\d)")
def _phase(match: re.Match[str], _: _Context) -> Iterator[Due]:
    value = f"{match['from']}/{match['to']}"
    yield Due(match.start(), match.end(), value, "period", "within")


_COUNT = {"hai": 2, "ba": 3, "sáu": 6}
_EACH = rf"(?:(?:h[àằ]ng|mỗi|một|0?1) )?(?:{_UNIT})"


@_rule(
    rf"\b(?:định kỳ (?:(?:h[àằ]ng|mỗi) )?"
    rf"(?P<count>(?:\d+|{'|'.join(_COUNT)}) (?P<unit>tháng|năm))?(?:{_EACH})?"
    rf"(?: ?(?:,|và) ?{_EACH})*|theo từng {_UNITS}"
    rf"|(?:vào |ngày )+(?:thứ \w+ |\d{{1,2}} |cuối |đầu )?(?P<each>h[àằ]ng (?:{_UNIT}))"
    rf"|(?:thường kỳ|giao ban|phiên họp|cuộc họp) (?P<met>h[àằ]ng (?:{_UNIT}))"
    rf"|(?-i:H)[àằ]ng (?:{_UNIT})(?= [^\W\d_])"
    rf"|h[àằ]ng (?:{_UNIT})(?= ?,? (?:tổng hợp|báo cáo|và định kỳ|hoặc)))(?!\w)"
)
def _recurring(match: re.Match[str], _: _Context) -> Iterator[Due]:
    """One entry for each period: "theo từng tháng, quý" is P1M and P3M."""
    rest = (match["each"] or match["met"] or match[0]).casefold()
    if several := match["count"]:
        said = several.split()[0].casefold()
        count = _COUNT.get(said) or int(said)
        letter = EVERY[match["unit"].casefold()][-1]
        rest = rest.replace(several.casefold(), "", 1)
        yield Due(match.start(), match.end(), f"P{count}{letter}", "recurring", None)
    for unit in re.findall(rf"\b(?:{_UNIT})\b", rest):
        yield Due(match.start(), match.end(), EVERY[unit], "recurring", None)


@_rule(
    r"\b(?:trong (?:thời hạn |vòng |thời gian )?|(?:chậm|muộn) nhất (?:sau |là )*)"
    r"(?:không quá )?(?P<count>\d{1,3}) (?P<unit>ngày|tuần|tháng|năm)(?: làm việc)?"
    r"(?: ?,? ?(?:kể từ|sau)[^,;.]*)?(?! ?(?:đầu|cuối|qua|tháng|/))"
)
def _relative(match: re.Match[str], _: _Context) -> Iterator[Due]:
    letter = EVERY[match["unit"].casefold()][-1]
    value = f"P{int(match['count'])}{letter}"
    yield Due(match.start(), match.end(), value, "relative", "within")


@_rule(
    r"\bsau khi [^,;.]{2,60}? (?:ban hành|có hiệu lực|phê duyệt)(?!\w)"
    r"|\btrước mùa [^,;.]{2,40}"
)
def _condition(match: re.Match[str], _: _Context) -> Iterator[Due]:
    bound: Bound = "before" if match[0].casefold().startswith("trước") else "after"
    yield Due(match.start(), match.end(), None, "conditional", bound)
