"""Documents joined in a list: "Thông tư A; Thông tư B và Thông tư C".

What governs one governs those joined to it. Where the title of one names other
documents, words tell whose list goes on: the same type, a number without its type, and
that nothing amends what is younger.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.cues import SMALL_WORDS
from extract.lists import PLURAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.citations import Mention
    from extract.cues import FoundCue
    from extract.governing import Governed
    from extract.model import Node

COORDINATED = re.compile(
    r"(?: của (?-i:[A-ZĐ])[^,;.:()\n\d]{2,60}?(?=,|;| và ))?"
    r"(?: \(?khóa [IVX]+\)?)?(?: (?:nêu|nói) trên(?=[ ,;]))?(?: theo [^,;.]{1,80}?)?\s*"
    r"(?:,? ?(?:bao )?gồm ?:|,? ?nhất là|,? ?trong đó có| [-–+]|"
    r"[,;]?\s*(?:và|hoặc|cùng|cũng như)?)"
    r"(?:(?: của)? (?-i:[A-ZĐ])[^,;.:()\n\d]{2,60}? tại(?= ))?"
    rf"\s*{SMALL_WORDS.pattern}",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"[^.;:()]{0,60}?[,;]?(?: và|,|;)(?: các| những)?"
    r"(?: (?:ý kiến|nhiệm vụ|nội dung|sự)(?: [^\s,;.:()]+){0,8})? ?"
)
_LAWS = {"Luật", "Pháp lệnh"}
_BRACKETS = re.compile(r" ?\([^()]*\)")
_NUMBER_YEAR = re.compile(r"/((?:19|20)\d\d)/")


def coordinated(
    text: str,
    siblings: list[Governed],
    mentions: Sequence[Mention],
    mention: Mention,
) -> Governed | None:
    """The sibling a mention is joined to: ", và …", "; …", "gồm: …"; None for none.

    Where titles before have closed, like goes with like: the nearest of the same type
    and level, else of the same level, else the last. After a semicolon only those
    count that stand where the sentence began.
    """
    reached = max(mentions[g.index].reach() for g in siblings)
    gap = _BRACKETS.sub("", text[reached : mention.start])
    last = next(g for g in reversed(siblings) if mentions[g.index].reach() == reached)
    siblings = [
        g
        for g in siblings
        if not (
            _closed(g, mentions)
            or is_older(g.subject, mention, mentions)
            or _of_a_law(g.subject, mention, mentions)
        )
    ]
    if not siblings:
        return None
    if not COORDINATED.fullmatch(gap):
        return None
    if _elided(text, mention) and not _elided(text, mentions[last.index]):
        members = [g for g in siblings if _elided(text, mentions[g.index])]
        if members:
            return members[-1]
    listed = any(mentions[g.index].head for g in siblings)  # "gồm: A; B"
    if (";" in gap and not listed) or last.by_other:
        top = siblings[0].subject
        own = [g for g in siblings if g.subject == top and not g.by_other]
        siblings = [g for g in own if not _promulgates(g)] or own
    for alike in (
        lambda m: (m.type, m.level) == (mention.type, mention.level),
        lambda m: m.level == mention.level,
    ):
        for governed in reversed(siblings):
            if alike(mentions[governed.index]):
                return governed
    return siblings[0] if ";" in gap or last not in siblings else last


def goes_on(words: str, cue: FoundCue) -> bool:
    """Whether a list goes on with what was said or given in a document.

    "Thực hiện Kết luận A … và ý kiến chỉ đạo của B tại Công điện C": `words` are those
    between the documents up to the cue.
    """
    said = cue.rule in {"R-DIRECTION", "R-STATED-IN"}
    return said and _SAID.fullmatch(words) is not None


def _closed(governed: Governed, mentions: Sequence[Mention]) -> bool:
    """Whether a name goes on behind a document in it: "Luật sửa đổi Luật A ngày …"."""
    subject = governed.subject
    if subject.kind != "citation":
        return False
    return mentions[subject.index].end > mentions[governed.index].reach()


def _promulgates(governed: Governed) -> bool:
    """Whether a document promulgates what stands before it: "Quy chế … kèm theo X"."""
    told = governed.cue is not None and governed.cue.predicate == "promulgates"
    return told and governed.acted is not None


def _of_a_law(subject: Node, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a law speaks, which names no lower act: "Luật sửa đổi Luật A và …"."""
    if subject.kind != "citation":
        return False
    return mentions[subject.index].type in _LAWS and mention.type not in _LAWS


def is_older(subject: Node, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a document is older than another: no act amends one to come."""
    if subject.kind != "citation":
        return False
    older, younger = _when(mentions[subject.index]), _when(mention)
    shared = min(len(older), len(younger))  # of a day and a year, the year
    return older[:shared] < younger[:shared]


def _when(mention: Mention) -> str:
    """The day a document is of as far as printed, else the year in its number.

    A day of another year than the number's is misprinted.
    """
    year = next(iter(_NUMBER_YEAR.findall(mention.number or "")), "")
    return mention.date if mention.date and mention.date.startswith(year) else year


def _elided(text: str, mention: Mention) -> bool:
    """Whether a number's type is printed at the head of its list alone.

    "các Quyết định: Số A về sửa đổi Quyết định số C, số B": B goes with A, not with C.
    """
    if text[mention.start].isdigit():
        return True
    return PLURAL.search(text, max(0, mention.start - 12), mention.start) is not None
