"""Whether an item is an order, by how it opens and what stands above it.

An order names who is to do something, or opens with what is to be done; purposes,
times, places and provisions that are quoted do neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.asking import ASKED, GENERIC
from ontology.registry import order_words

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from extract.items import Item

_TARGET = re.compile(r"\d ?%")
_MUST = re.compile(
    r"[^,;:.\n]{1,80} (?:phải|cần|có trách nhiệm|không được)\b|"
    r"[^\n]{1,400} (?:phải|cần|có trách nhiệm)(?: [^\n.;:]{1,60})?:$",
    re.MULTILINE,
)
_SOMEBODY_MUST = re.compile(r"[^,;:.\n]{1,40} (?:phải|cần|có trách nhiệm)\b")
_LABEL = re.compile(r"[^.;:\n]{1,80}: ")
_STATES = re.compile(
    r"[“\">]|(?:Luật|Bộ luật|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|"
    r"Quy chế|Quy định|Công văn|Văn bản) này (?!yêu cầu|giao)|"
    r"K[ểêế] từ ngày [^.]{0,600}\bhết hiệu lực|"
    r"K[ểêế] từ ngày [^.,]{3,40} này có hiệu lực(?: thi hành)?, (?!(?i:(?:các )?(?:cơ "
    r"quan|đơn vị|bộ|sở|ban|[ủu][yỷ] ban|ubnd)\b))[\s\S]{0,3000}?\bhết hiệu lực|"
    r"Trường hợp (?:các )?văn bản [^.]{0,300}\b(?:sửa đổi|thay thế|bãi bỏ)\b[^.]{0,300}"
    r" thì (?:áp dụng|thực hiện)"
)
_AMENDS = re.compile(
    r"(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay|Bỏ)(?:, (?:bổ sung|thay thế))*"
    r"(?: (?:một số|tên|toàn bộ|nội dung|đoạn \w+|cụm từ|các cụm từ|các|của|tại))*"
    r" (?:tiết|điểm|khoản|Điều|Mục|Chương|Phụ lục|[“\"])"
)
"""Opens what an amending act changes in another."""
_PRAISES = re.compile(
    r"(?:Đánh giá cao|Ghi nhận|Hoan nghênh)\b|"
    r"(?:Cơ bản )?(?:[Tt]hống nhất|[Nn]hất trí|[Đđ]ồng ý) (?:với )?"
    r"(?:các |những )?(?:nội dung|báo cáo|đề xuất|đề nghị|ý kiến|chủ trương|"
    r"sự cần thiết|phương án|nguyên tắc)\b|"
    r"(?:Do sơ suất|Do có sai sót|Vì sơ suất)\b|Xin đính chính\b"
)
_QUOTES = re.compile(r"(?:quy định|nêu)(?: rõ| như sau)? ?:$")
_REPORTED = re.compile(
    r"(?:(?:cơ bản )?(?:thống nhất|nhất trí|đồng ý)(?: với)? "
    r"(?:báo cáo|nội dung|đánh giá)|"
    r"đã|vừa|đang|được(?! (?:kiểm tra|thanh tra|kiểm toán|thụ hưởng) )|bị|gồm|"
    r"nhận được|"
    r"có (?:chức năng|tư cách|văn bản|công văn|ý kiến|tờ trình)|"
    r"là(?! (?:cơ quan |đơn vị )?(?:thường trực|đầu mối|chủ trì)))\b"
)
_DUTIES = re.compile(
    r"(?:Trách nhiệm|Nhiệm vụ)(?:(?:,| và) (?:trách nhiệm|nhiệm vụ|quyền hạn))* của "
)
"""Before the body whose duties an article or a part lists."""
_STANDING = re.compile(
    r"(?:Trình tự|Thủ tục|Quy trình|Thành phần|Hồ sơ|Thẩm quyền|Điều kiện|Nguyên tắc|"
    r"Quyền(?:,| và| của)|Nghĩa vụ|Chính sách|Tiêu chuẩn|Chức trách|Nội dung|Hình thức|"
    r"Phương thức|Phương pháp|Yêu cầu (?:về|đối với|kỹ thuật)|Nhiệm vụ:?(?:\n|$)|"
    r"(?:Cấp|Nộp|Công nhận|H[ủu][yỷ] công nhận|Thu hồi|Gia hạn|Đăng ký)(?:,| và) |"
    r"(?:[^\W\d_]+ ){1,8}là (?:cơ quan|đơn vị|tổ chức|người|việc|hoạt động)\b"
    r"(?! (?:đầu mối|thường trực|chủ trì))|"
    r"Trường hợp\b|Trong (?:thời hạn|vòng) [^,;.]{1,40} từ (?:ngày|khi|thời điểm)|"
    r"Sau khi (?:nhận|tiếp nhận|thẩm định)|Khi (?:có|nhận|phát sinh|tiếp nhận) )"
)
"""Opens what a rule provides for whoever comes: a procedure, a right, a definition."""
_JOINT = re.compile(r"\s*(?:,|;|và|,\s*và|cùng(?: với)?)\s*(?:với )?")
_NAMED_ALONE = re.compile(r"\s*[;.]?(?:\s|$)")
_SENTENCE = re.compile(r"(?<=\w)\. ")
_CLAUSE = re.compile(r"[,;:]\s+")
_PROVISION = re.compile(
    r"(?:Tại )?(?:khoản|điểm|điều|tiết|mục) (?:\d|[a-zđ]\b)", re.IGNORECASE
)
_SELF = re.compile(
    r"(?:Ban hành|Phê duyệt|Thành lập|Kiện toàn|Công bố|Sửa đổi|Bổ sung|Bãi bỏ|Hủy bỏ|"
    r"Điều chỉnh|Công nhận|Cho phép|Tán thành|Thông qua|Nhất trí|Phê chuẩn)\b"
)
_ARTICLE = re.compile(r"Điều\s+\d+[a-z]?\s*[.:]\s*$")
_BULLET = re.compile(r"(?<!\d)(?<!\d )[-–+*•]\s*\Z")  # and no "1-"
_FRONT = 500  # characters in which the clause that orders begins
_HEADING = 150
_BODY_LENGTH = 1500  # characters of an item in which somebody may be asked
_LINES = 4  # of an item that may open with who acts


@dataclass(frozen=True, slots=True)
class Context:
    """What headings above say: whom they address, whether they only give reasons.

    What is `standing` are rules for whoever comes, a procedure or a right.
    """

    addressed: bool = False
    reasons: bool = False
    standing: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """How an item opens: what its words say of an act, or else whom they address."""

    words: str
    tells: bool
    addresses: bool


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges items; `ends` is where the agencies end that start at an offset.

    Those that start at an offset of `askers` are told to do only what they are asked.
    """

    text: str
    ends: dict[int, int]
    strict: bool
    askers: AbstractSet[int] = frozenset()

    def opening(self, item: Item) -> Opening:
        """How an item opens."""
        words = self.text[item.start : item.end]
        labelled = bool(item.column("lead", "cooperate"))
        tells = not labelled and self._tells(item, words)
        addresses = labelled or (not tells and self._addresses(item))
        return Opening(words, tells, addresses)

    def is_order(self, item: Item, opening: Opening, context: Context) -> bool:
        """Whether an item orders, by how it opens and what stands above it."""
        words = opening.words
        standing = context.standing or (
            not context.addressed and _STANDING.match(words)
        )
        if self.strict and standing:
            return False
        if opening.tells or opening.addresses:
            return opening.addresses
        acts = any(map(self._acts, *self._lines(item)))
        if self.strict or self._has_done(item):
            return self.strict and context.addressed and acts
        silent = context.reasons or _gives_reasons(words) or self._is_self(item)
        if silent and not context.addressed:
            return False
        if _MUST.match(words) or (item.leaf and _TARGET.search(words)):
            return True
        lists = _opening("nouns").match(words) or _LABEL.match(words)
        told = context.addressed or self._numbered(item)
        return acts or (told and not lists)

    def below(self, item: Item, opening: Opening, context: Context) -> Context:
        """What an item that opens so says for those below it."""
        words = opening.words
        if self.strict and (context.standing or _STANDING.match(words)):
            return Context(standing=True)
        duties = _DUTIES.match(self.text, item.start, item.end)
        if duties and duties.end() in self.ends:
            return Context(addressed=True)
        if opening.tells or _QUOTES.search(words):
            return Context(reasons=True)
        if opening.addresses or any(map(_MUST.match, words.split("\n")[:_LINES])):
            return Context(addressed=True)
        return Context(reasons=True) if _gives_reasons(words) else context

    def _is_self(self, item: Item) -> bool:
        """Whether an article says what the document itself does."""
        before = self.text[max(0, item.start - 12) : item.start]
        act = _SELF.match(self.text, item.start)
        return act is not None and _ARTICLE.search(before) is not None

    def _numbered(self, item: Item) -> bool:
        """Whether a number or letter opens an item that is no heading in capitals."""
        bullet = _BULLET.search(self.text, max(0, item.start - 4), item.start)
        heading = self.text[item.start : item.end].partition("\n")[0].isupper()
        return bullet is None and not heading

    def _lines(self, item: Item) -> tuple[list[int], list[int]]:
        """Where the first lines of an item start and end."""
        starts, ends = [item.start], []
        while len(starts) <= _LINES:
            edge = self.text.find("\n", starts[-1], item.end)
            if edge < 0:
                break
            ends.append(edge)
            starts.append(edge + 1)
        return starts, [*ends, item.end][: len(starts)]

    def _tells(self, item: Item, words: str) -> bool:
        """Whether an item says when, where, with whom, or what an act provides."""
        if _STATES.match(words) or _AMENDS.match(words):
            return True
        if _opening("attributes").match(words):
            return True
        if _PRAISES.match(words) and not self._asks(item.start, item.end):
            return not self._names_later(item)
        provided = any(map(_PROVISION.match, words.split("\n")[:2]))
        return provided or GENERIC.search(words[:_FRONT]) is not None

    def _addresses(self, item: Item) -> bool:
        """Whether an item names who is to act: at its opening, or who is asked to."""
        lines = zip(*self._lines(item), strict=True)
        if any(self._tells_whom(*line, leaf=item.leaf) for line in lines):
            return True
        last = min(item.end, item.start + _BODY_LENGTH)
        return self._asks(item.start, last)

    def _names_later(self, item: Item) -> bool:
        """Whether a later sentence opens with who acts: "Đồng ý …. Sở X rà soát"."""
        sentences = _SENTENCE.finditer(self.text, item.start, item.end)
        return any(self._names(at.end(), item.end, leaf=True) for at in sentences)

    def _asks(self, start: int, end: int) -> bool:
        """Whether words ask a body for something, or tell it to lead."""
        asked = ASKED.finditer(self.text, start, end)
        return any(
            match["lead"] or match.end() in self.ends or match.end() in self.askers
            for match in asked
        )

    def _tells_whom(self, start: int, end: int, *, leaf: bool) -> bool:
        """Whether a line names at its opening, or behind a label, who is to act."""
        label = _LABEL.match(self.text, start, end)
        return self._names(start, end, leaf=leaf) or (
            label is not None and self._names(label.end(), end, leaf=True)
        )

    def _has_done(self, item: Item) -> bool:
        """Whether an item tells what a body did: "Sở Tài chính đã báo cáo"."""
        after = self._behind_names(item.start, item.end)
        rest = self.text[after : item.end].lstrip(" ,")
        return after > item.start and _REPORTED.match(rest) is not None

    def _names(self, start: int, end: int, *, leaf: bool) -> bool:
        """Whether agencies open a text that says what they are to do."""
        after = self._behind_names(start, end)
        if after == start:
            return False
        rest = self.text[after:end].lstrip(" ,")
        if not rest:
            return not leaf
        alone = _NAMED_ALONE.match(rest) and "\n" not in rest
        return not (alone or _REPORTED.match(rest))

    def _behind_names(self, start: int, end: int) -> int:
        """Where the run of agencies ends that opens a text; `start` if none does."""
        at = reached = start
        while at in self.ends and at < end:
            reached = self.ends[at]
            joint = _JOINT.match(self.text, reached, end)
            at = joint.end() if joint else end
        return reached

    def _acts(self, start: int, end: int) -> bool:
        """Whether a verb opens the text, or a clause behind what only frames it."""
        verbs = _opening("verbs")
        if verbs.match(self.text, start, end):
            return True
        label = _LABEL.match(self.text, start, end)
        if label and verbs.match(self.text, label.end(), end):
            return True
        if not _opening("frames").match(self.text, start, end):
            return False
        last = min(end, start + _FRONT)
        return any(
            verbs.match(self.text, clause.end(), end)
            or clause.end() in self.ends
            or _SOMEBODY_MUST.match(self.text, clause.end(), end)
            for clause in _CLAUSE.finditer(self.text, start, last)
        )


def _gives_reasons(words: str) -> bool:
    """Whether a heading says why, what for, or what has been."""
    first = words.partition("\n")[0]
    return len(first) <= _HEADING and _opening("reasons").match(first) is not None


@cache
def _opening(table: str) -> re.Pattern[str]:
    """One of a list of words, where it opens a text."""
    words = sorted(order_words(table), key=len, reverse=True)
    return re.compile(rf"(?i:{'|'.join(map(re.escape, words))})(?!\w)")
