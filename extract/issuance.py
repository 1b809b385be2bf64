"""When and by whom a cited document was issued, as printed beside its number."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from extract.dates import printed_date
from extract.letters import CAPITAL

if TYPE_CHECKING:
    from extract.agencies import AgencyMention
    from extract.model import IssuerBasis
    from extract.numbers import DocumentNumber

_HOUR = (
    r"(?:vào )?(?:(?:hồi|lúc) )?\d{1,2} ?(?:giờ|[hg:])"
    r"(?: ?\d{1,2}(?: ?(?:phút|')|(?!\w)))?,? (?=(?:cùng )?ngày)"
)
"""The hour that a dispatch prints with its day: "hồi 16 giờ 30 phút", "16h30"."""
_AFTER_NUMBER = re.compile(
    rf"(?:\.(?= ngày \d))?[ ,(]*(?:{_HOUR})?(?:(?:cùng|đề|ghi) (?=ngày))?"
)
_DAY_ALONE = re.compile(
    r"ngày \d{1,2}(?:/| tháng )\d{1,2}(?=,? của\s)|(?<=cùng )ngày(?! \d)(?!\w)"
)
"""A day without its year, before the issuer, is passed over; so is that of another."""
_JOINTLY = re.compile(r"(?:,| và|, và| ?[-\u2013]) ?")
_OTHER_ISSUER = re.compile(
    rf" của {CAPITAL}(?:(?! (?:từ|kể|trước|sau|đến|vào|tại|trong|có)\b)"
    r"[^,;.:()\n\d]){2,80} (?=ngày \d)"
)
"""An issuer that no registry knows, before the date."""
_OF = re.compile(
    r"[ ,]*của\s+(?:Hội nghị (?:Trung ương )?lần thứ [^\s,;.]+(?: [^\s,;.]+)??,? )?",
    re.IGNORECASE,
)
"""What stands before an issuer, a session of its among it."""
_WITH_SECRETARIAT = re.compile(
    r"(?<=Bộ Chính trị)(?:,| và|, và) Ban Bí thư(?: Trung ương(?: Đảng)?)?"
    r"(?=[;.)\n]|,? (?:về|ngày|và|khóa)\b|$|"
    r", (?![^;.\n]{0,40}(?:yêu cầu|đề nghị|giao)))"
)
"""Who issues the conclusions of both with the Politburo, behind its name."""
_LOOK_BACK = 200
_ON_DAY = re.compile(
    r"(?:(?:(?<=[.;\n] )|(?<=\n)|^)(?=N)|(?<=, )(?<![A-ZĐ], )(?=n))(?P<day>[Nn]gày \d)"
    r"(?!.*(?:[.;\n] N|, n)gày \d)",
    re.DOTALL,
)
_ISSUED = re.compile(
    r", [^.;\n]{2,120}? (?:(?:đã|vừa) )?(?:có|(?:ký )?ban hành|phát hành) "
)
_NEXT_DOCUMENT = re.compile(r"(?:,|;|,? và) (?:[^\s,;]+ ){1,4}số:? ?\d")
FORMER = r"(?: \((?:cũ|trước (?:đây|sắp xếp|sáp nhập|khi sáp nhập))\)| cũ| trước đây)"
"""What follows the name of a body that is no more."""
_BEFORE = re.compile(
    rf"{FORMER}? (?:tại|(?:(?:đã|vừa) )?(?:ký )?(?:ban hành|(?:ban hành|phê duyệt|"
    r"chấp thuận|quy định|công bố|giao)(?: [^.,;:()\n]{1,60})? tại)) (?:các )?"
)
_BEFORE_REACHES = 110


class Issuance(NamedTuple):
    """Date and issuer, how the issuer is known, and where they end."""

    date: str | None
    issuer: AgencyMention | None
    basis: IssuerBasis
    end: int


@dataclass(frozen=True, slots=True)
class Around:
    """The text, and the agencies by where they start and end."""

    text: str
    starts: dict[int, AgencyMention]
    ends: dict[int, AgencyMention]


def find_issuance(
    around: Around,
    place: tuple[int, int],
    number: DocumentNumber,
    said: AgencyMention | None,
) -> Issuance:
    """What stands behind the number that ends a place, or before its type word.

    `said` is an issuer that stands between type word and number. The date may stand
    behind the issuer ("số 30/2020/NĐ-CP của Chính phủ ngày 05/3/2020").
    """
    text, (start, end) = around.text, place
    date, end = _date(text, end)
    issuer, basis, end = _issuer(around, (start, end), number)
    if issuer is None and said is not None:
        issuer, basis = said, "printed"
    elif date is None and basis == "printed":
        date, end = _date(text, end)
    elif date is None and (other := _OTHER_ISSUER.match(text, end)):
        date, end = _date(text, other.end())
    return Issuance(date or _day_before(text, start), issuer, basis, end)


def _day_before(text: str, start: int) -> str | None:
    """The day that opens the sentence: "Ngày 14/6/2022, Bộ Nội vụ đã có Công văn …"."""
    opening = _ON_DAY.search(text, max(0, start - _LOOK_BACK), start)
    dated = printed_date(text, opening.start("day")) if opening else None
    issued = dated and _ISSUED.fullmatch(text, dated[1], start)
    return dated[0] if dated and issued else None


def _date(text: str, end: int) -> tuple[str | None, int]:
    """The date after a number, and where the citation then ends."""
    gap = _AFTER_NUMBER.match(text, end)
    dated = printed_date(text, gap.end() if gap else end)
    if dated is None:
        day = _DAY_ALONE.match(text, gap.end() if gap else end)
        return None, day.end() if day else end
    date, last = dated
    bracketed = gap is not None and "(" in gap[0] and text[last:][:1] == ")"
    return date, last + bracketed


def _issuer(
    around: Around, span: tuple[int, int], number: DocumentNumber
) -> tuple[AgencyMention | None, IssuerBasis, int]:
    """The issuer after the date ("của …"), or before the type ("của … tại")."""
    text, (start, end) = around.text, span
    of = _OF.match(text, end)
    agency = around.starts.get(of.end()) if of else None
    if agency and agency.kind == "group" and number.body:
        agency = None  # what OCR left of a name ("Bộ trưởng Bộ"): the symbol knows it
    if agency:
        agency = _alone(text, agency)
        if number.type and number.type.name.endswith("liên tịch"):
            agency = _jointly(around, agency, _bodies_of(number))
        both = _WITH_SECRETARIAT.match(text, agency.end)
        return agency, "printed", both.end() if both else agency.end
    body = number.body
    beside = around.starts.get(end + 1)
    if beside and body and not body.local and beside.name.startswith(body.name):
        return beside, "printed", beside.end
    agency = _agency_before(around, start)
    if agency and (body is None or body.local or agency.level == body.level):
        return agency, "preceding", end
    return None, "symbol" if body else "unknown", end


def _agency_before(around: Around, start: int) -> AgencyMention | None:
    """Who issued what stands at `start`: "X tại …", "X (cũ) đã ban hành …"."""
    for end in range(start - 1, max(0, start - _BEFORE_REACHES), -1):
        if end in around.ends and _BEFORE.fullmatch(around.text, end, start):
            return around.ends[end]
    return None


def _alone(text: str, agency: AgencyMention) -> AgencyMention:
    """An issuer without the document behind it that its name runs over."""
    following = _NEXT_DOCUMENT.search(text, agency.start, agency.end)
    if following is None:
        return agency
    printed = text[agency.start : following.start()]
    return replace(agency, end=following.start(), printed=printed, name=printed)


def _bodies_of(number: DocumentNumber) -> int:
    """How many bodies a joint number names: two in 55/2015/TTLT-BTC-BKHCN."""
    return len(re.split("[/-]", re.split("TTLT|NQLT", number.text)[-1])) - 1


def _jointly(around: Around, agency: AgencyMention, most: int) -> AgencyMention:
    """All issuers of a joint document as one: "Bộ Tài chính và Bộ Y tế"."""
    last = agency
    for _ in range(most - 1):
        joint = _JOINTLY.match(around.text, last.end)
        following = around.starts.get(joint.end()) if joint else None
        if following is None:
            break
        last = following
    printed = around.text[agency.start : last.end]
    return replace(agency, end=last.end, printed=printed, name=printed)
