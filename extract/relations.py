"""What the letter does with the documents it cites, and they with each other.

A citation inside the title of another binds to that other, never to the letter: in
"Kế hoạch A về triển khai Kế hoạch B về thực hiện Chỉ thị C" the letter speaks of A, A
of B, B of C. Titles nest to the right; a list shares the cue at its head; a footnote
speaks of what its marker stands on.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.cues import FoundCue, nearest_cue
from extract.model import LETTER, Node, Predicate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.citations import Mention
    from extract.notes import Anchored

_SENTENCE = re.compile(r"(?:\.|\./\.)\s+(?=\S)|\n")
_COORDINATED = re.compile(
    r"(?: theo [^,;.]{1,80}?)?\s*"
    r"(?:[,;]?\s*(?:và|hoặc|cùng|cũng như)?|"
    ",? ?(?:bao )?gồm ?:|,? ?nhất là|,? ?trong đó có)"
    r"\s*(?:các |tại |của )?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r" ?\([^()]*\)")
_ENCLOSED = re.compile(
    r"\s*\(\s*(?:có\s+)?(?:gửi\s+kèm|sao\s+gửi|đính\s+kèm|kèm\s+theo)[^)]{0,40}\)"
)

_MOST_SIBLINGS = 64  # mentions before this one that it may be joined to


@dataclass(frozen=True, slots=True)
class Statement:
    """A relation in the reading text; `parts` are the stretches of its quote."""

    subject: Node
    predicate: Predicate
    object: Node
    mention: int
    parts: tuple[tuple[int, int], ...]
    rule: str
    confidence: float

    @property
    def start(self) -> int:
        """Where the quote begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where the first stretch of the quote ends."""
        return self.parts[0][1]


@dataclass(frozen=True, slots=True)
class _Scope:
    """A sentence or a footnote: what it speaks of, and the phrase it stands on."""

    start: int
    root: Node
    anchor: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Governed:
    """A mention with what governs it, for those coordinated after it."""

    index: int
    subject: Node
    cue: FoundCue | None
    quote_start: int


def find_relations(
    text: str, mentions: Sequence[Mention], notes: Sequence[Anchored], body_end: int
) -> list[Statement]:
    """All statements, those of the running text first, then those of footnotes."""
    stated: list[Statement] = []
    starts = [mention.start for mention in mentions]
    for start, end in _sentences(text, body_end):
        inside = list(range(bisect_left(starts, start), bisect_left(starts, end)))
        stated += _walk(text, _Scope(start, LETTER, None), inside, mentions)
    for note in notes:
        inside = [i for i, m in enumerate(mentions) if note.start <= m.start < note.end]
        scope = _Scope(note.start, note.node, note.anchor)
        stated += _walk(text, scope, inside, mentions)
    return [*stated, *_through(stated)]


def _sentences(text: str, end: int) -> list[tuple[int, int]]:
    edges = [0, *(m.end() for m in _SENTENCE.finditer(text, 0, end)), end]
    return [(a, b) for a, b in itertools.pairwise(edges) if a < b]


def _walk(
    text: str, scope: _Scope, inside: list[int], mentions: Sequence[Mention]
) -> list[Statement]:
    """Walk the mentions of a sentence, each governed by a title, a cue or a list."""
    stated: list[Statement] = []
    before: list[_Governed] = []
    for index in inside:
        governed = _govern(text, scope, index, mentions, before)
        stated.append(_state(text, governed, before, mentions, scope))
        before.append(governed)
        if governed.subject == LETTER:
            stated += _enclosed(text, index, mentions[index])
    return stated


def _enclosed(text: str, index: int, mention: Mention) -> list[Statement]:
    """What "(có gửi kèm theo)" follows, the letter encloses."""
    match = _ENCLOSED.match(text, mention.reach())
    if match is None:
        return []
    parts = ((mention.start, match.end()),)
    node = Node("citation", index)
    return [Statement(LETTER, "encloses", node, index, parts, "R-ENCLOSED", 0.98)]


def _govern(
    text: str,
    scope: _Scope,
    index: int,
    mentions: Sequence[Mention],
    before: list[_Governed],
) -> _Governed:
    mention = mentions[index]
    outer = _enclosing(mention, before, mentions)
    near = before[-_MOST_SIBLINGS:]
    siblings = [g for g in near if _same_level(g, outer, mentions, mention)]
    left = max([scope.start, *(mentions[g.index].reach() for g in siblings)])
    if outer is not None:
        holder = mentions[outer.index]
        inside = mention.start < holder.end
        left = max(left, holder.start if inside else holder.end)
    subject = Node("citation", outer.index) if outer else scope.root
    cue = nearest_cue(text, left, mention.start, acts=subject != LETTER)
    if cue is None and siblings:
        last = _coordinated(text, siblings, mentions, mention)
        if last is not None:
            return _Governed(index, last.subject, last.cue, last.quote_start)
    start = cue.start if cue else mention.start
    return _Governed(
        index, subject, cue, mentions[outer.index].start if outer else start
    )


def _enclosing(
    mention: Mention, before: list[_Governed], mentions: Sequence[Mention]
) -> _Governed | None:
    """The innermost earlier mention whose title, or name, holds this one."""
    for governed in reversed(before):
        other = mentions[governed.index]
        if mention.start < other.reach():
            return governed
    return None


def _same_level(
    governed: _Governed,
    outer: _Governed | None,
    mentions: Sequence[Mention],
    mention: Mention,
) -> bool:
    """Earlier mentions under the same title, or under none."""
    other = mentions[governed.index]
    if other.reach() > mention.start:
        return False
    return outer is None or other.start > mentions[outer.index].start


def _coordinated(
    text: str,
    siblings: list[_Governed],
    mentions: Sequence[Mention],
    mention: Mention,
) -> _Governed | None:
    """The sibling this mention is joined to: ", và …", "; …", "gồm: …".

    Where titles before have closed, like goes with like: the nearest of the same type
    and level, else of the same level, else the last (after a semicolon, the first).
    """
    last = siblings[-1]
    gap = _BRACKETS.sub("", text[mentions[last.index].reach() : mention.start])
    if not _COORDINATED.fullmatch(gap):
        return None
    for alike in (
        lambda m: (m.type, m.level) == (mention.type, mention.level),
        lambda m: m.level == mention.level,
    ):
        for governed in reversed(siblings):
            if alike(mentions[governed.index]):
                return governed
    return siblings[0] if ";" in gap else last


def _state(
    text: str,
    governed: _Governed,
    before: list[_Governed],
    mentions: Sequence[Mention],
    scope: _Scope,
) -> Statement:
    """The statement about a governed mention, turned round where the cue is passive."""
    cue, subject, index = governed.cue, governed.subject, governed.index
    node = Node("citation", index)
    start, end = governed.quote_start, mentions[index].end
    parts: tuple[tuple[int, int], ...] = ((start, end),)
    if scope.anchor is not None and subject == scope.root:
        parts = (scope.anchor, (scope.start, end))
    if cue is None:
        return Statement(subject, "cites", node, index, parts, "R-CITE", 0.7)
    if not cue.passive:
        return Statement(subject, cue.predicate, node, index, parts, cue.rule, 0.95)
    if subject != LETTER:
        return Statement(node, cue.predicate, subject, index, parts, cue.rule, 0.97)
    for other in reversed(before):
        reach = mentions[other.index].reach()
        if reach <= cue.start and not text[reach : cue.start].strip(" ,("):
            parts = ((mentions[other.index].start, end),)
            acted = Node("citation", other.index)
            return Statement(node, cue.predicate, acted, index, parts, cue.rule, 0.95)
    return Statement(subject, "cites", node, index, parts, "R-CITE", 0.7)


def _through(stated: list[Statement]) -> list[Statement]:
    """An act implements what the programme it promulgates implements."""
    acts = {
        s.object: s
        for s in stated
        if s.predicate == "promulgates" and s.subject != LETTER
    }
    return [
        Statement(
            acts[s.subject].subject,
            "implements",
            s.object,
            s.mention,
            _merged([*acts[s.subject].parts, *s.parts]),
            "R-PROMULGATED-IMPLEMENTS",
            0.9,
        )
        for s in stated
        if s.predicate == "implements" and s.subject in acts
    ]


def _merged(parts: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The stretches in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(parts):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
