"""What is stated of two documents, and what follows from several statements."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.acting import quoted_act
from extract.clauses import find_quotations
from extract.model import LETTER, Node, Predicate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.citations import Mention

_SAYS_NOTHING = frozenset({"cites", "encloses"})
_ENDS = frozenset({"replaces", "abrogates"})
_CHANGES = _ENDS | {"amends"}
_ABOVE = re.compile(
    r"(?=t)(?<!\w)(?:triển khai|thực hiện)(?: [^\s,;:.()]+){0,6}? (?P<type>Chỉ thị|"
    r"Nghị quyết|Công điện|Kế hoạch|Quyết định|Kết luận|Thông báo|Nghị định|Công văn) "
    r"(?:(?:nêu|nói) trên|trên(?=[,.;:]))",
    re.IGNORECASE,
)
_AGO = 1500
_ISSUED = re.compile(
    r",(?: ngày [\d/]{8,10},)? [^,;.:\n]{3,80} "
    r"(?:(?:đã|vừa) (?:ký )?ban hành|(?:(?:đã|vừa) )?có) (?:các )?\Z"
)
_LONGEST_ISSUE = 120
_LETTERHEAD = 400  # how far into a copy its own number stands


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


def spoken(
    text: str,
    stated: Sequence[Statement],
    mentions: Sequence[Mention],
    body_end: int,
    copy: int,
) -> list[Statement]:
    """The statements of a letter, without those that others make in it.

    What stands in a quotation, or in the copy of another letter that begins at `copy`,
    is said by the act quoted or the letter enclosed, where that is known; the letter
    itself only cites.
    """
    quotations = find_quotations(text, body_end)
    starts = [start for start, _ in quotations]
    enclosed = _copied(stated, mentions, copy)
    voiced = []
    for statement in stated:
        at = bisect_right(starts, statement.start) - 1
        said = statement
        if statement.subject != LETTER or statement.predicate in _SAYS_NOTHING:
            pass
        elif statement.start >= copy:
            said = _by(statement, enclosed, mentions)
        elif at >= 0 and statement.start < quotations[at][1]:
            act = quoted_act(text, statement.start, quotations[at], mentions)
            said = _by(statement, act, mentions)
        voiced.append(said)
    return voiced


def _by(
    statement: Statement, speaker: int | None, mentions: Sequence[Mention]
) -> Statement:
    """A statement of another document, or what the letter is left to say."""
    if speaker is None:
        mention = mentions[statement.mention]
        return replace(
            statement,
            predicate="cites",
            parts=((mention.start, mention.end),),
            rule="R-CITE",
            confidence=0.7,
        )
    said_by = mentions[speaker]
    parts = _merged([(said_by.start, said_by.end), *statement.parts])
    return replace(statement, subject=Node("citation", speaker), parts=parts)


def unended(
    stated: Sequence[Statement], mentions: Sequence[Mention]
) -> list[Statement]:
    """The statements, no act being based on what it replaces or abrogates itself.

    What "theo quy định tại" says of such an act is how it still holds meanwhile.
    """
    ended = {
        mentions[s.mention].number
        for s in stated
        if s.subject == LETTER and s.predicate in _ENDS
    } - {None}
    return [
        replace(s, predicate="cites", rule="R-CITE", confidence=0.7)
        if s.subject == LETTER
        and s.predicate == "based_on"
        and mentions[s.mention].number in ended
        else s
        for s in stated
    ]


def _copied(
    stated: Sequence[Statement], mentions: Sequence[Mention], copy: int
) -> int | None:
    """The document enclosed whose symbol the copy bears; OCR spoils the digits."""
    own = {
        _symbol(mention)
        for mention in mentions
        if 0 <= mention.start - copy < _LETTERHEAD
    }
    enclosed = (s.mention for s in stated if s.predicate == "encloses")
    return next((i for i in enclosed if _symbol(mentions[i]) in own), None)


def _symbol(mention: Mention) -> str:
    return (mention.number or "").partition("/")[2]


def taken_up(
    text: str, stated: Sequence[Statement], mentions: Sequence[Mention], body_end: int
) -> list[Statement]:
    """The statements, the letter carrying out what it cites and then takes up.

    "… đã ban hành Chỉ thị số 5 … Để triển khai thực hiện Chỉ thị nêu trên, …"
    """
    taken = list(stated)
    cited = [
        at
        for at, s in enumerate(stated)
        if s.subject == LETTER and s.rule == "R-CITE" and mentions[s.mention].number
    ]
    starts = [mentions[stated[at].mention].start for at in cited]
    for match in _ABOVE.finditer(text, 0, body_end):
        first = bisect_right(starts, match.start() - _AGO)
        last = bisect_right(starts, match.start())
        for at in reversed(cited[first:last]):
            mention = mentions[stated[at].mention]
            if (mention.type or "").casefold() == match["type"].casefold():
                parts = ((mention.start, mention.end), match.span())
                taken[at] = replace(
                    stated[at],
                    predicate="implements",
                    parts=parts,
                    rule="R-ABOVE",
                    confidence=0.85,
                )
                break
    return taken


def promulgated(stated: Sequence[Statement]) -> list[Statement]:
    """What follows for the act that promulgates a programme.

    It implements what the programme implements; who changes the programme changes it.
    """
    acts = {
        s.object: s
        for s in stated
        if s.predicate == "promulgates" and s.subject != LETTER
    }
    found = []
    for s in stated:
        if s.predicate == "implements" and s.subject in acts:
            act = acts[s.subject]
            found.append(_of_act(act, replace(s, subject=act.subject)))
        elif s.subject == LETTER and s.predicate in _CHANGES and s.object in acts:
            act = acts[s.object]
            changed = replace(s, object=act.subject, mention=act.subject.index)
            found.append(_of_act(act, changed))
    return found


def _of_act(act: Statement, follows: Statement) -> Statement:
    parts = _merged([*act.parts, *follows.parts])
    return replace(follows, parts=parts, rule="R-PROMULGATED", confidence=0.9)


def carried_out(
    text: str, stated: Sequence[Statement], mentions: Sequence[Mention]
) -> list[Statement]:
    """What was issued because of a document: "Thực hiện A, Sở Y đã ban hành B"."""
    done = {
        mentions[s.mention].reach(): s
        for s in stated
        if s.subject == LETTER and s.predicate in {"implements", "based_on"}
    }
    reaches = sorted(done)
    found = []
    for s in stated:
        start = mentions[s.mention].start
        at = bisect_right(reaches, start) - 1
        near = at >= 0 and start - reaches[at] < _LONGEST_ISSUE
        if s.subject != LETTER or not near:
            continue
        issued = _ISSUED.search(text, max(0, start - _LONGEST_ISSUE), start)
        if issued is None or reaches[at] < issued.start():
            continue
        cause = done[reaches[at]]
        parts = _merged([*cause.parts, (start, mentions[s.mention].end)])
        node = Node("citation", s.mention)
        found.append(
            replace(cause, subject=node, parts=parts, rule="R-ISSUED", confidence=0.85)
        )
    return found


def _merged(parts: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The stretches in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(parts):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
