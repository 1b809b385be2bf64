"""Names of laws: where "Luật Phòng, chống ma túy" ends, whatever follows.

A name of the registry (`ontology/registry/laws.toml`) ends where it ends; a law that
amends others ends with the last of those; any other name ends at a stop word.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from extract.letters import CAPITAL, LOWER, UPPER
from ontology.registry import law_names

LAW = re.compile(
    r"(?=[BbLlPp])(?<!\w)(?<!pháp )(?P<type>[Bb]ộ [Ll]uật|[Ll]uật|[Pp]háp [Ll]ệnh|"
    r"BỘ LUẬT|LUẬT|PHÁP LỆNH)(?= [\w“\"])"
)
"""The type word of a law."""

LONGEST = 220
"""No name is longer."""

_MOST_AMENDED = 20
_AMENDING = re.compile(
    r" (?:[Ss]ửa đổi|[Bb]ổ sung)\b[^.;:()\n]{0,80}?(?: của|\d) (?=(?:các )?(?:Bộ )?"
    r"(?:[Ll]uật|Pháp lệnh)\b)"
)
_AMENDED = re.compile(r"(?:các )?(?:Bộ [Ll]uật|[Ll]uật|Pháp lệnh)(?= \w)")
_SUBJECT = re.compile(r" (?:có )?liên quan (?:đến|tới)(?= )")
_CONCERNED = re.compile(
    r"(?: [^\s,;:.()]+){1,8}, [^\s,;:.()]+(?: [^\s,;:.()]+){0,8}? "
    r"trong lĩnh vực(?: (?!(?:theo|trước|để|vào|trình)\b)[^\s,;:.()]+){1,8}"
)
"""What many laws concern, by two subjects and their field."""
_NEXT = re.compile(r"(?:,| và|, và) (?=(?:Bộ luật|Luật|Pháp lệnh) \w)")
_ABBREVIATED = re.compile(r"(?: [Tt]huế)? [A-ZĐ]{2,8}(?!\w)(?! [A-ZĐ]{2})")
_OPENING = re.compile(r" (?:về|của) ")
_STOP = re.compile(
    r"[;:.,()\n“”\"/]|\s[-–]\s| và (?!" + CAPITAL + r")|"
    r" (?:và |hoặc )?(?=(?:[Ll]uật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|"
    r"Quyết định|Chỉ thị|Hiến pháp|Điều|Khoản|Điểm|Chương|Mục|Căn cứ)\b)|"
    r" (?:theo|sau khi|trên|bảo đảm|đảm bảo|để|nhằm|đồng thời|gắn với|được|đã|đang|do|"
    r"(?<!quan )đến|tại|trong|của|khi|phải|là|từ|thì|có|quy định|số|về|vào|"
    r"trình (?=Quốc|Chính|Bộ)|đối với|hoặc|không|nhưng|hết|hiện hành|ngày|năm|tháng|"
    r"trừ|thuộc|làm|áp dụng|kể|như|mà|nếu|việc|này|trước|sau|với|cho|bằng|ban hành|"
    r"thành|chưa|nêu|nói|cùng)\b"
)
_UNNAMED = re.compile(
    r" (?:số|này|trên|nêu|nói|đã|của|và|gia|sư|khác|có|là|được|quy|thì)\b"
)


def law_end(text: str, start: int) -> int | None:
    """Where the name ends that follows the type word of a law, without its date.

    `start` is the end of the type word; None where no name follows ("Luật này").
    """
    if amending := _AMENDING.match(text, start, start + LONGEST):
        return _last_amended(text, amending.end())
    return _name_end(text, start)


def _last_amended(text: str, at: int) -> int | None:
    """The end of the last law in a list of laws that another amends."""
    end: int | None = None
    for _ in range(_MOST_AMENDED):
        amended = _AMENDED.match(text, at)
        if amended is None:
            break
        start = amended.end()
        if again := _AMENDING.match(text, start, start + LONGEST):
            at = again.end()
            continue
        subject = _SUBJECT.match(text, start)
        if subject and (concerned := _CONCERNED.match(text, subject.end())):
            return concerned.end()
        name = _name_end(text, subject.end() if subject else start)
        following = None if name is None else _NEXT.match(text, name)
        end = name or end
        if following is None:
            break
        at = following.end()
    return end


def _name_end(text: str, start: int) -> int | None:
    """Where a name ends: one of the registry, an abbreviation, else at a stop word."""
    if (end := known_end(text, start)) is not None:
        return end
    if text[start - 1].isupper() or _UNNAMED.match(text, start):
        return None
    if abbreviated := _ABBREVIATED.match(text, start):
        return abbreviated.end()
    opening = _OPENING.match(text, start)
    first = opening.end() - 1 if opening else start
    limit = min(len(text), start + LONGEST)
    stop = _STOP.search(text, first, limit)
    end = stop.start() if stop else limit
    return end if end > first + 1 else None


def known_end(text: str, start: int) -> int | None:
    """Where a name of the registry ends that follows at `start`."""
    match = _known().match(bare(text[start : start + LONGEST]))
    return None if match is None else start + match.end()


def bare(text: str) -> str:
    """Small letters without marks, as many as before: OCR loses marks first."""
    return text.translate(_BARE)


_BARE = {
    ord(letter): unicodedata.normalize("NFD", letter.lower())[0].replace("đ", "d")
    for letter in UPPER + LOWER
}


@cache
def _known() -> re.Pattern[str]:
    names = sorted(map(bare, law_names()), key=len, reverse=True)
    ways = (re.escape(name).replace(r",\ ", r"(?:,?\s|\s?-\s?)") for name in names)
    return re.compile(
        rf"\s(?:(?:ve|cua)\s)?(?:{'|'.join(ways)})(?:\sviet\snam)?(?!\w)".replace(
            r"\ ", r"\s"
        )
    )
