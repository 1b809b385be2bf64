"""Documents cited by name: "Đề án 06", "Luật ngân sách nhà nước".

A named document is one that has no number here: a capitalised type word and what
names it. Open sets ("các Nghị quyết của Quốc hội") are found with them, since the
two may not overlap.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.citations import Mention
from extract.dates import printed_date
from extract.laws import LAW, known_end, law_end
from extract.letters import CAPITAL
from extract.numbers import SPOILT
from extract.open_sets import find_open_sets
from extract.placed import Cover, between
from extract.provisions import provisions_before
from extract.titles import LONGEST_TITLE, TITLED, title_end
from ontology.registry import order_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from extract.agencies import AgencyMention

_PERIOD = (
    r"(?:giai đoạn|thời kỳ) \d{4}\s*[-–]\s*\d{4}"  # an en dash between years
    r"(?:,?\s*(?:tầm nhìn|định hướng) (?:đến )?(?:năm )?\d{4})?|năm \d{4}"
)
_PERIOD_LENGTH = 80
_FAR_PERIOD = re.compile(rf" (?:{_PERIOD})")
_PLURAL = re.compile(r"(?:[Cc]ác|[Mm]ột số|[Nn]hững) $")
_ABOUT = re.compile(r" về\s")
_NAMED = re.compile(
    r"(?=[ĐCQK])(?<!\w)(?P<type>Đề án|Chiến lược|Quy hoạch|Kế hoạch|"
    r"Chương trình (?:mục tiêu quốc gia|hành động)|"
    r"Chương trình(?! (?:mục tiêu quốc gia|hành động)\b))"
    r"(?= \w)(?! \d+ (?:năm|tháng|tuần|ngày)\b)"
    rf"(?! \d+{SPOILT})"
    r"(?! (?:số|này|trên|nêu|nói|dẫn|kể|vừa|đề cập|đã|của|và|như|với|gồm|mới|khác|"
    r"chi tiết|cụ thể|khuyến mại)\b)"
)
_PROGRAMME = re.compile(r"(?P<type>C(?<!\w.)hương trình hành động) của ")
_ISSUED_WITH = re.compile(" (?:được )?ban hành (?:kèm theo|theo|tại) ")
_CONSTITUTION = re.compile(
    r"H(?<!\w.)iến pháp(?: nước Cộng hòa xã hội chủ nghĩa Việt Nam)?"
    r"(?: năm \d{4})?(?: sửa đổi)?(?!\w)"
)
_LAW_DATE = re.compile(r",? (?:ban hành (?=ngày ))?(?=ngày |năm |tháng |\d)")
_LAW_YEAR = re.compile(r" (?P<year>(?:19|20)\d\d)(?![\w/-]|\.\d)")
_NUMERAL = re.compile(
    r" \d{2}(?!\d|[/-]\w| (?:năm|tháng|ngày|tuần|giờ|tỷ|triệu|người|điểm|đồng)\b)"
)
_STOP = re.compile(
    r"[;:.()\n”\"]|(?<!phòng),\s| ban hành (?:kèm|theo|tại|ngày)\b|"
    r" (?:theo|sau khi|trên địa bàn|bảo đảm|đảm bảo|để|nhằm|đồng thời|"
    r"gắn với|được|đã|do|tại|trong|của|đến|khi|phải|là|từ|thì|có|quy định|"
    r"(?<!chuyển đổi )(?<!kinh tế )(?<!kỹ thuật )số|"
    r"hết|kèm|mà|này|trước ngày|trước \d|chậm nhất|muộn nhất)\b"
)
_TITLE_STOP = re.compile(r"[;:.()\n”\"]| (?:theo|sau khi|nhằm)\b")
_IS_LISTED = re.compile(
    rf", (?!(?:{'|'.join(order_words('verbs'))})(?!\w))[^\s,;:.()]+"
    r"(?: (?!(?:và|của|theo|tại|được|để) )[^\s,;:.()]+){0,8}"
)
"""One more noun before a plan's period: "phát triển đô thị, nông thôn giai đoạn"."""
_AND = re.compile(rf" và (?!{CAPITAL})")


def find_named(
    text: str,
    agencies: Sequence[AgencyMention],
    numbered: Sequence[Mention],
    marks: AbstractSet[int],
) -> list[Mention]:
    """Find documents cited by name and open sets, outside those cited by number.

    A name may hold another ("Kế hoạch thực hiện Quy hoạch điện VIII"); both are given.
    """
    starts = {agency.start: agency for agency in agencies}
    taken = Cover((m.start, m.end) for m in numbered)
    found = [
        mention
        for mention in (
            *_programmes(text, starts, marks),
            *_laws(text, marks),
            *_names(text, numbered, marks, {agency.end for agency in agencies}),
            *_constitutions(text),
            *find_open_sets(text, agencies, marks),
        )
        if not taken.touches(mention.start, mention.end)
    ]
    found.sort(key=lambda m: (m.start, -m.end))
    return list(_without_overlaps(found))


