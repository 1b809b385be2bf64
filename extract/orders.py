"""Which items of a letter are orders, and which say why, when, where, or quote the law.

A letter numbers more than its tasks: purposes, times and places, provisions it quotes,
the date it comes into force. An order names who is to do something, or opens with what
is to be done. In a normative act, whose articles are rules for everybody, only what a
body is told by its name is a task.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.judge import Context, Judge
from ontology.registry import document_types

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.agencies import AgencyMention
    from extract.items import Item

_ANSWERS = re.compile(
    r"^(?:(?:[^.,;\n]{3,60} )?(?:Trả lời|Phúc đáp)|"
    r"[^.\n]{0,90}\b(?:nhận được|tiếp nhận)) (?:\w+ ){0,4}"
    r"(?:công văn|văn bản|đơn|phiếu|thư|kiến nghị|câu hỏi)\b",
    re.IGNORECASE | re.MULTILINE,
)
_ASKER = re.compile(
    r"(?:(?:tổng )?công ty|doanh nghiệp|hợp tác xã)|"
    r"(?:các )?(?:doanh nghiệp|cơ sở|thương nhân|nhà thầu|nhà đầu tư|hộ kinh doanh) .+",
    re.IGNORECASE,
)
"""Who asked, without a name: what it "does" is advice, or a rule for everybody."""
_RULES = {"Quyết định", "Nghị quyết"}  # with a year in the number
_REPORTS = {"Tờ trình", "Báo cáo", "Biên bản", "Giấy mời"}  # order nobody


def is_normative(kind: str | None, number: str | None) -> bool:
    """Whether a document makes rules: by its type, or by the year in its number.

    Proposals and reports go with them: they order nobody below them.
    """
    types = {row.name for row in document_types() if row.normative}
    dated = re.match(r"[\d.]+[a-zđ]?/\d{4}/", number or "")
    return kind in types | _REPORTS or (kind in _RULES and dated is not None)


def is_regulation(attached: str) -> bool:
    """Whether what a decision promulgates makes rules, and plans nothing."""
    return attached.startswith(("QUY CHẾ", "QUY ĐỊNH", "ĐIỀU LỆ"))


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
    askers = {a.start for a in agencies if strict and _ASKER.fullmatch(a.printed)}
    ends = {a.start: a.end for a in agencies if a.start not in askers}
    judge = Judge(text, ends, strict, askers)
    kept: set[str] = set()
    parents = {item.label: item.parent for item in items}
    above: dict[str | None, Context] = {None: Context()}
    for item in items:
        opening, context = judge.opening(item), above[item.parent]
        if judge.is_order(item, opening, context):
            label: str | None = item.label
            while label is not None and label not in kept:
                kept.add(label)
                label = parents[label]
        above[item.label] = judge.below(item, opening, context)
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
