"""What the letter does with the documents it cites, and they with each other.

A citation inside the title of another binds to that other, never to the letter: in
"Kế hoạch A về triển khai Kế hoạch B về thực hiện Chỉ thị C" the letter speaks of A, A
of B, B of C. Titles nest to the right; a list shares the cue at its head, or that of
the line it hangs on; a footnote speaks of what its marker stands on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.acting import ENDED, EXPIRES, FROM_NOW
from extract.clauses import Clause, find_clauses, find_copy
from extract.coordination import COORDINATED, coordinated, goes_on
from extract.cues import FoundCue, nearest_cue
from extract.governing import Governed, Scope, led, settled
from extract.model import LETTER, Node
from extract.statements import (
    Statement,
    carried_out,
    promulgated,
    spoken,
    taken_up,
    unended,
)
from extract.telling import is_alias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.citations import Mention
    from extract.layout import Interval
    from extract.notes import Anchored

_ENCLOSED = re.compile(
    r"\s*\(\s*(?:có\s+)?(?:gửi\s+kèm|sao\s+gửi|đính\s+kèm|kèm\s+theo|"
    r"bản\s+(?:chụp|sao|photo)\s+(?:gửi\s+)?kèm)[^)]{0,40}\)"
)
_LONGEST_QUOTE = 2000  # characters
_MOST_SIBLINGS = 64  # mentions before this one that it may be joined to


def find_relations(
    text: str,
    mentions: Sequence[Mention],
    notes: Sequence[Anchored],
    body_end: int,
    own_type: str | None = None,
) -> list[Statement]:
    """All statements, those of the running text first, then those of footnotes.

    `own_type` is the letter's own type: an order ("Công văn") amends nothing.
    """
    stated: list[Statement] = []
    starts = [mention.start for mention in mentions]
    above: Governed | None = None
    for clause in find_clauses(text, body_end):
        inside = range(
            bisect_left(starts, clause.start), bisect_left(starts, clause.end)
        )
        if inside:
            scope = Scope(text, mentions, clause, LETTER, None, own_type, above)
            walked = _walk(scope, inside)
            stated += _stated(scope, walked)
            above = walked[0]
        if not text[clause.start : clause.end].rstrip().endswith(";"):
            above = None
    stated = spoken(text, stated, mentions, body_end, find_copy(text, body_end))
    stated = taken_up(text, unended(stated, mentions), mentions, body_end)
    for note in notes:
        inside = range(bisect_left(starts, note.start), bisect_left(starts, note.end))
        clause = Clause(note.start, note.start, note.end)
        scope = Scope(text, mentions, clause, note.node, note.anchor, own_type)
        stated += _stated(scope, _walk(scope, inside))
    return [*stated, *promulgated(stated), *carried_out(text, stated, mentions)]


def _walk(scope: Scope, inside: Sequence[int]) -> list[Governed]:
    """Walk the mentions of a sentence, each governed by a title, a cue or a list."""
    walked: list[Governed] = []
    for index in inside:
        walked.append(_govern(scope, index, walked))
    return _expired(scope, walked)


def _stated(scope: Scope, walked: list[Governed]) -> list[Statement]:
    stated: list[Statement] = []
    for governed in walked:
        stated.append(_state(scope, governed))
        if governed.subject == LETTER:
            mention = scope.mentions[governed.index]
            stated += _enclosed(scope.text, governed.index, mention)
    return stated


def _enclosed(text: str, index: int, mention: Mention) -> list[Statement]:
    """What "(có gửi kèm theo)" follows, the letter encloses."""
    match = _ENCLOSED.match(text, mention.reach())
    if match is None:
        return []
    parts = ((mention.start, match.end()),)
    node = Node("citation", index)
    return [Statement(LETTER, "encloses", node, index, parts, "R-ENCLOSED", 0.98)]


def _govern(scope: Scope, index: int, before: list[Governed]) -> Governed:
    text, mentions = scope.text, scope.mentions
    mention = mentions[index]
    near = [
        g for g in before[-_MOST_SIBLINGS:] if not is_alias(text, mentions[g.index])
    ]
    outer = _enclosing(mention, near, mentions)
    siblings = [g for g in near if _same_level(g, outer, mentions, mention)]
    if is_alias(text, mention):
        of_it = (g for g in siblings if _one_document(mentions[g.index], mention))
        return replace(
            next(of_it, Governed(index, LETTER, None, mention.start)), index=index
        )
    left = max([scope.clause.start, *(mentions[g.index].reach() for g in siblings)])
    if outer is not None:
        holder = mentions[outer.index]
        inside = mention.start < holder.end
        left = max(left, holder.start if inside else holder.end)
    subject = Node("citation", outer.index) if outer else scope.root
    cue = nearest_cue(text, left, mention.start, acts=subject != LETTER)
    if siblings and cue and goes_on(text[left : cue.start], cue):
        heads = [g for g in siblings if g.subject == subject and _does(g)]
        if heads:
            return replace(heads[-1], index=index)
    if cue is None and siblings:
        last = coordinated(text, siblings, mentions, mention)
        if last is not None:
            return replace(last, index=index)
    if cue is None and not siblings and subject == LETTER:
        return led(scope, index)
    start = cue.start if cue else mention.start
    start = mentions[outer.index].start if outer else start
    governed = Governed(index, subject, cue, start)
    return settled(scope, governed, near, left)


def _does(governed: Governed) -> bool:
    return governed.cue is not None and governed.cue.predicate == "implements"


def _one_document(one: Mention, other: Mention) -> bool:
    return (one.type, one.number) == (other.type, other.number)


def _expired(scope: Scope, walked: list[Governed]) -> list[Governed]:
    """What "hết hiệu lực kể từ ngày Thông tư này có hiệu lực" follows is abrogated.

    With it those that stand before it in one list. The day may open the sentence.
    """
    mentions, following, inner = scope.mentions, -1, -1
    ends = ENDED if FROM_NOW.match(scope.text, scope.clause.words) else EXPIRES
    for at in range(len(walked) - 1, -1, -1):
        governed, reach = walked[at], mentions[walked[at].index].reach()
        acts = governed.cue is not None and governed.cue.predicate != "cites"
        inner = max(inner, reach)  # a title ends where the last document in it ends
        if governed.subject != LETTER:
            continue
        reach, inner = inner, -1
        if acts:
            following = -1
            continue
        match = ends.match(scope.text, reach)
        listed = following >= 0 and COORDINATED.fullmatch(scope.text, reach, following)
        if match:
            cue = FoundCue(
                match.start("cue"), match.end(), "R-EXPIRES", "abrogates", passive=False
            )
        elif not listed:
            following = -1
            continue
        walked[at] = replace(governed, cue=cue)
        following = mentions[governed.index].start
    return walked


def _enclosing(
    mention: Mention, before: list[Governed], mentions: Sequence[Mention]
) -> Governed | None:
    """The innermost earlier mention whose title, or name, holds this one."""
    for governed in reversed(before):
        other = mentions[governed.index]
        if mention.start < other.reach():
            return governed
    return None


def _same_level(
    governed: Governed,
    outer: Governed | None,
    mentions: Sequence[Mention],
    mention: Mention,
) -> bool:
    """Earlier mentions under the same title, or under none."""
    other = mentions[governed.index]
    if other.reach() > mention.start:
        return False
    return outer is None or other.start > mentions[outer.index].start


def _quote(scope: Scope, governed: Governed, mention: Mention) -> tuple[Interval, ...]:
    """The words from what governs a mention to its end; of a long list the two ends."""
    whole = (governed.quote_start, mention.end)
    if mention.end - governed.quote_start <= _LONGEST_QUOTE:
        return (whole,)
    heads: list[Interval] = []
    if governed.subject.kind == "citation":
        subject = scope.mentions[governed.subject.index]
        heads.append((subject.start, subject.end))
    if governed.cue is not None and governed.cue.end <= mention.start:
        heads.append((governed.cue.start, governed.cue.end))
    return (*heads, (mention.start, mention.end))


def _state(scope: Scope, governed: Governed) -> Statement:
    """The statement about a governed mention, turned round where the cue is passive."""
    cue, subject, index = governed.cue, governed.subject, governed.index
    node, mention = Node("citation", index), scope.mentions[index]
    parts = _quote(scope, governed, mention)
    if scope.anchor is not None and subject == scope.root:
        parts = (scope.anchor, (scope.clause.start, mention.end))
    if governed.lead is not None:
        parts = (governed.lead, (mention.start, mention.end))
    if cue is None:
        return Statement(subject, "cites", node, index, parts, "R-CITE", 0.7)
    if cue.rule == "R-EXPIRES":
        parts = ((mention.start, cue.end),)
    if not cue.passive:
        return Statement(subject, cue.predicate, node, index, parts, cue.rule, 0.95)
    if governed.acted is not None:
        parts = ((scope.mentions[governed.acted].start, mention.end),)
        subject = Node("citation", governed.acted)
    return Statement(node, cue.predicate, subject, index, parts, cue.rule, 0.95)
