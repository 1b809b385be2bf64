"""What governs a document in its sentence, where the nearest cue does not say it all.

A member of a list hangs on the line above; a passive cue on the document before it; an
act's cue on who acts; what was "ban hành kèm theo" on the cue before that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.acting import (
    ACTS,
    acted_on,
    performs,
)
from extract.cues import DOCUMENTS, SMALL_WORDS, FoundCue, nearest_cue
from extract.doing import acting, only_cited
from extract.model import LETTER, Node
from extract.telling import is_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extract.citations import Mention
    from extract.clauses import Clause
    from extract.layout import Interval
    from extract.model import Predicate

_BASES = re.compile(
    r"\W*(?:các )?(?:căn cứ|cơ sở)(?: pháp lý| để)?"
    r"(?: (?:xây dựng|lập|ban hành|thực hiện) [^.;:\n]{0,60})?",
    re.IGNORECASE,
)
"""A heading above what a plan is based on."""
_LONGEST_OWN_WORDS = 80
_UNREAD = re.compile(
    r"\W*(?P<cue>(?P<implements>(?:Triển khai )?thực hiện)|căn cứ) (?:[^\W\d_]+ ){0,4}"
    r"(?:nghị quyết|chỉ thị|quyết định|kết luận|công điện|kế hoạch|công văn|thông báo|"
    r"luật|nghị định|thông tư)\b[^.:()]{3,400};(?: và)? ",
    re.IGNORECASE,
)
"""Opens a list whose first document could not be read."""
_HEADED = ACTS | {"based_on"}  # what a heading says of its list without a colon
_INSTRUMENT = re.compile(
    r"(?<!\w)(?:[Qq]uy chế|Quy định|[Kk]ế hoạch|[Cc]hương trình|[Đđ]ề án|[Cc]hiến lược|"
    r"[Qq]uy hoạch|[Qq]uy trình|[Đđ]iều lệ|[Nn]ội quy|[Bb]ộ tiêu chí|[Dd]anh mục|"
    r"[Cc]hế độ|[Đđ]ịnh mức|[Pp]hương án|[Qq]uy chuẩn|Hướng dẫn|[Bb]ảng giá|"
    r"QUY (?:CHẾ|ĐỊNH|HOẠCH|TRÌNH)|KẾ HOẠCH|CHƯƠNG TRÌNH|ĐỀ ÁN|ĐIỀU LỆ|DANH MỤC)(?!\w)"
)
_ANNEX = re.compile(r"(?<!\w)(?:biểu mẫu|mẫu|phụ lục|biểu)(?!\w)", re.IGNORECASE)
_FARTHEST = 240


@dataclass(frozen=True, slots=True)
class Scope:
    """A sentence or a footnote: what it speaks of, and the phrase it stands on.

    `type` is the letter's own type, None where that is not known; `above` is what the
    sentence before begins with, where that ends in a semicolon.
    """

    text: str
    mentions: Sequence[Mention]
    clause: Clause
    root: Node
    anchor: Interval | None
    type: str | None
    above: Governed | None = None


@dataclass(frozen=True, slots=True)
class Governed:
    """A mention with what governs it, for those coordinated after it.

    `acted` is the mention that a passive cue stands behind; `lead` the words above
    that a member of a list hangs on; `by_other` tells that a document right before
    the cue is the subject, though its title does not hold this mention.
    """

    index: int
    subject: Node
    cue: FoundCue | None
    quote_start: int
    acted: int | None = None
    lead: Interval | None = None
    by_other: bool = False


def led(scope: Scope, index: int) -> Governed:
    """The first document of a list's member, governed by the line above the list.

    It stands at the head of the member, or in brackets behind what it is about where
    the line speaks of documents: "kết luận về: - Phát triển nhà ở (Thông báo số 64)".
    """
    text, clause = scope.text, scope.clause
    start = scope.mentions[index].start
    own = text[clause.words : start]
    at_head = SMALL_WORDS.fullmatch(own) is not None
    if clause.lead is None:
        cue = scope.above.cue if scope.above else None
        if cue is not None and cue.predicate == "based_on" and at_head:
            return Governed(index, LETTER, cue, start, lead=(cue.start, cue.end))
        return _behind_unread(text, clause, index, start)
    above = text[slice(*clause.lead)].rstrip()
    colon = above.endswith(":")
    stop = clause.lead[0] + len(above) - colon
    cue = nearest_cue(text, clause.lead[0], stop, acts=False)
    if cue is None and (bases := _BASES.fullmatch(text, clause.lead[0], stop)):
        cue = FoundCue(*bases.span(), "R-BASIS", "based_on", passive=False)
        place = bases.span() if at_head else None
        return Governed(index, LETTER, cue if at_head else None, start, lead=place)
    if cue is not None and _leads_to(scope, cue, stop, colon=colon):
        in_brackets = own.endswith("(") and len(own) < _LONGEST_OWN_WORDS
        announced = DOCUMENTS.search(text, cue.end, stop) is not None
        if at_head or (colon and announced and in_brackets):
            return Governed(index, LETTER, cue, start, lead=(cue.start, stop))
    return Governed(index, LETTER, None, start)


def _behind_unread(text: str, clause: Clause, index: int, start: int) -> Governed:
    """The first document read of "Thực hiện …; Nghị quyết số 5; …"."""
    head = _UNREAD.fullmatch(text, clause.words, start)
    if head is None:
        return Governed(index, LETTER, None, start)
    rule = "R-IMPLEMENT" if head["implements"] else "R-BASIS"
    predicate: Predicate = "implements" if head["implements"] else "based_on"
    cue = FoundCue(*head.span("cue"), rule, predicate, passive=False)
    return Governed(index, LETTER, cue, start, lead=head.span("cue"))


def _leads_to(scope: Scope, cue: FoundCue, stop: int, *, colon: bool) -> bool:
    """Whether a cue in the line above a list governs the documents of the list."""
    text, start = scope.text, (scope.clause.lead or (0, 0))[0]
    if cue.passive or not (colon or cue.predicate in _HEADED):
        return False
    if cue.predicate in ACTS:
        return performs(text, start, cue, None, scope.type)
    gap = text[cue.end : stop]
    return SMALL_WORDS.fullmatch(gap) is not None or DOCUMENTS.search(gap) is not None


def settled(
    scope: Scope, governed: Governed, before: Sequence[Governed], left: int
) -> Governed:
    """Settle who acts on whom, where the cue alone does not say it.

    `before` are the mentions of the sentence up to this one; no cue before `left`
    reaches it.
    """
    cue, mention = governed.cue, scope.mentions[governed.index]
    if cue is not None and cue.passive:
        near = [g.index for g in before]
        acted = acted_on(scope.text, near, scope.mentions, cue, mention)
        inner = governed.subject != LETTER
        if acted is not None or (
            inner and not scope.text[left : cue.start].strip(" ,(")
        ):
            return replace(governed, acted=acted)
        cue = _through(scope.text, cue, left, acts=inner)
        start = cue.start if cue and not inner else governed.quote_start
        governed = replace(governed, cue=cue, quote_start=start)
    if cue is not None and cue.rule == "R-FOLLOWING":
        cue = _annexed(scope.text, cue, left) or cue
        governed = replace(governed, cue=cue)
    if cue is None or is_told(scope.text, scope.clause, cue, left, mention):
        return only_cited(scope, governed)
    if cue.predicate in ACTS | {"guides"}:
        return acting(scope, governed, cue, before)
    return governed


def _through(text: str, cue: FoundCue, left: int, *, acts: bool) -> FoundCue | None:
    """The cue before an instrument that a document promulgates.

    "sửa đổi Quy chế … ban hành kèm theo Quyết định số 5" amends that decision,
    "theo Quy chế … ban hành kèm theo" is based on it.
    """
    if cue.predicate != "promulgates":
        return None
    first = max(left, cue.start - _FARTHEST)
    for named in _INSTRUMENT.finditer(text, first, cue.start):
        found = nearest_cue(text, left, named.start(), acts=acts)
        if found is not None:
            return None if found.passive else found
    found = nearest_cue(text, left, cue.start, acts=acts)
    if found is None or found.predicate not in ACTS:
        return None
    return _of_annex(found) if _ANNEX.search(text, first, cue.start) else found


def _annexed(text: str, cue: FoundCue, left: int) -> FoundCue | None:
    """What is done with an annex that came with a document: "Phụ lục kèm theo …"."""
    found = nearest_cue(text, left, cue.start)
    if found is None or found.passive or found.predicate not in ACTS | {"corrects"}:
        return None
    return _of_annex(found)


def _of_annex(cue: FoundCue) -> FoundCue:
    """Another annex in the place of one amends the document it belongs to."""
    return replace(cue, predicate="amends") if cue.predicate == "replaces" else cue