def _without_overlaps(found: list[Mention]) -> Iterator[Mention]:
    """Names may nest; whatever else overlaps an earlier mention is dropped."""
    last: Mention | None = None
    for mention in found:
        if last is not None and mention.start < last.end:
            nested = mention.kind == last.kind == "named" and mention.end <= last.end
            if not nested or mention.start == last.start:
                continue
            yield mention
            continue
        last = mention
        yield mention


def named(
    start: int, end: int, kind: str | None, rule: str, confidence: float
) -> Mention:
    """Make the mention of a document by its type or name, of which no more is said."""
    return Mention(
        start=start,
        end=end,
        kind="named",
        type=kind,
        number=None,
        date=None,
        issuer=None,
        issuer_basis="unknown",
        level=None,
        title=None,
        rule=rule,
        confidence=confidence,
    )


def _programmes(
    text: str, starts: dict[int, AgencyMention], marks: AbstractSet[int]
) -> Iterator[Mention]:
    """Programmes named by who acts: "Chương trình hành động của Chính phủ …"."""
    for match in _PROGRAMME.finditer(text):
        agency = starts.get(match.end())
        if agency is None:
            continue
        mention = named(
            match.start(), agency.end, "Chương trình hành động", "R-NAME-ISSUER", 0.9
        )
        mention = replace(
            mention,
            issuer=agency.printed,
            issuer_basis="printed",
            level=agency.level,
        )
        if title := TITLED.match(text, agency.end):
            end = title_end(text, title.end(), [], marks)
            issued = _ISSUED_WITH.search(text, title.end(), end)
            end = issued.start() if issued else end
            mention = replace(mention, title=(title.end(), end))
        yield mention


def _names(
    text: str,
    numbered: Sequence[Mention],
    marks: AbstractSet[int],
    closed: AbstractSet[int],
) -> Iterator[Mention]:
    """Names behind a type word; `closed` are the ends of agencies' names.

    "Phòng Tài chính - Kế hoạch phân bổ vốn" names no plan.
    """
    for match in _NAMED.finditer(text):
        if match.end() in closed or _PLURAL.search(
            text, max(0, match.start() - 9), match.start()
        ):
            continue
        kind = " ".join(match["type"].split())
        before = text[max(0, match.start() - 4) : match.start()]
        about = before.casefold().endswith("về ")
        end = _name_end(text, match.end(), marks, titled=about)
        name = text[match.end() : end].strip()
        if name.endswith("như sau"):
            continue
        if not name or between(numbered, match.start() + 1, end + 2):
            continue  # "về Kế hoạch thực hiện Nghị quyết số …" is a title, not a name
        yield named(match.start(), end, kind, "R-NAME", 0.85)


def _laws(text: str, marks: AbstractSet[int]) -> Iterator[Mention]:
    """Laws by name, and by their date where one is printed."""
    amended_until = 0
    for match in LAW.finditer(text):
        end = law_end(text, match.end())
        common = match["type"].islower()
        if end is None or (common and not _capital_name(text, match.end())):
            continue
        end = min((m for m in marks if match.end() < m < end), default=end)
        date, last = None, end
        if match.start() >= amended_until:
            date, last = _law_date(text, end)
            amended_until = end
        kind = match["type"].capitalize()
        yield replace(
            named(match.start(), last, kind, "R-NAME", 0.85),
            level="national_assembly",
            date=date,
            provisions=provisions_before(text, match.start()),
        )


def _capital_name(text: str, start: int) -> bool:
    """Whether a known name with a capital follows: "luật" alone is any law."""
    return text[start + 1 :][:1].isupper() and known_end(text, start) is not None


def _law_date(text: str, end: int) -> tuple[str | None, int]:
    """The date behind the name of a law, and where that ends."""
    if (gap := _LAW_DATE.match(text, end)) and (dated := printed_date(text, gap.end())):
        return dated
    year = _LAW_YEAR.match(text, end)
    return (year["year"], year.end()) if year else (None, end)


def _name_end(text: str, start: int, marks: AbstractSet[int], *, titled: bool) -> int:
    """A name ends with its period, at a stop word, at a footnote marker."""
    if numeral := _NUMERAL.match(text, start):
        return numeral.end()
    titled = titled or _ABOUT.match(text, start) is not None
    farthest = min(len(text), start + LONGEST_TITLE)
    limit = min((m for m in marks if start < m < farthest), default=farthest)
    stop = (_TITLE_STOP if titled else _STOP).search(text, start, limit)
    limit = stop.start() if stop else limit
    far = _FAR_PERIOD.search(text, start, limit + _PERIOD_LENGTH)
    if far and (far.start() <= limit or _IS_LISTED.fullmatch(text, limit, far.start())):
        return far.end()
    joint = None if titled else _AND.search(text, start, limit)
    return joint.start() if joint else limit


def _constitutions(text: str) -> Iterator[Mention]:
    for match in _CONSTITUTION.finditer(text):
        yield replace(
            named(match.start(), match.end(), "Hiến pháp", "R-NAME", 0.95),
            level="national_assembly",
        )
