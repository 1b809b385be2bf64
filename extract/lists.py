"""Issuers and dates that a list shares: printed once, at its head or behind its end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.citations import LIST_GAP
from extract.issuance import FORMER
from extract.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.citations import Mention

PLURAL = re.compile(r"(?<!\w)(?:các|những|hai|ba|bốn|0?[2-9]) $", re.IGNORECASE)
"""Before a type that a list of numbers shares."""
_SAME_DAY = re.compile(r"cùng ngày")
_OF_ANOTHER = re.compile(r"cùng ngày(?! \d)")
_PAIR = re.compile(r" và số ")
_SERIAL = re.compile(r"^\d+[a-zđ]?")
_YEAR = re.compile(r"/(?:19|20)\d\d/")
_HEAD_GAP = re.compile(
    rf"{FORMER}?[ ,]*(?:(?:bao )?gồm ?)?: ?(?:số:? )?|[ ;,]*(?:và )?(?:số:? )?"
)
_ANY_TYPE = re.compile(r"văn bản", re.IGNORECASE)
"""What a head says of documents of several types: "các văn bản của UBND tỉnh X"."""


def share_issuers(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Give the members of lists, in order of the text, the issuer and date they share.

    "nghị quyết của X, gồm: A; B" gives A and B to X; "A và B của X" gives both to X,
    where the codes in their numbers name one body.
    """
    dated = _same_day(text, _dated(text, mentions))
    return _from_head(text, _from_first(text, _from_last(text, dated)))


def _same_day(text: str, mentions: list[Mention]) -> list[Mention]:
    """The date before it for "A ngày C và B cùng ngày"; a title may stand between."""
    for i, mention in enumerate(mentions[1:], start=1):
        last = mentions[i - 1]
        if mention.date is None and _OF_ANOTHER.search(
            text, mention.start, mention.end
        ):
            gaps = (text[end : mention.start] for end in (last.end, last.reach()))
            if any(LIST_GAP.fullmatch(gap) and ";" not in gap for gap in gaps):
                mentions[i] = replace(mention, date=last.date)
    return mentions


def _dated(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The one date of a list, behind its last member, where the text says it is all's.

    "Các Quyết định số A, B ngày C" says so, and "A và B cùng ngày C", and of numbers
    of one series "Nghị quyết số A và số B ngày C"; "A, B ngày C" does not.
    """
    mentions = list(found)
    first = 0
    for i, mention in enumerate(found):
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        if following and _joined(text, mention, following):
            continue
        members = mentions[first : i + 1]
        said = PLURAL.search(text, max(0, members[0].start - 12), members[0].start)
        shared = said or _SAME_DAY.search(text, mention.start, mention.end)
        pair = len(members) > 1 and _is_pair(text, *members[-2:])
        if mention.date and (shared or pair):
            for j in range(i - 1, first - 1 if shared else i - 2, -1):
                if mentions[j].date is not None:
                    break
                mentions[j] = replace(mentions[j], date=mention.date)
        first = i + 1
    return mentions


def _is_pair(text: str, one: Mention, other: Mention) -> bool:
    """Whether two numbers of one series, without a year of their own, share a type."""
    if _PAIR.fullmatch(text, one.end, other.start) is None:
        return False
    series = {_SERIAL.sub("", m.number or "") for m in (one, other)}
    return len(series) == 1 and not _YEAR.match(series.pop())


def _joined(text: str, mention: Mention, following: Mention) -> bool:
    """Whether two citations by number stand in one list."""
    gap = LIST_GAP.fullmatch(text, mention.end, following.start)
    return gap is not None and ";" not in gap[0] and following.kind == "numbered"


def _from_head(text: str, mentions: list[Mention]) -> list[Mention]:
    head: Mention | None = None
    reached = 0
    for i, mention in enumerate(mentions):
        if mention.kind == "open":
            head = mention if mention.head else None
            reached = mention.end
            continue
        if head is None or not _HEAD_GAP.fullmatch(text, reached, mention.start):
            head = None
            continue
        reached = mention.reach()
        mixed = _ANY_TYPE.search(text, head.start, head.end) is not None
        fits = mention.level in (None, head.level) if mixed else True
        if mention.issuer is None and fits and (mixed or mention.type == head.type):
            mentions[i] = _of_list(mention, head)
    return mentions


def _of_list(mention: Mention, known: Mention) -> Mention:
    """A member of a list with the issuer of its head, or of another member."""
    return replace(
        mention, issuer=known.issuer, issuer_basis="list_head", level=known.level
    )


def _from_first(text: str, mentions: list[Mention]) -> list[Mention]:
    """Who issued the first of a list, if that stands before its number.

    "X đã ban hành A và B", "các Quyết định của X số A, số B".
    """
    for i in range(1, len(mentions)):
        first, mention = mentions[i - 1], mentions[i]
        if (
            mention.issuer is None
            and _is_before_number(text, first)
            and first.kind == "numbered"
            and _joined(text, first, mention)
            and _organ(mention) == _organ(first)
        ):
            mentions[i] = _of_list(mention, first)
    return mentions


def _is_before_number(text: str, mention: Mention) -> bool:
    behind = text.endswith(mention.issuer or "", mention.start, mention.end)
    return mention.issuer is not None and not behind


def _from_last(text: str, mentions: list[Mention]) -> list[Mention]:
    for i in range(len(mentions) - 2, -1, -1):
        mention, following = mentions[i], mentions[i + 1]
        if (
            mention.issuer is None
            and following.issuer is not None
            and _joined(text, mention, following)
            and _organ(mention) == _organ(following)
        ):
            mentions[i] = _of_list(mention, following)
    return mentions


def _organ(mention: Mention) -> str:
    """The body in a number: "TW" of 57-NQ/TW, "TTg" of 1058/TTg-NN.

    What a letter has behind it is the unit that drew it up; joint circulars name all.
    """
    printed = mention.number or ""
    number = parse_number(printed)
    *_, last = codes = re.split(r"[/-]", printed)
    if number is None or "liên" in (mention.type or ""):
        return last
    if number.body is not None:
        return number.body.code
    return last if number.type else next(c for c in codes[1:] if not c.isdecimal())
