"""Deadlines that come again: "định kỳ hằng quý", "02 tuần một lần".

A yearly plan and a monthly wage are none: "hằng tháng" in the middle of a sentence
counts where something is done or told, "hằng năm" only where its form says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.due import BOUND, EVERY, HOUR, UNIT, UNITS, Due, bound_of, rule, times
from ontology.registry import order_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extract.due import Context


_COUNT = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "sáu": 6}
_COUNTED = rf"(?:\d{{1,2}}|{'|'.join(_COUNT)})"
_EACH = rf"(?:(?:h[àằ]ng|mỗi) (?:{UNIT})(?!\w)|(?:(?:một|0?1) )?(?:{UNIT})(?!\w| ?\d))"
_AT = r"\d{1,2} ?(?:giờ|h)(?: ?\d\d)?(?: phút)?"
_HOURS = rf"{_AT}(?:(?:,| và) {_AT})*"
_TERM = (  # "6 tháng (trước ngày 10/6)", and no half or quarter of one year
    rf"(?:(?:h[àằ]ng|mỗi) )?(?:{_COUNTED} )?(?:tuần|tháng|quý|năm)(?!\w)"
    r"(?! ?(?:\d|(?-i:[IVX])|đầu|cuối|trước|sau|này|nay|học))"
)
_REMARK = r"(?: \([^()\n]{3,60}\))?"
_VERBS = "|".join(order_words("verbs"))
_LIMITED = "(?<!không quá )(?<!tối đa )"  # a limit is no deadline
_PAID = "(?<!lương )(?<!trợ cấp )(?<!phụ cấp )(?<!phí )(?<!tiền )(?<!hưởng )(?<!mức )"


@rule(
    rf"(?:{BOUND}|\b(?:định kỳ )?(?:vào )?(?:các )?)"
    rf"(?:ngày \d{{1,2}}|thứ \w+|cuối|đầu|{_HOURS})"
    rf" (?P<every>h[àằ]ng (?:{UNIT}))(?!\w)",
    "hàng",
    "hằng",
)
def _day_of_each(match: re.Match[str], _: Context) -> Iterator[Due]:
    value = EVERY[match["every"].split()[1].casefold()]
    bound = bound_of(match) if match["bound"] else None
    yield Due(match.start(), match.end(), value, "recurring", bound)


@rule(
    rf"{BOUND}(?:ngày \d{{1,2}} )?(?:của )?tháng (?:cuối|đầu)(?: tiên)? "
    r"(?:của )?(?:mỗi |h[àằ]ng )?quý(?: (?:sau|tiếp theo|kế tiếp))?(?!\w)",
    "quý",
)
def _month_of_quarters(match: re.Match[str], _: Context) -> Iterator[Due]:
    yield Due(match.start(), match.end(), "P3M", "recurring", bound_of(match))


@rule(
    rf"{BOUND}{HOUR}(?:ngày )?[0-3]?\d(?:/| tháng )[01]?\d,? (?:của )?"
    r"(?:(?:h[àằ]ng|mỗi) năm|năm (?:trước|sau|liền kề|kế hoạch|tiếp theo))"
    r"(?: liền kề)?",
    "năm",
)
def _day_of_years(match: re.Match[str], _: Context) -> Iterator[Due]:
    yield Due(match.start(), match.end(), "P1Y", "recurring", bound_of(match))


@rule(
    r"\b(?:báo cáo|giao ban|họp) (?P<unit>ngày|tuần|tháng|quý|năm)(?= ?[:(])",
    "báo cáo",
    "giao ban",
    "họp",
)
@rule(
    rf"{_LIMITED}\b(?:{_COUNTED}) lần ?(?:/ ?|(?:trong )?(?:một|mỗi|1) )"
    rf"(?P<unit>{UNIT})(?!\w)",
    "lần",
)
@rule(rf"\bmỗi (?P<unit>{UNIT}) (?:ít nhất |tối thiểu )?{_COUNTED} lần(?!\w)", "lần")
def _times_in(match: re.Match[str], _: Context) -> Iterator[Due]:
    """So often in a week or a month: "02 lần/tuần", "mỗi ngày hai lần"."""
    value = EVERY[match["unit"].casefold()]
    yield Due(match.start(), match.end(), value, "recurring", None)


@rule(
    rf"{BOUND}{HOUR}thứ (?:hai|ba|tư|năm|sáu|bảy)(?!\w)"
    r"(?! ?,? ?(?:\(|ngày|tuần|h[àằ]ng|\d|\w+ (?:lần|kỳ)))",
    "thứ ",
)
def _weekday(match: re.Match[str], _: Context) -> Iterator[Due]:
    """A day of the week without a date comes each week."""
    yield Due(match.start(), match.end(), "P1W", "recurring", bound_of(match))


@rule(
    rf"\b(?P<count>{_COUNTED}) (?P<unit>tháng)(?= ?\((?:trước|chậm nhất|muộn nhất) )",
    "tháng (",
)
@rule(rf"\bcứ (?P<count>{_COUNTED}) (?P<unit>giờ|ngày|tuần|tháng|năm)(?!\w)", "cứ ")
@rule(
    rf"\b(?:cứ )?(?P<count>{_COUNTED}) (?P<unit>phút|giờ|ngày|tuần|tháng|năm)"
    r"(?: một| 0?1|/) ?lần(?!\w)",
    "lần",
)
def _once_in(match: re.Match[str], _: Context) -> Iterator[Due]:
    value = _every(match["count"], match["unit"])
    yield Due(match.start(), match.end(), value, "recurring", None)


@rule(
    rf"\bđịnh kỳ (?:(?:(?:h[àằ]ng|mỗi) )?(?P<count>{_COUNTED}) (?P<unit>tháng|năm)|"
    rf"{_EACH})(?P<more>(?: ?(?:,|và) ?{_EACH})*)(?!\w)",
    "định kỳ",
)
def _regularly(match: re.Match[str], _: Context) -> Iterator[Due]:
    """One entry for each period: "định kỳ 6 tháng, hằng năm" is P6M and P1Y."""
    said = match[0]
    if match["count"]:
        value = _every(match["count"], match["unit"])
        yield Due(match.start(), match.end(), value, "recurring", None)
        said = match["more"]
    yield from _each(match, said)


@rule(
    rf"(?:thường kỳ|giao ban|phiên họp|cuộc họp) h[àằ]ng (?:{UNIT})(?!\w)"
    rf"|(?-i:H)[àằ]ng (?:{UNIT})(?= (?:\([^()\n]{{2,40}}\) )?[^\W\d_])"
    rf"|(?:[,;.] |(?:và|phải|xã|huyện|tỉnh|địa phương|đơn vị) )h[àằ]ng (?:{UNIT})"
    rf"(?=,? (?:{_VERBS})(?!\w))|(?:[,;.] |^)mỗi năm(?= (?:{_VERBS})(?!\w))"
    r"|(?:báo cáo|tổng hợp|cập nhật|công khai|rà soát|công bố(?: kết quả)?)"
    rf" h[àằ]ng (?:{UNIT})(?!\w)"
    rf"|(?<=và )h[àằ]ng (?:{UNIT})(?= ?\()"
    rf"|h[àằ]ng (?:{UNIT})(?= ?,? (?:tổng hợp|báo cáo|và định kỳ|hoặc)(?!\w))"
    rf"|{_PAID}h[àằ]ng (?:ngày|tuần|tháng|quý)"
    r"(?= ?(?:[;.,]|$)| (?:sát|cho|để|theo|về|gửi|qua|trên|tại|với|trong) )"
    r"|\bmỗi (?:tuần|tháng|quý)(?! (?:không quá|tối đa))(?= [^\W\d_])",
    "hàng",
    "hằng",
    "mỗi",
)
def _often(match: re.Match[str], _: Context) -> Iterator[Due]:
    start = match.end() - len(match[0].lstrip(",;. "))
    for unit in re.findall(rf"\b(?:{UNIT})\b", match[0].casefold()):
        yield Due(start, match.end(), EVERY[unit], "recurring", None)


@rule(
    rf"\bbáo cáo (?:định kỳ )?{_TERM}{_REMARK}"
    rf"(?:(?:, ?| và | hoặc )(?:báo cáo )?{_TERM}{_REMARK})+",
    "báo cáo",
)
def _terms(match: re.Match[str], _: Context) -> Iterator[Due]:
    """A report for each of several terms: "báo cáo quý, 6 tháng và năm"."""
    for term in _TERMS.finditer(match.string, match.start(), match.end()):
        value = _every(term["count"] or "1", term["unit"])
        yield Due(term.start(), term.end(), value, "recurring", None)


_TERMS = re.compile(
    rf"(?<![(\w])(?:(?:h[àằ]ng|mỗi) )?(?:(?P<count>{_COUNTED}) )?"
    rf"(?P<unit>tuần|tháng|quý|năm)(?=,|{_REMARK}(?:, | và | hoặc |\W|$))(?![^(]*\))",
    re.IGNORECASE,
)


@rule(
    rf"\b(?:báo cáo|cập nhật|tổng hợp|công khai) [^;.\n]{{0,80}}?"
    rf"(?P<each>\btheo từng {UNITS})(?!\w)",
    "từng",
)
def _told_each(match: re.Match[str], _: Context) -> Iterator[Due]:
    """What is told month by month; a plan that is made so is no deadline."""
    for unit in re.findall(rf"\b(?:{UNIT})\b", match["each"].casefold()):
        yield Due(*match.span("each"), EVERY[unit], "recurring", None)


def _each(match: re.Match[str], said: str) -> Iterator[Due]:
    for unit in re.findall(rf"\b(?:{UNIT})\b", said.casefold()):
        yield Due(match.start(), match.end(), EVERY[unit], "recurring", None)


def _every(count: str, unit: str) -> str:
    return times(_COUNT.get(count.casefold()) or int(count), unit)
