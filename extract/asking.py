"""Paragraphs that ask somebody for something, without an enumerator.

A letter without a list orders by paragraph; behind a list stands who is to follow it
up, beside closing formulas, which order nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.actors import ADVERBS
from ontology.registry import order_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BODY = (
    "(?:Sở |Ban |Cục |UBND|Ủy ban|Uỷ ban|Công an|Văn phòng|Chi |Hội |Thanh tra|"
    "Thủ trưởng|Giám đốc|Chủ tịch|Bộ |Các |Trung tâm |Tổng cục |Kho bạc |Chính phủ|"
    "Thủ tướng|Quốc hội|Công đoàn |Phòng |Đội |Trạm |Vụ |Viện |Trường |Đảng ủy|"
    "Tỉnh đoàn|Phó )"
)
_ASKS = (
    r"(?=[GgĐđYy])(?<!được )(?<!theo )(?<!xét )"
    r"\b(?i:giao(?-i:(?! ban ))(?: cho)?|đề nghị|yêu cầu) "  # no "hội nghị giao ban"
)
_ASKS_BODY = re.compile(rf"{_ASKS}(?i:{_BODY})")
_ORDER = re.compile(
    rf"{_ASKS}(?i:{_BODY})|chủ trì,? phối hợp|"
    rf"^(?!UBND tỉnh|Ủy ban nhân dân tỉnh){_BODY}(?!.*như sau:$)"
)
_DO = re.compile(
    r"(?:^|^(?:Đối với|Về|Riêng|Căn cứ|Theo|Trên cơ sở|Để) [^.;:]{3,200}, )"
    rf"(?i:đề nghị|yêu cầu) (?!(?:Quý|quý) )(?:{'|'.join(order_words('verbs'))}) "
)
"""Somebody is asked who is not named: "Đề nghị rà soát …"."""
_OPENS = re.compile(
    r"(?:Nhận được [^,.]{1,40} này,? |(?:Căn cứ|Theo|Trên cơ sở|Để) [^.;:]{1,200}, )?"
    rf"(?i:(?:giao(?: cho)?|yêu cầu|đề nghị) {_BODY})|"
    rf"{_BODY}[^.,;:]{{0,80}} (?:có trách nhiệm|chủ trì)\b"
)
_ASKING = re.compile(r"(?:đề nghị|yêu cầu)\s*:$")
_WHEN_WHO = re.compile(
    rf"{ADVERBS} [^.;:\n]{{2,400}}?, (?i:{_BODY})(?![^.;:]{{0,80}}(?:đã|đang|được) )"
)
_SENDS = re.compile(
    rf"(?:{ADVERBS} [^.;:\n]{{2,200}}?, (?i:{_BODY})|{_BODY})[^.;:]{{0,150}}? "
    r"(?<!đã )(?<!được )(?:báo cáo|gửi|tổng hợp|thống kê|rà soát|xây dựng|ban hành|"
    r"phân công|đăng ký|hoàn thành|tổ chức) (?!để )"
)
_GIVEN = re.compile(rf"(?<=[.;] )(?:Giao|giao)(?: cho)? {_BODY}")
GENERIC = re.compile(
    r"chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện) (?:\w+ ){1,2}này\b"
    r"|^(?:[^.:;]{3,40} (?:trân trọng )?(?:yêu cầu|đề nghị)|Yêu cầu|Đề nghị)"
    r"[^.:]{0,240}(?<!việc )\b(?:triển khai|thực hiện)"
    r"(?: (?:các|tốt|nghiêm|nghiêm túc|những|nội dung|Chỉ thị|Kế hoạch|Công văn|văn bản"
    r"|Quyết định|Nghị quyết|này|trên|nêu trên))*\s*(?:\.?/?\.?|\./\..{0,25})$"
    r"|^[^.:;]{0,120}\b(?:thông báo|trả lời|báo|có ý kiến|hướng dẫn)[^.:;]{0,30} "
    r"(?:để|cho) [^.:;]{0,120}\bbiết\b[^.:;]{0,60}(?:\.|$)"
    r"|^Trong quá trình (?:tổ chức |triển khai )*thực hiện,? "
    r"(?:nếu )?(?:có )?(?:khó khăn|vướng mắc|phát sinh)"
)
"""Closing formulas: who is to comply, and what to do in case of difficulties."""

ASKED = re.compile(rf"{_ASKS}(?=(?i:(?P<body>{_BODY}))|\w)|(?P<lead>\bchủ trì\b)")
"""Who is asked: "giao", "đề nghị", "yêu cầu" before a body; or told to lead."""


def orders(paragraph: str) -> bool:
    """Whether a paragraph without an enumerator tells somebody to do something.

    One that ends with a colon leads to what is asked for below.
    """
    if paragraph.endswith(":") or GENERIC.search(paragraph):
        return False
    return _ORDER.search(paragraph) is not None or _DO.search(paragraph) is not None


def asks(paragraph: str) -> bool:
    """Whether a paragraph before a list asks for something itself.

    One that ends with a colon leads to what is asked for below.
    """
    asked = _ASKS_BODY.search(paragraph) is not None
    return asked and paragraph.endswith(".") and not GENERIC.search(paragraph)


def asks_for_a_list(paragraph: str) -> bool:
    """Whether a lead-in asks a body for what a list names: "… góp ý nội dung sau:"."""
    return paragraph.endswith(":") and _ASKS_BODY.search(paragraph) is not None


def asked_of(paragraphs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The paragraphs between a heading and its list that say who is to do what.

    They stand behind "Bộ đề nghị:", or open with when or why: "Sau khi …, các sở …".
    Numbered from one, with their index; the first is the heading, and one that ends
    with a colon leads to others.
    """
    number, asking = 0, False
    for at, paragraph in enumerate(paragraphs):
        named = asking and re.match(_BODY, paragraph)
        if paragraph.endswith(":"):
            asking = _ASKING.search(paragraph) is not None
        elif at and (named or _WHEN_WHO.match(paragraph)) and paragraph[-1:] != "”":
            number += 1
            yield number, at


def closes_with_order(paragraph: str) -> bool:
    """Whether a paragraph behind a list tells some by name what to send or do.

    "Định kỳ 6 tháng, các sở báo cáo kết quả về Sở Nội vụ." Nobody does it yet: what a
    formula says of all ("nghiêm túc thực hiện") is none.
    """
    if paragraph.endswith(":") or GENERIC.search(paragraph):
        return False
    return _SENDS.match(paragraph) is not None


def order_places(paragraph: str) -> list[int]:
    """Where orders to somebody begin in a paragraph: at its opening, or "Giao …".

    A closing formula is none, but one may follow it: "Yêu cầu các sở … thực hiện.
    Giao Sở Tài chính theo dõi, đôn đốc."
    """
    places = [0] if _OPENS.match(paragraph) and not GENERIC.search(paragraph) else []
    if _ORDER.search(paragraph):
        places += [match.start() for match in _GIVEN.finditer(paragraph)]
    return places
