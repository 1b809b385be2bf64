"""Which items of a letter are orders, and which say why, when, where, or quote the law.

A letter numbers more than its tasks: purposes, times and places, provisions it quotes,
the date it comes into force. An order names who is to do something, or opens with what
is to be done. In a normative act, whose articles are rules for everybody, only what a
body is told by its name is a task.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ontology.registry import document_types, order_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.agencies import AgencyMention
    from extract.items import Item

_BODY = (
    "(?:Sở |Ban |Cục |UBND|Ủy ban|Công an|Văn phòng|Chi |Hội |Thanh tra|Thủ trưởng|"
    "Giám đốc|Chủ tịch|Bộ |Các |Trung tâm |Tổng cục |Kho bạc |Chính phủ|Thủ tướng|"
    "Quốc hội)"
)
_TARGET = re.compile(r"\d ?%")
_ASKS = r"(?<!được )(?<!theo )(?<!xét )\b(?i:giao(?: cho)?|đề nghị|yêu cầu) "
_ORDER = re.compile(
    rf"{_ASKS}(?i:{_BODY})|chủ trì,? phối hợp|"
    rf"^(?!UBND tỉnh|Ủy ban nhân dân tỉnh){_BODY}(?!.*như sau:$)"
)
_OPENS = re.compile(
    rf"(?:Nhận được [^,.]{{1,40}} này,? )?"
    rf"(?i:(?:giao(?: cho)?|yêu cầu|đề nghị) {_BODY})|"
    rf"{_BODY}[^.,;:]{{0,80}} (?:có trách nhiệm|chủ trì)\b"
)
_GIVEN = re.compile(rf"(?<=[.;] )(?:Giao|giao)(?: cho)? {_BODY}")
_ASKED = re.compile(rf"{_ASKS}(?=(?i:(?P<body>{_BODY}))|\w)|(?P<lead>\bchủ trì\b)")
_MUST = re.compile(
    r"[^,;:.\n]{1,80} (?:phải|cần|có trách nhiệm|không được)\b|"
    r"[^\n]{1,400} (?:phải|cần|có trách nhiệm)(?: [^\n.;:]{1,60})?:$",
    re.MULTILINE,
)
_LABEL = re.compile(r"[^.;:\n]{1,80}: ")
_GENERIC = re.compile(
    r"chịu trách nhiệm (?:tổ chức )?(?:thi hành|thực hiện) (?:\w+ ){1,2}này\b"
    r"|^(?:Yêu cầu|Đề nghị)[^.:]{0,240}\b(?:triển khai|thực hiện)"
    r"(?: (?:các|tốt|nghiêm|nghiêm túc|những|nội dung|Chỉ thị|Kế hoạch|Công văn|văn bản"
    r"|Quyết định|Nghị quyết|này|trên|nêu trên))*\s*\.?/?\.?$"
    r"|^Trong quá trình (?:tổ chức |triển khai )*thực hiện,? "
    r"(?:nếu )?(?:có )?(?:khó khăn|vướng mắc|phát sinh)"
)
_STATES = re.compile(
    r"[“\">]|(?:Luật|Bộ luật|Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|"
    r"Quy chế|Quy định|Công văn|Văn bản) này (?!yêu cầu|giao)"
)
_QUOTES = re.compile(r"(?:quy định|nêu)(?: rõ| như sau)? ?:$")
_ANSWERS = re.compile(
    r"^(?:Trả lời|Phúc đáp|[^.\n]{0,90}\b(?:nhận được|tiếp nhận)) (?:\w+ ){0,4}"
    r"(?:công văn|văn bản|đơn|phiếu|thư|kiến nghị|câu hỏi)\b",
    re.IGNORECASE | re.MULTILINE,
)
_REPORTED = re.compile(
    r"(?:đã|vừa|đang|được|bị|là|nhận được|có (?:văn bản|công văn|ý kiến|tờ trình))\b"
)
_RULES = {"Quyết định", "Nghị quyết"}  # with a year in the number
_JOINT = re.compile(r"\s*(?:,|;|và|,\s*và|cùng(?: với)?)\s*(?:với )?")
_NAMED_ALONE = re.compile(r"\s*[;.]?(?:\s|$)")
_CLAUSE = re.compile(r"[,;:]\s+")
_FRONT = 500  # characters in which the clause that orders begins
_PROVISION = re.compile(
    r"(?:Tại )?(?:khoản|điểm|điều|tiết|mục) (?:\d|[a-zđ]\b)", re.IGNORECASE
)
_BULLETS = frozenset("-–+*•")
_SELF = re.compile(
    r"(?:Ban hành|Phê duyệt|Thành lập|Kiện toàn|Công bố|Sửa đổi|Bổ sung|Bãi bỏ|Hủy bỏ|"
    r"Điều chỉnh|Công nhận|Cho phép)\b"
)
_ARTICLE = re.compile(r"Điều\s+\d+[a-z]?\s*[.:]\s*$")
_HEADING = 150
_BODY_LENGTH = 1500  # characters of an item in which somebody may be asked
_LINES = 4  # of an item that may open with who acts


def orders(paragraph: str) -> bool:
    """Whether a paragraph without an enumerator tells somebody to do something."""
    return _ORDER.search(paragraph) is not None and not _GENERIC.search(paragraph)


def order_places(paragraph: str) -> list[int]:
    """Where orders to somebody begin in a paragraph: at its opening, or "Giao …".

    A closing formula is none, but one may follow it: "Yêu cầu các sở … thực hiện.
    Giao Sở Tài chính theo dõi, đôn đốc."
    """
    places = [0] if _OPENS.match(paragraph) and not _GENERIC.search(paragraph) else []
    if _ORDER.search(paragraph):
        places += [match.start() for match in _GIVEN.finditer(paragraph)]
    return places


def is_normative(kind: str | None, number: str | None) -> bool:
    """Whether a document makes rules: by its type, or by the year in its number."""
    types = {row.name for row in document_types() if row.normative}
    dated = re.match(r"[\d.]+[a-zđ]?/\d{4}/", number or "")
    return kind in types or (kind in _RULES and dated is not None)


def is_answer(preamble: str) -> bool:
    """Whether a letter answers a question: what follows is advice, not orders."""
    return _ANSWERS.search(preamble) is not None


def keep_orders(
    text: str, items: Sequence[Item], agencies: Sequence[AgencyMention], *, strict: bool
) -> list[Item]:
    """The items that order something, with the headings above them.

    `strict` says that a verb alone orders nothing: the text makes rules, or answers.
    What an order only lists below it ("phối hợp với: - …") becomes part of its text.
    """
    judge = _Judge(text, {a.start: a.end for a in agencies}, strict)
    kept: set[str] = set()
    parents = {item.label: item.parent for item in items}
    above: dict[str | None, _Context] = {None: _Context()}
    for item in items:
        context = above[item.parent]
        if judge.is_order(item, context):
            label: str | None = item.label
            while label is not None and label not in kept:
                kept.add(label)
                label = parents[label]
        above[item.label] = judge.below(item, context)
    return _without(items, kept)


def _without(items: Sequence[Item], kept: set[str]) -> list[Item]:
    """The items kept; those without children left reach over what is dropped."""
    left = [item for item in items if item.label in kept]
    parents = {item.parent for item in left}
    ends = _reach(items)
    return [
        item
        if item.label in parents or item.leaf
        else replace(item, leaf=True, end=ends[item.label])
        for item in left
    ]


def _reach(items: Sequence[Item]) -> dict[str, int]:
    """Where each item ends, all that is below it included."""
    ends = {item.label: item.end for item in items}
    for item in reversed(items):
        if item.parent is not None:
            ends[item.parent] = max(ends[item.parent], ends[item.label])
    return ends


@dataclass(frozen=True, slots=True)
class _Context:
    """What headings above say: whom they address, whether they only give reasons."""

    addressed: bool = False
    reasons: bool = False


@dataclass(frozen=True, slots=True)
class _Judge:
    """Judges items; `ends` is where the agencies end that start at an offset."""

    text: str
    ends: dict[int, int]
    strict: bool

    def is_order(self, item: Item, context: _Context) -> bool:
        """Whether an item orders, by how it opens and what stands above it."""
        words = self.text[item.start : item.end]
        if self._tells(words):
            return False
        if self._addresses(item):
            return True
        acts = any(map(self._acts, *self._lines(item)))
        if self.strict or self._has_done(item):
            return self.strict and context.addressed and acts
        must = _MUST.match(words) or (item.leaf and _TARGET.search(words))
        if context.addressed or must:
            return True
        if context.reasons or _gives_reasons(words) or self._is_self(item):
            return False
        return acts or (self._numbered(item) and not _opening("nouns").match(words))

    def below(self, item: Item, context: _Context) -> _Context:
        """What an item says for those below it."""
        words = self.text[item.start : item.end]
        if self._tells(words) or _QUOTES.search(words):
            return _Context(reasons=True)
        if self._addresses(item) or any(map(_MUST.match, words.split("\n")[:_LINES])):
            return _Context(addressed=True)
        return _Context(reasons=True) if _gives_reasons(words) else context

    def _is_self(self, item: Item) -> bool:
        """Whether an article says what the document itself does."""
        before = self.text[max(0, item.start - 12) : item.start]
        act = _SELF.match(self.text, item.start)
        return act is not None and _ARTICLE.search(before) is not None

    def _numbered(self, item: Item) -> bool:
        """Whether a number or letter opens an item that is no heading in capitals."""
        bullet = self.text[max(0, item.start - 3) : item.start].strip()[-1:]
        heading = self.text[item.start : item.end].partition("\n")[0].isupper()
        return bullet not in _BULLETS and not heading

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

    @staticmethod
    def _tells(words: str) -> bool:
        """Whether an item says when, where, with whom, or what an act provides."""
        if _STATES.match(words) or _opening("attributes").match(words):
            return True
        provided = any(map(_PROVISION.match, words.split("\n")[:2]))
        return provided or _GENERIC.search(words[:_FRONT]) is not None

    def _addresses(self, item: Item) -> bool:
        """Whether an item names who is to act: at its opening, or who is asked to."""
        lines = zip(*self._lines(item), strict=True)
        if any(self._tells_whom(*line, leaf=item.leaf) for line in lines):
            return True
        last = min(item.end, item.start + _BODY_LENGTH)
        asked = _ASKED.finditer(self.text, item.start, last)
        return any(m["lead"] or m["body"] or m.end() in self.ends for m in asked)

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
            verbs.match(self.text, clause.end(), end) or clause.end() in self.ends
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
