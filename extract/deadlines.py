"""Deadlines: "trước ngày 25/7/2025", "trong Quý I", "định kỳ hằng tháng".

Urgency ("khẩn trương") and expectation ("dự kiến") are no deadlines, nor is the year
of a plan or a target; "chịu trách nhiệm trước …" is not about time. The reading text
has single blanks, so the patterns do too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from extract import recurring  # noqa: F401  # its rules come first
from extract.dates import DATE, iso, on_day
from extract.due import (
    BOUND,
    EVERY,
    HOUR,
    RULES,
    UNTIL,
    Context,
    Due,
    bound_of,
    rule,
    times,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.tasks import Bound

_YEAR = r"(?: ?(?:năm |/ ?)(?P<year>20\d\d))?"
_LASTING = rf"(?P<count>\d{{1,3}}) (?P<unit>{'|'.join(EVERY)})(?: làm việc)?"
QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4}


def find_deadlines(text: str, start: int, end: int, year: str | None) -> list[Due]:
    """Find the deadlines of `text[start:end]`, in order, none inside another.

    `year` is the letter's own, for "trong Quý I" where the sentence names none.
    """
    context = Context(text, year)
    found: list[Due] = []
    taken: list[tuple[int, int]] = []  # their places, in order
    words = text[start:end].casefold()
    for needed, pattern, read in RULES:
        if not any(map(words.__contains__, needed)):
            continue
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


_ANNOUNCES = re.compile(r"(?:(?:dự kiến|có thời hạn) (?:\w+ ){0,3}|tính )$")


def _expected(text: str, start: int) -> bool:
    """What is "dự kiến" is announced; what has a term, or stood so then, is told."""
    before = text[max(0, start - 40) : start]
    return _ANNOUNCES.search(before) is not None


@rule(
    rf"(?P<lead>{BOUND}{HOUR})(?=ngày \d|[0-3]?\d(?:[/.]\d| tháng \d))",
    "ngày",
    "/",
    ".",
    "tháng",
)
def _day(match: re.Match[str], context: Context) -> Iterator[Due]:
    bound = bound_of(match)
    by: Bound = "by" if bound == "within" else bound
    if day := DATE.match(context.text, match.end()):
        if value := iso(day):
            yield Due(match.start(), day.end(), value, "date", by)
    elif short := _SHORT.match(context.text, match.end()):
        again = context.again(match)
        value = on_day(context.year_of(short), short["month"], short["day"])
        if again is None and value:
            yield Due(match.start(), short.end(), value, "date", by)
        elif again and _YEARLY.fullmatch(again[0]):
            yield Due(match.start(), short.end(), "P1Y", "recurring", by)


_YEARLY = re.compile(r"(?:h[àằ]ng|mỗi) năm(?:(?!định kỳ).)*", re.IGNORECASE)
_SHORT = re.compile(
    r"ngày (?P<day>[0-3]?\d)(?:/| tháng )(?P<month>[01]?\d)(?![\d/])(?P<year>)",
    re.IGNORECASE,
)


@rule(
    rf"{BOUND}(?:(?:tuần|nửa) (?:đầu|cuối|thứ \w+) (?:của )?|(?:đầu|giữa|cuối) )?"
    rf"tháng (?P<month>[01]?\d)(?:(?: và | ?[-,] ?| đến )(?:tháng )?"
    rf"(?P<until>[01]?\d)(?!\d|/\d{{1,2}}(?!\d)))?{_YEAR}(?!\w)",
    "tháng",
)
def _months(match: re.Match[str], context: Context) -> Iterator[Due]:
    year = context.year_of(match)
    months = [int(m) for m in (match["month"], match["until"]) if m]
    if year and all(1 <= month <= 12 for month in months):  # noqa: PLR2004  # of a year
        value = "/".join(f"{year}-{month:02d}" for month in months)
        yield Due(match.start(), match.end(), value, "period", bound_of(match))


@rule(
    rf"{BOUND}(?P<quarters>quý (?:I{{1,3}}|IV|[1-4])(?!\w)"
    rf"(?:(?:, ?| và )(?:quý )?(?:I{{1,3}}|IV|[1-4])(?!\w))*){_YEAR}",
    "quý",
)
def _quarters(match: re.Match[str], context: Context) -> Iterator[Due]:
    """One entry for each quarter named."""
    year = context.year_of(match)
    for name in re.findall(r"\b(?:I{1,3}|IV|[1-4])\b", match["quarters"]):
        quarter = QUARTERS.get(name.upper()) or int(name)
        if year:
            value = f"{year}-Q{quarter}"
            yield Due(match.start(), match.end(), value, "period", bound_of(match))


@rule(
    rf"{BOUND}(?:6|sáu) tháng (?P<half>đầu|cuối)(?: năm)?(?:[ /](?P<year>20\d\d))?",
    "tháng",
)
def _half(match: re.Match[str], context: Context) -> Iterator[Due]:
    half = "H1" if match["half"].casefold() == "đầu" else "H2"
    if year := context.year_of(match):
        value = f"{year}-{half}"
        yield Due(match.start(), match.end(), value, "period", bound_of(match))


@rule(r"\btháng (?P<month>[01]?\d)/(?P<year>20\d\d) ?: (?=\w)", "tháng")
def _month_before_its_work(match: re.Match[str], _: Context) -> Iterator[Due]:
    """The month that opens what is to be done in it: "Tháng 6/2026: rà soát"."""
    if 1 <= int(match["month"]) <= 12:  # noqa: PLR2004  # of a year
        value = f"{match['year']}-{int(match['month']):02d}"
        yield Due(match.start(), match.end() - 2, value, "period", "within")


@rule(
    r"\b(?:tại|trong|vào) (?:các )?(?:phiên họp|kỳ họp|cuộc họp|hội nghị|buổi họp)"
    r"[^,;.\n]{0,40}? (?P<period>tháng (?P<month>[01]?\d)|cuối năm|giữa năm)"
    r"(?: năm |/| )(?P<year>20\d\d)(?!\w)",
    "họp",
    "hội nghị",
)
def _session(match: re.Match[str], _: Context) -> Iterator[Due]:
    """A meeting to come, at which something is to be told or decided."""
    month = f"-{int(match['month']):02d}" if match["month"] else ""
    yield Due(match.start(), match.end(), match["year"] + month, "period", "by")


@rule(rf"{BOUND}cuối năm (?P<year>20\d\d)(?!\w)", "cuối năm")
def _end_of_year(match: re.Match[str], _: Context) -> Iterator[Due]:
    yield Due(match.start(), match.end(), match["year"], "period", bound_of(match))


@rule(
    r"\b(?:sơ kết|tổng kết|đánh giá|hoàn thành)[^,;.\n]{0,30}?"
    r" (?P<when>vào năm (?P<year>20\d\d))(?!\w)",
    "vào năm",
)
def _in_the_year(match: re.Match[str], _: Context) -> Iterator[Due]:
    """When something is to be done with; a target that is "vào năm 2030" is none."""
    yield Due(*match.span("when"), match["year"], "period", "within")


@rule(r"\b(?P<bound>trong|trước|hết|kết thúc) năm (?P<year>20\d\d)(?!\w)", "năm")
def _in_year(match: re.Match[str], _: Context) -> Iterator[Due]:
    bound = UNTIL.get(match["bound"].casefold(), "by")
    yield Due(match.start(), match.end(), match["year"], "period", bound)


@rule(
    r"\btrong (?:giai đoạn|thời kỳ) (?P<from>20\d\d) ?[-–] ?(?P<to>20\d\d)",
    "giai đoạn",
    "thời kỳ",
)
def _phase(match: re.Match[str], _: Context) -> Iterator[Due]:
    value = f"{match['from']}/{match['to']}"
    yield Due(match.start(), match.end(), value, "period", "within")


@rule(
    rf"\b(?:trong (?:thời hạn |vòng |thời gian )?|(?:chậm|muộn) nhất (?:sau |là )*)"
    rf"(?:không quá |tối đa )?{_LASTING}(?: ?,? ?(?:kể từ|sau)[^,;.]*)?"
    r"(?! ?(?:đầu|cuối|qua|tháng|hè|/))"
    rf"|\b(?:không quá|tối đa)(?: là)? {_LASTING.replace('>', '_>')}"
    r",? (?:kể từ|sau (?:khi|ngày))[^,;.]*",
    "trong",
    "nhất",
    "quá",
    "đa",
)
def _relative(match: re.Match[str], _: Context) -> Iterator[Due]:
    count, unit = match["count"] or match["count_"], match["unit"] or match["unit_"]
    value = times(int(count), unit)
    yield Due(match.start(), match.end(), value, "relative", "within")


@rule(
    r"\bsau khi [^,;.]{2,60}? (?:ban hành|có hiệu lực|phê duyệt)(?!\w)"
    r"|\btrước mùa [^,;.]{2,40}",
    "sau khi",
    "trước mùa",
)
def _condition(match: re.Match[str], _: Context) -> Iterator[Due]:
    bound: Bound = "before" if match[0].casefold().startswith("trước") else "after"
    yield Due(match.start(), match.end(), None, "conditional", bound)
