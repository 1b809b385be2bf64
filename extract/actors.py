"""Bodies and offices in no list, by the grammar of their names.

A head noun ("trung tâm", "hiệp hội", "tổ trưởng") opens a name that runs to a verb, a
mark or the next name. Ordinary sentences are full of such words, so that one is a name
only where somebody is told to act: it opens a line or a sentence and a verb follows, or
it stands behind "giao", "đề nghị", "phối hợp với", or goes on a list of those. Behind
the number of a document and "của" a capital says that it is who issued that.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from extract.actor_names import acts, head_nouns, name_end
from extract.letters import CAPITAL, SMALL
from ontology.registry import actors, document_types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Protocol

    from ontology.rows import Head

    class _Known(Protocol):
        @property
        def start(self) -> int: ...
        @property
        def end(self) -> int: ...


_LOOK_BACK = 60
_SENTENCE = 300
_EACH = re.compile(r"(?:[Mm]ỗi|[Tt]ừng) $")
_MARK = (
    r"(?:[-+*•–]|(?:Điều )?\d{1,3}(?:\.\d{1,2})*(?:\\?[.)/:–-])?|[IVX]{1,5}[.)]|"
    r"[a-zđ][.)/])"
)
_OPENED = re.compile(
    rf"(?:\n[\s*\"“]*(?:{_MARK}\s*)?|[.;:] {_MARK}\s*)"
    r"(?:(?:Đối với|Trách nhiệm của|Nhiệm vụ của|Riêng|Về phía) )?$"
)
WITH = (
    r"(?i:phối hợp(?:(?: \w+ \w+)?\s*:?\s*(?:với|cùng với|cùng)|\s*:)?|"
    r"cùng(?: với)?(?! cấp| kỳ)|với sự (?:phối hợp|tham gia) của) "
)
"""Words behind which stands who works with the lead."""
_ASKED = re.compile(
    rf"\b(?:(?i:giao(?: cho)?|đề nghị|yêu cầu) |Chỉ đạo |{WITH}|"
    r"(?i:chủ trì|phối hợp|(?:đơn vị|cơ quan|người) (?:thực hiện|phụ trách|tham gia))"
    r" ?: )$"
)
_ISSUED = re.compile(
    r"\d[a-zđ]?[/-]\S{0,20}[A-ZĐ]\S{0,20}"
    r"(?:[ ,(]*ngày (?:[\d/.-]{3,10}|\d{1,2} tháng \d{1,2} năm \d{4})\)?)?"
    r",? của (?=[A-ZĐ])"
)
_PROPER = re.compile(
    rf".+ (?:{CAPITAL}.*|(?:tỉnh|thành phố|huyện|quận|xã|phường|thị trấn|đặc khu))"
)
"""What a name has that is no common noun: a capital within, or its place."""
_BEGUN = (". ", "; ", ": ", ", ", " thì ")
_GLUED = re.compile(rf"{SMALL} (?=(?:Các|Mỗi|Từng|Những) )")
ADVERBS = (
    "(?:Trong|Trước|Sau|Ngay|Khi|Để|Theo(?! dõi)|Trên|Căn cứ|Nhằm|Trường hợp|Nếu|"
    "Định kỳ|Hằng|Hàng|Nhận được|Tại|Từ|Đến|Hết|Đối với|Kết thúc|Ngoài|Qua|Với|"
    "Trả lời|Phúc đáp|Thực hiện|Tiếp theo|Về)"
)
"""What opens a sentence whose subject stands behind when, where or why."""
_ADVERB = re.compile(
    r"(?:[.;:\n][\s*\"“]*(?:[-+*•–] |(?:\d{1,3}|[a-zđ])[.)/] )?|"
    rf"{SMALL} ){ADVERBS} [^.;:\n]*$"
)
_JOINT = re.compile(r"\s*(?:,|;|/|và|, và|cùng|(?:như|gồm|bao gồm)\s*:?)(?: với)? ")
_CLOSED = re.compile(
    r"(?: \([^()\n]{2,200}\))?\s*(?:[:\n]|$)| - |"
    r", (?:căn cứ|theo|trong|trên cơ sở|khi) "
)


class Actor(NamedTuple):
    """A name found by its grammar; `many` when it stands for several of a kind."""

    start: int
    end: int
    head: Head
    many: bool


def find_actors(text: str, known: Sequence[_Known]) -> Iterator[Actor]:
    """Find the names in no list; `known` are those of the list, in order."""
    starts = {mention.start: mention.end for mention in known}
    waiting = iter(known)
    mention = next(waiting, None)
    last, asked = -1, False  # where the last of a list ended, and whether it was asked
    for match in head_nouns().finditer(text):
        while mention and mention.start < match.start("all"):
            if mention.end > match.start():
                break
            chained = bool(_JOINT.fullmatch(text, last, mention.start))
            context = _context(text, mention.start)
            if mention.end > last and (chained or context):
                asked = (asked and chained) or context == "asked"
                last = mention.end
            mention = next(waiting, None)
        if mention and mention.start < match.start():
            continue
        head = actors().heads[int((match.lastgroup or "h0")[1:])]
        many = bool(match["all"])
        noun = match.end("all")
        titled = head.name == "đồng chí" and match.end() + 1 in starts
        if (noun in starts and not many) or titled:
            continue
        context = _context(text, match.start())
        chained = bool(_JOINT.fullmatch(text, last, match.start()))
        if chained:
            context = "asked" if asked else context or "opened"
        elif not context:
            continue
        at = max(match.end(), starts.get(noun, 0))
        end = name_end(text, at, head, starts, many=many)
        titled = many or text[match.end() + 1 : match.end() + 2].isupper()
        named = many or head.alone or end > match.end()
        named = named and (context == "asked" or titled or not head.asked)
        if named and (chained or _accepted(text, end, context, starts)):
            last, asked = end, context == "asked"
            yield Actor(match.start(), end, head, many)
    yield from _issuers(text, starts)


def _issuers(text: str, starts: dict[int, int]) -> Iterator[Actor]:
    """Names behind the number of a document and "của"."""
    for issued in _ISSUED.finditer(text):
        noun = (
            None if issued.end() in starts else head_nouns().match(text, issued.end())
        )
        if noun is None or noun["all"]:
            continue
        head = actors().heads[int((noun.lastgroup or "h0")[1:])]
        end = name_end(text, noun.end(), head, starts, many=False)
        behind = _behind_issuer().search(text, noun.end(), end)
        end = behind.start() if behind else end
        if _PROPER.fullmatch(text, noun.start(), end):
            yield Actor(noun.start(), end, head, many=False)


@cache
def _behind_issuer() -> re.Pattern[str]:
    """What goes on behind an issuer: the title, the day, another document."""
    types = "|".join(name for kind in document_types() for name in kind.printed)
    return re.compile(rf" về | ngày \d|(?:,| và) (?:{types}) ")


def _context(text: str, at: int) -> str:
    """What stands before a name: "asked", "opened", "begun", or nothing of use."""
    first = max(0, at - _LOOK_BACK)
    before = _EACH.sub("", text[first:at] if first else f"\n{text[:at]}")
    if _ASKED.search(before):
        return "asked"
    if _OPENED.search(before):
        return "opened"
    glued = at - 2 - (4 if text.startswith("Mỗi ", at - 4) else 0)
    if glued > 0 and _GLUED.match(text, glued):
        return "begun"
    if not before.endswith(_BEGUN):
        return ""
    if before.endswith(", ") and not before.endswith("đó, "):
        sentence = f"\n{text[max(0, at - _SENTENCE) : at]}"
        return "begun" if _ADVERB.search(sentence) else ""
    return "begun"


def _accepted(text: str, end: int, context: str, starts: dict[int, int]) -> bool:
    """Whether what stands before and behind a name says that it is one."""
    if context == "asked" or acts().match(text, end):
        return True
    joint = _JOINT.match(text, end)
    if joint and (joint.end() in starts or head_nouns().match(text, joint.end())):
        return True
    leads = context == "begun" and text.startswith((":\n", ": "), end)
    return leads or (context == "opened" and bool(_CLOSED.match(text, end)))
