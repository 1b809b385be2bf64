"""Documents taken up again by their type alone: "Kế hoạch nêu trên".

Such words mean the nearest document of that type before them, in the same item,
preamble or footnote. Where the type stands nearer before a number that cannot be read
("Kế hoạch số …/KH-UBND"), they may mean that one: they are blocked, and nothing is
guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.citations import LIST_GAP, Mention, cited
from extract.numbers import NUMBER, SPOILT
from extract.type_words import canonical
from ontology.registry import document_types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_GENERIC = "văn bản"
_SEVERAL = re.compile(
    r"(?:các|những|mọi|nhiều|từng|mỗi|tất cả|cả|số|loại|hai|ba|bốn|\d+)\s+"
    r"(?:\w+,?\s+){0,2}$",
    re.IGNORECASE,
)
_BEFORE = 30
_LONGEST = 60
_ABOVE = re.compile(
    r"(?=[NnDdKkđvt])(?<!\w)(?:(?:[Nn]êu|[Nn]ói|[Dd]ẫn|[Kk]ể|đề cập)\s+(?:ở\s+)?"
    r"[Tt]rên(?!\w)|NÊU TRÊN(?!\w)|vừa\s+(?:nêu|nói|dẫn)(?!\w)|trên(?=\s*[,.;:)]|"
    r"\s+(?:(?:bao\s+)?gồm|được|đã|chưa|là|và|để|của)(?!\w)))"  # no place follows
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A type before such words; a type before what should be a number, and is none.

    The number may be blank or spoiled: "số …/KH-UBND", "số 1§9/KII-UBMD", "38?8/QĐ".
    """
    printed = {name for kind in document_types() for name in kind.printed}
    types = "|".join(
        re.escape(name).replace(r"\ ", r"\s+")
        for name in sorted({*printed, _GENERIC}, key=lambda n: (-len(n), n))
    )
    typed = rf"(?<!\w)(?<!pháp )(?P<type>{types})\s+"
    return (
        re.compile(rf"{typed}(?:đã\s+|được\s+)?\Z", re.IGNORECASE),
        re.compile(
            rf"{typed}(?:số\s*:?\s*|(?=\d+{SPOILT}))"
            r"(?P<number>[^\s,;()]*(?:[/…_]|\.\.)\S*)",
            re.IGNORECASE,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """A place that names a document by its type; `index` is that of its mention.

    `within` are the types of those whose titles it stands in.
    """

    start: int
    type: str | None
    section: str
    index: int | None
    within: frozenset[str | None] = frozenset()

    def may_be(self, again: _Again) -> bool:
        """Whether words that stand behind it may take it up.

        "Chỉ thị" may be one that a plan's title speaks of, "văn bản" is the plan.
        """
        if again.type is None:
            return not self.within
        return again.type == self.type and self.type not in self.within


@dataclass(frozen=True, slots=True)
class _Again:
    """Words that take a document up again; of any type, if None."""

    start: int
    end: int
    type: str | None


def find_anaphora(
    text: str,
    mentions: Sequence[Mention],
    sections_of: Callable[[Sequence[int]], Callable[[int], str]],
) -> Iterator[Mention]:
    """Find what takes a document up again, in order.

    Args:
        text: the reading text.
        mentions: the citations found, in order.
        sections_of: for some offsets, what tells the section of each.
    """
    covered = cited(mentions)
    found = [again for again in _again(text) if again.start not in covered]
    if not found:
        return
    _, unread = _patterns()
    spoiled = [
        match
        for match in unread.finditer(text)
        if match.start() not in covered
        and not NUMBER.match(text, match.start("number"))
    ]
    section = sections_of([*(a.start for a in found), *(m.start() for m in spoiled)])
    around = _titles_around(text, mentions)
    named = [
        _Named(m.start, m.type, section(m.start), index, around[index])
        for index, m in enumerate(mentions)
        if m.kind != "open"
    ]
    named += [_Named(m.start(), _type(m), section(m.start()), None) for m in spoiled]
    named.sort(key=lambda place: place.start)
    for again in found:
        here = (
            place
            for place in reversed(named)
            if place.start < again.start
            and place.section == section(again.start)
            and place.may_be(again)
        )
        if (nearest := next(here, None)) is not None:
            yield _mention(again, nearest.index)


def _again(text: str) -> Iterator[_Again]:
    before, _ = _patterns()
    for match in _ABOVE.finditer(text):
        typed = before.search(text, max(0, match.start() - _LONGEST), match.start())
        if typed and _is_one(text, typed.start()):
            yield _Again(typed.start(), match.end(), _type(typed))


def _is_one(text: str, start: int) -> bool:
    """Whether one document is meant, not several ("các văn bản nêu trên")."""
    return _SEVERAL.search(text, max(0, start - _BEFORE), start) is None


def _titles_around(
    text: str, mentions: Sequence[Mention]
) -> list[frozenset[str | None]]:
    """For each mention the types of those in whose titles it stands.

    One that goes on with a list in a title ("… và Nghị quyết số 57") stands there too.
    """
    found: list[frozenset[str | None]] = []
    for index, mention in enumerate(mentions):
        outer = {
            m.type for m in mentions[:index] if m.start < mention.start < m.reach()
        }
        last = mentions[index - 1] if index else None
        if last and LIST_GAP.fullmatch(text, last.reach(), mention.start):
            outer |= found[-1]
        found.append(frozenset(outer))
    return found


def _type(match: re.Match[str]) -> str | None:
    """The type that is meant; None for any."""
    printed = " ".join(match["type"].split())
    return None if printed.casefold() == _GENERIC else canonical(printed)


def _mention(again: _Again, index: int | None) -> Mention:
    return Mention(
        start=again.start,
        end=again.end,
        kind="named",
        type=again.type,
        number=None,
        date=None,
        issuer=None,
        issuer_basis="unknown",
        level=None,
        title=None,
        rule="R-ANAPHORA",
        confidence=0.5 if index is None else 0.85,
        antecedent=index,
        blocked=index is None,
    )
