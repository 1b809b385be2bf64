"""Paragraphs that ask somebody for something, without an enumerator.

A letter without a list orders by paragraph; behind a list stands who is to follow it
up, beside closing formulas, which order nothing. A body is what `find_agencies` knows:
the patterns here read a text in which each name is one sign repeated.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.actors import ADVERBS
from ontology.registry import order_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from extract.agencies import AgencyMention
    from extract.running import Line

_SIGN, _OVER = "\ue010", "\ue011"  # of the private use area
_BODY = f"[{_SIGN}{_OVER}]+"
_BODIES = rf"(?:[Mm]ỗi |[Tt]ừng )?{_BODY}(?:(?:[,;]|,? và|,? cùng) {_BODY})*"
_LOOK_BACK = 400
_GIVES_ORDERS = {"provincial_government", "provincial_party"}
_ASKS = (
    r"(?=[GgĐđYy])(?<!được )(?<!được phân )(?<!theo )(?<!xét )"
    r"\b(?i:giao(?-i:(?! ban ))(?: cho)?|đề nghị|yêu cầu) "  # no "hội nghị giao ban"
)
_ASKS_BODY = re.compile(rf"{_ASKS}{_BODIES}")
_ORDER = re.compile(
    rf"{_ASKS}{_BODIES}|chủ trì,? phối hợp|^(?:Riêng )?{_SIGN}(?!.*như sau:$)"
)
_VERBS = "|".join(order_words("verbs"))
_TOLD_BEFORE = re.compile(r"\b(?:đã|vừa) (?:ban hành|có|gửi) [^.]*\Z")
"""An earlier letter asked it: "Sở đã có Công văn … đề nghị các đơn vị …"."""
_DEED = re.compile(rf"(?=[A-ZĐ])(?i:{_VERBS}) ")
_DO = re.compile(
    r"(?:^|^(?:Đối với|Về|Riêng|Căn cứ|Theo|Trên cơ sở|Để) [^.;:]{3,200}, )"
    rf"(?i:đề nghị|yêu cầu) (?!(?:Quý|quý) )(?:{_VERBS}) "
)
"""Somebody is asked who is not named: "Đề nghị rà soát …"."""
_OPENS = re.compile(
    r"(?:Nhận được [^,.]{1,40} này,? |"
    r"(?:Căn cứ|Theo|Trên cơ sở|Để|Kết quả) [^.;:]{1,200}, )?"
    rf"(?i:(?:giao(?: cho)?|yêu cầu|đề nghị) {_BODIES})|"
    rf"{_BODIES}[^.,;:]{{0,80}} (?:có trách nhiệm|chủ trì)\b"
)
_ASKING = re.compile(r"(?:đề nghị|yêu cầu)\s*:$")
_WHEN_WHO = re.compile(
    rf"{ADVERBS} [^.;:\n]{{2,400}}?, {_BODIES}(?![^.;:]{{0,80}}(?:đã|đang|được) )"
)
_SENDS = re.compile(
    r"(?:Báo cáo|Kết quả|Ý kiến|Văn bản|Danh sách|Hồ sơ)\b[^.;:]{0,80}? (?<!đã )"
    rf"(?<!vừa )gửi (?:về )?{_BODIES}|"
    rf"(?:{ADVERBS} [^.;:\n]{{2,200}}?, {_BODIES}|{_BODIES})[^.;:]{{0,150}}? "
    r"(?<!đã )(?<!được )(?:báo cáo|gửi|tổng hợp|thống kê|rà soát|xây dựng|ban hành|"
    r"phân công|đăng ký|hoàn thành|tổ chức|theo dõi|đôn đốc|kiểm tra|hướng dẫn|"
    r"tham mưu) (?!để )"
)
_LEADS = re.compile(
    rf"(?:Đối với |Riêng )?{_BODIES}[^.;]*:$|[^.;]*{_ASKS}{_BODIES}[^.;]*:$"
)
_ITSELF = re.compile(
    r"[^\W\d_]+(?: [^\W\d_]+)? này (?:thay thế|có hiệu lực)(?:[^.]|\.(?! ))+\. (?=\S)"
)
"""What a document says of itself, before another sentence."""
_GIVEN = re.compile(rf"(?<=[.;] )(?:Giao|giao)(?: cho)? {_BODIES}")
GENERIC = re.compile(
    r"chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện) (?:\w+ ){1,2}này\b"
    r"(?!, (?:theo dõi|hướng dẫn|kiểm tra|đôn đốc|tổng hợp|định kỳ)\b)"
    r"|căn cứ Quyết định (?:này )?(?:chịu trách nhiệm )?(?:thi hành|thực hiện)\W*$"
    r"|^(?:[^.:;]{3,40} (?:trân trọng )?(?:yêu cầu|đề nghị)|Yêu cầu|Đề nghị)"
    r"[^.:]{0,240}(?<!việc )\b(?:triển khai|thực hiện)"
    r"(?: (?:các|tốt|nghiêm|nghiêm túc|những|nội dung|Chỉ thị|Kế hoạch|Công văn|văn bản"
    r"|Công điện|Thông báo|Kết luận|Quyết định|Nghị quyết|này|trên|nêu trên))*"
    r"\s*(?:\.?/?\.?|\./\..{0,25})$"
    r"|^[^.:;]{0,120}\b(?:thông báo|trả lời|báo|có ý kiến|hướng dẫn)[^.:;]{0,30} "
    r"(?:để|cho) [^.:;]{0,120}\bbiết\b[^.:;]{0,60}(?:\.|$)"
    r"|^[^.:;]{0,80}\b(?:thông báo|trả lời)[^.:;]{0,60} (?:được )?biết,? (?:và|để) "
    r"|^Trong quá trình (?:tổ chức |triển khai )*thực hiện,? "
    r"(?:nếu )?(?:có |cần |thấy cần (?:thiết )?)?(?:những |các )?(?:vấn đề )?"
    r"(?:khó khăn|vướng mắc|phát sinh|sửa đổi|điều chỉnh)"
)
"""Closing formulas: who is to comply, and what to do in case of difficulties."""

ASKED = re.compile(rf"{_ASKS}(?=\w)|(?P<lead>\bchủ trì\b)")
"""Who may be asked: behind "giao", "đề nghị", "yêu cầu"; or is told to lead."""


class Asking:
    """What the paragraphs of a text ask of the bodies that it names.

    In none of them does one that ends with a colon ask: it leads to what is below.
    """

    def __init__(self, text: str, agencies: Iterable[AgencyMention]) -> None:
        parts, at = [], 0
        for agency in agencies:
            over = agency.level in _GIVES_ORDERS and not agency.several
            sign = _OVER if over else _SIGN
            parts += [text[at : agency.start], sign * (agency.end - agency.start)]
            at = agency.end
        self._signed = "".join([*parts, text[at:]])

    def _of(self, line: Line) -> str:
        """A line in which each name is one sign repeated."""
        return self._signed[line.start : line.start + len(line.text)]

    def orders(self, line: Line) -> bool:
        """Whether a paragraph without an enumerator tells somebody to do something."""
        if _is_formula(line.text):
            return False
        return bool(_ORDER.search(self._of(line)) or _DO.search(line.text))

    def asks(self, line: Line) -> bool:
        """Whether a paragraph before a list asks for something itself."""
        if not line.text.endswith(".") or GENERIC.search(line.text):
            return False
        signed = self._of(line)
        return any(
            not _TOLD_BEFORE.search(
                signed, max(0, asked.start() - _LOOK_BACK), asked.start()
            )
            for asked in _ASKS_BODY.finditer(signed)
        )

    def opens_with_deed(self, line: Line) -> bool:
        """Whether a paragraph opens with a verb: "Rà soát …", and leads to nothing."""
        return not line.text.endswith(":") and _DEED.match(line.text) is not None

    def asks_for_a_list(self, line: Line) -> bool:
        """Whether a lead-in asks a body for what a list names: "… nội dung sau:"."""
        return line.text.endswith(":") and bool(_ASKS_BODY.search(self._of(line)))

    def leads(self, line: Line) -> bool:
        """Whether a paragraph says who is to do what the dashes below it name."""
        return line.text.endswith(":") and _LEADS.match(self._of(line)) is not None

    def asked_of(self, lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
        """The paragraphs between a heading and its list that say who is to do what.

        They stand behind "Bộ đề nghị:", or open with when or why: "Sau khi …, các sở
        …". Numbered from one, with their index; the first is the heading.
        """
        number, asking = 0, False
        for at, line in enumerate(lines):
            signed = self._of(line)
            named = asking and re.match(_BODIES, signed)
            if line.text.endswith(":"):
                asking = _ASKING.search(line.text) is not None
            elif at and (named or _WHEN_WHO.match(signed)) and signed[-1:] != "”":
                number += 1
                yield number, at

    def closes_with_order(self, line: Line) -> bool:
        """Whether a paragraph behind a list tells some by name what to send or do.

        "Định kỳ 6 tháng, các sở báo cáo kết quả về Sở Nội vụ." Nobody does it yet: what
        a formula says of all ("nghiêm túc thực hiện") is none.
        """
        return not _is_formula(line.text) and bool(_SENDS.match(self._of(line)))

    def order_places(self, line: Line) -> list[int]:
        """Where orders to somebody begin in a paragraph: at its opening, or "Giao …".

        A closing formula is none, but one may follow it: "Yêu cầu các sở … thực hiện.
        Giao Sở Tài chính theo dõi, đôn đốc." What else stands before one belongs to it.
        """
        signed = self._of(line)
        if itself := _ITSELF.match(signed):
            rest = signed[itself.end() :]
            told = _OPENS.match(rest) or _SENDS.match(rest)
            orders = told and not GENERIC.search(line.text[itself.end() :])
            return [itself.end()] if orders else []
        given = [match.start() for match in _GIVEN.finditer(signed)]
        before = line.text[: given[0]].rstrip() if given else line.text
        formula = GENERIC.search(before) is not None
        if _OPENS.match(signed) and not formula:
            return [0, *given]
        return given if formula else [0][: len(given)]


def _is_formula(paragraph: str) -> bool:
    """Whether a paragraph leads to what is below, or orders nothing of its own."""
    return paragraph.endswith(":") or GENERIC.search(paragraph) is not None
