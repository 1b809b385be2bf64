"""Documents taken up again by their type alone: "Kế hoạch nêu trên".

Such words mean the nearest document of that type before them, in the same item,
preamble or footnote. Where the type stands nearer before a number that cannot be read
("Kế hoạch số …/KH-UBND"), they may mean that one: they are blocked, and nothing is
guessed.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from extract.citations import LIST_GAP, Mention, cited
from extract.named import named
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

    def taken_up_as(self) -> Iterator[str | None]:
        """The types by which words behind it may take it up; None is any.

        "Chỉ thị" may be one that a plan's title speaks of, "văn bản" is the plan.
        """
        if self.type is not None and self.type not in self.within:
            yield self.type
        if not self.within:
            yield None


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
    places = [
        _Named(m.start, m.type, section(m.start), index, around[index])
        for index, m in enumerate(mentions)
        if m.kind != "open"
    ]
    places += [_Named(m.start(), _type(m), section(m.start()), None) for m in spoiled]
    ahead = deque(sorted(places, key=lambda place: place.start))
    nearest: dict[tuple[str, str | None], _Named] = {}
    for again in found:
        while ahead and ahead[0].start < again.start:
            place = ahead.popleft()
            nearest |= {(place.section, kind): place for kind in place.taken_up_as()}
        if meant := nearest.get((section(again.start), again.type)):
            yield _mention(again, meant.index)


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
    open_: list[Mention] = []  # whose titles go on
    for index, mention in enumerate(mentions):
        open_ = [m for m in open_ if mention.start < m.reach()]
        outer = {m.type for m in open_ if m.start < mention.start}
        open_.append(mention)
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
    confidence = 0.5 if index is None else 0.85
    return replace(
        named(again.start, again.end, again.type, "R-ANAPHORA", confidence),
        antecedent=index,
        blocked=index is None,
    )
